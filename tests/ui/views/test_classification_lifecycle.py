"""The stages as cards, who moved, and the rules that are tried before they hold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classes, classification, customer_list, customers
from crm_desktop.services.customer_filter import Filter
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_lifecycle import LifecycleTab


def _came(session: Session, name: str, *days_ago: int) -> int:
    one = customers.add(session, {"name": name})
    with session.change(Action.RECORD_INTERACTION) as change:
        for ago in days_ago:
            at = clock.timestamp() - ago * 86_400
            values = {
                "customer_id": one,
                "kind": "visit",
                "day": clock.local_day(at),
                "at": at,
                "created_at": at,
            }
            change.insert("interaction", values)
    return one


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> LifecycleTab:
    classification.add(session, "grade", "A")
    _came(session, "新客", 3)
    _came(session, "老客", 100, 200)
    customers.add(session, {"name": "路人"})
    classes.recompute(session)
    tab = LifecycleTab(session, tasks, bridge)
    qtbot.addWidget(tab)
    tab.resize(1300, 640)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    return tab


def _names(session: Session, chosen: Filter) -> list[str]:
    return sorted(customers.get(session, each).name for each in customer_list.ids(session, chosen))


def test_a_stage_opens_its_customers(qtbot: QtBot, tab: LifecycleTab, session: Session) -> None:
    found = {bar.key: bar.count for bar in tab.cards.bars()}
    assert found == {"potential": 1, "new": 1, "active": 0, "mature": 0, "declining": 1, "lost": 0}
    tab.cards.setCurrentRow(3)
    qtbot.keyClick(tab.cards, Qt.Key.Key_Right)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.cards, Qt.Key.Key_Return)
    assert _names(session, asked.args[0]) == ["老客"]
    moved = next(at for at, bar in enumerate(tab.moves.bars()) if bar.key == ("", "new"))
    tab.moves.setCurrentRow(moved)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.moves, Qt.Key.Key_Return)
    assert _names(session, asked.args[0]) == ["新客"]
    assert "overdue with 1 customer" in tab.overdue.text()
    with qtbot.waitSignal(tab.customers_requested) as asked:
        tab.overdue.click()
    assert _names(session, asked.args[0]) == ["老客"]


def test_rules_are_tried_and_applied_as_one_act(
    qtbot: QtBot, tab: LifecycleTab, session: Session, tasks: Tasks
) -> None:
    rules = tab.rules
    assert not rules.apply.isEnabled()
    with qtbot.waitSignal(tasks.idle, timeout=3_000):
        rules.numbers["declining_days"].setValue(120)
    assert [bar.name for bar in rules.moves.bars()] == ["Declining → Active"]
    rules.show_part("stale")
    grade = classification.entries(session, "grade")[0].id
    rules.stale["grades", str(grade)].setValue(20)
    rules.numbers["large_amount"].setValue(80)
    rules.stale["grades", str(grade)].setFocus()
    with qtbot.waitSignal(tab.toast_requested) as said:
        qtbot.keyClick(
            rules.stale["grades", str(grade)], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    kept = classes.rules(session)
    assert (kept.stage.declining_days, kept.stale.grades, kept.kinds.large_amount) == (
        120,
        {str(grade): 20},
        8_000,
    )
    assert not rules.apply.isEnabled()
    session.undo(said.args[1])
    qtbot.waitUntil(lambda: rules.numbers["declining_days"].value() == 90)
    assert classes.rules(session).kinds.large_amount == 500_000


def test_rules_that_contradict_are_said_and_cannot_be_applied(qtbot: QtBot, tab: LifecycleTab) -> None:
    tab.rules.numbers["declining_days"].setValue(400)
    assert "Nobody could decline" in tab.rules.said.text()
    assert not tab.rules.apply.isEnabled()
    tab.rules.reset.click()
    assert tab.rules.numbers["declining_days"].value() == 90
    assert not tab.rules.said.text()


def test_what_is_typed_stays_while_others_change_the_rules(
    qtbot: QtBot, tab: LifecycleTab, session: Session
) -> None:
    tab.rules.numbers["new_days"].setValue(30)
    classification.add(session, "grade", "B")
    qtbot.waitUntil(lambda: len(tab.rules.stale) == 8)
    assert tab.rules.numbers["new_days"].value() == 30
