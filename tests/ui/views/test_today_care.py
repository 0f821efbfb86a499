"""Today's birthdays and open complaints in one card: there when there are some, done in place."""

from __future__ import annotations

from typing import Any

import pytest

from crm_desktop.services import complaints, customers, history
from crm_desktop.ui.views.today import TodayView
from crm_desktop.ui.views.today_care import TodayCare

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def card(qtbot: Any, session: Any, tasks: Any) -> TodayCare:
    wang = customers.add(session, {"name": "王小明", "birthday": "1990-11-20"})
    customers.add(session, {"name": "李梅", "birthday": "11-24"})
    late = complaints.record(session, wang, "坏了", due_day="2026-11-20")
    complaints.record(session, wang, "慢", due_day="2026-12-20")
    complaints.close(session, complaints.record(session, wang, "好了"), "ok")
    with session.change(complaints.Action.EDIT_COMPLAINT) as change:
        change.update("complaint", late, {"due_day": "2026-11-18"})
    made = TodayCare(session, tasks)
    qtbot.addWidget(made)
    made.load()
    qtbot.waitUntil(lambda: len(made.list.lines) == 3)
    return made


def test_overdue_complaints_birthdays_and_other_complaints_stand_in_this_order(card: TodayCare) -> None:
    said = [(line.title, line.words, line.right, line.right_ink) for line in card.list.lines]
    assert said == [
        ("王小明", "Complaint: 坏了", "2 days late", "bad"),
        ("王小明", "Birthday 1990-11-20", "today", "warn"),
        ("王小明", "Complaint: 慢", "2026-12-20", "secondary"),
    ]
    assert not card.isHidden()


def test_a_birthday_is_marked_in_place_and_taken_back(qtbot: Any, session: Any, card: TodayCare) -> None:
    with qtbot.waitSignal(card.toast_requested) as said:
        card.list.act_pressed.emit(card.list.lines[1].key)
    assert said.args[0] == "Wished well: 王小明"
    card.load()
    qtbot.waitUntil(lambda: len(card.list.lines) == 2)
    history.undo(session, said.args[1])
    card.load()
    qtbot.waitUntil(lambda: len(card.list.lines) == 3)


def test_a_complaint_opens_its_customer(qtbot: Any, card: TodayCare) -> None:
    with qtbot.waitSignal(card.customer_opened):
        card.list.act_pressed.emit(card.list.lines[0].key)


def test_the_page_of_today_shows_the_card_when_it_is_needed(
    qtbot: Any, session: Any, tasks: Any, bridge: Any
) -> None:
    page = TodayView(session, tasks, bridge)
    qtbot.addWidget(page)
    page.show()
    customers.add(session, {"name": "李梅", "birthday": "11-24"})
    customers.add(session, {"name": "王小明", "birthday": "11-20"})
    qtbot.waitUntil(page.care.isVisible)
    with qtbot.waitSignal(page.toast_requested):
        page.care.list.act_pressed.emit(page.care.list.lines[0].key)
    qtbot.waitUntil(page.care.isHidden)
