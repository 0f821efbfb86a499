"""Amounts of money: whole cents, written with 元, ￥, 万 and thousands signs."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.values import texts

_CURRENCY = re.compile(r"人民币|RMB|CNY|[¥￥$]|元整|元|圆|块钱|块|整", re.I)
_PART = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(亿|万|千|百|k|w)?", re.I)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,4}(?:,\d{4})+(?:\.\d+)?")
_UNITS = {"": 1, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_LARGEST = 10**15  # cents


def parse(text: str) -> int | None:
    """The cents that `text` means; `None` when it is empty.

    Raises:
        InvalidValue: it is no amount, or has parts of a cent.
    """
    plain = _CURRENCY.sub("", texts.half_width(texts.line(text)).replace(" ", ""))
    if not plain:
        if text.strip():
            raise InvalidValue(_no_amount(text))
        return None
    negative = plain[0] in "-−(" and len(plain) > 1
    if negative:
        plain = plain[1:].rstrip(")")
    plain = plain.removeprefix("+")
    if "," in plain:
        grouped = plain.rstrip("亿万千百kKwW")
        if not _GROUPED.fullmatch(grouped):
            raise InvalidValue(_no_amount(text))
        plain = plain.replace(",", "")
    amount = _sum_of_parts(plain)
    if amount is None:
        raise InvalidValue(_no_amount(text))
    return _cents(-amount if negative else amount, text)


def from_number(value: float) -> int:
    """The cents of a number cell, in yuan.

    Raises:
        InvalidValue: parts of a cent, or not a number.
    """
    try:
        # 15 significant digits are what a spreadsheet keeps; the rest of a float is its own noise.
        amount = Decimal(f"{value:.15g}")
    except InvalidOperation:
        raise InvalidValue(_no_amount(str(value))) from None
    return _cents(amount, str(value))


def show(cents: int) -> str:
    """`123456` cents as `1,234.56`."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def _sum_of_parts(plain: str) -> Decimal | None:
    total = Decimal(0)
    at = 0
    last_unit = 10**12
    while at < len(plain):
        match = _PART.match(plain, at)
        if match is None or len(match[1]) > 20:
            return None
        unit = _UNITS[(match[2] or "").lower()]
        if unit >= last_unit:  # 2千1万 is no number; 1万2千 is
            return None
        total += Decimal(match[1]) * unit
        last_unit = unit
        at = match.end()
    return total if plain else None


def _cents(amount: Decimal, text: str) -> int:
    cents = amount * 100
    if not cents.is_finite() or abs(cents) > _LARGEST:
        raise InvalidValue(_no_amount(text))
    if cents != cents.to_integral_value():
        raise InvalidValue(
            translate("Money", "{text} has parts of a cent. Round it to two decimals.").format(text=text)
        )
    return int(cents)


def _no_amount(text: str) -> str:
    return translate("Money", "{text} is not an amount of money.").format(text=text.strip()[:40])
