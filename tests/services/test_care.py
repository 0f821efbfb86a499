"""Birthdays of a span of days by either calendar, wished well once a year, with a message filled in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import care, customers, history, recycle_bin

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20: the twelfth of the tenth lunar month

TODAY = date(2026, 11, 20)
WEEK = (TODAY, TODAY + timedelta(7))


def add(session: Session, name: str, birthday: str, **more: object) -> int:
    return customers.add(session, {"name": name, "birthday": birthday, **more})


def found(session: Session, *span: date, with_done: bool = False) -> list[tuple[str, str, int | None]]:
    rows = care.days(session, *(span or WEEK), with_done=with_done)
    return [(row.name, row.day, row.years) for row in rows]


def test_solar_and_lunar_birthdays_stand_on_their_day_with_the_age(session: Session) -> None:
    add(session, "张三", "1990-11-22")
    add(session, "李四", "农历1980年十月十二")
    add(session, "王五", "11-20")
    add(session, "赵六", "1990-11-19")
    add(session, "钱七", "1990")
    add(session, "孙八", "11月")
    assert found(session) == [
        ("王五", "2026-11-20", None),
        ("李四", "2026-11-20", 46),
        ("张三", "2026-11-22", 36),
    ]
    assert care.count(session, *WEEK) == 3
    month = care.days(session, date(2026, 11, 1), date(2026, 11, 1))
    assert [(row.name, row.month_only) for row in month] == [("孙八", True)]


def test_deleted_and_archived_customers_are_left_out(session: Session) -> None:
    recycle_bin.delete(session, [add(session, "张三", "11-20")])
    recycle_bin.archive(session, [add(session, "李四", "11-20")])
    assert found(session) == []


def test_a_mark_stands_for_this_year_once_and_is_undone(session: Session) -> None:
    add(session, "张三", "11-20")
    days = care.days(session, *WEEK)
    assert care.mark(session, days) is not None
    care.mark(session, days)  # from a list that has not heard of it
    assert session.one("SELECT count(*) FROM care_mark") == (1,)
    assert found(session) == []
    assert care.count(session, *WEEK) == 0
    assert history.undo_title(session) == "Mark care: 张三"
    next_year = (date(2027, 11, 20), date(2027, 11, 20))
    assert [name for name, *_ in found(session, *next_year)] == ["张三"]
    done = care.days(session, *WEEK, with_done=True)
    assert care.unmark(session, done) is not None
    assert found(session) == [("张三", "2026-11-20", None)]
    history.undo_last(session)
    assert found(session) == []
    history.undo_last(session)
    assert found(session) == [("张三", "2026-11-20", None)]


def test_the_rules_of_the_shop_are_followed_and_remembered(session: Session) -> None:
    add(session, "张三", "2000-02-29")
    before, after = date(2027, 2, 28), date(2027, 3, 1)
    assert [day for _, day, _ in found(session, before, after)] == ["2027-02-28"]
    care.set_rule(session, "leap_day", "after")
    assert [day for _, day, _ in found(session, before, after)] == ["2027-03-01"]
    with pytest.raises(KeyError):
        care.set_rule(session, "leap_day", "never")


def test_a_mark_holds_when_a_rule_moves_the_day(session: Session) -> None:
    add(session, "张三", "2000-02-29")
    before, after = date(2027, 2, 28), date(2027, 3, 1)
    care.mark(session, care.days(session, before, after))
    care.set_rule(session, "leap_day", "after")
    assert found(session, before, after) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    st.sampled_from(["solar", "lunar", "leap"]),
    st.integers(1, 12),
    st.integers(1, 29),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_whoever_has_a_birthday_is_wished_well_within_a_year_and_never_twice(
    session: Session, calendar: str, month: int, day: int, first: date
) -> None:
    if calendar == "solar" and month == 2 and day == 29:
        day = 28
    with session.change(care.Action.EDIT_CUSTOMERS) as change:
        change.execute("UPDATE customer SET deleted_at = 1")
    word = {"solar": "", "lunar": "lunar ", "leap": "lunar leap "}[calendar]
    add(session, "张三", f"{word}{month:02d}-{day:02d}")
    span = (first, first + timedelta(390))  # a lunar year has up to 385 days
    days = care.days(session, *span)
    assert 1 <= len(days) <= 2
    assert len({each.year for each in days}) == len(days)
    care.mark(session, days)
    assert care.days(session, *span) == []


@pytest.mark.parametrize(
    ("name", "gender", "kind", "address"),
    [
        ("王小明", "male", "person", "王先生"),
        ("李梅", "female", "person", "李女士"),
        ("欧阳娜娜", "female", "person", "欧阳女士"),
        ("王小明", "", "person", "王小明"),
        ("王女士", "female", "person", "王女士"),
        ("兴达贸易", "", "company", "兴达贸易"),
        ("John Smith", "male", "person", "John Smith"),
    ],
)
def test_a_customer_is_spoken_to_by_surname_and_sex(name: str, gender: str, kind: str, address: str) -> None:
    assert care.address_of(name, gender, kind) == address


def test_the_message_is_kept_filled_in_and_undone(session: Session, noon: datetime) -> None:
    add(session, "王小明", "1990-11-20", gender="male")
    assert care.message(session) == "{address}, happy birthday to you!"
    care.set_message(session, "{称呼}，{age}岁生日快乐！")
    day = care.days(session, *WEEK)[0]
    assert care.filled(care.message(session), day) == "王先生，36岁生日快乐！"
    assert care.set_message(session, "{称呼}，{age}岁生日快乐！") is None
    for wrong in ("", "  ", "{surname}, hello"):
        with pytest.raises(InvalidValue):
            care.set_message(session, wrong)
    care.set_message(session, "{name}!")
    history.undo_last(session)
    assert care.message(session) == "{称呼}，{age}岁生日快乐！"


def test_a_day_is_found_in_the_index(session: Session) -> None:
    plan = session.query(
        f"EXPLAIN QUERY PLAN SELECT count(*) {care._that_day(care.occasions(session)[0])}",
        {"occasion": "birthday", "year": 1, "calendar": "solar", "key": "05-17"},
    ).fetchall()
    assert any("customer_birthday (birthday_calendar=? AND <expr>=?)" in row[3] for row in plan)
