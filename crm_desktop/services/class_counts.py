"""How many customers the classes had on former days: noted once a day, so that the overview can say what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import class_overview, customer_list
from crm_desktop.services.class_overview import SECTIONS, Spread

ALL = "all"  # the kind of the row with all customers
_KEPT_DAYS = 800


@dataclass(frozen=True)
class Before:
    """The counts of a former day.

    Args:
        day: the local date on whose morning they were noted; "" when there are none.
        total: all customers.
        counts: section → id or option's key as text ("" for has none) → customers.
    """

    day: str = ""
    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def change(self, key: str, value: object, count: int) -> int | None:
        """How many more a class has now; None when nothing was noted on a former day."""
        return count - self.counts.get(key, {}).get(_text(value), 0) if self.day else None


def due(session: Session) -> bool:
    """Whether nothing was noted today yet."""
    today = clock.today().isoformat()
    return (
        not session.read_only
        and session.one("SELECT 1 FROM class_count WHERE day = ? LIMIT 1", (today,)) is None
    )


def note(session: Session, progress: Progress | None = None) -> None:
    """Count all classes and note them for today; for the worker. Nothing happens when that was done.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    if not due(session):
        return
    found = [class_overview.spread(session, key, progress) for key in SECTIONS]
    write(session, clock.today(), customer_list.total(session), found)


def write(session: Session, day: date, total: int, found: list[Spread]) -> None:
    """Note these counts for a local date."""
    rows = [(day.isoformat(), ALL, "", total)]
    rows += [(day.isoformat(), each.key, _text(one.id), one.count) for each in found for one in each.classes]
    with session.change(Action.EDIT_CLASS_RULES) as change:
        change.executemany(
            "INSERT OR REPLACE INTO class_count (day, kind, value, count) VALUES (?, ?, ?, ?)", rows
        )
        change.execute("DELETE FROM class_count WHERE day < ?", ((day - timedelta(_KEPT_DAYS)).isoformat(),))


def before(session: Session) -> Before:
    """The counts to compare with: those of the first morning of this month, or the nearest that were noted.

    That is the last noted until the first of the month; a shop that has noted only since has its first day.
    """
    today = clock.today()
    first = today.replace(day=1).isoformat()
    row = session.one(
        "SELECT coalesce((SELECT max(day) FROM class_count WHERE day <= :first AND day < :today), "
        "(SELECT min(day) FROM class_count WHERE day < :today))",
        {"first": first, "today": today.isoformat()},
    )
    if row[0] is None:
        return Before()
    counts: dict[str, dict[str, int]] = {}
    for kind, value, count in session.query(
        "SELECT kind, value, count FROM class_count WHERE day = ?", (row[0],)
    ):
        counts.setdefault(kind, {})[value] = count
    total = counts.pop(ALL, {}).get("", 0)
    return Before(row[0], total, counts)


def _text(value: object) -> str:
    return "" if value is None else str(value)
