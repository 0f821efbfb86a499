"""Customers that may be one person twice: found in groups, each with its reasons and a score.

Pairs come out of a few narrow questions that SQLite answers by index or in one sorted pass (the
same number, name and birthday, e-mail …); only those pairs are looked at closely. A family that
shares a phone and two namesakes are nobody's duplicates on that alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services.import_matching import same_person

LEAST_SCORE = 50  # below it a group is not put forward
_MOST_SHARING = 12  # customers behind one number: above it is a switchboard or "0000000"
_PAGE = 2_000  # pairs that are looked at in one go

# What a pair has in common, and how much it says. A pair's score is that of its best reason, and
# five more for each further one.
_SCORES = {
    "id_number": 99,
    "phone": 95,
    "email": 90,
    "wechat": 90,
    "qq": 85,
    "birthday": 85,
    "near_phone": 70,
}


@dataclass(frozen=True)
class Member:
    """One customer of a group."""

    id: int
    number: str
    name: str
    phone: str
    last_contact_at: int | None


@dataclass(frozen=True)
class Group:
    """Customers that may be one.

    Args:
        score: 0 to 100: how sure it is.
        reasons: translated, the strongest first.
        customers: the oldest record first.
    """

    score: int
    reasons: tuple[str, ...]
    customers: tuple[Member, ...]


def reason_title(key: str) -> str:
    """Why two customers may be one, in the person's language."""
    titles = {
        "id_number": lambda: translate("Duplicates", "same ID number"),
        "phone": lambda: translate("Duplicates", "same phone and a name that agrees"),
        "email": lambda: translate("Duplicates", "same e-mail and a name that agrees"),
        "wechat": lambda: translate("Duplicates", "same WeChat and a name that agrees"),
        "qq": lambda: translate("Duplicates", "same QQ and a name that agrees"),
        "birthday": lambda: translate("Duplicates", "same name and birthday"),
        "near_phone": lambda: translate("Duplicates", "same name, and one digit of the phone differs"),
    }
    return titles[key]()


def groups(session: Session, progress: Progress | None = None) -> Iterator[Group]:
    """All groups of the live customers, the surest first.

    Raises:
        Cancelled: through `progress`.
    """
    with session.database.snapshot():
        yield from _groups(session, progress)


def _groups(session: Session, progress: Progress | None) -> Iterator[Group]:
    edges: dict[tuple[int, int], list[str]] = {}
    steps = (
        ("id_number", _by_id_number(session)),
        ("contacts", _by_contact(session)),
        ("birthday", _by_birthday(session)),
        ("near_phone", _by_near_phone(session)),
    )
    for at, (_name, pairs) in enumerate(steps):
        if progress is not None:
            progress.step(at, len(steps), translate("Duplicates", "Looking for duplicates"))
        for one, other, reason in pairs:
            if progress is not None:
                progress.check()
            reasons = edges.setdefault((min(one, other), max(one, other)), [])
            if reason not in reasons:
                reasons.append(reason)
    found: list[tuple[int, list[str], list[int]]] = []
    for ids, why in _joined(edges):
        ordered = sorted(why, key=lambda reason: -_SCORES[reason])
        score = min(100, _SCORES[ordered[0]] + 5 * (len(ordered) - 1))
        if score >= LEAST_SCORE:
            found.append((score, ordered, ids))
    found.sort(key=lambda group: (-group[0], group[2]))
    for start in range(0, len(found), _PAGE):
        page = found[start : start + _PAGE]
        members = _members(session, [each for _, _, ids in page for each in ids])
        for score, reasons, ids in page:
            yield Group(score, tuple(map(reason_title, reasons)), tuple(members[each] for each in ids))


