"""How many customers stand behind each value that a list can be filtered by.

Each group is counted with the filter of all the other groups, so a number says what a click would
show. Without a filter the counts come from the indexes; with one that leaves many, all groups are
counted in one look at the table (`facet_counts`); else each from one look at what the filter leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import customer_list, facet_counts, field_values, options
from crm_desktop.services.customer_filter import ARCHIVE, LIVE, Filter, where
from crm_desktop.services.customer_list import stoppable, total
from crm_desktop.services.facet_counts import Look
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.services.filter_fields import compiled
from crm_desktop.values.rules import Condition, Op

# Keys of fields in the order in which they are counted; "marks" are the star, the stale mark and the archive.
GROUPS = (
    "grade", "category", "tags", GROUP, "source", "stage", "rfm_segment", "last_contact_at", "next_follow_up", "last_contact_by",
    "created_at", "owner", "marks",
)  # fmt: skip
_CHOICES = (Kind.ONE_OF, Kind.MANY_OF, Kind.YES_NO)  # of the shop's own fields
_PAST = ("today", "<7d", "<30d", "<90d", ">90d")
SPANS: dict[str, tuple[str | None, ...]] = {  # None: it is empty
    "last_contact_at": (*_PAST, None),
    "created_at": _PAST,
    "next_follow_up": ("overdue", "today", "<7d", None),
}


@dataclass(frozen=True)
class Facet:
    """One value to filter by.

    Args:
        id: the entry's id or the option's key; None for "has none"; a span of days; a mark ("starred", "stale", "archived").
        name: as the shop calls it; "" for what the window names itself (none, spans, marks).
        color: a dot's colour, or "".
        count: customers behind it.
        parent_id: the entry above, in a tree.
    """

    id: int | str | None
    name: str
    color: str
    count: int
    parent_id: int | None = None


_LISTS = {
    "grade": ("grade", "grade_id", "color", "NULL"),
    "category": ("category", "category_id", "color", "parent_id"),
    "source": ("source", "source_id", "''", "NULL"),
    "owner": ("staff_member", "owner_id", "''", "NULL"),
    "last_contact_by": ("staff_member", "last_contact_by", "''", "NULL"),
}
_OPTIONS = ("stage", "rfm_segment")
_INDEXED = ("grade", "category", "source", "owner")  # an index on the column alone


def groups() -> tuple[str, ...]:
    """GROUPS, with the shop's own fields that choose from a few before the marks."""
    made = (field.key for field in FIELDS.made if field.kind in _CHOICES)
    return (*GROUPS[:-1], *made, GROUPS[-1])


