"""Old customers: who should come again by now, who buys more or less, in money or in visits; against a plain computation."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, history, purchases, quick_entry, recycle_bin, returning
from tests.services.test_classes import opened


def day(ago: int) -> str:
    return (clock.today() - timedelta(ago)).isoformat()


def buy(session: Session, customer_id: int, ago: int, amount: int) -> None:
    purchases.record(session, customer_id, purchases.Entry(item="货", amount=str(amount), day=day(ago)))


def names(session: Session, which: str, days: int = 30) -> list[str]:
    return [each.name for each in returning.listed(session, which, days)[0]]


def test_rising_falling_and_due(session: Session) -> None:
    more, less, late, new = (
        customers.add(session, {"name": name}) for name in ("多了", "少了", "该来了", "新的")
    )
    for who, ago, amount in (
        (more, 5, 900), (more, 40, 300), (less, 6, 100), (less, 45, 700), (late, 100, 50), (late, 80, 50), (new, 3, 10),
    ):  # fmt: skip
        buy(session, who, ago, amount)
    assert names(session, returning.RISING) == ["多了"] and names(session, returning.FALLING) == ["少了"]
    assert names(session, returning.DUE) == ["该来了"]
    (row,), count = returning.listed(session, returning.DUE, 30)
    assert (row.every, row.late, row.last_on, count) == (20, 60, day(80), 1)
    found = returning.summary(session, 30)
    assert (found.money, found.now, found.before, found.buyers, found.again) == (True, 101_000, 100_000, 3, 2)
    recycle_bin.delete(session, [more])
    assert names(session, returning.RISING) == []
    history.undo_last(session)
    assert names(session, returning.RISING) == ["多了"]


def test_a_shop_without_purchases_counts_visits(session: Session) -> None:
    one = customers.add(session, {"name": "常来"})
    for ago in (3, 8, 40):
        at = clock.timestamp() - ago * 86_400
        quick_entry.save(session, quick_entry.Entry(kind="visit", customer_id=one, at=at))
    assert not returning.by_money(session) and names(session, returning.RISING) == ["常来"]
    assert returning.summary(session, 30) == returning.Summary(False, 2, 1, 1, 1)


bought = st.lists(st.tuples(st.integers(0, 130), st.integers(0, 500)), max_size=5)


@settings(max_examples=5)
@given(shop=st.lists(bought, min_size=1, max_size=6))
def test_it_is_what_the_plain_computation_says(shop: list[list[tuple[int, int]]]) -> None:
    with opened() as session:
        for at, deals in enumerate(shop):
            customer_id = customers.add(session, {"name": f"客{at}"})
            for ago, amount in deals:
                buy(session, customer_id, ago, amount)
        rising, falling = set(), set()
        for at, deals in enumerate(shop):
            now = sum(amount for ago, amount in deals if ago < 30)
            before = sum(amount for ago, amount in deals if 30 <= ago < 60)
            if before > 0 and now != before:
                (rising if now > before else falling).add(f"客{at}")
        assert set(names(session, returning.RISING)) == rising
        assert set(names(session, returning.FALLING)) == falling
