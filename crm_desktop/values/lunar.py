"""The Chinese lunar calendar of the lunar years 1900 to 2100, in both directions.

One integer stands for each year: its lowest four bits name the month after which a leap month comes
(0: none), the bits above them say of each month in turn, the leap month in its place, whether it has
30 days instead of 29. The first day of 1900 was the 31 January.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100

_NEW_YEAR = date(1900, 1, 31)
# fmt: off
_YEARS = (
    0x16D28, 0x07520, 0x0EA50, 0x164A5, 0x064B0, 0x0A9B0, 0x15564, 0x056A0, 0x0B590, 0x17522, 0x07520, 0x1B256,
    0x0B250, 0x0A4B0, 0x14AB5, 0x02AD0, 0x056B0, 0x0B692, 0x0DA90, 0x1D927, 0x0E920, 0x0D250, 0x1A4D5, 0x0A560,
    0x02B60, 0x15B54, 0x06D40, 0x0EA90, 0x1E922, 0x0E920, 0x0D266, 0x052B0, 0x0A570, 0x12B65, 0x0B5A0, 0x06D40,
    0x0EC93, 0x07490, 0x16937, 0x0A930, 0x052B0, 0x0A5B6, 0x0AAD0, 0x056A0, 0x1B554, 0x0BA40, 0x0B490, 0x1A932,
    0x0A950, 0x152D7, 0x05360, 0x0AAD0, 0x15AA5, 0x05B20, 0x0DA50, 0x1D4A3, 0x0D4A0, 0x0A958, 0x0A970, 0x05560,
    0x0AB56, 0x0AD50, 0x06D20, 0x0EA54, 0x0EA50, 0x064A0, 0x0C973, 0x0A9B0, 0x155A7, 0x056A0, 0x0B690, 0x17525,
    0x0B520, 0x0B250, 0x164B4, 0x0A4B0, 0x14AB8, 0x02AD0, 0x056D0, 0x0B696, 0x0DA90, 0x0D920, 0x1D254, 0x0D250,
    0x1A4DA, 0x0A560, 0x02B60, 0x05B56, 0x06D50, 0x0EA90, 0x1E925, 0x0E920, 0x0D260, 0x0A563, 0x0A570, 0x14D68,
    0x035A0, 0x06D50, 0x16C95, 0x07490, 0x06930, 0x152B4, 0x052B0, 0x0A5B0, 0x155A2, 0x056A0, 0x1B557, 0x0BA40,
    0x0B490, 0x1A935, 0x0A950, 0x052D0, 0x0AAD4, 0x0AB50, 0x15AA9, 0x05D20, 0x0DA50, 0x1D4A6, 0x0D4A0, 0x0C950,
    0x152E4, 0x05560, 0x0AB50, 0x15B22, 0x06D20, 0x0EA56, 0x07250, 0x064B0, 0x0C975, 0x0CAB0, 0x055A0, 0x0AD63,
    0x0B690, 0x1752B, 0x0B520, 0x0B250, 0x1A4B6, 0x0A4B0, 0x04AB0, 0x055B5, 0x05AD0, 0x0B6A0, 0x1B522, 0x0D920,
    0x1D257, 0x0D250, 0x0A550, 0x14AD5, 0x04B60, 0x05B50, 0x0DAA3, 0x0EC90, 0x1E928, 0x0E920, 0x0D260, 0x0A566,
    0x0A570, 0x05560, 0x06D54, 0x07550, 0x07490, 0x0E933, 0x06930, 0x152B7, 0x052B0, 0x0A5B0, 0x155A5, 0x056A0,
    0x0B650, 0x174A4, 0x0B4A0, 0x1A958, 0x0A950, 0x052D0, 0x0AAD6, 0x0AB50, 0x05AA0, 0x0BA54, 0x0DA50, 0x0D4A0,
    0x1C953, 0x0C960, 0x194E7, 0x05560, 0x0AB50, 0x15B25, 0x06D20, 0x0EA50, 0x0E4A4, 0x068B0, 0x0C978, 0x04AB0,
    0x055B0, 0x0AD66, 0x0B6A0, 0x07520, 0x17254, 0x0B450, 0x0A8B0, 0x149B2, 0x04AB0,
)
# fmt: on


class LunarDate(NamedTuple):
    """A day of the lunar calendar; `leap` when the month is the leap month that follows the one of its number."""

    year: int
    month: int
    day: int
    leap: bool = False


def leap_month(year: int) -> int:
    """The number of the month that has a leap month after it; 0 in a year of twelve months.

    Raises:
        ValueError: the year is outside the table.
    """
    return _code(year) & 15


def days(year: int, month: int, leap: bool = False) -> int:
    """How many days a month has: 29 or 30; 0 when the year has no such month.

    Raises:
        ValueError: the year is outside the table.
    """
    if not 1 <= month <= 12 or (leap and leap_month(year) != month):
        return 0
    return _lengths(year)[_place(year, month, leap)]


def to_solar(year: int, month: int, day: int, leap: bool = False) -> date:
    """The day of the common calendar on which a lunar day fell.

    Raises:
        ValueError: there is no such day, or its year is outside the table.
    """
    if not 1 <= day <= days(year, month, leap):
        raise ValueError(f"no such lunar day: {year}-{month}-{day}")
    before = sum(_lengths(year)[: _place(year, month, leap)])
    return _NEW_YEAR + timedelta(_starts()[year - FIRST_YEAR] + before + day - 1)


def from_solar(day: date) -> LunarDate:
    """The lunar day that a day of the common calendar was.

    Raises:
        ValueError: it lies before the 31 January 1900 or after the lunar year 2100.
    """
    since = (day - _NEW_YEAR).days
    at = bisect_right(_starts(), since) - 1
    if not 0 <= at < len(_YEARS):
        raise ValueError(f"outside the lunar table: {day}")
    year, rest = FIRST_YEAR + at, since - _starts()[at]
    for place, length in enumerate(_lengths(year)):
        if rest < length:
            leap = leap_month(year)
            behind = bool(leap) and place >= leap
            return LunarDate(year, place + 1 - behind, rest + 1, behind and place == leap)
        rest -= length
    raise AssertionError("the months of a year are its days")


def _code(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"outside the lunar table: {year}")
    return _YEARS[year - FIRST_YEAR]


def _place(year: int, month: int, leap: bool) -> int:
    """Which month of the year it is in turn, from 0."""
    extra = leap_month(year)
    return month - 1 + (leap or (bool(extra) and month > extra))


@cache
def _lengths(year: int) -> tuple[int, ...]:
    code = _code(year)
    return tuple(29 + (code >> 4 + place & 1) for place in range(13 if code & 15 else 12))


@cache
def _starts() -> tuple[int, ...]:
    """The first day of each year, and of the one after the last, counted from the first of all."""
    lengths = (sum(_lengths(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return tuple(accumulate(lengths, initial=0))
