"""The customer list: first screenful, all ids, a jump to anywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator

from crm_desktop.data.session import Session
from crm_desktop.services import customer_list
from crm_desktop.services.customer_list import Filter, Sort
from tests.benchmarks.measure import Line, ms, percentile, seconds

_SORTS = (
    "name", "last_contact_at", "created_at", "grade", "phone", "wechat", "company", "region", "address",
    "interaction_count",
)  # fmt: skip


def run(session: Session) -> Iterator[Line]:
    """The figures of the list on an open shop."""
    everybody = Filter()
    for key in _SORTS:
        order = [Sort(key)]
        first = seconds(lambda order=order: customer_list.first_ids(session, everybody, order))
        yield Line(f"list by {key}: first screenful of ids", ms(first), "bar: 50 ms")
        whole = seconds(lambda order=order: customer_list.ids(session, everybody, order))
        yield Line(f"list by {key}: all ids (in the worker)", ms(whole), "bar: 600 ms")
    ids = customer_list.ids(session, everybody, [Sort("name")])
    draw = random.Random(5)
    jumps = []
    for _ in range(100):
        at = draw.randrange(max(1, len(ids) - 40))
        jumps.append(seconds(lambda at=at: customer_list.rows(session, ids[at : at + 40])))
    yield Line("list: rows of a random jump, p95", ms(percentile(jumps, 0.95)), "bar: 16 ms with painting")
