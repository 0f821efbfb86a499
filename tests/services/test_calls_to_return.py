"""Calls to return: what makes one, what ends it."""

from __future__ import annotations

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import (
    calls_to_return,
    customers,
    follow_up_steps,
    follow_ups,
    history,
    quick_entry,
    recycle_bin,
)
from crm_desktop.services.follow_up_steps import Step
from crm_desktop.services.quick_entry import Entry

pytestmark = pytest.mark.usefixtures("noon")


def _calls(session: Session) -> list[str]:
    return [row.name or row.phone for row in calls_to_return.listing(session)]


def test_a_missed_call_and_who_wants_to_be_called_back(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    now = clock.timestamp()
    quick_entry.save(session, Entry(kind="call_in", customer_id=wang, outcome="missed", at=now - 600))
    quick_entry.save(session, Entry(kind="visit", visitor_name="陈先生", outcome="call_back", at=now - 60))
    quick_entry.save(session, Entry(kind="call_out", customer_id=wang, outcome="missed"))
    quick_entry.save(session, Entry(kind="call_in", customer_id=wang, outcome="interested", text="x"))
    assert _calls(session) == ["王小明", "陈先生"]
    assert calls_to_return.count(session) == 2
    operation = calls_to_return.returned(session, [calls_to_return.listing(session)[0].id])
    assert _calls(session) == ["陈先生"]
    history.undo(session, operation)
    assert _calls(session) == ["王小明", "陈先生"]
    recycle_bin.delete(session, [wang])
    assert _calls(session) == ["陈先生"] and calls_to_return.count(session) == 1


def test_a_call_out_that_is_answered_returns_it_in_the_same_act(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    for entry in (
        Entry(kind="call_in", customer_id=wang, outcome="missed"),
        Entry(kind="call_in", visitor_phone="138 0013 8000", outcome="missed"),
    ):
        quick_entry.save(session, entry)
    quick_entry.save(session, Entry(kind="call_out", visitor_phone="13800138000", text="已回"))
    assert _calls(session) == ["王小明"]
    saved = quick_entry.save(session, Entry(kind="call_out", customer_id=wang, text="已回"))
    assert _calls(session) == []
    history.undo(session, saved.operation_id)
    assert _calls(session) == ["王小明"]
    plan = follow_ups.plan(session, wang, clock.today().isoformat(), "回电")
    follow_up_steps.conclude(session, [plan], Step("undecided"))
    assert _calls(session) == []


def test_old_ones_are_not_asked_for_any_more(session: Session) -> None:
    old = clock.timestamp() - 40 * 86_400
    quick_entry.save(session, Entry(kind="call_in", visitor_phone="13800138000", outcome="missed", at=old))
    assert _calls(session) == []
