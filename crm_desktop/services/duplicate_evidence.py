"""What speaks for two records being one customer, and against it, as a score with plain reasons.

A number, an address of mail or an ID that two records share tells by itself, beside a name that agrees. Facts
that many have (a birthday, a company, a region) tell as much as they are rare: the score is the chance
that one of the namesakes agrees in all of them by accident, against that of a second record.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.services.duplicate_pairs import address_key, birthday_parts, spoken_name
from crm_desktop.values.same_names import Agreement, agreement, company_core, one_typo

LEAST_SCORE = 50  # below it a pair is not put forward

_SHARED = {"id_number": 99, "phone": 95, "email": 92, "wechat": 92, "qq": 87, "near_phone": 78}
_LESS = {Agreement.SAME: 0, Agreement.ALIKE: 5, Agreement.PART: 15}
_LESS_NEAR = {Agreement.SAME: 0, Agreement.ALIKE: 12, Agreement.PART: 22}
_PERSONAL = ("email", "wechat", "qq")  # what a family does not share
_SECOND_RECORD = 0.0015  # how often a customer with another number was written down a second time
_DAYS, _DAYS_AND_YEARS, _YEARS = 365, 18_000, 50


@dataclass(frozen=True, slots=True)
class Facts:
    """What two records are compared by; `contacts` are the normalised values by kind."""

    contacts: dict[str, frozenset[str]]
    id: int
    name: str
    kind: str
    sort_key: str
    gender: str
    birthday: str
    company: str
    region: str
    position: str
    industry: str
    id_number: str
    referrer_id: int | None

    def of(self, kind: str) -> frozenset[str]:
        """The values of a kind of contact."""
        return self.contacts.get(kind, frozenset())


class Judge:
    """Judges pairs of one shop.

    Args:
        session: whose customers; read inside one snapshot.
        rules: which reasons count, see `duplicates.RULES`.
        named: hash of a name's sound → how many have such a name.
    """

    def __init__(self, session: Session, rules: Collection[str], named: Mapping[int, int]) -> None:
        self._session = session
        self._rules = frozenset(rules)
        self._named = named
        self._total = max(1, session.one("SELECT count(*) FROM customer WHERE deleted_at IS NULL")[0])
        self._shares: dict[str, dict[str, float]] = {}

    def named_alike(self, pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of the pairs whose names are the same or alike."""
        names: dict[int, str] = dict(
            self._session.query(
                "SELECT id, name FROM customer WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted({each for pair in pairs for each in pair})),),
            ).fetchall()
        )
        return {pair for pair in pairs if agreement(names[pair[0]], names[pair[1]]) >= Agreement.ALIKE}

    def facts(self, ids: Iterable[int]) -> dict[int, Facts]:
        """What is compared, by id."""
        chosen = json.dumps(list(ids))
        among = "IN (SELECT value FROM json_each(?))"
        contacts: dict[int, dict[str, set[str]]] = {}
        for customer_id, kind, value in self._session.query(
            f"SELECT customer_id, kind, normalized FROM contact_method WHERE normalized <> '' AND customer_id {among}",
            (chosen,),
        ):
            contacts.setdefault(customer_id, {}).setdefault(kind, set()).add(value)
        rows: list[tuple[Any, ...]] = self._session.query(
            "SELECT id, name, kind, sort_key, gender, birthday, company, region, position, industry, id_number, "
            f"referrer_id FROM customer WHERE deleted_at IS NULL AND id {among}",
            (chosen,),
        ).fetchall()
        return {
            row[0]: Facts({kind: frozenset(each) for kind, each in contacts.get(row[0], {}).items()}, *row)
            for row in rows
        }

    def judge(self, one: Facts, other: Facts) -> tuple[int, tuple[str, ...]]:
        """How sure it is that two records are one customer (0 to 100), and the reasons by their keys."""
        name = agreement(one.name, other.name)
        if one.kind != other.kind and name != Agreement.SAME:
            name = Agreement.NONE
        same_id = bool(one.id_number) and one.id_number == other.id_number
        if one.id_number and other.id_number and not same_id and not one_typo(one.id_number, other.id_number):
            return 0, ()
        shared, reasons = self._shared(one, other, name, same_id)
        known, more = self._known(one, other, name)
        score = max(shared - _against(one, other, name) if shared else 0, known)
        if known < LEAST_SCORE:
            more = (
                tuple(each for each in more if each in ("birthday", "address", "company")) if shared else ()
            )
        reasons = (*reasons, *more)
        if score < LEAST_SCORE or not reasons:
            return 0, ()
        told = {Agreement.SAME: "same_name", Agreement.ALIKE: "alike_name", Agreement.PART: "part_name"}
        return min(100, score + 3 * (len(reasons) - 1)), (*reasons, *((told[name],) if name in told else ()))

    def _shared(
        self, one: Facts, other: Facts, name: Agreement, same_id: bool
    ) -> tuple[int, tuple[str, ...]]:
        """The score of what tells by itself, and the reasons."""
        found = {"id_number": _SHARED["id_number"]} if same_id and "id_number" in self._rules else {}
        kinds = [
            kind for kind in ("phone", *_PERSONAL) if kind in self._rules and one.of(kind) & other.of(kind)
        ]
        for kind in kinds:
            if name in _LESS:
                found[kind] = _SHARED[kind] - _LESS[name]
        if "phone" in kinds and name not in _LESS:
            personal = [kind for kind in kinds if (one.of(kind) & other.of(kind)) - one.of("phone")]
            if personal:  # a phone of the family beside a WeChat of one's own
                found |= dict.fromkeys(["phone", *personal], 65)
            elif name == Agreement.NEAR and len(one.birthday) == 10 and one.birthday == other.birthday:
                found["phone"] = 60
        if "near_phone" in self._rules and "phone" not in kinds and name in _LESS_NEAR:
            slip = phone_slip(one.of("phone"), other.of("phone"))
            if slip:
                found[slip] = _SHARED["near_phone"] - _LESS_NEAR[name]
        ordered = sorted(found, key=lambda key: -found[key])
        return max(found.values(), default=0), tuple(ordered)

    def _known(self, one: Facts, other: Facts, name: Agreement) -> tuple[int, tuple[str, ...]]:
        """The score of a name beside facts that others have too, and the reasons."""
        if name < Agreement.ALIKE:
            return 0, ()
        reasons: list[str] = []
        chance = max(0.3, self._named.get(hash(spoken_name(one.name, one.sort_key)), 2) - 1.7)
        if name == Agreement.ALIKE:
            chance *= 5
        moved = bool(one.of("phone") and other.of("phone") and not one.of("phone") & other.of("phone"))
        if moved:
            chance *= 3
        day = _birthday_chance(one.birthday, other.birthday)
        if day is None and one.birthday and other.birthday:
            chance *= 50
        elif day is not None and "birthday" in self._rules:
            chance *= day
            if day <= 1 / _DAYS:
                reasons.append("birthday")
        if same_address(one.of("address"), other.of("address")):
            if "address" in self._rules:
                chance /= 10_000
                reasons.append("address")
        elif one.of("address") and other.of("address"):
            chance *= 3
        if one.company and other.company:
            same = company_core(one.company) == company_core(other.company)
            if not same:
                chance *= 2
            elif "company" in self._rules:
                chance *= max(0.001, self._share("company", one.company))
                reasons.append("company")
        weak = self._weak(one, other, "company" in reasons)
        chance *= weak[0]
        if one.gender and other.gender:
            chance *= 0.6 if one.gender == other.gender else 20
        if not reasons and not (weak[1] and moved and "moved" in self._rules):
            return 0, ()
        score = round(60 + 15 * math.log10(_SECOND_RECORD / chance))
        told = [*reasons, *weak[1], *(["moved"] if moved and score >= LEAST_SCORE else [])]
        return max(0, min(90, score)), tuple(told)

    def _weak(self, one: Facts, other: Facts, same_company: bool) -> tuple[float, list[str]]:
        """Facts that tell little: the chance that they agree by accident, and those that do."""
        chance, agreeing = 1.0, []
        for key, least in (("region", 0.002), ("position", 0.02), ("industry", 0.02)):
            mine, theirs = getattr(one, key), getattr(other, key)
            if not mine or not theirs or (key == "industry" and (same_company or one.kind == "company")):
                continue
            if mine == theirs:
                chance *= max(least, self._share(key, mine))
                agreeing.append(key)
            elif key == "region" and mine not in theirs and theirs not in mine:
                chance *= 2
        if one.referrer_id is not None and one.referrer_id == other.referrer_id:
            chance *= 0.01
            agreeing.append("referrer")
        return chance, agreeing

    def _share(self, column: str, value: str) -> float:
        """Which part of the customers have this value: 0.02 when every fiftieth has it."""
        if column not in self._shares:
            self._shares[column] = {
                text: count / self._total
                for text, count in self._session.query(
                    f"SELECT {column}, count(*) FROM customer WHERE {column} <> '' AND deleted_at IS NULL "
                    f"GROUP BY {column} HAVING count(*) > 2"
                )
            }
        return self._shares[column].get(value, 0.0)


