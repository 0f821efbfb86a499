"""Ids by the million: fetched packed, dealt out by a value, subtracted.

To sort 1,000,000 customers by grade and name takes SQLite 2 s. The order of names stands in an index
(0.2 s), and so do the customers of each grade (0.2 s); dealing the ids out by grade keeps the order
of names within each. A text that has no index is read once, its different values are put in order, and
the ids are dealt out by them. No call here keeps Python's lock for longer than a frame, so the window's
thread gets its turn meanwhile.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import Any, TypeVar

from crm_desktop.data.session import Session

Found = TypeVar("Found")

MOST_TEXTS = 40_000  # different values of a text by which ids are dealt out
MOST = 120  # values of a field by which ids are dealt out; a rank is a byte
_PIECE = 5_000  # rows that are read in one go
_SLICE = 50_000  # ids in one call
_EMPTY = 255  # the rank of "has none", which stands last


def fetched(session: Session, sql: str, parameters: Sequence[object] = ()) -> array[int]:
    """The ids that a statement with the one column `id` gives, as signed 64-bit integers.

    SQLite itself writes them as bytes, so Python's lock is free meanwhile: fetched one by one,
    1,000,000 of them take 0.9 s of both threads.
    """
    # The concatenation follows the order of its subquery: SQLite keeps it for group_concat.
    packed = session.one(f"SELECT unhex(group_concat(printf('%016x', id), '')) FROM ({sql})", parameters)[0]
    found = array("q")
    found.frombytes(packed or b"")
    found.byteswap()
    return found


def without(ids: array[int], others: array[int]) -> array[int]:
    """The ids that are not among the others, in their order."""
    free = bytearray(b"\1") * (max(_highest(ids), _highest(others)) + 1)
    for each in others:
        free[each] = 0
    left = array("q")
    for start in range(0, len(ids), _SLICE):
        part = ids[start : start + _SLICE]
        left.extend(compress(part, map(free.__getitem__, part)))
    return left


def _highest(ids: array[int]) -> int:
    return max((max(ids[start : start + _SLICE]) for start in range(0, len(ids), _SLICE)), default=0)


def among(ordered: array[int], ids: array[int]) -> array[int]:
    """Of the ordered ids those that are among the others, in their order."""
    chosen = bytearray(max(_highest(ordered), _highest(ids)) + 1)
    for each in ids:
        chosen[each] = 1
    left = array("q")
    for start in range(0, len(ordered), _SLICE):
        part = ordered[start : start + _SLICE]
        left.extend(compress(part, map(chosen.__getitem__, part)))
    return left


def dealt(
    session: Session, ids: array[int], column: str, ranks: Mapping[object, int], *, indexed: bool
) -> array[int]:
    """The ids by the rank of their value in `column`, within each rank in the order they come in.

    Args:
        column: a column of `customer`.
        ranks: value → rank, 0 first; at most MOST. Other values stand last.
        indexed: `column` has an index of its own.
    """
    rank_of = bytearray([_EMPTY]) * (_highest(ids) + 1)
    (_rank_by_index if indexed else _rank_by_table)(session, rank_of, column, ranks)
    piles = [array("q") for _ in range(_EMPTY + 1)]
    lay = [pile.append for pile in piles]
    for each in ids:
        lay[rank_of[each]](each)
    found = array("q")
    for pile in piles:
        found += pile
    return found


def dealt_by_text(
    session: Session,
    ids: array[int],
    column: str,
    key: Callable[[Any], Any],
    *,
    descending: bool,
    check: Callable[[], None],
) -> array[int] | None:
    """The ids by their value in `column`, as `key` puts the values in order; within each in the order they come in.

    Args:
        column: a column of `customer`; rows whose value is empty or 0 stand last either way.
        key: what a value is sorted by.
        check: called now and then; raises to end it.

    Returns:
        None when there are more than MOST_TEXTS different values: SQLite sorts those in less time.
    """
    coded = _coded(session, column, _highest(ids), check)
    if coded is None:
        return None
    number_of, values = coded
    keys = {value: key(value) for value in values}
    ranks = {each: rank for rank, each in enumerate(sorted(set(keys.values()), reverse=descending))}
    piles = [array("q") for _ in ranks]
    last = array("q")
    lay = [last.append, *(piles[ranks[keys[value]]].append for value in values)]
    for start in range(0, len(ids), _SLICE):
        check()
        part = ids[start : start + _SLICE]
        for each, number in zip(part, map(number_of.__getitem__, part), strict=True):
            lay[number](each)
    found = array("q")
    for pile in piles:
        found += pile
    return found + last


def dealt_by_index(
    session: Session, ids: array[int], column: str, *, descending: bool, check: Callable[[], None]
) -> array[int]:
    """The ids by their value in `column` as its own index has it; those of one value in the order they come in.

    Args:
        column: a column of `customer` with an index of the rows that have a value; all others stand last.
        check: called now and then; raises to end it.
    """
    place_of = array("q", bytes(8 * (_highest(ids) + 1)))
    for start in range(0, len(ids), _SLICE):
        for place, each in enumerate(ids[start : start + _SLICE], start + 1):
            place_of[each] = place
    found = array("q")
    alike: list[int] = []  # ids of one value
    value: object = None
    for each, its_value in _along(session, column, descending, check):
        if its_value != value:
            found.extend(_in_places(alike, ids, place_of))
            alike, value = [], its_value
        if each < len(place_of) and place_of[each]:
            alike.append(each)
    found.extend(_in_places(alike, ids, place_of))
    return found + without(ids, found)


def _in_places(some: list[int], ids: array[int], place_of: array[int]) -> Iterator[int]:
    """Some of the ids as they stand among all; many are picked out of them, not sorted."""
    if len(some) <= _PIECE:
        yield from sorted(some, key=place_of.__getitem__)
        return
    chosen = bytearray(len(place_of))
    for each in some:
        chosen[each] = 1
    for start in range(0, len(ids), _SLICE):
        part = ids[start : start + _SLICE]
        yield from compress(part, map(chosen.__getitem__, part))


def _along(
    session: Session, column: str, descending: bool, check: Callable[[], None]
) -> Iterator[tuple[int, Any]]:
    """(id, value) along the index of a column, some thousand at a time."""
    way, behind = ("DESC", "<") if descending else ("ASC", ">")
    start = ""
    parameters: tuple[Any, ...] = ()
    while True:
        check()
        pairs = session.query(
            f"SELECT id, {column} FROM customer INDEXED BY customer_{column} WHERE {column} IS NOT NULL {start} "
            f"ORDER BY {column} {way}, id {way} LIMIT {_PIECE}",
            parameters,
        ).fetchall()
        yield from pairs
        if len(pairs) < _PIECE:
            return
        start, parameters = f"AND ({column}, id) {behind} (?, ?)", (pairs[-1][1], pairs[-1][0])


def _coded(
    session: Session, column: str, highest: int, check: Callable[[], None]
) -> tuple[array[int], list[object]] | None:
    """For each id up to `highest` a number that stands for its value, 0 for none; and the values, of 1 and on."""
    numbers: defaultdict[object, int] = defaultdict(count(1).__next__)
    numbers.update({"": 0, None: 0, 0: 0})
    nothing = len(numbers)
    number_of = array("H", bytes(2 * (highest + 1)))
    for start in range(1, highest + 1, _SLICE):
        check()
        end = min(start + _SLICE, highest + 1)
        piece = f"FROM customer NOT INDEXED WHERE id >= {start} AND id < {end} ORDER BY id"
        values = session.one(f"SELECT json_group_array(value) FROM (SELECT {column} AS value {piece})")[0]
        found = array("H", map(numbers.__getitem__, json.loads(values)))
        if len(numbers) - nothing > MOST_TEXTS:
            return None
        if len(found) == end - start:
            number_of[start:end] = found
        else:  # some ids are missing
            for each, number in zip(fetched(session, f"SELECT id {piece}"), found, strict=True):
                number_of[each] = number
    return number_of, list(numbers)[nothing:]


def kept(session: Session, what: str, ask: Callable[[], Found], of: object = None) -> Found:
    """What `ask` gave, until something is written or it is asked of something else.

    It is not to be changed: the next one gets the same.

    Args:
        what: names it; one is kept of each.
        of: what it was asked of.
    """
    state = (*session.one("SELECT (SELECT max(id) FROM change), max(id), at FROM operation"), of)
    known: tuple[object, Found] | None = session.kept.get(what)
    if known is None or known[0] != state:
        known = session.kept[what] = (state, ask())
    return known[1]


def _rank_by_index(session: Session, rank_of: bytearray, column: str, ranks: Mapping[object, int]) -> None:
    for value, rank in ranks.items():
        sql = f"SELECT id FROM customer WHERE {column} = ? AND id < ?"
        for each in fetched(session, sql, (value, len(rank_of))):
            rank_of[each] = rank


def _rank_by_table(session: Session, rank_of: bytearray, column: str, ranks: Mapping[object, int]) -> None:
    cases = " ".join(f"WHEN ? THEN {int(rank)}" for rank in ranks.values())
    ids, found = session.one(
        "SELECT unhex(group_concat(printf('%016x', id), '')), unhex(group_concat(printf('%02x', rank), '')) "
        f"FROM (SELECT id, CASE {column} {cases} END AS rank FROM customer NOT INDEXED "
        "WHERE id < ?) WHERE rank IS NOT NULL",
        (*ranks, len(rank_of)),
    )
    known = array("q")
    known.frombytes(ids or b"")
    known.byteswap()
    for each, rank in zip(known, found or b"", strict=True):
        rank_of[each] = rank
