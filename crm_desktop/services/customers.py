"""Customers: read one, write one down, correct it, and the same for many at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from crm_desktop.data.fields import FIELDS, Kind, Stored
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import contacts, field_checks, field_values, serial_numbers


@dataclass(frozen=True)
class Customer:
    """One customer, whole: own columns, derived ones, contact methods and tags.

    Instants are seconds UTC, days local dates; see `data/models/customer.py`. `made` has the stored
    values of the fields that the shop made, by their keys; `linked` the names of customers they point at.
    """

    id: int
    number: str
    name: str
    other_names: str
    kind: str
    gender: str
    birthday: str
    birthday_calendar: str
    company: str
    position: str
    region: str
    id_number: str
    industry: str
    intention: str
    interests: str
    habits: str
    needs: str
    evaluation: str
    note: str
    category_id: int | None
    grade_id: int | None
    source_id: int | None
    owner_id: int | None
    referrer_id: int | None
    stage: str
    stage_now: str
    lost_reason_id: int | None
    converted_on: str | None
    confirmed_on: str | None
    starred: int
    created_at: int
    created_by: int | None
    archived_at: int | None
    deleted_at: int | None
    phone: str
    email: str
    wechat: str
    qq: str
    address: str
    last_contact_at: int | None
    last_contact_by: int | None
    last_contact_kind: str
    next_follow_up: str | None
    interaction_count: int
    purchase_count: int
    purchase_amount: int | None
    purchase_profit: int | None
    first_purchase_on: str | None
    last_purchase_on: str | None
    purchase_interval: int | None
    updated_at: int
    contacts: tuple[contacts.Contact, ...] = ()
    tag_ids: tuple[int, ...] = ()
    referrer_name: str = ""
    made: Mapping[str, Any] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> Any:
        """The stored value of a field that stands in a column."""
        return self.made.get(key) if FIELDS[key].made else getattr(self, FIELDS[key].column)


_MOST_LINKED = 50  # customers that are named at the other end of a link
_BESIDE = ("contacts", "tag_ids", "referrer_name", "made", "linked")
_COLUMNS = tuple(each.name for each in fields(Customer) if each.name not in _BESIDE)


def get(session: Session, customer_id: int) -> Customer:
    """The whole record of one customer, deleted ones included.

    Raises:
        NotFound: there is none with this id.
    """
    made = FIELDS.made
    columns = ", ".join(f"customer.{name}" for name in (*_COLUMNS, *(each.column for each in made)))
    row = session.one(
        f"SELECT {columns}, coalesce(referrer.name, '') FROM customer "
        "LEFT JOIN customer AS referrer ON referrer.id = customer.referrer_id WHERE customer.id = ?",
        (customer_id,),
    )
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    tags = session.query("SELECT tag_id FROM customer_tag WHERE customer_id = ? ORDER BY id", (customer_id,))
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=False))
    own = dict(zip((each.key for each in made), row[len(_COLUMNS) : -1], strict=True))
    return Customer(
        **values,
        contacts=tuple(contacts.of(session, customer_id)),
        tag_ids=tuple(tag_id for (tag_id,) in tags),
        referrer_name=row[-1],
        made=own,
        linked=_linked(session, {key: own[key] for key in own if FIELDS[key].kind == Kind.CUSTOMER}),
    )


def _linked(session: Session, ids: Mapping[str, int | None]) -> dict[str, str]:
    names = {key: session.one("SELECT name FROM customer WHERE id = ?", (ids[key],)) for key in ids}
    return {key: str(row[0]) for key, row in names.items() if row is not None}


def linked_from(session: Session, customer_id: int) -> list[tuple[str, int, str]]:
    """Who points at a customer by a field of the shop: (field key, id, name), by field and name."""
    found: list[tuple[str, int, str]] = []
    for each in FIELDS.made:
        if each.kind == Kind.CUSTOMER:
            rows = session.query(
                f"SELECT id, name FROM customer WHERE {each.column} = ? AND deleted_at IS NULL "
                "ORDER BY sort_key, id LIMIT ?",
                (customer_id, _MOST_LINKED),
            )
            found += [(each.key, *row) for row in rows]
    return found


def add(session: Session, values: Mapping[str, object]) -> int:
    """Write a customer down.

    Args:
        values: field key → value: texts; ids for category, grade, source, owner, referrer; a list
            of ids for tags; for the shop's own fields see `field_values.stored`; for phone, e-mail, WeChat, QQ and address a text or several texts,
            the first of which is the primary one. `number` is given by itself when it is missing.

    Returns:
        The new customer's id.

    Raises:
        InvalidValue: a value cannot be stored, or one that is required is missing; `.field` says which.
    """
    clean = with_defaults(_checked(values))
    if not clean.get("name"):
        raise InvalidValue(
            translate("Customers", "A customer needs a name. Type one, then save."), field="name"
        )
    for key, each in FIELDS.items():
        if each.required and each.kind != Kind.SERIAL and clean.get(key) in _NOTHING:
            raise InvalidValue(missing(key), field=key)
    with session.change(Action.ADD_CUSTOMER, str(clean["name"])) as change:
        return _insert(change, clean)


def with_defaults(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a new customer, with what the shop's own fields hold without a word."""
    defaults = {each.key: each.default for each in FIELDS.made if each.default}
    return {**defaults, **{key: value for key, value in values.items() if key not in defaults or value}}


