"""A purchase and all that follows from it, beside a plain INSERT and COMMIT of as much in the same file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.session import Session
from crm_desktop.services import classes, day_register, interactions, products, purchases, sample_purchases
from crm_desktop.services.purchase_checks import Entry
from tests.benchmarks.measure import Line, ms, percentile, seconds

_ROUNDS = 60
_PLAIN = "CREATE TABLE IF NOT EXISTS benchmark_purchase (id INTEGER PRIMARY KEY, customer_id, day, at, item, amount)"


def run(session: Session) -> Iterator[Line]:
    """The figures; what is written is taken away again."""
    if not session.one("SELECT EXISTS (SELECT 1 FROM purchase)")[0]:
        took = seconds(lambda: sample_purchases.fill(session))
        count = session.one("SELECT count(*) FROM purchase")[0]
        yield Line(f"sample of {count:,} purchases", f"{took:,.1f} s")
    last = session.one("SELECT max(id) FROM customer")[0]
    draw = random.Random(8)
    known = [draw.randrange(1, last + 1) for _ in range(_ROUNDS)]
    known = [
        row[0]
        for at in known
        for row in session.query(
            "SELECT id FROM customer WHERE id >= ? AND deleted_at IS NULL ORDER BY id LIMIT 1", (at,)
        )
    ]
    names = [each.name for each in products.products(session)] or ["茶"]
    if computed.scores(session.database.connection) is None:
        yield Line("scores of all customers", f"{seconds(lambda: classes.recompute(session)):,.1f} s")
    recorded: list[int] = []
    before = session.one("SELECT max(id) FROM purchase")[0]

    def each(act: Callable[[int], object]) -> list[float]:
        return [seconds(lambda customer=customer: act(customer)) for customer in known]  # type: ignore[misc]

    def record(customer: int) -> None:
        recorded.append(purchases.record(session, customer, Entry(draw.choice(names), "2", "120")))

    def newest(customer: int) -> purchases.Purchase:
        return next(bought for bought in purchases.of(session, customer) if bought.quantity > 0)

    plain = _plain(session, known)
    middle = percentile(plain, 0.5)
    yield Line("plain INSERT and COMMIT", ms(middle), f"95 of 100: {ms(percentile(plain, 0.95))}")
    record(known[0])  # the first one reads the rules
    acts: dict[str, Callable[[int], object]] = {
        "a purchase, with all that follows": record,
        "the undo of a purchase": lambda _at: session.undo(recorded.pop()),
        "a purchase, once more": record,
        "its correction": lambda at: purchases.correct(session, newest(at).id, Entry("茶", "2", "90")),
        "a return of a half": lambda at: purchases.give_back(session, newest(at).id, "1"),
    }
    for name, act in acts.items():
        took_each = each(act)
        half = percentile(took_each, 0.5)
        slow = percentile(took_each, 0.95)
        yield Line(name, ms(half), f"bar: 20 ms; 95 of 100: {ms(slow)}", half / middle)
    for (made,) in session.query(
        "SELECT id FROM purchase WHERE id > ? AND quantity > 0", (before,)
    ).fetchall():
        purchases.delete(session, made)
    busy = session.one("SELECT id FROM customer ORDER BY purchase_amount DESC LIMIT 1")[0]
    day = session.one("SELECT max(day) FROM purchase WHERE day < ?", (clock.today().isoformat(),))[0]
    reads: dict[str, Callable[[], object]] = {
        "the timeline of who bought most": lambda: interactions.timeline(session, busy),
        "the register of a day": lambda: day_register.rows(session, day),
        "the products that are offered": lambda: products.products(session),
        "how often each was bought, in the worker": lambda: products.counts(session),
    }
    for name, read in reads.items():
        yield Line(name, ms(percentile([seconds(read) for _ in range(5)], 0.5)))


def _plain(session: Session, customers: list[int]) -> list[float]:
    """Seconds of each plain INSERT and COMMIT into a table without triggers and indexes."""
    connection = session.database.connection
    connection.execute(_PLAIN)
    try:
        return [
            seconds(
                lambda customer=customer: connection.execute(  # type: ignore[misc]
                    "INSERT INTO benchmark_purchase (customer_id, day, at, item, amount) VALUES (?, ?, ?, ?, ?)",
                    (customer, "2026-11-20", 1_795_000_000, "茶", 12_000),
                )
            )
            for customer in customers
        ]
    finally:
        connection.execute("DROP TABLE benchmark_purchase")
