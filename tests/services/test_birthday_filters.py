"""Birthdays near today are found on the day on which they come: a lunar one by the lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crm_desktop.data.session import Session
from crm_desktop.services import care, customer_list, customers, filter_words

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20: the twelfth of the tenth lunar month
TODAY = date(2026, 11, 20)


@pytest.fixture
def shop(session: Session) -> Session:
    for name, birthday in (
        ("阳历今天", "1990-11-20"),
        ("农历今天", "农历1980年十月十二"),
        ("农历看似今天", "农历1980年十一月二十"),
        ("农历后天", "农历十月十四"),
        ("闰月", "农历1995年闰八月初五"),
        ("只知月", "11月"),
    ):
        customers.add(session, {"name": name, "birthday": birthday})
    return session


def found(session: Session, text: str) -> set[str]:
    chosen, problems = filter_words.read(session, text)
    assert problems == ()
    rows = customer_list.rows(session, customer_list.ids(session, chosen))
    return {row.name for row in rows.values()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("birthday:today", {"阳历今天", "农历今天"}),
        ("生日:本周", {"阳历今天", "农历今天", "农历后天"}),
        ("birthday:<7d", {"阳历今天", "农历今天", "农历后天"}),
        ("birthday:this-month", {"阳历今天", "农历今天", "农历后天", "只知月"}),
        ("birthday:last-week", set()),
        ("-birthday:today", {"农历看似今天", "农历后天", "闰月", "只知月"}),
    ],
)
def test_each_stands_on_its_day(shop: Session, text: str, names: set[str]) -> None:
    assert found(shop, text) == names


def test_the_filter_and_the_care_list_agree(shop: Session) -> None:
    listed = {day.name for day in care.days(shop, TODAY, TODAY + timedelta(7)) if not day.month_only}
    assert found(shop, "birthday:<7d") == listed


def test_the_rules_of_the_shop_hold_here_too(session: Session) -> None:
    customers.add(session, {"name": "张三", "birthday": "2000-02-29"})
    span = (date(2027, 2, 28), date(2027, 3, 1))
    assert [day.day for day in care.days(session, *span)] == ["2027-02-28"]
    customers.add(session, {"name": "闰十", "birthday": "农历闰十月十二"})
    assert "闰十" in found(session, "birthday:today")  # this year has no such leap month
    care.set_rule(session, "twice", "first")
    assert "闰十" in found(session, "birthday:today")