def missing(key: str) -> str:
    """The sentence that a field must be filled."""
    return translate("Customers", "{field} is required. Fill it in, then save.").format(
        field=FIELDS[key].title
    )


_NOTHING: tuple[object, ...] = (None, "", [], ())


def _insert(change: Change, values: dict[str, object]) -> int:
    own = _columns(values)
    own.setdefault("number", "")
    if not own["number"]:
        own["number"] = next_number(change)
    for each in FIELDS.made:
        if each.kind == Kind.SERIAL and not own.get(each.column):
            own[each.column] = next(serial_numbers.following(change, each.column, each.pattern))
    _refuse_taken_number(change, str(own["number"]), None)
    _refuse_taken_values(change, own, None)
    customer_id = change.insert("customer", {**own, "created_at": change.at, "created_by": change.staff_id})
    for key, value in values.items():
        if FIELDS[key].stored == Stored.CONTACT:
            for text in [value] if isinstance(value, str) else list(_texts(value)):
                contacts.insert(change, customer_id, key, text)
    _set_tags(change, customer_id, _ids(values.get("tags", ())))
    return customer_id


# In two halves, for each has an index: without, it would read every customer at each new one.
_NUMBER_TAKEN = (
    "SELECT 1 FROM customer WHERE deleted_at IS NULL AND number = :number "
    "UNION ALL SELECT 1 FROM customer WHERE deleted_at IS NOT NULL AND number = :number"
)


def next_number(change: Change) -> str:
    """The next free customer number: by the shop's pattern, or C and six digits, counted on from the newest customer."""
    if FIELDS["number"].pattern:
        return next(serial_numbers.following(change, "number", FIELDS["number"].pattern))
    following = change.execute(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'customer'), 0) + 1"
    ).fetchone()[0]
    while change.execute(_NUMBER_TAKEN, {"number": f"C{following:06d}"}).fetchone():
        following += 1
    return f"C{following:06d}"


