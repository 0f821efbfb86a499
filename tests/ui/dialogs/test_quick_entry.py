"""Quick entry: who, what about, what is next; drafts; problems at the field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop import clock, i18n
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, StorageError
from crm_desktop.services import customers, follow_ups, pasting, products, quick_entry, staff
from crm_desktop.services.quick_entry import Entry
from crm_desktop.ui import show
from crm_desktop.ui.dialogs.quick_entry import QuickEntry

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def zhang(session: Session) -> int:
    """A known customer with a last contact and an open follow-up."""
    customer_id = customers.add(session, {"name": "张伟", "phone": "138 0571 5678"})
    quick_entry.save(session, Entry(kind="call_in", customer_id=customer_id, text="询价"))
    follow_ups.plan(session, customer_id, show.after(1), "回访报价")
    customers.add(session, {"name": "张薇", "phone": "13900001111"})
    return customer_id


@pytest.fixture
def entry(qtbot: QtBot, session: Session) -> Iterator[QuickEntry]:
    dialog = QuickEntry(session)
    qtbot.addWidget(dialog)
    dialog.open_for({})
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(dialog.who.line.hasFocus)
    yield dialog
    dialog.close()


def submitted(qtbot: QtBot, entry: QuickEntry) -> Entry:
    with qtbot.waitSignal(entry.submitted) as given:
        qtbot.keyClick(entry.focusWidget() or entry, Qt.Key.Key_Return, CTRL)
    found = given.args[0]
    assert isinstance(found, Entry)
    return found


def test_a_call_of_a_known_customer_with_a_next_step_takes_few_keys(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    keys = 1  # F2

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        qtbot.keyClick(entry.focusWidget(), key, modifier)

    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)  # a call in
    qtbot.keyClicks(entry.who.line, "5678")
    qtbot.waitUntil(lambda: entry.who.open_question)
    press(Qt.Key.Key_Return)  # it is he
    assert entry.who.customer_id == zhang
    assert entry.text.hasFocus()
    entry.text.setPlainText("周末能不能送货")
    press(Qt.Key.Key_Tab)  # outcome
    press(Qt.Key.Key_Tab)  # tomorrow
    press(Qt.Key.Key_Space)
    while not entry.title.hasFocus():
        press(Qt.Key.Key_Tab)
    qtbot.keyClicks(entry.title, "ok")
    keys += 1
    found = submitted(qtbot, entry)
    assert keys <= 14
    assert (found.kind, found.customer_id, found.text) == ("call_in", zhang, "周末能不能送货")
    assert (found.follow_up_day, found.follow_up_title) == (show.after(1), "ok")


def test_the_whole_number_of_one_customer_shows_the_card_at_once(
    qtbot: QtBot, entry: QuickEntry, zhang: int
) -> None:
    qtbot.keyClicks(entry.who.line, "13805715678")
    qtbot.waitUntil(lambda: entry.who.customer_id == zhang)
    words = " ".join(label.text() for label in entry.who.card.findChildren(type(entry.who.card._name)))
    assert "张伟" in words
    assert "询价" in words
    assert "tomorrow 回访报价" in words


def test_nobody_found_shows_the_fields_of_a_new_customer_filled(qtbot: QtBot, entry: QuickEntry) -> None:
    qtbot.keyClicks(entry.who.line, "13800138000")
    qtbot.waitUntil(entry.who.new.isVisible)
    assert entry.who.new.phone.text() == "13800138000"
    qtbot.keyClick(entry.who.line, Qt.Key.Key_Return)
    assert entry.who.new.name.hasFocus()
    entry.who.new.name.setText("陈女士")
    entry.who.new.gender.set_value("female")
    found = submitted(qtbot, entry)
    assert found.new_customer == {"name": "陈女士", "phone": "13800138000", "gender": "female"}


def test_enter_leads_a_new_customer_through_to_what_it_was_about(qtbot: QtBot, entry: QuickEntry) -> None:
    new = entry.who.new
    qtbot.keyClicks(entry.who.line, "Lin")
    qtbot.waitUntil(new.isVisible)
    qtbot.keyClick(entry.who.line, Qt.Key.Key_Return)
    assert new.phone.hasFocus()
    qtbot.keyClick(new.phone, Qt.Key.Key_Return)
    assert entry.text.hasFocus()
    new.name.setFocus()
    qtbot.keyClick(new.name, Qt.Key.Key_Return)
    assert new.phone.hasFocus(), "the number is still missing"
    new.phone.setText("13800138000")
    new.name.setFocus()
    qtbot.keyClick(new.name, Qt.Key.Key_Return)
    assert entry.text.hasFocus()


def test_somebody_without_a_name_stays_in_the_register(qtbot: QtBot, entry: QuickEntry) -> None:
    qtbot.keyClicks(entry.who.line, "13800138000")
    qtbot.waitUntil(entry.who.new.isVisible)
    found = submitted(qtbot, entry)
    assert found.new_customer is None
    assert (found.visitor_name, found.visitor_phone) == ("", "13800138000")


def test_a_name_may_be_kept_out_of_the_customers(qtbot: QtBot, entry: QuickEntry) -> None:
    entry.who.set_text("老陈")
    entry.who.new.keep.setChecked(False)
    found = submitted(qtbot, entry)
    assert (found.new_customer, found.visitor_name) == (None, "老陈")


def test_an_open_question_is_not_guessed(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    qtbot.keyClicks(entry.who.line, "zhang")
    qtbot.waitUntil(lambda: entry.who.open_question)
    with qtbot.assertNotEmitted(entry.submitted):
        entry.submit()
    assert "Enter" in entry.who.row.problem


def test_a_damaged_number_is_said_at_its_field(qtbot: QtBot, entry: QuickEntry, session: Session) -> None:
    entry.who.start_new("陈女士")
    entry.who.new.phone.setText("1.38E+10")
    entry.who.new.phone.settle_now()
    assert "shortened" in entry.who.new.phone_row.problem


def test_a_refusal_is_shown_at_its_field_and_nothing_is_lost(qtbot: QtBot, entry: QuickEntry) -> None:
    entry.text.setPlainText("想要沙发")
    entry.show_problem(StorageError("The disk is full."))
    assert entry.problem.text() == "The disk is full."
    assert entry.problem.isVisible()
    assert entry.text.toPlainText() == "想要沙发"


def test_a_next_step_without_a_day_is_asked_for(qtbot: QtBot, entry: QuickEntry) -> None:
    entry.who.start_new("陈女士")
    entry.title.setText("回访")
    with qtbot.assertNotEmitted(entry.submitted):
        entry.submit()
    assert entry.day_row.problem


def test_the_time_is_today_and_not_in_the_future(
    qtbot: QtBot, session: Session, entry: QuickEntry, noon: datetime
) -> None:
    entry.who.start_new("陈女士")
    entry.time.setText("00:01")
    entry.time.setModified(True)
    found = submitted(qtbot, entry)
    assert found.at is not None
    assert clock.local(found.at).strftime("%H:%M") == "00:01"
    entry.time.setText("25:99")
    entry.time.setModified(True)
    with qtbot.assertNotEmitted(entry.submitted):
        entry.submit()
    assert "14:32" in entry.problem.text()


def test_esc_keeps_a_draft_that_comes_back(qtbot: QtBot, session: Session, entry: QuickEntry) -> None:
    entry.who.start_new("陈女士 13800138000")
    entry.text.setPlainText("想看沙发")
    entry.outcome.set_value("interested")
    entry.day.set_day(show.after(3))
    entry.title.setText("送样")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()
    other = QuickEntry(session)
    qtbot.addWidget(other)
    other.open_for({})
    assert other.who.new.name.text() == "陈女士"
    assert other.text.toPlainText() == "想看沙发"
    assert (other.outcome.value, other.day.day(), other.title.text()) == ("interested", show.after(3), "送样")
    other.done_with()
    assert quick_entry.draft(session, "quick_entry") is None


def test_a_crash_loses_at_most_half_a_second_of_typing(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    entry.text.setPlainText("想看沙发")
    qtbot.waitUntil(lambda: quick_entry.draft(session, "quick_entry") is not None)
    draft = quick_entry.draft(session, "quick_entry")
    assert draft is not None
    assert draft["text"] == "想看沙发"


def test_each_customer_has_a_draft_of_its_own(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    entry.text.setPlainText("一般的")
    entry.open_for({"customer_id": zhang, "kind": "call_in"})
    assert (entry.who.customer_id, entry.text.toPlainText(), entry.kind.value) == (zhang, "", "call_in")
    entry.text.setPlainText("给张伟的")
    entry.close()
    entry.open_for({})
    assert entry.text.toPlainText() == "一般的"
    entry.close()
    entry.open_for({"customer_id": zhang})
    assert entry.text.toPlainText() == "给张伟的"


def test_clear_forgets_what_is_typed(qtbot: QtBot, session: Session, entry: QuickEntry) -> None:
    entry.text.setPlainText("想看沙发")
    entry.close()
    entry.open_for({})
    entry.clear.click()
    assert entry.text.toPlainText() == ""
    assert quick_entry.draft(session, "quick_entry") is None


def test_only_the_customer_is_written_down_when_there_was_no_contact(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    qtbot.keyClick(entry, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    entry.who.start_new("陈女士")
    entry.text.setPlainText("邻居介绍")
    found = submitted(qtbot, entry)
    assert found.kind == ""
    saved = quick_entry.save(session, found)
    assert saved.interaction_id is None
    assert saved.customer_id is not None
    customer = customers.get(session, saved.customer_id)
    assert (customer.name, customer.note, customer.interaction_count) == ("陈女士", "邻居介绍", 0)


def test_what_the_top_box_holds_is_taken_along(qtbot: QtBot, session: Session, entry: QuickEntry) -> None:
    entry.close()
    entry.open_for({"text": "陈女士 13800138000", "new": True})
    assert (entry.who.new.name.text(), entry.who.new.phone.text()) == ("陈女士", "13800138000")


MESSAGE = "王小明先生 13800138000、0571-88881234 海淀区中关村大街1号 wang@x.cn 想看两居"


def test_a_pasted_message_fills_the_fields_for_correction(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    entry.open_for({"heard": pasting.hear(session, MESSAGE)})
    new = entry.who.new
    assert new.isVisible()
    assert (new.name.text(), new.phone.text(), new.gender.value) == ("王小明", "13800138000", "male")
    assert new.more.texts() == {
        "more_phones": "0571-88881234",
        "address": "海淀区中关村大街1号",
        "email": "wang@x.cn",
    }
    assert entry.text.toPlainText() == "想看两居"
    assert entry.kind.value == "message"
    assert session.one("SELECT count(*) FROM customer") == (0,)
    new.more.rows["address"].editor.setText("海淀区中关村大街2号")
    found = submitted(qtbot, entry)
    assert (found.kind, found.text) == ("message", "想看两居")
    saved = quick_entry.save(session, found)
    kept = customers.get(session, saved.customer_id or 0)
    assert {(each.kind, each.value) for each in kept.contacts} == {
        ("phone", "13800138000"),
        ("phone", "0571-88881234"),
        ("address", "海淀区中关村大街2号"),
        ("email", "wang@x.cn"),
    }


def test_a_pasted_message_of_a_known_customer_shows_the_card(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    entry.open_for({"heard": pasting.hear(session, "张先生 138 0571 5678 西湖区文三路1号 要两台空调")})
    assert entry.who.customer_id == zhang
    assert entry.who.card.isVisible()
    assert entry.text.toPlainText() == "要两台空调\nName: 张先生\nAddress: 西湖区文三路1号"


def test_a_number_that_several_share_asks_whose_it_is(
    session: Session, entry: QuickEntry, zhang: int
) -> None:
    customers.add(session, {"name": "张太太", "phone": "13805715678"})
    entry.open_for({"heard": pasting.hear(session, "13805715678 要两台空调")})
    assert entry.who.open_question
    assert entry.text.toPlainText() == "要两台空调"


def test_a_wrong_mail_address_is_told_under_its_field(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    entry.open_for({"heard": pasting.hear(session, MESSAGE)})
    row = entry.who.new.more.rows["email"]
    row.editor.setText("wang@")
    qtbot.waitUntil(lambda: "e-mail" in row.problem)
    found = submitted(qtbot, entry)
    with pytest.raises(InvalidValue) as failed:
        quick_entry.save(session, found)
    entry.show_problem(failed.value)
    assert row.editor.hasFocus()


def test_what_was_begun_before_a_paste_stays_a_draft(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    entry.text.setPlainText("half a visit")
    entry.open_for({"heard": pasting.hear(session, MESSAGE)})
    assert entry.text.toPlainText() == "想看两居"
    entry.close()
    entry.open_for({})
    assert entry.text.toPlainText() == "half a visit"
    entry.open_for({"heard": pasting.hear(session, MESSAGE)})
    assert entry.text.toPlainText() == "想看两居"
    assert entry.who.new.name.text() == "王小明"


def test_a_message_pasted_for_who_it_is_is_taken_apart(
    qtbot: QtBot, session: Session, entry: QuickEntry
) -> None:
    entry.text.setPlainText("sofa")
    QApplication.clipboard().setText(MESSAGE)
    qtbot.keyClick(entry.who.line, Qt.Key.Key_V, CTRL)
    assert entry.who.new.name.text() == "王小明"
    assert entry.text.toPlainText() == "sofa\n想看两居"
    QApplication.clipboard().clear()


def test_the_fields_of_a_message_come_back_with_the_draft(session: Session, entry: QuickEntry) -> None:
    entry.open_for({"heard": pasting.hear(session, MESSAGE)})
    entry.close()
    entry.open_for({})
    assert entry.who.new.more.rows["address"].editor.text() == "海淀区中关村大街1号"
    entry.discard()
    assert entry.who.new.more.texts() == {}


@pytest.mark.parametrize(
    ("language", "who"), [("en", "owner 小李, last contact"), ("zh_CN", "归属 小李，上次联系")]
)
def test_somebody_with_this_number_is_told_while_a_new_customer_is_typed(
    session: Session, qtbot: QtBot, language: str, who: str
) -> None:
    i18n.install(language)
    owner = staff.add(session, "小李")
    known = customers.add(session, {"name": "李雷", "phone": "15912344321", "owner": owner})
    dialog = QuickEntry(session)
    qtbot.addWidget(dialog)
    dialog.open_for({"text": "韩梅梅", "new": True})
    hint = dialog.who.new.same
    qtbot.keyClicks(dialog.who.new.phone, "159 1234 4321")
    qtbot.waitUntil(lambda: "李雷" in hint.text)
    assert who in hint.text
    with qtbot.waitSignal(dialog.customer_opened) as opened:
        hint.open.click()
    assert opened.args == [known]
    hint.take.click()
    assert dialog.who.customer_id == known
    assert not hint.isVisible()


def test_what_the_shop_requires_of_somebody_new_is_asked_and_checked_at_its_field(
    qtbot: QtBot, session: Session
) -> None:
    from PySide6.QtWidgets import QComboBox

    from crm_desktop.data.fields import Kind
    from crm_desktop.services import classification, custom_fields
    from crm_desktop.services.custom_fields import Definition

    retail = classification.add(session, "category", "Retail")
    custom_fields.require(session, "category", True)
    size = custom_fields.define(session, Definition("Size", Kind.ONE_OF, ("S", "L"), required=True))
    plate = custom_fields.define(session, Definition("Plate", required=True, hint="A1234"))
    dialog = QuickEntry(session)
    qtbot.addWidget(dialog)
    dialog.open_for({"text": "Zhang San", "new": True})
    qtbot.waitExposed(dialog)
    rows = dialog.who.new.more.rows
    assert list(rows) == ["category", size, plate]
    boxes = [rows[key].editor for key in ("category", size)]
    assert all(isinstance(box, QComboBox) for box in boxes)
    for box in boxes:
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(1)
    given: list[Entry] = []
    dialog.submitted.connect(given.append)
    dialog.submit()
    with pytest.raises(InvalidValue) as caught:
        quick_entry.save(session, given[0])
    dialog.show_problem(caught.value)
    assert "Plate is required" in rows[plate].problem
    dialog.who.new.name.setText("Zhang Si")
    qtbot.keyClicks(rows[plate].editor, "A1")
    assert rows[plate] is dialog.who.new.more.rows[plate], "what was typed stays"
    dialog.submit()
    saved = quick_entry.save(session, given[1])
    assert saved.customer_id is not None
    found = customers.get(session, saved.customer_id)
    assert (found.category_id, found.made[plate]) == (retail, "A1")
    dialog.close()


def test_what_was_bought_is_typed_line_by_line(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    products.add(session, "西湖龙井", price="120")
    entry.close()
    entry.open_for({"customer_id": zhang, "bought": True})
    lines = entry.bought.lines
    qtbot.waitUntil(lines[0].item.hasFocus)
    assert entry.kind.value == "none"
    lines[0].item.setText("西湖龙井")
    qtbot.keyClicks(lines[0].quantity, "2")
    assert lines[0].amount.text() == "240.00"
    assert len(lines) == 2, "the next line comes by itself"
    lines[1].item.setText("茶杯")
    lines[1].amount.setText("60")
    assert entry.bought.total.text() == "Total ¥300.00"
    entry.bought.keep.setChecked(True)
    entry.text.setPlainText("要开票")
    found = submitted(qtbot, entry)
    assert (found.kind, found.customer_id) == ("", zhang)
    assert [(each.item, each.quantity, each.amount, each.keep) for each in found.bought] == [
        ("西湖龙井", "2", "240.00", False),
        ("茶杯", "", "60", True),
    ]
    assert found.bought[0].note == "要开票"
    quick_entry.save(session, found)
    assert customers.get(session, zhang).purchase_amount == 30000


def test_the_channel_follows_from_the_kind_until_it_is_chosen(
    qtbot: QtBot, entry: QuickEntry, zhang: int
) -> None:
    qtbot.keyClick(entry.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert entry.bought.isVisible()
    channel = entry.bought.channel
    assert channel.currentData() == "shop"
    qtbot.keyClick(entry.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert channel.currentData() == "phone"
    channel.setCurrentIndex(channel.findData("online"))
    channel.activated.emit(channel.currentIndex())
    qtbot.keyClick(entry.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert channel.currentData() == "online"


def test_a_purchase_that_cannot_be_is_told_at_its_line_and_the_draft_keeps_it(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    entry.open_for({"customer_id": zhang})
    entry.show_bought()
    entry.bought.lines[0].item.setText("茶")
    entry.bought.lines[0].amount.setText("-5")
    found = submitted(qtbot, entry)
    with pytest.raises(InvalidValue) as told:
        quick_entry.save(session, found)
    entry.show_problem(told.value)
    assert "return" in entry.bought_row.problem
    assert entry.bought.lines[0].amount.hasFocus()
    entry.close()
    entry.open_for({"customer_id": zhang})
    assert entry.bought.isVisible()
    assert entry.bought.lines[0].texts() == ["茶", "", "-5"]


def test_who_brought_a_new_customer_is_chosen_and_stays_in_the_draft(
    qtbot: QtBot, session: Session, entry: QuickEntry, zhang: int
) -> None:
    qtbot.keyClicks(entry.who.line, "13800138000")
    qtbot.waitUntil(entry.who.new.isVisible)
    new = entry.who.new
    new.referrer.chosen.emit(zhang)
    assert new.referrer.text() == "张伟"
    kept = new.state()
    new.clear()
    assert new.referrer.text() == ""
    new.restore(kept)
    new.name.setText("赵铁柱")
    given = submitted(qtbot, entry)
    quick_entry.save(session, given)
    (customer_id,) = session.one("SELECT id FROM customer WHERE name = '赵铁柱'")
    assert customers.get(session, customer_id).referrer_id == zhang
