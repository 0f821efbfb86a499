"""The counts beside the values of the side panel."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled
from crm_desktop.progress import Progress
from crm_desktop.services import classification, customer_facets, customer_list, customers, recycle_bin, staff
from crm_desktop.services.customer_list import Filter


@pytest.fixture
def shop(session: Session, noon: datetime) -> Session:
    """Sixty customers with facts drawn by lot, some deleted or archived."""
    draw = random.Random(7)
    for name in ("A", "B", "C"):
        classification.add(session, "grade", name)
    top = classification.add(session, "category", "零售")
    classification.add(session, "category", "批发")
    classification.add(session, "category", "熟客", parent_id=top)
    for name in ("t1", "t2", "t3"):
        classification.add(session, "tag", name)
    classification.add(session, "source", "路过")
    for name in ("小李", "小王", "阿姨"):
        staff.add(session, name)
    ids = []
    for at in range(60):
        values: dict[str, object] = {
            "name": f"c{at}",
            "grade": draw.choice((None, 1, 2)),
            "category": draw.choice((None, 1, 2, 3)),
            "source": draw.choice((None, 1)),
            "owner": draw.choice((None, 1)),
            "tags": draw.sample((1, 2, 3), draw.randint(0, 2)),
            "starred": draw.random() < 0.3,
        }
        ids.append(customers.add(session, values))
    now = int(noon.timestamp())
    with session.change(Action.FILL_SAMPLES) as change:
        for customer_id in draw.sample(ids, 45):
            at = now - draw.randint(0, 150) * 86_400
            change.insert(
                "interaction",
                {
                    "customer_id": customer_id,
                    "kind": "visit",
                    "at": at,
                    "day": "",
                    "staff_id": draw.choice((1, 2)),
                    "created_at": at,
                },
            )
    recycle_bin.delete(session, ids[:5])
    recycle_bin.archive(session, ids[4:12])
    return session


FILTERS = [
    Filter(),
    Filter(grades=frozenset({1})),
    Filter(grades=frozenset({1, None}), tags=frozenset({2})),
    Filter(last_contact="30", starred=True),
    Filter(categories=frozenset({1}), last_contact_by=frozenset({1})),
    Filter(archived=True),
    Filter(text="c1"),
]


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("group", customer_facets.GROUPS)
def test_a_count_is_what_a_click_would_show(shop: Session, chosen: Filter, group: str) -> None:
    for facet in customer_facets.facet(shop, chosen, group):
        if group == "marks":
            clicked = Filter(**{**vars(chosen), str(facet.id): True})
        elif group in ("last_contact", "created"):
            clicked = Filter(**{**vars(chosen), group: facet.id})
        else:
            clicked = Filter(**{**vars(chosen), group: frozenset({facet.id})})
        assert facet.count == len(customer_list.ids(shop, clicked)), (group, facet)


def test_many_entries_are_counted_as_well(shop: Session) -> None:
    for at in range(50):
        classification.add(shop, "grade", f"g{at}")
    found = customer_facets.facet(shop, Filter(starred=True), "grades")
    assert sum(facet.count for facet in found) == len(customer_list.ids(shop, Filter(starred=True)))


def test_children_follow_their_parent_and_staff_without_customers_are_left_out(shop: Session) -> None:
    categories = customer_facets.facet(shop, Filter(), "categories")
    assert [(facet.name, facet.parent_id) for facet in categories] == [
        ("零售", None),
        ("熟客", 1),
        ("批发", None),
        ("", None),
    ]
    members = customer_facets.facet(shop, Filter(), "last_contact_by")
    assert [facet.name for facet in members if facet.id] == ["小李", "小王"]


def test_counting_can_be_cancelled(session: Session) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        customer_facets.facet(session, Filter(), "grades", progress)
