"""Find and replace over one field of many customers: a look first, then one operation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from crm_desktop.data.fields import FIELDS, Kind, Stored
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classification, contacts, customers, field_checks, field_values
from crm_desktop.services.replace_words import Search, replacer

_AT_ONCE = 2_000  # customers that are read in one go
_SHOWN = 100  # examples that a look keeps of each sort
_KNOWN = 100_000  # different values of which a look remembers what becomes of them
MANY = 20_000  # customers; of more than these a look reads along the tables
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.ID_NUMBER)
_MADE_TEXTS = (*_TEXTS, Kind.PHONE, Kind.EMAIL)


@dataclass(frozen=True)
class Edit:
    """One value and what becomes of it.

    Args:
        row_id: of the customer, or of the contact method that has the value.
        problem: why the new value is refused, as a sentence; "" when it can stand.
    """

    row_id: int
    customer_id: int
    name: str
    old: str
    new: str
    problem: str = ""


@dataclass
class Look:
    """What a replacement would do, or has done.

    Args:
        changed: customers with a value that changes.
        edits: the first of their values.
        refused: values that stay as they are, because the new ones cannot stand.
        left_out: the first of these.
        operation_id: of what was done.
    """

    changed: int = 0
    edits: list[Edit] = field(default_factory=list)
    refused: int = 0
    left_out: list[Edit] = field(default_factory=list)
    operation_id: int = 0


def fields() -> list[str]:
    """Keys of the fields in which can be replaced: texts, contact methods, the shop's texts, tags."""
    return [key for key, each in FIELDS.items() if each.editable and _has_words(key)]


def _has_words(key: str) -> bool:
    each = FIELDS[key]
    if each.stored in (Stored.CONTACT, Stored.TAGS):
        return True
    return each.stored == Stored.CUSTOMER and each.kind in (_MADE_TEXTS if each.made else _TEXTS)


def look(session: Session, ids: Sequence[int], search: Search, progress: Progress | None = None) -> Look:
    """What a replacement among these customers would do; nothing is written.

    Raises:
        InvalidValue: nothing can be found like that; `.field` is "find" or "replace".
        Cancelled: `progress` was cancelled.
    """
    progress = progress or Progress()
    if len(ids) > MANY and not _unique(search.field):
        return _look_along(session, ids, search, progress)
    found = Look()
    for edits in _edits(session, ids, search, progress):
        _count(found, edits)
    return found


def _look_along(session: Session, ids: Sequence[int], search: Search, progress: Progress) -> Look:
    """The same for very many customers: their values are read as they lie on the disk, not in the order of the list.

    Only the examples are read in that order: the first customers with a value that changes, and with one that cannot.
    """
    put, check = replacer(search), _checker(session, search.field)
    wanted = bytearray(max(ids) + 1)
    for customer_id in ids:
        wanted[customer_id] = 1
    for (customer_id,) in session.query("SELECT id FROM customer WHERE deleted_at IS NOT NULL"):
        if customer_id < len(wanted):
            wanted[customer_id] = 0
    good, bad = bytearray(len(wanted)), bytearray(len(wanted))
    known: dict[
        str, tuple[str, str] | None
    ] = {}  # value → its new one and why that cannot stand; None: no change
    refused = 0
    for at, (customer_id, old) in enumerate(session.query(_along(search.field))):
        if at % _AT_ONCE == 0:
            progress.step(min(at, len(ids)), len(ids))
        if customer_id >= len(wanted) or not wanted[customer_id]:
            continue
        if old in known:
            edit = known[old]
        else:
            edit = _edit(search.field, old, put(old), partial(check, customer_id))
            if len(known) < _KNOWN:
                known[old] = edit
        if edit is not None:
            refused += bool(edit[1])
            (bad if edit[1] else good)[customer_id] = 1
    shown = [*_first(ids, good), *_first(ids, bad)]
    found = Look()
    for edits in _edits(session, list(dict.fromkeys(shown)), search, Progress()):
        _count(found, edits)
    found.changed, found.refused = sum(good), refused
    progress.step(len(ids), len(ids))
    return found


def _first(ids: Sequence[int], marked: bytearray) -> list[int]:
    """The first customers of a list that are marked."""
    return list(islice((customer_id for customer_id in ids if marked[customer_id]), _SHOWN))


def _along(key: str) -> str:
    """(customer, value) of all customers who have a value, as the tables have them."""
    stored = FIELDS[key].stored
    if stored == Stored.CONTACT:
        return f"SELECT customer_id, value FROM contact_method WHERE +kind = '{key}'"
    if stored == Stored.TAGS:
        return "SELECT customer_id, tag.name FROM customer_tag JOIN tag ON tag.id = tag_id"
    column = FIELDS[key].column
    return f"SELECT id, {column} FROM customer NOT INDEXED WHERE {column} <> ''"


def replace(session: Session, ids: Sequence[int], search: Search, progress: Progress | None = None) -> Look:
    """Replace among these customers, as one operation; values that would be refused stay as they are.

    Raises:
        InvalidValue: nothing can be found like that; `.field` is "find" or "replace".
        Cancelled: `progress` was cancelled; nothing was changed.
    """
    found = Look()
    with session.change(Action.EDIT_CUSTOMERS) as change:
        write = _writer(change, search.field)
        for edits in _edits(session, ids, search, progress or Progress()):
            _count(found, edits)
            write([edit for edit in edits if not edit.problem])
    found.operation_id = change.operation_id
    return found


