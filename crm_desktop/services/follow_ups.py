"""What is planned with customers: planned, moved, done, dropped."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.values import repeats
from crm_desktop.values.repeats import Repeat

log = logging.getLogger(__name__)

OPEN, DONE, DROPPED = "open", "done", "dropped"
_AMONG = "IN (SELECT value FROM json_each(:ids))"
_COMING_DAYS = 7
_MOST_IMPORTANT = 2


class FollowUp(NamedTuple):
    """One follow-up with its customer; `overdue_days` is 0 for today and later."""

    id: int
    customer_id: int
    customer_name: str
    phone: str
    title: str
    kind: str
    due_day: str
    due_time: str
    status: str
    done_at: int | None
    outcome: str
    staff_id: int | None
    staff_name: str
    rule: str
    anchor: str
    overdue_days: int
    priority: int = 0  # see services/snoozing.py
    snoozed_until: int | None = None  # seconds UTC, while that is to come
    series_day: str = ""  # the day that its rule gave it


class Counts(NamedTuple):
    """Open follow-ups: overdue, due today, due within a week, all of these; and those put off, which stand apart."""

    overdue: int
    today: int
    coming: int
    all: int
    snoozed: int = 0


def plan(
    session: Session,
    customer_id: int,
    due_day: str,
    title: str,
    *,
    due_time: str = "",
    kind: str = "call_out",
    staff_id: int | None = None,
    repeat: Repeat | None = None,
    anchor: str = repeats.FROM_DATE,
) -> int:
    """Plan a follow-up; who is at the desk keeps it when nobody is named.

    Args:
        due_day: the local day, YYYY-MM-DD.
        due_time: the local time HH:MM, or "" for any time of the day.
        repeat: when it is done, the next one is planned by this.
        anchor: what the repeat counts from, see `repeats.following`.

    Raises:
        InvalidValue: the day or the time is none, or the day is past, or the repeat ends before it begins.
    """
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    checked_due(due_day, due_time)
    rule = checked_rule(repeat, due_day) if repeat is not None else ""
    with session.change(Action.PLAN_FOLLOW_UP, row[0]) as change:
        return insert(
            change,
            customer_id,
            due_day,
            title,
            due_time=due_time,
            kind=kind,
            staff_id=staff_id,
            rule=rule,
            anchor=anchor,
        )


def insert(
    change: Change,
    customer_id: int,
    due_day: str,
    title: str,
    *,
    due_time: str = "",
    kind: str = "call_out",
    staff_id: int | None = None,
    interaction_id: int | None = None,
    rule: str = "",
    anchor: str = repeats.FROM_DATE,
) -> int:
    """`plan` inside a change."""
    return change.insert(
        "follow_up",
        {
            "customer_id": customer_id,
            "title": title.strip(),
            "kind": kind,
            "due_day": due_day,
            "due_time": due_time,
            "rule": rule,
            "anchor": anchor,
            "series_day": due_day if rule else "",
            "staff_id": staff_id if staff_id is not None else change.staff_id,
            "interaction_id": interaction_id,
            "created_at": change.at,
        },
    )


def finish(session: Session, ids: Sequence[int], outcome: str = "") -> int:
    """Mark follow-ups done; of those that repeat the next ones are planned in the same act.

    Returns the operation's id; undoing it takes both back.
    """
    with session.change(Action.FINISH_FOLLOW_UP, subject(session, ids)) as change:
        _plan_next(change, ids)
        change.execute(
            f"UPDATE follow_up SET status = 'done', done_at = :at, outcome = :outcome WHERE status = 'open' AND id {_AMONG}",
            {"at": change.at, "outcome": outcome, "ids": json.dumps(list(ids))},
        )
    return change.operation_id


def _plan_next(change: Change, ids: Sequence[int]) -> None:
    """Plan the next ones of those open follow-ups that repeat."""
    rows = change.execute(
        "SELECT customer_id, title, kind, due_day, due_time, staff_id, priority, rule, anchor, series_day "
        f"FROM follow_up WHERE status = 'open' AND rule <> '' AND id {_AMONG}",
        {"ids": json.dumps(list(ids))},
    ).fetchall()
    for customer_id, title, kind, due_day, due_time, staff_id, priority, rule, anchor, series_day in rows:
        given = date.fromisoformat(series_day or due_day)
        try:
            found = repeats.following(rule, given, clock.today(), anchor)
        except ValueError:  # a rule of another program: it is done, and nothing comes after it
            log.warning("The rule of a follow-up is not understood: %s", rule)
            continue
        if found is None:
            continue
        day, further = found[0].isoformat(), found[1]
        next_id = insert(
            change,
            customer_id,
            day,
            title,
            due_time=due_time,
            kind=kind,
            staff_id=staff_id,
            rule=further,
            anchor=anchor,
        )
        if priority:
            change.update("follow_up", next_id, {"priority": priority})


def checked_rule(repeat: Repeat, due_day: str) -> str:
    """The rule of a repeat that begins on a day.

    Raises:
        InvalidValue: it repeats every less than 1, or ends before it begins.
    """
    if repeat.every < 1:
        raise InvalidValue(translate("FollowUps", "Repeat it every 1 or more."), field="rule")
    if repeat.until and repeat.until < due_day:
        raise InvalidValue(
            translate("FollowUps", "It would end before its first day. Choose a later end."), field="rule"
        )
    return repeats.rule(repeats.fits(repeat, date.fromisoformat(due_day)))


def reopen(session: Session, ids: Sequence[int]) -> int:
    """Make done or dropped follow-ups open again; returns the operation's id."""
    with session.change(Action.EDIT_FOLLOW_UP, subject(session, ids)) as change:
        change.execute(
            f"UPDATE follow_up SET status = 'open', done_at = NULL WHERE id {_AMONG}",
            {"ids": json.dumps(list(ids))},
        )
    return change.operation_id


