"""One cell as a value of one kind: a small function for each kind, and what they share."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from crm_desktop.errors import InvalidValue
from crm_desktop.exchange.workbook import Cell, CellError
from crm_desktop.i18n import translate
from crm_desktop.values import (
    emails,
    genders,
    id_numbers,
    money,
    names,
    numbers,
    partial_dates,
    phones,
    texts,
    times,
)

ERROR = "error"
WARNING = "warning"
_SERIAL = re.compile(r"\d{5}\.\d+")  # a moment of a spreadsheet, as text
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


@dataclass(frozen=True)
class Rules:
    """What a person or the file says about a column.

    Args:
        words: for options: spelling in lower case → stored word.
        date_order: "dmy" or "mdy" for dates like 03/04/2024.
        year: of days that are written without one, 1月5日, where a whole day is needed.
        date_1904: serials count from 1904.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    year: int | None = None
    date_1904: bool = False


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
    phone = ""
    if any(sign.isdigit() for sign in parts.name):
        rest, phone = phones.split_off(parts.name)
        parts = names.split_title(rest) if phone else parts
    problems = _damaged_characters(parts.name)
    if not any(sign.isalpha() for sign in parts.name):
        problems += (Problem(WARNING, translate("Cleaning", "A name without a letter.")),)
    extra = {}
    if parts.gender:
        extra["gender"] = parts.gender
    if parts.title:
        extra["title"] = parts.title
    if phone:
        extra["phone"] = phone
    return Cleaned(parts.name, problems, parts.name != written, extra or None)


def _phone(cell: Cell, _rules: Rules) -> Cleaned:
    if isinstance(cell, date | time | timedelta | bool):
        return Cleaned((), (Problem(ERROR, translate("Cleaning", "There is no phone number here.")),))
    problems: list[Problem] = []
    if not isinstance(cell, str | CellError):
        if _has_lost_digits(cell):
            return Cleaned((), (Problem(ERROR, _lost_digits(cell)),))
        if cell >= 10**10 and cell % 10**6 == 0:  # 1.38E+10, taken for a number when the file was saved again
            problems.append(Problem(WARNING, _rounded(cell)))
    written = shown(cell).strip()
    found = phones.split(texts.unescaped(written))
    values: list[str] = []
    notes: list[str] = []
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
    for separator in ("，", "、", ";", "；", "|", "\n", "/", " #"):
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
    extra = None
    if found.calendar != partial_dates.SOLAR:
        extra = {"calendar": found.calendar}
    return Cleaned(found.stored, (), found.stored != shown(cell), extra)


def _day(cell: Cell, rules: Rules) -> Cleaned:
    try:
        found = _date_of(cell, rules)
    except InvalidValue as error:
        return Cleaned("", (Problem(ERROR, error.sentence),))
    if rules.year and not found.year and found.month and found.day:
        found = replace(found, year=rules.year)
        try:
            date(found.year, found.month, found.day)
        except ValueError:
            text = translate("Dates", "There is no day {text} in the calendar.").format(text=found.stored)
            return Cleaned("", (Problem(ERROR, text),))
    if not (found.year and found.month and found.day) or found.calendar != partial_dates.SOLAR:
        return Cleaned("", (Problem(ERROR, translate("Cleaning", "Year, month and day are needed here.")),))
    return Cleaned(found.stored, (), found.stored != shown(cell))


