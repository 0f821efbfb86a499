"""Customers that may be one person twice: found in groups, each with its reasons and a score.

Pairs come out of narrow keys (`duplicate_pairs`), each is judged by what speaks for and against it
(`duplicate_evidence`), and pairs that share a customer become a group. A family that shares a phone and
two namesakes are nobody's duplicates on that alone, and what somebody said are two is not asked again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from crm_desktop import collecting
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services.duplicate_evidence import LEAST_SCORE, Judge
from crm_desktop.services.duplicate_pairs import Candidates

RULES = (
    "phone", "near_phone", "email", "wechat", "qq", "id_number", "birthday", "address", "company", "moved",
)  # fmt: skip
_OFF = "duplicates.off"  # the rules that do not count here
_PAGE = 2_000  # pairs that are looked at in one go

__all__ = [
    "LEAST_SCORE",
    "RULES",
    "Group",
    "Member",
    "groups",
    "known_as_two",
    "not_same",
    "rule_title",
    "rules",
]


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

    @property
    def ids(self) -> tuple[int, ...]:
        """The customers' ids."""
        return tuple(each.id for each in self.customers)


def reason_title(key: str) -> str:
    """Why two customers may be one, in the person's language."""
    titles = {
        "id_number": lambda: translate("Duplicates", "same ID number"),
        "phone": lambda: translate("Duplicates", "same phone"),
        "email": lambda: translate("Duplicates", "same e-mail"),
        "wechat": lambda: translate("Duplicates", "same WeChat"),
        "qq": lambda: translate("Duplicates", "same QQ"),
        "near_phone": lambda: translate("Duplicates", "one digit of the phone differs"),
        "swapped_digits": lambda: translate("Duplicates", "two digits of the phone are swapped"),
        "lost_digit": lambda: translate("Duplicates", "a digit of the phone is missing"),
        "birthday": lambda: translate("Duplicates", "same birthday"),
        "address": lambda: translate("Duplicates", "same address"),
        "company": lambda: translate("Duplicates", "same company"),
        "region": lambda: translate("Duplicates", "same region"),
        "position": lambda: translate("Duplicates", "same position"),
        "industry": lambda: translate("Duplicates", "same industry"),
        "referrer": lambda: translate("Duplicates", "same referrer"),
        "moved": lambda: translate("Duplicates", "another phone, perhaps a new one"),
        "same_name": lambda: translate("Duplicates", "same name"),
        "sounds_alike": lambda: translate("Duplicates", "name sounds the same"),
        "alike_name": lambda: translate("Duplicates", "similar name"),
        "part_name": lambda: translate("Duplicates", "names that fit"),
    }
    return titles[key]()


# -- the rules ---------------------------------------------------------------------------------------


def rules(session: Session) -> frozenset[str]:
    """Which of `RULES` count in this shop; all, until somebody switches one off."""
    return frozenset(RULES) - set(session.setting(_OFF, []))


def set_rules(session: Session, chosen: Collection[str]) -> None:
    """Let only these of `RULES` count, from the next scan on."""
    session.remember(_OFF, [key for key in RULES if key not in chosen])


def rule_title(key: str) -> str:
    """What a rule compares, in the person's language."""
    titles = {
        "phone": lambda: translate("Duplicates", "Same phone, in any format"),
        "near_phone": lambda: translate("Duplicates", "Phone with one slip of the finger"),
        "email": lambda: translate("Duplicates", "Same e-mail"),
        "wechat": lambda: translate("Duplicates", "Same WeChat"),
        "qq": lambda: translate("Duplicates", "Same QQ"),
        "id_number": lambda: translate("Duplicates", "Same ID number"),
        "birthday": lambda: translate("Duplicates", "Name and birthday"),
        "address": lambda: translate("Duplicates", "Name and address"),
        "company": lambda: translate("Duplicates", "Name and company"),
        "moved": lambda: translate("Duplicates", "Name and region, with another phone"),
    }
    return titles[key]()


# -- not the same --------------------------------------------------------------------------------------


