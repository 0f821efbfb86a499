"""What customers have in common, as a tree: conditions on fields, words to search for, and, or, not.

The search box, the filter builder and saved views all hold such a rule; `language` reads and writes
it as text, `services.customer_filter` makes SQL of it. The functions here keep it in one normal form, so
equal rules are equal objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Value = str | int | None


class Op(StrEnum):
    """How a condition compares; what its values are."""

    CONTAINS = "contains"  # one text
    IS = "is"  # one text; none for a mark that stands
    STARTS = "starts"  # one text
    EMPTY = "empty"  # none
    AMONG = "among"  # entries of a list or options; None for "has none"
    WITHIN = "within"  # one span of days (`spans`) or range of numbers (`number_ranges`), as text


@dataclass(frozen=True)
class Words:
    """Words, pinyin or digits that the customer's data hold, as in a search; never empty."""

    text: str


@dataclass(frozen=True)
class Condition:
    """What one field must hold."""

    field: str
    op: Op
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Not:
    """Those that the rule leaves out."""

    rule: Rule


@dataclass(frozen=True)
class All:
    """Those that pass every rule; everybody when there is none."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Either:
    """Those that pass at least one of several rules."""

    rules: tuple[Rule, ...]


Rule = Words | Condition | Not | All | Either

EVERYBODY = All()


def words(text: str) -> Rule:
    """The rule of a search; everybody for no words."""
    plain = " ".join(text.split())
    return Words(plain) if plain else EVERYBODY


def among(field: str, values: Iterable[Value]) -> Condition:
    """One of several entries, in one order; None (has none) stands last."""
    known = dict.fromkeys(values)
    return Condition(
        field, Op.AMONG, tuple(sorted(known, key=lambda each: (each is None, str(each), each or 0)))
    )


def every(rules: Iterable[Rule]) -> Rule:
    """All of the rules: without repeats, words in one place, the rules of an `All` among the others."""
    found: list[Rule] = []
    said: list[str] = []
    for rule in rules:
        for each in rule.rules if isinstance(rule, All) else (rule,):
            if isinstance(each, Words):
                if not said:
                    found.append(each)  # a place for all words
                said.append(each.text)
            elif each not in found:
                found.append(each)
    joined = [Words(" ".join(said)) if isinstance(each, Words) else each for each in found]
    return joined[0] if len(joined) == 1 else All(tuple(joined))


def either(rules: Iterable[Rule]) -> Rule:
    """At least one of the rules; everybody when there is none, or one of them is everybody."""
    found: list[Rule] = []
    for rule in rules:
        for each in rule.rules if isinstance(rule, Either) else (rule,):
            if each == EVERYBODY:
                return EVERYBODY
            if each not in found:
                found.append(each)
    if not found:
        return EVERYBODY
    return found[0] if len(found) == 1 else Either(tuple(found))


def negated(rule: Rule) -> Rule:
    """Those that the rule leaves out; everybody for everybody, as nothing is asked."""
    if isinstance(rule, Not):
        return rule.rule
    return rule if rule == EVERYBODY else Not(rule)


def parts(rule: Rule) -> tuple[Rule, ...]:
    """The rules that must all hold."""
    return rule.rules if isinstance(rule, All) else (rule,)


def leaves(rule: Rule) -> Iterator[Words | Condition]:
    """All words and conditions of a rule."""
    if isinstance(rule, Not):
        yield from leaves(rule.rule)
    elif isinstance(rule, All | Either):
        for each in rule.rules:
            yield from leaves(each)
    else:
        yield rule


def subject(rule: Rule) -> str:
    """The field that a rule is about alone; "" when it is about words or several fields."""
    fields = {each.field if isinstance(each, Condition) else "" for each in leaves(rule)}
    return fields.pop() if len(fields) == 1 else ""


# -- as it is stored --------------------------------------------------------------------------------


def asks(rule: Rule, field: str, value: Value) -> bool:
    """Whether a rule asks for a value of a field, or for its absence."""
    return any(
        isinstance(leaf, Condition) and leaf.field == field and leaf.op == Op.AMONG and value in leaf.values
        for leaf in leaves(rule)
    )


def replaced(rule: Rule, field: str, old: Value, new: Value) -> Rule:
    """The same rule with another value of a field in the place of one."""
    if isinstance(rule, Condition) and rule.field == field and rule.op == Op.AMONG:
        return among(field, [new if each == old else each for each in rule.values])
    if isinstance(rule, Not):
        return negated(replaced(rule.rule, field, old, new))
    if isinstance(rule, All | Either):
        put = every if isinstance(rule, All) else either
        return put(replaced(each, field, old, new) for each in rule.rules)
    return rule


def to_json(rule: Rule) -> list[Any]:
    """The rule as lists and plain values."""
    if isinstance(rule, Words):
        return ["words", rule.text]
    if isinstance(rule, Condition):
        return ["field", rule.field, str(rule.op), *rule.values]
    if isinstance(rule, Not):
        return ["not", to_json(rule.rule)]
    return ["all" if isinstance(rule, All) else "either", *map(to_json, rule.rules)]


def from_json(stored: Any) -> Rule:
    """The rule that `to_json` gave.

    Raises:
        ValueError: it is none, for example one of a later version.
    """
    match stored:
        case ["words", str(text)]:
            return words(text)
        case ["field", str(field), str(op), *values] if all(
            each is None or isinstance(each, str | int) for each in values
        ):
            return among(field, values) if op == Op.AMONG else Condition(field, Op(op), tuple(values))
        case ["not", one]:
            return negated(from_json(one))
        case ["all", *others]:
            return every(map(from_json, others))
        case ["either", *others]:
            return either(map(from_json, others))
    raise ValueError(f"no rule: {stored!r}")
