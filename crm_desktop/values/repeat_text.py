"""How something repeats as a cell of a sheet says it: 每 2 周 周一、周四, every month, or an RRULE."""

from __future__ import annotations

import re
from datetime import date

from crm_desktop.values import repeats
from crm_desktop.values.repeats import Repeat

_CHINESE = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
}
_WORDS = {"daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "monthly": (1, "month")}
_WORDS |= {"quarterly": (3, "month"), "yearly": (1, "year"), "annually": (1, "year")}
_NUMBERS = {
    "一": 1,
    "两": 2,
    "二": 2,
    "双": 2,
    "隔": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "十": 10,
    "半": 0,
}
_DAYS = "一二三四五六日"
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_IN_CHINESE = re.compile(
    r"(?:每|隔)?(\d{1,3}|[一两二双隔三四五六十半])?个?(天|日|周|星期|礼拜|季度|季|月|年)(.*)$"
)
_IN_ENGLISH = re.compile(r"(?:every )?(?:(\d{1,3}|other) )?(day|week|month|quarter|year)s?(?: on (.*))?$")


def read(text: str, day: str) -> Repeat:
    """What a cell says, for something that is due on a day (YYYY-MM-DD).

    Raises:
        ValueError: it is not understood.
    """
    said = " ".join(text.split()).casefold()
    if not said:
        raise ValueError(text)
    if said.startswith(("freq=", "rrule:")):
        return repeats.read(said.removeprefix("rrule:").upper())
    every, unit, rest = _parts(said)
    if not 1 <= every <= 999:
        raise ValueError(text)
    weekdays = _weekdays(rest) if unit == "week" else ()
    if rest.strip() and not weekdays:
        raise ValueError(text)
    first = date.fromisoformat(day)
    if unit == "week":
        return Repeat("week", every, weekdays or (first.weekday(),))
    return repeats.fits(Repeat(unit, every), first)


def _parts(said: str) -> tuple[int, str, str]:
    if said in _WORDS:
        return (*_WORDS[said], "")
    found = _IN_ENGLISH.match(said)
    if found:
        number, unit, rest = found[1], found[2], found[3] or ""
        every = 2 if number == "other" else int(number or 1)
        return (every * 3, "month", rest) if unit == "quarter" else (every, unit, rest)
    found = _IN_CHINESE.match(said.replace(" ", ""))
    if not found:
        raise ValueError(said)
    number, unit, rest = found[1] or "1", found[2], found[3]
    if number == "半":
        if unit != "年":
            raise ValueError(said)
        return 6, "month", rest
    every = _NUMBERS.get(number) or int(number)
    return (every * 3, "month", rest) if unit in ("季", "季度") else (every, _CHINESE[unit], rest)


def _weekdays(rest: str) -> tuple[int, ...]:
    found: set[int] = set()
    for part in re.split(r"[、,，;； ]+", rest.strip()):
        name = re.sub(r"^(周|星期|礼拜)", "", part).replace("天", "日")
        if part[:3] in _SHORT and part.isascii():
            found.add(_SHORT.index(part[:3]))
        elif name and all(sign in _DAYS for sign in name):
            found.update(_DAYS.index(sign) for sign in name)
        elif part:
            return ()
    return tuple(sorted(found))


def said(rule: str, day: str, *, chinese: bool) -> str:
    """A rule for a cell, in words that `read` understands as the very rule; the rule itself where words are too poor.

    Args:
        day: the day for which it is read again.
    """
    if not rule:
        return ""
    try:
        repeat = repeats.read(rule)
        words = _in_chinese(repeat) if chinese else _in_english(repeat)
        return words if repeats.rule(read(words, day)) == rule else rule
    except ValueError:
        return rule


def _in_chinese(repeat: Repeat) -> str:
    unit = {"day": "天", "week": "周", "month": "个月" if repeat.every > 1 else "月", "year": "年"}[
        repeat.unit
    ]
    days = "、".join(f"周{_DAYS[each]}" for each in repeat.weekdays)
    words = f"每 {repeat.every} {unit}" if repeat.every > 1 else f"每{unit}"
    return f"{words} {days}".strip()


def _in_english(repeat: Repeat) -> str:
    words = f"every {repeat.every} {repeat.unit}s" if repeat.every > 1 else f"every {repeat.unit}"
    days = ", ".join(_SHORT[each].capitalize() for each in repeat.weekdays)
    return f"{words} on {days}" if days else words