def _instant(cell: Cell, rules: Rules) -> Cleaned:
    moment: datetime | None = None
    if isinstance(cell, datetime):
        moment = cell
    elif isinstance(cell, str) and not _SERIAL.fullmatch(cell):
        try:
            moment = times.moment(cell, order=rules.date_order)
        except InvalidValue as error:
            return Cleaned(None, (Problem(ERROR, error.sentence),))
    elif isinstance(cell, str | float) and 10_000 < float(cell) < 100_000 and float(cell) % 1:
        day = partial_dates.serial_day(int(float(cell)), date_1904=rules.date_1904)
        moment = datetime.combine(day, time()) + timedelta(seconds=round(float(cell) % 1 * 86_400))
    if moment is None:
        day_only = _day(cell, rules)
        if day_only.problems:
            return Cleaned(None, day_only.problems)
        moment = datetime.fromisoformat(day_only.value)
    try:
        return Cleaned(round(moment.astimezone().timestamp()), (), False)
    except (OverflowError, OSError, ValueError):
        return Cleaned(None, (Problem(ERROR, translate("Cleaning", "This moment is out of range.")),))


def _time(cell: Cell, _rules: Rules) -> Cleaned:
    written = shown(cell)
    value: str | None
    if isinstance(cell, time | datetime):
        value = f"{cell:%H:%M}"
    elif isinstance(cell, timedelta):
        value = times.of_fraction(cell / timedelta(days=1))
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        value = times.of_fraction(cell) if math.isfinite(cell) and cell % 1 else None
    else:
        value = times.parse(written)
    if value is None:
        return Cleaned("", (Problem(WARNING, translate("Cleaning", "This is not a time of the day.")),))
    return Cleaned(value, (), value != written)


def _duration(cell: Cell, _rules: Rules) -> Cleaned:
    value: int | None
    if isinstance(cell, time):
        value = cell.hour * 3600 + cell.minute * 60 + cell.second
    elif isinstance(cell, timedelta):
        value = round(cell.total_seconds())
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        value = round(cell * 60) if math.isfinite(cell) and 0 <= cell < 10**6 else None
    else:
        value = times.seconds(shown(cell))
    if value is None or value < 0:
        return Cleaned(None, (Problem(WARNING, translate("Cleaning", "This is not a length of time.")),))
    return Cleaned(value)


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


def _number(cell: Cell, _rules: Rules) -> Cleaned:
    try:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return Cleaned(numbers.parse(f"{cell:.15g}" if abs(cell) >= 1e-4 else f"{cell:.15f}"))
        return Cleaned(numbers.parse(shown(cell)))
    except InvalidValue as error:
        return Cleaned(None, (Problem(ERROR, error.sentence),))


def _gender(cell: Cell, _rules: Rules) -> Cleaned:
    found = _one_of(cell, genders.WORDS)
    if found.problems and isinstance(cell, str):
        without_remark = re.sub(r"[(（].*[)）]", "", cell)
        return _one_of(without_remark, genders.WORDS) if without_remark != cell else found
    return found


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


def _rounded(value: float) -> str:
    return translate(
        "Cleaning", "{text} may have been shortened to 1.38E+10 before. Compare it with what you know."
    ).format(text=shown(value))


def _lost_digits(value: float) -> str:
    return translate(
        "Cleaning",
        "The spreadsheet keeps 15 digits of a number, so {text} has lost its end. Enter it in full as text.",
    ).format(text=f"{value:.6g}")


Cleaner = Callable[[Cell, Rules], Cleaned]
# Kind → (its function, what an empty cell gives).
CLEANERS: dict[str, tuple[Cleaner, Any]] = {
    "text": (_text, ""),
    "long_text": (_long_text, ""),
    "name": (_name, ""),
    "phone": (_phone, ()),
    "email": (_email, ()),
    "id_number": (_id_number, ""),
    "partial_date": (_partial_date, ""),
    "day": (_day, ""),
    "instant": (_instant, None),
    "time": (_time, ""),
    "duration": (_duration, None),
    "count": (_count, None),
    "money": (_money, None),
    "number": (_number, None),
    "gender": (_gender, ""),
    "option": (_option, ""),
    "category": (_text, ""),
    "grade": (_text, ""),
    "source": (_text, ""),
    "lost_reason": (_text, ""),
    "staff": (_text, ""),
    "customer": (_text, ""),
    "tags": (_tags, ()),
}
