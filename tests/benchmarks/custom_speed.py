"""Fields of the shop's own beside those of the program: made, filled in bulk, put in order, deleted."""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import classification, custom_fields, customer_list, customers, history
from crm_desktop.services.custom_fields import Definition
from crm_desktop.services.customer_list import Filter, Sort
from tests.benchmarks.measure import Line, ms, peak_mb, seconds

_ROWS = 50_000


def run(session: Session) -> Iterator[Line]:
    """The figures; the fields are deleted at the end."""
    names = iter(("benchmark size", "benchmark fee"))
    made: list[str] = []

    def define(kind: Kind, *options: str) -> float:
        return seconds(
            lambda: made.append(custom_fields.define(session, Definition(next(names), kind, options)))
        )

    yield Line("making a field", ms(define(Kind.ONE_OF, "S", "L")), "all customers are checked once")
    define(Kind.MONEY)
    size, fee = made
    grade = classification.add(session, "grade", "benchmark")
    ids = [row[0] for row in session.query(f"SELECT id FROM customer LIMIT {_ROWS}")]
    option = FIELDS[size].options[0].id
    took = []
    for key, value in (("grade", grade), (size, option)):
        took.append(seconds(lambda key=key, value=value: customers.update_many(session, ids, {key: value})))
        history.undo_last(session)
    count = f"{len(ids):,}"
    yield Line(f"bulk edit of {count}, a field of the shop", ms(took[1]), "grade", took[1] / took[0])
    customers.update_many(session, ids, {fee: 12_00})
    for key, title in ((fee, "amount"), ("company", "company")):
        first = seconds(lambda key=key: customer_list.first_ids(session, Filter(), [Sort(key)]))
        yield Line(f"first rows by {title}", ms(first), "bar: 100 ms", first / 0.1)
        every = seconds(lambda key=key: customer_list.ids(session, Filter(), [Sort(key)]))
        yield Line(f"all customers by {title}", ms(every), f"{peak_mb():,.0f} MB of memory at most")
    gone = seconds(lambda: custom_fields.delete(session, FIELDS[fee].made))
    yield Line(f"deleting a field with {count} values", ms(gone))
    custom_fields.delete(session, FIELDS[size].made)
    classification.delete(session, "grade", grade)
