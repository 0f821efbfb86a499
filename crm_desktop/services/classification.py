"""The shop's own lists: categories, grades, tags, sources. How many customers behind each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate

LISTS = ("category", "grade", "tag", "source", "lost_reason")
_COLORED = ("category", "grade", "tag")
TREES = ("category", "tag")  # lists whose entries may stand below one another

# The colours that a new entry takes in turn: distinct in both palettes.
COLORS = ("#1F66D6", "#1A7F4B", "#9A5B00", "#C2352B", "#7A3FB0", "#0F7C86", "#B0357A", "#57606A")


@dataclass(frozen=True)
class Entry:
    """One entry of a list, with how many live customers it has (those of its children not counted)."""

    id: int
    name: str
    color: str
    parent_id: int | None
    position: int
    count: int


def list_title(name: str) -> str:
    """The list's name in the person's language."""
    titles = {
        "category": lambda: translate("Classification", "Categories"),
        "grade": lambda: translate("Classification", "Grades"),
        "tag": lambda: translate("Classification", "Tags"),
        "source": lambda: translate("Classification", "Sources"),
        "lost_reason": lambda: translate("Classification", "Reasons for leaving"),
    }
    return titles[name]()


def entries(session: Session, name: str, *, counted: bool = True) -> list[Entry]:
    """A list's entries in their order.

    Args:
        name: one of LISTS.
        counted: count the customers too; at 1,000,000 customers that takes some 100 ms.
    """
    counts = _counts(session, name) if counted else {}
    parent = "parent_id" if name in TREES else "NULL"
    color = "color" if name in _COLORED else "''"
    rows = session.query(
        f"SELECT id, name, {color}, {parent}, position FROM {table(name)} ORDER BY position, id"
    )
    return [Entry(*(*row, counts.get(row[0], 0))) for row in rows]


def _counts(session: Session, name: str) -> dict[int, int]:
    """All customers of each entry by its index alone, less the few that are deleted or archived."""
    hidden = "(deleted_at IS NOT NULL OR archived_at IS NOT NULL)"
    if name == "tag":
        every = "SELECT tag_id, count(*) FROM customer_tag GROUP BY tag_id"
        less = (
            "SELECT tag_id, count(*) FROM customer JOIN customer_tag ON customer_id = customer.id "
            f"WHERE {hidden} GROUP BY tag_id"
        )
    else:
        column = f"{name}_id"
        every = f"SELECT {column}, count(*) FROM customer WHERE {column} IS NOT NULL GROUP BY {column}"
        less = f"SELECT {column}, count(*) FROM customer WHERE {column} IS NOT NULL AND {hidden} GROUP BY {column}"
    counts: dict[int, int] = dict(session.query(every).fetchall())
    hides_any = "SELECT EXISTS (SELECT 1 FROM customer WHERE deleted_at IS NOT NULL) OR EXISTS (SELECT 1 FROM customer WHERE archived_at IS NOT NULL)"
    if session.one(hides_any)[0]:
        for entry_id, count in session.query(less):
            counts[entry_id] -= count
    return counts


def usage(session: Session, name: str, entry_id: int) -> int:
    """How many customers have this entry, deleted and archived ones included."""
    return int(session.one(f"SELECT count(*) FROM {_holder(name)} WHERE {name}_id = ?", (entry_id,))[0])


def add(session: Session, name: str, entry: str, color: str = "", parent_id: int | None = None) -> int:
    """Add an entry at the end of a list; it takes the next colour when none is given.

    Raises:
        InvalidValue: the name is empty or taken.
    """
    entry = _checked(session, name, entry, None, parent_id)
    with session.change(Action.EDIT_LISTS, entry) as change:
        return insert(change, name, entry, color, parent_id)


def insert(change: Change, name: str, entry: str, color: str = "", parent_id: int | None = None) -> int:
    """`add` inside a change, for a name that was checked already."""
    position = change.execute(f"SELECT coalesce(max(position), -1) + 1 FROM {table(name)}").fetchone()[0]
    values: dict[str, object] = {"name": entry, "position": position}
    if name in _COLORED:
        values["color"] = color or COLORS[position % len(COLORS)]
    if name in TREES:
        values["parent_id"] = parent_id
    return change.insert(table(name), values)


def find_or_add(change: Change, name: str, entry: str) -> int:
    """Inside a change: the id of the entry with this name, added when there is none."""
    row = change.execute(
        f"SELECT id FROM {table(name)} WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1", (entry,)
    ).fetchone()
    return int(row[0]) if row else insert(change, name, entry)


def rename(session: Session, name: str, entry_id: int, entry: str) -> None:
    """Rename an entry; every customer that has it shows the new name.

    Raises:
        InvalidValue: the name is empty or taken.
    """
    entry = _checked(session, name, entry, entry_id, _parent(session, name, entry_id))
    with session.change(Action.EDIT_LISTS, entry) as change:
        change.update(table(name), entry_id, {"name": entry})


def recolor(session: Session, name: str, entry_id: int, color: str) -> None:
    """Give an entry another colour: #rrggbb, or the name of one of the dots, which each palette has its own of."""
    with session.change(Action.EDIT_LISTS, _name(session, name, entry_id)) as change:
        change.update(table(name), entry_id, {"color": color})


