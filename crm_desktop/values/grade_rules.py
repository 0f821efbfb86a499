"""By what a shop grades its customers: rules, each a condition with the grade that it gives or the points."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from crm_desktop.values import rules
from crm_desktop.values.rules import EVERYBODY, Rule

ORDER, POINTS = "order", "points"
# What a grade decides itself, or is written after it: a rule cannot ask for it.
CIRCULAR = frozenset({"grade", "grade_by_hand", "stale", "stale_on", "slipping"})


@dataclass(frozen=True)
class GradeRule:
    """One rule.

    Args:
        rule: who it holds for.
        grade: the id of the grade that it gives, where the first rule that holds decides.
        points: that it gives, where points decide; may be below zero.
    """

    rule: Rule
    grade: int
    points: int = 10


@dataclass(frozen=True)
class Grading:
    """All of them.

    Args:
        on: the rules grade whoever was not graded by hand.
        mode: ORDER (the first rule that holds) or POINTS (their sum).
        rules: in their order.
        limits: (id of a grade, the least points for it), the highest first.
    """

    on: bool = False
    mode: str = ORDER
    rules: tuple[GradeRule, ...] = ()
    limits: tuple[tuple[int, int], ...] = ()


def to_json(rule: GradeRule) -> str:
    """A rule as it is stored."""
    return json.dumps(
        {"rule": rules.to_json(rule.rule), "grade": rule.grade, "points": rule.points}, ensure_ascii=False
    )


def from_json(text: str) -> GradeRule | None:
    """The rule that `to_json` gave; None for one that cannot be read, for example of a later version."""
    try:
        stored: dict[str, Any] = json.loads(text)
        return GradeRule(rules.from_json(stored["rule"]), int(stored["grade"]), int(stored.get("points", 10)))
    except (ValueError, KeyError, TypeError):
        return None


def everybody(rule: GradeRule) -> bool:
    """Whether a rule holds for everybody."""
    return rule.rule == EVERYBODY
