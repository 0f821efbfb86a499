"""Filters of the language: first screenful, all ids, the counts of the side panel, what was perhaps mistyped."""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.data.session import Session
from crm_desktop.services import customer_facets, customer_list, filter_words, find
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from tests.benchmarks.measure import Line, ms, peak_mb, seconds

_TEXTS = (
    "tel:5678",
    "tel:56",
    "company:贸易",
    "address:路",
    "name:wang",
    "email:qq",
    "grade:A",
    "-grade:A",
    "tag:none",
    "last:>30d",
    "last:<7d",
    "created:2024-05..2024-06",
    "next:overdue",
    "birthday:this-month",
    "interactions:>5",
    '-"张"',
    "张 OR 李",
    "5 -grade:A",
    "(grade:A OR is:starred) -source:none last:>30d",
)
_LIKE = "SELECT count(*) FROM customer WHERE name LIKE '%伟明%'"
_ORDER = [Sort("name")]


def run(session: Session) -> Iterator[Line]:
    """The figures of filters on an open shop, each beside one LIKE over the names."""
    like = min(seconds(lambda: session.one(_LIKE)) for _ in range(3))  # the first one reads from the disk
    yield Line("filter: one LIKE over the names, to compare with", ms(like))
    customer_list.ids(session, Filter(), _ORDER)
    for text in _TEXTS:
        chosen, _ = filter_words.read(session, text)
        first = seconds(lambda chosen=chosen: customer_list.first_ids(session, chosen, _ORDER))
        whole = seconds(lambda chosen=chosen: customer_list.ids(session, chosen, _ORDER))
        found = len(customer_list.ids(session, chosen, _ORDER))
        yield Line(f"filter {text}: first screenful", ms(first), "bar: 100 ms")
        yield Line(f"filter {text}: all {found:,} ids", ms(whole), "a LIKE; bar: 1 s", whole / like)
    for text in ("", "grade:A", "last:>30d"):
        chosen, _ = filter_words.read(session, text)
        groups = {
            group: seconds(lambda chosen=chosen, group=group: customer_facets.facet(session, chosen, group))
            for group in customer_facets.GROUPS
        }
        slowest = max(groups, key=lambda group: groups[group])
        yield Line(
            f"side panel, {text or 'everybody'}: all groups",
            ms(sum(groups.values())),
            f"{slowest}: {ms(groups[slowest])}",
        )
    for text in ("zhagnwei", "13800138001"):
        result = find.find(session, text, 8)
        alike = seconds(lambda result=result: find.look_alikes(session, result))
        yield Line(f"similar to {text}", ms(alike), "a LIKE", alike / like)
    yield Line("filters: peak memory", f"{peak_mb():,.0f} MB")
