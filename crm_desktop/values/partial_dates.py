"""Dates of which a part may be unknown: a birthday without its year, a year alone.

Stored forms, which sort and compare as text: `1990-05-17`, `--05-17`, `1990-05`, `--05`, `1990`. The calendar
(`solar`, `lunar`, or `leap` for a lunar leap month) stands beside it. Nothing ambiguous is guessed: `03/04/2024` needs an order.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from crm_desktop import clock
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import language, translate
from crm_desktop.values import lunar, texts

SOLAR = "solar"
LUNAR = "lunar"
LEAP = "leap"  # lunar, in the leap month of that number
_FIRST_YEAR, _LAST_YEAR = 1850, 2150

_STORED = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)")
_TIME = re.compile(
    r"[T\s]+(?:上午|下午|am|pm)?\s*\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?\s*(?:am|pm)?\s*(?:Z|[+-]\d\d:?\d\d)?$"
    r"|\s*\d{1,2}[时点]\d{0,2}分?(?:\d{1,2}秒)?$",
    re.I,
)
_WEEKDAY = re.compile(
    r"[\s(,]*(?:星期|周|礼拜)[一二三四五六日天][\s),]*|\b(?:mon(?!th)|tue|wed|thu|fri|sat|sun)[a-z]*\b[.,]?",
    re.I,
)
_LUNAR_WORD = re.compile(
    r"[(\[]?(?:农历|農曆|阴历|陰曆|旧历|lunar(?: leap)?(?: month\b(?!\s*\d))?|农|阴)[)\]]?:?", re.I
)
_SOLAR_WORD = re.compile(r"[(\[]?(?:公历|阳历|新历|西历|solar|公|阳)[)\]]?:?", re.I)
_NUMBERS = re.compile(
    r"(\d{1,4})\s*[-/.,、。年月_\s]\s*(\d{1,2})(?:\s*[-/.,、。月_\s]\s*(\d{1,4}))?\s*[日号號]?"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_REPUBLIC = re.compile(r"民[国國]\s*(\d{1,3})(?=\s*[年/.-])")  # years from 1912 on, as Taiwan counts them
_BIRTH_WORD = re.compile(r"^(?:生日|出生(?:日期|年月)?|生于)\s*:?\s*|\s*(?:出生|生日|生)$")
_LONGEST = 200  # characters
_FIRST_SERIAL = 3654  # 1 January 1910: lower numbers in a column of dates are ages, amounts, or 517 for 5-17
_YEAR_MARKED = re.compile(r"(\d{2}|\d{4})年(?:(\d{1,2})月?(?:份)?(?:(\d{1,2})[日号號]?)?)?")
_MONTH_MARKED = re.compile(r"(\d{1,2})月(\d{1,2})[日号號]?")
_ENGLISH_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WORD_FIRST = re.compile(r"([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,-]+(\d{2,4}))?", re.I)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?(?:[\s,-]+(\d{2,4}))?", re.I)
_MONTH_ALONE = re.compile(r"([a-z]{3,9})\.?|(?:month\s*(\d{1,2})|(\d{1,2})月(?:份)?)", re.I)
_WORD_YEAR = re.compile(r"([a-z]{3,9})\.?[\s,-]+(\d{4})", re.I)

_HAN_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
}
_HAN_RUN = re.compile("[〇零○一二三四五六七八九十廿卅]+")
_LUNAR_MONTHS = {"正月": "1月", "冬月": "11月", "腊月": "12月", "臘月": "12月"}


class Ambiguous(InvalidValue):
    """A date that reads two ways: day and month, or the century, must be told."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date; parts that are not known are 0.

    Args:
        calendar: `solar`, `lunar`, or `leap` when the month is the leap month of the lunar year.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    calendar: str = SOLAR

    @property
    def stored(self) -> str:
        """The stored form."""
        if not self.year:
            return f"--{self.month:02d}-{self.day:02d}" if self.day else f"--{self.month:02d}"
        if not self.month:
            return f"{self.year:04d}"
        if not self.day:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def parse(text: str, *, order: str | None = None) -> PartialDate | None:
    """The date that `text` writes, in any of the spellings that lists have; `None` when it is empty.

    Args:
        order: `dmy` or `mdy`, for `03/04/2024` and `3/4`; a year in front needs none.

    Raises:
        Ambiguous: it reads two ways and `order` is not given.
        InvalidValue: it is no date.
    """
    plain = texts.half_width(texts.line(text)).strip("'\" .,;").rstrip("-/~")
    if not plain:
        return None
    if len(plain) > _LONGEST:
        raise InvalidValue(_no_date(text))
    if plain[0] > "9" or plain[-1] == "生" or plain[-1] == "日":
        plain = _BIRTH_WORD.sub("", plain)
        plain = _REPUBLIC.sub(lambda match: str(1911 + int(match[1])), plain)
    stored = _STORED.fullmatch(plain)
    if stored and (not plain.isdecimal() or _is_year(int(plain))):
        year, month, day, only_month, only_day = (int(part or 0) for part in stored.groups())
        return _checked(text, year, month or only_month, day or only_day, alone=stored[5] is None)
    calendar = SOLAR
    word = _LUNAR_WORD.search(plain)
    if word:
        calendar = LEAP if "leap" in word[0].lower() else LUNAR
        plain = _LUNAR_WORD.sub("", plain).strip()
    plain = _SOLAR_WORD.sub("", plain).strip()
    if re.search("[〇零○一二三四五六七八九十廿卅正冬腊臘初闰閏]", plain):
        plain = _WEEKDAY.sub(" ", plain).strip()
        if re.search("[初廿卅闰閏正冬腊臘]", plain):
            calendar = LEAP if "闰" in plain or "閏" in plain else LUNAR
        plain = _with_digits(plain)
    plain = _WEEKDAY.sub(" ", plain).strip()
    plain = _TIME.sub("", plain).strip(" ,")
    alone = _month_alone(plain)
    if alone:
        return _checked(text, 0, alone, 0, calendar=calendar, alone=True)
    year, month, day = _parts(text, plain, order)
    return _checked(text, year, month, day, calendar=calendar)


