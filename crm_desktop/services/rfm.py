"""Value analysis: recency, frequency and money of the customers, scored from 1 to 5 and named.

Scores are given by cut points: the fifths of the customers, or the shop's own. They are computed for everybody by
`classes.recompute`; by the same cut points the door keeps them right when somebody buys, until the next day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from dateutil.relativedelta import relativedelta

from crm_desktop.data import classes as computed
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services.customer_filter import LIVE, Filter, having
from crm_desktop.services.customer_list import stoppable
from crm_desktop.values.class_rules import SEGMENTS, RfmRules, Scores
from crm_desktop.values.rules import Condition, Op

_NOW, _BEFORE = (
    "rfm_facts",
    "rfm_facts_before",
)  # temporary tables: the facts of the day and of a month before


@dataclass(frozen=True)
class Prepared:
    """By what the scores of a day and of a month before it are given."""

    now: Scores
    before: Scores


@dataclass(frozen=True)
class Overview:
    """What the grid shows: all customers of the list by their scores.

    Args:
        scores: by what they were given; None before the first computation.
        cells: a score of three digits → customers.
        segments: segment → (customers now, customers a month before).
        moves: (segment a month before, segment now) → customers; "" for not scored then.
        unscored: customers without anything to score.
    """

    scores: Scores | None
    cells: dict[int, int]
    segments: dict[str, tuple[int, int]]
    moves: dict[tuple[str, str], int]
    unscored: int


def check(by: RfmRules) -> None:
    """Refuse cut points that do not rise.

    Raises:
        InvalidValue: `.field` names them.
    """
    for name, cuts in (("days", by.days), ("counts", by.counts), ("amounts", by.amounts)):
        if by.own and (len(cuts) != 4 or any(one >= other for one, other in pairwise(cuts))):
            raise InvalidValue(
                translate("Classes", "The four cut points must rise from left to right."), field=name
            )


def overview(session: Session) -> Overview:
    """The grid and the segments, from one index."""
    rows = session.query(
        f"SELECT rfm, rfm_segment, rfm_before, count(*) FROM customer WHERE rfm IS NOT NULL AND {LIVE} GROUP BY 1, 2, 3"
    ).fetchall()
    cells: dict[int, int] = {}
    moves: dict[tuple[str, str], int] = {}
    for rfm, segment, before, count in rows:
        cells[rfm] = cells.get(rfm, 0) + count
        moves[before, segment] = moves.get((before, segment), 0) + count
    segments = {
        name: (
            sum(count for (_, now), count in moves.items() if now == name),
            sum(count for (before, _), count in moves.items() if before == name),
        )
        for name in SEGMENTS
    }
    every = session.one(f"SELECT count(*) FROM customer WHERE {LIVE}")[0]
    return Overview(
        computed.scores(session.database.connection), cells, segments, moves, every - sum(cells.values())
    )


def grid(found: Overview, across: str) -> list[list[int]]:
    """The customers of each cell: recency from 5 down to 1, across from 1 to 5.

    Args:
        across: "frequency" or "monetary".
    """
    cells = [[0] * 5 for _ in range(5)]
    for score, count in found.cells.items():
        column = score % 10 if across == "monetary" else score // 10 % 10
        cells[5 - score // 100][column - 1] += count
    return cells


# -- the customers behind a number -----------------------------------------------------------------------


def of_cell(recency: int, other: int, across: str) -> Filter:
    """The customers of a cell of the grid."""
    return having(recency=str(recency)).also(Condition(across, Op.WITHIN, (str(other),)))


def of_segment(name: str) -> Filter:
    """The customers of a segment."""
    return having(rfm_segment={name})


def of_move(before: str, after: str) -> Filter:
    """The customers of one segment who were of another a month before; "" for not scored."""
    return having(rfm_before={before or None}, rfm_segment={after or None})


# -- by what ---------------------------------------------------------------------------------------------


def basis(session: Session, by: RfmRules) -> str:
    """What is scored: "purchases" or "visits".

    Left to the program: purchases once it is known of one customer in ten for how much they bought. A shop that keeps
    no amounts is scored by its visits, and where it keeps no visits either, by how often was bought.
    """
    if by.basis != "auto":
        return by.basis
    buyers, visitors = session.one(
        "SELECT (SELECT count(*) FROM customer WHERE purchase_amount IS NOT NULL), "
        "(SELECT count(*) FROM customer WHERE visit_count > 0)"
    )
    return "purchases" if buyers * 10 >= visitors else "visits"


def stored(scores: Prepared) -> dict[str, Any]:
    """The scores' cut points as the setting holds them."""
    return asdict(scores.now)


