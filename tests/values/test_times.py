"""Times and lengths, as people and telephones write them."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import InvalidValue
from crm_desktop.values import times

_TIMES = st.times().map(lambda found: found.replace(second=0, microsecond=0, tzinfo=None, fold=0))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14:30", "14:30"),
        ("9:05", "09:05"),
        ("14:30:15", "14:30"),
        ("２：３０ pm", "14:30"),
        ("2:30 PM", "14:30"),
        ("12:10 am", "00:10"),
        ("下午2点半", "14:30"),
        ("下午 3:05", "15:05"),
        ("上午10点", "10:00"),
        ("晚上8点一刻", "20:15"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("凌晨12点5分", "00:05"),
        ("9时", "09:00"),
        ("14时05分", "14:05"),
        ("14", None),
        ("25:00", None),
        ("12:77", None),
        ("13:00 pm", None),
        ("晚上12点", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_of_the_day(text: str, found: str | None) -> None:
    assert times.parse(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-05 14:30", "2024/1/5 14:30:00", "2024.1.5 14:30", "2024年1月5日 14:30", "2024年1月5日14时30分",
        "2024年1月5日 下午2点半", "2024-01-05T14:30:00", "20240105 14:30", "Jan 5, 2024 2:30 PM", "2024-01-05  2:30 pm", "20240105143000",
        "202401051430",
    ],
)  # fmt: skip
def test_moments(text: str) -> None:
    assert times.moment(text) == datetime(2024, 1, 5, 14, 30)


def test_a_moment_that_names_its_zone_is_aware() -> None:
    assert times.moment("2024-01-05T14:30:00Z") == datetime(2024, 1, 5, 14, 30, tzinfo=UTC)
    assert times.moment("2024-01-05T22:30:00+08:00") == datetime(2024, 1, 5, 14, 30, tzinfo=UTC)


def test_a_day_alone_or_a_time_alone_is_no_moment() -> None:
    for text in ("2024-01-05", "14:30", "5月6日 14:30", ""):
        assert times.moment(text) is None


def test_day_and_month_that_read_two_ways_need_an_order() -> None:
    with pytest.raises(InvalidValue):
        times.moment("03/04/2024 14:30")
    assert times.moment("03/04/2024 14:30", order="dmy") == datetime(2024, 4, 3, 14, 30)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3分20秒", 200), ("1小时5分", 3900), ("00:03:20", 200), ("3:20", 200), ("5", 300), ("2.5", 150), ("45秒", 45),
        ("1 h 5 min", 3900), ("90s", 90), ("10 分钟", 600), ("long", None), ("", None), ("-3", None),
    ],
)  # fmt: skip
def test_lengths(text: str, seconds: int | None) -> None:
    assert times.seconds(text) == seconds


@given(_TIMES)
def test_any_time_is_read_as_it_is_written(found: time) -> None:
    wanted = f"{found:%H:%M}"
    assert times.parse(wanted) == times.parse(f"{found:%I:%M} {'am' if found.hour < 12 else 'pm'}") == wanted
    assert times.of_fraction(found.hour / 24 + found.minute / 1440) == wanted


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_any_moment_is_read_as_it_is_written(found: datetime) -> None:
    found = found.replace(microsecond=0, fold=0)
    assert times.moment(f"{found:%Y-%m-%d %H:%M:%S}") == found
    assert times.moment(f"{found.year}年{found.month}月{found.day}日 {found:%H:%M:%S}") == found


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    times.parse(text)
    times.seconds(text)
    try:
        times.moment(text)
    except InvalidValue:
        pass


@given(st.integers(0, 86_399))
def test_any_length_is_read_as_it_is_written(length: int) -> None:
    hours, minutes, rest = length // 3600, length // 60 % 60, length % 60
    assert times.seconds(f"{hours}:{minutes:02d}:{rest:02d}") == length
    assert times.seconds(f"{hours}小时{minutes}分{rest}秒") == length
