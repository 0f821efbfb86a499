"""提醒 Reminders: which follow-ups are called to mind now, and which came due while the program was off or asleep.

A follow-up has a moment: its day and time, or, once that has come, until when it was put off. Moments are counted on the
shop's clock on the wall, so neither summer time nor another time zone makes one of them twice. Which moment was shown is
stored with each follow-up, so each is shown once however the clock is set; a watermark only says how far back to look.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate

ON = "reminders.on"  # the settings: whether anything is shown,
NAMES = "reminders.names"  # whether a notification of the system names the customer
_SEEN = "reminders.seen"  # how far they were shown, seconds UTC
_LATE = 150  # seconds after which one was missed rather than due now
_SEEN_EVERY = 6 * 3_600
_SLACK = 86_400  # looked at again behind the watermark: a clock was set, a zone changed
_SHOWN = 100
_AT = "unixepoch(due_day || ' ' || due_time)"
# Odd on purpose: no moment of a day and time, which is a whole minute, is the same.
_UNTIL = "unixepoch(snoozed_until, 'unixepoch', 'localtime') / 60 * 60 + 1"
_CREATED = "unixepoch(follow_up.created_at, 'unixepoch', 'localtime')"
# Two range reads of partial indexes; what was planned for a time that was past already, as imports do, is none.
_COME = f"""
SELECT id, max(moment) AS moment FROM (
    SELECT id, {_AT} AS moment FROM follow_up INDEXED BY follow_up_timed
    WHERE status = 'open' AND due_time <> '' AND due_day BETWEEN :first AND :today
        AND due_day || ' ' || due_time <= :wall AND {_AT} > {_CREATED} - 60
        AND coalesce(snoozed_until, 0) <= :now
    UNION ALL
    SELECT id, {_UNTIL} FROM follow_up INDEXED BY follow_up_snoozed
    WHERE status = 'open' AND snoozed_until IS NOT NULL AND snoozed_until BETWEEN :since AND :now
) GROUP BY id"""
_NEW = f"""
SELECT come.id, come.moment FROM ({_COME}) AS come LEFT JOIN reminder ON reminder.follow_up_id = come.id
WHERE reminder.moment IS NULL OR reminder.moment <> come.moment"""


class Reminder(NamedTuple):
    """One follow-up that is called to mind; `when` is its day and time on the wall, or until when it was put off."""

    follow_up_id: int
    customer_id: int
    customer_name: str
    title: str
    kind: str
    when: datetime


class Due(NamedTuple):
    """What is to be shown now.

    Args:
        now: those whose moment has just come, the earliest first.
        missed: those that came while nobody looked, the latest first; at most a hundred.
        missed_count: how many those are in all.
    """

    now: list[Reminder]
    missed: list[Reminder]
    missed_count: int


def enabled(session: Session) -> bool:
    """Whether reminders are shown."""
    return bool(session.setting(ON, True))


def names_allowed(session: Session) -> bool:
    """Whether a notification outside the window may name the customer."""
    return bool(session.setting(NAMES, False))


def take(session: Session) -> Due:
    """What is to be shown now; it is marked as shown in the same moment, so nobody gets it again.

    For the worker.

    Raises:
        Busy: a longer act is writing; nothing was taken.
        StorageError: it could not be marked; nothing was taken.
    """
    if session.read_only or not enabled(session):
        return Due([], [], 0)
    now = clock.timestamp()
    seen = session.setting(_SEEN)
    asked = _asked(now, seen)
    if session.one(f"{_NEW} LIMIT 1", asked) is None:
        if seen is None or abs(now - seen) > _SEEN_EVERY:
            session.remember(_SEEN, now)
        return Due([], [], 0)
    with session.database.transaction(0) as connection:
        found: list[tuple[int, int]] = connection.execute(_NEW, asked).fetchall()
        connection.executemany(
            "INSERT INTO reminder (follow_up_id, moment) VALUES (?, ?) "
            "ON CONFLICT (follow_up_id) DO UPDATE SET moment = excluded.moment",
            found,
        )
    return _split(session, found, asked["wall_seconds"])


def _asked(now: int, seen: int | None) -> dict[str, Any]:
    wall = clock.local(now)
    since = min(now, now if seen is None else int(seen)) - _SLACK
    first = wall.date() if seen is None else clock.local(since).date()
    return {
        "now": now,
        "since": since,
        "today": wall.date().isoformat(),
        "first": first.isoformat(),
        "wall": wall.strftime("%Y-%m-%d %H:%M"),
        "wall_seconds": int((wall.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds()),
    }


def _split(session: Session, found: list[tuple[int, int]], wall: int) -> Due:
    """Those whose moment has just come, and those that it passed; what is in the recycle bin is neither."""
    moments = dict(found)
    rows = session.query(
        "SELECT follow_up.id, customer_id, customer.name, title, follow_up.kind FROM follow_up "
        "JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
        "WHERE follow_up.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(moments)),),
    ).fetchall()
    begun = datetime(1970, 1, 1)
    all_of_them = [
        Reminder(
            row_id, customer_id, name, title, kind, begun + timedelta(seconds=moments[row_id] // 60 * 60)
        )
        for row_id, customer_id, name, title, kind in rows
    ]
    all_of_them.sort(key=lambda each: (each.when, each.follow_up_id))
    passed = begun + timedelta(seconds=wall - _LATE)
    now = [each for each in all_of_them if each.when >= passed]
    missed = [each for each in reversed(all_of_them) if each.when < passed]
    return Due(now, missed[:_SHOWN], len(missed))


def still_open(session: Session, ids: Sequence[int]) -> list[int]:
    """Which of them are open and not put off: what is shown of a reminder that somebody has settled elsewhere."""
    rows = session.query(
        "SELECT follow_up.id FROM follow_up JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
        "WHERE status = 'open' AND coalesce(snoozed_until, 0) <= ? "
        "AND follow_up.id IN (SELECT value FROM json_each(?))",
        (clock.timestamp(), json.dumps(list(ids))),
    )
    return [row_id for (row_id,) in rows]


# -- putting off ------------------------------------------------------------------------------------


def choices() -> list[tuple[str, int]]:
    """For how long a reminder can be put off: words, and until when, seconds UTC."""
    now = clock.timestamp()
    tomorrow = clock.at_local((clock.today() + timedelta(1)).isoformat(), "09:00")
    found = [
        (translate("Reminders", "10 minutes"), now + 600),
        (translate("Reminders", "1 hour"), now + 3_600),
        (translate("Reminders", "3 hours"), now + 3 * 3_600),
    ]
    return [*found, (translate("Reminders", "Tomorrow 9:00"), tomorrow)] if tomorrow else found


def when_words(when: datetime, today: date) -> str:
    """The time of a reminder of today, with its day for another."""
    time = f"{when:%H:%M}"
    return time if when.date() == today else f"{when:%m-%d} {time}"
