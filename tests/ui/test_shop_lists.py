"""The shop's lists at hand: in the order of the tree, without those who left, read again after a change."""

from __future__ import annotations

from crm_desktop.data.session import Changes, Session
from crm_desktop.services import classification, staff
from crm_desktop.ui.shop_lists import ShopLists


def test_children_stand_below_their_parents(session: Session) -> None:
    classification.add(session, "category", "Tea")
    classification.add(session, "category", "Coffee")
    tea = ShopLists(session).choices("category")[-2].key
    classification.add(session, "category", "Green tea", parent_id=tea)
    found = [(each.name, each.depth) for each in ShopLists(session).choices("category")]
    assert found[-3:] == [("Tea", 0), ("Green tea", 1), ("Coffee", 0)]


def test_who_left_keeps_the_name_and_is_not_offered(session: Session) -> None:
    lists = ShopLists(session)
    anna, ben = lists.create("owner", "Anna"), lists.create("owner", "Ben")
    staff.set_active(session, anna, False)
    assert lists.words("owner", anna) == ("Anna", None)
    assert [each.key for each in lists.choices("owner")] == [ben]


def test_a_list_is_read_again_after_a_change_of_it(session: Session) -> None:
    lists = ShopLists(session)
    before = lists.choices("source")
    heard: list[Changes] = []
    session.subscribe(heard.append)
    added = lists.create("source", "Fair")
    assert lists.choices("source") == before
    assert ShopLists.concerned(heard[-1])
    lists.hear(heard[-1])
    assert lists.words("source", added) == ("Fair", None)


def test_nothing_is_offered_only_while_nothing_is_typed(session: Session) -> None:
    lists = ShopLists(session)
    lists.create("tag", "Noble")
    options = lists.options("tag", "None")
    assert options("")[0].name == "None"
    assert [each.name for each in options("no")] == ["Noble"]
