"""Numbers that the program gives by a pattern of the shop: HT{year}-0000 gives HT2026-0001, HT2026-0002 …

A number is given in the transaction that stores it, one more than the highest that was ever given: so
none is given twice, and none is lost to a form that was left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crm_desktop import clock
from crm_desktop.data.session import Change
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate

_COUNT = re.compile(r"0+")
_DATES = {"{year}": "%Y", "{month}": "%m", "{day}": "%d"}
_LONGEST = 40


def problem(pattern: str) -> str | None:
    """Why numbers cannot be given by this pattern, as a sentence; None when they can."""
    plain = pattern
    for word in _DATES:
        plain = plain.replace(word, "")
    if "{" in plain or "}" in plain or len(_COUNT.findall(plain)) != 1 or len(pattern) > _LONGEST:
        return translate(
            "Serial", "A pattern has one run of zeros for the count, for example HT-0000 or {year}-000."
        )
    return None


def following(change: Change, column: str, pattern: str) -> Iterator[str]:
    """The next numbers that no customer has, deleted ones included; one after the other.

    Raises:
        InvalidValue: the pattern is none.
    """
    wrong = problem(pattern)
    if wrong:
        raise InvalidValue(wrong, field=column)
    for word, form in _DATES.items():
        pattern = pattern.replace(word, clock.today().strftime(form).replace("0", "\0"))
    before, zeros, behind = re.split(r"(0+)", pattern, maxsplit=1)
    before, behind = before.replace("\0", "0"), behind.replace("\0", "0")
    highest = change.execute(
        f"SELECT max({column}) FROM customer WHERE {column} >= ? AND {column} < ? AND length({column}) = ?",
        (f"{before}0", f"{before}:", len(before) + len(zeros) + len(behind)),
    ).fetchone()[0]
    digits = highest[len(before) : len(before) + len(zeros)] if highest else ""
    count = int(digits) if digits.isdecimal() else 0
    while True:
        count += 1
        number = f"{before}{count:0{len(zeros)}d}{behind}"
        if not change.execute(f"SELECT 1 FROM customer WHERE {column} = ?", (number,)).fetchone():
            yield number
