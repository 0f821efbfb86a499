"""The page of follow-ups: what is due first, done, moved, dropped, planned."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.services import customers, follow_ups, history, shop_days
from crm_desktop.services.shop_days import ShopDate
from crm_desktop.ui import show
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_list import Section, circle_of
from crm_desktop.ui.views.follow_ups_open import PAGE, OpenFollowUps
from crm_desktop.values.repeats import Repeat
from tests.ui.views.conftest import Shop

# The offscreen platform says so at each popup.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def _plan(
    shop: Shop, day: str, title: str, staff_id: int | None = None, customer_id: int | None = None
) -> int:
    with shop.session.change(Action.PLAN_FOLLOW_UP) as change:  # past days too: they come of waiting
        return follow_ups.insert(change, customer_id or shop.zhang, day, title, staff_id=staff_id)


@pytest.fixture
def planned(shop: Shop) -> dict[str, int]:
    return {
        "late": _plan(shop, show.after(-2), "late"),
        "today": _plan(shop, show.after(0), "today"),
        "soon": _plan(shop, show.after(3), "soon", shop.wang, shop.li_lei),
    }


@pytest.fixture
def view(qtbot: QtBot, shop: Shop, planned: dict[str, int], tasks: Tasks, bridge: Bridge) -> OpenFollowUps:
    page = OpenFollowUps(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _rows(view: OpenFollowUps) -> list[str]:
    rows = [view.list.items.row(at) for at in range(view.list.items.rowCount())]
    return [
        row.key + ("+" if row.more else "") if isinstance(row, Section) else row.title for row in rows if row
    ]


def _choose(view: OpenFollowUps, *ids: int) -> None:
    view.list.clearSelection()
    for at in view.list.items.rows_of(ids):
        model = view.list.selectionModel()
        model.select(view.list.items.index(at), model.SelectionFlag.Select)
        model.setCurrentIndex(view.list.items.index(at), model.SelectionFlag.NoUpdate)
    assert len(view.list.chosen()) == len(ids)


def test_sections_due_first_with_words_and_colour(view: OpenFollowUps) -> None:
    assert _rows(view) == ["overdue", "late", "today", "today", "coming", "soon"]
    words = str(view.list.items.data(view.list.items.index(1)))
    assert words.startswith("2 days late, 张伟, 13805715678, late")
    assert "1 overdue" in view.words.text()


def test_space_marks_several_done_with_one_undo(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    _choose(view, planned["late"], planned["today"])
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert follow_ups.counts(shop.session).all == 1
    assert _rows(view)[:2] == ["coming", "soon"] and "done" in _rows(view)
    with qtbot.waitSignal(tasks.idle):
        history.undo_last(shop.session)
    assert follow_ups.counts(shop.session).all == 3


def test_the_circle_marks_done_and_opens_again(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    def press(follow_up_id: int) -> None:
        index = view.list.items.index(view.list.items.rows_of([follow_up_id])[0])
        place: QPoint = circle_of(view.list.visualRect(index)).center()
        with qtbot.waitSignal(tasks.idle):
            qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    press(planned["late"])
    assert follow_ups.get(shop.session, planned["late"]).status == "done"
    press(planned["late"])
    assert follow_ups.get(shop.session, planned["late"]).status == "open"


def test_outcome_reschedule_and_drop(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    _choose(view, planned["late"])
    with qtbot.waitSignal(tasks.idle):
        view.acts.reschedule(view.list.chosen(), show.after(1))
    assert follow_ups.get(shop.session, planned["late"]).due_day == show.after(1)
    assert [row.id for row in view.list.chosen()] == [planned["late"]]  # the choice survives the move
    qtbot.keyClick(view.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert view.done_row.isVisible() and view.done_row.about.text() == "张伟 · late"
    view.done_row.outcomes.chips["interested"].click()
    assert view.done_row.days.day() == show.after(3)  # the usual day after this outcome
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        qtbot.keyClick(view.done_row.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not view.done_row.isVisible() and view.list.hasFocus()
    done = follow_ups.get(shop.session, planned["late"])
    assert (done.status, done.outcome) == ("done", "interested")
    following = next(row for row in follow_ups.open_list(shop.session) if row.title == "late")
    assert (following.due_day, following.customer_id) == (show.after(3), shop.zhang)
    _choose(view, planned["today"])
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert follow_ups.get(shop.session, planned["today"]).status == "dropped"


def test_put_off_leaves_its_part_until_the_moment_and_keeps_its_day(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    _choose(view, planned["today"])
    menu = view.acts.snooze_menu(view.list.chosen, view)
    with qtbot.waitSignal(tasks.idle):
        menu.actions()[0].trigger()
    assert _rows(view) == ["overdue", "late", "coming", "soon", "snoozed", "today"]
    row = follow_ups.get(shop.session, planned["today"])
    assert row.due_day == show.after(0) and row.snoozed_until == pytest.approx(
        clock.timestamp() + 3600, abs=5
    )
    shown = str(view.list.items.data(view.list.items.index(5)))
    assert shown.startswith("until ") and "due: today" in shown
    assert view._wake.isActive()
    later = clock.now() + timedelta(hours=1, minutes=1)
    clock.set_now(lambda: later)
    try:
        with qtbot.waitSignal(tasks.idle):
            view._wake.timeout.emit()
        assert "snoozed" not in _rows(view)
    finally:
        clock.set_now(None)


def test_important_ones_have_a_sign_come_first_and_can_be_alone(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        _plan(shop, show.after(1), "sooner")
    _choose(view, planned["soon"])
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(
            view.list,
            Qt.Key.Key_I,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert _rows(view)[-2:] == ["sooner", "soon"]
    with qtbot.waitSignal(tasks.idle):
        view.order.click()
    assert _rows(view)[-2:] == ["soon", "sooner"]
    words = str(view.list.items.data(view.list.items.index(5)))
    assert "important" in words.lower() and "! soon" in words
    with qtbot.waitSignal(tasks.idle):
        view.only.click()
    assert _rows(view) == ["coming", "soon"]


def test_a_series_is_changed_in_place(view: OpenFollowUps, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    repeat = Repeat("month", 2, day=31)
    with qtbot.waitSignal(tasks.idle):
        monthly = follow_ups.plan(shop.session, shop.zhang, show.after(1), "monthly", repeat=repeat)
    _choose(view, monthly)
    qtbot.keyClick(view.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    row = view.edit_row
    assert row.isVisible() and row.one_button.isVisible() and row.title.text() == "monthly"
    assert row.repeat.repeat() == repeat
    row.title.setText("two-monthly")
    row.repeat.every.setValue(3)
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        qtbot.keyClick(row.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    changed = follow_ups.get(shop.session, monthly)
    assert (changed.title, "INTERVAL=3" in changed.rule) == ("two-monthly", True)
    with qtbot.waitSignal(tasks.idle):
        view.acts.skip(view.list.chosen())
    assert follow_ups.get(shop.session, monthly).status == "dropped"


def test_the_row_says_what_is_wrong_and_esc_gives_it_up(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot
) -> None:
    _choose(view, planned["late"], planned["today"])
    view.ask_outcome()
    row = view.done_row
    assert row.about.text() == "2 follow-ups" and view.rect().contains(row.geometry())
    row.days.set_day(show.after(1))
    row.time.setText("25:00")
    assert not row.submit() and row.message.text()
    qtbot.keyClick(row.title, Qt.Key.Key_Escape)
    assert not row.isVisible()
    assert follow_ups.counts(shop.session).all == 3


def test_buttons_follow_the_choice(view: OpenFollowUps, planned: dict[str, int]) -> None:
    view.list.clearSelection()
    assert not view.done_button.isEnabled()
    _choose(view, planned["today"])
    assert view.done_button.isEnabled() and view.move_button.isEnabled()


def test_enter_opens_the_customer(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot
) -> None:
    _choose(view, planned["soon"])
    with qtbot.waitSignal(view.customer_opened) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.args == [shop.li_lei]


def test_filter_by_staff(view: OpenFollowUps, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.set_staff(shop.wang)
    assert _rows(view) == ["coming", "soon"]
    assert view.who.text() == "老王"
    assert view.state() == {"staff": shop.wang}


def test_planning_finds_the_customer_and_says_what_is_missing(
    view: OpenFollowUps, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    view.begin_plan()
    popup = view.panel.who.popup
    qtbot.keyClicks(popup.line, "lilei")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert view.panel.who.text() == "李雷"
    assert not view.panel.plan()
    assert view.panel.message.text()
    view.panel.title.setText("回访")
    view.panel.time.setText("14：30")
    view.panel.days.set_day(show.after(1))
    with qtbot.waitSignals([view.panel.planned, tasks.idle]):
        qtbot.keyClick(view.panel.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not view.panel.isVisible()
    row = next(row for row in follow_ups.open_list(shop.session) if row.title == "回访")
    assert (row.customer_id, row.due_time) == (shop.li_lei, "14:30")


def test_a_closed_day_is_pointed_out_and_the_next_open_one_is_a_press_away(
    view: OpenFollowUps, shop: Shop
) -> None:
    shop_days.set_all(shop.session, [], [ShopDate(show.after(1), "盘点"), ShopDate(show.after(2))])
    view.panel.show()
    view.panel.days.set_day(show.after(1))
    assert view.panel.days.closed.isVisible() and "盘点" in view.panel.days.closed.text()
    view.panel.days.closed.click()
    assert view.panel.days.day() == show.after(3)
    assert not view.panel.days.closed.isVisible()


def test_more_are_read_a_step_at_a_time(view: OpenFollowUps, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle), shop.session.change(Action.PLAN_FOLLOW_UP) as change:
        for n in range(PAGE + 20):
            follow_ups.insert(change, shop.zhang, show.after(30), f"n{n}")
    assert _rows(view)[-1] == "coming+"
    with qtbot.waitSignal(tasks.idle):
        view.list.more_wanted.emit("coming")
    assert len([row for row in _rows(view) if row.startswith("n")]) == PAGE + 20
    assert _rows(view)[-1] != "coming+"


def test_nothing_open_says_what_to_do(
    view: OpenFollowUps, shop: Shop, planned: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.acts.drop(follow_ups.open_list(shop.session))
    assert view._empty.isVisible()


def test_a_hidden_page_reads_when_it_is_shown(
    view: OpenFollowUps, shop: Shop, qtbot: QtBot, tasks: Tasks, bridge: Bridge
) -> None:
    view.hide()
    with qtbot.waitSignal(bridge.changed):
        customers.update(shop.session, shop.zhang, {"name": "张伟伟"})
    assert not tasks.busy
    with qtbot.waitSignal(tasks.idle):
        view.show()
    assert "张伟伟" in str(view.list.items.data(view.list.items.index(1)))


def test_model_answers_as_qt_expects(view: OpenFollowUps, qtmodeltester: object) -> None:
    qtmodeltester.check(view.list.items)  # type: ignore[attr-defined]


def test_the_page_hands_its_follow_ups_out(qtbot: QtBot, view: OpenFollowUps) -> None:
    with qtbot.waitSignal(view.entries_export_requested) as asked:
        view.export_button.click()
    assert asked.args == ["follow_ups", ("", "")]
