"""What customers have bought is asked for, sorted and exported like any other field."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import customers, exports, filter_words, products, purchases
from crm_desktop.services.customer_list import Filter, Sort, ids
from crm_desktop.services.purchase_checks import Entry


@pytest.fixture
def shop(session: Session) -> Session:
    """Three customers: 甲 bought for 6,000 last week, 乙 for 300 a year ago, 丙 nothing."""
    for name in ("甲", "乙", "丙"):
        customers.add(session, {"name": name})
    today = clock.today()
    with session.change(Action.RECORD_PURCHASE) as change:
        for customer, days, amount, cost in (
            (1, 7, 600_000, 400_000),
            (1, 37, None, None),
            (2, 365, 30_000, None),
        ):
            day = (today - timedelta(days)).isoformat()
            change.insert(
                "purchase",
                {
                    "customer_id": customer,
                    "day": day,
                    "at": 0,
                    "amount": amount,
                    "cost": cost,
                    "created_at": 0,
                },
            )
    return session


def test_customers_are_found_by_what_they_bought_and_ordered(session: Session) -> None:
    people = [customers.add(session, {"name": name}) for name in ("甲", "乙", "丙")]
    products.add(session, "西湖龙井")
    purchases.record(session, people[0], Entry("西湖龙井"))
    purchases.record(session, people[1], Entry("旧窗帘改短", ordered=True))
    for text, wanted in (
        ("product:龙井", people[:1]),
        ("商品:窗帘", people[1:2]),
        ("item:=西湖龙井", people[:1]),
        ("product:none", people[2:]),
        ("-product:none", people[:2]),
        ("product:杯", []),
        ("is:ordered", people[1:2]),
        ("是:有订单", people[1:2]),
    ):
        assert sorted(ids(session, filter_words.read(session, text)[0], [Sort("name")])) == wanted, text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("spent:>5000", [1]),
        ("spent:>5000 bought:<90d", [1]),
        ("消费:>100 购买:<90天", [1]),
        ("累计消费:300", [2]),
        ("spent:<1000", [2]),
        ("spent:none", [3]),
        ("purchases:2", [1]),
        ("purchases:none", [3]),
        ("购买次数:>0", [1, 2]),
        ("bought:>30d", [1, 2]),
        ("lastbought:>30d", [2]),
        ("最近购买:>30天", [2]),
        ("firstbought:<90d", [1]),
        ("profit:any", [1]),
        ("interval:30", [1]),
        ("购买间隔:none", [2, 3]),
        ("bought:none", [3]),
        ("-bought:<90d", [2, 3]),
    ],
)
def test_customers_are_asked_for_by_what_they_bought(shop: Session, text: str, wanted: list[int]) -> None:
    chosen, problems = filter_words.read(shop, text)
    assert problems == ()
    assert sorted(ids(shop, chosen)) == wanted


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("purchase_amount", [1, 2, 3]),
        ("purchase_count", [1, 2, 3]),
        ("last_purchase_on", [1, 2, 3]),
        ("first_purchase_on", [1, 2, 3]),
        ("purchase_interval", [1, 3, 2]),  # those without one by their names
    ],
)
def test_the_list_is_sorted_by_what_was_bought_the_most_first(
    shop: Session, key: str, wanted: list[int]
) -> None:
    assert list(ids(shop, Filter(), [Sort(key, True)])) == wanted


def test_the_totals_are_columns_of_an_export(shop: Session, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    exports.export(shop, target, columns=["name", "purchase_count", "purchase_amount", "last_purchase_on"])
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    day = (clock.today() - timedelta(7)).isoformat()
    assert lines[1:] == [
        "丙,0,,",
        f"甲,2,6000.00,{day}",
        f"乙,1,300.00,{(clock.today() - timedelta(365)).isoformat()}",
    ]
