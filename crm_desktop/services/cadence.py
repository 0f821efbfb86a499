"""联系周期 Cadence: customers with whom a contact is due by the shop's rules, those who slip away, and who cares then.

A contact of any kind counts. The days by stage, grade and group are the rules of contact overdue (`values/class_rules`);
the day itself, `customer.stale_on`, is kept by the door (`data/classes.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups
from crm_desktop.values.class_rules import StaleRules

DUE, SLIPPING, ESCALATED, SOON = "due", "slipping", "escalated", "soon"
STATES = (DUE, SLIPPING, ESCALATED, SOON)
_SOON_DAYS = 7
_MOST_DAYS = 3_650
_LIVE = "deleted_at IS NULL AND archived_at IS NULL"


class Contact(NamedTuple):
    """A customer with whom a contact is due.

    Args:
        state: due, slipping, escalated, or soon for one of the coming days.
        due_on: the local day from which it is due.
        late_days: for how many days it has been due, that day included; 0 for a day to come.
    """

    customer_id: int
    name: str
    phone: str
    grade: str
    stage: str
    last_contact_at: int | None
    last_contact_kind: str
    next_follow_up: str | None
    owner_id: int | None
    owner_name: str
    due_on: str
    late_days: int
    state: str


class Counts(NamedTuple):
    """How many contacts are due, slipping among them, and escalated among these; and in the coming days."""

    due: int
    slipping: int
    escalated: int
    soon: int


def rules(session: Session) -> StaleRules:
    """The rules as they stand."""
    return computed.rules(session.database.connection).stale


def keep(
    session: Session,
    *,
    grades: Mapping[int, int],
    groups: Mapping[int, int],
    slipping: int,
    escalate: int,
    escalate_to: int | None,
) -> int | None:
    """Keep the days of grades and groups (0: none) and when a contact slips; the days of stages stay.

    Returns:
        The operation's id, None when nothing was changed.

    Raises:
        InvalidValue: a number is none of days, or a contact would escalate before it slips, or to nobody.
    """
    from crm_desktop.services import classes  # the first page is up sooner without it

    for days in (*grades.values(), *groups.values(), slipping, escalate):
        if not 0 <= days <= _MOST_DAYS:
            raise InvalidValue(translate("Cadence", "Type days from 1 to %n, or 0 for none.", _MOST_DAYS))
    if escalate and escalate < slipping:
        raise InvalidValue(
            translate("Cadence", "It would escalate before it slips. Choose more days."), field="escalate"
        )
    if escalate and not escalate_to:
        raise InvalidValue(translate("Cadence", "Choose who cares then."), field="escalate_to")
    before = rules(session)
    new = replace(
        before,
        grades={str(key): days for key, days in grades.items() if days},
        groups={str(key): days for key, days in groups.items() if days},
        slipping=slipping,
        escalate=escalate,
        escalate_to=escalate_to or 0,
    )
    return None if new == before else classes.keep(session, stale=new)


# -- questions --------------------------------------------------------------------------------------


def _span(by: StaleRules, state: str, today: date) -> tuple[str, str]:
    """The days from which a contact of this state is due; empty when there are none."""
    if state == SOON:
        return (today + timedelta(1)).isoformat(), (today + timedelta(_SOON_DAYS)).isoformat()
    if state == ESCALATED and not by.escalate:
        return "1", ""
    late = {DUE: 0, SLIPPING: by.slipping, ESCALATED: by.escalate}[state]
    return "", (today - timedelta(late)).isoformat()


def listing(
    session: Session,
    state: str = DUE,
    *,
    staff_id: int | None = None,
    without_plan: bool = False,
    limit: int = 500,
) -> list[Contact]:
    """Contacts of a state, the longest due first; deleted and archived customers are left out.

    Args:
        staff_id: only those of the customers of this member of staff, and those that escalate to them.
        without_plan: only where nothing is planned.
    """
    by, today = rules(session), clock.today()
    first, last = _span(by, state, today)
    rows = session.query(
        "SELECT customer.id, customer.name, phone, coalesce(grade.name, ''), stage_now, last_contact_at, "
        "last_contact_kind, next_follow_up, owner_id, coalesce(staff_member.name, ''), stale_on "
        "FROM customer INDEXED BY customer_stale LEFT JOIN grade ON grade.id = grade_id "
        "LEFT JOIN staff_member ON staff_member.id = owner_id "
        f"WHERE stale_on IS NOT NULL AND stale_on BETWEEN :first AND :last AND {_LIVE} "
        f"AND {_whose(by)} AND (NOT :free OR next_follow_up IS NULL) ORDER BY stale_on, customer.id LIMIT :limit",
        {**_whom(by, staff_id, today), "first": first, "last": last, "free": without_plan, "limit": limit},
    )
    found = []
    for row in rows:
        late = (today - date.fromisoformat(row[10])).days
        found.append(Contact(*(*row, max(0, late + 1), _state(by, late))))
    return found


def _state(by: StaleRules, late: int) -> str:
    if late < 0:
        return SOON
    if by.escalate and late >= by.escalate:
        return ESCALATED
    return SLIPPING if late >= by.slipping else DUE


def _whose(by: StaleRules) -> str:
    own = ":staff IS NULL OR owner_id = :staff"
    return f"({own} OR (:staff = :to AND stale_on <= :escalated))" if by.escalate else f"({own})"


def _whom(by: StaleRules, staff_id: int | None, today: date) -> dict[str, object]:
    """What `_whose` names."""
    found: dict[str, object] = {"staff": staff_id}
    if by.escalate:
        found |= {"to": by.escalate_to, "escalated": _span(by, ESCALATED, today)[1]}
    return found


def counts(session: Session, staff_id: int | None = None) -> Counts:
    """How many there are of each state; for the worker."""
    by, today = rules(session), clock.today()
    spans = [_span(by, state, today) for state in STATES]
    if staff_id is None:
        return Counts(*(_count(session, *span) for span in spans))
    each = ", ".join(
        f"count(*) FILTER (WHERE stale_on BETWEEN '{first}' AND '{last}')" for first, last in spans
    )
    row = session.one(
        f"SELECT {each} FROM customer INDEXED BY customer_stale WHERE stale_on IS NOT NULL AND stale_on <= :most "
        f"AND {_LIVE} AND {_whose(by)}",
        {**_whom(by, staff_id, today), "most": _span(by, SOON, today)[1]},
    )
    return Counts(*row)


def due_count(session: Session) -> int:
    """How many contacts are due, for everybody."""
    return _count(session, *_span(rules(session), DUE, clock.today()))


def _count(session: Session, first: str, last: str) -> int:
    if last == "":
        return 0
    span = "stale_on IS NOT NULL AND stale_on BETWEEN :first AND :last"
    # In the index alone, less the few that are out of the lists: a tenth of the time of a look at each.
    row = session.one(
        f"SELECT (SELECT count(*) FROM customer INDEXED BY customer_stale WHERE {span}) - "
        f"(SELECT count(*) FROM customer INDEXED BY customer_deleted WHERE deleted_at IS NOT NULL AND {span}) - "
        f"(SELECT count(*) FROM customer INDEXED BY customer_archived "
        f"WHERE archived_at IS NOT NULL AND deleted_at IS NULL AND {span})",
        {"first": first, "last": last},
    )
    return int(row[0])


# -- acts -------------------------------------------------------------------------------------------


def plan(session: Session, contacts: Sequence[Contact], due_day: str) -> int:
    """Plan a call with each, which their owner keeps, or who is at the desk; returns the operation's id.

    Raises:
        InvalidValue: the day is none, or past.
    """
    follow_ups.checked_due(due_day)
    title = translate("Cadence", "Keep in touch")
    subject = contacts[0].name if len(contacts) == 1 else ""
    with session.change(Action.PLAN_FOLLOW_UP, subject) as change:
        for each in contacts:
            follow_ups.insert(change, each.customer_id, due_day, title, staff_id=each.owner_id)
    return change.operation_id
