"""What a customer has bought in all is always what a plain, slow sum over the purchases says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, history, maintenance, merge, recycle_bin

Totals = tuple[int, int | None, int | None, str | None, str | None, int | None]


def stored(session: Session, customer_id: int) -> Totals:
    row: Totals = session.one(
        "SELECT purchase_count, purchase_amount, purchase_profit, first_purchase_on, last_purchase_on, "
        "purchase_interval FROM customer WHERE id = ?",
        (customer_id,),
    )
    return row


def summed(session: Session, customer_id: int) -> Totals:
    """The totals, computed row by row from the purchases alone."""
    rows = session.query(
        "SELECT id, day, quantity, amount, cost, returned_of FROM purchase WHERE customer_id = ?",
        (customer_id,),
    ).fetchall()
    left = {row[0]: row[2] for row in rows if row[2] > 0}
    for _, _, quantity, _, _, returned_of in rows:
        if returned_of in left:
            left[returned_of] += quantity
    kept = [date.fromisoformat(row[1]) for row in rows if left.get(row[0], 0) > 0]
    days = sorted(set(kept))
    amounts = [row[3] for row in rows if row[3] is not None]
    profits = [row[3] - row[4] for row in rows if row[3] is not None and row[4] is not None]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return (
        len(kept),
        sum(amounts) if amounts else None,
        sum(profits) if profits else None,
        days[0].isoformat() if days else None,
        days[-1].isoformat() if days else None,
        int(sum(gaps) / len(gaps) + 0.5) if gaps else None,
    )


def check(session: Session) -> None:
    for (customer_id,) in session.query("SELECT id FROM customer").fetchall():
        assert stored(session, customer_id) == summed(session, customer_id)
    assert [each.text for each in maintenance.check(session)] == []


def buy(session: Session, customer_id: int, day: str, quantity: int = 1000, **values: Any) -> int:
    with session.change(Action.RECORD_PURCHASE) as change:
        return change.insert(
            "purchase",
            {
                "customer_id": customer_id,
                "day": day,
                "at": 0,
                "quantity": quantity,
                "created_at": 0,
                **values,
            },
        )


def test_a_purchase_given_back_whole_does_not_count_but_one_of_two_does(session: Session) -> None:
    customer = customers.add(session, {"name": "王小明"})
    first = buy(session, customer, "2026-01-01", 2000, amount=20000, cost=12000)
    buy(session, customer, "2026-01-11", amount=5000)
    buy(session, customer, "2026-01-31")
    assert stored(session, customer) == (3, 25000, 8000, "2026-01-01", "2026-01-31", 15)
    buy(session, customer, "2026-02-01", -1000, amount=-10000, cost=-6000, returned_of=first)
    assert stored(session, customer) == (3, 15000, 4000, "2026-01-01", "2026-01-31", 15)
    buy(session, customer, "2026-02-02", -1000, amount=-10000, cost=-6000, returned_of=first)
    assert stored(session, customer) == (2, 5000, 0, "2026-01-11", "2026-01-31", 20)


@pytest.mark.parametrize(
    "values",
    [{"quantity": 0}, {"amount": -1}, {"quantity": -1000, "amount": 1}, {"cost": -1}, {"day": "today"}],
)
def test_what_is_neither_a_purchase_nor_a_return_is_refused(session: Session, values: dict[str, Any]) -> None:
    customer = customers.add(session, {"name": "王小明"})
    with pytest.raises(Exception, match="CHECK"):
        buy(session, customer, **{"day": "2026-01-01", **values})
    assert stored(session, customer) == (0, None, None, None, None, None)


_DAYS = st.integers(0, 400).map(lambda count: (date(2025, 1, 1) + timedelta(count)).isoformat())
_CENTS = st.none() | st.integers(0, 10**9)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), st.integers(0, 9), _DAYS, st.integers(1, 5000), _CENTS, _CENTS),
        st.tuples(st.just("return"), st.integers(0, 9), _DAYS, st.integers(1, 5000), _CENTS, _CENTS),
        st.tuples(st.just("edit"), st.integers(0, 9), _DAYS, st.integers(1, 5000), _CENTS, _CENTS),
        st.tuples(
            st.sampled_from(["delete", "move", "merge", "bin", "purge", "undo", "redo"]), st.integers(0, 9)
        ),
    ),
    max_size=20,
)


def step(session: Session, name: str, pick: int, *values: Any) -> None:
    ids = [row[0] for row in session.query("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id")]
    bought = session.query("SELECT id, customer_id FROM purchase WHERE quantity > 0 ORDER BY id").fetchall()
    if name == "undo" and history.undo_title(session):
        history.undo_last(session)
    elif name == "redo" and history.redo_title(session):
        history.redo_last(session)
    if not ids:
        return
    one = ids[pick % len(ids)]
    if name == "buy":
        day, quantity, amount, cost = values
        buy(session, one, day, quantity, amount=amount, cost=cost)
    elif name == "merge" and len(ids) > 1:
        merge.merge(session, ids[:2], ids[pick % 2])
    elif name == "bin":
        recycle_bin.delete(session, [one])
    elif name == "purge" and recycle_bin.contents(session):
        recycle_bin.purge(session, [recycle_bin.contents(session)[0].id])
    if not bought:
        return
    row_id, owner = bought[pick % len(bought)]
    if name == "return":
        day, quantity, amount, cost = values
        signs = {"amount": amount and -amount, "cost": cost and -cost}
        buy(session, owner, day, -quantity, returned_of=row_id, **signs)
    elif name == "edit":
        day, quantity, amount, cost = values
        with session.change(Action.EDIT_PURCHASE) as change:
            change.update(
                "purchase", row_id, {"day": day, "quantity": quantity, "amount": amount, "cost": cost}
            )
    elif name == "delete":
        with session.change(Action.DELETE_PURCHASE) as change:
            change.execute("DELETE FROM purchase WHERE id = ?", (row_id,))
    elif name == "move":
        with session.change(Action.EDIT_PURCHASE) as change:
            change.execute(
                "UPDATE purchase SET customer_id = ? WHERE id = ? OR returned_of = ?", (one, row_id, row_id)
            )


@contextmanager
def a_shop(root: Any) -> Iterator[Session]:
    session = Session(Database(DataFolder(root)))
    try:
        for name in ("王小明", "李雷", "韩梅梅"):
            customers.add(session, {"name": name})
        yield session
    finally:
        session.close()


@given(steps=_STEPS)
def test_whatever_is_done_the_totals_are_the_sum(
    steps: list[tuple[Any, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with a_shop(tmp_path_factory.mktemp("shop")) as session:
        session.started_after = session.one("SELECT max(id) FROM operation")[0]
        before = [stored(session, each) for each in (1, 2, 3)]
        for each in steps:
            step(session, *each)
            check(session)
        while session.next_undo():
            try:
                history.undo_last(session)
            except NotFound:
                break
            check(session)
        else:
            assert [stored(session, each) for each in (1, 2, 3)] == before
