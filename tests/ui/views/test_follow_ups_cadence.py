"""The tab of cadence: the list with its signs, calls planned, the rules kept and refused."""

from __future__ import annotations

from typing import Any

import pytest

from crm_desktop import clock
from crm_desktop.services import cadence, classes, classification, customers, follow_ups, staff
from crm_desktop.ui.views.follow_ups_cadence import CadenceTab

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def tab(qtbot: Any, session: Any, tasks: Any, bridge: Any, noon: Any) -> CadenceTab:
    staff.add(session, "店长")
    grade = classification.add(session, "grade", "A")
    for name, ago in (("王小明", 80), ("李梅", 35)):
        customer = customers.add(session, {"name": name, "grade": grade})
        with session.change(follow_ups.Action.RECORD_INTERACTION) as change:
            at = clock.timestamp() - ago * 86_400
            own = {"customer_id": customer, "kind": "visit", "at": at, "day": clock.local_day(at)}
            change.insert("interaction", {**own, "created_at": at})
    cadence.keep(session, grades={grade: 30}, groups={}, slipping=14, escalate=0, escalate_to=None)
    classes.recompute(session)
    made = CadenceTab(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: names(made) == ["王小明", "李梅"])
    return made


def names(tab: CadenceTab) -> list[str]:
    return [row.texts[0] for row in tab.table.plain.rows]


def test_each_says_how_long_it_is_due_by_sign_words_and_colour(tab: CadenceTab) -> None:
    first, second = tab.table.plain.rows
    assert (first.icon, first.texts[4], first.inks[4]) == ("error", "due for 50 days", "bad")
    assert (second.icon, second.texts[4], second.inks[4]) == ("warning", "due for 5 days", "warn")
    assert tab.words.text() == "2 due · 1 slipping · 0 in the next 7 days"


def test_another_state_is_shown_and_remembered(qtbot: Any, session: Any, tab: CadenceTab) -> None:
    tab.states.chosen.emit(cadence.SLIPPING)
    qtbot.waitUntil(lambda: names(tab) == ["王小明"])
    assert session.setting("cadence.state") == cadence.SLIPPING
    with qtbot.waitSignal(tab.customers_requested):
        tab.list_button.click()


def test_a_follow_up_is_planned_for_the_selected_ones(qtbot: Any, session: Any, tab: CadenceTab) -> None:
    tab.table.selectAll()
    with qtbot.waitSignal(tab.toast_requested) as said:
        tab.plan("2026-11-23")
    assert said.args[0] == "2 follow-ups planned"
    assert len(follow_ups.open_list(session)) == 2
    tab.unplanned.setChecked(True)
    qtbot.waitUntil(lambda: names(tab) == [])


def test_rules_are_kept_and_what_cannot_be_is_said(qtbot: Any, session: Any, tab: CadenceTab) -> None:
    tab.rules_button.setChecked(True)
    grade = classification.entries(session, "grade")[0].id
    assert tab.rules.days("grade", grade).value() == 30
    tab.rules.days("grade", grade).setValue(60)
    tab.rules.escalate.setValue(30)
    tab.rules.save()
    assert tab.rules.said.text() == "Choose who cares then."
    tab.rules.who.chosen.emit(1)
    with qtbot.waitSignal(tab.toast_requested):
        tab.rules.save()
    assert tab.rules.isHidden()
    kept = cadence.rules(session)
    assert (kept.grades, kept.escalate, kept.escalate_to) == ({str(grade): 60}, 30, 1)