def facet(session: Session, chosen: Filter, group: str, progress: Progress | None = None) -> list[Facet]:
    """The values of one of GROUPS with their counts; the entries of a list in its order, "none" last.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        found = _counted(session, chosen, group)
    if progress is not None:
        progress.check()
    return found


def _counted(session: Session, chosen: Filter, group: str) -> list[Facet]:
    if group == "marks":
        return _marks(session, chosen)
    if group not in groups():
        return []  # a field of the shop that was deleted meanwhile
    others = chosen.without(group)
    at_once = others == chosen and not others.empty and _wide(session, others)
    look = _look(session, chosen) if at_once else None
    if group in FIELDS and FIELDS[group].made:
        return _of_made(session, others, FIELDS[group], look)
    if group in SPANS:
        return _spans(session, others, group, look)
    if group == GROUP:
        return _segments(session, others)
    if group in _OPTIONS:
        return _options(session, others, group, look)
    table, column, color, parent = ("tag", "", "color", "parent_id") if group == "tags" else _LISTS[group]
    entries = session.query(
        f"SELECT id, name, {color}, {parent} FROM {table} ORDER BY position, id"
    ).fetchall()
    if group == "tags":
        counts = _of_tags(session, others)
    elif group in _INDEXED and others.empty:
        counts = _from_index(session, column)
    elif look is not None and all(facet_counts.holds(entry[0]) for entry in entries):
        counts = {value or None: count for value, count in look.values[column].items()}
    else:
        counts = _from_rows(session, others, column, [entry[0] for entry in entries])
    found = [
        Facet(entry_id, name, shade, counts.get(entry_id, 0), parent_id)
        for entry_id, name, shade, parent_id in entries
        if table != "staff_member" or counts.get(entry_id)
    ]
    if group == "category":
        found = _with_those_below(found)
    if group == "tags":
        found = _of_nested_tags(session, others, _in_tree(found))
    if counts.get(None):
        found.append(Facet(None, "", "", counts[None]))
    return found


def _wide(session: Session, others: Filter) -> bool:
    return facet_counts.wide(session, *where(others, session))


def _look(session: Session, chosen: Filter) -> Look:
    """What is to be counted of the groups that choose from a few, and of the spans."""
    ranks = {column: f"coalesce({column}, 0)" for _, column, _, _ in _LISTS.values()}
    for key in _OPTIONS:
        cases = " ".join(f"WHEN '{each}' THEN {at}" for at, each in enumerate(options.values(key), 1))
        ranks[key] = f"CASE {FIELDS[key].read} {cases} ELSE 0 END"
    for field in FIELDS.made:
        if field.kind == Kind.ONE_OF:
            ranks[field.column] = f"coalesce({field.column}, 0)"
        elif field.kind == Kind.YES_NO:
            ranks[field.column] = f"coalesce({field.column} + 1, 0)"
    spans = [each for group in SPANS for each in _within(group)]
    return facet_counts.look(session, *where(chosen, session), ranks, spans)


def _within(group: str) -> list[str]:
    """The conditions of the spans of a group."""
    tests = [
        Condition(group, Op.EMPTY) if key is None else Condition(group, Op.WITHIN, (key,))
        for key in SPANS[group]
    ]
    return [compiled(each)[0] for each in tests]


def _from_index(session: Session, column: str) -> dict[int | None, int]:
    """Counts of all live customers: the whole index, less the few that are deleted or archived."""
    counts: dict[int | None, int] = dict(
        session.query(
            f"SELECT {column}, count(*) FROM customer WHERE {column} IS NOT NULL GROUP BY {column}"
        ).fetchall()
    )
    hidden = session.query(
        f"SELECT {column}, count(*) FROM customer WHERE {column} IS NOT NULL AND id IN ({_HIDDEN}) GROUP BY 1"
    ).fetchall()
    for entry_id, count in hidden:
        counts[entry_id] -= count
    counts[None] = total(session) - sum(counts.values())
    return counts


def _from_rows(
    session: Session, others: Filter, column: str, entry_ids: Sequence[int]
) -> dict[int | None, int]:
    """Counts from one look at the filtered customers; grouping them would sort them first."""
    if len(entry_ids) > _TOGETHER:
        condition, parameters = where(others, session)
        cursor = session.query(
            f"SELECT {column}, count(*) FROM customer WHERE {condition} GROUP BY {column}", parameters
        )
        return dict(cursor.fetchall())
    tests = [*(f"{column} = {int(entry_id)}" for entry_id in entry_ids), f"{column} IS NULL"]
    return dict(zip([*entry_ids, None], _together(session, tests, others), strict=True))


_TOGETHER = 40
_HIDDEN = (
    "SELECT id FROM customer WHERE deleted_at IS NOT NULL "
    "UNION ALL SELECT id FROM customer WHERE archived_at IS NOT NULL AND deleted_at IS NULL"
)


def _of_tags(session: Session, others: Filter) -> dict[int | None, int]:
    if others.empty:
        counts: dict[int | None, int] = dict(
            session.query("SELECT tag_id, count(*) FROM customer_tag GROUP BY tag_id").fetchall()
        )
        hidden = session.query(
            f"SELECT tag_id, count(*) FROM customer_tag WHERE customer_id IN ({_HIDDEN}) GROUP BY tag_id"
        ).fetchall()
        for tag_id, count in hidden:
            counts[tag_id] -= count
        return counts
    condition, parameters = where(others, session)
    cursor = session.query(
        "SELECT tag_id, count(*) FROM customer_tag "
        f"WHERE customer_id IN (SELECT customer.id FROM customer WHERE {condition}) GROUP BY tag_id",
        parameters,
    )
    return dict(cursor.fetchall())


def _segments(session: Session, others: Filter) -> list[Facet]:
    """Groups of customers, each counted by itself: a smart one may ask for anything."""
    rows = session.query("SELECT id, name, color FROM segment ORDER BY position, id").fetchall()
    return [
        Facet(
            row[0],
            row[1],
            row[2],
            customer_list.count(session, others.also(Condition(GROUP, Op.AMONG, (row[0],)))),
        )
        for row in rows
    ]


def _spans(session: Session, others: Filter, group: str, look: Look | None) -> list[Facet]:
    conditions = _within(group)
    if look is not None:
        counts: Sequence[int] = [look.passing[each] for each in conditions]
    elif others.empty:
        condition, _ = where(others, session)
        counts = [
            session.one(f"SELECT count(*) FROM customer WHERE {condition} AND {each}")[0]
            for each in conditions
        ]
    else:
        counts = _together(session, conditions, others)
    return [Facet(key, "", "", count) for key, count in zip(SPANS[group], counts, strict=True)]


def _options(session: Session, others: Filter, group: str, look: Look | None) -> list[Facet]:
    values = options.values(group)
    column = f"customer.{FIELDS[group].read}"
    if others.empty:  # from the index
        known = dict(
            session.query(f"SELECT {column}, count(*) FROM customer WHERE {LIVE} GROUP BY 1").fetchall()
        )
        counts: Sequence[int] = [known.get(each, 0) for each in (*values, "")]
    elif look is not None:
        counts = [look.values[group].get(rank, 0) for rank in (*range(1, len(values) + 1), 0)]
    else:
        tests = [*(f"{column} = '{each}'" for each in values), f"{column} = ''"]
        counts = _together(session, tests, others)
    return [Facet(key, "", "", count) for key, count in zip([*values, None], counts, strict=True)]


def _of_made(session: Session, others: Filter, field: Field, look: Look | None) -> list[Facet]:
    """The options of a field of the shop; retired ones too as long as customers have them."""
    column = f"customer.{field.column}"
    values = [1, 0] if field.kind == Kind.YES_NO else [each.id for each in field.options]
    if others.empty and field.kind != Kind.MANY_OF:
        counts = _from_index(session, field.column)
    elif look is not None and field.column in look.values and all(map(facet_counts.holds, values)):
        ranks = [value + 1 if field.kind == Kind.YES_NO else value for value in values]
        found = [look.values[field.column].get(rank, 0) for rank in (*ranks, 0)]
        counts = dict(zip([*values, None], found, strict=True))
    else:
        one = f"{column} = {{0}}"
        if field.kind == Kind.MANY_OF:
            one = f"{column} IS NOT NULL AND EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {{0}})"
        tests = [*(one.format(value) for value in values), f"{column} IS NULL"]
        found = list(_together(session, tests, others))
        counts = dict(zip([*values, None], found, strict=True))
    retired = {each.id for each in field.options if each.retired}
    return [
        Facet(value, field_values.word(field, value), "", counts.get(value, 0))
        for value in values
        if value not in retired or counts.get(value)
    ] + [Facet(None, "", "", counts.get(None, 0))]


def _marks(session: Session, chosen: Filter) -> list[Facet]:
    found = []
    for mark in (Condition("starred", Op.IS), Condition("stale", Op.IS), ARCHIVE):
        condition, parameters = where(chosen.also(mark), session)
        count = session.one(f"SELECT count(*) FROM customer WHERE {condition}", parameters)[0]
        found.append(Facet(mark.field, "", "", count))
    return found


def _together(session: Session, conditions: Sequence[str], others: Filter) -> Sequence[int]:
    """Several counts over the same customers in one look at them."""
    condition, parameters = where(others, session)
    table = "customer NOT INDEXED" if _wide(session, others) else "customer"
    counts = ", ".join(f"count(*) FILTER (WHERE {each})" for each in conditions)
    row: Sequence[int] = session.one(f"SELECT {counts} FROM {table} WHERE {condition}", parameters)
    return row


def _of_nested_tags(session: Session, others: Filter, entries: list[Facet]) -> list[Facet]:
    """Tags with others below them count each customer once who has one of them, as the filter does."""
    above = {entry.parent_id for entry in entries}
    condition, parameters = where(others, session)
    found = []
    for entry in entries:
        if entry.id is not None and entry.id in above:
            tagged, _ = compiled(Condition("tags", Op.AMONG, (entry.id,)))
            count = session.one(f"SELECT count(*) FROM customer WHERE {condition} AND {tagged}", parameters)[
                0
            ]
            entry = replace(entry, count=count)
        found.append(entry)
    return found


def _children(entries: list[Facet]) -> dict[int | None, list[Facet]]:
    children: dict[int | None, list[Facet]] = {}
    known = {entry.id for entry in entries}
    for entry in entries:
        above = entry.parent_id if entry.parent_id in known else None
        children.setdefault(above, []).append(entry)
    return children


def _in_tree(entries: list[Facet]) -> list[Facet]:
    """Parents before their children."""
    children = _children(entries)
    found: list[Facet] = []

    def visit(entry: Facet) -> None:
        found.append(entry)
        for child in children.get(_number(entry.id), []):
            visit(child)

    for entry in children.get(None, []):
        visit(entry)
    return found


def _with_those_below(entries: list[Facet]) -> list[Facet]:
    """Parents before their children, each counting all below it as well, as the filter does."""
    children = _children(entries)
    found: list[Facet] = []

    def visit(entry: Facet) -> int:
        place = len(found)
        found.append(entry)
        count = entry.count + sum(visit(child) for child in children.get(_number(entry.id), []))
        found[place] = Facet(entry.id, entry.name, entry.color, count, entry.parent_id)
        return count

    for entry in children.get(None, []):
        visit(entry)
    return found


def _number(entry_id: int | str | None) -> int:
    return int(entry_id) if entry_id is not None else 0
