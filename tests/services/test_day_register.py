"""The register of a day names what was bought, at the visit it belongs to or in a row of its own."""

from __future__ import annotations

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    customers,
    day_register,
    history,
    interactions,
    products,
    purchases,
    quick_entry,
    recycle_bin,
)
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.services.quick_entry import Entry as Visit


def today() -> str:
    return clock.today().isoformat()


def test_visit_and_purchase_are_one_act_and_one_row(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    bought = [Entry("茶", "2", "100"), Entry("杯", amount="20.50", keep=True), Entry("杯", keep=True)]
    quick_entry.save(session, Visit(customer_id=customer, text="看样", bought=bought))
    (row,) = day_register.rows(session, today())
    assert (row.kind, row.text, row.bought) == ("visit", "看样", 12050)
    assert [each.item for each in purchases.of(session, customer)] == ["杯", "杯", "茶"]
    assert [each.name for each in products.products(session)] == ["杯"]
    assert history.undo_title(session) == "Record contact: 王小明"
    history.undo_last(session)
    assert day_register.rows(session, today()) == []
    assert products.products(session) == []
    assert customers.get(session, customer).purchase_count == 0


def test_a_purchase_without_a_visit_has_a_row_of_its_own(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    quick_entry.save(session, Visit(kind="", customer_id=customer, bought=[Entry("茶"), Entry("杯")]))
    assert history.undo_title(session) == "Record purchase: 王小明"
    (row,) = day_register.rows(session, today())
    assert (row.kind, row.name, row.text, row.bought) == ("purchase", "王小明", "茶, 杯", None)
    assert interactions.register(session, today()) == []
    (item,) = interactions.timeline(session, customer, [interactions.PURCHASE])
    assert [each.item for each in item.bought] == ["茶", "杯"]
    recycle_bin.delete(session, [customer])
    assert day_register.rows(session, today()) == []


def test_somebody_new_who_buys_is_one_act(session: Session) -> None:
    saved = quick_entry.save(session, Visit(new_customer={"name": "李红"}, bought=[Entry(amount="88")]))
    assert saved.customer_id is not None
    assert customers.get(session, saved.customer_id).purchase_amount == 8800


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Visit(visitor_name="老陈", bought=[Entry("茶")]), "name"),
        (Visit(customer_id=1, bought=[Entry("茶", "-1")]), "quantity"),
        (Visit(customer_id=1, bought=[Entry(quantity="2")]), "item"),
        (Visit(customer_id=1, bought=[Entry("茶", amount="2000亿")]), "amount"),
        (Visit(customer_id=1, bought=[Entry("茶", "1000001")]), "quantity"),
    ],
)
def test_nothing_is_written_when_the_purchase_cannot_be(session: Session, entry: Visit, field: str) -> None:
    customers.add(session, {"name": "王小明"})
    with pytest.raises(InvalidValue) as told:
        quick_entry.save(session, entry)
    assert told.value.field == field
    assert day_register.rows(session, today()) == []


def test_returns_stand_apart_on_the_timeline_and_pages_do_not_cut_a_basket(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    for _ in range(3):
        quick_entry.save(
            session, Visit(kind="", customer_id=customer, bought=[Entry("茶", "2", "10"), Entry("杯")])
        )
    purchases.give_back(session, purchases.of(session, customer)[1].id, "1")
    whole = purchases.together(session, customer)
    at = whole[0][0].at
    assert sum(len(group) for group in whole) == 7
    assert sum(group[0].quantity < 0 for group in whole) == 1
    assert len(purchases.together(session, customer, 1)[0]) >= 1
    assert purchases.together(session, customer, before=at) == [g for g in whole if g[0].at < at]
