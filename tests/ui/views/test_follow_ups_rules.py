"""The tab of rules: the usual ones, a new one, changed, resting, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from crm_desktop.services import follow_up_rules, history, staff
from crm_desktop.ui.views.follow_ups_rules import RulesTab

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def tab(qtbot: Any, session: Any, tasks: Any, bridge: Any) -> RulesTab:
    staff.add(session, "店长")
    made = RulesTab(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(tab: RulesTab) -> list[str]:
    return [row.texts[2] for row in tab.table.plain.rows]


def test_the_usual_ones_are_added_and_undone(qtbot: Any, session: Any, tab: RulesTab) -> None:
    assert tab._stack.currentIndex() == 1
    with qtbot.waitSignal(tab.toast_requested):
        tab.add_usual()
    assert len(titles(tab)) == 3
    assert tab.table.plain.rows[0].texts[:2] == ("After a purchase", "7 days")
    history.undo_last(session)
    qtbot.waitUntil(lambda: tab._stack.currentIndex() == 1)


def test_a_rule_is_written_by_keys_and_refused_without_words(qtbot: Any, session: Any, tab: RulesTab) -> None:
    tab.new_button.click()
    qtbot.keyClick(tab.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.panel.said.text() == "Type what shall be done."
    tab.panel.title.setText("回访")
    tab.panel.keeper.setCurrentIndex(2)
    qtbot.keyClick(tab.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.panel.isHidden()
    assert tab.table.plain.rows[0].texts[2:5] == ("回访", "Call out", "店长")


def test_a_rule_is_changed_rests_and_goes(qtbot: Any, session: Any, tab: RulesTab) -> None:
    tab.add_usual()
    tab.edit_button.click()
    tab.panel.days.setValue(14)
    tab.panel.save()
    assert follow_up_rules.every(session)[0].days == 14
    tab.rest_button.click()
    assert not follow_up_rules.every(session)[0].active
    assert tab.rest_button.text() == "Plan again"
    tab.delete_button.click()
    assert len(titles(tab)) == 2
