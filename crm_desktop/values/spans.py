"""Spans of days as a person types them: `2024-05`, `>30d`, `2024-05..2024-06`, `this-month`, `本月`.

A span is kept as text in one form, in which a relative one stays relative. Counted back from today,
`<30d` are the last 30 days and `>30d` what is longer ago; for what lies ahead, a follow-up, they are the
next 30 days and what comes later.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from crm_desktop import clock
from crm_desktop.values import texts

_NAMED = {
    "today": "今天",
    "yesterday": "昨天",
    "tomorrow": "明天",
    "this-week": "本周",
    "last-week": "上周",
    "next-week": "下周",
    "this-month": "本月",
    "last-month": "上月",
    "next-month": "下月",
    "this-year": "今年",
    "last-year": "去年",
    "next-year": "明年",
    "overdue": "逾期",
}
NAMES = tuple(_NAMED)
_SAID = {
    **{name.replace("-", ""): name for name in _NAMED},
    **{chinese: name for name, chinese in _NAMED.items()},
    "今日": "today",
    "昨日": "yesterday",
    "明日": "tomorrow",
    "这周": "this-week",
    "这个月": "this-month",
    "当月": "this-month",
    "上个月": "last-month",
    "下个月": "next-month",
    "本年": "this-year",
    "过期": "overdue",
}
_OPS = (">=", "<=", ">", "<")
_UNITS = {"d": "天", "w": "周", "m": "个月", "y": "年"}
_BACK = re.compile(
    r"(\d{1,4})(?:(d|days?|天|日)|(w|weeks?|周|星期)|(m|mo|months?|个月)|(y|years?|年))(?:ago|以?前|内)?"
)
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月?)?|年)?")
_YEARLESS = re.compile(r"(?:--)?(\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)|--(\d\d)")
_RELATIVE = re.compile(r"\d{1,4}[dwmy]")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1850, 2150

Days = tuple[date | None, date | None]


def parse(text: str, *, yearless: bool = False) -> str | None:
    """The span that `text` says, in the form that is kept; None when it says none.

    Args:
        yearless: `5月` and `05-17` are days of any year, as birthdays are, and `05` or `May` the month alone;
            else `5月` is that of this year.
    """
    plain = re.sub(r"\s", "", texts.half_width(texts.line(text)).lower()).replace("～", "~")
    if ".." in plain or "~" in plain:
        first, _, last = plain.replace("~", "..").partition("..")
        ends = [_point(each, yearless) if each else "" for each in (first, last)]
        if None in ends or ends == ["", ""] or any(each and each.startswith("--") for each in ends):
            return None
        return f"{ends[0]}..{ends[1]}"
    op = next((each for each in _OPS if plain.startswith(each)), "")
    point = _point(plain[len(op) :].removeprefix("" if op else "="), yearless)
    if point is None or (op and point.startswith("--")):
        return None
    if _RELATIVE.fullmatch(point):
        return f"{'>' if op.startswith('>') else '<'}{point}"
    return f"{op}{point}"


def _point(text: str, yearless: bool) -> str | None:
    named = _SAID.get(text.replace("-", "").replace("_", ""))
    if named:
        return named
    found = _DAY.fullmatch(text)
    if found:
        return _stored(int(found[1]), int(found[2] or 0), int(found[3] or 0), month_said=bool(found[2]))
    back = _BACK.fullmatch(text)
    if back:
        unit = next(unit for unit, said in zip("dwmy", back.groups()[1:], strict=True) if said)
        return f"{int(back[1])}{unit}" if int(back[1]) else None
    if yearless and (month := _month_alone(text)):
        return f"--{month:02d}"
    found = _YEARLESS.fullmatch(text)
    if found:
        month, day = int(found[1] or found[3]), int(found[2] or 0)
        stored = _stored(2000 if yearless else clock.today().year, month, day, month_said=True)
        return f"--{stored[5:]}" if stored and yearless else stored
    return None


def _month_alone(text: str) -> int:
    """The month that a number or an English name says; 0 for none."""
    if text.isascii() and text.isdecimal() and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else 0
    names = [name for name in _MONTHS if name.startswith(text)] if len(text) >= 3 else []
    return _MONTHS.index(names[0]) + 1 if names else 0


def _stored(year: int, month: int, day: int, *, month_said: bool) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (month_said and not 1 <= month <= 12):
        return None
    if not month:
        return f"{year:04d}"
    if not day:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if day <= monthrange(year, month)[1] else None


def said(span: str, chinese: bool) -> str:
    """A kept span as a person would type it; `parse` reads it back."""
    return _each_point(span, _in_chinese if chinese else _in_english)


def _in_english(point: str) -> str:
    return point.removeprefix("--")


def _in_chinese(point: str) -> str:
    if _RELATIVE.fullmatch(point):
        return f"{point[:-1]}{_UNITS[point[-1]]}"
    if point.startswith("--"):
        return f"{int(point[2:4])}月" + (f"{int(point[5:])}日" if point[5:] else "")
    return _NAMED.get(point, point)


def _each_point(span: str, change: Callable[[str], str]) -> str:
    if ".." in span:
        first, _, last = span.partition("..")
        return f"{change(first)}..{change(last)}"
    op = next((each for each in _OPS if span.startswith(each)), "")
    return f"{op}{change(span[len(op) :])}"


def days(span: str, *, forward: bool = False) -> Days:
    """The first and the last day of a kept span, None for an open end.

    Args:
        forward: relative spans count ahead from today, not back.
    """
    today = clock.today()
    if ".." in span:
        first, _, last = span.partition("..")
        begins = _whole(first, today, forward)[0] if first else None
        ends = _whole(last, today, forward)[1] if last else None
        return (ends, begins) if begins and ends and ends < begins else (begins, ends)
    op = next((each for each in _OPS if span.startswith(each)), "")
    point = span[len(op) :]
    if point == "overdue":
        return None, today - timedelta(1)
    first_day, last_day = _whole(point, today, forward)
    if _RELATIVE.fullmatch(point):
        if forward:
            return (first_day, None) if op == ">" else (today, _moved(first_day, -1))
        return (None, last_day) if op == ">" else (_moved(last_day, 1), None)
    match op:
        case ">":
            return _moved(last_day, 1), None
        case ">=":
            return first_day, None
        case "<":
            return None, _moved(first_day, -1)
        case "<=":
            return None, last_day
    return first_day, last_day


def _whole(point: str, today: date, forward: bool) -> tuple[date, date]:
    """The days of one point: those of a year, a month, a week; one of a day that is counted from today."""
    if _RELATIVE.fullmatch(point):
        day = _counted(today, int(point[:-1]) * (1 if forward else -1), point[-1])
        return day, day
    step = {"last": -1, "next": 1}.get(point.partition("-")[0], 0)
    if point in ("today", "yesterday", "tomorrow", "overdue"):
        day = _moved(today, {"yesterday": -1, "tomorrow": 1}.get(point, 0))
        return day, day
    if point.endswith("-week"):
        monday = _moved(today, 7 * step - today.weekday())
        return monday, _moved(monday, 6)
    if point.endswith("-month"):
        return _month(*divmod(today.year * 12 + today.month - 1 + step, 12))
    if point.endswith("-year"):
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    year, month, day_of_month = (int(each) for each in f"{point}-0-0".split("-")[:3])
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day_of_month:
        return _month(year, month - 1)
    return date(year, month, day_of_month), date(year, month, day_of_month)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _counted(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return _moved(today, count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if count < 0 else date.max
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _moved(day: date, count: int) -> date:
    """Some days later; the calendar's ends stay where they are."""
    ordinal = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)
