"""Orders: recorded with the day that was promised, followed to the end, late ones first, undone step by step."""

from __future__ import annotations

from datetime import datetime

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import customers, history, orders, purchases, sample
from crm_desktop.services.purchase_checks import Entry


@pytest.fixture
def customer(session: Session, noon: datetime) -> int:
    return customers.add(session, {"name": "王小明"})


def test_an_order_is_followed_until_it_is_collected(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("衣柜", "1", "5000", ordered=True, promised="12-24"))
    (order,) = orders.open_orders(session)
    assert (order.item, order.state, order.promised_on) == ("衣柜", "ordered", "2026-12-24")
    assert customers.get(session, customer).purchase_amount == 500000, "it is bought when it is ordered"
    orders.set_state(session, order.id, orders.following(order.state))
    assert orders.open_orders(session)[0].state == "delivered"
    orders.set_state(session, order.id, "collected")
    assert (orders.open_orders(session), orders.open_count(session)) == ([], 0)
    assert history.undo_title(session) == "Follow order: 王小明"
    history.undo_last(session)
    assert orders.open_count(session) == 1


def test_what_is_promised_first_comes_first_and_what_came_back_is_gone(
    session: Session, customer: int
) -> None:
    for item, promised in (("a", ""), ("b", "2027-01-05"), ("c", "2026年12月1日"), ("d", "1-3")):
        purchases.record(session, customer, Entry(item, ordered=True, promised=promised))
    assert [(each.item, each.promised_on) for each in orders.open_orders(session)] == [
        ("c", "2026-12-01"), ("d", "2027-01-03"), ("b", "2027-01-05"), ("a", ""),
    ]  # fmt: skip
    purchases.give_back(session, orders.open_orders(session)[0].id)
    assert [each.item for each in orders.open_orders(session, 2)] == ["d", "b"]
    assert orders.open_count(session) == 3


def test_a_correction_keeps_how_far_it_is(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("衣柜", ordered=True, promised="12-24"))
    (order,) = orders.open_orders(session)
    orders.set_state(session, order.id, "delivered")
    purchases.correct(session, order.id, Entry("大衣柜", ordered=True, promised="2026-12-26"))
    assert orders.open_orders(session)[0][3:] == ("大衣柜", 1000, "2026-11-20", "2026-12-26", "delivered")
    purchases.correct(session, order.id, Entry("大衣柜"))
    assert orders.open_orders(session) == []


@pytest.mark.parametrize("promised", ["2026-11-19", "2026-02-30", "soon", "2026"])
def test_a_day_that_cannot_be_promised_is_refused(session: Session, customer: int, promised: str) -> None:
    with pytest.raises(InvalidValue) as told:
        purchases.record(session, customer, Entry("衣柜", ordered=True, promised=promised))
    assert told.value.field == "promised"
    assert purchases.of(session, customer) == []


def test_what_was_taken_along_is_no_order(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("茶"))
    with pytest.raises(InvalidValue, match="no order"):
        orders.set_state(session, purchases.of(session, customer)[0].id, "delivered")


def test_the_sample_shop_has_open_orders(session: Session, noon: datetime) -> None:
    sample.fill(session, 300)
    assert {each.state for each in orders.open_orders(session)} == {"ordered", "delivered"}
    assert orders.open_count(session) < 40