def drop(session: Session, ids: Sequence[int]) -> int:
    """Give follow-ups up; they stay on the timeline. Returns the operation's id."""
    with session.change(Action.EDIT_FOLLOW_UP, subject(session, ids)) as change:
        change.execute(
            f"UPDATE follow_up SET status = 'dropped', done_at = :at WHERE status = 'open' AND id {_AMONG}",
            {"at": change.at, "ids": json.dumps(list(ids))},
        )
    return change.operation_id


def reschedule(session: Session, ids: Sequence[int], due_day: str, due_time: str | None = None) -> int:
    """Move follow-ups to another day; their time stays when none is given. Returns the operation's id.

    Raises:
        InvalidValue: the day is none, or past.
    """
    checked_due(due_day, due_time or "")
    with session.change(Action.EDIT_FOLLOW_UP, subject(session, ids)) as change:
        change.execute(
            f"UPDATE follow_up SET due_day = :day, due_time = coalesce(:time, due_time) WHERE id {_AMONG}",
            {"day": due_day, "time": due_time, "ids": json.dumps(list(ids))},
        )
    return change.operation_id


def update(session: Session, follow_up_id: int, values: dict[str, object]) -> None:
    """Correct one follow-up: title, kind, due_day, due_time, staff_id, outcome.

    Raises:
        InvalidValue: the day or time is none.
        KeyError: a column that is not edited this way.
    """
    unknown = set(values) - {"title", "kind", "due_day", "due_time", "staff_id", "outcome"}
    if unknown:
        raise KeyError(str(sorted(unknown)))
    if "due_day" in values:
        checked_due(str(values["due_day"]), str(values.get("due_time", "")))
    with session.change(Action.EDIT_FOLLOW_UP, subject(session, [follow_up_id])) as change:
        change.update("follow_up", follow_up_id, values)


