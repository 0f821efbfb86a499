"""Days that come again each year: birthdays and anniversaries, by the common or by the lunar calendar.

A day is known by its calendar and its key: `05-17`, or `05` where only the month is known, which comes
on the first of it. Some days are not in every year. What then is done differs from family to family,
so the shop chooses it: `Rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from crm_desktop.values import lunar
from crm_desktop.values.partial_dates import LEAP, LUNAR, SOLAR

_CALENDARS = (SOLAR, LUNAR, LEAP)


@dataclass(frozen=True)
class Rules:
    """What is done where a year lacks the day.

    Args:
        leap_day: the 29 February: `before` on the 28 February, `after` on the 1 March.
        short_month: the 30th of a lunar month of 29 days: `before` on the 29th, `after` on the day after it.
        leap_month: somebody born in a lunar leap month: `leap` in the leap month of that number where the
            year has it, `plain` always in the plain month.
        twice: a lunar day may come twice in one common year, and not at all in the next: `each` time it
            comes, or only the `first` time in a common year.
    """

    leap_day: str = "before"
    short_month: str = "before"
    leap_month: str = "leap"
    twice: str = "each"


CHOICES = {
    "leap_day": ("before", "after"),
    "short_month": ("before", "after"),
    "leap_month": ("leap", "plain"),
    "twice": ("each", "first"),
}


class Occurrence(NamedTuple):
    """A yearly day as it comes on one day.

    Args:
        calendar: solar, lunar, or leap (of a lunar leap month).
        key: `05-17`, or `05` for a month.
        year: the year of that calendar.
    """

    calendar: str
    key: str
    year: int


def day_in(calendar: str, key: str, year: int, rules: Rules) -> date | None:
    """The day on which a yearly day comes in a year of its calendar; None outside the lunar table.

    Args:
        key: `05-17` or `05`, of a day that there is in some year.
    """
    month, day = int(key[:2]), int(key[3:] or 1)
    if calendar == SOLAR:
        if (month, day) == (2, 29) and not _is_leap(year):
            return date(year, 2, 28) if rules.leap_day == "before" else date(year, 3, 1)
        return date(year, month, day)
    if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        return None
    leap = calendar == LEAP and rules.leap_month == "leap" and lunar.leap_month(year) == month
    if day <= lunar.days(year, month, leap):
        return lunar.to_solar(year, month, day, leap)
    last = lunar.to_solar(year, month, day - 1, leap)
    return last if rules.short_month == "before" else last + timedelta(1)


def on(day: date, rules: Rules) -> tuple[Occurrence, ...]:
    """All yearly days that come on a day, by calendar and key."""
    return _of_year(day.year, rules).get(day, ())


def next_day(calendar: str, key: str, today: date, rules: Rules) -> date | None:
    """When a yearly day comes next, today included; None outside the lunar table."""
    first = today.year if calendar == SOLAR else today.year - 1
    for year in range(first, today.year + 3):
        found = day_in(calendar, key, year, rules)
        if found is not None and found >= today and _counts(calendar, key, year, found, rules):
            return found
    return None


def key_of(stored: str) -> str:
    """The key of a stored partial date: `1990-05-17` → `05-17`, `--05` → `05`; "" for a year alone."""
    return stored[2:] if stored.startswith("--") else stored[5:]


def _counts(calendar: str, key: str, year: int, found: date, rules: Rules) -> bool:
    """Whether this time counts: not the second one of a common year when only the first does."""
    if calendar == SOLAR or rules.twice == "each":
        return True
    before = day_in(calendar, key, year - 1, rules)
    return before is None or before.year != found.year


@lru_cache(maxsize=16)
def _of_year(year: int, rules: Rules) -> dict[date, tuple[Occurrence, ...]]:
    found: dict[date, list[Occurrence]] = {}
    for calendar, key in _keys():
        for own in (year,) if calendar == SOLAR else (year - 1, year):
            day = day_in(calendar, key, own, rules)
            if day is not None and day.year == year and _counts(calendar, key, own, day, rules):
                found.setdefault(day, []).append(Occurrence(calendar, key, own))
    return {day: tuple(each) for day, each in found.items()}


def _keys() -> Iterator[tuple[str, str]]:
    for calendar in _CALENDARS:
        for month in range(1, 13):
            yield calendar, f"{month:02d}"
            longest = (
                30 if calendar != SOLAR else (date(2000 + month // 12, month % 12 + 1, 1) - timedelta(1)).day
            )
            for day in range(1, longest + 1):
                yield calendar, f"{month:02d}-{day:02d}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
