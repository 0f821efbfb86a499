"""Times of the day and lengths of time as people and telephones write them.

A time is stored as `HH:MM`, a length as whole seconds.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone

from crm_desktop.values import partial_dates, texts

_MORNING = ("上午", "早上", "早晨", "凌晨", "清晨", "am", "a.m.")
_AFTERNOON = ("下午", "晚上", "傍晚", "晚", "pm", "p.m.")
_HALF_DAY = "上午|早上|早晨|凌晨|清晨|中午|下午|晚上|傍晚|晚|[ap]\\.?m\\.?"
_TIME = re.compile(
    rf"(?P<before>{_HALF_DAY})?\s*(?P<hour>\d{{1,2}})\s*"
    r"(?:[:点时]\s*(?P<minute>\d{1,2}|半|一刻|三刻|整)?\s*分?\s*(?::?\s*(?P<second>\d{1,2})(?:\.\d+)?\s*秒?)?)?"
    rf"\s*(?P<after>[ap]\.?m\.?)?\s*(?P<zone>z|[+-]\d\d:?\d\d)?$",
    re.I,
)
_ISO = re.compile(r"\d{4}([-/])\d\d\1\d\d[ T]\d\d:\d\d(?::\d\d)?", re.ASCII)
_RUN = re.compile(r"^(\d{8})(\d\d)(\d\d)(\d\d)?$")  # 20240105143000
_WORDS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_LENGTH = re.compile(
    r"(?:(?P<hours>\d+(?:\.\d+)?)(?:小时|時|时|h(?:ours?|rs?)?))?"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)(?:分钟|分|m(?:inutes?|ins?)?|'))?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)(?:秒钟|秒|s(?:econds?|ecs?)?|\"))?",
    re.I,
)


def parse(text: str) -> str | None:
    """The time of the day that `text` writes, `HH:MM`; None when it is none.

    `14:30`, `14:30:15`, `下午2点半`, `2:30 PM`, `9时`. A number alone is no time.
    """
    found = _TIME.fullmatch(_plain(text))
    if found is None or not _has_sign(found):
        return None
    clock_time = _time_of(found)
    return None if clock_time is None else f"{clock_time:%H:%M}"


def moment(text: str, *, order: str | None = None) -> datetime | None:
    """The day and time that `text` writes; None when it has no time of the day behind a day.

    Local time, or an aware moment when the text names its zone (`2024-01-05T14:30:00Z`).

    Args:
        order: `dmy` or `mdy`, for 03/04/2024.

    Raises:
        InvalidValue: the part in front of the time is no whole day.
    """
    if _ISO.fullmatch(text):  # as files of programs have it, in nearly every cell
        try:
            return datetime.fromisoformat(text.replace("/", "-"))
        except ValueError:
            pass
    plain = _RUN.sub(r"\1 \2:\3:\4", _plain(text)).rstrip(":")
    found = _TIME.search(re.sub(r"(?<=\d)t(?=\d)", " ", plain))
    if found is None or not found.start() or not _has_sign(found):
        return None
    clock_time = _time_of(found)
    day = plain[: found.start()].rstrip(" t,，;")
    if clock_time is None or not re.search(r"\d", day):
        return None
    date = partial_dates.parse(day, order=order)
    if date is None or not (date.year and date.month and date.day) or date.calendar != partial_dates.SOLAR:
        return None
    moment = datetime(date.year, date.month, date.day, clock_time.hour, clock_time.minute, clock_time.second)
    offset = _offset(found.group("zone") or "")
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))


def of_fraction(value: float) -> str:
    """The time of a spreadsheet's number, 0.5 for noon; whole days in front do not count."""
    minutes = round(value % 1 * 1440) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def seconds(text: str) -> int | None:
    """The length that `text` writes, in whole seconds; None when it is none.

    `3分20秒`, `1 h 5 min`, `00:03:20` and `3:20` (minutes and seconds); a number alone is minutes.
    """
    plain = re.sub(r"\s+", "", texts.half_width(texts.line(text)).lower())
    if not plain:
        return None
    if re.fullmatch(r"\d{1,6}(?:\.\d+)?", plain):
        return round(float(plain) * 60)
    parts = plain.split(":")
    if len(parts) in (2, 3):
        if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
            return None
        total = 0
        for part in parts:
            total = total * 60 + int(part)
        return total
    found = _LENGTH.fullmatch(plain)
    if found is None:
        return None
    hours, minutes, rest = (float(part or 0) for part in found.group("hours", "minutes", "seconds"))
    length = hours * 3600 + minutes * 60 + rest
    return round(length) if length < 10**7 else None


def _plain(text: str) -> str:
    return texts.half_width(texts.line(text)).lower().strip("'\" ,;")


def _has_sign(found: re.Match[str]) -> bool:
    """Whether something says that it is a time: a colon, 点, 下午; not a number alone."""
    said = found.group(0)
    return bool(re.search("[:点时]", said) or found.group("before") or found.group("after"))


def _time_of(found: re.Match[str]) -> time | None:
    hour = int(found.group("hour"))
    word = found.group("minute") or "0"
    minute = _WORDS[word] if word in _WORDS else int(word)
    second = int(found.group("second") or 0)
    half = (found.group("before") or found.group("after") or "").replace(".", "")
    if half in ("am", "pm") and not 1 <= hour <= 12:
        return None
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif (half in _MORNING or half in ("晚上", "晚")) and hour == 12:
        hour = 0 if half in _MORNING else 24  # 晚上12点 belongs to the next day: nobody means that surely
    elif half == "中午" and hour < 3:
        hour += 12
    try:
        return time(hour, minute, min(second, 59))
    except ValueError:
        return None


def _offset(zone: str) -> timedelta | None:
    """`z`, `+08:00`: how far that is from UTC; None for no zone, and for one that there is not."""
    if zone == "z":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    if not digits or int(digits[:2]) >= 24:
        return None
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return offset if zone[0] == "+" else -offset
