"""How something repeats as it stands in a cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import repeat_text, repeats
from crm_desktop.values.repeats import Repeat

DAY = "2026-11-25"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每天", "FREQ=DAILY;INTERVAL=1"),
        ("每两周", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("每 2 周 周一、周四", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("每周一三五", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE,FR"),
        ("每星期天", "FREQ=WEEKLY;INTERVAL=1;BYDAY=SU"),
        ("每月", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=25"),
        ("每3个月", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
        ("每季度", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
        ("半年", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=25"),
        ("每年", "FREQ=YEARLY;INTERVAL=1;BYMONTH=11;BYMONTHDAY=25"),
        ("weekly", "FREQ=WEEKLY;INTERVAL=1;BYDAY=WE"),
        ("Every other week on Mon, Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("every 10 days", "FREQ=DAILY;INTERVAL=10"),
        ("Quarterly", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
        ("RRULE:FREQ=DAILY;INTERVAL=3;COUNT=4", "FREQ=DAILY;INTERVAL=3;COUNT=4"),
    ],
)
def test_what_people_write(text: str, rule: str) -> None:
    assert repeats.rule(repeat_text.read(text, DAY)) == rule


@pytest.mark.parametrize(
    "text", ["", "有空", "每", "每 0 天", "FREQ=HOURLY", "every blue moon", "每月底", "半天"]
)
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(ValueError):
        repeat_text.read(text, DAY)


@given(st.text(max_size=20))
def test_any_text_is_a_repeat_or_refused(text: str) -> None:
    try:
        found = repeat_text.read(text, DAY)
    except ValueError:
        return
    assert repeats.read(repeats.rule(found)) == found


@given(
    st.sampled_from(("day", "week", "month", "year")),
    st.integers(1, 12),
    st.sets(st.integers(0, 6)),
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.sampled_from(("", "2031-01-01")),
    st.integers(0, 9),
    st.booleans(),
)
def test_what_is_written_is_read_as_the_very_rule(
    unit: str, every: int, weekdays: set[int], day: date, until: str, count: int, chinese: bool
) -> None:
    days = tuple(sorted(weekdays)) if unit == "week" else ()
    rule = repeats.rule(
        repeats.fits(Repeat(unit, every, days, until=until, count=0 if until else count), day)
    )
    text = repeat_text.said(rule, day.isoformat(), chinese=chinese)
    assert repeats.rule(repeat_text.read(text, day.isoformat())) == rule
    simple = not until and not count and (unit != "week" or days)
    assert text.startswith("FREQ=") is not bool(simple)


def test_none_is_empty_and_a_foreign_rule_stays() -> None:
    assert repeat_text.said("", DAY, chinese=True) == ""
    assert repeat_text.said("FREQ=HOURLY", DAY, chinese=True) == "FREQ=HOURLY"
