"""Follow-ups by day: counts, the first rows, repeats, workload, closed days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    customers,
    follow_up_calendar,
    follow_ups,
    history,
    recycle_bin,
    shop_days,
    snoozing,
    staff,
)
from crm_desktop.services.shop_days import ShopDate, ShopDays
from crm_desktop.values.repeats import Repeat

FIRST, LAST = follow_up_calendar.month_span(date(2026, 11, 23))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock.set_now(lambda: datetime(2026, 11, 23, 4, tzinfo=UTC))
    found = Session(Database(DataFolder(tmp_path)))
    yield found
    found.close()
    clock.set_now(None)


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明"})


def test_a_month_is_six_whole_weeks() -> None:
    assert (date(2026, 10, 26), date(2026, 12, 6)) == (FIRST, LAST)
    assert follow_up_calendar.week_span(date(2026, 11, 29)) == (date(2026, 11, 23), date(2026, 11, 29))


def test_counts_and_first_rows_of_each_day(session: Session, wang: int) -> None:
    day = "2026-11-25"
    plans = {
        title: follow_ups.plan(session, wang, day, title, due_time=time)
        for title, time in (("a", ""), ("b", "15:00"), ("c", "09:30"), ("d", ""), ("e", ""))
    }
    snoozing.set_priority(session, [plans["d"]], snoozing.IMPORTANT)
    snoozing.set_priority(session, [plans["e"]], snoozing.URGENT)
    gone = customers.add(session, {"name": "走了"})
    follow_ups.plan(session, gone, day, "gone")
    recycle_bin.delete(session, [gone])
    span = follow_up_calendar.read(session, FIRST, LAST, each_day=4)
    assert span.counts == {day: 5}
    assert [row.title for row in span.rows[day]] == ["e", "d", "c", "b"]
    assert len(span.days()) == 42


def test_one_persons_days_and_everybodys_load(session: Session, wang: int) -> None:
    li, zhao = staff.add(session, "小李"), staff.add(session, "老赵")
    for person, day in ((li, "2026-11-25"), (li, "2026-11-26"), (zhao, "2026-11-26")):
        follow_ups.plan(session, wang, day, "x", staff_id=person, due_time="10:00")
    span = follow_up_calendar.read(session, FIRST, LAST, zhao)
    assert span.counts == {"2026-11-26": 1}
    assert [row.staff_name for row in span.rows["2026-11-26"]] == ["老赵"]
    assert [(load.name, load.number) for load in span.loads] == [("小李", 2), ("老赵", 1)]


def test_what_repeats_is_shown_after_the_open_one(session: Session, wang: int) -> None:
    follow_ups.plan(session, wang, "2026-11-24", "w", repeat=Repeat("week"))
    follow_ups.plan(session, wang, "2026-11-30", "m", repeat=Repeat("month"))
    follow_ups.plan(session, wang, "2026-11-23", "two more", repeat=Repeat("day", count=3))
    follow_ups.plan(session, wang, "2026-11-23", "until", repeat=Repeat("day", 2, until="2026-11-26"))
    found = follow_up_calendar.coming(session, date(2026, 11, 23), date(2026, 12, 31))
    by_title: dict[str, list[str]] = {}
    for day, rows in sorted(found.items()):
        for row in rows:
            by_title.setdefault(row.title, []).append(day[5:])
    assert by_title["w"] == ["12-01", "12-08", "12-15", "12-22", "12-29"]
    assert by_title["m"] == ["12-30"]
    assert by_title["two more"] == ["11-24", "11-25"]
    assert by_title["until"] == ["11-25"]


def test_closed_days_are_counted_and_left_in_one_act(session: Session, wang: int) -> None:
    shop_days.set_all(session, [6], [ShopDate("2026-11-30", "盘点"), ShopDate("2026-12-06", "上班", True)])
    on_sunday = follow_ups.plan(session, wang, "2026-11-29", "s")
    follow_ups.plan(session, wang, "2026-12-06", "open Sunday")
    span = follow_up_calendar.read(session, FIRST, LAST)
    assert span.on_closed == 1 and span.shop.closed("2026-11-29") and not span.shop.closed("2026-12-06")
    operation, moved = follow_up_calendar.shift_off_closed(session, FIRST, LAST)
    assert moved == 1
    assert follow_ups.get(session, on_sunday).due_day == "2026-12-01"  # Monday is closed as well
    assert customers.get(session, wang).next_follow_up == "2026-12-01"
    history.undo(session, operation)
    assert follow_ups.get(session, on_sunday).due_day == "2026-11-29"
    assert follow_up_calendar.shift_off_closed(session, date(2026, 11, 2), date(2026, 11, 20)) == (0, 0)


def test_past_days_stay_as_they_are(session: Session, wang: int) -> None:
    shop_days.set_all(session, [6], [])
    with session.change(Action.PLAN_FOLLOW_UP) as change:
        late = follow_ups.insert(change, wang, "2026-11-22", "late")
    assert follow_up_calendar.read(session, FIRST, LAST).on_closed == 0
    assert follow_up_calendar.shift_off_closed(session, FIRST, LAST)[1] == 0
    assert follow_ups.get(session, late).due_day == "2026-11-22"


def test_closed_days_are_typed_and_shown_as_lines() -> None:
    dates = shop_days.parse("2027-1-1 元旦\n\n2027/2/5 ~ 2027/2/7 春节\n2027-02-14 上班")
    assert [each.day for each in dates] == [
        "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-14",
    ]  # fmt: skip
    assert [each.works for each in dates] == [False] * 4 + [True]
    days = ShopDays(frozenset(), {each.day: each for each in dates})
    assert shop_days.as_text(days) == "2027-01-01 元旦\n2027-02-05~2027-02-07 春节\n2027-02-14 上班"
    for wrong in ("2027-02-30 春节", "2027-02-07~2027-02-05 春节", "春节"):
        with pytest.raises(InvalidValue, match="Line 2"):
            shop_days.parse(f"2027-01-01\n{wrong}")


@given(
    st.dictionaries(
        st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(date.isoformat),
        st.sampled_from(("春节", "盘点", "上班", "", "Stock taking day")),
        max_size=20,
    )
)
def test_what_is_shown_is_read_back(names: dict[str, str]) -> None:
    dates = {day: ShopDate(day, name, name == "上班") for day, name in names.items()}
    assert shop_days.parse(shop_days.as_text(ShopDays(frozenset(), dates))) == sorted(dates.values())


@given(
    st.sets(st.integers(0, 6), max_size=6), st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 9)
)
def test_the_next_open_day_is_open_and_none_before_it_is(weekdays: set[int], day: date, step: int) -> None:
    shop = ShopDays(frozenset(weekdays))
    found = shop.after(day.isoformat(), step)
    opened = [
        each for at in range((date.fromisoformat(found) - day).days + 1)
        if not shop.closed(each := date.fromordinal(day.toordinal() + at).isoformat())
    ]  # fmt: skip
    assert opened[-1] == found and len(opened) == step + 1


def test_closed_weekdays_and_dates_are_one_act(session: Session) -> None:
    operation = shop_days.set_all(session, [1], [ShopDate("2027-01-01", "元旦")])
    assert shop_days.set_all(session, [1], [ShopDate("2027-01-01", "元旦")]) == 0
    shop_days.set_all(session, [2], [ShopDate("2027-01-01", "新年")])
    found = shop_days.read(session)
    assert (found.weekdays, found.name("2027-01-01")) == (frozenset({2}), "新年")
    history.undo_last(session)
    history.undo(session, operation)
    assert shop_days.read(session) == ShopDays()
    with pytest.raises(InvalidValue):
        shop_days.set_all(session, range(7), [])
