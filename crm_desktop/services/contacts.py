"""A customer's phones, e-mails, WeChat, QQ and addresses: several of each, one primary of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.values import emails, phones, tokens

KINDS = ("phone", "email", "wechat", "qq", "address")


@dataclass(frozen=True)
class Contact:
    """One contact method; `label` is the shop's word for it (mobile, home, work …)."""

    id: int
    kind: str
    value: str
    label: str
    primary: bool


def of(session: Session, customer_id: int) -> list[Contact]:
    """A customer's contact methods by kind, the primary one of each first."""
    rows = session.query(
        "SELECT id, kind, value, label, is_primary FROM contact_method WHERE customer_id = ? "
        "ORDER BY is_primary DESC, position, id",
        (customer_id,),
    )
    found = [
        Contact(row_id, kind, value, label, bool(primary)) for row_id, kind, value, label, primary in rows
    ]
    return sorted(found, key=lambda contact: KINDS.index(contact.kind) if contact.kind in KINDS else 9)


def normalize(kind: str, value: str) -> str:
    """What two spellings of one contact method share; what duplicates are found by."""
    if kind == "phone":
        return phones.normalise(value)
    if kind == "email":
        return emails.normalise(value)
    return "".join(tokens.plain(value).split())


def add(session: Session, customer_id: int, kind: str, value: str, label: str = "") -> int:
    """Give a customer one more contact method; the first of its kind becomes the primary one.

    Raises:
        InvalidValue: the value is empty or cannot be stored.
    """
    value = _checked(kind, value)
    with session.change(Action.EDIT_CUSTOMER, _name(session, customer_id)) as change:
        return insert(change, customer_id, kind, value, label)


def insert(change: Change, customer_id: int, kind: str, value: str, label: str = "") -> int:
    """`add` inside a change, for a value that was checked already; 0 for an empty value."""
    if not value:
        return 0
    count, primary = change.execute(
        "SELECT count(*), coalesce(max(is_primary), 0) FROM contact_method WHERE customer_id = ? AND kind = ?",
        (customer_id, kind),
    ).fetchone()
    values: dict[str, object] = {
        "customer_id": customer_id,
        "kind": kind,
        "value": value,
        "normalized": normalize(kind, value),
        "label": label,
        "is_primary": 0 if primary else 1,
        "position": count,
    }
    return change.insert("contact_method", values)


def update(
    session: Session,
    contact_id: int,
    *,
    value: str | None = None,
    label: str | None = None,
    primary: bool | None = None,
) -> None:
    """Correct a contact method, or make it the primary one of its kind.

    Raises:
        InvalidValue: the value cannot be stored.
        NotFound: it is gone.
    """
    customer_id, kind = _owner(session, contact_id)
    with session.change(Action.EDIT_CUSTOMER, _name(session, customer_id)) as change:
        values: dict[str, object] = {}
        if value is not None:
            text = _checked(kind, value)
            values |= {"value": text, "normalized": normalize(kind, text)}
        if label is not None:
            values["label"] = label.strip()
        if primary:
            change.execute(
                "UPDATE contact_method SET is_primary = 0 WHERE customer_id = ? AND kind = ? AND id <> ?",
                (customer_id, kind, contact_id),
            )
            values["is_primary"] = 1
        change.update("contact_method", contact_id, values)


def remove(session: Session, contact_id: int) -> None:
    """Take a contact method away; the next of its kind becomes the primary one.

    Raises:
        NotFound: it is gone already.
    """
    customer_id, kind = _owner(session, contact_id)
    with session.change(Action.EDIT_CUSTOMER, _name(session, customer_id)) as change:
        delete(change, customer_id, kind, contact_id)


def delete(change: Change, customer_id: int, kind: str, contact_id: int) -> None:
    """`remove` inside a change."""
    change.execute("DELETE FROM contact_method WHERE id = ?", (contact_id,))
    change.execute(
        "UPDATE contact_method SET is_primary = 1 WHERE id = (SELECT id FROM contact_method "
        "WHERE customer_id = ? AND kind = ? ORDER BY is_primary DESC, position, id LIMIT 1)",
        (customer_id, kind),
    )


def set_primary_value(change: Change, customer_id: int, kind: str, value: str) -> None:
    """Inside a change: make `value` the primary one of its kind; "" removes the primary one."""
    row = change.execute(
        "SELECT id, value FROM contact_method WHERE customer_id = ? AND kind = ? "
        "ORDER BY is_primary DESC, position, id LIMIT 1",
        (customer_id, kind),
    ).fetchone()
    if row is None:
        insert(change, customer_id, kind, value)
    elif not value:
        delete(change, customer_id, kind, row[0])
    elif value != row[1]:
        change.update("contact_method", row[0], {"value": value, "normalized": normalize(kind, value)})


def _checked(kind: str, value: str) -> str:
    value = value.strip()
    if not value:
        raise InvalidValue(translate("Contacts", "Type a value, or remove this entry."), field=kind)
    reason = field_checks.problem(kind, value)
    if reason:
        raise InvalidValue(reason, field=kind)
    return value


def _owner(session: Session, contact_id: int) -> tuple[int, str]:
    row = session.one("SELECT customer_id, kind FROM contact_method WHERE id = ?", (contact_id,))
    if row is None:
        raise NotFound(translate("Contacts", "This entry is not there any more."))
    return int(row[0]), str(row[1])


def _name(session: Session, customer_id: int) -> str:
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    return str(row[0])
