"""老客户维护: who should buy again by now, who buys more or less than before, how many come back at all.

A shop that records no purchases is told by its visits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services.customer_filter import LIVE
from crm_desktop.services.customer_list import stoppable

PERIODS = (30, 90, 365)  # days; each is compared with as many before it
DUE, FALLING, RISING = "due", "falling", "rising"
LISTS = (DUE, FALLING, RISING)
MOST = 2_000  # customers of a list

_LONGEST_LATE = 365  # days; who is later than that has gone
_VISITS = "kind IN ('visit', 'house_call')"


@dataclass(frozen=True)
class Returning:
    """One old customer.

    Args:
        now, before: of the period and of the one before it: cents, or visits.
        last_on: the local date of the last purchase or visit.
        every: mean days between purchases or visits; None with fewer than two days.
        late: days since the next one was to be expected; 0 when it is not yet.
    """

    id: int
    name: str
    phone: str
    now: int
    before: int
    last_on: str
    every: int | None
    late: int


@dataclass(frozen=True)
class Summary:
    """The period in figures.

    Args:
        money: figures are cents; else visits.
        now, before: of all customers.
        buyers: how many bought or came in the period.
        again: how many of them had bought or come before it.
    """

    money: bool
    now: int
    before: int
    buyers: int
    again: int


def by_money(session: Session) -> bool:
    """Whether purchases are recorded; else visits count."""
    return session.one("SELECT 1 FROM purchase LIMIT 1") is not None


def listed(
    session: Session, which: str, days: int, progress: Progress | None = None
) -> tuple[list[Returning], int]:
    """One of LISTS, most urgent first, and how many there are in all; for the worker.

    Args:
        days: one of PERIODS.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    money = by_money(session)
    every, last = _every(money)
    late = f"CAST(julianday(:today) - julianday({last}) AS INTEGER) - {every}"
    condition = {
        DUE: f"{late} > 0 AND {late} <= {_LONGEST_LATE}",
        FALLING: "spent_before > 0 AND spent < spent_before",
        RISING: "spent_before > 0 AND spent > spent_before",
    }[which]
    order = {DUE: f"{late}", FALLING: "spent - spent_before", RISING: "spent_before - spent"}[which]
    columns = (
        f"customer.id, name, phone, coalesce(spent, 0), coalesce(spent_before, 0), coalesce({last}, ''), {every}, "
        f"coalesce(max(0, {late}), 0)"
    )
    if which == DUE:  # the sums of those alone who are shown
        late_ones = f"FROM customer WHERE {last} IS NOT NULL AND {every} > 0 AND {condition} AND {LIVE}"
        chosen = f"SELECT id AS chosen_id {late_ones} ORDER BY {order}, id LIMIT {MOST}"
        sums = _sums(money, "customer_id IN (SELECT chosen_id FROM chosen)")
        sql = (
            f"WITH chosen AS MATERIALIZED ({chosen}) SELECT {columns}, (SELECT count(*) {late_ones}) FROM chosen "
            f"CROSS JOIN customer ON customer.id = chosen_id LEFT JOIN ({sums}) AS sums ON customer_id = customer.id "
            f"ORDER BY {order}, customer.id"
        )
    else:
        source = f"FROM ({_sums(money)}) AS sums CROSS JOIN customer ON customer.id = customer_id"
        sql = (
            f"SELECT {columns}, count(*) OVER () {source} WHERE {condition} AND {LIVE} "
            f"ORDER BY {order}, customer.id LIMIT {MOST}"
        )
    parameters = _days(days)
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        rows = session.query(sql, parameters).fetchall()
    (progress or Progress()).check()
    return [Returning(*row[:8]) for row in rows], rows[0][8] if rows else 0


def summary(session: Session, days: int, progress: Progress | None = None) -> Summary:
    """The period and the one before it in figures; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    money = by_money(session)
    first = "first_purchase_on" if money else "first_visit_on"
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        row = session.one(
            "SELECT coalesce(sum(spent), 0), coalesce(sum(spent_before), 0), count(*) FILTER (WHERE times > 0), "
            f"count(*) FILTER (WHERE times > 0 AND {first} <= :middle) FROM ({_sums(money)}) AS sums "
            f"CROSS JOIN customer ON customer.id = customer_id WHERE {LIVE}",
            _days(days),
        )
    (progress or Progress()).check()
    return Summary(money, *(row or (0, 0, 0, 0)))


def _every(money: bool) -> tuple[str, str]:
    """Expressions of a customer's mean days between, and of the last day."""
    if money:
        return "purchase_interval", "last_purchase_on"
    between = "(julianday(last_visit_on) - julianday(first_visit_on)) / nullif(visit_count - 1, 0)"
    return f"CAST({between} AS INTEGER)", "last_visit_on"


def _sums(money: bool, which: str = "customer_id IS NOT NULL") -> str:
    """A SELECT of customer_id, spent, spent_before, times: of the period and the one before it."""
    value = "amount" if money else "1"
    table = "purchase" if money else f"(SELECT customer_id, day FROM interaction WHERE {_VISITS})"
    return (
        f"SELECT customer_id, coalesce(sum({value}) FILTER (WHERE day > :middle), 0) AS spent, "
        f"coalesce(sum({value}) FILTER (WHERE day <= :middle), 0) AS spent_before, "
        f"count(*) FILTER (WHERE day > :middle) AS times FROM {table} "
        f"WHERE day > :start AND day <= :today AND {which} GROUP BY customer_id"
    )


def _days(days: int) -> dict[str, object]:
    today = clock.today()
    return {
        "today": today.isoformat(),
        "middle": (today - timedelta(days)).isoformat(),
        "start": (today - timedelta(2 * days)).isoformat(),
    }
