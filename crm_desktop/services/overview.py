"""The day in figures: what the first page shows and the status line counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import day_register, follow_ups, interactions

NEWEST = 20_000  # among so many of the newest customers those of this week are counted


class Overview(NamedTuple):
    """The figures of today.

    Args:
        somebody: whether the lists hold anybody (not deleted, not archived).
        visits, calls: today's visits, and calls in and out.
        due, overdue: open follow-ups of today, and of earlier days.
        new: customers recorded since Monday; at most `NEWEST`.
        register: today's visits, calls and purchases, latest first.
    """

    somebody: bool
    visits: int
    calls: int
    due: int
    overdue: int
    coming: int
    new: int
    register: tuple[interactions.RegisterRow, ...]


def overview(session: Session, rows: int = 100) -> Overview:
    """Today's figures and register; for the worker, as it counts all open follow-ups.

    Args:
        rows: at most so many register rows.
    """
    counts = dict(
        session.query("SELECT kind, count(*) FROM interaction WHERE day = ? GROUP BY kind", (today(),))
    )
    planned = follow_ups.counts(session)
    return Overview(
        somebody=_somebody(session),
        visits=counts.get("visit", 0),
        calls=counts.get("call_in", 0) + counts.get("call_out", 0),
        due=planned.today,
        overdue=planned.overdue,
        coming=planned.coming,
        new=_new_since(session, week_start()),
        register=tuple(day_register.rows(session, today(), limit=rows)),
    )


def _somebody(session: Session) -> bool:
    found = session.one("SELECT 1 FROM customer WHERE deleted_at IS NULL AND archived_at IS NULL LIMIT 1")
    return found is not None


def customer_count(session: Session) -> int:
    """How many customers the lists hold: neither deleted nor archived."""
    return int(
        session.one("SELECT count(*) FROM customer WHERE deleted_at IS NULL AND archived_at IS NULL")[0]
    )


def waiting(session: Session) -> int:
    """How many open follow-ups are due today or overdue; for the rail's badge."""
    return follow_ups.awake_count(session, last_day=today())


def today() -> str:
    """The shop's local day, `YYYY-MM-DD`."""
    return clock.today().isoformat()


def week_start() -> str:
    """The local day of this week's Monday, `YYYY-MM-DD`."""
    day = clock.today()
    return (day - timedelta(days=day.weekday())).isoformat()


def _new_since(session: Session, day: str) -> int:
    since = int(datetime.fromisoformat(day).astimezone().timestamp())
    return int(
        session.one(
            "SELECT count(*) FROM (SELECT created_at, deleted_at FROM customer ORDER BY id DESC LIMIT ?) "
            "WHERE created_at >= ? AND deleted_at IS NULL",
            (NEWEST, since),
        )[0]
    )
