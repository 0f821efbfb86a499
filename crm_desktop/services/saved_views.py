"""Saved views: a filter, an order and columns under a name.

Stored as JSON: `{"rule": rule, "sort": [[key, descending]], "columns": [key], "widths": {key: pixels},
"group": key, "board": key}`;
the rule as `rules.to_json` gives it, with the ids of entries, so that a renamed category stays in it. What
a newer version wrote and this one does not know is passed over.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import customer_groups, customer_list
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from crm_desktop.values import rules


@dataclass(frozen=True)
class View:
    """A saved view of the customers.

    Args:
        columns: keys of the columns shown, from left to right; none for those that are usual.
        widths: of some of these columns, in pixels at normal type.
        group: the field by which the list is grouped, or "".
        board: the field whose values are the columns of a board, or "" for a table.
        pinned: it stands in the side panel, with how many customers it has.
    """

    id: int
    name: str
    filter: Filter
    sorts: tuple[Sort, ...]
    columns: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    pinned: bool = False
    group: str = ""
    board: str = ""

    @property
    def order(self) -> tuple[Sort, ...]:
        """The order of the list: by columns or groups, then by the sorts."""
        return grouped(self.board or self.group, self.sorts)


_LONGEST_NAME = 60
_FIRST = "customers.first_view"


def grouped(key: str, sorts: Sequence[Sort]) -> tuple[Sort, ...]:
    """The order of a list that is grouped by a field; "" for none."""
    if not key:
        return tuple(sorts)
    own = next((sort for sort in sorts if sort.key == key), Sort(key))
    return (own, *(sort for sort in sorts if sort.key != key))


def saved(session: Session) -> list[View]:
    """All views, in their order."""
    return [_view(row) for row in _rows(session)]


def named(session: Session, name: str) -> View:
    """The saved view of this name.

    Raises:
        NotFound: there is none; the sentence names those that are there.
    """
    rows = _rows(session)
    for row in rows:
        if row[1] == name:
            return _view(row)
    if not rows:
        raise NotFound(
            translate("Views", "There is no view {name}: no views are saved yet.").format(name=name)
        )
    raise NotFound(
        translate("Views", "There is no view {name}. The saved views are: {names}.").format(
            name=name, names=listed(row[1] for row in rows)
        )
    )


def save(
    session: Session,
    name: str,
    chosen: Filter,
    sorts: Sequence[Sort],
    columns: Sequence[str],
    widths: Mapping[str, int] | None = None,
    group: str = "",
    board: str = "",
) -> int:
    """Keep filter, order and columns under a name; a view of this name is replaced. Returns its id.

    Raises:
        InvalidValue: there is no name, or it is too long.
    """
    name = _checked(name)
    definition = {
        "rule": rules.to_json(chosen.rule),
        "sort": [[sort.key, sort.descending] for sort in sorts],
        "columns": list(columns),
        "widths": dict(widths or {}),
        "group": group,
        "board": board,
    }
    text = json.dumps(definition, ensure_ascii=False)
    with session.change(Action.EDIT_VIEWS, name) as change:
        known = [row_id for row_id, other, *_ in _rows(session) if other == name]
        if known:
            change.execute("UPDATE saved_view SET definition = ? WHERE id = ?", (text, known[0]))
            return known[0]
        position = change.execute("SELECT coalesce(max(position), 0) + 1 FROM saved_view").fetchone()[0]
        return change.insert("saved_view", {"name": name, "definition": text, "position": position})


def rename(session: Session, view_id: int, name: str) -> None:
    """Give a view another name.

    Raises:
        InvalidValue: there is no name, it is too long, or another view has it.
    """
    name = _checked(name)
    if any(other == name and row_id != view_id for row_id, other, *_ in _rows(session)):
        raise InvalidValue(translate("Views", "Another view has this name already."), field="name")
    with session.change(Action.EDIT_VIEWS, name) as change:
        change.execute("UPDATE saved_view SET name = ? WHERE id = ?", (name, view_id))


def delete(session: Session, view_id: int) -> int:
    """Forget a view; its customers stay. Returns the operation's id."""
    name = next((name for row_id, name, *_ in _rows(session) if row_id == view_id), "")
    with session.change(Action.EDIT_VIEWS, name) as change:
        change.execute("DELETE FROM saved_view WHERE id = ?", (view_id,))
    return change.operation_id


def ids(session: Session, view: View) -> array[int]:
    """The customers that a view shows, in its order."""
    return customer_list.ids(session, view.filter, view.order)


def columns(view: View) -> list[str] | None:
    """The columns that a view shows; None for all."""
    return list(view.columns) or None


def pin(session: Session, view_id: int, pinned: bool) -> None:
    """Put a view into the side panel, or take it out."""
    name = next((name for row_id, name, *_ in _rows(session) if row_id == view_id), "")
    with session.change(Action.EDIT_VIEWS, name) as change:
        change.update("saved_view", view_id, {"pinned": int(pinned)})


def pinned_counts(session: Session, progress: Progress | None = None) -> list[tuple[View, int]]:
    """The pinned views with how many customers each shows; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    return [
        (view, customer_list.count(session, view.filter, progress)) for view in saved(session) if view.pinned
    ]


def first(session: Session) -> View | None:
    """The view with which the list opens; None for all customers."""
    chosen = session.setting(_FIRST)
    return next((view for view in saved(session) if view.id == chosen), None) if chosen else None


def open_with(session: Session, view_id: int | None) -> None:
    """Let the list open with this view, or with all customers."""
    session.remember(_FIRST, view_id)


def _rows(session: Session) -> list[tuple[int, str, str, int]]:
    rows = session.query(
        "SELECT id, name, definition, pinned FROM saved_view WHERE target = 'customers' ORDER BY position, id"
    )
    return list(rows)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidValue(translate("Views", "Type a name for the view."), field="name")
    if len(name) > _LONGEST_NAME:
        raise InvalidValue(
            translate("Checks", "This is too long: at most {count} characters.").format(count=_LONGEST_NAME),
            field="name",
        )
    return name


def _view(row: tuple[int, str, str, int]) -> View:
    row_id, name, text, pinned = row
    definition: dict[str, Any] = json.loads(text)
    try:
        rule = rules.from_json(definition.get("rule", ["all"]))
    except ValueError:
        rule = rules.EVERYBODY
    sorts = tuple(Sort(key, bool(down)) for key, down in definition.get("sort", []) if key in FIELDS)
    shown = tuple(key for key in definition.get("columns", []) if key in FIELDS)
    widths = {key: int(width) for key, width in definition.get("widths", {}).items() if key in FIELDS}
    group = definition.get("group", "")
    group = group if group in customer_groups.groupable() else ""
    board = definition.get("board", "")
    board = board if board in customer_groups.boards() else ""
    order = sorts or (Sort("name"),)
    return View(row_id, name, Filter(rule), order, shown, widths, bool(pinned), group, board)
