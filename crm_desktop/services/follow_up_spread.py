"""Many follow-ups spread over open days and people, so that the days become as full as each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop.data.session import Session
from crm_desktop.services import shop_days


class DayLoad(NamedTuple):
    """A day of a spread: how many are planned on it already, and how many would be added."""

    day: str
    planned: int
    added: int


def open_days(session: Session, first: str, days: int) -> list[str]:
    """So many open days from a day on (YYYY-MM-DD); of one that is given alone the day itself, closed or not."""
    if days <= 1:
        return [first]
    shop = shop_days.read(session)
    return [shop.after(first, at) for at in range(days)]


def level(planned: Sequence[int], count: int) -> list[int]:
    """How many of `count` go to each day, so that what is planned and what is added are as level as can be."""
    if not planned or count <= 0:
        return [0] * len(planned)
    low, high = min(planned), max(planned) + count
    while low < high:  # the highest level that can be filled
        middle = (low + high + 1) // 2
        if sum(max(0, middle - each) for each in planned) <= count:
            low = middle
        else:
            high = middle - 1
    added = [max(0, low - each) for each in planned]
    rest = count - sum(added)
    for at, each in enumerate(planned):
        if rest and each + added[at] == low:
            added[at] += 1
            rest -= 1
    return added


def preview(session: Session, count: int, first: str, days: int) -> list[DayLoad]:
    """What `count` follow-ups would be on each day of a spread."""
    names = open_days(session, first, days)
    planned = [
        int(
            session.one(
                "SELECT count(*) FROM follow_up INDEXED BY follow_up_open WHERE status = 'open' AND due_day = ?",
                (day,),
            )[0]
        )
        for day in names
    ]
    return [
        DayLoad(day, had, added)
        for day, had, added in zip(names, planned, level(planned, count), strict=True)
    ]
