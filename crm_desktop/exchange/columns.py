"""What a column of a written file is: its heading, kind and width, and its values as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_USUAL = {"long_text": 40, "address": 36, "phone": 16, "email": 24, "id_number": 21, "text": 14}
_WIDEST_TITLE = 40


@dataclass(frozen=True)
class Column:
    """One column of a file.

    Args:
        title: its heading.
        kind: a `Kind` value of `data.fields`, or "money"; it decides look and width.
        width: in characters; a usual one for the kind without.
        key: the field's key, which .vcf needs.
    """

    title: str
    kind: str = "text"
    width: int | None = None
    key: str = ""


def width_of(column: Column) -> int:
    """The column's width in a sheet, in characters: its own, or what its kind and title need."""
    if column.width is not None:
        return column.width
    usual = _USUAL.get(column.key) or _USUAL.get(column.kind, 12)
    title = sum(2 if sign > "\u2e80" else 1 for sign in column.title) + 4  # room for the filter's arrow
    return max(usual, min(title, _WIDEST_TITLE))


def as_text(value: Any, kind: str = "text") -> str:
    """A value as a text file has it: days as `1990-05-17`, moments in local time, several with 、."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.removeprefix("--") if kind == "partial_date" else value
    if isinstance(value, (tuple, list)):
        return "、".join(map(str, value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if kind == "instant" and isinstance(value, int):
        return datetime.fromtimestamp(value).strftime("%Y-%m-%d %H:%M")
    if kind == "money" and isinstance(value, int):
        return f"{value / 100:.2f}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
