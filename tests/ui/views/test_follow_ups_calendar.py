"""The calendar of follow-ups: days, moved by drag and keys, closed days, loads, repeats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import care, customers, follow_ups, history, shop_days
from crm_desktop.services.shop_days import ShopDate
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.shop_days import ShopDaysDialog
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups import FollowUpsView
from crm_desktop.ui.views.follow_ups_calendar import AGENDA, DAY, MONTH, WEEK, CalendarTab
from crm_desktop.ui.views.follow_ups_list import Section
from crm_desktop.values.repeats import Repeat
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    clock.set_now(lambda: datetime(2026, 11, 23, 4, tzinfo=UTC))
    yield
    clock.set_now(None)


@pytest.fixture
def plans(shop: Shop) -> dict[str, int]:
    return {
        "quote": follow_ups.plan(shop.session, shop.zhang, "2026-11-25", "quote", due_time="10:00"),
        "weekly": follow_ups.plan(
            shop.session, shop.li_lei, "2026-11-26", "weekly", staff_id=shop.wang, repeat=Repeat("week")
        ),
    }


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, plans: dict[str, int], tasks: Tasks, bridge: Bridge) -> CalendarTab:
    made = CalendarTab(shop.session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        made.show()
    return made


def _titles(tab: CalendarTab, day: str) -> list[str]:
    return [item.row.title + ("~" if item.coming else "") for _, item in tab.grid.lines(day) if item]


def _place(tab: CalendarTab, day: str, title: str) -> QPoint:
    return next(box.center() for box, item in tab.grid.lines(day) if item and item.row.title == title)


def test_a_month_with_what_repeats(tab: CalendarTab) -> None:
    assert tab.title.text() == "November 2026" and tab.grid.day == "2026-11-23"
    assert _titles(tab, "2026-11-25") == ["quote"]
    assert _titles(tab, "2026-11-26") == ["weekly"]
    assert _titles(tab, "2026-12-03") == ["weekly~"]
    assert "Monday, 23 November 2026" in tab.grid.accessibleDescription()


def test_a_drag_moves_it_and_undo_brings_it_back(
    tab: CalendarTab, shop: Shop, plans: dict[str, int], qtbot: QtBot, tasks: Tasks
) -> None:
    start, end = _place(tab, "2026-11-25", "quote"), tab.grid.cell("2026-11-27").center()
    QTest.mousePress(tab.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(tab.grid, start + QPoint(30, 0))
    QTest.mouseMove(tab.grid, end)
    with qtbot.waitSignals([tab.toast_requested, tasks.idle]):
        QTest.mouseRelease(tab.grid, Qt.MouseButton.LeftButton, pos=end)
    assert follow_ups.get(shop.session, plans["quote"]).due_day == "2026-11-27"
    qtbot.waitUntil(lambda: _titles(tab, "2026-11-27") == ["quote"])
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: _titles(tab, "2026-11-25") == ["quote"])


def test_keys_move_it_and_a_past_day_is_refused_in_place(
    tab: CalendarTab, shop: Shop, plans: dict[str, int], qtbot: QtBot
) -> None:
    for _ in range(2):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Right)
    assert tab.grid.day == "2026-11-25"
    qtbot.keyClick(tab.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert tab.grid.item is not None and tab.grid.item.row.title == "quote"
    with qtbot.waitSignal(tab.toast_requested):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert follow_ups.get(shop.session, plans["quote"]).due_day == "2026-11-26"
    qtbot.waitUntil(lambda: "quote" in _titles(tab, "2026-11-26"))
    assert tab.grid.item is not None and tab.grid.item.row.title == "quote"
    qtbot.keyClick(tab.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tab.message.isVisible()
    assert follow_ups.get(shop.session, plans["quote"]).due_day == "2026-11-26"


def test_a_click_opens_the_customer_and_a_key_marks_done(
    tab: CalendarTab, shop: Shop, plans: dict[str, int], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tab.customer_opened) as opened:
        qtbot.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=_place(tab, "2026-12-03", "weekly"))
    assert opened.args == [shop.li_lei]
    tab.grid.set_day("2026-11-25", 0)
    with qtbot.waitSignal(tab.toast_requested):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    assert follow_ups.get(shop.session, plans["quote"]).status == "done"
    qtbot.waitUntil(lambda: _titles(tab, "2026-11-25") == [])


def test_closed_days_are_pointed_out_and_left_on_request(
    tab: CalendarTab, shop: Shop, plans: dict[str, int], qtbot: QtBot
) -> None:
    assert not tab.banner.isVisible()
    shop_days.set_all(shop.session, [2], [ShopDate("2026-11-26", "盘点")])
    qtbot.waitUntil(tab.banner.isVisible)
    assert tab.banner.accessibleName() == "2 follow-ups are planned on closed days"
    tab.grid.set_day("2026-11-26")
    assert "closed: 盘点" in tab.grid.accessibleDescription()
    with qtbot.waitSignal(tab.toast_requested):
        tab.shift_button.click()
    days = {row.title: row.due_day for row in follow_ups.open_list(shop.session)}
    assert days == {"quote": "2026-11-27", "weekly": "2026-11-27"}
    qtbot.waitUntil(lambda: not tab.banner.isVisible())


def test_weeks_days_and_the_agenda(tab: CalendarTab, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        tab.set_mode(WEEK)
    assert tab.title.text() == "2026-11-23 – 11-29" and _titles(tab, "2026-11-25") == ["quote"]
    with qtbot.waitSignal(tasks.idle):
        tab.set_mode(AGENDA)
    rows = [tab.list.items.row(at) for at in range(tab.list.items.rowCount())]
    heads = [row.title for row in rows if isinstance(row, Section)]
    assert heads == ["Wednesday, 25 November 2026", "Thursday, 26 November 2026"]
    with qtbot.waitSignal(tasks.idle):
        tab.set_mode(DAY)
    assert tab._empty.isVisible()
    with qtbot.waitSignal(tasks.idle):
        tab.step(2)
    assert tab.list.isVisible() and tab.list.items.rowCount() == 2


def test_page_down_and_arrows_reach_other_months(tab: CalendarTab, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.grid, Qt.Key.Key_PageDown)
    assert tab.title.text() == "December 2026" and tab.grid.day == "2026-12-23"
    with qtbot.waitSignal(tasks.idle):
        tab.today_button.click()
    assert tab.title.text() == "November 2026"
    with qtbot.waitSignal(tasks.idle):
        for _ in range(2):
            qtbot.keyClick(tab.grid, Qt.Key.Key_Down)
    assert tab.title.text() == "December 2026" and tab.grid.day == "2026-12-07"


def test_everybodys_load_and_one_persons_days(
    tab: CalendarTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    chips = {chip.text(): chip for chip in tab._load_chips}
    assert list(chips) == ["小李 1", "老王 1"]
    with qtbot.waitSignal(tasks.idle):
        chips["老王 1"].click()
    assert _titles(tab, "2026-11-25") == [] and _titles(tab, "2026-11-26") == ["weekly"]
    assert [chip.isChecked() for chip in tab._load_chips] == [False, True]


def test_birthdays_are_shown_when_asked_for(tab: CalendarTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    customers.update(shop.session, shop.zhang, {"birthday": "1990-11-28"})
    assert care.count(shop.session, clock.today().replace(day=28), clock.today().replace(day=28)) == 1
    tab.birthdays.click()
    qtbot.waitUntil(lambda: tab._shown.birthdays.get("2026-11-28") == (["张伟"], 1))
    tab.birthdays.click()
    qtbot.waitUntil(lambda: not tab._shown.birthdays)


def test_more_than_fit_lead_to_the_day(tab: CalendarTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle), shop.session.change("plan_follow_up") as change:
        for n in range(30):
            follow_ups.insert(change, shop.zhang, "2026-11-24", f"n{n}")
    box, last = tab.grid.lines("2026-11-24")[-1]
    assert last is None
    with qtbot.waitSignal(tasks.idle):
        qtbot.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=box.center())
    assert tab.mode.value == DAY and tab.grid.day == "2026-11-24"
    assert tab.list.items.rowCount() == 31


def test_planning_on_a_day_opens_the_panel_of_the_list(
    qtbot: QtBot, shop: Shop, plans: dict[str, int], tasks: Tasks, bridge: Bridge
) -> None:
    view = FollowUpsView(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    view.show_tab("calendar")
    tab = view.tab("calendar")
    qtbot.waitUntil(lambda: bool(tab.grid._days))
    tab.grid.set_day("2026-12-24")
    qtbot.keyClick(tab.grid, Qt.Key.Key_Insert)
    assert view.current == "list" and view.tab("list").panel.isVisible()
    assert view.tab("list").panel.days.day() == "2026-12-24"
    view.tab("list").panel.who.popup.close()


def test_the_dialog_saves_closed_days_and_names_a_wrong_line(qtbot: QtBot, shop: Shop) -> None:
    dialog = ShopDaysDialog(shop.session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.weekdays[0].click()
    dialog.dates.setPlainText("2027-01-01 元旦\nnever")
    dialog.save()
    assert dialog.isVisible() and dialog.message.text().startswith("Line 2")
    dialog.dates.setPlainText("2027-01-01 元旦\n2027-02-05~2027-02-07 春节")
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    found = shop_days.read(shop.session)
    assert found.weekdays == {0} and len(found.dates) == 4
    assert not dialog.isVisible()


def test_the_month_is_the_first_thing_seen(tab: CalendarTab) -> None:
    assert tab.mode.value == MONTH and tab.first_focus is tab.grid
