"""How a condition is asked in the filter builder: the operators of each type of field, and rules from them and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from crm_desktop.i18n import language, translate
from crm_desktop.services import filter_fields
from crm_desktop.services.filter_conditions import FilterField
from crm_desktop.values import money, number_ranges, rules, spans
from crm_desktop.values.language import Type
from crm_desktop.values.rules import EVERYBODY, Condition, Not, Op, Rule, Value, Words

WORDS = ""  # the key of the row that searches for words

_RELATIVE = re.compile(r"[<>]\d+[dwmy]")
_SIGNS = {"before": "<", "after": ">", "from": ">=", "until": "<="}
_NUMBER_SIGNS = {"equal": "", "more": ">", "at_least": ">=", "less": "<", "at_most": "<="}


@dataclass(frozen=True)
class Asked:
    """One row of the builder.

    Args:
        field: a field's key, or WORDS.
        operator: one of `operators`.
        text: what is typed, for operators that take text.
        values: what is chosen, for those that choose.
    """

    field: str
    operator: str
    text: str = ""
    values: tuple[Value, ...] = ()


def operators(field: str) -> dict[str, str]:
    """The operators of a field with their words, the usual one first."""
    each = filter_fields.of_key(field)
    if each is None:
        return _words(("contains", "lacks"))
    keys: tuple[str, ...]
    match each.type:
        case Type.TEXT | Type.PHONE:
            keys = ("contains", "lacks", "is", "is_not", "starts", "starts_not", "empty", "filled")
        case Type.CHOICE:
            keys = ("among", "none_of", "empty", "filled")
        case Type.FLAG:
            keys = ("yes", "no")
        case Type.NUMBER | Type.MONEY:
            keys = (*_NUMBER_SIGNS, "between", "empty", "filled")
        case Type.BIRTHDAY:
            keys = (
                "named",
                "ahead",
                "in",
                "between",
                "before",
                "after",
                "from",
                "until",
                "later",
                "empty",
                "filled",
            )
        case _:
            near = ("ahead", "later") if each.forward else ("recent", "longer")
            keys = ("named", *near, "in", "between", "before", "after", "from", "until", "empty", "filled")
    return _words(keys)


def _words(keys: tuple[str, ...]) -> dict[str, str]:
    said: dict[str, Callable[[], str]] = {
        "contains": lambda: translate("Builder", "contains"),
        "lacks": lambda: translate("Builder", "does not contain"),
        "is": lambda: translate("Builder", "is"),
        "is_not": lambda: translate("Builder", "is not"),
        "starts": lambda: translate("Builder", "begins with"),
        "starts_not": lambda: translate("Builder", "does not begin with"),
        "empty": lambda: translate("Builder", "is empty"),
        "filled": lambda: translate("Builder", "is not empty"),
        "among": lambda: translate("Builder", "is one of"),
        "none_of": lambda: translate("Builder", "is none of"),
        "yes": lambda: translate("Builder", "yes"),
        "no": lambda: translate("Builder", "no"),
        "equal": lambda: translate("Builder", "="),
        "more": lambda: translate("Builder", "more than"),
        "at_least": lambda: translate("Builder", "at least"),
        "less": lambda: translate("Builder", "less than"),
        "at_most": lambda: translate("Builder", "at most"),
        "between": lambda: translate("Builder", "from … to"),
        "named": lambda: translate("Builder", "is in"),
        "recent": lambda: translate("Builder", "in the last"),
        "longer": lambda: translate("Builder", "longer ago than"),
        "ahead": lambda: translate("Builder", "in the next"),
        "later": lambda: translate("Builder", "later than in"),
        "in": lambda: translate("Builder", "on or in"),
        "before": lambda: translate("Builder", "before"),
        "after": lambda: translate("Builder", "after"),
        "from": lambda: translate("Builder", "from"),
        "until": lambda: translate("Builder", "until"),
    }
    return {key: said[key]() for key in keys}


def takes(field: str, operator: str) -> str:
    """What stands behind an operator: "text", "choices", "named" (a span with a name), or nothing."""
    if operator in ("empty", "filled", "yes", "no"):
        return ""
    if operator in ("among", "none_of"):
        return "choices"
    return "named" if operator == "named" else "text"


def hint(field: str, operator: str) -> str:
    """What may be typed, as an example."""
    chinese = language() == "zh_CN"
    if operator in ("recent", "longer", "ahead", "later"):
        return "30天、2周、3个月" if chinese else "30d, 2w, 3m"
    each = filter_fields.of_key(field)
    if each is None or each.type in (Type.TEXT, Type.PHONE):
        return ""
    if each.type in (Type.NUMBER, Type.MONEY):
        return "5..10" if operator == "between" else "5"
    if operator == "between":
        return "2024-05..2024-06"
    return "05, 05-17, 1990, 1990-05" if each.type == Type.BIRTHDAY else "2024, 2024-05, 2024-05-06"


def rule(asked: Asked) -> Rule:
    """The rule of a row; everybody while it is not whole."""
    text = asked.text.strip()
    if asked.field == WORDS:
        found = rules.words(text)
        return rules.negated(found) if asked.operator == "lacks" else found
    each = filter_fields.of_key(asked.field)
    if each is None:
        return EVERYBODY
    match asked.operator:
        case "yes" | "no":
            found = Condition(each.key, Op.IS)
            return found if asked.operator == "yes" else Not(found)
        case "empty" | "filled":
            found = (
                rules.among(each.key, [None]) if each.type == Type.CHOICE else Condition(each.key, Op.EMPTY)
            )
            return found if asked.operator == "empty" else Not(found)
        case "among" | "none_of":
            if not asked.values:
                return EVERYBODY
            found = rules.among(each.key, asked.values)
            return found if asked.operator == "among" else Not(found)
        case "contains" | "lacks" | "is" | "is_not" | "starts" | "starts_not":
            return _textual(each, asked.operator, asked.text)
    return _within(each, asked.operator, text)


def _textual(each: FilterField, operator: str, text: str) -> Rule:
    if not text.strip() or (each.type == Type.PHONE and not any(sign.isdigit() for sign in text)):
        return EVERYBODY
    kinds = {"contains": Op.CONTAINS, "lacks": Op.CONTAINS, "is": Op.IS, "is_not": Op.IS}
    found = Condition(each.key, kinds.get(operator, Op.STARTS), (text,))
    return Not(found) if operator in ("lacks", "is_not", "starts_not") else found


def _within(each: FilterField, operator: str, text: str) -> Rule:
    if not text:
        return EVERYBODY
    if each.type in (Type.NUMBER, Type.MONEY):
        reader = money.parse if each.type == Type.MONEY else number_ranges.plain
        kept = number_ranges.parse(_NUMBER_SIGNS.get(operator, "") + text, reader)
    else:
        lead = (
            "<"
            if operator in ("recent", "ahead")
            else ">"
            if operator in ("longer", "later")
            else _SIGNS.get(operator, "")
        )
        kept = spans.parse(lead + text, yearless=each.type == Type.BIRTHDAY)
    return EVERYBODY if kept is None else Condition(each.key, Op.WITHIN, (kept,))


def asked(one: Rule) -> Asked | None:
    """The row of a rule; None for a rule that needs a group."""
    turned = isinstance(one, Not)
    inner = one.rule if isinstance(one, Not) else one
    if isinstance(inner, Words):
        return Asked(WORDS, "lacks" if turned else "contains", inner.text)
    each = filter_fields.of_key(inner.field) if isinstance(inner, Condition) else None
    if not isinstance(inner, Condition) or each is None:
        return None
    match inner.op:
        case Op.EMPTY:
            return Asked(inner.field, "filled" if turned else "empty")
        case Op.AMONG:
            if inner.values == (None,):
                return Asked(inner.field, "filled" if turned else "empty")
            return Asked(inner.field, "none_of" if turned else "among", values=inner.values)
        case Op.WITHIN:
            return None if turned else _asked_within(each, str(inner.values[0]))
    if each.type == Type.FLAG:
        return Asked(inner.field, "no" if turned else "yes")
    ways = {Op.CONTAINS: ("contains", "lacks"), Op.IS: ("is", "is_not"), Op.STARTS: ("starts", "starts_not")}
    return Asked(inner.field, ways[inner.op][turned], str(inner.values[0]))


def _asked_within(each: FilterField, kept: str) -> Asked:
    if each.type in (Type.NUMBER, Type.MONEY):
        shown = number_ranges.said(kept, _amount if each.type == Type.MONEY else str)
        signs = {sign: key for key, sign in _NUMBER_SIGNS.items()}
        key, text = ("between", shown) if ".." in shown else _parted(shown, signs)
        return Asked(each.key, key, text)
    if kept in spans.NAMES:
        return Asked(each.key, "named", kept)
    shown = spans.said(kept, language() == "zh_CN")
    if ".." in kept:
        return Asked(each.key, "between", shown)
    if _RELATIVE.fullmatch(kept):
        ahead = each.forward or each.type == Type.BIRTHDAY
        near, far = ("ahead", "later") if ahead else ("recent", "longer")
        return Asked(each.key, near if kept[0] == "<" else far, shown[1:])
    key, text = _parted(shown, {sign: key for key, sign in _SIGNS.items()} | {"": "in"})
    return Asked(each.key, key, text)


def _parted(shown: str, signs: dict[str, str]) -> tuple[str, str]:
    """The operator that a text begins with, and the rest."""
    sign = next(each for each in sorted(signs, key=len, reverse=True) if shown.startswith(each))
    return signs[sign], shown[len(sign) :]


def _amount(cents: number_ranges.Number) -> str:
    return money.show(int(cents)).replace(",", "").removesuffix(".00")
