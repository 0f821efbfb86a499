"""Which backups are kept, whatever clocks say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services.backup_keeping import (
    DAILY,
    MONTHLY,
    NEWEST,
    WEEKLY,
    WHOLE_DAYS,
    Kept,
    next_day,
    to_drop,
)

_A_DAY = 86_400


def run(moments: list[int]) -> list[Kept]:
    """The backups that are left when one was made at each moment, and the shelf thinned each time."""
    kept: list[Kept] = []
    day, before = 0, (0, date(1970, 1, 1))
    for sequence, moment in enumerate(moments, 1):
        now = (moment, date(1970, 1, 1) + timedelta(days=moment // _A_DAY))
        day, before = next_day(day, before, now), now
        kept.append(Kept(sequence, day))
        gone = to_drop(kept)
        kept = [each for each in kept if each.sequence not in gone]
    return kept


def working_days(days: int, each_day: int = 16) -> list[int]:
    """A backup every half hour of days of eight hours."""
    return [
        20_000 * _A_DAY + day * _A_DAY + 9 * 3600 + slot * 1800
        for day in range(days)
        for slot in range(each_day)
    ]


def test_all_of_two_days_then_days_weeks_and_months() -> None:
    kept = run(working_days(400))
    newest = kept[-1].day
    by_day: dict[int, int] = {}
    for each in kept:
        by_day[each.day] = by_day.get(each.day, 0) + 1
    assert all(by_day[newest - back] == 16 for back in range(WHOLE_DAYS))
    assert all(by_day[newest - back] >= 1 for back in range(WHOLE_DAYS, WHOLE_DAYS + DAILY))
    assert len({each.day // 7 for each in kept}) >= WEEKLY
    assert len({each.day // 30 for each in kept}) >= MONTHLY + WEEKLY * 7 // 30
    assert newest - kept[0].day > 330
    assert len(kept) < WHOLE_DAYS * 16 + DAILY + WEEKLY + MONTHLY + 10


def test_one_backup_a_day_is_a_daily_one() -> None:
    assert len(run([20_000 * _A_DAY + day * _A_DAY for day in range(40)])) >= NEWEST


@given(st.lists(st.integers(0, 200 * 365 * _A_DAY), max_size=60))
def test_no_clock_thins_the_newest(moments: list[int]) -> None:
    kept = run(moments)
    assert [each.sequence for each in kept][-NEWEST:] == list(range(1, len(moments) + 1))[-NEWEST:]


@given(st.integers(0, 159), st.integers(-100 * 365, 100 * 365), st.integers(1, 40))
def test_a_clock_that_jumps_makes_nothing_older_than_two_days(at: int, jump: int, length: int) -> None:
    """A jump to any date and back is two more days of use, however far it went."""
    right = working_days(10)
    wrong = [
        moment + jump * _A_DAY if at <= place < at + length else moment for place, moment in enumerate(right)
    ]
    days = {each.sequence: each.day for each in run(wrong)}
    true = {each.sequence: each.day for each in run(right)}
    for sequence in set(days) & set(true):
        assert abs(days[sequence] - true[sequence]) <= 2
    newest = max(days)
    assert {each for each in true if each > newest - NEWEST} <= set(days)


@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.integers(1, 400)), max_size=200, unique_by=lambda each: each[0]
    )
)
def test_what_is_dropped_is_never_the_newest_of_its_day_in_the_last_days(
    found: list[tuple[int, int]],
) -> None:
    backups = [Kept(*each) for each in found]
    gone = to_drop(backups)
    days = sorted({each.day for each in backups}, reverse=True)[: WHOLE_DAYS + DAILY]
    for day in days:
        assert max(each.sequence for each in backups if each.day == day) not in gone
    left = [each for each in backups if each.sequence not in gone]
    assert to_drop(left) == set()  # once is enough
