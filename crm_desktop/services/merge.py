"""Several records of one customer become one: value by value, with everything that belongs to them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import ForeignKeyField

from crm_desktop.data import custom_fields
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.models import JOURNALED, ContactMethod, NotSame, Relation
from crm_desktop.data.models import Customer as CustomerTable
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import listed, translate
from crm_desktop.services import contacts, customers, field_values
from crm_desktop.services.customers import Customer
from crm_desktop.values import names, tokens

BOTH = 0  # instead of a customer's id: the texts of all, one after the other
MOST = 8  # records that are laid side by side
JOINED = ("note", "interests", "intention", "habits", "needs")  # fields whose texts can be put together
OWN = (
    "name", "gender", "birthday", "company", "position", "region", "category", "grade", "source", "owner",
    "referrer", "id_number", "industry", "intention", "interests", "habits", "needs", "evaluation", "kind",
    "stage", "lost_reason", "note",
)  # fmt: skip
_LONGEST_WINS = ("name", "birthday", "region", "company", "id_number")


@dataclass(frozen=True)
class Side:
    """One of the records, with what will move along."""

    customer: Customer
    follow_ups: int
    referrals: int


@dataclass(frozen=True)
class Line:
    """One field of all records.

    Args:
        key: the field.
        values: a stored value for each side; of a kind of contact all values, the primary one first.
        chosen: the customer whose value is proposed, or `BOTH`.
        differs: there are two values or more to choose from.
    """

    key: str
    values: tuple[Any, ...]
    chosen: int
    differs: bool


@dataclass(frozen=True)
class Plan:
    """What a merge of these records would choose; the oldest record is the one that stays.

    Args:
        lines: of the fields that a record has, those first in which the records differ.
    """

    sides: tuple[Side, ...]
    keep: int
    lines: tuple[Line, ...]


def plan(session: Session, ids: Sequence[int]) -> Plan:
    """Lay records side by side, the oldest first, with a sensible choice for each field.

    Raises:
        InvalidValue: fewer than two, or more than `MOST`.
        NotFound: one of them is gone or in the recycle bin.
    """
    chosen = list(dict.fromkeys(ids))
    if not 2 <= len(chosen) <= MOST:
        raise InvalidValue(translate("Merge", "Choose two to {most} customers to merge.").format(most=MOST))
    found = sorted(
        (customers.get(session, each) for each in chosen), key=lambda each: (each.created_at, each.id)
    )
    for each in found:
        if each.deleted_at is not None:
            raise NotFound(
                translate("Merge", "{name} is in the recycle bin. Restore it first.").format(name=each.name)
            )
    sides = tuple(Side(each, *_along(session, each.id)) for each in found)
    lines = [_own_line(key, found) for key in own_keys()]
    lines += [_contact_line(kind, found) for kind in contacts.KINDS]
    order = {key: at for at, key in enumerate(FIELDS)}
    lines.sort(key=lambda line: (not line.differs, order[line.key]))
    return Plan(
        sides,
        found[0].id,
        tuple(line for line in lines if any(value not in (None, "", ()) for value in line.values)),
    )


def can_be_joined(key: str) -> bool:
    """Whether the texts of a field can be put together."""
    return key in JOINED or (bool(FIELDS[key].made) and FIELDS[key].kind in (Kind.LONG_TEXT, Kind.MANY_OF))


def own_keys() -> tuple[str, ...]:
    """The fields of which one value is chosen, those of the shop too."""
    return (*OWN, *(field.key for field in FIELDS.made))


def _along(session: Session, customer_id: int) -> tuple[int, int]:
    row: tuple[int, int] = session.one(
        "SELECT (SELECT count(*) FROM follow_up WHERE customer_id = :id), "
        "(SELECT count(*) FROM customer WHERE referrer_id = :id AND deleted_at IS NULL)",
        {"id": customer_id},
    )
    return row


def _own_line(key: str, found: Sequence[Customer]) -> Line:
    values = tuple(each.value(key) for each in found)
    filled = [(each, value) for each, value in zip(found, values, strict=True) if value not in (None, "")]
    different = {value for _, value in filled}
    if not filled:
        return Line(key, values, found[0].id, False)
    if can_be_joined(key) and len(different) > 1:
        return Line(key, values, BOTH, True)

    def worth(pair: tuple[Customer, Any]) -> tuple[object, ...]:
        each, value = pair
        if key == "name":
            return not names.split_title(value).title, len(value), each.updated_at
        return (len(value) if key in _LONGEST_WINS else 0), each.updated_at, each.id

    return Line(key, values, max(filled, key=worth)[0].id, len(different) > 1)


def _contact_line(kind: str, found: Sequence[Customer]) -> Line:
    values = tuple(tuple(each.value for each in one.contacts if each.kind == kind) for one in found)
    with_some = [one for one, own in zip(found, values, strict=True) if own]
    newest = max(with_some, key=lambda each: (each.updated_at, each.id)).id if with_some else found[0].id
    firsts = {contacts.normalize(kind, own[0]) for own in values if own}
    return Line(kind, values, newest, len(firsts) > 1)


# -- merging -------------------------------------------------------------------------------------------


def merge(session: Session, ids: Sequence[int], keep: int, choices: Mapping[str, int] | None = None) -> int:
    """Make one customer of several; returns the operation's id.

    The others go to the recycle bin; their contact methods, tags, entries, follow-ups, referrals and
    everything else that points at them move to the one that stays. Names that were not chosen stay
    as other names.

    Args:
        keep: which of `ids` stays, with its number.
        choices: field → the customer whose value is taken, or `BOTH`; for a kind of contact whose is
            the primary one. What is missing is chosen as `plan` proposes.

    Raises:
        InvalidValue: fewer than two, or more than `MOST`.
        NotFound: one of them is gone or in the recycle bin.
    """
    made = plan(session, ids)
    sides = {side.customer.id: side.customer for side in made.sides}
    if keep not in sides:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    kept = sides[keep]
    others = [each for each in sides if each != keep]
    taken = {line.key: (choices or {}).get(line.key, line.chosen) for line in made.lines}
    with session.change(Action.MERGE_CUSTOMERS) as change:
        _set_values(change, kept, _values(change, sides, keep, taken))
        _move_contacts(change, keep, others, {kind: taken.get(kind, keep) for kind in contacts.KINDS})
        _move_all(change, keep, others)
        change.executemany(
            "UPDATE customer SET deleted_at = ? WHERE id = ?", [(change.at, each) for each in others]
        )
        name = change.execute("SELECT name FROM customer WHERE id = ?", (keep,)).fetchone()[0]
        gone = [f"{sides[each].name} {sides[each].number}" for each in others]
        change.subject = f"{name} {kept.number} ← {listed(gone)}"
    return change.operation_id


def _values(
    change: Change, sides: Mapping[int, Customer], keep: int, taken: Mapping[str, int]
) -> dict[str, object]:
    """The columns of the record that stays."""
    values: dict[str, object] = {}
    for key in own_keys():
        source = taken.get(key, keep)
        column = FIELDS[key].column
        if source == BOTH:
            texts = dict.fromkeys(each.value(key) for each in sides.values() if each.value(key))
            if FIELDS[key].kind == Kind.MANY_OF:
                chosen = [option_id for value in texts for option_id in field_values.ids(value)]
                values[column] = field_values.stored(FIELDS[key], chosen)
                continue
            long = FIELDS[key].kind == Kind.LONG_TEXT
            values[column] = ("\n" if long else "、").join(texts)
            continue
        values[column] = sides[source].value(key)
        if key == "birthday":
            values["birthday_calendar"] = sides[source].birthday_calendar
    if values["referrer_id"] is not None and _leads_to(change, int(str(values["referrer_id"])), list(sides)):
        values["referrer_id"] = None
    for field in FIELDS.made:
        if field.kind == Kind.CUSTOMER and values[field.column] in sides:
            values[field.column] = None
    called = {tokens.plain(str(values["name"])): ""}
    for each in sides.values():
        for name in (each.name, *names.several(each.other_names)):
            called.setdefault(tokens.plain(name), name)
    values["other_names"] = "、".join(filter(None, called.values()))
    values["starred"] = max(each.starred for each in sides.values())
    if any(each.archived_at is None for each in sides.values()):
        values["archived_at"] = None
    converted = [each.converted_on for each in sides.values() if each.converted_on]
    values["converted_on"] = min(converted) if converted else None
    confirmed = [each.confirmed_on for each in sides.values() if each.confirmed_on]
    values["confirmed_on"] = max(confirmed) if confirmed else None
    return values


def _leads_to(change: Change, customer_id: int, ids: Sequence[int]) -> bool:
    """Whether the referrers above a customer, itself included, end at one of these."""
    return bool(
        change.execute(
            "WITH RECURSIVE above (id) AS (SELECT ? UNION SELECT referrer_id FROM customer JOIN above USING (id) "
            "WHERE referrer_id IS NOT NULL) SELECT 1 FROM above WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1",
            (customer_id, json.dumps(list(ids))),
        ).fetchone()
    )


def _column(customer: Customer, column: str) -> Any:
    return customer.made[column] if column in customer.made else getattr(customer, column)


def _set_values(change: Change, kept: Customer, values: dict[str, object]) -> None:
    """Each field in a step of its own: an undo puts back those that nobody has changed since."""
    together = ("birthday", "birthday_calendar")
    differing = {key: value for key, value in values.items() if value != _column(kept, key)}
    for key, value in differing.items():
        if key not in together:
            change.update("customer", kept.id, {key: value})
    change.update("customer", kept.id, {key: differing[key] for key in together if key in differing})


def _move_contacts(change: Change, keep: int, others: Sequence[int], primary: Mapping[str, int]) -> None:
    """Move what the record that stays does not have yet; what it has stays with the other record."""
    sql = (
        "SELECT id, customer_id, kind, normalized, value, is_primary FROM contact_method WHERE customer_id = ? "
        "ORDER BY is_primary DESC, position, id"
    )
    had: dict[tuple[str, str], int] = {}
    first: dict[tuple[int, str], tuple[str, str]] = {}  # whose, kind → its primary one
    primaries: dict[str, int] = {}
    for owner in (keep, *others):
        for row_id, _, kind, normalized, value, is_primary in change.execute(sql, (owner,)).fetchall():
            same = (kind, normalized or value)
            first.setdefault((owner, kind), same)
            if owner == keep and is_primary:
                primaries[kind] = row_id
            if same in had:
                continue
            had[same] = row_id
            if owner != keep:
                change.update("contact_method", row_id, {"customer_id": keep})
                change.update("contact_method", row_id, {"is_primary": 0, "position": len(had)})
    for kind in {kind for kind, _ in had}:
        wanted = had[first.get((primary[kind], kind)) or next(same for same in had if same[0] == kind)]
        if wanted != primaries.get(kind):
            if kind in primaries:
                change.update("contact_method", primaries[kind], {"is_primary": 0})
            change.update("contact_method", wanted, {"is_primary": 1})


def _move_all(change: Change, keep: int, others: Sequence[int]) -> None:
    """Whatever points at one of the others points at the record that stays."""
    parameters = {"keep": keep, "others": json.dumps(list(others))}
    among = "IN (SELECT value FROM json_each(:others))"

    def _end(column: str) -> str:
        return f"({column} {among} OR {column} = :keep)"

    for link in custom_fields.links(change.connection):
        change.execute(f"UPDATE customer SET {link} = :keep WHERE {link} {among} AND id <> :keep", parameters)
    for model in JOURNALED:
        meta: Any = model._meta
        for field in meta.sorted_fields:
            if not isinstance(field, ForeignKeyField) or field.rel_model is not CustomerTable:
                continue
            column = field.column_name
            if model is NotSame:
                both = "min(:keep, {0}), max(:keep, {0})".format(
                    "other_id" if column == "one_id" else "one_id"
                )
                change.execute(
                    f"INSERT OR IGNORE INTO not_same (one_id, other_id) SELECT {both} FROM not_same "
                    f"WHERE {column} {among} AND one_id <> :keep AND other_id <> :keep "
                    f"AND NOT (one_id {among} AND other_id {among})",
                    parameters,
                )
            elif model is not ContactMethod:
                itself = " AND id <> :keep" if model is CustomerTable else ""
                if model is Relation:  # one between the merged records stays with those that go
                    itself = f" AND NOT ({_end('customer_id')} AND {_end('other_id')})"
                change.execute(  # a tag that is there already stays with the other record
                    f"UPDATE OR IGNORE {meta.table_name} SET {column} = :keep WHERE {column} {among}{itself}",
                    parameters,
                )


# -- what keeps a merge from being undone ----------------------------------------------------------------


def refuse_undo(session: Session, operation_id: int) -> None:
    """Say what stands in the way of taking a merge back, if something does.

    Raises:
        NotFound: one of the records is gone, or the one that stayed was itself merged or deleted since.
    """
    span = session.one("SELECT first_change, last_change FROM operation WHERE id = ?", (operation_id,))
    gone = session.one(
        "SELECT 1 FROM change WHERE id BETWEEN ? AND ? AND table_name = 'customer' AND kind = 'U' "
        "AND row_id NOT IN (SELECT id FROM customer)",
        span,
    )
    if gone is not None:
        raise NotFound(
            translate(
                "Merge",
                "This merge cannot be undone: one of its records was deleted for good since. Undo that first.",
            )
        )
    row = session.one(  # the record that stayed: what moved, moved there
        "SELECT customer.id, name FROM customer WHERE deleted_at IS NOT NULL AND customer.id = ("
        "SELECT data ->> '$.customer_id[1]' FROM change WHERE id BETWEEN ? AND ? AND kind = 'U' "
        "AND instr(data, '\"customer_id\":') LIMIT 1)",
        span,
    )
    if row is not None:
        later = session.one(
            "SELECT subject FROM change JOIN operation ON operation.id = operation_id WHERE customer_id = ? "
            "AND table_name = 'customer' AND kind = 'U' AND instr(data, '\"deleted_at\":') ORDER BY change.id DESC LIMIT 1",
            (row[0],),
        )
        raise NotFound(
            translate(
                "Merge",
                "This merge cannot be undone: {name} was deleted or merged with another since ({act}). Undo that first.",
            ).format(name=row[1], act=later[0])
        )
