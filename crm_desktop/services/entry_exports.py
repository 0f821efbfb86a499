"""Taking interactions, follow-ups, purchases and relations out, each with the number, name and phone of its customer."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crm_desktop import collecting, i18n
from crm_desktop.data.session import Session
from crm_desktop.exchange.writing import Column
from crm_desktop.progress import Progress
from crm_desktop.services import (
    entry_purchases,
    exports,
    interactions,
    orders,
    purchases,
    relations,
    snoozing,
)
from crm_desktop.services.entry_fields import ENTRY_FIELDS, Content, anchor_title, content_title, status_title
from crm_desktop.values import repeat_text

_PAGE = 1_000
_TABLES = {
    Content.INTERACTIONS: "interaction",
    Content.FOLLOW_UPS: "follow_up",
    Content.PURCHASES: entry_purchases.TABLE,
    Content.RELATIONS: "relation",
}
_DAYS = {Content.INTERACTIONS: "day", Content.FOLLOW_UPS: "due_day", Content.PURCHASES: "day"}
_ORDERS = {
    Content.INTERACTIONS: "at, interaction.id",
    Content.FOLLOW_UPS: "due_day, due_time = '', due_time, follow_up.id",
    Content.PURCHASES: "at, quantity < 0, purchase.id",
    Content.RELATIONS: "relation.id",
}
_STAFF = "coalesce((SELECT name FROM staff_member WHERE id = staff_id), '')"
_SELECTED: dict[Content, dict[str, str]] = {
    Content.INTERACTIONS: {
        "number": "coalesce(customer.number, '')",
        "name": "coalesce(customer.name, visitor_name)",
        "phone": "coalesce(nullif(customer.phone, ''), visitor_phone)",
        "staff": _STAFF,
        "time": "strftime('%H:%M', at, 'unixepoch', 'localtime')",
    },
    Content.FOLLOW_UPS: {
        "number": "customer.number",
        "name": "customer.name",
        "phone": "customer.phone",
        "staff": _STAFF,
        "rule": "rule || char(10) || due_day",
        "anchor": "iif(rule = '', '', anchor)",
    },
    Content.PURCHASES: {
        "number": "customer.number",
        "name": "customer.name",
        "phone": "customer.phone",
        "item": entry_purchases.ITEM,
        "quantity": "quantity / 1000.0",
        "price": "CAST(round(amount * 1000.0 / quantity) AS INTEGER)",
        "staff": _STAFF,
    },
    Content.RELATIONS: {
        "number": "customer.number",
        "name": "customer.name",
        "phone": "customer.phone",
        "relation": "relation.label",
        "reverse": "relation.reverse",
        **{
            f"other_{key}": f"(SELECT {key} FROM customer AS other WHERE other.id = other_id)"
            for key in ("number", "name", "phone")
        },
    },
}
_SHOWN: dict[str, Callable[[Any], Any]] = {
    "kind": interactions.kind_title,
    "outcome": interactions.outcome_title,
    "status": status_title,
    "channel": purchases.channel_title,
    "order_state": orders.state_title,
    "priority": lambda priority: snoozing.priority_title(priority) if priority else "",
    "rule": lambda both: repeat_text.said(*both.split("\n"), chinese=i18n.language() == "zh_CN"),
    "anchor": anchor_title,
    "duration": lambda seconds: None if seconds is None else round(seconds / 60, 2),
    "relation": relations.label_title,
    "reverse": relations.label_title,
}


def columns_of(content: Content) -> tuple[str, ...]:
    """The keys of all columns in their usual order; the time of day stands in "Date and time"."""
    return tuple(key for key in ENTRY_FIELDS[content] if key != "time")


def count(
    session: Session,
    content: Content,
    customer_ids: Sequence[int] | None = None,
    first_day: str = "",
    last_day: str = "",
) -> int:
    """How many entries `export` would write."""
    where, parameters = _condition(content, customer_ids, first_day, last_day)
    return int(session.one(f"SELECT count(*) FROM {_from(content)} WHERE {where}", parameters)[0])


@collecting.put_off()
def export(
    session: Session,
    path: Path | str,
    content: Content,
    customer_ids: Sequence[int] | None = None,
    columns: Sequence[str] | None = None,
    *,
    first_day: str = "",
    last_day: str = "",
    progress: Progress | None = None,
) -> int:
    """Write interactions, follow-ups, purchases or relations to an .xlsx or .csv file, the oldest first.

    A relation is written once, from one of its ends; of a part of the customers all that have one of them as an end.

    Args:
        customer_ids: only those of these customers; None for all, those of the register without a
            customer included.
        columns: keys of `ENTRY_FIELDS[content]` in their order; None for all.
        first_day, last_day: local days YYYY-MM-DD, both included; "" for no limit. Of a follow-up
            its due day counts.

    Returns:
        How many entries were written.

    Raises:
        UserError: the ending or a column is not known.
        StorageError: the file could not be written; an older one is as it was.
        Cancelled: through `progress`; an older file is as it was.
    """
    path = Path(path)
    keys = exports.known_keys(columns_of(content) if columns is None else columns, ENTRY_FIELDS[content])
    write = exports.writer(path, (".xlsx", ".csv"))
    fields = ENTRY_FIELDS[content]
    titled = [Column(fields[key].title, _kind(content, key), key=key) for key in keys]
    where, parameters = _condition(content, customer_ids, first_day, last_day)
    with session.database.snapshot():
        table = _TABLES[content]
        ids = array(
            "q",
            (
                row[0]
                for row in session.query(
                    f"SELECT {table}.id FROM {_from(content)} WHERE {where} ORDER BY {_ORDERS[content]}",
                    parameters,
                )
            ),
        )
        rows = _rows(session, content, ids, keys)
        sheet = {"sheet": content_title(content)} if path.suffix.lower() == ".xlsx" else {}
        return write(path, titled, rows, total=len(ids), progress=progress, **sheet)


def _from(content: Content) -> str:
    if content == Content.RELATIONS:
        return (
            "relation JOIN customer ON customer.id = customer_id AND customer.deleted_at IS NULL "
            "JOIN customer AS far ON far.id = other_id AND far.deleted_at IS NULL"
        )
    if content != Content.INTERACTIONS:
        return (
            f"{_TABLES[content]} JOIN customer ON customer.id = customer_id AND customer.deleted_at IS NULL"
        )
    return "interaction LEFT JOIN customer ON customer.id = customer_id"


def _condition(
    content: Content, customer_ids: Sequence[int] | None, first_day: str, last_day: str
) -> tuple[str, dict[str, object]]:
    parts = ["customer.deleted_at IS NULL"]
    parameters: dict[str, object] = {}
    if customer_ids is not None:
        parts.append("customer_id IN (SELECT value FROM json_each(:customers))")
        parameters["customers"] = json.dumps(list(customer_ids))
    if content == Content.RELATIONS:
        end = "customer_id < other_id"
        if customer_ids is not None:  # the other end is not among them, so it is told from this one
            end = f"({end} OR other_id NOT IN (SELECT value FROM json_each(:customers)))"
        return " AND ".join([*parts, end]), parameters
    day = _DAYS[content]
    if first_day:
        parts.append(f"{day} >= :first")
        parameters["first"] = first_day
    if last_day:
        parts.append(f"{day} <= :last")
        parameters["last"] = last_day
    return " AND ".join(parts), parameters


def _kind(content: Content, key: str) -> str:
    kind = ENTRY_FIELDS[content][key].kind
    return kind if kind in ("instant", "day", "phone", "long_text", "count", "money", "number") else "text"


def _rows(session: Session, content: Content, ids: array[int], keys: Sequence[str]) -> Iterator[list[Any]]:
    table = _TABLES[content]
    selected = ", ".join(_SELECTED[content].get(key, f"{table}.{key}") for key in keys)
    shown = [(at, _SHOWN[key]) for at, key in enumerate(keys) if key in _SHOWN]
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        found = {
            row[0]: row[1:]
            for row in session.query(
                f"SELECT {table}.id, {selected} FROM {table} LEFT JOIN customer ON customer.id = customer_id "
                f"WHERE {table}.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(page)),),
            )
        }
        for entry_id in page:
            if entry_id in found:
                row = list(found[entry_id])
                for at, say in shown:
                    row[at] = say(row[at])
                yield row
