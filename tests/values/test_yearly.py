"""Days that come each year: those that not every year has, and that each comes exactly when it should."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import lunar, yearly
from crm_desktop.values.yearly import CHOICES, Rules

rules = st.builds(Rules, **{name: st.sampled_from(choices) for name, choices in CHOICES.items()})
keys = st.one_of(
    st.builds("{:02d}-{:02d}".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{:02d}".format, st.integers(1, 12)),
    st.sampled_from(["02-29", "04-30", "12-30", "01-30"]),
)


@given(st.sampled_from(["solar", "lunar", "leap"]), keys, st.integers(1902, 2098), rules)
def test_a_day_is_found_on_the_day_on_which_it_comes(
    calendar: str, key: str, year: int, rules: Rules
) -> None:
    day = yearly.day_in(calendar, key, year, rules)
    assert day is not None
    listed = (calendar, key, year) in yearly.on(day, rules)
    if calendar == "solar" or rules.twice == "each":
        assert listed
    others = [found for found in yearly.on(day, rules) if found[:2] == (calendar, key)]
    assert len(others) <= 1


@given(st.sampled_from(["lunar", "leap"]), keys, st.integers(1902, 2097), rules)
def test_a_common_year_has_a_lunar_day_at_most_twice_or_once(
    calendar: str, key: str, year: int, rules: Rules
) -> None:
    first = date(year, 1, 1)
    found = [
        day
        for day in (first + timedelta(at) for at in range(366))
        if day.year == year and any(each[:2] == (calendar, key) for each in yearly.on(day, rules))
    ]
    assert len(found) <= (2 if rules.twice == "each" else 1)


@given(st.sampled_from(["solar", "lunar", "leap"]), keys, st.dates(date(1905, 1, 1), date(2095, 1, 1)), rules)
def test_the_next_day_is_the_first_one_that_is_listed(
    calendar: str, key: str, today: date, rules: Rules
) -> None:
    found = yearly.next_day(calendar, key, today, rules)
    assert found is not None
    assert any(each[:2] == (calendar, key) for each in yearly.on(found, rules))
    day = today
    while day < found:
        assert not any(each[:2] == (calendar, key) for each in yearly.on(day, rules))
        day += timedelta(1)


@pytest.mark.parametrize(
    ("calendar", "key", "year", "rules", "day"),
    [
        ("solar", "02-29", 2024, Rules(), date(2024, 2, 29)),
        ("solar", "02-29", 2026, Rules(), date(2026, 2, 28)),
        ("solar", "02-29", 2026, Rules(leap_day="after"), date(2026, 3, 1)),
        ("lunar", "08-15", 2026, Rules(), date(2026, 9, 25)),  # Mid-Autumn
        ("lunar", "01-01", 2026, Rules(), date(2026, 2, 17)),  # New Year
        ("leap", "06-01", 2025, Rules(), date(2025, 7, 25)),
        ("leap", "06-01", 2025, Rules(leap_month="plain"), date(2025, 6, 25)),
        ("leap", "06-01", 2026, Rules(), date(2026, 7, 14)),  # no leap month: the plain one
        ("solar", "05", 2026, Rules(), date(2026, 5, 1)),
        ("lunar", "08", 2026, Rules(), date(2026, 9, 11)),
    ],
)
def test_days_that_are_known(calendar: str, key: str, year: int, rules: Rules, day: date) -> None:
    assert yearly.day_in(calendar, key, year, rules) == day


def test_the_thirtieth_of_a_short_month_is_kept_a_day_before_or_after() -> None:
    year, month = next(
        (year, month)
        for year, month in product(range(2020, 2030), range(1, 13))
        if lunar.days(year, month) == 29
    )
    last = lunar.to_solar(year, month, 29)
    key = f"{month:02d}-30"
    assert yearly.day_in("lunar", key, year, Rules()) == last
    assert yearly.day_in("lunar", key, year, Rules(short_month="after")) == last + timedelta(1)


def test_a_lunar_day_that_comes_twice_counts_as_often_as_the_shop_says() -> None:
    key = "11-29"  # 2033 has it in January and in December
    both = [
        day
        for day in (date(2033, 1, 1) + timedelta(at) for at in range(365))
        if any(each[:2] == ("lunar", key) for each in yearly.on(day, Rules()))
    ]
    once = [
        day
        for day in both
        if any(each[:2] == ("lunar", key) for each in yearly.on(day, Rules(twice="first")))
    ]
    assert len(once) == min(1, len(both))
