"""The earlier values of one field of a customer, with when and who, and one of them put back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import contacts, customers, history
from crm_desktop.values import partial_dates, phones

_MOST = 50  # values of one field

_CHANGES = (
    "SELECT change.id, operation.at, operation.action, operation.count, coalesce(staff_member.name, ''), "
    "change.kind, change.data, change.row_id FROM change JOIN operation ON operation.id = operation_id "
    "LEFT JOIN staff_member ON staff_member.id = operation.staff_id WHERE change.customer_id = ? AND {where} "
    "ORDER BY change.id DESC LIMIT ?"
)


@dataclass(frozen=True)
class Value:
    """One value that a field has or had.

    Args:
        words: the value as it is shown; "" for none.
        at: when it was written, seconds UTC; of a `removed` one when it went; None when the log does
            not reach back so far.
        staff_name: who did that.
        act: what was done then, in words.
        change_id: the logged change that took the value away, for `put_back`; None for the value of now.
        column: the column, for `put_back`.
        removed: a contact method or tag that was taken away whole.
    """

    words: str
    at: int | None
    staff_name: str
    act: str
    change_id: int | None = None
    column: str = ""
    removed: bool = False


def of_field(session: Session, customer_id: int, key: str) -> list[Value]:
    """What a field of a customer holds and held, newest first; of tags those that were taken off.

    Args:
        key: a field's key, or that of a contact method on the page: "contact.12", "contact.new.phone".
    """
    if key == "tags":
        return _tags(session, customer_id)
    if key.startswith("contact."):
        which = key.rpartition(".")[2]
        if not which.isdecimal():
            return _removed_contacts(session, customer_id, which)
        row = session.one("SELECT kind FROM contact_method WHERE id = ?", (int(which),))
        if row is None:
            return []
        found = _values(session, customer_id, "contact_method", int(which), ("value",), str(row[0]))
        return found + _removed_contacts(session, customer_id, str(row[0]))
    column = FIELDS[key].column
    columns = (column, "birthday_calendar") if column == "birthday" else (column,)
    return _values(session, customer_id, "customer", customer_id, columns)


def _values(
    session: Session, customer_id: int, table: str, row_id: int, columns: Sequence[str], contact: str = ""
) -> list[Value]:
    now = session.one(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,))
    if now is None:
        return []
    logged = " OR ".join(f"change.data -> '$.{column}' IS NOT NULL" for column in columns)
    rows = session.query(
        _CHANGES.format(
            where=f"table_name = ? AND row_id = ? AND (change.kind = 'I' OR change.kind = 'U' AND ({logged}))"
        ),
        (customer_id, table, row_id, _MOST),
    )
    state = dict(zip(columns, now, strict=True))
    column = columns[0]
    found: list[Value] = []
    gone: int | None = None  # the change that took the value away
    for change_id, at, action, count, staff, kind, data, _row in rows:
        words = _words(session, state, column, contact)
        found.append(Value(words, at, staff, history.title(session, action, "", count), gone, column))
        if kind == "I":
            return found
        gone = change_id
        state |= {name: old for name, (old, _new) in json.loads(data).items() if name in state}
    found.append(Value(_words(session, state, column, contact), None, "", "", gone, column))
    return found


def _words(session: Session, state: dict[str, Any], column: str, contact: str) -> str:
    value = state[column]
    if value in (None, ""):
        return ""
    if column == "birthday":
        return partial_dates.show(str(value), str(state["birthday_calendar"]))
    if contact == "phone":
        return phones.show(str(value))
    return str(value) if contact else history.value_title(session, column, value)


def _removed_contacts(session: Session, customer_id: int, kind: str) -> list[Value]:
    here = {contacts.normalize(one.kind, one.value) for one in contacts.of(session, customer_id)}
    rows = session.query(
        _CHANGES.format(
            where="table_name = 'contact_method' AND change.kind = 'D' AND change.data ->> '$.kind' = ?"
        ),
        (customer_id, kind, _MOST),
    )
    found: list[Value] = []
    for change_id, at, action, count, staff, _kind, data, _row in rows:
        value = str(json.loads(data)["value"])
        if (normal := contacts.normalize(kind, value)) not in here:
            here.add(normal)
            words = phones.show(value) if kind == "phone" else value
            act = history.title(session, action, "", count)
            found.append(Value(words, at, staff, act, change_id, kind, removed=True))
    return found


def _tags(session: Session, customer_id: int) -> list[Value]:
    here = {
        row[0]
        for row in session.query("SELECT tag_id FROM customer_tag WHERE customer_id = ?", (customer_id,))
    }
    rows = session.query(
        _CHANGES.format(where="table_name = 'customer_tag' AND change.kind = 'D'"), (customer_id, _MOST)
    )
    found: list[Value] = []
    for change_id, at, action, count, staff, _kind, data, _row in rows:
        tag_id = json.loads(data)["tag_id"]
        name = session.one("SELECT name FROM tag WHERE id = ?", (tag_id,))
        if name is not None and tag_id not in here:
            here.add(tag_id)
            act = history.title(session, action, "", count)
            found.append(Value(str(name[0]), at, staff, act, change_id, "tags", removed=True))
    return found


def put_back(session: Session, change_id: int, column: str) -> int:
    """Give one field the value that it had before a logged change; returns the operation's id.

    A contact method or a tag that the change took away comes back whole.

    Args:
        change_id: the logged change, as in `Value` or in a timeline item's `fields`.
        column: the column; of a contact method or a tag it may be anything.

    Raises:
        NotFound: the change, its row or the value itself is gone.
        InvalidValue: another customer has this value by now, it must not be empty, or it would be a circle.
    """
    row = session.one(
        "SELECT table_name, row_id, customer_id, kind, data FROM change WHERE id = ?", (change_id,)
    )
    table, row_id, customer_id, kind, data = row or ("", 0, 0, "", None)
    values = json.loads(data) if data else {}
    if table == "contact_method" and kind == "U":
        column = "value"
    whole = kind == "D" and table in ("contact_method", "customer_tag")
    if not whole and (kind != "U" or column not in values):
        raise NotFound(translate("History", "This value is not in the history."))
    name = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    there = name if whole else session.one(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,))
    if name is None or there is None:
        raise NotFound(translate("History", "The record of this value is gone. Undo its deletion first."))
    with session.change(Action.PUT_BACK, str(name[0])) as change:
        if whole and table == "customer_tag":
            if session.one("SELECT 1 FROM tag WHERE id = ?", (values["tag_id"],)) is None:
                raise NotFound(_gone())
            change.execute(
                "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) VALUES (?, ?)",
                (customer_id, values["tag_id"]),
            )
        elif whole:
            contacts.insert(change, customer_id, values["kind"], values["value"], values.get("label") or "")
        elif table == "contact_method":
            contacts.update(session, row_id, value=str(values["value"][0]))
        else:
            own = {column: values[column][0]}
            if column == "birthday" and "birthday_calendar" in values:
                own["birthday_calendar"] = values["birthday_calendar"][0]
            _refuse_gone(session, own)
            customers.put_columns(change, customer_id, own)
    return change.operation_id


def _refuse_gone(session: Session, own: dict[str, Any]) -> None:
    for column, value in own.items():
        table = history.table_of(column)
        if table and value is not None:
            if session.one(f"SELECT 1 FROM {table} WHERE id = ?", (value,)) is None:
                raise NotFound(_gone())
            continue
        field = next((each for each in FIELDS.made if each.column == column), None)
        if field is not None and field.kind == Kind.ONE_OF and value and not field.option(value):
            raise NotFound(_gone())


def _gone() -> str:
    return translate("History", "This value was deleted from the lists. Undo its deletion first.")
