"""By what a shop tells its customers apart: limits of days, counts and amounts, each with its default.

Stored as JSON objects; what an object does not name, or names wrongly, has its default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

STAGES = ("potential", "new", "active", "mature", "declining", "lost")
COUNTS = ("both", "purchases", "visits")  # what the stages and kinds count

# Segments by what is high: recency, frequency, money.
SEGMENTS: dict[str, tuple[bool, bool, bool]] = {
    "champions": (True, True, True),
    "promising": (True, False, True),
    "keep": (False, True, True),
    "rescue": (False, False, True),
    "regulars": (True, True, False),
    "newcomers": (True, False, False),
    "occasional": (False, True, False),
    "dormant": (False, False, False),
}


@dataclass(frozen=True)
class StageRules:
    """When a customer is of which stage; days count back from today, 0 switches a rule off.

    Args:
        on: the rules decide where nobody has set the stage by hand.
        counts: "both" (whichever says more), "purchases" or "visits".
        contacts_too: any contact keeps a customer from declining, not only what is counted.
        potential_days: a potential customer without a contact for longer is lost.
        new_days: new for so long after the first time.
        mature_count, mature_days: mature with so many times, the first of them so long ago.
        declining_days, lost_days: without anything for longer.
    """

    on: bool = True
    counts: str = "both"
    contacts_too: bool = False
    potential_days: int = 0
    new_days: int = 60
    mature_count: int = 6
    mature_days: int = 180
    declining_days: int = 90
    lost_days: int = 365


@dataclass(frozen=True)
class KindLimits:
    """Who comes again and who is large.

    Args:
        repeat_from: so many purchases or visits make a repeat customer.
        large_amount: cents; who has bought for so much is large.
        large_count: of a customer of whom no amount is known: so many purchases or visits; 0 for never.
    """

    repeat_from: int = 2
    large_amount: int = 500_000
    large_count: int = 12


@dataclass(frozen=True)
class StaleRules:
    """联系周期: after how many days without a contact one is due; the shortest that is said for a customer holds.

    Args:
        stages, grades, groups: days by the stage, by the id of the grade and of each fixed group, as text.
        slipping: so many days after that day the customer is slipping away.
        escalate: so many days after it somebody else cares, too; 0 for never.
        escalate_to: who that is, an id of a staff member; 0 for nobody.
    """

    stages: Mapping[str, int] = field(
        default_factory=lambda: {"new": 45, "active": 90, "mature": 60, "declining": 45}
    )
    grades: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    slipping: int = 14
    escalate: int = 0
    escalate_to: int = 0


@dataclass(frozen=True)
class RfmRules:
    """How recency, frequency and money are scored.

    Args:
        basis: "auto", "purchases" or "visits".
        months: how far back is looked; 0 for all.
        own: cut points are those below, not the fifths of the customers.
        days, counts, amounts: four cut points each, rising: at most so many days is 5; more than so many is one higher.
        high: from this score on something is high.
    """

    basis: str = "auto"
    months: int = 0
    own: bool = False
    days: tuple[int, ...] = (30, 90, 180, 365)
    counts: tuple[int, ...] = (1, 2, 4, 8)
    amounts: tuple[int, ...] = (50_000, 150_000, 500_000, 1_500_000)
    high: int = 4


@dataclass(frozen=True)
class Scores:
    """By what the scores that stand were given; see `RfmRules`.

    Args:
        as_of: the local date.
        since: the first local date that counts; "" for all.
        basis: "purchases" or "visits".
    """

    as_of: str = ""
    since: str = ""
    basis: str = "visits"
    days: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    high: int = 4


Rules = TypeVar("Rules", StageRules, KindLimits, StaleRules, RfmRules, Scores)


def to_json(rules: Rules) -> str:
    """The rules as they are stored."""
    return json.dumps(asdict(rules), ensure_ascii=False)


def from_json(kind: type[Rules], text: str | None) -> Rules:
    """The rules that `to_json` gave."""
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        stored = {}
    usual = kind()
    known: dict[str, Any] = {}
    for each in fields(kind):
        value, default = stored.get(each.name), getattr(usual, each.name)
        if (
            isinstance(default, tuple)
            and isinstance(value, list)
            and all(isinstance(one, int) for one in value)
        ):
            known[each.name] = tuple(value)
        elif type(value) is type(default):
            known[each.name] = value
    return kind(**known)


def segment_of(r: int, f: int, m: int, high: int) -> str:
    """The named segment of three scores."""
    wanted = (r >= high, f >= high, m >= high)
    return next(name for name, has in SEGMENTS.items() if has == wanted)
