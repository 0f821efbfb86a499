"""The value analysis: the grid, its segments and moves, another day, other cut points."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classes, customer_list, customers
from crm_desktop.services.customer_filter import Filter
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_value import ValueTab
from crm_desktop.values.class_rules import RfmRules


def _bought(session: Session, name: str, *purchases: tuple[int, int]) -> int:
    """A customer with purchases: (days ago, yuan)."""
    one = customers.add(session, {"name": name})
    with session.change(Action.RECORD_PURCHASE) as change:
        for days, yuan in purchases:
            on = clock.today() - timedelta(days)
            values = {"customer_id": one, "day": on.isoformat(), "at": 0, "created_at": 0, "item": "x"}
            change.insert("purchase", {**values, "amount": yuan * 100})
    return one


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> ValueTab:
    """Three buyers and one who never came, scored by the shop's own cut points."""
    classes.keep(session, scoring=RfmRules(own=True, days=(10, 20, 40, 80), counts=(1, 2, 3, 4)))
    _bought(session, "常客", (2, 9_000), (15, 9_000), (48, 9_000), (60, 9_000), (70, 1))
    _bought(session, "新客", (3, 20))
    _bought(session, "老客", (100, 30), (120, 30))
    customers.add(session, {"name": "路人"})
    classes.recompute(session)
    tab = ValueTab(session, tasks, bridge)
    qtbot.addWidget(tab)
    tab.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    return tab


def _names(session: Session, chosen: Filter) -> list[str]:
    found = [customers.get(session, each).name for each in customer_list.ids(session, chosen)]
    return sorted(found)


def test_a_cell_opens_the_customers_behind_it(qtbot: QtBot, tab: ValueTab, session: Session) -> None:
    assert tab.grid.count_at(0, 4) == 1  # R5 F5
    assert tab.grid.count_at(0, 0) == 1  # R5 F1
    assert tab.grid.count_at(4, 1) == 1  # R1 F2
    assert tab.grid.horizontalHeaderItem(4).text() == "F5\n> 4 ×"
    assert tab.grid.verticalHeaderItem(0).text() == "R5\n≤ 10 days"
    assert "1 customer has nothing" in tab.unscored.text()
    tab.grid.setFocus()
    tab.grid.setCurrentCell(0, 3)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    assert _names(session, asked.args[0]) == ["常客"]


def test_money_can_stand_across(qtbot: QtBot, tab: ValueTab, session: Session) -> None:
    tab.axis.set_value("monetary")
    tab.axis.chosen.emit("monetary")
    assert tab.grid.horizontalHeaderItem(1).text() == "M2\n¥ 500–1,500"
    assert tab.grid.count_at(0, 4) == 1
    with qtbot.waitSignal(tab.customers_requested) as asked:
        tab.grid.cellClicked.emit(0, 0)
    assert _names(session, asked.args[0]) == ["新客"]
    with qtbot.assertNotEmitted(tab.customers_requested):
        tab.grid.cellClicked.emit(2, 2)  # nobody is there


def test_segments_and_moves_open_their_customers(qtbot: QtBot, tab: ValueTab, session: Session) -> None:
    bars = {bar.key: bar for bar in tab.segments.bars()}
    assert (bars["champions"].count, bars["champions"].change) == (1, 1)
    assert (bars["newcomers"].count, bars["newcomers"].change) == (1, 1)
    assert bars["dormant"].count == 1
    moves = {bar.key: bar.count for bar in tab.moves.bars()}
    assert moves == {("promising", "champions"): 1, ("", "newcomers"): 1}
    tab.segments.setCurrentRow(0)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.segments, Qt.Key.Key_Return)
    assert _names(session, asked.args[0]) == ["常客"]
    row = next(at for at, bar in enumerate(tab.moves.bars()) if bar.key == ("", "newcomers"))
    tab.moves.setCurrentRow(row)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.moves, Qt.Key.Key_Return)
    assert _names(session, asked.args[0]) == ["新客"]


def test_another_day_is_computed_and_left_again(qtbot: QtBot, tab: ValueTab, tasks: Tasks) -> None:
    tab.day.setText((clock.today() + timedelta(1)).isoformat())
    qtbot.keyClick(tab.day, Qt.Key.Key_Return)
    assert tab.said.isVisible() and "today" in tab.said.text()
    then = clock.today() - timedelta(30)
    tab.day.setText(then.isoformat())
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.today.isVisible() and not tasks.busy)
    assert not tab.said.isVisible()
    assert sum(tab.grid.count_at(row, column) for row in range(5) for column in range(5)) == 2
    with qtbot.waitSignal(tasks.idle):
        tab.today.click()
    qtbot.waitUntil(lambda: not tab.today.isVisible() and not tasks.busy)
    assert date.fromisoformat(tab.day.text()) == clock.today()


def test_cut_points_that_do_not_rise_are_refused_in_words(qtbot: QtBot, tab: ValueTab) -> None:
    tab.rules.click()
    tab.editor.cuts["counts"][1].setValue(1)
    tab.editor.save.click()
    assert "rise" in tab.editor.said.text()
    tab.editor.cuts["counts"][1].setValue(2)
    tab.editor.high.setValue(3)
    with qtbot.waitSignal(tab.toast_requested):
        qtbot.keyClick(tab.editor.high, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert classes.rules(tab._session).rfm.high == 3
    assert tab.segments.isVisible()
