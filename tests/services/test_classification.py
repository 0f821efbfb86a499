"""The shop's own lists."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import classification, customers, history, recycle_bin


def counts(session: Session, name: str) -> dict[str, int]:
    return {entry.name: entry.count for entry in classification.entries(session, name)}


@pytest.mark.parametrize("name", classification.LISTS)
def test_entries_are_added_renamed_counted_and_deleted(session: Session, name: str) -> None:
    first = classification.add(session, name, "一")
    second = classification.add(session, name, "二")
    key = "tags" if name == "tag" else name
    value = [first] if name == "tag" else first
    for number in range(3):
        customers.add(session, {"name": f"客户{number}", key: value})
    assert counts(session, name) == {"一": 3, "二": 0}
    recycle_bin.delete(session, [1])
    recycle_bin.archive(session, [2])
    assert counts(session, name) == {"一": 1, "二": 0}
    assert classification.usage(session, name, first) == 3
    classification.rename(session, name, first, "甲")
    classification.delete(session, name, first, move_to=second)
    assert counts(session, name) == {"二": 1}
    history.undo_last(session)
    assert counts(session, name) == {"甲": 1, "二": 0}


@pytest.mark.parametrize("name", classification.LISTS)
def test_a_name_is_needed_and_stands_once(session: Session, name: str) -> None:
    classification.add(session, name, "VIP")
    with pytest.raises(InvalidValue, match="in the list already"):
        classification.add(session, name, " vip ")
    with pytest.raises(InvalidValue, match="Type a name"):
        classification.add(session, name, "  ")


def test_merging_tags_leaves_each_customer_one(session: Session) -> None:
    tags = [classification.add(session, "tag", name) for name in ("老客户", "老顾客", "回头客")]
    both = customers.add(session, {"name": "甲", "tags": tags[:2]})
    other = customers.add(session, {"name": "乙", "tags": [tags[2]]})
    classification.merge(session, "tag", tags, tags[0])
    assert customers.get(session, both).tag_ids == customers.get(session, other).tag_ids == (tags[0],)
    assert counts(session, "tag") == {"老客户": 2}
    history.undo_last(session)
    assert counts(session, "tag") == {"老客户": 1, "老顾客": 1, "回头客": 1}


def test_a_category_moves_in_the_tree_but_not_below_itself(session: Session) -> None:
    top = classification.add(session, "category", "批发")
    below = classification.add(session, "category", "食品", parent_id=top)
    with pytest.raises(InvalidValue, match="below itself"):
        classification.move(session, "category", top, below)
    classification.delete(session, "category", top)
    assert [entry.parent_id for entry in classification.entries(session, "category")] == [None]


def test_the_order_is_the_shops_own(session: Session) -> None:
    ids = [classification.add(session, "grade", name) for name in "ABC"]
    classification.reorder(session, "grade", ids[::-1])
    assert [entry.name for entry in classification.entries(session, "grade")] == ["C", "B", "A"]