def _against(one: Facts, other: Facts, name: Agreement) -> int:
    """What is taken off a score because the records contradict each other."""
    sure = name == Agreement.SAME
    off = 0
    if one.gender and other.gender and one.gender != other.gender:
        off += 10 if sure else 30
    if (
        len(one.birthday) == len(other.birthday) == 10
        and _birthday_chance(one.birthday, other.birthday) is None
        and not one_typo(one.birthday, other.birthday)
    ):
        off += 25 if sure else 45
    return off


def phone_slip(mine: frozenset[str], theirs: frozenset[str]) -> str:
    """How two mobile numbers differ by one slip of the finger: a reason's key, or ""."""
    for one in mine:
        for other in theirs:
            if min(len(one), len(other)) < 10 or one[0] != "1" or not one_typo(one, other):
                continue
            if len(one) != len(other):
                return "lost_digit"
            return (
                "swapped_digits"
                if sum(a != b for a, b in zip(one, other, strict=True)) == 2
                else "near_phone"
            )
    return ""


def _birthday_chance(one: str, other: str) -> float | None:
    """The chance that two birthdays agree by accident; None when they do not, or say too little."""
    year, day = zip(birthday_parts(one), birthday_parts(other), strict=True)
    if (all(day) and day[0] != day[1]) or (all(year) and year[0] != year[1]):
        return None
    if all(day):
        return 1 / (_DAYS_AND_YEARS if all(year) else _DAYS)
    return 1 / _YEARS if all(year) else None


def same_address(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two addresses name one house: the same numbers, and the words before the first agree."""
    for one in mine:
        for other in theirs:
            if address_key(one) and address_key(one) == address_key(other):
                first, second = (each[: _first_digit(each)][-2:] for each in (one, other))
                if first == second or one in other or other in one or len(address_key(one)) >= 6:
                    return True
    return False


def _first_digit(text: str) -> int:
    return next((at for at, char in enumerate(text) if char.isdigit()), len(text))
