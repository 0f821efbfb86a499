"""The customer's page: facts edited in place, entries written in place, nothing typed lost."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import (
    classification,
    contacts,
    customers,
    follow_ups,
    history,
    interactions,
    quick_entry,
    recycle_bin,
)
from crm_desktop.ui import show
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from crm_desktop.ui.views.customer_page_entry import moment_of
from crm_desktop.ui.views.customer_page_text_fields import TextRow
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop

# The offscreen platform says so at each popup.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(420, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def _text_row(page: CustomerPage, key: str) -> TextRow:
    row = page.facts.rows[key]
    assert isinstance(row, TextRow)
    return row


def _record(shop: Shop, text: str, **values: object) -> int:
    entry = quick_entry.Entry(kind="call_in", text=text, customer_id=shop.zhang, **values)  # type: ignore[arg-type]
    return quick_entry.save(shop.session, entry).interaction_id


# -- what is shown ------------------------------------------------------------------------------


def test_head_shows_who_how_to_call_and_what_is_next(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    _record(shop, "问周末送货", follow_up_day=show.after(1), follow_up_title="回访")
    qtbot.waitUntil(lambda: "问周末送货" in page.header.last.text())
    assert page.header.name.edit.text() == "张伟"
    assert page.header.phone.text() == "138 0571 5678"
    assert page.header.choosers["grade"].text() == "A"
    assert [chip.text() for chip in page.header.tag_chips] == ["老客户"]
    assert page.header.due.text() == "tomorrow"
    assert page.header.next_title.text() == "回访"


def test_empty_facts_are_folded_away_and_can_be_added(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    assert page.facts.rows["company"].isVisible()
    assert not page.facts.rows["region"].isVisible()
    assert "region" in page.facts.missing()
    page.facts.add("region")
    assert page.facts.rows["region"].isVisible()
    _text_row(page, "region").edit.insert("杭州")
    qtbot.keyClick(_text_row(page, "region").edit, Qt.Key.Key_Return)
    assert customers.get(shop.session, shop.zhang).region == "杭州"


def test_two_columns_over_the_whole_width(page: CustomerPage, qtbot: QtBot) -> None:
    page.resize(1280, 700)
    assert page.timeline.mapTo(page, page.timeline.rect().topLeft()).x() > 400
    page.resize(420, 700)
    assert page.timeline.mapTo(page, page.timeline.rect().topLeft()).x() < 40


# -- facts --------------------------------------------------------------------------------------


def test_enter_saves_a_fact_as_one_act_that_can_be_undone(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    edit = _text_row(page, "company").edit
    edit.setFocus()
    edit.selectAll()
    edit.insert("兴达贸易")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert customers.get(shop.session, shop.zhang).company == "兴达贸易"
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: edit.text() == "兴达")


def test_escape_puts_the_old_value_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    edit = _text_row(page, "company").edit
    edit.setFocus()
    qtbot.keyClicks(edit, "xyz")
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "兴达"
    assert customers.get(shop.session, shop.zhang).company == "兴达"


def test_leaving_a_field_saves_it(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    edit = _text_row(page, "company").edit
    edit.setFocus()
    edit.selectAll()
    edit.insert("新公司")
    page.timeline.list.setFocus()
    assert customers.get(shop.session, shop.zhang).company == "新公司"


def test_an_error_stands_under_the_field_and_is_not_saved(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.facts.add("birthday")
    row = _text_row(page, "birthday")
    qtbot.keyClicks(row.edit, "31.31.31")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert row.message()
    assert customers.get(shop.session, shop.zhang).birthday == ""
    row.edit.selectAll()
    row.edit.insert("农历1990-08-15")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert not row.message()
    saved = customers.get(shop.session, shop.zhang)
    assert (saved.birthday, saved.birthday_calendar) == ("1990-08-15", "lunar")
    qtbot.waitUntil(lambda: row.edit.text() == "1990-08-15 (lunar)")


def test_a_warning_is_kept_by_a_second_enter(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    row = page.facts.contact_rows[0]
    row.edit.selectAll()
    qtbot.keyClicks(row.edit, "1380571")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert row.message()
    assert customers.get(shop.session, shop.zhang).phone == "13805715678"
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert customers.get(shop.session, shop.zhang).phone == "1380571"


def test_what_cannot_be_saved_comes_back_with_the_customer(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.facts.add("birthday")
    qtbot.keyClicks(_text_row(page, "birthday").edit, "bad date")
    page.show_customer(shop.li_lei)
    assert not page.facts.rows["birthday"].isVisible()
    page.show_customer(shop.zhang)
    row = _text_row(page, "birthday")
    assert row.edit.text() == "bad date"
    assert row.message()


def test_a_change_from_elsewhere_does_not_overwrite_what_is_typed(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    edit = _text_row(page, "company").edit
    edit.setFocus()
    edit.selectAll()
    edit.insert("正在输入")
    customers.update(shop.session, shop.zhang, {"company": "别处", "position": "经理"})
    qtbot.waitUntil(page.facts.rows["position"].isVisible)
    assert edit.text() == "正在输入"
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "别处"


def test_the_same_number_elsewhere_is_said_while_typing(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    row = page.facts.contact_rows[1]
    row.edit.setFocus()
    row.edit.selectAll()
    qtbot.keyClicks(row.edit, "139-0571-1234")
    qtbot.waitUntil(lambda: "李雷" in row.message())
    with qtbot.waitSignal(page.customer_opened) as opened:
        row._act.click()
    assert opened.args == [shop.li_lei]


def test_a_choice_is_saved_at_once_and_may_be_created(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    chooser = page.header.choosers["grade"]
    qtbot.keyClick(chooser, Qt.Key.Key_B)
    assert chooser.popup is not None
    qtbot.keyClick(chooser.popup.line, Qt.Key.Key_Return)
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_b
    chooser.open("VIP")
    qtbot.keyClick(chooser.popup.line, Qt.Key.Key_Return)
    names = {entry.id: entry.name for entry in classification.entries(shop.session, "grade", counted=False)}
    assert names[customers.get(shop.session, shop.zhang).grade_id or 0] == "VIP"
    qtbot.waitUntil(lambda: chooser.text() == "VIP")


def test_referrer_is_found_by_pinyin(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    row = page.facts.add("referrer")
    popup = row.chooser.popup
    qtbot.keyClicks(popup.line, "lilei")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert customers.get(shop.session, shop.zhang).referrer_id == shop.li_lei
    assert row.chooser.text() == "李雷"


def test_tags_are_added_and_removed_in_place(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    page.header.open_tags()
    page.header._tag_popup.line.insert("团购")
    qtbot.keyClick(page.header._tag_popup.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [chip.text() for chip in page.header.tag_chips] == ["老客户", "团购"])
    qtbot.keyClick(page.header.tag_chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [chip.text() for chip in page.header.tag_chips] == ["团购"])


def test_contacts_are_added_labelled_made_primary_and_removed(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    row = page.facts.add("wechat")
    qtbot.keyClicks(row.edit, "zw_1990")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: [one.kind for one in customers.get(shop.session, shop.zhang).contacts][-1] == "wechat"
    )
    second = page.facts.contact_rows[1]
    second.ask_label()
    qtbot.keyClicks(second.popup.line, "work")
    qtbot.keyClick(second.popup.line, Qt.Key.Key_Return)
    second.make_primary.trigger()
    qtbot.waitUntil(lambda: customers.get(shop.session, shop.zhang).phone == "0571-88881234")
    assert customers.get(shop.session, shop.zhang).contacts[0].label == "work"
    with qtbot.waitSignal(page.toast_requested) as toast:
        second.remove()
    assert customers.get(shop.session, shop.zhang).phone == "13805715678"
    history.undo(shop.session, toast.args[1])
    assert customers.get(shop.session, shop.zhang).phone == "0571-88881234"


def test_copying_the_number_and_the_whole_card(page: CustomerPage, shop: Shop) -> None:
    page.header.copy.click()
    assert QGuiApplication.clipboard().text() == "13805715678"
    page.acts.copy_card()
    card = QGuiApplication.clipboard().text()
    assert card.splitlines()[0] == "张伟"
    assert "Company: 兴达" in card
    assert "Grade: A" in card


# -- timeline -----------------------------------------------------------------------------------


def test_an_entry_is_written_in_place_with_the_next_follow_up(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "ordered two")
    page.entry.fields.kinds.chips["call_in"].click()
    page.entry.fields.outcomes.chips["won"].click()
    page.entry.fields.days.set_day(show.after(3))
    qtbot.keyClicks(page.entry.fields.title, "deliver")
    with qtbot.waitSignal(page.entry.saved):
        qtbot.keyClick(page.entry.fields.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    newest = interactions.timeline(shop.session, shop.zhang, interactions.KINDS)[0]
    assert (newest.kind, newest.text, newest.outcome) == ("call_in", "ordered two", "won")
    assert customers.get(shop.session, shop.zhang).next_follow_up == show.after(3)
    assert page.entry.fields.empty
    history.undo_last(shop.session)
    assert interactions.timeline(shop.session, shop.zhang, interactions.KINDS) == []
    assert customers.get(shop.session, shop.zhang).next_follow_up is None


def test_an_unfinished_entry_comes_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "half a sen")
    page.show_customer(shop.li_lei)
    assert page.entry.fields.text.toPlainText() == ""
    page.show_customer(shop.zhang)
    assert page.entry.fields.text.toPlainText() == "half a sen"
    page.entry.save()
    page.show_customer(shop.li_lei)
    page.show_customer(shop.zhang)
    assert page.entry.fields.text.toPlainText() == ""


def test_pane_and_page_share_one_draft(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tasks: Tasks, bridge: Bridge
) -> None:
    whole = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(whole)
    whole.show_customer(shop.zhang)
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "begun in the pane")
    page.hide()
    whole.show()
    assert whole.entry.fields.text.toPlainText() == "begun in the pane"
    whole.entry.save()
    whole.hide()
    page.show()
    assert page.entry.fields.text.toPlainText() == ""


def test_a_draft_is_stored_shortly_after_the_last_key(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "kept")
    with qtbot.waitSignal(page.entry._timer.timeout):
        pass
    draft = quick_entry.draft(shop.session, f"customer.{shop.zhang}")
    assert draft is not None and draft["text"] == "kept"


def test_nothing_to_save_is_said_in_the_box(page: CustomerPage) -> None:
    page.entry.begin()
    assert not page.entry.save()
    assert page.entry.fields.message.text()


def test_an_entry_is_corrected_and_the_draft_waits(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    entry_id = _record(shop, "typo hree")
    qtbot.waitUntil(lambda: page.timeline.model.row_of(("call_in", entry_id)) >= 0)
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "draft")
    page.timeline.show_entry(entry_id)
    qtbot.keyClick(page.timeline.list, Qt.Key.Key_Return)
    assert page.entry.fields.text.toPlainText() == "typo hree"
    page.entry.fields.text.setPlainText("typo here")
    page.entry.save()
    assert interactions.timeline(shop.session, shop.zhang, ["call_in"])[0].text == "typo here"
    assert page.entry.fields.text.toPlainText() == "draft"


def test_an_entry_is_deleted_with_a_way_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    entry_id = _record(shop, "gone")
    qtbot.waitUntil(lambda: page.timeline.show_entry(entry_id))
    with qtbot.waitSignal(page.toast_requested) as toast:
        qtbot.keyClick(page.timeline.list, Qt.Key.Key_Delete)
    assert interactions.timeline(shop.session, shop.zhang, ["call_in"]) == []
    history.undo(shop.session, toast.args[1])
    assert len(interactions.timeline(shop.session, shop.zhang, ["call_in"])) == 1


def test_a_follow_up_is_done_and_moved_in_place(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    planned = follow_ups.plan(shop.session, shop.zhang, show.after(0), "call")
    qtbot.waitUntil(lambda: page.timeline.model.row_of(("follow_up", planned)) >= 0)
    item = page.timeline.model.item(page.timeline.model.row_of(("follow_up", planned)))
    assert item is not None
    page.timeline._reschedule(item, show.after(3))
    qtbot.waitUntil(lambda: page.header.due.text() == "in 3 days")
    page.timeline._select(page.timeline.model.row_of(("follow_up", planned)))
    qtbot.keyClick(page.timeline.list, Qt.Key.Key_Space)
    assert follow_ups.get(shop.session, planned).status == "done"
    qtbot.waitUntil(page.header.plan.isVisible)


def test_changes_show_old_and_new_and_one_is_put_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    customers.update(shop.session, shop.zhang, {"company": "新达", "grade": shop.grade_b})
    page.timeline.set_filter(["change"])
    newest = page.timeline.model.data(page.timeline.model.index(0))
    assert "Company: 兴达 → 新达" in str(newest)
    assert "Grade: A → B" in str(newest)
    item = page.timeline.model.item(0)
    assert item is not None
    change_id = next(field[0] for field in item.fields if field[1] == "company")
    page.timeline._put_back(change_id, "company")
    assert customers.get(shop.session, shop.zhang).company == "兴达"
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_b


def test_tags_put_on_and_off_stand_on_the_timeline(page: CustomerPage, shop: Shop) -> None:
    customers.update(shop.session, shop.zhang, {"tags": []})
    customers.update_many(shop.session, [shop.zhang], {}, add_tags=[shop.regular])
    customers.update_many(shop.session, [shop.zhang], {}, remove_tags=[shop.regular])
    page.timeline.set_filter(["change"])
    model = page.timeline.model
    said = [model.shown(item).body for row in range(model.rowCount()) if (item := model.item(row))]
    assert "Tags: − 老客户" in said[0]
    assert "Tags: + 老客户" in said[1]


def test_chips_filter_by_kind(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    _record(shop, "a call")
    follow_ups.plan(shop.session, shop.zhang, show.after(0), "plan")
    page.timeline.set_filter(["call"])
    assert [page.timeline.model.item(row).kind for row in range(page.timeline.model.rowCount())] == [
        "call_in"
    ]
    page.timeline.set_filter(["follow_up"])
    assert page.timeline.model.rowCount() == 1
    page.timeline.set_filter(["message"])
    assert page.timeline.model.rowCount() == 0


def test_many_entries_are_read_a_page_at_a_time_and_found(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    now = clock.timestamp()
    page.hide()  # or each entry would be shown as it comes
    ids = [_record(shop, f"entry {n}", at=now - 3600 * (500 - n)) for n in range(500)]
    QCoreApplication.sendPostedEvents()
    page.show()
    page.show_customer(shop.li_lei)
    began = time.perf_counter()
    page.show_customer(shop.zhang)
    elapsed = time.perf_counter() - began
    model = page.timeline.model
    assert model.rowCount() == 50
    assert elapsed < 1  # far above the 50 ms aimed at: a shared machine
    page.show_customer(shop.zhang, entry_id=ids[3])
    assert page.timeline.current_key() == ("call_in", ids[3])
    seen = [model.item(row).id for row in range(model.rowCount()) if model.item(row).kind == "call_in"]
    assert len(seen) == len(set(seen))
    while model.load_more():
        pass
    seen = [model.item(row).id for row in range(model.rowCount()) if model.item(row).kind == "call_in"]
    assert seen == ids[::-1]


def test_entries_of_one_second_are_not_lost_between_pages(page: CustomerPage, shop: Shop) -> None:
    at = clock.timestamp() - 1000
    ids = {_record(shop, f"entry {n}", at=at) for n in range(120)}
    model = page.timeline.model
    model.show_customer(shop.zhang, ("call_in",))
    while model.load_more():
        pass
    assert {model.item(row).id for row in range(model.rowCount())} == ids


def test_timeline_model_answers_as_qt_expects(page: CustomerPage, shop: Shop, qtmodeltester: object) -> None:
    _record(shop, "a call")
    qtmodeltester.check(page.timeline.model)  # type: ignore[attr-defined]


# -- deleted, archived, gone -----------------------------------------------------------------------


def test_delete_says_what_goes_along_and_restore_stands_in_the_banner(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    _record(shop, "a", follow_up_day=show.after(1))
    with qtbot.waitSignal(page.toast_requested) as toast:
        page.acts.delete()
    assert toast.args[0].endswith("with 1 entry, 1 follow-up")
    qtbot.waitUntil(page.banner.isVisible)
    page._restore.click()
    qtbot.waitUntil(lambda: not page.banner.isVisible())
    assert customers.get(shop.session, shop.zhang).deleted_at is None


def test_a_purged_customer_leaves_the_page_empty(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    recycle_bin.delete(shop.session, [shop.zhang])
    recycle_bin.purge(shop.session, [shop.zhang])
    qtbot.waitUntil(lambda: page.customer_id is None)


def test_the_menu_offers_archiving_and_the_way_back(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    menu = QMenu(page)
    page.acts.fill_menu(menu)
    words = [action.text() for action in menu.actions()]
    assert "Archive" in words and "Delete" in words
    page.acts.archive()
    qtbot.waitUntil(page.banner.isVisible)
    menu = QMenu(page)
    page.acts.fill_menu(menu)
    assert "Take out of the archive" in [action.text() for action in menu.actions()]


def test_saving_beside_the_list_leaves_the_focus_in_the_entry(
    shop: Shop, qtbot: QtBot, tasks: Tasks, bridge: Bridge
) -> None:
    customers_view = CustomersView(shop.session, tasks, bridge)
    qtbot.addWidget(customers_view)
    pane = CustomerPage(shop.session, tasks, bridge, customers_view)
    customers_view.set_detail_widget(pane)
    customers_view.resize(1294, 640)
    with qtbot.waitSignal(tasks.idle):
        customers_view.show()
    pane.show_customer(shop.zhang)
    pane.entry.begin()
    qtbot.keyClicks(pane.entry.fields.text, "one")
    with qtbot.waitSignal(tasks.idle):
        pane.entry.save()
    assert pane.entry.fields.text.hasFocus()


# -- keys ---------------------------------------------------------------------------------------


def test_alt_arrows_ask_for_the_neighbours_and_escape_closes(page: CustomerPage, qtbot: QtBot) -> None:
    page.timeline.list.setFocus()
    with qtbot.waitSignal(page.next_requested):
        qtbot.keyClick(page.timeline.list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.previous_requested):
        qtbot.keyClick(page.timeline.list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_record_contact_names_the_customer(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.record_requested) as asked:
        page.header.record.click()
    assert asked.args == [shop.zhang]


def test_state_survives_a_change_of_language(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tasks: Tasks, bridge: Bridge
) -> None:
    page.entry.begin()
    qtbot.keyClicks(page.entry.fields.text, "half")
    page.timeline.set_filter(["call"])
    state = page.state()
    again = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(again)
    again.show()
    again.restore(state)
    assert again.customer_id == shop.zhang
    assert again.entry.fields.text.toPlainText() == "half"
    assert again.timeline.filter() == ["call"]


@pytest.mark.parametrize(
    ("text", "good"),
    [("", True), ("14:30", True), ("2026-11-20", True), ("yesterday", False), ("99:10", False)],
)
def test_moments(text: str, good: bool) -> None:
    if good:
        assert moment_of(text) is None or isinstance(moment_of(text), int)
    else:
        with pytest.raises(Exception, match="Type the time"):
            moment_of(text)


def test_contact_labels_of_the_shop_stay_as_they_are(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    contact = customers.get(shop.session, shop.zhang).contacts[1]
    contacts.update(shop.session, contact.id, label="门店")
    qtbot.waitUntil(lambda: "门店" in page.facts.contact_rows[1].label.text())


def test_the_same_name_with_something_in_common_is_said_while_typing(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    other = customers.add(shop.session, {"name": "章伟", "company": "兴达", "owner": shop.wang})
    name = page.header.name
    name.edit.setText("张薇")
    qtbot.waitUntil(lambda: "章伟" in name.message())
    assert "name sounds the same, same company" in name.message()
    assert "老王" in name.message()
    with qtbot.waitSignal(page.customer_opened) as opened:
        name._act.click()
    assert opened.args == [other]
