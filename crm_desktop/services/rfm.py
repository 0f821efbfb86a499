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
from crm_desktop.data.classes import Prepared
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import customer_list
from crm_desktop.services.customer_filter import LIVE, Filter, having
from crm_desktop.services.customer_list import stoppable
from crm_desktop.values.class_rules import SEGMENTS, RfmRules, Scores
from crm_desktop.values.rules import Condition, Op


@dataclass(frozen=True)
class Overview:
    """What the grid shows: all customers of the list by their scores.

    Args:
        scores: by what they were given; None before the first computation.
        cells: a score of three digits → customers.
        segments: segment → (customers now, customers a month before).
        moves: (segment a month before, segment now) → customers; "" for not scored.
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
    """The grid and the segments, from two indexes: of those who are scored, and who were a month before."""
    rows = session.query(
        f"SELECT rfm, rfm_segment, rfm_before, count(*) FROM customer WHERE rfm IS NOT NULL AND {LIVE} GROUP BY 1, 2, 3"
    ).fetchall()
    left = session.query(
        f"SELECT rfm_before, count(*) FROM customer WHERE rfm IS NULL AND rfm_before <> '' AND {LIVE} GROUP BY 1"
    ).fetchall()
    cells: dict[int, int] = {}
    moves = {(before, ""): count for before, count in left}
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
    every = customer_list.total(session)
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
    """Read the facts of all customers into a temporary table of this thread, and find the cut points.

    Raises:
        Cancelled: through `progress`.
    """
    chosen = basis(session, by)
    days = (as_of, as_of - relativedelta(months=1))
    spans = [
        ((day - relativedelta(months=by.months)).isoformat() if by.months else "", day.isoformat())
        for day in days
    ]
    connection = session.database.connection
    forget(session)
    connection.execute(
        f"CREATE TEMP TABLE {computed.FACTS} (customer_id INTEGER PRIMARY KEY, days INTEGER, count INTEGER, "
        "amount INTEGER, days_before INTEGER, count_before INTEGER, amount_before INTEGER, live INTEGER)"
    )
    ago = [
        f"CAST(julianday('{day}') - julianday({last}) AS INTEGER)"
        for day, last in zip(days, "lm", strict=True)
    ]
    with stoppable(session, lambda: progress.cancelled):
        connection.execute(
            f"WITH facts (id, l, c, a, m, d, b) AS ({computed.all_facts(chosen, *spans)}) "
            f"INSERT INTO temp.{computed.FACTS} SELECT facts.id, {ago[0]}, nullif(c, 0), a, {ago[1]}, nullif(d, 0), b, "
            f"{LIVE} FROM facts CROSS JOIN customer ON customer.id = facts.id WHERE c > 0 OR d > 0"
        )
    progress.check()
    return Prepared(
        *(
            _scores(session, by, chosen, span, tail, progress)
            for span, tail in zip(spans, ("", "_before"), strict=True)
        )
    )


def _scores(
    session: Session, by: RfmRules, basis: str, span: tuple[str, str], tail: str, progress: Progress
) -> Scores:
    cuts = {"days": by.days, "count": by.counts, "amount": by.amounts}
    if not by.own:
        for name in cuts:
            cuts[name] = tuple(_fifths(session, name + tail, f"count{tail}"))
            progress.check()
    return Scores(span[1], span[0], basis, cuts["days"], cuts["count"], cuts["amount"], by.high)


def _fifths(session: Session, column: str, counted: str) -> Iterator[int]:
    """The largest value of each of the first four fifths of the customers who count, in rising order.

    Where they do not come out even, the first fifths are larger by one.
    """
    who = f"FROM temp.{computed.FACTS} WHERE live AND {counted} IS NOT NULL"
    whole, more = divmod(int(session.one(f"SELECT count(*) {who}")[0]), 5)
    ends = [fifth * whole + min(fifth, more) for fifth in range(1, 5)]
    ends = sorted({end for end in ends if end})
    at = 0
    for value, count in session.query(f"SELECT {column}, count(*) {who} GROUP BY 1 ORDER BY 1"):
        at += count
        while ends and ends[0] <= at:
            yield int(value)
            del ends[0]


def write_again(session: Session, scores: Prepared, since: int) -> None:
    """Score those anew who were touched while the facts lay there, from change `since` on."""
    from crm_desktop.data.permissions import Action

    touched = "SELECT customer_id FROM change WHERE id >= :first AND customer_id IS NOT NULL"
    with session.change(Action.EDIT_CLASS_RULES) as change:
        computed.give_scores(change.connection, scores.now, touched, since)


def forget(session: Session) -> None:
    """Drop the temporary table of this thread."""
    session.database.connection.execute(f"DROP TABLE IF EXISTS temp.{computed.FACTS}")
