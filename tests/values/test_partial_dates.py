"""Dates in all the spellings of lists, and none of them guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop import i18n
from crm_desktop.errors import InvalidValue
from crm_desktop.values import partial_dates
from crm_desktop.values.partial_dates import Ambiguous, PartialDate

days = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("1990-05-17", "1990-05-17"),
        ("--05-17", "--05-17"),
        ("1990-05", "1990-05"),
        ("1990", "1990"),
        ("2024/1/5", "2024-01-05"),
        ("2024.1.5", "2024-01-05"),
        ("2024年1月5日", "2024-01-05"),
        ("2024 年 1 月 5 日", "2024-01-05"),
        ("90年5月17日", "1990-05-17"),
        ("1990.5", "1990-05"),
        ("1990年5月", "1990-05"),
        ("1990年", "1990"),
        ("20240105", "2024-01-05"),
        ("20240105143000", "2024-01-05"),
        ("199005", "1990-05"),
        ("900517", "1990-05-17"),
        ("0517", "--05-17"),
        ("5月6日", "--05-06"),
        ("5月6号", "--05-06"),
        ("5.6", "--05-06"),
        ("5/13", "--05-13"),
        ("2024-01-05 14:30:00", "2024-01-05"),
        ("2024-01-05T14:30:00Z", "2024-01-05"),
        ("2024/1/5 星期五", "2024-01-05"),
        ("２０２４年１月５日", "2024-01-05"),
        ("二〇二四年", "2024"),
        ("二零二四年十一月二十三日", "2024-11-23"),
        ("十月一日", "--10-01"),
        ("May 17, 1990", "1990-05-17"),
        ("17-May-1990", "1990-05-17"),
        ("17 May 90", "1990-05-17"),
        ("May 1990", "1990-05"),
        ("17/05/1990", "1990-05-17"),
        ("05/17/1990", "1990-05-17"),
        ("05/05/1990", "1990-05-05"),
        ("90-5-17", "1990-05-17"),
        ("32964", "1990-04-01"),
    ],
)
def test_parse(written: str, stored: str) -> None:
    found = partial_dates.parse(written)
    assert found is not None
    assert (found.stored, found.calendar) == (stored, "solar")
    assert partial_dates.is_stored(found.stored)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("农历六月初八", PartialDate(0, 6, 8, "lunar")),
        ("六月初八", PartialDate(0, 6, 8, "lunar")),
        ("农历1990年5月17", PartialDate(1990, 5, 17, "lunar")),
        ("1990年腊月廿三", PartialDate(1990, 12, 23, "lunar")),
        ("正月十五", PartialDate(0, 1, 15, "lunar")),
        ("闰四月初一", PartialDate(0, 4, 1, "leap")),
        ("5月30日(农历)", PartialDate(0, 5, 30, "lunar")),
        ("农历2月30", PartialDate(0, 2, 30, "lunar")),
    ],
)
def test_lunar(written: str, expected: PartialDate) -> None:
    assert partial_dates.parse(written) == expected


@pytest.mark.parametrize("text", ["03/04/2024", "3/4", "200112", "05-05-17", "11/12/24"])
def test_ambiguous(text: str) -> None:
    with pytest.raises(Ambiguous):
        partial_dates.parse(text)


def test_an_order_settles_it() -> None:
    assert partial_dates.parse("03/04/2024", order="dmy") == PartialDate(2024, 4, 3)
    assert partial_dates.parse("03/04/2024", order="mdy") == PartialDate(2024, 3, 4)
    assert partial_dates.parse("3/4", order="mdy") == PartialDate(0, 3, 4)
    assert partial_dates.parse("03/04/85", order="dmy") == PartialDate(1985, 4, 3)


@pytest.mark.parametrize(
    "bad",
    [
        "无",
        "2024-13-01",
        "2023-02-29",
        "30/30/2020",
        "1700-01-01",
        "123",
        "5月32日",
        "不记得",
        "2024-1-5-6",
        "99999999999",
    ],
)
def test_bad(bad: str) -> None:
    with pytest.raises(InvalidValue):
        partial_dates.parse(bad)


def test_empty() -> None:
    assert partial_dates.parse(" ") is None


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (1990, "1990"), (1990.05, "1990-05"), (1990.5, "1990-05"), (1990.12, "1990-12"),
        (20240105.0, "2024-01-05"),
        (45296, "2024-01-05"), (45296.75, "2024-01-05"), (199005, "1990-05"),
        (517, "--05-17"), (1231, "--12-31"), (5.17, "--05-17"), (5.6, "--05-06"),
    ],
)  # fmt: skip
def test_numbers(value: float, stored: str) -> None:
    assert partial_dates.from_number(value).stored == stored


def test_numbers_that_are_no_date() -> None:
    for value in (60, 35, 430.5, 1800, 0, -5, 1e300, float("nan"), 13800138000, 1990.13, 5.45, 431, 1.00001):
        with pytest.raises(InvalidValue):
            partial_dates.from_number(value)
    for value in (1990.1, 5.2):
        with pytest.raises(Ambiguous):
            partial_dates.from_number(value)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1990年生", "1990"), ("5月17日生日", "--05-17"), ("生日：5月17", "--05-17"), ("出生1990-5-17", "1990-05-17"),
        ("1990，5，17", "1990-05-17"), ("1990、5、17", "1990-05-17"), ("1990。5。17", "1990-05-17"),
        ("民国79年5月17日", "1990-05-17"), ("民國79.5.17", "1990-05-17"), ("05/1990", "1990-05"),
        ("May-90", "1990-05"), ("1990-5-", "1990-05"), ("05年", None), ("60后", None),
    ],
)  # fmt: skip
def test_more_spellings(text: str, stored: str | None) -> None:
    if stored is None:
        with pytest.raises(InvalidValue):
            partial_dates.parse(text)
    else:
        found = partial_dates.parse(text)
        assert found is not None
        assert found.stored == stored


def test_the_other_epoch() -> None:
    assert partial_dates.from_number(43834, date_1904=True).stored == "2024-01-05"


def test_show_in_chinese_is_read_back() -> None:
    i18n.install("zh_CN")
    shown = {
        partial_dates.show("--05-06"): "5月6日",
        partial_dates.show("1990-05"): "1990年5月",
        partial_dates.show("1990"): "1990",
        partial_dates.show("1990-05-17"): "1990-05-17",
        partial_dates.show("--08-15", "lunar"): "农历八月十五",
        partial_dates.show("--01-30", "lunar"): "农历正月三十",
        partial_dates.show("--11-20", "lunar"): "农历冬月二十",
        partial_dates.show("1988-12-03", "lunar"): "农历1988年腊月初三",
    }
    assert list(shown) == list(shown.values())
    for year in ("-", "1990"):
        for month in range(1, 13):
            for day in range(1, 31):
                stored = f"{year}-{month:02d}-{day:02d}"
                found = partial_dates.parse(partial_dates.show(stored, "lunar"))
                assert found is not None
                assert (found.stored, found.calendar) == (stored, "lunar")
    found = partial_dates.parse(partial_dates.show("--05-06"))
    assert found == PartialDate(month=5, day=6)


def test_show() -> None:
    assert partial_dates.show("--05-17") == "05-17"
    assert partial_dates.show("") == ""
    assert "06-08" in partial_dates.show("--06-08", "lunar")
    assert partial_dates.show("--06-08", "lunar") != "06-08"


@given(days)
def test_every_spelling_of_a_day(day: date) -> None:
    for written in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day:%d %B %Y}",
        f"{day.isoformat()} 08:15",
    ):
        assert partial_dates.parse(written) == PartialDate(day.year, day.month, day.day)
    assert partial_dates.parse(f"{day:%d/%m/%Y}", order="dmy") == partial_dates.from_date(day)
    assert partial_dates.parse(f"{day:%m/%d/%Y}", order="mdy") == partial_dates.from_date(day)


@given(st.integers(10_000, 80_000))
def test_serials_count_days(serial: int) -> None:
    assert partial_dates.serial_day(serial) == date(1899, 12, 30) + timedelta(days=serial)
    assert partial_dates.from_number(serial) == partial_dates.from_date(partial_dates.serial_day(serial))


@given(
    st.text() | st.text(alphabet="0123456789-/.年月日二十初农历 ", max_size=16),
    st.sampled_from([None, "dmy", "mdy"]),
)
def test_any_text_gives_a_stored_form_or_a_reason(text: str, order: str | None) -> None:
    try:
        found = partial_dates.parse(text, order=order)
    except InvalidValue as error:
        assert error.sentence
    else:
        if found is not None:
            assert found.calendar == "lunar" or partial_dates.is_stored(found.stored)


@given(st.floats())
def test_any_number_gives_a_stored_form_or_a_reason(value: float) -> None:
    try:
        found = partial_dates.from_number(value)
    except InvalidValue as error:
        assert error.sentence
    else:
        assert partial_dates.is_stored(found.stored)


@pytest.mark.parametrize(
    ("written", "stored", "calendar"),
    [
        ("5月", "--05", "solar"),
        ("五月份", "--05", "solar"),
        ("May", "--05", "solar"),
        ("Sept.", "--09", "solar"),
        ("month 5", "--05", "solar"),
        ("--05", "--05", "solar"),
        ("农历八月", "--08", "lunar"),
        ("腊月", "--12", "lunar"),
        ("lunar month 8", "--08", "lunar"),
        ("闰四月", "--04", "leap"),
        ("lunar leap 2020-04-05", "2020-04-05", "leap"),
    ],
)
def test_a_month_alone_and_a_leap_month_are_known(written: str, stored: str, calendar: str) -> None:
    found = partial_dates.parse(written)
    assert found is not None
    assert (found.stored, found.calendar) == (stored, calendar)


@pytest.mark.parametrize(
    "text",
    ["13月", "0月", "--13", "--00", "--05-00", "Maria", "Augustus", "month 13", "2021年闰四月初一", "闰"],
)
def test_what_looks_like_a_month_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        partial_dates.parse(text)


@pytest.mark.parametrize("words", ["en", "zh_CN"])
@pytest.mark.parametrize("calendar", ["solar", "lunar", "leap"])
@pytest.mark.parametrize("stored", ["--05-17", "--05", "2020-04-17", "2020-04", "--12-09"])
def test_what_is_shown_is_read_again(words: str, calendar: str, stored: str) -> None:
    i18n.install(words)
    again = partial_dates.parse(partial_dates.show(stored, calendar))
    assert again is not None
    assert (again.stored, again.calendar) == (stored, calendar)
    assert partial_dates.is_stored(stored)
