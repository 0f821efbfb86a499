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
from crm_desktop.services.customer_filter import having
from crm_desktop.services.customer_list import Filter
from crm_desktop.values import rules
from crm_desktop.values.rules import Condition, Op


@pytest.fixture
def shop(session: Session, noon: datetime) -> Session:
    """Sixty customers with facts drawn by lot, some deleted or archived."""
    draw = random.Random(7)
    for name in ("A", "B", "C"):
        classification.add(session, "grade", name)
    top = classification.add(session, "category", "零售")
    classification.add(session, "category", "批发")
    classification.add(session, "category", "熟客", parent_id=top)
    for name, above in (("t1", None), ("t2", None), ("t3", 1)):
        classification.add(session, "tag", name, parent_id=above)
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
    having(grade=frozenset({1})),
    having(grade=frozenset({1, None}), tags=frozenset({2})),
    having(last_contact_at="<30d", starred=True),
    having(category=frozenset({1}), last_contact_by=frozenset({1})),
    having(archived=True),
    having(text="c1"),
]


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("group", customer_facets.GROUPS)
def test_a_count_is_what_a_click_would_show(shop: Session, chosen: Filter, group: str) -> None:
    for facet in customer_facets.facet(shop, chosen, group):
        if group == "marks":
            clicked = chosen.also(Condition(str(facet.id), Op.IS))
        elif group in customer_facets.SPANS and facet.id is None:
            clicked = chosen.without(group).also(Condition(group, Op.EMPTY))
        elif group in customer_facets.SPANS:
            clicked = chosen.without(group).also(Condition(group, Op.WITHIN, (facet.id,)))
        else:
            clicked = chosen.without(group).also(rules.among(group, [facet.id]))
        assert facet.count == len(customer_list.ids(shop, clicked)), (group, facet)


def test_many_entries_are_counted_as_well(shop: Session) -> None:
    for at in range(50):
        classification.add(shop, "grade", f"g{at}")
    found = customer_facets.facet(shop, having(starred=True), "grade")
    assert sum(facet.count for facet in found) == len(customer_list.ids(shop, having(starred=True)))


def test_a_list_that_has_seen_many_entries_is_counted_beside_the_others(shop: Session) -> None:
    with shop.change(Action.FILL_SAMPLES) as change:
        change.insert("source", {"id": 70_000, "name": "抖音", "position": 9})
    chosen = having(starred=True)
    for customer_id in list(customer_list.ids(shop, chosen))[:3]:
        customers.update(shop, customer_id, {"source": 70_000})
    sources = {facet.id: facet.count for facet in customer_facets.facet(shop, chosen, "source")}
    assert sources[70_000] == 3
    for group in ("grade", "stage", "source"):
        found = customer_facets.facet(shop, chosen, group)
        assert sum(facet.count for facet in found) == len(customer_list.ids(shop, chosen)), group


def test_counts_follow_what_is_written_between_two_looks(shop: Session) -> None:
    """Many pass, so all groups are counted in one look, which is kept only until something is written."""
    chosen = having(starred=True)
    before = {facet.id: facet.count for facet in customer_facets.facet(shop, chosen, "stage")}
    someone = next(iter(customer_list.ids(shop, chosen)))
    now = shop.one("SELECT stage_now FROM customer WHERE id = ?", (someone,))[0]
    assert now != "mature"
    customers.update(shop, someone, {"stage": "mature"})
    after = {facet.id: facet.count for facet in customer_facets.facet(shop, chosen, "stage")}
    assert (after["mature"], after[now]) == (before["mature"] + 1, before[now] - 1)


def test_children_follow_their_parent_and_staff_without_customers_are_left_out(shop: Session) -> None:
    categories = customer_facets.facet(shop, Filter(), "category")
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
        customer_facets.facet(session, Filter(), "grade", progress)


def test_the_shop_s_own_choices_are_counted_and_filtered_by(session: Session) -> None:
    from crm_desktop.data.fields import FIELDS, Kind
    from crm_desktop.services import custom_fields, customer_facets
    from crm_desktop.services.custom_fields import Definition
    from crm_desktop.services.customer_filter import Filter, having
    from crm_desktop.services.customer_list import ids

    size = custom_fields.define(session, Definition("Size", Kind.ONE_OF, ("S", "L")))
    colors = custom_fields.define(session, Definition("Colors", Kind.MANY_OF, ("Red", "Blue")))
    member = custom_fields.define(session, Definition("Member", Kind.YES_NO))
    one = customers.add(session, {"name": "甲", size: "L", colors: "Red、Blue", member: "no"})
    other = customers.add(session, {"name": "乙", size: "L", colors: "Red"})
    customers.add(session, {"name": "丙"})
    assert customer_facets.groups()[-4:] == (size, colors, member, "marks")

    def counted(chosen: Filter, group: str) -> list[tuple[str, int]]:
        return [(each.name, each.count) for each in customer_facets.facet(session, chosen, group)]

    assert counted(Filter(), size) == [("S", 0), ("L", 2), ("", 1)]
    assert counted(Filter(), colors) == [("Red", 2), ("Blue", 1), ("", 1)]
    assert counted(Filter(), member) == [("Yes", 0), ("No", 1), ("", 2)]
    blue = having(**{colors: [FIELDS[colors].options[1].id]})
    assert list(ids(session, blue)) == [one]
    assert counted(blue, size) == [("S", 0), ("L", 1), ("", 0)]
    large = having(**{size: [FIELDS[size].options[1].id]})
    assert sorted(ids(session, large)) == [one, other]
    custom_fields.delete(session, FIELDS[size].made)
    assert customer_facets.facet(session, Filter(), size) == []
