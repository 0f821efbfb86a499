"""Who else this could be: the warning while a name or a number is typed."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.values import phones, pinyin


@dataclass(frozen=True)
class Same:
    """A customer who may be the same as the one being typed, and why."""

    id: int
    name: str
    phone: str
    owner_name: str
    last_contact_at: int | None
    reason: str


def same(session: Session, *, name: str = "", phone: str = "", exclude: int | None = None) -> list[Same]:
    """Customers with the same number in any format, or the same name as written or as spoken.

    Args:
        name: the name being typed; under two characters it is not compared.
        phone: the number being typed; compared from 7 digits on.
        exclude: the customer being edited.
    """
    found: dict[int, Same] = {}
    columns = (
        "customer.id, customer.name, customer.phone, coalesce(staff_member.name, ''), customer.last_contact_at "
        "FROM customer LEFT JOIN staff_member ON staff_member.id = customer.owner_id"
    )
    live = "customer.deleted_at IS NULL AND customer.id IS NOT ?"
    normal = phones.normalise(phone)
    if len(phones.digits(normal)) >= 7:
        rows = session.query(
            f"SELECT {columns} WHERE {live} AND customer.id IN (SELECT customer_id FROM contact_method "
            "WHERE normalized = ? AND kind = 'phone') ORDER BY customer.last_contact_at DESC LIMIT 5",
            (exclude, normal),
        )
        for row in rows:
            found[row[0]] = _same(row, translate("Duplicates", "same number"))
    name = name.strip()
    if len(name) >= 2:
        spoken = pinyin.sort_key(name).removesuffix(name)
        rows = session.query(
            f"SELECT {columns} WHERE {live} AND customer.archived_at IS NULL AND customer.sort_key >= ? "
            "AND customer.sort_key < ? ORDER BY customer.name <> ?, customer.last_contact_at DESC LIMIT 5",
            (exclude, spoken, f"{spoken}\U0010ffff", name),
        )
        for row in rows:
            if row[0] not in found and pinyin.sort_key(row[1]).removesuffix(row[1]) == spoken:
                reason = (
                    translate("Duplicates", "same name")
                    if row[1] == name
                    else translate("Duplicates", "name sounds the same")
                )
                found[row[0]] = _same(row, reason)
    return list(found.values())


def _same(row: tuple[int, str, str, str, int | None], reason: str) -> Same:
    customer_id, name, phone, owner_name, last_contact_at = row
    return Same(customer_id, name, phone, owner_name, last_contact_at, reason)
