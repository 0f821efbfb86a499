from datetime import UTC, date, datetime, timedelta

import pytest

from crm_desktop import clock
from crm_desktop.ui import icons, show


@pytest.fixture(autouse=True)
def _noon():
    clock.set_now(lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
    yield
    clock.set_now(None)


def day(distance: int) -> str:
    return (clock.today() + timedelta(days=distance)).isoformat()


def test_near_days_are_words_and_far_ones_dates():
    assert show.relative_day(day(0)) == "today"
    assert show.relative_day(day(-1)) == "yesterday"
    assert show.relative_day(day(-3)) == "3 days ago"
    assert show.relative_day(day(1)) == "tomorrow"
    assert show.relative_day(day(4)) == "in 4 days"
    assert show.relative_day("2026-01-02") == "2026-01-02"
    assert show.relative_day(None) == ""


def test_an_instant_of_today_has_its_time():
    now = clock.timestamp()
    assert show.relative_time(now) == f"today {show.time_of_day(now)}"
    assert show.relative_time(now - 5 * 86_400) == "5 days ago"
    assert show.relative_time(None) == ""


def test_an_overdue_follow_up_says_by_how_much_and_is_red():
    assert show.due(day(-2)) == ("2 days late", "bad")
    assert show.due(day(0), "14:30") == ("today 14:30", "warn")
    assert show.due(day(1)) == ("tomorrow", "secondary")


def test_long_days():
    assert show.long_day(date(2026, 11, 23)) == "Monday, 23 November 2026"


def test_every_kind_has_an_icon():
    for kind in ("visit", "call_in", "call_out", "message", "house_call", "note", "follow_up", "change"):
        assert show.kind_icon(kind) in icons.GLYPHS
