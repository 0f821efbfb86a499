"""Dates of the shop that come again each year: in care by either calendar, marked once a year, found in an index."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import care, custom_fields, customers, history
from crm_desktop.services.custom_fields import Definition

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20: the twelfth of the tenth lunar month
TODAY = date(2026, 11, 20)


def field(session: Session, name: str, yearly: str) -> str:
    return custom_fields.define(session, Definition(name, Kind.PARTIAL_DATE, yearly=yearly))


def found(session: Session, first: date = TODAY, days: int = 0) -> list[tuple[str, str, str, int | None]]:
    listed = care.days(session, first, first + timedelta(days))
    assert care.count(session, first, first + timedelta(days)) == len(listed)
    return [(day.name, day.title, day.day, day.years) for day in listed]


def test_a_wedding_day_comes_each_year_with_the_birthdays(session: Session) -> None:
    wedding = field(session, "结婚纪念日", "solar")
    field(session, "交房日期", "")
    customers.add(session, {"name": "张三", "birthday": "11-20", wedding: "2016-11-21"})
    customers.add(session, {"name": "李四", wedding: "11-20"})
    customers.add(session, {"name": "王五", wedding: "2016", FIELDS.made[1].key: "2020-11-20"})
    assert found(session, days=1) == [
        ("张三", "Birthday", "2026-11-20", None),
        ("李四", "结婚纪念日", "2026-11-20", None),
        ("张三", "结婚纪念日", "2026-11-21", 10),
    ]


def test_the_29_february_comes_by_the_rule_of_the_shop(session: Session) -> None:
    wedding = field(session, "结婚纪念日", "solar")
    customers.add(session, {"name": "张三", wedding: "2016-02-29"})
    assert [day for _, _, day, _ in found(session, date(2027, 2, 28), 1)] == ["2027-02-28"]
    care.set_rule(session, "leap_day", "after")
    assert [day for _, _, day, _ in found(session, date(2027, 2, 28), 1)] == ["2027-03-01"]
    assert [day for _, _, day, _ in found(session, date(2028, 2, 28), 2)] == ["2028-02-29"]


def test_a_lunar_one_comes_by_the_lunar_calendar(session: Session) -> None:
    ancestor = field(session, "忌日", "lunar")
    customers.add(session, {"name": "张三", ancestor: "2001-10-12"})
    customers.add(session, {"name": "李四", ancestor: "农历十月十二"})
    customers.add(session, {"name": "王五", ancestor: "11-20"})
    assert [(name, years) for name, _, _, years in found(session)] == [("张三", 25), ("李四", None)]
    assert care.words_of(care.days(session, TODAY, TODAY)[1]) == "忌日 10-12 (lunar)"
    plain = field(session, "阳历", "solar")
    with pytest.raises(InvalidValue):
        customers.add(session, {"name": "赵六", plain: "农历十月十二"})


def test_it_is_marked_apart_from_the_birthday_and_once_a_year(session: Session) -> None:
    wedding = field(session, "结婚纪念日", "solar")
    customers.add(session, {"name": "张三", "birthday": "11-20", wedding: "2016-11-20"})
    birthday, anniversary = care.days(session, TODAY, TODAY)
    care.mark(session, [anniversary])
    assert [title for _, title, _, _ in found(session)] == ["Birthday"]
    care.mark(session, [birthday, anniversary])
    assert found(session) == []
    history.undo_last(session)
    assert [title for _, title, _, _ in found(session)] == ["Birthday"]
    care.unmark(session, care.days(session, TODAY, TODAY, with_done=True))
    assert len(found(session)) == 2
    assert len(found(session, date(2027, 11, 20))) == 2


def test_each_occasion_has_its_own_message(session: Session) -> None:
    wedding = field(session, "结婚纪念日", "solar")
    customers.add(session, {"name": "王小明", "gender": "male", wedding: "2016-11-20"})
    (day,) = care.days(session, TODAY, TODAY)
    occasion = care.occasions(session)[1]
    assert care.filled(care.message(session, wedding), day) == "王先生, best wishes on your 结婚纪念日!"
    care.set_message(session, "{称呼}，结婚{年数}周年快乐！", occasion)
    assert care.filled(care.message(session, wedding), day) == "王先生，结婚10周年快乐！"
    assert care.message(session) == "{address}, happy birthday to you!"


def test_a_field_that_is_marked_later_or_hidden_comes_and_goes(session: Session) -> None:
    wedding = field(session, "结婚纪念日", "")
    customers.add(session, {"name": "张三", wedding: "2016-11-20"})
    made = custom_fields.made(session)[0]
    assert found(session) == []
    custom_fields.redefine(session, made.id, Definition("结婚纪念日", Kind.PARTIAL_DATE, yearly="solar"))
    assert len(found(session)) == 1
    assert custom_fields.made(session)[0].definition.yearly == "solar"
    custom_fields.retire(session, made.id)
    assert found(session) == []
    custom_fields.retire(session, made.id, False)
    history.undo_last(session)
    history.undo_last(session)
    history.undo_last(session)
    assert found(session) == []


def test_only_a_date_comes_again(session: Session) -> None:
    custom_fields.define(session, Definition("车牌号", Kind.TEXT, yearly="solar"))
    assert len(care.occasions(session)) == 1


def test_the_day_is_found_in_the_index_of_the_field(session: Session) -> None:
    field(session, "结婚纪念日", "solar")
    occasion = care.occasions(session)[1]
    plan = session.query(
        f"EXPLAIN QUERY PLAN SELECT count(*) {care._that_day(occasion)}",
        {"occasion": occasion.key, "year": 2026, "key": "05-17"},
    ).fetchall()
    assert any(f"customer_{occasion.key}_yearly (<expr>=?)" in row[3] for row in plan)