def checked_due(due_day: str, due_time: str = "") -> None:
    """Refuse a due day that is none, or past, and a time that is none.

    Raises:
        InvalidValue: says which, in `.field`.
    """
    try:
        due = date.fromisoformat(due_day)
    except ValueError as error:
        raise InvalidValue(
            translate("FollowUps", "Choose the day of the follow-up."), field="due_day"
        ) from error
    if due < clock.today():
        raise InvalidValue(
            translate("FollowUps", "This day is past. Choose today or a later day."), field="due_day"
        )
    if due_time and not _is_time(due_time):
        raise InvalidValue(translate("FollowUps", "Type the time like 14:30."), field="due_time")


def _is_time(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    return bool(colon) and hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60


def open_list(
    session: Session,
    limit: int = 500,
    offset: int = 0,
    staff_id: int | None = None,
    *,
    first_day: str = "",
    last_day: str = "9999",
    awake: bool = False,
    by_priority: bool = False,
    least_priority: int = 0,
) -> list[FollowUp]:
    """Open follow-ups, the longest due first; those of deleted customers are left out.

    Args:
        staff_id: only those that this member of staff keeps.
        first_day, last_day: only those due in this span of local days.
        awake: without those that are put off at present.
        by_priority: the more important ones first, then by day; `offset` does not go with it.
        least_priority: only those as important as this.
    """
    extra = ""
    parameters: dict[str, object] = {}
    if awake:
        extra = " AND (snoozed_until IS NULL OR snoozed_until <= :now)"
        parameters["now"] = clock.timestamp()
    if not by_priority and not least_priority:
        return _by_day(session, extra, parameters, offset + limit, staff_id, first_day, last_day)[offset:]
    found: list[FollowUp] = []
    for priority in range(_MOST_IMPORTANT, max(least_priority, 1) - 1, -1):
        if len(found) < limit:
            found += _list(
                session,
                "follow_up.status = 'open' AND (:staff IS NULL OR follow_up.staff_id = :staff) "
                f"AND due_day BETWEEN :first AND :last AND priority > 0 AND priority = {priority}{extra}",
                "due_day, due_time = '', due_time, follow_up.id",
                {**parameters, "staff": staff_id, "first": first_day, "last": last_day, "limit": limit - len(found),
                 "offset": 0},
                index="INDEXED BY follow_up_important",
            )  # fmt: skip
    if len(found) < limit and not least_priority:
        extra += " AND priority = 0"
        found += _by_day(session, extra, parameters, limit - len(found), staff_id, first_day, last_day)
    return (
        found if by_priority else sorted(found, key=lambda row: (row.due_day, not row.due_time, row.due_time))
    )


def _by_day(
    session: Session,
    extra: str,
    parameters: dict[str, object],
    limit: int,
    staff_id: int | None,
    first_day: str,
    last_day: str,
) -> list[FollowUp]:
    """The first open follow-ups of a span, from one day that has some to the next, each with a time before those
    without: every step walks along an index and ends at the limit, however many are due on a day.
    """
    found: list[FollowUp] = []
    after, operator = first_day, ">="
    while len(found) < limit:
        row = session.one(
            f"SELECT min(due_day) FROM follow_up INDEXED BY follow_up_open WHERE status = 'open' AND due_day {operator} ?",
            (after,),
        )
        if row is None or row[0] is None or row[0] > last_day:
            break
        after, operator = row[0], ">"
        for timed in (True, False):
            if len(found) < limit:
                found += _of_day(session, after, extra, parameters, limit - len(found), staff_id, timed)
    return found


def of_day(
    session: Session, day: str, limit: int, *, staff_id: int | None = None, priority: int = 0, timed: bool
) -> list[FollowUp]:
    """The first open follow-ups of a day with one priority, in the order of an index, so that few rows are read.

    Args:
        timed: only those with a time; otherwise only those without.
    """
    extra = f" AND priority = {priority}" + (" AND priority > 0" if priority else "")
    return _of_day(session, day, extra, {}, limit, staff_id, timed, "follow_up_important" if priority else "")


def _of_day(
    session: Session,
    day: str,
    extra: str,
    parameters: dict[str, object],
    limit: int,
    staff_id: int | None,
    timed: bool,
    index: str = "",
) -> list[FollowUp]:
    where = (
        "follow_up.status = 'open' AND due_day = :day AND due_time " + ("> ''" if timed else "= ''") + extra
    )
    given = {**parameters, "day": day, "limit": limit, "offset": 0}
    if staff_id is not None:
        where += " AND follow_up.staff_id = :staff"
        given["staff"] = staff_id
    index = index or ("follow_up_open" if staff_id is None else "follow_up_load")
    order = "due_time, follow_up.id" if timed else "follow_up.id"
    return _list(session, where, order, given, index=f"INDEXED BY {index}")


def repeating(session: Session, last_day: str, limit: int, staff_id: int | None = None) -> list[FollowUp]:
    """Open follow-ups that repeat and are due until a day, the first due first."""
    return _list(
        session,
        "follow_up.status = 'open' AND rule <> '' AND due_day <= :last "
        "AND (:staff IS NULL OR follow_up.staff_id = :staff)",
        "due_day, follow_up.id",
        {"last": last_day, "staff": staff_id, "limit": limit, "offset": 0},
        index="INDEXED BY follow_up_repeats",
    )


def snoozed_list(session: Session, limit: int = 500, staff_id: int | None = None) -> list[FollowUp]:
    """Open follow-ups that are put off at present, the first to come back first."""
    return _list(
        session,
        "follow_up.status = 'open' AND snoozed_until IS NOT NULL AND snoozed_until > :now "
        "AND (:staff IS NULL OR follow_up.staff_id = :staff)",
        "snoozed_until, follow_up.id",
        {"staff": staff_id, "limit": limit, "offset": 0, "now": clock.timestamp()},
        index="INDEXED BY follow_up_snoozed",
    )


def done_list(session: Session, limit: int = 100) -> list[FollowUp]:
    """Follow-ups done lately, last done first."""
    since = clock.timestamp() - 30 * 86_400
    return _list(
        session,
        "follow_up.status = 'done' AND done_at >= :since",
        "done_at DESC",
        {"since": since, "limit": limit, "offset": 0},
    )


def get(session: Session, follow_up_id: int) -> FollowUp:
    """One follow-up.

    Raises:
        NotFound: there is none with this id.
    """
    found = _list(
        session, "follow_up.id = :id", "follow_up.id", {"id": follow_up_id, "limit": 1, "offset": 0}
    )
    if not found:
        raise NotFound(translate("FollowUps", "This follow-up is not there any more."))
    return found[0]


def _list(
    session: Session, where: str, order: str, parameters: dict[str, object], index: str = ""
) -> list[FollowUp]:
    rows = session.query(
        "SELECT follow_up.id, customer_id, customer.name, customer.phone, title, follow_up.kind, due_day, due_time, "
        f"status, done_at, outcome, follow_up.staff_id, coalesce(staff_member.name, ''), rule, anchor, priority, "
        f"snoozed_until, series_day FROM follow_up {index} "
        "JOIN customer ON customer.id = customer_id AND customer.deleted_at IS NULL "
        "LEFT JOIN staff_member ON staff_member.id = follow_up.staff_id "
        f"WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset",
        parameters,
    )
    today, now = clock.today(), clock.timestamp()
    found = []
    for row in rows:
        late = (today - date.fromisoformat(row[6])).days if row[8] == OPEN else 0
        asleep = row[16] if row[8] == OPEN and row[16] is not None and row[16] > now else None
        found.append(FollowUp._make((*row[:15], max(0, late), row[15], asleep, row[17])))
    return found


def counts(session: Session, staff_id: int | None = None) -> Counts:
    """How many follow-ups are open and not put off: overdue, today, in the coming week, all."""
    today = clock.today()
    day, soon = today.isoformat(), (today + timedelta(days=_COMING_DAYS)).isoformat()
    return Counts(
        awake_count(session, staff_id, last_day=(today - timedelta(1)).isoformat()),
        awake_count(session, staff_id, first_day=day, last_day=day),
        awake_count(session, staff_id, first_day=(today + timedelta(1)).isoformat(), last_day=soon),
        awake_count(session, staff_id),
        _snoozed_count(session, staff_id),
    )


def awake_count(
    session: Session, staff_id: int | None = None, *, first_day: str = "", last_day: str = "9999"
) -> int:
    """As `open_count`, without those that are put off at present."""
    days = {"first_day": first_day, "last_day": last_day}
    return open_count(session, staff_id, **days) - _snoozed_count(session, staff_id, **days)


def important_count(
    session: Session, staff_id: int | None = None, *, first_day: str = "", last_day: str = "9999"
) -> int:
    """How many important and urgent ones are open in a span of local days and not put off."""
    return int(
        session.one(
            "SELECT count(*) FROM follow_up INDEXED BY follow_up_important "
            "JOIN customer ON customer.id = customer_id AND customer.deleted_at IS NULL "
            "WHERE status = 'open' AND priority > 0 AND due_day BETWEEN :first AND :last "
            "AND (snoozed_until IS NULL OR snoozed_until <= :now) AND (:staff IS NULL OR follow_up.staff_id = :staff)",
            {"now": clock.timestamp(), "first": first_day, "last": last_day, "staff": staff_id},
        )[0]
    )


def _snoozed_count(
    session: Session, staff_id: int | None = None, *, first_day: str = "", last_day: str = "9999"
) -> int:
    return int(
        session.one(
            "SELECT count(*) FROM follow_up INDEXED BY follow_up_snoozed JOIN customer ON customer.id = customer_id "
            "WHERE status = 'open' AND snoozed_until IS NOT NULL AND snoozed_until > :now "
            "AND due_day BETWEEN :first AND :last AND (:staff IS NULL OR follow_up.staff_id = :staff) "
            "AND customer.deleted_at IS NULL",
            {"now": clock.timestamp(), "first": first_day, "last": last_day, "staff": staff_id},
        )[0]
    )


def open_count(
    session: Session, staff_id: int | None = None, *, first_day: str = "", last_day: str = "9999"
) -> int:
    """How many follow-ups are open in a span of local days; those of deleted customers are left out.

    For everybody it counts in the index and takes away those of the few deleted customers: a tenth of the
    time of a look at each.
    """
    parameters: dict[str, object] = {"first": first_day, "last": last_day, "staff": staff_id}
    if staff_id is None:
        sql = (
            "SELECT (SELECT count(*) FROM follow_up INDEXED BY follow_up_open "
            "WHERE status = 'open' AND due_day BETWEEN :first AND :last) - "
            "(SELECT count(*) FROM customer INDEXED BY customer_deleted CROSS JOIN follow_up "
            "ON customer_id = customer.id AND status = 'open' AND due_day BETWEEN :first AND :last "
            "WHERE deleted_at IS NOT NULL)"
        )
    else:
        sql = (
            "SELECT count(*) FROM follow_up WHERE status = 'open' AND due_day BETWEEN :first AND :last "
            "AND staff_id = :staff "
            "AND customer_id NOT IN (SELECT id FROM customer WHERE deleted_at IS NOT NULL)"
        )
    return int(session.one(sql, parameters)[0])


def subject(session: Session, ids: Sequence[int]) -> str:
    """The customer's name for an act on one follow-up; "" for an act on several."""
    if len(ids) != 1:
        return ""
    row = session.one(
        "SELECT customer.name FROM follow_up JOIN customer ON customer.id = customer_id WHERE follow_up.id = ?",
        (ids[0],),
    )
    return str(row[0]) if row else ""
