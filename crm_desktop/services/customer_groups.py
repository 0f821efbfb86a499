"""The groups of a list that is ordered by a field with a few values: where each begins, and how many it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services.customer_order import Sort, few_values

_OWN = (
    "category", "grade", "stage", "source", "owner", "kind", "gender", "evaluation", "rfm_segment", "buyer", "scale",
    "lost_reason",
)  # fmt: skip
_COLUMNS = ("grade", "category", "stage", "source", "owner")
_MADE = (Kind.ONE_OF, Kind.YES_NO)


@dataclass(frozen=True)
class Group:
    """The customers with one value.

    Args:
        value: an entry's id or an option's key; None for those who have none.
        start: the row of the first one.
    """

    value: object
    start: int
    count: int


def groupable() -> list[str]:
    """Keys of the fields by which a list can be grouped."""
    return [*_OWN, *(field.key for field in FIELDS.made if field.kind in _MADE)]


def boards() -> list[str]:
    """Keys of the fields whose values can be the columns of a board."""
    return [*_COLUMNS, *(field.key for field in FIELDS.made if field.kind == Kind.ONE_OF)]


def groups(session: Session, ordered: Sequence[int], sort: Sort) -> list[Group]:
    """The groups of ids that are in the order of `sort`, those without customers left out.

    Found by bisection, 20 rows a value, so it takes a few milliseconds with any filter. None for a field with
    very many values.
    """
    ranks = few_values(session, sort)
    if ranks is None:
        return []
    column = FIELDS[sort.key].read

    def rank(customer_id: int) -> int:
        row = session.one(f"SELECT {column} FROM customer WHERE id = ?", (customer_id,))
        return ranks.get(row[0] if row else None, len(ranks))

    values = [*ranks, None]
    starts = [bisect_left(ordered, at, key=rank) for at in range(len(values))]
    ends = [*starts[1:], len(ordered)]
    spans = zip(values, starts, ends, strict=True)
    return [Group(value, start, end - start) for value, start, end in spans if end > start]
