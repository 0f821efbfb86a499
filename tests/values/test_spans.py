"""Spans of days as a person types them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import spans


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("text", "kept", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024年5月", "2024-05", "2024-05-01", "2024-05-31"),
        ("2024/5/6", "2024-05-06", "2024-05-06", "2024-05-06"),
        ("2024年5月6日", "2024-05-06", "2024-05-06", "2024-05-06"),
        ("5月", "2026-05", "2026-05-01", "2026-05-31"),
        (">2024-02", ">2024-02", "2024-03-01", None),
        (">=2024-02", ">=2024-02", "2024-02-01", None),
        ("<2024", "<2024", None, "2023-12-31"),
        ("≤2024", None, None, None),
        ("2024-05..2024-06", "2024-05..2024-06", "2024-05-01", "2024-06-30"),
        ("2024-06~2024-05", "2024-06..2024-05", "2024-05-31", "2024-06-01"),
        ("..2024", "..2024", None, "2024-12-31"),
        ("90d..30d", "90d..30d", "2026-08-22", "2026-10-21"),
        ("30d", "<30d", "2026-10-22", None),
        (">30天", ">30d", None, "2026-10-21"),
        (">10daysago", ">10d", None, "2026-11-10"),
        ("<3个月", "<3m", "2026-08-21", None),
        ("2周", "<2w", "2026-11-07", None),
        ("1年", "<1y", "2025-11-21", None),
        ("今天", "today", "2026-11-20", "2026-11-20"),
        ("昨天", "yesterday", "2026-11-19", "2026-11-19"),
        ("本周", "this-week", "2026-11-16", "2026-11-22"),
        ("上个月", "last-month", "2026-10-01", "2026-10-31"),
        ("next month", "next-month", "2026-12-01", "2026-12-31"),
        ("今年", "this-year", "2026-01-01", "2026-12-31"),
        ("逾期", "overdue", None, "2026-11-19"),
    ],
)
def test_what_is_typed_is_these_days(text: str, kept: str, first: str | None, last: str | None) -> None:
    assert spans.parse(text) == kept
    if kept:
        found = spans.days(kept)
        assert tuple(day and day.isoformat() for day in found) == (first, last)


@pytest.mark.usefixtures("noon")
def test_what_lies_ahead_is_counted_from_today_on() -> None:
    assert spans.days("<7d", forward=True) == (date(2026, 11, 20), date(2026, 11, 26))
    assert spans.days(">7d", forward=True) == (date(2026, 11, 27), None)


def test_birthdays_are_days_of_any_year(noon: datetime) -> None:
    assert spans.parse("5月17日", yearless=True) == "--05-17"
    assert spans.parse("05-17", yearless=True) == "--05-17"
    assert spans.parse("5月", yearless=True) == "--05"
    assert spans.parse("02-29", yearless=True) == "--02-29"
    assert spans.parse("02-30", yearless=True) is None


@pytest.mark.parametrize(
    "text", ["", ">", "..", "2024-13", "2024-02-30", "soon", "0d", "<<3d", "1800", "30x"]
)
def test_what_is_no_span_is_none(text: str) -> None:
    assert spans.parse(text) is None


@given(
    st.text(max_size=20) | st.text(alphabet="0123456789-./<>=dwmy年月日天周个~", max_size=12), st.booleans()
)
def test_nothing_typed_raises_and_what_is_kept_reads_as_itself(text: str, yearless: bool) -> None:
    kept = spans.parse(text, yearless=yearless)
    if kept is not None:
        for chinese in (False, True):
            assert spans.parse(spans.said(kept, chinese), yearless=yearless) == kept
        if not kept.startswith("--"):
            for forward in (False, True):
                first, last = spans.days(kept, forward=forward)
                assert first or last