def update(session: Session, customer_id: int, values: Mapping[str, object]) -> None:
    """Correct some fields of one customer; the others stay.

    A text for phone, e-mail, WeChat, QQ or address changes the primary one; "" removes it.

    Raises:
        InvalidValue: a value cannot be stored; `.field` says which. Nothing was changed.
        NotFound: the customer is gone.
    """
    clean = _checked(values)
    if "name" in clean and not clean["name"]:
        raise InvalidValue(
            translate("Customers", "A customer needs a name. Type one, then save."), field="name"
        )
    _refuse_emptying(clean)
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    with session.change(Action.EDIT_CUSTOMER, row[0]) as change:
        if "number" in clean:
            clean["number"] = clean["number"] or next_number(change)
            _refuse_taken_number(change, str(clean["number"]), customer_id)
        if clean.get("referrer") is not None:
            _refuse_referral_loop(change, customer_id, int(str(clean["referrer"])))
        own = _columns(clean)
        _refuse_taken_values(change, own, customer_id)
        change.update("customer", customer_id, own)
        for key, value in clean.items():
            if FIELDS[key].stored == Stored.CONTACT:
                contacts.set_primary_value(change, customer_id, key, str(value))
        if "tags" in clean:
            _set_tags(change, customer_id, _ids(clean["tags"]))


def put_columns(change: Change, customer_id: int, own: Mapping[str, object]) -> None:
    """Inside a change: give columns values as they are stored, which they had once; others may have them by now.

    Raises:
        InvalidValue: a value is another customer's by now, must not be empty, or would make a circle.
    """
    by_column = {field.column: key for key, field in FIELDS.items() if field.stored == Stored.CUSTOMER}
    by_key = {by_column[column]: value for column, value in own.items() if column in by_column}
    if "name" in by_key and not by_key["name"]:
        raise InvalidValue(missing("name"), field="name")
    _refuse_emptying(by_key)
    if "number" in by_key:
        _refuse_taken_number(change, str(by_key["number"]), customer_id)
    if by_key.get("referrer") is not None:
        _refuse_referral_loop(change, customer_id, int(str(by_key["referrer"])))
    _refuse_taken_values(change, own, customer_id)
    change.update("customer", customer_id, dict(own))


def update_many(
    session: Session,
    ids: Sequence[int],
    values: Mapping[str, object],
    *,
    add_tags: Iterable[int] = (),
    remove_tags: Iterable[int] = (),
) -> int:
    """Set some fields of many customers to one value, and put tags on or take them off: one step.

    Args:
        ids: the customers.
        values: own fields only (no contact methods); an empty mapping touches tags alone.

    Returns:
        The id of the operation, for its undo.

    Raises:
        InvalidValue: a value cannot be stored, or the field is one that each customer has its own of.
    """
    clean = _checked(values)
    for key in clean:
        one_each = key == "number" or FIELDS[key].unique or FIELDS[key].kind == Kind.SERIAL
        if FIELDS[key].stored != Stored.CUSTOMER or one_each:
            raise InvalidValue(
                translate("Customers", "{field} cannot be set for several customers at once.").format(
                    field=FIELDS[key].title
                ),
                field=key,
            )
    _refuse_emptying(clean)
    own = _columns(clean)
    with session.change(Action.EDIT_CUSTOMERS) as change:
        chosen = json.dumps(list(ids))
        among = "IN (SELECT value FROM json_each(:ids))"
        if own:
            pairs = ", ".join(f"{name} = :{name}" for name in own)
            differs = " OR ".join(f"{name} IS NOT :{name}" for name in own)
            change.execute(  # with the date of the change, so that the door need not write the rows again
                f"UPDATE customer SET {pairs}, updated_at = :at WHERE id {among} AND ({differs})",
                {**own, "at": change.at, "ids": chosen},
            )
        for tag_id in add_tags:
            change.execute(
                f"INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) SELECT id, :tag FROM customer WHERE id {among}",
                {"tag": tag_id, "ids": chosen},
            )
        for tag_id in remove_tags:
            change.execute(
                f"DELETE FROM customer_tag WHERE tag_id = :tag AND customer_id {among}",
                {"tag": tag_id, "ids": chosen},
            )
    return change.operation_id


# -- checks ---------------------------------------------------------------------------------------