# -- computing -------------------------------------------------------------------------------------------


def prepare(session: Session, by: RfmRules, as_of: date, progress: Progress) -> Prepared:
    """Read the facts of all customers into temporary tables of this thread, and find the cut points.

    Raises:
        Cancelled: through `progress`.
    """
    chosen = basis(session, by)
    return Prepared(
        _facts(session, by, chosen, as_of, _NOW, progress),
        _facts(session, by, chosen, as_of - relativedelta(months=1), _BEFORE, progress),
    )


def _facts(session: Session, by: RfmRules, basis: str, as_of: date, table: str, progress: Progress) -> Scores:
    since = (as_of - relativedelta(months=by.months)).isoformat() if by.months else ""
    connection = session.database.connection
    connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(
        f"CREATE TEMP TABLE {table} (customer_id INTEGER PRIMARY KEY, days INTEGER, count INTEGER, amount INTEGER)"
    )
    facts = computed.facts(basis, as_of.isoformat(), since)
    with stoppable(session, lambda: progress.cancelled):
        connection.execute(
            f"INSERT INTO temp.{table} SELECT customer_id, CAST(julianday('{as_of}') - julianday(last) AS INTEGER), "
            f"count, amount FROM ({facts})"
        )
    progress.check()
    cuts: dict[str, tuple[int, ...]] = {}
    for name in ("days", "count", "amount"):
        own = {"days": by.days, "count": by.counts, "amount": by.amounts}[name]
        cuts[name] = own if by.own else tuple(_fifths(session, table, name))
        progress.check()
    return Scores(as_of.isoformat(), since, basis, cuts["days"], cuts["count"], cuts["amount"], by.high)


def _fifths(session: Session, table: str, column: str) -> Iterator[int]:
    """The largest value of each of the first four fifths of the customers who count, in rising order."""
    live = f"customer_id IN (SELECT id FROM customer WHERE {LIVE})"
    found = session.query(
        f"SELECT max({column}) FROM (SELECT {column}, ntile(5) OVER (ORDER BY {column}) AS fifth FROM temp.{table} "
        f"WHERE {live}) GROUP BY fifth ORDER BY fifth LIMIT 4"
    ).fetchall()
    for (value,) in found:
        yield int(value)


def write(change: Change, scores: Prepared, after: int, last: int) -> int:
    """Write the scores of the customers with ids behind `after` up to `last`, where they are others."""
    within = f"customer.id > {after} AND customer.id <= {last}"
    return int(
        change.execute(
            f"UPDATE customer SET rfm = new.rfm, rfm_segment = new.segment, rfm_before = new.before FROM ("
            f"SELECT id, rfm, {computed.segment('rfm', scores.now.high)} AS segment, "
            f"{computed.segment('rfm_then', scores.before.high)} AS before FROM ("
            f"SELECT id, {computed.score(scores.now, 'one.days', 'one.count', 'one.amount')} AS rfm, "
            f"{computed.score(scores.before, 'two.days', 'two.count', 'two.amount')} AS rfm_then "
            f"FROM customer LEFT JOIN temp.{_NOW} AS one ON one.customer_id = customer.id "
            f"LEFT JOIN temp.{_BEFORE} AS two ON two.customer_id = customer.id WHERE {within})) AS new "
            "WHERE new.id = customer.id AND (customer.rfm IS NOT new.rfm OR customer.rfm_segment <> new.segment "
            "OR customer.rfm_before <> new.before)"
        ).rowcount
    )


def write_again(session: Session, scores: Prepared, since: int) -> None:
    """Score those anew who were touched while the facts lay there, from change `since` on."""
    from crm_desktop.data.permissions import Action

    touched = "SELECT customer_id FROM change WHERE id >= :first AND customer_id IS NOT NULL"
    with session.change(Action.EDIT_CLASS_RULES) as change:
        computed.give_scores(change.connection, scores.now, touched, since)


def forget(session: Session) -> None:
    """Drop the temporary tables of this thread."""
    for table in (_NOW, _BEFORE):
        session.database.connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
