"""The rules for grades: typed, tried, applied as one act, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services import customers, grading
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_grading import GradingTab
from crm_desktop.values.grade_rules import POINTS
from crm_desktop.values.rules import EVERYBODY
from tests.ui.views.conftest import Shop


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> GradingTab:
    """Zhang has grade A by hand and a company; Li has neither."""
    tab = GradingTab(shop.session, tasks, bridge)
    qtbot.addWidget(tab)
    tab.resize(1300, 640)
    tab.show()
    return tab


def _grade(shop: Shop, customer: int) -> int | None:
    return customers.get(shop.session, customer).grade_id


def _typed(tab: GradingTab, *texts: str) -> None:
    for text in texts:
        tab.lines.more.click()
        tab.lines.lines[-1].text.setText(text)


def test_rules_are_tried_and_applied_as_one_act(
    qtbot: QtBot, tab: GradingTab, shop: Shop, tasks: Tasks
) -> None:
    assert not tab.apply.isEnabled()
    tab.on.click()
    assert tab.said.text() == "Add a rule first."
    _typed(tab, "company:any", "")
    assert [line.grade.currentText() for line in tab.lines.lines] == ["A", "B"]
    qtbot.waitUntil(lambda: bool(tab.moves.bars()))
    assert [(bar.name, bar.count) for bar in tab.moves.bars()] == [("No grade → B", 1)]
    assert tab.over_hand.isHidden()
    tab.lines.lines[0].text.setFocus()
    with qtbot.waitSignal(tab.toast_requested) as said:
        qtbot.keyClick(tab.lines.lines[0].text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (_grade(shop, shop.zhang), _grade(shop, shop.li_lei)) == (shop.grade_a, shop.grade_b)
    assert not tab.apply.isEnabled()
    shop.session.undo(said.args[1])
    assert _grade(shop, shop.li_lei) is None
    qtbot.waitUntil(lambda: not tab.lines.lines)


def test_those_graded_by_hand_are_counted_and_taken_only_when_asked(
    qtbot: QtBot, tab: GradingTab, shop: Shop
) -> None:
    tab.on.click()
    _typed(tab, "company:any")
    tab.lines.lines[0].grade.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not tab.over_hand.isHidden())
    assert "1 customer whose" in tab.over_hand.text()
    assert tab.moves.bars() == []
    with qtbot.waitSignal(tab.customers_requested):
        tab.by_hand.click()
    tab.over_hand.click()
    qtbot.waitUntil(lambda: [bar.name for bar in tab.moves.bars()] == ["A → B"])
    with qtbot.waitSignal(tab.toast_requested):
        tab.apply.click()
    assert _grade(shop, shop.zhang) == shop.grade_b


def test_what_contradicts_or_is_not_understood_is_said(tab: GradingTab) -> None:
    tab.on.click()
    _typed(tab, "", "visits:>5")
    assert "Move it to the end" in tab.said.text()
    assert not tab.apply.isEnabled()
    tab.lines.shift(tab.lines.lines[0], 1)
    assert tab.said.text() == ""
    assert [rule.rule == EVERYBODY for rule in tab.rules().rules] == [False, True]
    tab.lines.lines[0].text.setText("visits:>many")
    assert tab.said.text().startswith("Rule 1: ")
    tab.lines.remove(tab.lines.lines[0])
    assert tab.apply.isEnabled()
    tab.reset.click()
    assert tab.lines.lines == [] and not tab.on.isChecked()


def test_points_have_limits_for_each_grade(qtbot: QtBot, tab: GradingTab, shop: Shop) -> None:
    tab.on.click()
    _typed(tab, "company:any")
    tab.mode.set_value(POINTS)
    tab.mode.chosen.emit(POINTS)
    assert "how many points" in tab.said.text()
    tab.lines.lines[0].points.setValue(30)
    tab.lines.least[shop.grade_b].setValue(20)
    tab.lines.least[shop.grade_a].setValue(50)
    assert tab.apply.isEnabled()
    with qtbot.waitSignal(tab.toast_requested):
        tab.apply.click()
    kept = grading.current(shop.session)
    assert kept.limits == ((shop.grade_a, 50), (shop.grade_b, 20))
    assert kept.rules[0].points == 30
