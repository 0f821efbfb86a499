"""A follow-up that is there already is changed: this one alone, or all that its rule will bring; one is skipped."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import date

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups
from crm_desktop.values import repeats
from crm_desktop.values.repeats import Repeat

log = logging.getLogger(__name__)

FIELDS = ("title", "kind", "due_day", "due_time", "staff_id")


def change_all(
    session: Session,
    follow_up_id: int,
    values: Mapping[str, object],
    repeat: Repeat | None,
    anchor: str = repeats.FROM_DATE,
) -> int:
    """Change a follow-up and with it all that come after it. Returns the operation's id.

    Args:
        values: some of `FIELDS`.
        repeat: how it repeats from now on; None for not any more.

    Raises:
        InvalidValue: the day or time is none, or the day is moved into the past, or the repeat ends before it begins.
        NotFound: it is not open any more.
    """
    row = _open(session, follow_up_id)
    values = _checked(row, values)
    day = str(values.get("due_day", row.due_day))
    rule = follow_ups.checked_rule(repeat, day) if repeat is not None else ""
    known = (row.rule, row.anchor)
    if (rule, anchor if rule else row.anchor) != known or "due_day" in values:
        values = {**values, "rule": rule, "anchor": anchor, "series_day": day if rule else ""}
    with session.change(Action.EDIT_FOLLOW_UP, row.customer_name) as change:
        change.update("follow_up", row.id, values)
    return change.operation_id


def change_one(session: Session, follow_up_id: int, values: Mapping[str, object]) -> int:
    """Change one follow-up of a series; those that come after it stay as they were. Returns the operation's id.

    Another day or time leaves the series alone. With other words it becomes a follow-up of its own, and the next one
    of the series is planned at once.

    Raises:
        InvalidValue: the day or time is none, or the day is moved into the past.
        NotFound: it is not open any more.
    """
    row = _open(session, follow_up_id)
    values = _checked(row, values)
    leaves = bool(set(values) - {"due_day", "due_time"}) and bool(row.rule)
    with session.change(Action.EDIT_FOLLOW_UP, row.customer_name) as change:
        if leaves:
            _plan_following(change, row)
            values = {**values, "rule": "", "series_day": ""}
        change.update("follow_up", row.id, values)
    return change.operation_id


def skip(session: Session, ids: Sequence[int]) -> int:
    """Leave one out: it is dropped, and the next one by its rule is planned. Returns the operation's id.

    Raises:
        NotFound: none of them is open and repeats.
    """
    with session.change(Action.EDIT_FOLLOW_UP, follow_ups.subject(session, ids)) as change:
        rows = [
            _open(session, row_id)
            for (row_id,) in change.execute(
                "SELECT id FROM follow_up WHERE status = 'open' AND rule <> '' "
                "AND id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        ]
        if not rows:
            raise NotFound(translate("FollowUps", "It does not repeat, so there is nothing to skip to."))
        for row in rows:
            _plan_following(change, row)
            change.update("follow_up", row.id, {"status": follow_ups.DROPPED, "done_at": change.at})
    return change.operation_id


def _open(session: Session, follow_up_id: int) -> follow_ups.FollowUp:
    row = follow_ups.get(session, follow_up_id)
    if row.status != follow_ups.OPEN:
        raise NotFound(translate("FollowUps", "It is done already."))
    return row


def _checked(row: follow_ups.FollowUp, values: Mapping[str, object]) -> dict[str, object]:
    """Those of the values that differ, checked."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise KeyError(str(sorted(unknown)))
    found = {key: value for key, value in values.items() if getattr(row, key) != value}
    day, time = str(found.get("due_day", "")), str(found.get("due_time", ""))
    if day or time:  # an overdue one whose day stays may stay where it is
        follow_ups.checked_due(day or clock.today().isoformat(), time)
    return found


def _plan_following(change: Change, row: follow_ups.FollowUp) -> None:
    """Plan the next one of a series as it would be after this one."""
    given = date.fromisoformat(row.series_day or row.due_day)
    done = max(clock.today(), date.fromisoformat(row.due_day))
    by_date = row.anchor == repeats.FROM_DATE
    try:
        found = repeats.following(row.rule, given, max(clock.today(), given) if by_date else done, row.anchor)
    except ValueError:
        log.warning("The rule of a follow-up is not understood: %s", row.rule)
        return
    if found is None:
        return
    day, further = found
    next_id = follow_ups.insert(
        change,
        row.customer_id,
        day.isoformat(),
        row.title,
        due_time=row.due_time,
        kind=row.kind,
        staff_id=row.staff_id,
        rule=further,
        anchor=row.anchor,
    )
    if row.priority:
        change.update("follow_up", next_id, {"priority": row.priority})