def _joined(edges: dict[tuple[int, int], list[str]]) -> Iterator[tuple[list[int], set[str]]]:
    """Pairs that share a customer become one group."""
    root: dict[int, int] = {}

    def top(customer_id: int) -> int:
        root.setdefault(customer_id, customer_id)
        while root[customer_id] != customer_id:
            root[customer_id] = root[root[customer_id]]
            customer_id = root[customer_id]
        return customer_id

    for one, other in edges:
        root[max(top(one), top(other))] = min(top(one), top(other))
    members: dict[int, list[int]] = {}
    for customer_id in sorted(root):
        members.setdefault(top(customer_id), []).append(customer_id)
    reasons: dict[int, set[str]] = {}
    for (one, _other), why in edges.items():
        reasons.setdefault(top(one), set()).update(why)
    for first, ids in members.items():
        yield ids, reasons[first]


_Pairs = Iterator[tuple[int, int, str]]


def _by_id_number(session: Session) -> _Pairs:
    rows = session.query(
        "SELECT json_group_array(id) FROM customer WHERE id_number <> '' AND deleted_at IS NULL "
        "GROUP BY id_number HAVING count(*) > 1"
    )
    for (ids,) in rows:
        yield from _neighbours(json.loads(ids), "id_number")


def _by_contact(session: Session) -> _Pairs:
    """The same number or address beside names that agree."""
    rows = session.query(
        "SELECT kind, json_group_array(json_array(customer_id, name)) FROM ("
        "SELECT DISTINCT contact_method.kind, normalized, customer_id, name FROM contact_method "
        "JOIN customer ON customer.id = customer_id "
        "WHERE normalized <> '' AND contact_method.kind <> 'address' AND deleted_at IS NULL "
        "AND (normalized, contact_method.kind) IN (SELECT normalized, kind FROM contact_method "
        "WHERE normalized <> '' AND kind <> 'address' GROUP BY normalized, kind HAVING count(*) BETWEEN 2 AND ?)) "
        "GROUP BY normalized, kind HAVING count(*) > 1",
        (_MOST_SHARING,),
    )
    for kind, packed in rows:
        people = json.loads(packed)
        for at, (one, name) in enumerate(people):
            for other, other_name in people[at + 1 :]:
                if one != other and same_person(name, other_name):
                    yield one, other, kind


def _by_birthday(session: Session) -> _Pairs:
    """The same name and a whole birthday; year and name alone are common."""
    rows = session.query(
        "SELECT json_group_array(id) FROM customer WHERE length(birthday) = 10 AND deleted_at IS NULL "
        "GROUP BY name, birthday, birthday_calendar HAVING count(*) > 1"
    )
    for (ids,) in rows:
        yield from _neighbours(json.loads(ids), "birthday")


def _by_near_phone(session: Session) -> _Pairs:
    """The same name with two mobiles of which one digit differs, or two neighbours are swapped."""
    rows = session.query(
        "SELECT json_group_array(json_array(id, phone)) FROM ("
        "SELECT customer.id, customer.name, normalized AS phone FROM customer "
        "JOIN contact_method ON customer_id = customer.id AND contact_method.kind = 'phone' "
        "WHERE deleted_at IS NULL AND length(normalized) = 11) GROUP BY name HAVING count(*) > 1"
    )
    for (packed,) in rows:
        people = json.loads(packed)
        blocks: dict[str, list[tuple[int, str]]] = {}
        for customer_id, phone in people:  # one slip leaves the first or the second half as it is
            blocks.setdefault(f"<{phone[:5]}", []).append((customer_id, phone))
            blocks.setdefault(f">{phone[6:]}", []).append((customer_id, phone))
        for block in blocks.values():
            for at, (one, phone) in enumerate(block):
                for other, other_phone in block[at + 1 : at + 1 + _MOST_SHARING]:
                    if one != other and one_slip(phone, other_phone):
                        yield one, other, "near_phone"


def one_slip(one: str, other: str) -> bool:
    """Whether two numbers of one length differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(other):
        return False
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return True
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def _neighbours(ids: list[int], reason: str) -> _Pairs:
    for one, other in pairwise(ids):
        yield one, other, reason


def _members(session: Session, ids: Iterable[int]) -> dict[int, Member]:
    rows: list[tuple[Any, ...]] = session.query(
        "SELECT id, number, name, phone, last_contact_at FROM customer WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()
    return {row[0]: Member(*row) for row in rows}
