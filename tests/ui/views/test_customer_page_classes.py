"""The stage of a customer on the page: which and why, set by hand, and given back to the rules."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classes, classification, customers, filter_words, grading, history
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.views.customer_page_classes import ClassesPanel
from crm_desktop.ui.widgets.choices import ChoicePopup
from crm_desktop.values.grade_rules import GradeRule, Grading
from tests.services.class_shops import Bought, Person, Visit, fill

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def test_the_page_says_stage_and_why_and_takes_another_by_hand(
    qtbot: QtBot, session: Session, noon: object
) -> None:
    one = fill(session, [Person((Visit(3),), (Bought(3, 100_00),))])[0]
    classes.recompute(session)
    panel = ClassesPanel(session, Bridge(session))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_customer(one)
    assert (panel.stage.text(), panel.why.text()) == ("New", "first here 3 days ago")
    assert panel.again.isHidden()
    assert "One-off" in panel.value.text() and "R5 F1 M1" in panel.value.text()
    with qtbot.waitSignal(panel.toast_requested) as said:
        panel.set_lost_because(" 搬家 ")
    assert panel.stage.text() == "Lost"
    assert (panel.why.text(), panel.reason.text()) == ("set by hand", "搬家")
    assert not panel.again.isHidden()
    assert panel.log.isHidden()
    panel.earlier.click()
    assert panel.log.isVisible()
    assert "New → Lost" in panel.log.text() or "Potential → Lost" in panel.log.text()
    assert said.args[0] == "Stage: Lost (set by hand)"
    panel.take_up_again()
    assert panel.stage.text() == "New"
    assert customers.get(session, one).lost_reason_id is None


def test_the_reason_why_somebody_was_lost_is_asked_in_place_and_esc_changes_nothing(
    qtbot: QtBot, session: Session, noon: object
) -> None:
    one = fill(session, [Person((Visit(3),), (Bought(3, 100_00),))])[0]
    classes.recompute(session)
    classification.add(session, "lost_reason", "价格")
    bridge = Bridge(session)
    panel = ClassesPanel(session, bridge)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_customer(one)

    def choose_lost() -> ChoicePopup:
        panel.stage.setFocus()
        qtbot.keyClick(panel.stage, "l")  # any letter opens the list
        assert panel.stage.popup is not None
        qtbot.keyClick(panel.stage.popup.line, Qt.Key.Key_Return)
        assert panel.popup is not None
        return panel.popup

    asked = choose_lost()
    assert asked.line.placeholderText() == "Why was this customer lost?"
    qtbot.keyClick(asked.line, Qt.Key.Key_Escape)
    assert panel.stage.text() == "New"
    asked = choose_lost()
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert (panel.stage.text(), panel.reason.text()) == ("Lost", "价格")
    panel.reason.open("搬家")
    assert panel.reason.popup is not None
    qtbot.keyClick(panel.reason.popup.line, Qt.Key.Key_Return)
    assert panel.reason.text() == "搬家"
    history.undo_last(session)
    qtbot.waitUntil(lambda: panel.reason.text() == "价格")
    names = [entry.name for entry in classification.entries(session, "lost_reason", counted=False)]
    assert names == ["价格"], "the reason that was typed goes with its act"


def test_the_page_says_why_somebody_has_the_grade(qtbot: QtBot, session: Session, noon: object) -> None:
    session.followers.append(partial(grading.follow, session))
    grades = [classification.add(session, "grade", name) for name in "AB"]
    one = fill(session, [Person((Visit(3), Visit(9)), ())])[0]
    rule, _ = filter_words.read(session, "visits-90d:>=2")
    grading.keep(session, Grading(True, rules=(GradeRule(rule.rule, grades[0]),)))
    panel = ClassesPanel(session, Bridge(session))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_customer(one)
    assert panel.grade.text() == "A because: Visits in 90 days 2"
    assert panel.grade_again.isHidden()
    customers.update(session, one, {"grade": grades[1]})
    panel.show_customer(one)
    assert panel.grade.text() == "set by hand; by the rules: A because: Visits in 90 days 2"
    with qtbot.waitSignal(panel.toast_requested) as said:
        panel.grade_again.click()
    assert customers.get(session, one).grade_id == grades[0]
    assert said.args[0] == "Grade: A because: Visits in 90 days 2"