def from_number(value: float, *, date_1904: bool = False) -> PartialDate:
    """The date of a number cell: 1990, 1990.05, 20240105, or a spreadsheet's serial.

    Args:
        date_1904: serials count from 1904-01-01 (old Mac workbooks) instead of 1900.

    Raises:
        Ambiguous: 1990.1, which is January or a shortened 1990.10.
        InvalidValue: it is no date.
    """
    if not math.isfinite(value):
        raise InvalidValue(_no_date(str(value)))
    whole = int(value)
    if value == whole and 10_000_000 <= whole <= 99_999_999 and _is_year(whole // 10_000):
        return _checked(str(whole), whole // 10_000, whole // 100 % 100, whole % 100)
    if _is_year(whole):
        rest = f"{value:.4f}".rstrip("0").partition(".")[2]
        if not rest:
            return PartialDate(whole)
        if rest == "1":
            raise Ambiguous(
                translate(
                    "Dates", "{text} may be January or October. Write it as {january} or {october}."
                ).format(text=f"{whole}.1", january=f"{whole}-01", october=f"{whole}-10")
            )
        if len(rest) <= 2 and 1 <= int(rest) <= 12:
            return PartialDate(whole, int(rest))
        raise InvalidValue(_no_date(str(value)))
    if value == whole and 190_001 <= whole <= 215_012 and 1 <= whole % 100 <= 12:
        return PartialDate(whole // 100, whole % 100)
    if 1 <= whole <= 12 and value != whole:  # 5.17, the 17 May
        rest = f"{value:.4f}".rstrip("0").partition(".")[2]
        if rest in ("1", "2", "3"):
            raise Ambiguous(_ambiguous(f"{value:g}"))
        if 1 <= len(rest) <= 2:
            return _checked(f"{value:g}", 0, whole, int(rest))
    if value == whole and 101 <= whole <= 1231:
        return _checked(str(whole), 0, whole // 100, whole % 100)
    if _FIRST_SERIAL <= whole < 100_000:
        return from_date(serial_day(whole, date_1904=date_1904))
    raise InvalidValue(_no_date(f"{value:g}"))


def serial_day(serial: int, *, date_1904: bool = False) -> date:
    """The day of a spreadsheet's serial number; 60, the 29 February 1900 that never was, is refused.

    Raises:
        InvalidValue: for 60 and what is no day.
    """
    if date_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    if serial == 60 or serial < 1:
        raise InvalidValue(_no_date(str(serial)))
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial)


def from_date(day: date) -> PartialDate:
    """A whole date."""
    return PartialDate(day.year, day.month, day.day)


def is_stored(text: str) -> bool:
    """Whether `text` is a valid stored form."""
    match = _STORED.fullmatch(text)
    if not match:
        return False
    year, month, day, only_month, only_day = (int(part or 0) for part in match.groups())
    month, day = month or only_month, day or only_day
    if match[2] == "00" or match[3] == "00":
        return False
    return (not match[1] or _is_year(year)) and _exists(year, month, day, SOLAR, match[5] is not None)


def show(stored: str, calendar: str = SOLAR) -> str:
    """The stored form for people, such that `parse` reads it back.

    `1990-05-17`, `05-17`; with a word when the calendar is lunar. Chinese reads day and month, and
    the lunar calendar, in words: 5月17日, 农历八月十五.
    """
    match = _STORED.fullmatch(stored)
    if match is not None and language() == "zh_CN":
        year, month, day = (int(part or 0) for part in (match[1], match[2] or match[4], match[3] or match[5]))
        if calendar != SOLAR:
            return _lunar_words(year, month, day, leap=calendar == LEAP)
        if not year or (month and not day):
            return (f"{year}年" if year else "") + f"{month}月" + (f"{day}日" if day else "")
    plain = stored.removeprefix("--")
    if len(plain) == 2:
        number = int(plain)
        plain = _MONTH_NAMES[number - 1] if calendar == SOLAR else f"month {number}"
    if calendar == LEAP and plain:
        return translate("Dates", "{date} (lunar leap month)").format(date=plain)
    if calendar == LUNAR and plain:
        return translate("Dates", "{date} (lunar)").format(date=plain)
    return plain


def _lunar_words(year: int, month: int, day: int, *, leap: bool = False) -> str:
    numerals = "十一二三四五六七八九"
    words = f"{year}年" if year else ""
    if month:
        words += "闰" if leap else ""
        words += ("正", *numerals[2:], "十", "冬", "腊")[month - 1] + "月"
    if day:
        tens = "初" if day <= 10 else "二" if day == 20 else "三" if day == 30 else "十廿"[day // 10 - 1]
        words += tens + numerals[day % 10]
    return "农历" + words


def _month_alone(plain: str) -> int:
    """The month that is named without a year or a day (`May`, `5月`, `month 5`); 0 when there is more or less."""
    match = _MONTH_ALONE.fullmatch(plain)
    if match is None:
        return 0
    if match[1] is None:
        return int(match[2] or match[3])
    word = match[1].lower()
    known = len(word) == 3 or word == "sept" or word.capitalize() in _MONTH_NAMES
    return _ENGLISH_MONTHS.get(word[:3], 0) if known else 0


def _parts(text: str, plain: str, order: str | None) -> tuple[int, int, int]:
    """(year, month, day) of text without time, weekday and calendar words; 0 where not written."""
    if plain.isdecimal():
        return _from_digits(text, plain)
    match = _YEAR_MARKED.fullmatch(plain)
    if match:
        return _century(text, match[1]), int(match[2] or 0), int(match[3] or 0)
    match = _MONTH_MARKED.fullmatch(plain)
    if match:
        return 0, int(match[1]), int(match[2])
    match = _MONTH_YEAR.fullmatch(plain)
    if match:
        return int(match[2]), int(match[1]), 0
    match = _NUMBERS.fullmatch(plain)
    if match:
        return _from_three(text, plain, match, order)
    for pattern, month_at, day_at in ((_WORD_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        match = pattern.fullmatch(plain)
        if match and match[month_at][:3].lower() in _ENGLISH_MONTHS:
            year = _century(text, match[3]) if match[3] else 0
            if not year and int(match[day_at]) > 31:  # May-90
                return _century(text, match[day_at]), _ENGLISH_MONTHS[match[month_at][:3].lower()], 0
            return year, _ENGLISH_MONTHS[match[month_at][:3].lower()], int(match[day_at])
    match = _WORD_YEAR.fullmatch(plain)
    if match and match[1][:3].lower() in _ENGLISH_MONTHS:
        return int(match[2]), _ENGLISH_MONTHS[match[1][:3].lower()], 0
    raise InvalidValue(_no_date(text))


def _from_digits(text: str, plain: str) -> tuple[int, int, int]:
    number = int(plain[:14])
    if len(plain) == 14:  # 20240105143000
        plain, number = plain[:8], number // 1_000_000
    if len(plain) == 8:
        return number // 10_000, number // 100 % 100, number % 100
    if len(plain) == 6:
        as_month = _is_year(number // 100) and 1 <= number % 100 <= 12
        as_day = 1 <= number // 100 % 100 <= 12 and 1 <= number % 100 <= 31
        if as_month and as_day:
            raise Ambiguous(_ambiguous(text))
        if as_month:
            return number // 100, number % 100, 0
        if as_day:
            return _century(text, plain[:2]), number // 100 % 100, number % 100
    if len(plain) == 5:
        day = serial_day(number)
        return day.year, day.month, day.day
    if len(plain) == 4:
        return (number, 0, 0) if _is_year(number) else (0, number // 100, number % 100)
    raise InvalidValue(_no_date(text))


def _from_three(text: str, plain: str, match: re.Match[str], order: str | None) -> tuple[int, int, int]:
    first, second, third = match[1], match[2], match[3]
    if len(first) == 4:
        return int(first), int(second), int(third or 0)
    if len(first) == 3 or (third and len(third) == 3):
        raise InvalidValue(_no_date(text))
    if third is None:  # month and day, or day and month
        if order is None and ("/" not in plain or int(second) > 12):
            return 0, int(first), int(second)  # 5.6, 5-6: month first, as Chinese writes it
        month, day = _by_order(text, first, second, order)
        return 0, month, day
    if len(third) == 4:
        month, day = _by_order(text, first, second, order)
        return int(third), month, day
    if int(first) > 31:  # 90-5-17
        return _century(text, first), int(second), int(third)
    if int(third) > 31 or order:
        month, day = _by_order(text, first, second, order)
        return _century(text, third), month, day
    raise Ambiguous(_ambiguous(text))


def _by_order(text: str, first: str, second: str, order: str | None) -> tuple[int, int]:
    """(month, day) of two numbers of which it is not written which is which."""
    one, two = int(first), int(second)
    if one > 12 or order == "dmy":
        return (two, one) if two <= 12 else (one, two)
    if two > 12 or order == "mdy" or one == two:
        return one, two
    raise Ambiguous(_ambiguous(text))


def _century(text: str, digits: str) -> int:
    """The year of two or four digits; two digits that may still come are in doubt."""
    year = int(digits)
    if len(digits) == 4:
        return year
    if len(digits) != 2:
        raise InvalidValue(_no_date(text))
    if year > clock.today().year % 100:
        return 1900 + year
    raise Ambiguous(
        translate("Dates", "{text} has a year of two digits. Write it with four.").format(text=text.strip())
    )


def _with_digits(plain: str) -> str:
    """Chinese numerals as digits: 二〇二四年十一月廿三 → 2024年11月23."""
    plain = re.sub("[闰閏]", "", plain)
    for word, digits in _LUNAR_MONTHS.items():
        plain = plain.replace(word, digits)
    return _HAN_RUN.sub(lambda match: _number_of(match[0]), plain.replace("初", ""))


def _number_of(run: str) -> str:
    run = run.replace("廿", "二十").replace("卅", "三十")
    if "十" not in run:
        return "".join(str(_HAN_DIGITS[sign]) for sign in run)
    tens, _, ones = run.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return run
    return str(_HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(ones, 0))


def _checked(
    text: str, year: int, month: int, day: int, *, calendar: str = SOLAR, alone: bool = False
) -> PartialDate:
    if year and not _is_year(year):
        raise InvalidValue(_no_date(text))
    if not _exists(year, month, day, calendar, not year and not alone):
        raise InvalidValue(
            translate("Dates", "There is no day {text} in the calendar.").format(text=text.strip()[:40])
        )
    return PartialDate(year, month, day, calendar)


def _exists(year: int, month: int, day: int, calendar: str, whole: bool) -> bool:
    if whole and not (month and day):
        return False
    if not month:
        return bool(year) and not day and calendar != LEAP
    if not 1 <= month <= 12:
        return False
    if calendar == LEAP and lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR and lunar.leap_month(year) != month:
        return False
    longest = monthrange(year or 2000, month)[1] if calendar == SOLAR else 30
    return 0 <= day <= longest


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _no_date(text: str) -> str:
    return translate("Dates", "{text} is not a date. One looks like 1990-05-17.").format(
        text=text.strip()[:40]
    )


def _ambiguous(text: str) -> str:
    return translate(
        "Dates",
        "{text} reads two ways. Say whether the day or the month comes first, or write it as 1990-05-17.",
    ).format(text=text.strip()[:40])
