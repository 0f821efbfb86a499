"""Purchases are recorded, corrected, given back and deleted; what cannot be is said in a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import (
    customers,
    history,
    maintenance,
    products,
    purchase_checks,
    purchases,
    quick_entry,
    rfm,
    staff,
)
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.values.class_rules import RfmRules


@pytest.fixture
def customer(session: Session) -> int:
    staff.sign_in(session, staff.add(session, "小李"))
    return customers.add(session, {"name": "王小明"})


def test_a_purchase_of_a_product_has_its_cost_and_its_staff(session: Session, customer: int) -> None:
    products.add(session, "龙井 Tea", price="￥120", cost="80元")
    purchases.record(session, customer, Entry("龙井 tea", "1.5", "180", channel="shop"))
    (bought,) = purchases.of(session, customer)
    assert (bought.item, bought.quantity, bought.amount, bought.cost) == ("龙井 Tea", 1500, 18000, 12000)
    assert (bought.day, bought.staff_name) == (clock.today().isoformat(), "小李")
    assert customers.get(session, customer).purchase_profit == 6000
    assert history.undo_title(session) == "Record purchase: 王小明"


@pytest.mark.parametrize(
    ("typed", "cents"), [("1.2万", 1_200_000), ("￥1,234.50", 123_450), ("300元", 30_000), ("", None)]
)
def test_amounts_are_read_as_people_write_them(
    session: Session, customer: int, typed: str, cents: int | None
) -> None:
    purchases.record(session, customer, Entry("茶", amount=typed))
    assert purchases.of(session, customer)[0].amount == cents


@pytest.mark.parametrize(
    ("entry", "field", "words"),
    [
        (Entry(), "item", "what was bought"),
        (Entry("茶", amount="-5"), "amount", "return"),
        (Entry("茶", amount="many"), "amount", "no amount|not an amount"),
        (Entry("茶", quantity="0"), "quantity", "above zero"),
        (Entry("茶", quantity="1.0001"), "quantity", "three decimals"),
        (Entry("茶", day="2999-01-01"), "day", "not come yet"),
        (Entry("茶", day="yesterday"), "day", "2026-01-31"),
        (Entry("茶" * 300), "item", "too long"),
        (Entry("茶", amount="10亿零1"), "amount", "not an amount"),
        (Entry("茶", amount="10.01亿"), "amount", "more than anybody pays"),
        (Entry("茶", amount="9" * 40), "amount", "not an amount|more than"),
        (Entry("茶", cost="2000000000"), "cost", "more than anybody pays"),
        (Entry("茶", quantity="-2"), "quantity", "above zero"),
        (Entry("茶", quantity="1000001"), "quantity", "at most 1000000"),
        (Entry("茶", quantity="1e9"), "quantity", "not a number"),
        (Entry("茶", day="1026-11-20"), "day", "too long ago"),
        (Entry("茶", day="2026-02-30"), "day", "2026-01-31"),
        (Entry("茶", channel="微" * 201), "channel", "too long"),
    ],
)
def test_what_cannot_be_a_purchase_is_said(
    session: Session, customer: int, entry: Entry, field: str, words: str
) -> None:
    with pytest.raises(InvalidValue, match=words) as told:
        purchases.record(session, customer, entry)
    assert told.value.field == field
    assert purchases.of(session, customer) == []


def test_a_part_is_given_back_with_its_share_to_the_cent_and_the_rest_with_the_rest(
    session: Session, customer: int
) -> None:
    purchases.record(session, customer, Entry("茶", "3", "100"))
    bought = purchases.of(session, customer)[0]
    purchases.give_back(session, bought.id, "1")
    purchases.give_back(session, bought.id, "1")
    with pytest.raises(InvalidValue, match="Only 1 of it"):
        purchases.give_back(session, bought.id, "2")
    assert customers.get(session, customer).purchase_count == 1
    purchases.give_back(session, bought.id)
    found = customers.get(session, customer)
    assert (found.purchase_count, found.purchase_amount, found.last_purchase_on) == (0, 0, None)
    with pytest.raises(InvalidValue, match="nothing left"):
        purchases.give_back(session, bought.id)
    history.undo_last(session)
    assert customers.get(session, customer).purchase_amount == 3334


def test_a_correction_keeps_its_place_and_can_be_undone(session: Session, customer: int) -> None:
    day = (clock.today() - timedelta(3)).isoformat()
    purchases.record(session, customer, Entry("茶", "2", "100", day))
    bought = purchases.of(session, customer)[0]
    purchases.give_back(session, bought.id, "1")
    with pytest.raises(InvalidValue, match="given back already"):
        purchases.correct(session, bought.id, Entry("茶", "0.5", "90", day))
    purchases.correct(session, bought.id, Entry("绿茶", "2", "90", day))
    changed = purchases.get(session, bought.id)
    assert (changed.item, changed.amount, changed.day, changed.at) == ("绿茶", 9000, day, bought.at)
    history.undo_last(session)
    assert purchases.get(session, bought.id).item == "茶"


def test_a_deleted_purchase_takes_its_returns_along_and_both_come_back(
    session: Session, customer: int
) -> None:
    purchases.record(session, customer, Entry("茶", "2", "100"))
    bought = purchases.of(session, customer)[0]
    purchases.give_back(session, bought.id, "1")
    before = purchases.of(session, customer)
    operation = purchases.delete(session, bought.id)
    assert purchases.of(session, customer) == []
    with pytest.raises(NotFound):
        purchases.get(session, bought.id)
    history.undo(session, operation)
    assert purchases.of(session, customer) == before
    assert maintenance.check(session) == []


def test_a_product_that_was_sold_is_retired_not_deleted(session: Session, customer: int) -> None:
    tea = products.add(session, "茶")
    with pytest.raises(InvalidValue, match="already"):
        products.add(session, " 茶 ")
    with pytest.raises(InvalidValue, match="below zero"):
        products.update(session, tea, price="-1")
    purchases.record(session, customer, Entry("茶"))
    with pytest.raises(InvalidValue, match="Retire it"):
        products.delete(session, tea)
    products.retire(session, tea)
    assert products.products(session) == []
    products.update(session, tea, name="绿茶", price="12")
    (kept,) = products.products(session, with_retired=True)
    assert (kept.name, kept.price, bool(kept.retired), products.counts(session)[tea]) == (
        "绿茶",
        1200,
        True,
        1,
    )
    assert purchases.of(session, customer)[0].item == "绿茶"
    unsold = products.add(session, "红茶")
    products.delete(session, unsold)
    assert products.named(session, "红茶") is None


def test_who_sold_something_is_not_deleted(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("茶"))
    assert session.staff_id is not None
    with pytest.raises(InvalidValue, match="purchases"):
        staff.remove(session, session.staff_id)


def test_a_shop_that_keeps_no_amounts_is_scored_by_its_visits(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("茶"))
    quick_entry.save(session, quick_entry.Entry(customer_id=customer, text="来访"))
    assert rfm.basis(session, RfmRules()) == "visits"
    purchases.record(session, customer, Entry("茶", amount="30"))
    assert rfm.basis(session, RfmRules()) == "purchases"
    assert rfm.basis(session, RfmRules(basis="visits")) == "visits"


@given(
    item=st.text(max_size=8),
    quantity=st.text(alphabet="0123456789.,-+eE １一", max_size=12),
    amount=st.text(alphabet="0123456789.,-+万亿￥元 （", max_size=14),
    day=st.sampled_from(("", "2026-11-20", "2026-11-21", "0001-01-01", "x")),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_whatever_is_typed_is_stored_or_refused_with_its_field(
    session: Session, noon: object, item: str, quantity: str, amount: str, day: str
) -> None:
    entry = Entry(item, quantity, amount, day)
    try:
        ready = purchase_checks.checked(session, entry)
    except InvalidValue as error:
        assert error.field in ("item", "quantity", "amount", "day")
        assert error.sentence
        return
    assert 0 < ready.quantity <= purchase_checks.MOST_OF_IT
    assert ready.amount is None or 0 <= ready.amount <= purchase_checks.MOST_CENTS
    assert ready.day <= "2026-11-20"


def test_a_refused_correction_and_return_change_nothing(session: Session, customer: int) -> None:
    purchases.record(session, customer, Entry("茶", "2", "100", "2026-01-05"))
    (bought,) = purchases.of(session, customer)
    for entry in (Entry("茶", "2", "-100"), Entry("茶", "2", "100", "2999-01-01"), Entry("茶", "0")):
        with pytest.raises(InvalidValue):
            purchases.correct(session, bought.id, entry)
    for typed in (("3", "", ""), ("1", "-5", ""), ("1", "", "2999-01-01"), ("1", "", "2026-01-04")):
        with pytest.raises(InvalidValue):
            purchases.give_back(session, bought.id, *typed)
    assert purchases.of(session, customer) == [bought]