def reorder(session: Session, name: str, ids: Sequence[int]) -> None:
    """Put a list's entries in this order."""
    with session.change(Action.EDIT_LISTS, list_title(name)) as change:
        change.execute(
            f"UPDATE {table(name)} SET position = (SELECT key FROM json_each(?) WHERE value = {table(name)}.id) "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)), json.dumps(list(ids))),
        )


def move(session: Session, name: str, entry_id: int, parent_id: int | None) -> None:
    """Put an entry of a tree under another one, or at the top.

    Raises:
        InvalidValue: the new parent stands below the entry, or has one of this name.
    """
    known = _name(session, name, entry_id)
    above = parent_id
    while above is not None:
        if above == entry_id:
            raise InvalidValue(
                translate("Classification", "An entry cannot stand below itself. Choose another place.")
            )
        above = _parent(session, name, above)
    _checked(session, name, known, entry_id, parent_id)
    with session.change(Action.EDIT_LISTS, known) as change:
        change.update(table(name), entry_id, {"parent_id": parent_id})


def delete(session: Session, name: str, entry_id: int, move_to: int | None = None) -> int:
    """Delete an entry; its customers get `move_to`, or none. Children move up to its parent.

    Returns:
        The operation's id; its undo brings entry and customers back together.
    """
    with session.change(Action.EDIT_LISTS, _name(session, name, entry_id)) as change:
        _replace(change, name, entry_id, move_to)
        if name in TREES:
            _raise(change, name, entry_id, _parent(session, name, entry_id))
        change.execute(f"DELETE FROM {table(name)} WHERE id = ?", (entry_id,))
    return change.operation_id


def merge(session: Session, name: str, ids: Sequence[int], into: int) -> int:
    """Make one entry of several: all customers get `into`, the others go. Returns the operation's id."""
    with session.change(Action.EDIT_LISTS, _name(session, name, into)) as change:
        for entry_id in ids:
            if entry_id != into:
                delete(session, name, entry_id, into)
    return change.operation_id


def _raise(change: Change, name: str, entry_id: int, parent_id: int | None) -> None:
    """Put the children of an entry in its place; one whose name stands there already tells where it came from."""
    where = table(name)
    above = change.execute(f"SELECT name FROM {where} WHERE id = ?", (entry_id,)).fetchone()
    for child_id, child in change.execute(
        f"SELECT id, name FROM {where} WHERE parent_id = ?", (entry_id,)
    ).fetchall():
        taken = {
            str(other).casefold()
            for (other,) in change.execute(
                f"SELECT name FROM {where} WHERE parent_id IS ? AND id <> ?", (parent_id, entry_id)
            )
        }
        called = str(child)
        while called.casefold() in taken:
            called = translate("Classification", "{name} ({above})").format(name=called, above=above[0])
        change.update(where, child_id, {"parent_id": parent_id, "name": called})


def _replace(change: Change, name: str, entry_id: int, move_to: int | None) -> None:
    if name == "grade":
        from crm_desktop.services import grading

        grading.replace_grade(change, entry_id, move_to)
    if name != "tag":
        change.execute(f"UPDATE customer SET {name}_id = ? WHERE {name}_id = ?", (move_to, entry_id))
        return
    if move_to is not None:
        change.execute(
            "UPDATE customer_tag SET tag_id = ? WHERE tag_id = ? AND customer_id NOT IN "
            "(SELECT customer_id FROM customer_tag WHERE tag_id = ?)",
            (move_to, entry_id, move_to),
        )
    change.execute("DELETE FROM customer_tag WHERE tag_id = ?", (entry_id,))


def table(name: str) -> str:
    """The table of one of LISTS.

    Raises:
        KeyError: it is none.
    """
    if name not in LISTS:
        raise KeyError(name)
    return name


def _holder(name: str) -> str:
    return "customer_tag" if table(name) == "tag" else "customer"


def _parent(session: Session, name: str, entry_id: int) -> int | None:
    if name not in TREES:
        return None
    row = session.one(f"SELECT parent_id FROM {table(name)} WHERE id = ?", (entry_id,))
    return row[0] if row else None


def _name(session: Session, name: str, entry_id: int) -> str:
    row = session.one(f"SELECT name FROM {table(name)} WHERE id = ?", (entry_id,))
    if row is None:
        raise NotFound(translate("Classification", "This entry is not there any more."))
    return str(row[0])


def _checked(session: Session, name: str, entry: str, entry_id: int | None, parent_id: int | None) -> str:
    entry = " ".join(entry.split())
    if not entry:
        raise InvalidValue(translate("Classification", "Type a name."), field="name")
    same_parent = "AND parent_id IS :parent" if name in TREES else ""
    taken = session.one(
        f"SELECT 1 FROM {table(name)} WHERE name = :name COLLATE NOCASE AND id IS NOT :id {same_parent}",
        {"name": entry, "id": entry_id, "parent": parent_id},
    )
    if taken:
        raise InvalidValue(
            translate("Classification", "{name} is in the list already.").format(name=entry), field="name"
        )
    return entry
