"""The tab of return visits: a form filled in by keys, what was said, the forms of the shop."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox

from crm_desktop.services import (
    customers,
    follow_up_rules,
    history,
    purchases,
    quick_entry,
    satisfaction,
    staff,
    survey_forms,
)
from crm_desktop.services.follow_up_rules import PURCHASE, Wanted
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.services.survey_forms import CHOICE, SCORE, TEXT, Question
from crm_desktop.ui.dialogs.quick_entry import QuickEntry
from crm_desktop.ui.views.follow_ups_visits import VisitsTab
from crm_desktop.ui.widgets.score_choice import ScoreChoice

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def tab(qtbot: Any, session: Any, tasks: Any, bridge: Any, noon: Any) -> VisitsTab:
    staff.sign_in(session, staff.add(session, "小李"))
    questions = (Question("质量", SCORE), Question("还来吗", CHOICE, ("会", "不会")), Question("建议", TEXT))
    form = survey_forms.save(session, "购后回访", questions)
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访", form_id=form))
    purchases.record(session, customers.add(session, {"name": "王小明"}), Entry("茶"))
    made = VisitsTab(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(lambda: len(made.table.plain.rows) == 1)
    return made


def test_a_form_is_filled_in_and_the_visit_is_done(qtbot: Any, session: Any, tab: VisitsTab) -> None:
    tab.fill_button.click()
    quality, again, words = (editor for _, editor in tab.panel.answers)
    qtbot.keyClick(tab.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.panel.said.text() == "Choose a score from 1 to 5."
    qtbot.keyClick(quality, Qt.Key.Key_4)
    assert isinstance(again, QComboBox)
    again.setCurrentIndex(1)
    words.setText("快一点")
    with qtbot.waitSignal(tab.toast_requested):
        qtbot.keyClick(tab.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.panel.isHidden()
    assert satisfaction.listing(session, "", "9999")[0].score == 4
    tab.show_part("said")
    qtbot.waitUntil(lambda: [row.texts[1] for row in tab.scores.plain.rows] == ["王小明"])
    assert tab.groups.plain.rows[0].texts == ("All", "4.00", "1")
    assert tab.words.text() == "0 to make · average 4.0 of 1 scores"
    history.undo_last(session)
    qtbot.waitUntil(lambda: len(tab.table.plain.rows) == 1)


def test_a_form_is_written_refused_changed_and_deleted(qtbot: Any, session: Any, tab: VisitsTab) -> None:
    tab.show_part("forms")
    qtbot.waitUntil(lambda: tab.forms.list.count() == 1)
    tab.forms.begin()
    tab.forms.save()
    assert tab.forms.said.text() == "Give the form a name."
    tab.forms.name.setText("投诉回访")
    line = tab.forms.lines[0]
    line.text.setText("解决了吗")
    line.kind.setCurrentIndex(survey_forms.KINDS.index(CHOICE))
    tab.forms.save()
    assert "two or more options" in tab.forms.said.text()
    line.options.setText("解决了，没有")
    with qtbot.waitSignal(tab.toast_requested):
        tab.forms.save()
    assert survey_forms.every(session)[1].questions == (Question("解决了吗", CHOICE, ("解决了", "没有")),)
    with qtbot.waitSignal(tab.toast_requested) as said:
        tab.forms.delete()
    assert [form.name for form in survey_forms.every(session)] == ["购后回访"]
    history.undo(session, said.args[1])
    assert len(survey_forms.every(session)) == 2


def test_a_score_is_chosen_by_keys_and_clicks_and_taken_back(qtbot: Any) -> None:
    stars = ScoreChoice("Satisfaction")
    qtbot.addWidget(stars)
    stars.show()
    for key, score in (
        (Qt.Key.Key_3, 3),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_0, None),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Delete, None),
    ):
        qtbot.keyClick(stars, key)
        assert stars.score == score
    place = QPoint(stars.width() - 10, stars.height() // 2)
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=place)
    assert stars.score == 5
    assert stars.accessibleName() == "Satisfaction: 5/5 very good"
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=place)
    assert stars.score is None


def test_the_quick_entry_takes_a_score_along(qtbot: Any, session: Any) -> None:
    customer = customers.add(session, {"name": "李梅"})
    panel = QuickEntry(session)
    qtbot.addWidget(panel)
    panel.open_for({"customer_id": customer, "kind": "visit"})
    panel.text.setPlainText("取货")
    panel.score.set_score(5)
    with qtbot.waitSignal(panel.submitted) as sent:
        panel.submit()
    quick_entry.save(session, sent.args[0])
    assert satisfaction.listing(session, "", "9999")[0].score == 5
