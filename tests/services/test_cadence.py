"""Cadence: with whom a contact is due by grade, group and stage, who slips away, and who cares then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    cadence,
    classes,
    classification,
    customer_list,
    customers,
    filter_words,
    follow_ups,
    history,
    interactions,
    recycle_bin,
    segments,
    staff,
)

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20
TODAY = date(2026, 11, 20)


def rules(session: Session, *, slipping: int = 14, escalate: int = 0, **more: object) -> None:
    known = {"grades": {}, "groups": {}, "escalate_to": None, **more}
    cadence.keep(session, slipping=slipping, escalate=escalate, **known)  # type: ignore[arg-type]
    classes.recompute(session)


def contacted(session: Session, name: str, ago: int, **more: object) -> int:
    """A customer of whom somebody heard so many days ago."""
    customer = customers.add(session, {"name": name, **more})
    contact(session, customer, ago)
    return customer


def contact(session: Session, customer: int, ago: int) -> None:
    with session.change(interactions.Action.RECORD_INTERACTION) as change:
        at = clock.timestamp() - ago * 86_400
        own = {"customer_id": customer, "kind": "call_out", "at": at, "day": clock.local_day(at)}
        change.insert("interaction", {**own, "text": "…", "created_at": at})


def names(session: Session, state: str = cadence.DUE, **asked: object) -> list[str]:
    return [each.name for each in cadence.listing(session, state, **asked)]  # type: ignore[arg-type]


@pytest.fixture
def grade(session: Session) -> int:
    return classification.add(session, "grade", "A")


def test_a_grade_is_due_so_many_days_after_the_last_contact_of_any_kind(session: Session, grade: int) -> None:
    contacted(session, "late", 31, grade=grade)
    contacted(session, "slips", 60, grade=grade)
    contacted(session, "today", 30, grade=grade)
    contacted(session, "tomorrow", 29, grade=grade)
    contacted(session, "no grade", 90)
    rules(session, grades={grade: 29})
    found = cadence.listing(session)
    assert [(each.name, each.late_days, each.state) for each in found] == [
        ("slips", 31, "slipping"),
        ("late", 2, "due"),
        ("today", 1, "due"),
    ]
    assert names(session, cadence.SLIPPING) == ["slips"]
    assert names(session, cadence.SOON) == ["tomorrow"]
    assert cadence.counts(session) == (3, 1, 0, 1)
    assert cadence.due_count(session) == 3


def test_any_contact_puts_it_off(session: Session, grade: int) -> None:
    customer = contacted(session, "张三", 40, grade=grade)
    rules(session, grades={grade: 30})
    assert names(session) == ["张三"]
    contact(session, customer, 0)
    assert names(session) == []
    history.undo_last(session)
    assert names(session) == ["张三"]


def test_members_of_a_fixed_group_are_due_and_the_shortest_counts(session: Session, grade: int) -> None:
    both = contacted(session, "both", 12, grade=grade)
    group = contacted(session, "group", 12)
    contacted(session, "grade", 12, grade=grade)
    fixed = segments.add_fixed(session, "VIP", [both, group])
    rules(session, grades={grade: 30}, groups={fixed: 10})
    assert names(session) == ["both", "group"]
    segments.remove_members(session, fixed, [group])
    assert names(session) == ["both"]
    history.undo_last(session)
    segments.delete(session, fixed)
    assert names(session) == []


def test_deleted_and_archived_customers_are_neither_listed_nor_counted(session: Session, grade: int) -> None:
    first, second = (contacted(session, name, 60, grade=grade) for name in ("张三", "李四"))
    contacted(session, "王五", 60, grade=grade)
    rules(session, grades={grade: 30})
    recycle_bin.delete(session, [first])
    recycle_bin.archive(session, [second])
    assert names(session) == ["王五"]
    assert cadence.counts(session)[:2] == (1, 1)


def test_what_nobody_cares_for_goes_to_somebody_else_too(session: Session, grade: int) -> None:
    owner, boss = staff.add(session, "小李"), staff.add(session, "店长")
    contacted(session, "old", 100, grade=grade, owner=owner)
    contacted(session, "late", 40, grade=grade, owner=owner)
    rules(session, grades={grade: 30}, slipping=7, escalate=30, escalate_to=boss)
    assert names(session, cadence.ESCALATED) == ["old"]
    assert names(session, staff_id=owner) == ["old", "late"]
    assert names(session, staff_id=boss) == ["old"]
    assert (cadence.counts(session, boss).due, cadence.counts(session).escalated) == (1, 1)


def test_where_something_is_planned_can_be_left_out(session: Session, grade: int) -> None:
    planned = contacted(session, "planned", 60, grade=grade)
    contacted(session, "free", 60, grade=grade)
    rules(session, grades={grade: 30})
    follow_ups.plan(session, planned, "2026-11-25", "call")
    assert names(session, without_plan=True) == ["free"]
    assert cadence.listing(session)[0].next_follow_up == "2026-11-25"


def test_calls_are_planned_for_all_of_them_in_one_act(session: Session, grade: int) -> None:
    owner = staff.add(session, "小李")
    contacted(session, "张三", 60, grade=grade, owner=owner)
    contacted(session, "李四", 61, grade=grade)
    rules(session, grades={grade: 30})
    cadence.plan(session, cadence.listing(session), "2026-11-23")
    rows = follow_ups.open_list(session)
    assert {(row.customer_name, row.due_day, row.staff_id) for row in rows} == {
        ("张三", "2026-11-23", owner),
        ("李四", "2026-11-23", None),
    }
    history.undo_last(session)
    assert follow_ups.open_list(session) == []
    with pytest.raises(InvalidValue):
        cadence.plan(session, cadence.listing(session), "2026-11-19")


def test_rules_that_cannot_be_are_refused_and_the_days_of_stages_stay(session: Session, grade: int) -> None:
    stages = cadence.rules(session).stages
    with pytest.raises(InvalidValue):
        rules(session, grades={grade: -1})
    with pytest.raises(InvalidValue) as refused:
        rules(session, slipping=30, escalate=10, escalate_to=1)
    assert refused.value.field == "escalate"
    with pytest.raises(InvalidValue) as refused:
        rules(session, slipping=7, escalate=10)
    assert refused.value.field == "escalate_to"
    rules(session, grades={grade: 30})
    assert cadence.rules(session).stages == stages
    assert history.undo_title(session) == "Edit the rules of classes: Contact overdue"
    kept = {"grades": {grade: 30}, "groups": {}, "slipping": 14, "escalate": 0, "escalate_to": None}
    assert cadence.keep(session, **kept) is None  # type: ignore[arg-type]


def test_those_who_slip_are_asked_for_in_the_language(session: Session, grade: int) -> None:
    contacted(session, "late", 31, grade=grade)
    contacted(session, "slips", 45, grade=grade)
    rules(session, grades={grade: 29})

    def found(text: str) -> list[str]:
        asked = filter_words.read(session, text)[0]
        return sorted(customers.get(session, each).name for each in customer_list.ids(session, asked))

    assert found("is:slipping") == found("是:将流失") == ["slips"]
    assert found("is:stale") == ["late", "slips"]
    rules(session, grades={grade: 29}, slipping=1)
    assert found("is:slipping") == ["late", "slips"]


def test_the_list_and_the_count_read_the_index(session: Session) -> None:
    plan = session.query(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM customer INDEXED BY customer_stale "
        "WHERE stale_on IS NOT NULL AND stale_on BETWEEN '' AND '2026'"
    ).fetchall()
    assert "COVERING INDEX customer_stale (stale_on>? AND stale_on<?)" in plan[0][3]
    assert (TODAY + timedelta(7)).isoformat() == cadence._span(cadence.rules(session), cadence.SOON, TODAY)[1]
