"""The lunar calendar against another implementation, on every day that it knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sxtwl
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import lunar
from crm_desktop.values.lunar import LunarDate


def test_every_day_of_two_centuries_in_both_directions() -> None:
    day = date(1900, 1, 31)
    while day <= date(2100, 12, 31):
        other = sxtwl.fromSolar(day.year, day.month, day.day)
        expected = LunarDate(
            other.getLunarYear(), other.getLunarMonth(), other.getLunarDay(), bool(other.isLunarLeap())
        )
        found = lunar.from_solar(day)
        assert found == expected, day
        assert lunar.to_solar(*found) == day
        day += timedelta(1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 10), LunarDate(2024, 1, 1)),
        (date(2025, 7, 25), LunarDate(2025, 6, 1, True)),
        (date(2033, 12, 22), LunarDate(2033, 11, 1, True)),  # the leap month that many tables have wrong
        (date(2101, 1, 28), LunarDate(2100, 12, 29)),
    ],
)
def test_days_that_are_known(day: date, expected: LunarDate) -> None:
    assert lunar.from_solar(day) == expected


@pytest.mark.parametrize("day", [date(1900, 1, 30), date(2101, 1, 29), date.min, date.max])
def test_a_day_outside_the_table_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="outside"):
        lunar.from_solar(day)


@given(st.integers(1800, 2200), st.integers(-1, 14), st.integers(-1, 32), st.booleans())
def test_a_day_there_is_comes_back_and_another_is_refused(
    year: int, month: int, day: int, leap: bool
) -> None:
    if lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR and 1 <= day <= lunar.days(year, month, leap):
        assert lunar.from_solar(lunar.to_solar(year, month, day, leap)) == (year, month, day, leap)
    else:
        with pytest.raises(ValueError):
            lunar.to_solar(year, month, day, leap)
