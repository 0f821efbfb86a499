"""Which backups are kept: all of the last days, then one a day, one a week, one a month.

Nothing here asks a clock. Backups stand in the order of their sequence numbers, and their age is counted in
days of use: a day begins when the date is another than at the backup before, or when the clock went back. A
clock that jumps by a century and back makes things two days older, not a hundred years; one that stands at
1970 each morning makes nothing younger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

WHOLE_DAYS = 3  # of use, today among them: at least 48 hours back all are kept
DAILY = 12
WEEKLY = 10
MONTHLY = 9
NEWEST = 24  # are kept whatever their days: a clock that jumps between two backups thins none of them
_WEEK = 7
_MONTH = 30
# Each span begins where the finer one ends; the newest of a week that is not over yet is kept with the others.
_WEEKS = (WHOLE_DAYS + DAILY) // _WEEK + 1 + WEEKLY
_MONTHS = _WEEKS * _WEEK // _MONTH + 1 + MONTHLY


class Kept(NamedTuple):
    """One backup: its number, and the day of use on which it was made."""

    sequence: int
    day: int


def to_drop(backups: Iterable[Kept]) -> set[int]:
    """The sequence numbers of the backups that newer ones replace."""
    order = sorted(backups, reverse=True)
    days = sorted({each.day for each in order}, reverse=True)
    kept = {each.sequence for each in order[:NEWEST]}
    kept |= {each.sequence for each in order if each.day in days[:WHOLE_DAYS]}
    kept |= _newest_of(order, lambda day: day, WHOLE_DAYS + DAILY)
    kept |= _newest_of(order, lambda day: day // _WEEK, _WEEKS)
    kept |= _newest_of(order, lambda day: day // _MONTH, _MONTHS)
    return {each.sequence for each in order} - kept


def _newest_of(order: list[Kept], span: Callable[[int], int], count: int) -> set[int]:
    """The newest backup of each of the last `count` spans that have one."""
    newest: dict[int, int] = {}
    for each in order:
        newest.setdefault(span(each.day), each.sequence)
    return {newest[key] for key in sorted(newest, reverse=True)[:count]}


def next_day(day: int, before: tuple[int, date], now: tuple[int, date]) -> int:
    """The day of use of a new backup.

    Args:
        day: the day of use of the backup before it.
        before, now: when each was made: seconds UTC and local date, as the clock said.
    """
    return day + 1 if now[1] != before[1] or now[0] < before[0] else day
