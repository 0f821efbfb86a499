"""Follow-ups by day: how many, the first of each day, what repeats, who has how much; and moving them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups, shop_days
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.services.shop_days import ShopDays
from crm_desktop.values import repeats

_MOST_RULES = 2_000  # follow-ups that repeat of which the coming days are worked out
_PRIORITIES = (2, 1, 0)


class Load(NamedTuple):
    """How many open follow-ups somebody has in a span; `staff_id` None for those that nobody keeps."""

    staff_id: int | None
    name: str
    number: int


@dataclass(frozen=True)
class Span:
    """Some days of the calendar.

    Args:
        first, last: local days.
        counts: open follow-ups of each day that has any.
        rows: the first of each day: urgent and important ones, then by time.
        loads: who has how many, most first.
        shop: when the shop is closed.
        on_closed: how many are planned on closed days from today on.
    """

    first: date
    last: date
    counts: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, Sequence[FollowUp]] = field(default_factory=dict)
    loads: Sequence[Load] = ()
    shop: ShopDays = field(default_factory=ShopDays)
    on_closed: int = 0

    def days(self) -> list[str]:
        """The local days of the span."""
        return [
            (self.first + timedelta(days=at)).isoformat() for at in range((self.last - self.first).days + 1)
        ]


def month_span(day: date) -> tuple[date, date]:
    """The six weeks that show a month: from the Monday on or before its first day."""
    first = day.replace(day=1)
    begin = first - timedelta(days=first.weekday())
    return begin, begin + timedelta(days=41)


def week_span(day: date) -> tuple[date, date]:
    """Monday to Sunday of a day's week."""
    begin = day - timedelta(days=day.weekday())
    return begin, begin + timedelta(days=6)


def read(session: Session, first: date, last: date, staff_id: int | None = None, each_day: int = 5) -> Span:
    """The open follow-ups of a span; those of deleted customers are left out.

    Counting stays within indexes, and of each day only the first rows are read, so that it is as quick with
    half a million open follow-ups as with a hundred.

    Args:
        staff_id: only those that this member of staff keeps.
        each_day: so many rows of each day.
    """
    loads = _counts(session, first, last)
    counts: dict[str, int] = {}
    by_person: dict[int | None, int] = {}
    for (day, person), count in loads.items():
        by_person[person] = by_person.get(person, 0) + count
        if staff_id is None or person == staff_id:
            counts[day] = counts.get(day, 0) + count
    rows = {day: _first_rows(session, day, staff_id, each_day) for day, count in counts.items() if count}
    names = dict(session.query("SELECT id, name FROM staff_member").fetchall())
    shop = shop_days.read(session)
    today = clock.today().isoformat()
    return Span(
        first,
        last,
        counts,
        rows,
        sorted(
            (Load(person, names.get(person, ""), count) for person, count in by_person.items() if count),
            key=lambda load: (-load.number, load.name),
        ),
        shop,
        sum(count for day, count in counts.items() if day >= today and shop.closed(day)),
    )


def _counts(session: Session, first: date, last: date) -> dict[tuple[str, int | None], int]:
    span: dict[str, object] = {"first": first.isoformat(), "last": last.isoformat()}
    people: list[int | None] = [None, *(row[0] for row in session.query("SELECT id FROM staff_member"))]
    found: dict[tuple[str, int | None], int] = {}
    for at in range((last - first).days + 1):
        day = (first + timedelta(days=at)).isoformat()
        for person in people:  # half the time of a GROUP BY
            count = session.one(
                "SELECT count(*) FROM follow_up INDEXED BY follow_up_load "
                "WHERE status = 'open' AND due_day = ? AND staff_id IS ?",
                (day, person),
            )[0]
            if count:
                found[day, person] = int(count)
    for day, person, count in session.query(
        "SELECT due_day, staff_id, count(*) FROM customer INDEXED BY customer_deleted CROSS JOIN follow_up "
        "ON customer_id = customer.id AND status = 'open' AND due_day BETWEEN :first AND :last "
        "WHERE deleted_at IS NOT NULL GROUP BY due_day, staff_id",
        span,
    ):
        found[day, person] -= int(count)
    return found


def _first_rows(session: Session, day: str, staff_id: int | None, limit: int) -> list[FollowUp]:
    """Urgent, important and other ones of a day, timed ones first, from walks along indexes that end at the limit."""
    found: list[FollowUp] = []
    for priority, timed in product(_PRIORITIES, (True, False)):
        if len(found) < limit:
            found += follow_ups.of_day(
                session, day, limit - len(found), staff_id=staff_id, priority=priority, timed=timed
            )
    return found


def coming(
    session: Session, first: date, last: date, staff_id: int | None = None
) -> dict[str, list[FollowUp]]:
    """By day, what follow-ups that repeat will bring in a span, after the one that is open now.

    Of a rule that counts from completion the days hold if each is done on its day. At most `_MOST_RULES` rules are
    worked out, those that are due first.
    """
    found: dict[str, list[FollowUp]] = {}
    for row in follow_ups.repeating(session, last.isoformat(), _MOST_RULES, staff_id):
        begin = date.fromisoformat(row.series_day or row.due_day)
        try:
            days = repeats.days(row.rule, begin, max(first, begin + timedelta(days=1)), last)
        except ValueError:  # a rule of another program
            continue
        for day in days:
            found.setdefault(day.isoformat(), []).append(row)
    return found


def day_rows(session: Session, first: str, last: str, staff_id: int | None, limit: int) -> list[FollowUp]:
    """The open follow-ups of some days in their order, for the day and the agenda."""
    return follow_ups.open_list(session, limit, 0, staff_id, first_day=first, last_day=last)


def shift_off_closed(
    session: Session, first: date, last: date, staff_id: int | None = None
) -> tuple[int, int]:
    """Move what is planned on closed days of a span, from today on, to the next open days.

    Returns:
        The operation's id (0 when there was nothing to move) and how many were moved.
    """
    shop = shop_days.read(session)
    begin = max(first, clock.today())
    days = [(begin + timedelta(days=at)).isoformat() for at in range((last - begin).days + 1)]
    closed = [day for day in days if shop.closed(day)]
    moved = 0
    if not closed:
        return 0, 0
    with session.change(Action.EDIT_FOLLOW_UP, translate("ShopDays", "off the closed days")) as change:
        for day in closed:
            cursor = change.execute(
                "UPDATE follow_up SET due_day = :to WHERE status = 'open' AND due_day = :day "
                "AND (:staff IS NULL OR staff_id = :staff) "
                "AND customer_id NOT IN (SELECT id FROM customer WHERE deleted_at IS NOT NULL)",
                {"to": shop.next_open(day), "day": day, "staff": staff_id},
            )
            moved += cursor.rowcount
    return change.operation_id, moved
