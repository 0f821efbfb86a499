"""Plain numbers as people write them: 1,234.5 or １２．５ or -3."""

from __future__ import annotations

import re
from decimal import Decimal

from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.values import texts

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_MOST_DIGITS = 15  # that a binary number keeps, and a spreadsheet


def parse(text: str) -> float | None:
    """The number that `text` means; `None` when it is empty.

    Raises:
        InvalidValue: it is no number, or has more than 15 digits.
    """
    plain = texts.half_width(texts.line(text)).replace(" ", "").replace("−", "-")
    if not plain:
        return None
    plain = _GROUPED.sub("", plain)
    if not _NUMBER.fullmatch(plain):
        raise InvalidValue(translate("Numbers", "{text} is not a number.").format(text=text.strip()[:40]))
    value = Decimal(plain).normalize()
    if len(value.as_tuple().digits) > _MOST_DIGITS or abs(value) >= 10**_MOST_DIGITS:
        raise InvalidValue(
            translate("Numbers", "A number has at most {count} digits.").format(count=_MOST_DIGITS)
        )
    return float(value)


def show(value: float) -> str:
    """A number without an exponent or empty decimals: 1234.5."""
    return f"{Decimal(repr(float(value))).normalize():f}"