def _count(found: Look, edits: list[Edit]) -> None:
    good = [edit for edit in edits if not edit.problem]
    bad = [edit for edit in edits if edit.problem]
    found.changed += len({edit.customer_id for edit in good})
    found.refused += len(bad)
    found.edits += good[: _SHOWN - len(found.edits)]
    found.left_out += bad[: _SHOWN - len(found.left_out)]


# -- finding --------------------------------------------------------------------------------------


def _edits(session: Session, ids: Sequence[int], search: Search, progress: Progress) -> Iterator[list[Edit]]:
    """The values that change, for some thousand customers at a time."""
    put = replacer(search)
    check = _checker(session, search.field)
    sql = _statement(search.field)
    for start in range(0, len(ids), _AT_ONCE):
        progress.step(start, len(ids))
        chosen = json.dumps(list(ids[start : start + _AT_ONCE]))
        found = []
        for row_id, customer_id, name, old in session.query(sql, (chosen,)).fetchall():
            edit = _edit(search.field, old, put(old), partial(check, customer_id))
            if edit is not None:
                found.append(Edit(row_id, customer_id, name, old, *edit))
        yield found
    progress.step(len(ids), len(ids))


def _edit(key: str, old: str, put: str, check: Callable[[str], str]) -> tuple[str, str] | None:
    """What becomes of a value, and why that cannot stand; None when it stays as it is."""
    if FIELDS[key].stored == Stored.TAGS:  # whose names differ in more than capitals
        new = " ".join(put.split())
        return (new, check(new)) if new.casefold() != old.casefold() else None
    new = put.strip()
    return (new, check(new)) if new != old else None


def _statement(key: str) -> str:
    """(row, customer, name, value) of the chosen customers who have a value; of tags the row is the tag."""
    among = "customer.id IN (SELECT value FROM json_each(?)) AND customer.deleted_at IS NULL"
    stored = FIELDS[key].stored
    if stored == Stored.CONTACT:
        return (
            "SELECT contact_method.id, customer.id, customer.name, contact_method.value FROM customer "
            f"JOIN contact_method ON customer_id = customer.id AND contact_method.kind = '{key}' "
            f"WHERE {among} ORDER BY customer.sort_key, contact_method.position"
        )
    if stored == Stored.TAGS:
        return (
            "SELECT tag.id, customer.id, customer.name, tag.name FROM customer JOIN customer_tag "
            "ON customer_id = customer.id JOIN tag ON tag.id = tag_id "
            f"WHERE {among} ORDER BY customer.sort_key, tag.position"
        )
    column = f"customer.{FIELDS[key].column}"
    return (
        f"SELECT customer.id, customer.id, customer.name, {column} FROM customer "
        f"WHERE {among} AND {column} <> '' ORDER BY customer.sort_key"
    )


def _unique(key: str) -> bool:
    return key == "number" or FIELDS[key].unique


def _checker(session: Session, key: str) -> Callable[[int, str], str]:
    """Says why a customer cannot have a value, as it is said where it is typed; "" when it can."""
    each = FIELDS[key]
    needed = each.required or key in ("name", "number")
    unique = _unique(key)
    given: set[str] = set()

    def check(customer_id: int, value: str) -> str:
        if not value:
            return customers.cannot_be_empty(key) if needed else ""
        if each.stored == Stored.TAGS:
            return ""
        problem = field_checks.problem(key, value)
        if problem or not unique:
            return problem or ""
        taken = session.one(
            f"SELECT name FROM customer WHERE {each.column} = ? AND deleted_at IS NULL AND id <> ?",
            (value, customer_id),
        )
        if taken is not None or value in given:
            return translate("Replace", "{field} must differ for each customer.").format(field=each.title)
        given.add(value)
        return ""

    return check


# -- writing --------------------------------------------------------------------------------------


def _writer(change: Change, key: str) -> Callable[[list[Edit]], None]:
    each = FIELDS[key]
    if each.stored == Stored.CONTACT:
        return lambda edits: _write_contacts(change, key, edits)
    if each.stored == Stored.TAGS:
        return lambda edits: _write_tags(change, edits)

    def write(edits: list[Edit]) -> None:
        values = ((field_values.stored(each, edit.new) if each.made else edit.new) for edit in edits)
        change.executemany(
            f"UPDATE customer SET {each.column} = ?, updated_at = ? WHERE id = ?",
            [(value, change.at, edit.row_id) for value, edit in zip(values, edits, strict=True)],
        )

    return write


def _write_contacts(change: Change, kind: str, edits: list[Edit]) -> None:
    change.executemany(
        "UPDATE contact_method SET value = ?, normalized = ? WHERE id = ?",
        [(edit.new, contacts.normalize(kind, edit.new), edit.row_id) for edit in edits if edit.new],
    )
    for edit in edits:
        if not edit.new:
            contacts.delete(change, edit.customer_id, kind, edit.row_id)


def _write_tags(change: Change, edits: list[Edit]) -> None:
    """Other tags in the place of those that were found; one that there is not yet is made."""
    tags = {
        new: classification.find_or_add(change, "tag", new) for new in {edit.new for edit in edits} if new
    }
    kept = [edit for edit in edits if tags.get(edit.new) != edit.row_id]
    change.executemany(
        "DELETE FROM customer_tag WHERE customer_id = ? AND tag_id = ?",
        [(edit.customer_id, edit.row_id) for edit in kept],
    )
    change.executemany(
        "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) VALUES (?, ?)",
        [(edit.customer_id, tags[edit.new]) for edit in kept if edit.new],
    )
