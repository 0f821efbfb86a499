"""Cells as files have them, made values as they are kept: nothing is changed without saying so.

Each kind has one small function. Columns are cleaned whole: what repeats is cleaned once, what is
clean already is passed by.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from crm_desktop.errors import InvalidValue
from crm_desktop.exchange.workbook import Cell, CellError
from crm_desktop.i18n import translate
from crm_desktop.values import emails, genders, id_numbers, money, names, partial_dates, phones, texts

ERROR = "error"
WARNING = "warning"
_SIGNIFICANT = 10**15  # a spreadsheet keeps 15 digits of a number


class Problem(NamedTuple):
    """What is wrong with a cell.

    Args:
        severity: "error": the value is not usable; "warning": it is taken, a person should look.
        text: a translated sentence.
    """

    severity: str
    text: str


class Cleaned(NamedTuple):
    """A value and what happened to it; see `crm_desktop.exchange` for the value of each kind."""

    value: Any
    problems: tuple[Problem, ...] = ()
    changed: bool = False
    extra: Mapping[str, str] | None = None


@dataclass
class CleanedColumn:
    """A column's values, and by index the few that need to be shown."""

    values: list[Any]
    problems: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    extra: dict[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """What a person or the file says about a column.

    Args:
        words: for options: spelling in lower case → stored word.
        date_order: "dmy" or "mdy" for dates like 03/04/2024.
        date_1904: serials count from 1904.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    date_1904: bool = False


_NO_RULES = Rules()


def clean(cell: Cell, kind: str, rules: Rules = _NO_RULES) -> Cleaned:
    """One cell as a value of `kind`.

    Raises:
        KeyError: there is no such kind.
    """
    cleaner, empty = _CLEANERS[kind]
    if cell == "" or (isinstance(cell, str) and cell.isspace()):
        return Cleaned(empty)
    if isinstance(cell, CellError):
        return Cleaned(empty, (Problem(ERROR, _error_cell(cell)),))
    return cleaner(cell, rules)


def clean_column(cells: Sequence[Cell], kind: str, rules: Rules = _NO_RULES) -> CleanedColumn:
    """A column of cells as values of `kind`.

    Raises:
        KeyError: there is no such kind.
    """
    known: dict[Any, Cleaned] = {}
    column = CleanedColumn([])
    add = column.values.append
    of_text: Callable[[str], Any] = _CLEAN_TEXTS.get(kind, _never)
    of_number: Callable[[Any], Any] = _mobile_of_float if kind == "phone" else _never
    is_date = kind in ("partial_date", "day")
    for at, cell in enumerate(cells):
        if type(cell) is str:
            value = of_text(cell)
            key: Any = cell
        elif is_date and type(cell) is date:
            value = _clean_date(cell)
            key = cell
        else:
            value = of_number(cell)
            key = (type(cell), cell)
        if value is not None:
            add(value)
            continue
        cleaned = known.get(key)
        if cleaned is None:
            cleaned = known[key] = clean(cell, kind, rules)
        add(cleaned.value)
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


def shown(cell: Cell) -> str:
    """A cell as text, as its own program shows it: whole numbers without `.0`, days as ISO dates."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 10**20:
            return str(int(cell) if abs(cell) < _SIGNIFICANT else int(Decimal(f"{cell:.15g}")))
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        return cell.isoformat(" ", "seconds")
    return str(cell)


def _text(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    value = texts.line(texts.unescaped(written))
    problems = _precision(cell) + _damaged_characters(value)
    return Cleaned(value, problems, value != written)


def _long_text(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    value = texts.lines(texts.unescaped(written))
    return Cleaned(value, _precision(cell) + _damaged_characters(value), value != written)


def _name(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    parts = names.split_title(texts.unescaped(written))
    problems = _damaged_characters(parts.name)
    if not any(sign.isalpha() for sign in parts.name):
        problems += (Problem(WARNING, translate("Cleaning", "A name without a letter.")),)
    extra = {}
    if parts.gender:
        extra["gender"] = parts.gender
    if parts.title:
        extra["title"] = parts.title
    return Cleaned(parts.name, problems, parts.name != written, extra or None)


def _phone(cell: Cell, _rules: Rules) -> Cleaned:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and _has_lost_digits(cell):
        return Cleaned((), (Problem(ERROR, _lost_digits(cell)),))
    written = shown(cell).strip()
    found = phones.split(texts.unescaped(written))
    values: list[str] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for number in found:
        if phones.is_damaged(number.text) or not number.normal:
            found_reason = phones.problem(number.text)
            problems.append(
                Problem(ERROR, found_reason or translate("Cleaning", "There is no phone number here."))
            )
            continue
        value = number.text
        if number.note and len(phones.digits(value)) < 7 and number.note.isascii():
            value = " ".join(written.split())  # 1-800-FLOWERS: the letters are part of the number
        elif number.note:
            notes.append(number.note)
        values.append(value)
        reason = phones.problem(value)
        if reason:
            problems.append(Problem(WARNING, reason))
    if any(problem.severity == ERROR for problem in problems):
        values = []
    joined = "、".join(values)
    return Cleaned(
        tuple(dict.fromkeys(values)),
        tuple(problems),
        joined != written,
        {"note": " ".join(notes)} if notes else None,
    )


def _email(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell).strip()
    found = emails.split(texts.unescaped(written))
    for address in found:
        reason = emails.problem(address)
        if reason:
            return Cleaned((), (Problem(ERROR, reason),))
    return Cleaned(tuple(found), (), ";".join(found) != written)


def _tags(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    plain = texts.line(texts.unescaped(written))
    for separator in "，、;；|\n/":
        plain = plain.replace(separator, ",")
    found = tuple(dict.fromkeys(part.strip().lstrip("#") for part in plain.split(",") if part.strip(" #")))
    return Cleaned(found, (), ",".join(found) != written)


def _id_number(cell: Cell, _rules: Rules) -> Cleaned:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _SIGNIFICANT:
        return Cleaned("", (Problem(ERROR, _lost_digits(cell)),))
    written = shown(cell)
    value = id_numbers.normalise(written)
    reason = id_numbers.problem(value)
    if reason is None:
        return Cleaned(value, (), value != written)
    if "E+" in value or (len(value) == 18 and value.endswith("000")):
        return Cleaned("", (Problem(ERROR, reason),))
    return Cleaned(value, (Problem(WARNING, reason),), value != written)


def _partial_date(cell: Cell, rules: Rules) -> Cleaned:
    try:
        found = _date_of(cell, rules)
    except InvalidValue as error:
        return Cleaned("", (Problem(ERROR, error.sentence),))
    problems: tuple[Problem, ...] = ()
    extra = None
    if found.calendar == partial_dates.LUNAR:
        extra = {"calendar": partial_dates.LUNAR}
        if found.leap:
            problems = (
                Problem(WARNING, translate("Cleaning", "The leap month is kept as the plain month.")),
            )
    return Cleaned(found.stored, problems, found.stored != shown(cell), extra)


def _day(cell: Cell, rules: Rules) -> Cleaned:
    try:
        found = _date_of(cell, rules)
    except InvalidValue as error:
        return Cleaned("", (Problem(ERROR, error.sentence),))
    if not (found.year and found.month and found.day) or found.calendar == partial_dates.LUNAR:
        return Cleaned("", (Problem(ERROR, translate("Cleaning", "Year, month and day are needed here.")),))
    return Cleaned(found.stored, (), found.stored != shown(cell))


def _instant(cell: Cell, rules: Rules) -> Cleaned:
    moment: datetime | None = None
    if isinstance(cell, datetime):
        moment = cell
    elif isinstance(cell, str):
        moment = _moment_of(cell)
    elif isinstance(cell, float) and not cell.is_integer() and 10_000 < cell < 100_000:
        day = partial_dates.serial_day(int(cell), date_1904=rules.date_1904)
        moment = datetime.combine(day, time()) + timedelta(seconds=round(cell % 1 * 86_400))
    if moment is None:
        day_only = _day(cell, rules)
        if day_only.problems:
            return Cleaned(None, day_only.problems)
        moment = datetime.fromisoformat(day_only.value)
    try:
        return Cleaned(int(moment.astimezone().timestamp()), (), False)
    except (OverflowError, OSError, ValueError):
        return Cleaned(None, (Problem(ERROR, translate("Cleaning", "This moment is out of range.")),))


def _count(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    plain = texts.half_width(texts.line(written)).replace(",", "").removesuffix(".0")
    if plain.removeprefix("-").isdecimal() and len(plain) < 16:
        return Cleaned(int(plain), (), plain != written)
    return Cleaned(None, (Problem(ERROR, translate("Cleaning", "This is not a whole number.")),))


def _money(cell: Cell, _rules: Rules) -> Cleaned:
    try:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return Cleaned(money.from_number(cell))
        return Cleaned(money.parse(shown(cell)))
    except InvalidValue as error:
        return Cleaned(None, (Problem(ERROR, error.sentence),))


def _gender(cell: Cell, _rules: Rules) -> Cleaned:
    return _one_of(cell, genders.WORDS)


def _option(cell: Cell, rules: Rules) -> Cleaned:
    return _one_of(cell, rules.words)


def _one_of(cell: Cell, words: Mapping[str, str]) -> Cleaned:
    written = texts.half_width(texts.line(shown(cell)))
    found = words.get(written.lower())
    if found is None:
        return Cleaned(
            "",
            (
                Problem(
                    ERROR,
                    translate("Cleaning", "{text} is not one of the words for this.").format(
                        text=written[:40]
                    ),
                ),
            ),
        )
    return Cleaned(found)


def _date_of(cell: Cell, rules: Rules) -> partial_dates.PartialDate:
    if isinstance(cell, date):
        if not 1850 <= cell.year <= 2150:
            raise InvalidValue(
                translate("Cleaning", "The year {year} is out of range.").format(year=cell.year)
            )
        return partial_dates.from_date(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return partial_dates.from_number(cell, date_1904=rules.date_1904)
    if isinstance(cell, time | timedelta | bool):
        raise InvalidValue(translate("Cleaning", "This is a time, not a date."))
    found = partial_dates.parse(shown(cell), order=rules.date_order)
    if found is None:
        raise InvalidValue(translate("Cleaning", "This is not a date."))
    return found


def _moment_of(text: str) -> datetime | None:
    """`2024-01-05 14:30[:15]`, with / too; `None` for all else."""
    plain = texts.half_width(texts.line(text)).replace("/", "-")
    day, blank, clock_time = plain.partition(" " if " " in plain else "T")
    try:
        year, month, of_month = (int(part) for part in day.split("-"))
        parts = [int(part) for part in clock_time.rstrip("Z").split(":")] if blank else []
        if len(parts) not in (2, 3):
            return None
        return datetime(year, month, of_month, parts[0], parts[1], parts[2] if len(parts) == 3 else 0)
    except ValueError:
        return None


def _precision(cell: Cell) -> tuple[Problem, ...]:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and _has_lost_digits(cell):
        return (Problem(WARNING, _lost_digits(cell)),)
    return ()


def _damaged_characters(text: str) -> tuple[Problem, ...]:
    if "\ufffd" in text:
        return (Problem(WARNING, translate("Cleaning", "Some characters are damaged.")),)
    return ()


def _has_lost_digits(value: float) -> bool:
    return not math.isfinite(value) or abs(value) >= _SIGNIFICANT


def _lost_digits(value: float) -> str:
    return translate(
        "Cleaning",
        "The spreadsheet keeps 15 digits of a number, so {text} has lost its end. Enter it in full as text.",
    ).format(text=f"{value:.6g}")


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
    if type(cell) is float and 13e9 <= cell < 20e9 and cell.is_integer():
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


_Cleaner = Callable[[Cell, Rules], Cleaned]
_CLEANERS: dict[str, tuple[_Cleaner, Any]] = {
    "text": (_text, ""),
    "long_text": (_long_text, ""),
    "name": (_name, ""),
    "phone": (_phone, ()),
    "email": (_email, ()),
    "id_number": (_id_number, ""),
    "partial_date": (_partial_date, ""),
    "day": (_day, ""),
    "instant": (_instant, None),
    "count": (_count, None),
    "money": (_money, None),
    "gender": (_gender, ""),
    "option": (_option, ""),
    "category": (_text, ""),
    "grade": (_text, ""),
    "source": (_text, ""),
    "staff": (_text, ""),
    "customer": (_text, ""),
    "tags": (_tags, ()),
}
_CLEAN_TEXTS: dict[str, Callable[[str], Any]] = {
    "phone": _clean_phone,
    "name": _clean_name,
    "email": _clean_email,
    "id_number": _clean_id,
    **dict.fromkeys(["text", "long_text", "category", "grade", "source", "staff", "customer"], _clean_text),
}
