"""Follow-ups that are put off for hours or days, and how important they are; neither moves the due day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups

HOUR, AFTERNOON, TOMORROW, MONDAY = "hour", "afternoon", "tomorrow", "monday"
NORMAL, IMPORTANT, URGENT = 0, 1, 2
PRIORITIES = (NORMAL, IMPORTANT, URGENT)
_MORNING, _AFTERNOON = time(9), time(14)


def priority_title(priority: int) -> str:
    """How important a follow-up is, in the person's language."""
    titles = {
        NORMAL: lambda: translate("FollowUps", "Normal"),
        IMPORTANT: lambda: translate("FollowUps", "Important"),
        URGENT: lambda: translate("FollowUps", "Urgent"),
    }
    return titles.get(priority, titles[NORMAL])()


def choices() -> list[tuple[str, int]]:
    """The moments that are one key away: (key, seconds UTC). This afternoon only while it is to come."""
    now = clock.local(clock.timestamp())
    monday = now.date() + timedelta(days=7 - now.weekday())
    found = [
        (HOUR, clock.timestamp() + 3600),
        (AFTERNOON, _at(datetime.combine(now.date(), _AFTERNOON))),
        (TOMORROW, _at(datetime.combine(now.date() + timedelta(days=1), _MORNING))),
        (MONDAY, _at(datetime.combine(monday, _MORNING))),
    ]
    return [(key, at) for key, at in found if key != AFTERNOON or at > clock.timestamp() + 1800]


def _at(local: datetime) -> int:
    return int(local.timestamp())


def snooze(session: Session, ids: Sequence[int], until: int) -> int:
    """Put open follow-ups off until a moment (seconds UTC); their due day stays. Returns the operation's id.

    Raises:
        InvalidValue: the moment is past.
    """
    if until <= clock.timestamp():
        raise InvalidValue(
            translate("FollowUps", "This moment is past. Choose a later one."), field="snoozed_until"
        )
    return _set(session, ids, Action.SNOOZE_FOLLOW_UP, "snoozed_until", until)


def wake(session: Session, ids: Sequence[int]) -> int:
    """Take follow-ups back that were put off; returns the operation's id."""
    return _set(session, ids, Action.SNOOZE_FOLLOW_UP, "snoozed_until", None)


def set_priority(session: Session, ids: Sequence[int], priority: int) -> int:
    """Say how important follow-ups are, one of `PRIORITIES`; returns the operation's id."""
    if priority not in PRIORITIES:
        raise ValueError(priority)
    return _set(session, ids, Action.EDIT_FOLLOW_UP, "priority", priority)


def _set(session: Session, ids: Sequence[int], action: Action, column: str, value: int | None) -> int:
    with session.change(action, follow_ups.subject(session, ids)) as change:
        change.execute(
            f"UPDATE follow_up SET {column} = :value WHERE status = 'open' "
            f"AND {column} IS NOT :value AND id IN (SELECT value FROM json_each(:ids))",
            {"value": value, "ids": json.dumps(list(ids))},
        )
    return change.operation_id


def next_wake(session: Session) -> int | None:
    """When the next of those that are put off comes back, seconds UTC; None when none is."""
    row = session.one(
        "SELECT min(snoozed_until) FROM follow_up INDEXED BY follow_up_snoozed "
        "WHERE status = 'open' AND snoozed_until IS NOT NULL AND snoozed_until > ?",
        (clock.timestamp(),),
    )
    return None if row is None or row[0] is None else int(row[0])
