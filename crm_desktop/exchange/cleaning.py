"""Cells as files have them, made values as they are kept: nothing is changed without saying so.

Columns are cleaned whole: what repeats is cleaned once, what is clean already is passed by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm_desktop.exchange.cell_kinds import (
    CLEANERS,
    ERROR,
    WARNING,
    Cleaned,
    Problem,
    Rules,
    shown,
)
from crm_desktop.exchange.workbook import Cell, CellError
from crm_desktop.i18n import translate
from crm_desktop.values import emails, id_numbers, names, texts

__all__ = [
    "ERROR", "WARNING", "Cleaned", "CleanedColumn", "Problem", "Rules", "clean", "clean_column", "date_order", "shown",
]  # fmt: skip


@dataclass
class CleanedColumn:
    """A column's values, and by index the few that need to be shown."""

    values: list[Any]
    problems: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    extra: dict[int, Mapping[str, str]] = field(default_factory=dict)


_NO_RULES = Rules()

# How a typist says that there is none, in columns where it cannot be a value.
_NOTHING = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "未知",
        "不详",
        "未填",
        "空",
        "-",
        "--",
        "—",
        "/",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0000/00/00",
        "0001-01-01",
        "0001/1/1",
        "1900-01-00",
        "1900/1/0",
    ]
)
_ZERO_IS_NOTHING = frozenset(["phone", "id_number", "partial_date", "day", "instant"])
_LONGEST = 2000  # characters of a value that is taken apart
_FREE_TEXTS = frozenset(["text", "long_text"])
_CHECKED = frozenset(
    [
        "phone",
        "email",
        "id_number",
        "partial_date",
        "day",
        "instant",
        "count",
        "money",
        "number",
        "tags",
        "time",
        "duration",
    ]
)


def clean(cell: Cell, kind: str, rules: Rules = _NO_RULES) -> Cleaned:
    """One cell as a value of `kind`.

    Raises:
        KeyError: there is no such kind.
    """
    cleaner, empty = CLEANERS[kind]
    if cell == "" or (isinstance(cell, str) and cell.isspace()):
        return Cleaned(empty)
    if isinstance(cell, str) and kind in _CHECKED and cell.strip().lower() in _NOTHING:
        return Cleaned(empty, (), True)
    if kind in _ZERO_IS_NOTHING and (cell in ("0", "0.0") or (cell == 0 and not isinstance(cell, bool))):
        return Cleaned(empty, (), True)
    if isinstance(cell, CellError):
        return Cleaned(empty, (Problem(ERROR, _error_cell(cell)),))
    if isinstance(cell, str) and len(cell) > _LONGEST and kind not in _FREE_TEXTS:
        return Cleaned(empty, (Problem(ERROR, translate("Cleaning", "This is a long text, not one value.")),))
    return cleaner(cell, rules)


def clean_column(cells: Sequence[Cell], kind: str, rules: Rules = _NO_RULES) -> CleanedColumn:
    """A column of cells as values of `kind`.

    Raises:
        KeyError: there is no such kind.
    """
    of_text: Callable[[str], Any] = _CLEAN_TEXTS.get(kind, _never)
    of_number: Callable[[Any], Any] = _mobile_of_float if kind == "phone" else _never
    is_date = kind in ("partial_date", "day")
    values: list[Any]
    if set(map(type, cells)) != {str}:
        values = [
            of_text(cell)
            if type(cell) is str
            else _clean_date(cell)
            if is_date and type(cell) is date
            else of_number(cell)
            for cell in cells
        ]
    elif len(several := set(cells)) * 2 <= len(cells):  # many have the same: each is looked at once
        clean_already = {cell: of_text(str(cell)) for cell in several}
        values = [clean_already[cell] for cell in cells]
    else:
        values = [of_text(str(cell)) for cell in cells]
    column = CleanedColumn(values)
    known: dict[Any, Cleaned] = {}
    for at, value in enumerate(values) if None in values else ():
        if value is not None:
            continue
        cell = cells[at]
        key = (type(cell), cell)
        cleaned = known.get(key)
        if cleaned is None:
            cleaned = known[key] = clean(cell, kind, rules)
        values[at] = cleaned.value
        if cleaned.problems:
            column.problems[at] = cleaned.problems
        if cleaned.changed:
            column.changed.add(at)
        if cleaned.extra:
            column.extra[at] = cleaned.extra
    return column


def date_order(cells: Sequence[Cell]) -> str | None:
    """Whether a column writes 31/12/2024 (`dmy`) or 12/31/2024 (`mdy`), as its own dates show it.

    `None` when none of them tells, or when they contradict each other.
    """
    orders = set()
    for cell in cells:
        if not isinstance(cell, str) or not any(sign in cell for sign in "/.-"):
            continue
        parts = texts.half_width(cell).replace(".", "/").replace("-", "/").split()[:1]
        numbers = parts[0].split("/") if parts else []
        if len(numbers) != 3 or not all(number.isdecimal() for number in numbers) or len(numbers[0]) > 2:
            continue
        first, second = int(numbers[0]), int(numbers[1])
        if first > 12 >= second and first <= 31:
            orders.add("dmy")
        elif second > 12 >= first and second <= 31:
            orders.add("mdy")
        if len(orders) > 1:
            return None
    return orders.pop() if orders else None


def _error_cell(cell: CellError) -> str:
    if cell.code.startswith("="):
        return translate(
            "Cleaning", "This formula has no result. Open the file in Excel or WPS, save it and try again."
        )
    return translate("Cleaning", "The cell shows the error {code}.").format(code=cell.code)


# A clean cell is recognised without more ado; None says: have a closer look.
def _never(_cell: Any) -> Any:
    return None


def _clean_phone(text: str) -> tuple[str, ...] | None:
    if len(text) == 11 and text[0] == "1" and text[1] > "2" and text.isascii() and text.isdigit():
        return (text,)
    return None if text else ()


def _mobile_of_float(cell: Any) -> tuple[str, ...] | None:
    if type(cell) is float and 13e9 <= cell < 20e9 and cell.is_integer() and cell % 1e6:
        return (str(int(cell)),)
    return None


def _clean_date(day: date) -> str | None:
    return day.isoformat() if 1850 <= day.year <= 2150 else None


def _clean_text(text: str) -> str | None:
    if text.isalnum() or (texts.is_plain(text) and "_x" not in text and "\ufffd" not in text):
        return text
    return None


def _clean_name(text: str) -> str | None:
    return text if not text or names.is_plain(text) else None


def _clean_email(text: str) -> tuple[str, ...] | None:
    return (text,) if emails.is_plain(text) else None if text else ()


def _clean_id(text: str) -> str | None:
    return text if not text or id_numbers.is_plain(text) else None


_CLEAN_TEXTS: dict[str, Callable[[str], Any]] = {
    "phone": _clean_phone,
    "name": _clean_name,
    "email": _clean_email,
    "id_number": _clean_id,
    **dict.fromkeys(
        ["text", "long_text", "category", "grade", "source", "lost_reason", "staff", "customer"], _clean_text
    ),
}
