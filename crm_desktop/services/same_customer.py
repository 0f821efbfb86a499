"""Who else this could be: the hint while a name or a number is typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.i18n import listed, translate
from crm_desktop.services import duplicates
from crm_desktop.services.duplicate_evidence import phone_slip, same_address
from crm_desktop.services.duplicate_pairs import birthday_parts, spoken_name
from crm_desktop.values import phones, pinyin
from crm_desktop.values.same_names import company_core

_LEAST_DIGITS = 7
_MOST_NAMESAKES = 200  # that are compared
_FEW = 3  # namesakes that are told although nothing else is known yet
_SHOWN = 5
_FACTS = ("company", "region", "birthday", "address")

_COLUMNS = (
    "customer.id, customer.name, customer.phone, coalesce(staff_member.name, ''), customer.last_contact_at"
)
_FROM = "FROM customer LEFT JOIN staff_member ON staff_member.id = customer.owner_id"


@dataclass(frozen=True)
class Same:
    """A customer who may be the same as the one being typed, and why."""

    id: int
    name: str
    phone: str
    owner_name: str
    last_contact_at: int | None
    reason: str


def same(
    session: Session,
    *,
    name: str = "",
    phone: str = "",
    exclude: int | None = None,
    known: Mapping[str, object] | None = None,
) -> list[Same]:
    """Customers with the same number in any format, or with the same name and something else in common.

    A name counts as written or as spoken. While nothing but the name is known, a few namesakes are
    told all the same. Whoever is known as somebody else is not.

    Args:
        name: the name being typed; under two characters it is not compared.
        phone: the number being typed; compared from 7 digits on.
        exclude: the customer being edited; what is known of it is compared too.
        known: what else is typed, by field key.
    """
    two = duplicates.known_as_two(session, exclude) if exclude is not None else frozenset()
    found = {each.id: each for each in _with_number(session, phone, exclude) if each.id not in two}
    if len(name.strip()) >= 2:
        facts = _facts(session, exclude) | {key: value for key, value in (known or {}).items() if value}
        if phone:
            facts["phones"] = [*facts.get("phones", ()), phones.normalise(phone)]
        for each in _with_name(session, name.strip(), facts, {*found, *two, exclude}):
            found[each.id] = each
    return list(found.values())[:_SHOWN]


def _with_number(session: Session, phone: str, exclude: int | None) -> list[Same]:
    normal = phones.normalise(phone)
    if len(phones.digits(normal)) < _LEAST_DIGITS:
        return []
    rows = session.query(
        f"SELECT {_COLUMNS} {_FROM} WHERE customer.deleted_at IS NULL AND customer.id IS NOT ? AND customer.id IN "
        "(SELECT customer_id FROM contact_method WHERE normalized = ? AND kind = 'phone') "
        "ORDER BY customer.last_contact_at DESC LIMIT ?",
        (exclude, normal, _SHOWN),
    )
    return [_same(row, translate("Duplicates", "same number")) for row in rows]


def _facts(session: Session, customer_id: int | None) -> dict[str, Any]:
    """What is known of a customer, as `_common` compares it."""
    row = session.one(f"SELECT {', '.join(_FACTS)} FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        return {}
    numbers = session.query(
        "SELECT normalized FROM contact_method WHERE customer_id = ? AND kind = 'phone'", (customer_id,)
    )
    facts: dict[str, Any] = dict(zip(_FACTS, row, strict=True))
    facts["phones"] = [number for (number,) in numbers]
    return {key: value for key, value in facts.items() if value}


def _with_name(
    session: Session, name: str, facts: Mapping[str, Any], but: Collection[int | None]
) -> list[Same]:
    spoken = spoken_name(name, pinyin.sort_key(name))
    first = "\u3400" if any(map(pinyin.is_chinese, name)) else ""  # 王伟, but not 王伟国, sounds "wang wei "
    rows = session.query(
        f"SELECT {_COLUMNS}, customer.sort_key, {', '.join(f'customer.{key}' for key in _FACTS)}, "
        "(SELECT group_concat(normalized) FROM contact_method WHERE customer_id = customer.id AND kind = 'phone') "
        f"{_FROM} WHERE customer.deleted_at IS NULL AND customer.archived_at IS NULL "
        "AND customer.sort_key >= ? AND customer.sort_key < ? ORDER BY customer.sort_key LIMIT ?",
        (f"{spoken} {first}", f"{spoken} \U0010ffff", _MOST_NAMESAKES),
    ).fetchall()
    namesakes = [row for row in rows if row[0] not in but and spoken_name(row[1], row[5]) == spoken]
    told: list[tuple[int, Same]] = []
    for row in namesakes:
        other = dict(zip(_FACTS, row[6:-1], strict=True)) | {"phones": (row[-1] or "").split(",")}
        common = _common(facts, other)
        if common or (not facts and len(namesakes) <= _FEW):
            key = "same_name" if row[1] == name else "sounds_alike"
            reasons = listed(map(duplicates.reason_title, (key, *common)))
            told.append((len(common), _same(row, reasons)))
    told.sort(key=lambda each: (-each[0], each[1].name != name, -(each[1].last_contact_at or 0)))
    return [each for _, each in told]


def _same(row: Sequence[Any], reason: str) -> Same:
    customer_id, name, phone, owner_name, last_contact_at = row[:5]
    return Same(customer_id, name, phone, owner_name, last_contact_at, reason)


def _common(facts: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """What two have in common, as keys of reasons."""
    common = []
    slip = phone_slip(frozenset(facts.get("phones", ())), frozenset(filter(None, other["phones"])))
    if set(facts.get("phones", ())) & set(other["phones"]):
        slip = "phone"
    if slip:
        common.append(slip)
    day = birthday_parts(str(facts.get("birthday", "")))[1]
    if day and day == birthday_parts(other["birthday"])[1]:
        common.append("birthday")
    company = str(facts.get("company", ""))
    if company and other["company"] and company_core(company) == company_core(other["company"]):
        common.append("company")
    address = frozenset([str(facts["address"])]) if facts.get("address") else frozenset()
    if other["address"] and same_address(address, frozenset([other["address"]])):
        common.append("address")
    if facts.get("region") and facts["region"] == other["region"]:
        common.append("region")
    return common
