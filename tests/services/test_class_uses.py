"""Lists against bad input: circles, entries that are asked for, names that say something else in the language."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import (
    class_uses,
    classification,
    customer_list,
    customers,
    filter_words,
    history,
    saved_views,
    segments,
)
from crm_desktop.services.customer_filter import having
from tests.data.test_journal import dump

_ODD = (
    "none", "any", "无", "有", "#5", "a,b", "a:b", '他说"好"', "-VIP", "A OR B", "NOT", "(x)", "a b", "*", "=x", ">5", "a/b", "1",
)  # fmt: skip


@pytest.mark.parametrize("name", _ODD)
def test_a_name_that_says_something_else_is_still_found_by_it(session: Session, name: str) -> None:
    for which in ("tag", "grade", "category", "source"):
        key = "tags" if which == "tag" else which
        entry = classification.add(session, which, name)
        one = customers.add(session, {"name": "客", key: [entry] if which == "tag" else entry})
        words = filter_words.written(session, having(**{key: {entry}}))
        found, problems = filter_words.read(session, words)
        assert not problems and list(customer_list.ids(session, found)) == [one], words


def test_a_circle_in_the_tree_is_refused(session: Session) -> None:
    top = classification.add(session, "category", "零售")
    below = classification.add(session, "category", "散客", parent_id=top)
    deep = classification.add(session, "category", "路过", parent_id=below)
    for above in (top, below, deep):
        with pytest.raises(InvalidValue, match="below itself"):
            classification.move(session, "category", top, above)
    classification.move(session, "category", deep, top)
    assert {each.name: each.parent_id for each in classification.entries(session, "category")} == {
        "零售": None, "散客": top, "路过": top,
    }  # fmt: skip


def test_the_same_name_twice_below_one_entry_is_refused_and_told_apart_when_the_entry_goes(
    session: Session,
) -> None:
    one, other = (classification.add(session, "tag", name) for name in ("零售", "批发"))
    first = classification.add(session, "tag", "散客", parent_id=one)
    second = classification.add(session, "tag", "散客", parent_id=other)
    with pytest.raises(InvalidValue, match="already"):
        classification.move(session, "tag", second, one)
    with pytest.raises(InvalidValue, match="already"):
        classification.add(session, "tag", " 零售 ")
    class_uses.delete(session, "tag", one)
    class_uses.delete(session, "tag", other)
    names = {each.id: each.name for each in classification.entries(session, "tag")}
    assert names == {first: "散客", second: "散客 (批发)"}


@pytest.fixture
def asked(session: Session) -> tuple[int, int, int]:
    """Grades A and B, and a group that asks for A and whoever is not B; a view asks for A too."""
    a, b = (classification.add(session, "grade", name) for name in "AB")
    group = segments.add_smart(session, "好客户", filter_words.read(session, "grade:A -grade:B")[0])
    saved_views.save(session, "我的", having(grade={a}), [], [])
    return a, b, group


def test_what_asks_for_an_entry_is_named(session: Session, asked: tuple[int, int, int]) -> None:
    a, b, _ = asked
    assert class_uses.uses(session, "grade", a) == ["group 好客户", "view 我的"]
    assert class_uses.uses(session, "grade", b) == ["group 好客户"]
    assert class_uses.uses(session, "tag", a) == []


def test_what_asks_for_a_deleted_entry_asks_for_the_one_instead(
    session: Session, asked: tuple[int, int, int]
) -> None:
    a, _, group = asked
    c = classification.add(session, "grade", "C")
    one = customers.add(session, {"name": "客", "grade": a})
    before = dump(session)
    operation = class_uses.delete(session, "grade", a, c)
    assert segments.said(session, segments.get(session, group)) == "grade:C -grade:B"
    assert list(segments.ids(session, segments.get(session, group))) == [one]
    assert saved_views.saved(session)[0].filter == having(grade={c})
    history.undo(session, operation)
    assert dump(session) == before


def test_merged_entries_are_asked_for_as_one(session: Session, asked: tuple[int, int, int]) -> None:
    a, b, group = asked
    class_uses.merge(session, "grade", [b], a)
    assert f"#{b}" not in segments.get(session, group).query and class_uses.uses(session, "grade", b) == []
