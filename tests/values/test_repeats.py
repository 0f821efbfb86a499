"""When something comes again: against dateutil, and against counting the days one by one."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values.repeats import FROM_COMPLETION, Repeat, fits, following, read, rule

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
EVERY = st.integers(1, 5)
ENDS = st.one_of(
    st.just({}),
    st.builds(lambda day: {"until": day.isoformat()}, DAYS),
    st.builds(lambda count: {"count": count}, st.integers(1, 30)),
)


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    unit = draw(st.sampled_from(("day", "week", "month", "nth", "year")))
    every, end = draw(EVERY), draw(ENDS)
    if unit == "week":
        return Repeat("week", every, tuple(sorted(draw(st.sets(st.integers(0, 6))))), **end)
    if unit == "nth":
        weekday, nth = draw(st.integers(0, 6)), draw(st.sampled_from((1, 2, 3, 4, -1)))
        return Repeat("month", every, (weekday,), nth, **end)
    return Repeat(unit, every, **end)


@given(repeats(), DAYS)
def test_what_is_written_is_read_back(repeat: Repeat, day: date) -> None:
    whole = fits(repeat, day)
    assert read(rule(whole)) == whole


@given(repeats(), DAYS, st.integers(-10, 400))
def test_the_next_one_is_what_dateutil_says(repeat: Repeat, day: date, late: int) -> None:
    whole, done = fits(repeat, day), day + timedelta(days=late)
    start = datetime.combine(day, datetime.min.time())
    endless = rrule.rrulestr(rule(Repeat(**{**vars(whole), "until": "", "count": 0})), dtstart=start)
    later = list(endless.between(start, start + timedelta(days=5000)))
    wanted = [each.date() for each in later if each.date() > day]
    at = next(n for n, each in enumerate(wanted) if each > done)
    found = following(rule(whole), day, done)
    ended = (whole.count and at + 1 >= whole.count) or (
        whole.until and wanted[at] > date.fromisoformat(whole.until)
    )
    if ended:
        assert found is None
    else:
        assert found is not None
        assert found[0] == wanted[at]
        assert read(found[1]).count == (whole.count - at - 1 if whole.count else 0)


@given(st.dates(date(2024, 1, 29), date(2032, 12, 31)), EVERY)
def test_a_day_that_a_month_lacks_is_its_last(day: date, every: int) -> None:
    found = following(rule(fits(Repeat("month", every), day)), day, day)
    assert found is not None
    months = day.year * 12 + day.month - 1 + every
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    assert found[0] == date(year, month + 1, min(day.day, last))


def test_the_31st_stays_the_last_day_month_after_month() -> None:
    text, day = rule(fits(Repeat("month"), date(2026, 1, 31))), date(2026, 1, 31)
    shown = []
    for _ in range(4):
        found = following(text, day, day)
        assert found is not None
        day, text = found
        shown.append(day.isoformat())
    assert shown == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_the_29th_of_february_comes_each_year() -> None:
    text = rule(fits(Repeat("year"), date(2024, 2, 29)))
    assert following(text, date(2024, 2, 29), date(2024, 2, 29)) == (date(2025, 2, 28), text)
    assert following(text, date(2027, 2, 28), date(2027, 2, 28)) == (date(2028, 2, 29), text)


def test_missed_ones_are_skipped_and_count() -> None:
    text = "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=5"
    found = following(text, date(2026, 11, 2), date(2026, 11, 18))
    assert found == (date(2026, 11, 23), "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=2")
    assert following(text, date(2026, 11, 2), date(2026, 12, 1)) is None


def test_from_completion_it_counts_from_the_day_it_was_done() -> None:
    done = date(2026, 12, 31)
    for repeat, wanted in (
        (Repeat("day", 10), date(2027, 1, 10)),
        (Repeat("week", 2), date(2027, 1, 14)),
        (Repeat("month", 2), date(2027, 2, 28)),
        (Repeat("year"), date(2027, 12, 31)),
    ):
        found = following(rule(repeat), date(2026, 11, 1), done, FROM_COMPLETION)
        assert found == (wanted, rule(repeat))


@pytest.mark.parametrize("text", ["", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=3", "x"])
def test_a_rule_that_is_not_offered_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read(text)
