"""The sample shop has believable purchases; they can be added to one that has none, and are taken away whole."""

from __future__ import annotations

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import maintenance, products, sample, sample_purchases

pytestmark = pytest.mark.usefixtures("noon")


def test_about_three_for_each_customer_and_some_come_back(session: Session) -> None:
    sample.fill(session, 600)
    count, buyers, back, unknown = session.one(
        "SELECT count(*), count(DISTINCT customer_id), sum(quantity < 0), sum(cost IS NULL) FROM purchase"
    )
    assert 2.2 < count / 600 < 4.2
    assert 200 < buyers < 500
    assert 0 < back < count / 20
    assert 0 < unknown < count / 10


def test_bought_after_the_customer_came_by_what_the_list_has(session: Session) -> None:
    sample.fill(session, 300)
    assert session.one(
        "SELECT count(*) FROM purchase WHERE returned_of IS NULL AND NOT EXISTS (SELECT 1 FROM interaction "
        "WHERE interaction.customer_id = purchase.customer_id AND interaction.at = purchase.at)"
    ) == (0,)
    assert session.one("SELECT count(*) FROM purchase WHERE at > ?", (clock.timestamp(),)) == (0,)
    assert session.one(
        "SELECT count(*) FROM purchase JOIN product ON product.id = product_id "
        "WHERE quantity > 0 AND amount > price * quantity / 1000 + 50"
    ) == (0,)
    known = products.products(session, with_retired=True)
    assert len({each.category for each in known}) > 5
    assert [each.name for each in known if each.retired] == ["竹帘"]
    assert len(products.counts(session)) > 40


def test_what_came_back_belongs_to_a_purchase_of_the_same_customer(session: Session) -> None:
    sample.fill(session, 600)
    rows = session.query(
        "SELECT back.customer_id = sold.customer_id, back.at > sold.at, back.quantity + sold.quantity >= 0 "
        "FROM purchase AS back JOIN purchase AS sold ON sold.id = back.returned_of"
    ).fetchall()
    assert len(rows) > 3
    assert set(rows) == {(1, 1, 1)}


def test_the_totals_are_those_of_the_purchases(session: Session) -> None:
    sample.fill(session, 120)
    assert maintenance.check(session) == []


def test_added_to_a_shop_that_has_none_and_only_there(session: Session) -> None:
    sample.fill(session, 200)
    first = session.query("SELECT * FROM purchase ORDER BY id").fetchall()
    assert sample_purchases.fill(session) != []
    assert len(session.query("SELECT * FROM purchase").fetchall()) - len(first) < len(first) // 2
    operations = [row[0] for row in session.query("SELECT id FROM operation ORDER BY id DESC")]
    for operation in operations:
        session.undo(operation)
    assert session.one("SELECT (SELECT count(*) FROM purchase) + (SELECT count(*) FROM product)") == (0,)


def test_nothing_to_sell_in_an_empty_shop(session: Session) -> None:
    assert sample_purchases.fill(session) == []
    sample.fill(session, 20, 0)
    assert sample_purchases.fill(session) == []
