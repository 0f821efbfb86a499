"""Orders by a field of few values: a list in some order is dealt out by value, not sorted again.

To sort 1,000,000 customers by grade and name takes SQLite 2 s. The order of names stands in an index
(0.2 s); one look at the table tells each customer's grade as a byte (0.3 s); dealing the ids out by
that byte keeps the order of names within each grade.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import compress

from crm_desktop.data.session import Session

MOST = 120  # values of a field; each is one pass over the ids
_EMPTY = 255  # the rank of "has none", which stands last


def dealt(session: Session, ids: array[int], column: str, ranks: Mapping[object, int]) -> array[int]:
    """The ids by the rank of their value in `column`, within each rank in the order they come in.

    Args:
        column: a column of `customer`.
        ranks: value → rank, 0 first; at most MOST. Other values stand last.
    """
    by_id = _ranks_by_id(session, column, ranks, max(ids, default=0))
    in_order = bytes(map(by_id.__getitem__, ids))
    found = array("q")
    for rank in sorted(set(in_order)):
        mask = bytes(int(each == rank) for each in range(256))
        found.extend(array("q", compress(ids, in_order.translate(mask))))
    return found


def _ranks_by_id(session: Session, column: str, ranks: Mapping[object, int], last: int) -> bytearray:
    """The rank of each customer at the place of its id."""
    cases = " ".join(f"WHEN {_literal(value)} THEN {int(rank)}" for value, rank in ranks.items())
    rank = f"CASE {column} {cases} ELSE {_EMPTY} END" if cases else str(_EMPTY)
    packed_ids, packed_ranks = session.one(
        "SELECT unhex(group_concat(printf('%016x', id), '')), unhex(group_concat(printf('%02x', rank), '')) "
        f"FROM (SELECT id, {rank} AS rank FROM customer NOT INDEXED WHERE id <= ? ORDER BY id)",
        (last,),
    )
    by_id = bytearray([_EMPTY]) * (last + 1)
    known = array("q")
    known.frombytes(packed_ids or b"")
    known.byteswap()
    _place(by_id, known, packed_ranks or b"", 0, len(known))
    return by_id


def _place(by_id: bytearray, known: array[int], ranks: bytes, start: int, end: int) -> None:
    """Copy the ranks of a run of ids at once; halve it where ids are missing."""
    if start >= end:
        return
    if known[end - 1] - known[start] == end - 1 - start:
        by_id[known[start] : known[end - 1] + 1] = ranks[start:end]
        return
    middle = (start + end) // 2
    _place(by_id, known, ranks, start, middle)
    _place(by_id, known, ranks, middle, end)


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