def _checked(values: Mapping[str, object]) -> dict[str, object]:
    """The values as they are stored, or InvalidValue with the first one's reason."""
    clean: dict[str, object] = {}
    for key, value in values.items():
        known = FIELDS.get(key)
        if known is None or not known.editable:
            raise KeyError(f"{key} is not a field that can be set")
        if isinstance(value, str):
            value = value.strip()
        texts = [value] if isinstance(value, str) else _texts(value) if known.stored == Stored.CONTACT else []
        for text in texts:
            reason = field_checks.problem(key, text)
            if reason:
                raise InvalidValue(reason, field=key)
        clean[key] = value
    return clean


def _columns(values: Mapping[str, object]) -> dict[str, object]:
    """The customer's own columns; a birthday in any spelling becomes its stored form and calendar."""
    own = {
        FIELDS[key].column: field_values.stored(FIELDS[key], value) if FIELDS[key].made else value
        for key, value in values.items()
        if FIELDS[key].stored == Stored.CUSTOMER
    }
    if "birthday" in own:
        own["birthday"], own["birthday_calendar"] = field_checks.stored_date(str(own["birthday"]))
    return own


def _texts(value: object) -> list[str]:
    if isinstance(value, Iterable):
        return [str(text).strip() for text in value if str(text).strip()]
    return []


def _ids(value: object) -> list[int]:
    return [int(item) for item in value] if isinstance(value, Iterable) else []


def _set_tags(change: Change, customer_id: int, tag_ids: list[int]) -> None:
    change.execute(
        "DELETE FROM customer_tag WHERE customer_id = ? AND tag_id NOT IN (SELECT value FROM json_each(?))",
        (customer_id, json.dumps(tag_ids)),
    )
    for tag_id in tag_ids:
        change.execute(
            "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) VALUES (?, ?)", (customer_id, tag_id)
        )


def cannot_be_empty(key: str) -> str:
    """The sentence that the value of a field cannot be taken away."""
    return translate("Customers", "{field} is required and cannot be empty.").format(field=FIELDS[key].title)


def _refuse_emptying(values: Mapping[str, object]) -> None:
    for key, value in values.items():
        if FIELDS[key].required and key != "name" and value in _NOTHING:
            raise InvalidValue(cannot_be_empty(key), field=key)


def _refuse_taken_values(change: Change, own: Mapping[str, object], customer_id: int | None) -> None:
    for each in FIELDS.made:
        if (each.unique or each.kind == Kind.SERIAL) and own.get(each.column) is not None:
            row = change.execute(
                f"SELECT name FROM customer WHERE {each.column} = ? AND deleted_at IS NULL AND id IS NOT ?",
                (own[each.column], customer_id),
            ).fetchone()
            if row is not None:
                raise InvalidValue(
                    translate(
                        "Customers", "{name} has this {field} already, and it must differ for each customer."
                    ).format(name=row[0], field=each.title),
                    field=each.key,
                )


def _refuse_taken_number(change: Change, number: str, customer_id: int | None) -> None:
    row = change.execute(
        "SELECT name FROM customer WHERE number = ? AND deleted_at IS NULL AND id IS NOT ?",
        (number, customer_id),
    ).fetchone()
    if row is not None:
        raise InvalidValue(
            translate(
                "Customers", "{name} has the customer number {number} already. Choose another one."
            ).format(name=row[0], number=number),
            field="number",
        )


def _refuse_referral_loop(change: Change, customer_id: int, referrer_id: int) -> None:
    row = change.execute(
        "WITH RECURSIVE above (id) AS (SELECT ? UNION SELECT referrer_id FROM customer JOIN above USING (id) "
        "WHERE referrer_id IS NOT NULL) SELECT 1 FROM above WHERE id = ?",
        (referrer_id, customer_id),
    ).fetchone()
    if row is not None:
        raise InvalidValue(
            translate(
                "Customers",
                "That would be a circle: this customer brought that referrer. Choose another.",
            ),
            field="referrer",
        )
