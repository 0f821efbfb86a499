"""Whoever leaves hands over what is open in their name; whose name stands on something is not deleted."""

from __future__ import annotations

from datetime import date

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    cadence,
    care,
    classification,
    complaints,
    customers,
    follow_up_rules,
    follow_ups,
    history,
    satisfaction,
    staff,
)
from crm_desktop.services.follow_up_rules import PURCHASE, STAFF, Wanted

pytestmark = pytest.mark.usefixtures("noon")
DAY = date(2026, 11, 20)


@pytest.fixture
def leaver(session: Session) -> int:
    return staff.add(session, "小李")


@pytest.fixture
def heir(session: Session) -> int:
    return staff.add(session, "小王")


def test_open_follow_ups_complaints_and_rules_go_to_another_and_come_back_by_undo(
    session: Session, leaver: int, heir: int
) -> None:
    customer = customers.add(session, {"name": "张三"})
    follow_ups.plan(session, customer, "2026-11-25", "call", staff_id=leaver)
    complaint = complaints.record(session, customer, "坏了", staff_id=leaver)
    closed = complaints.record(session, customer, "慢了", staff_id=leaver)
    complaints.close(session, closed, "好了")
    follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访", keeper=STAFF, staff_id=leaver))
    grade = classification.add(session, "grade", "A")
    cadence.keep(session, grades={grade: 30}, groups={}, slipping=7, escalate=30, escalate_to=leaver)
    assert staff.open_in_the_name(session, leaver) == (1, 1, 2)
    staff.set_active(session, leaver, False, give_to=heir)
    assert follow_ups.open_list(session)[0].staff_id == heir
    assert complaints.get(session, complaint).staff_id == heir
    assert complaints.get(session, closed).staff_id == leaver
    assert follow_up_rules.every(session)[0].staff_id == heir
    assert cadence.rules(session).escalate_to == heir
    assert staff.open_in_the_name(session, leaver) == (0, 0, 0)
    history.undo_last(session)
    assert staff.open_in_the_name(session, leaver) == (1, 1, 2)


@pytest.mark.parametrize("what", ["complaint", "step", "mark", "score", "rule", "escalation"])
def test_whose_name_stands_on_care_is_not_deleted_but_told_why(
    session: Session, leaver: int, what: str
) -> None:
    customer = customers.add(session, {"name": "张三", "birthday": "11-20"})
    if what == "complaint":
        complaints.record(session, customer, "坏了", staff_id=leaver)
    elif what == "step":
        complaint = complaints.record(session, customer, "坏了")
        staff.sign_in(session, leaver)
        complaints.add_step(session, complaint, "看了")
    elif what == "mark":
        staff.sign_in(session, leaver)
        care.mark(session, care.days(session, DAY, DAY))
    elif what == "score":
        satisfaction.record(session, customer, 5, staff_id=leaver)
    elif what == "rule":
        follow_up_rules.save(session, Wanted(PURCHASE, 7, "回访", keeper=STAFF, staff_id=leaver))
    else:
        grade = classification.add(session, "grade", "A")
        cadence.keep(session, grades={grade: 9}, groups={}, slipping=7, escalate=30, escalate_to=leaver)
    with pytest.raises(InvalidValue, match="Has left"):
        staff.remove(session, leaver)


def test_every_table_that_names_staff_is_asked_before_one_is_deleted(session: Session) -> None:
    tables = session.query(
        "SELECT DISTINCT schema.name FROM sqlite_schema AS schema, pragma_foreign_key_list(schema.name) "
        "WHERE \"table\" = 'staff_member'"
    ).fetchall()
    assert {name for (name,) in tables} - {"duty"} == set(staff._carrying())