def not_same(session: Session, ids: Sequence[int]) -> int:
    """Remember that these customers are different people; returns the operation's id."""
    rows = session.query(
        "SELECT name FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(ids)),),
    )
    subject = " / ".join(name for (name,) in islice(rows, 4))
    with session.change(Action.NOT_SAME, subject) as change:
        change.executemany(
            "INSERT OR IGNORE INTO not_same (one_id, other_id) VALUES (?, ?)",
            combinations(sorted(set(ids)), 2),
        )
    return change.operation_id


def known_as_two(session: Session, customer_id: int) -> frozenset[int]:
    """The customers of whom somebody said that they are not this one."""
    rows = session.query(
        "SELECT other_id FROM not_same WHERE one_id = :id UNION SELECT one_id FROM not_same WHERE other_id = :id",
        {"id": customer_id},
    )
    return frozenset(row[0] for row in rows)


# -- the scan ------------------------------------------------------------------------------------------


def groups(session: Session, progress: Progress | None = None) -> Iterator[Group]:
    """All groups of the live customers, the surest first.

    Raises:
        Cancelled: through `progress`.
    """
    progress = progress or Progress()
    with session.database.snapshot():
        edges = _edges(session, progress)
        found = sorted(_joined(session, edges), key=lambda group: (-group[0], group[2]))
        for start in range(0, len(found), _PAGE):
            page = found[start : start + _PAGE]
            members = _members(session, [each for _, _, ids in page for each in ids])
            for score, reasons, ids in page:
                yield Group(score, tuple(map(reason_title, reasons)), tuple(members[each] for each in ids))


_Edge = tuple[int, tuple[str, ...], tuple[int, int]]  # score, reasons, the two customers


@collecting.put_off()
def _edges(session: Session, progress: Progress) -> list[_Edge]:
    """The pairs that are put forward."""
    candidates = Candidates(session, progress)
    judge = Judge(session, rules(session), candidates.named)
    seen: set[tuple[int, int]] = set()
    edges: list[_Edge] = []
    for named_alike, pairs in ((False, candidates.sharing()), (True, candidates.agreeing())):
        while page := list(islice(pairs, _PAGE)):
            progress.check()
            new = set(page) - seen
            if named_alike:
                new = judge.named_alike(new)
            seen |= new
            facts = judge.facts({each for pair in new for each in pair})
            for one, other in sorted(new):
                if one in facts and other in facts:
                    score, reasons = judge.judge(facts[one], facts[other])
                    if score >= LEAST_SCORE:
                        edges.append((score, reasons, (one, other)))
    progress.step(95, 100, translate("Duplicates", "Looking for duplicates"))
    return edges


def _joined(session: Session, edges: list[_Edge]) -> Iterator[tuple[int, list[str], list[int]]]:
    """Pairs that share a customer become one group: (score, reasons, ids), the surest pairs first.

    Two that are known as two never come together, not by way of a third either.
    """
    two: dict[int, set[int]] = {}
    for one, other in session.query("SELECT one_id, other_id FROM not_same"):
        two.setdefault(one, set()).add(other)
        two.setdefault(other, set()).add(one)
    group_of: dict[int, list[int]] = {}
    why: dict[int, tuple[int, dict[str, None]]] = {}  # by id() of the group's list
    for score, reasons, (one, other) in sorted(edges, key=lambda edge: (-edge[0], edge[2])):
        first = group_of.setdefault(one, [one])
        second = group_of.setdefault(other, [other])
        if first is not second and any(two.get(each, set()) & set(second) for each in first):
            continue
        best, known = why.pop(id(first), (score, {}))
        if first is not second:
            above, others = why.pop(id(second), (score, {}))
            best = max(best, above)
            known |= others
            first += second
            for each in second:
                group_of[each] = first
        why[id(first)] = (max(best, score), known | dict.fromkeys(reasons))
    for ids in {id(group): group for group in group_of.values()}.values():
        if len(ids) > 1:
            score, known = why[id(ids)]
            names = [key for key in known if key.endswith("_name")]
            yield score, [*(key for key in known if key not in names), *names], sorted(ids)


def _members(session: Session, ids: Iterable[int]) -> dict[int, Member]:
    rows: list[tuple[Any, ...]] = session.query(
        "SELECT id, number, name, phone, last_contact_at FROM customer WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).fetchall()
    return {row[0]: Member(*row) for row in rows}
