"""Saved views: a filter, an order and columns under a name.

Stored as JSON: `{"filter": {part: value}, "sort": [[key, descending]], "columns": [key]}`; the parts
are those of `Filter`, sets as lists. What an older or newer version wrote and this one does not know
is passed over.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, fields
from typing import Any

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import listed, translate
from crm_desktop.services import customer_list
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort


@dataclass(frozen=True)
class View:
    """A saved view of the customers."""

    id: int
    name: str
    filter: Filter
    sorts: tuple[Sort, ...]
    columns: tuple[str, ...]


def named(session: Session, name: str) -> View:
    """The saved view of this name.

    Raises:
        NotFound: there is none; the sentence names those that are there.
    """
    rows = session.query(
        "SELECT id, name, definition FROM saved_view WHERE target = 'customers' ORDER BY position, id"
    ).fetchall()
    for row_id, found, definition in rows:
        if found == name:
            return _view(row_id, found, json.loads(definition))
    if not rows:
        raise NotFound(
            translate("Views", "There is no view {name}: no views are saved yet.").format(name=name)
        )
    raise NotFound(
        translate("Views", "There is no view {name}. The saved views are: {names}.").format(
            name=name, names=listed(row[1] for row in rows)
        )
    )


def ids(session: Session, view: View) -> array[int]:
    """The customers that a view shows, in its order."""
    return customer_list.ids(session, view.filter, view.sorts)


def columns(view: View) -> list[str] | None:
    """The columns that a view shows; None for all."""
    return list(view.columns) or None


def _view(row_id: int, name: str, definition: dict[str, Any]) -> View:
    parts: dict[str, Any] = {}
    given = definition.get("filter", {})
    for each in fields(Filter):
        if each.name in given:
            value = given[each.name]
            default = getattr(Filter(), each.name)
            if isinstance(value, list):
                value = frozenset(value) if isinstance(default, frozenset) else tuple(value)
            parts[each.name] = value
    sorts = tuple(Sort(key, bool(down)) for key, down in definition.get("sort", []) if key in FIELDS)
    shown = tuple(key for key in definition.get("columns", []) if key in FIELDS)
    return View(row_id, name, Filter(**parts), sorts or (Sort("name"),), shown)
