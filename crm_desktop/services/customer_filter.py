"""Which customers a list shows: the filter, and the SQL that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from crm_desktop import clock

# A span of time: a preset that is counted from today, or (first day, last day), "" for an open end.
Span = str | tuple[str, str]

SPANS = ("today", "7", "30", "90", "longer", "never")  # "longer": before the last 90 days
_DAYS = {"today": 1, "7": 7, "30": 30, "90": 90}

_Ids = frozenset[int | None]
_NONE: _Ids = frozenset()


@dataclass(frozen=True)
class Filter:
    """What the customers of a list have in common; the default is all that are not archived.

    Values of one kind widen (grade A or B), the kinds narrow (grade A and from a call). None in a
    set stands for "has none". A category includes those below it in the tree.

    Args:
        categories, grades, sources, tags: ids of the lists.
        owners, last_contact_by: ids of staff members.
        stages, kinds: keys of the options.
        last_contact, created: a Span; "" for any time. "never" (last contact only): not yet.
        next_follow_up: (first day, last day), "" for an open end; None for any or none.
        text: words, pinyin or digits that the customer's data hold, as in the search box.
        archived: the archive instead of the list.
        starred: only those with a star.
        operation: only those that this operation touched (an import).
    """

    categories: _Ids = _NONE
    grades: _Ids = _NONE
    sources: _Ids = _NONE
    tags: _Ids = _NONE
    owners: _Ids = _NONE
    last_contact_by: _Ids = _NONE
    stages: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    last_contact: Span = ""
    created: Span = ""
    next_follow_up: tuple[str, str] | None = None
    text: str = ""
    archived: bool = False
    starred: bool = False
    operation: int | None = None

    @property
    def empty(self) -> bool:
        """Whether it leaves out nothing but the archive."""
        return self == Filter()

    def without(self, *names: str) -> Filter:
        """The same filter with the named parts taken off."""
        default = Filter()
        return replace(self, **{name: getattr(default, name) for name in names})

    def parts(self) -> list[str]:
        """The names of the parts that leave something out."""
        default = Filter()
        return [each.name for each in fields(self) if getattr(self, each.name) != getattr(default, each.name)]


_COLUMNS = {
    "grades": "grade_id",
    "sources": "source_id",
    "owners": "owner_id",
    "last_contact_by": "last_contact_by",
}

LIVE = "customer.deleted_at IS NULL AND customer.archived_at IS NULL"  # as the partial indexes have it
ARCHIVED = "customer.deleted_at IS NULL AND customer.archived_at IS NOT NULL"


def where(chosen: Filter) -> tuple[str, list[Any]]:
    """The condition on `customer` and its parameters."""
    conditions = [ARCHIVED if chosen.archived else LIVE]
    parameters: list[Any] = []

    def add(condition: str, *values: Any) -> None:
        conditions.append(condition)
        parameters.extend(values)

    for name, column in _COLUMNS.items():
        ids = getattr(chosen, name)
        if ids:
            add(_among(f"customer.{column}", ids))
    if chosen.categories:
        below = (
            "SELECT id FROM (WITH RECURSIVE tree (id) AS (SELECT id FROM category WHERE id IN ({ids}) "
            "UNION SELECT category.id FROM category JOIN tree ON category.parent_id = tree.id) "
            "SELECT id FROM tree)"
        )
        add(_among("customer.category_id", chosen.categories, below))
    if chosen.tags:
        tagged = "SELECT customer_id FROM customer_tag"
        either = []
        if None in chosen.tags:
            either.append(f"customer.id NOT IN ({tagged})")
        if chosen.tags - {None}:
            either.append(f"customer.id IN ({tagged} WHERE tag_id IN ({_numbers(chosen.tags)}))")
        add(f"({' OR '.join(either)})")
    for name, column in (("stages", "stage"), ("kinds", "kind")):
        words = sorted(getattr(chosen, name))
        if words:
            add(f"customer.{column} IN ({','.join('?' * len(words))})", *words)
    if chosen.last_contact:
        add(span_condition("customer.last_contact_at", chosen.last_contact))
    if chosen.created:
        add(span_condition("customer.created_at", chosen.created))
    if chosen.next_follow_up is not None:
        first, last = chosen.next_follow_up
        add("customer.next_follow_up BETWEEN ? AND ?", first or "0000", last or "9999")
    if chosen.starred:
        add("customer.starred = 1")
    if chosen.text.strip():
        from crm_desktop.values import tokens  # its rules take a while to load, and few filters have words

        query = tokens.Query(chosen.text)
        if not query.empty:
            add(
                "customer.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)",
                query.everywhere(),
            )
    if chosen.operation is not None:
        add(
            "customer.id IN (SELECT change.customer_id FROM change JOIN operation ON operation.id = ? "
            "WHERE change.id BETWEEN operation.first_change AND operation.last_change "
            "AND change.customer_id IS NOT NULL)",
            chosen.operation,
        )
    return " AND ".join(conditions), parameters


def span_condition(column: str, span: Span) -> str:
    """The condition that an instant lies in a span; it holds whole seconds only, no text."""
    if span == "never":
        return f"{column} IS NULL"
    first, last = span_days(span)
    conditions = []
    if first is not None:
        conditions.append(f"{column} >= {_start(first)}")
    if last is not None:
        conditions.append(f"{column} < {_start(last + timedelta(1))}")
    return " AND ".join(conditions) or f"{column} IS NOT NULL"


def span_days(span: Span) -> tuple[date | None, date | None]:
    """The first and the last day of a span, None for an open end."""
    today = clock.today()
    if isinstance(span, str):
        if span == "longer":
            return None, today - timedelta(_DAYS["90"])
        return today - timedelta(_DAYS[span] - 1), None
    first, last = (date.fromisoformat(day) if day else None for day in span)
    return first, last


def _start(day: date) -> int:
    """The first second of a local day."""
    return int(datetime.combine(day, time.min).astimezone().timestamp())


def _among(column: str, ids: _Ids, select: str = "{ids}") -> str:
    either = []
    if None in ids:
        either.append(f"{column} IS NULL")
    if ids - {None}:
        either.append(f"{column} IN ({select.format(ids=_numbers(ids))})")
    return f"({' OR '.join(either)})"


def _numbers(ids: _Ids) -> str:
    return ",".join(str(int(each)) for each in sorted(each for each in ids if each is not None))
