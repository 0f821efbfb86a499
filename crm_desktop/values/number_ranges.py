"""Ranges of numbers as a person types them: `5`, `>5`, `<=5`, `5..10`, `100..`.

A range is kept as text in one form. Money is in cents.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from crm_desktop.errors import InvalidValue
from crm_desktop.values import texts

Number = int | float

_OPS = (">=", "<=", ">", "<")


def parse(text: str, read: Callable[[str], Number | None]) -> str | None:
    """The range that `text` says, in the form that is kept; None when it says none.

    Args:
        read: a number as it is typed → the number that is stored; None or InvalidValue for none.
    """
    plain = re.sub(r"\s", "", texts.half_width(texts.line(text))).replace("～", "..").replace("~", "..")
    try:
        if ".." in plain:
            first, _, last = plain.partition("..")
            ends = [read(each) if each else None for each in (first, last)]
            if None in ends and ((first and last) or ends == [None, None]):
                return None
            return "..".join("" if each is None else str(each) for each in ends)
        op = next((each for each in _OPS if plain.startswith(each)), "")
        number = read(plain[len(op) :].removeprefix("" if op else "="))
    except InvalidValue:
        return None
    return None if number is None else f"{op}{number}"


def said(kept: str, show: Callable[[Number], str]) -> str:
    """A kept range as a person would type it; `parse` reads it back."""
    if ".." in kept:
        return "..".join(show(_number(each)) if each else "" for each in kept.split(".."))
    op = next((each for each in _OPS if kept.startswith(each)), "")
    return op + show(_number(kept[len(op) :]))


def comparisons(kept: str) -> list[tuple[str, Number]]:
    """What a number of a kept range must be: (>, >=, <, <= or =, the number) of each end."""
    if ".." in kept:
        first, last = (_number(each) if each else None for each in kept.split(".."))
        if first is not None and last is not None and last < first:
            first, last = last, first
        ends = ((">=", first), ("<=", last))
        return [(op, number) for op, number in ends if number is not None]
    op = next((each for each in _OPS if kept.startswith(each)), "")
    return [(op or "=", _number(kept[len(op) :]))]


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)


def plain(text: str) -> Number | None:
    """A number as `read` of `parse`, with a fraction or without."""
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", text, re.ASCII):
        return None
    value = float(text)
    if not 1e-4 <= abs(value) < 1e15 and value:
        return None  # would be written with an exponent
    return int(value) if value.is_integer() else value
