"""Relations: seen from both ends, taken back, kept through merge, deletion and restoring."""

from __future__ import annotations

import pytest

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import customers, history, interactions, merge, recycle_bin, relations
from tests.data.test_journal import dump


@pytest.fixture
def three(session: Session) -> tuple[int, int, int]:
    """A man, his wife, and the company that he works for."""
    wang, li, company = (customers.add(session, {"name": name}) for name in ("王小明", "李梅", "兴达公司"))
    return wang, li, company


def said(session: Session, customer_id: int) -> list[tuple[str, str]]:
    return [(each.label, each.name) for each in relations.of(session, customer_id).rows]


def test_each_end_has_its_own_label(session: Session, three: tuple[int, int, int]) -> None:
    wang, li, company = three
    relations.add(session, wang, li, "spouse", "spouse")
    relations.add(session, wang, company, "company", "employee")
    relations.add(session, li, wang, "师傅", "徒弟")
    assert said(session, wang) == [("spouse", "李梅"), ("company", "兴达公司"), ("徒弟", "李梅")]
    assert said(session, li) == [("spouse", "王小明"), ("师傅", "王小明")]
    assert said(session, company) == [("employee", "王小明")]
    assert ("师傅", "徒弟") in relations.pairs(session), "the shop's own word is offered again"


def test_adding_and_removing_are_one_act_each(session: Session, three: tuple[int, int, int]) -> None:
    wang, li, _ = three
    relations.add(session, wang, li, "parent", "child")
    before = dump(session)
    gone = relations.remove(session, li, relations.of(session, li).rows[0])
    assert said(session, wang) == said(session, li) == []
    history.undo(session, gone)
    assert dump(session) == before
    assert history.undo_title(session) == "Add relation: 王小明 ↔ 李梅"
    history.undo_last(session)
    assert said(session, wang) == said(session, li) == []
    with pytest.raises(NotFound):
        relations.remove(session, li, relations.Relation(1, wang, "王小明", "child", "parent"))


def test_both_open_pages_hear_of_it(session: Session, three: tuple[int, int, int]) -> None:
    wang, li, _ = three
    heard: list[frozenset[int] | None] = []
    session.subscribe(lambda changes: heard.append(changes.tables["customer"]))
    relations.add(session, wang, li, "friend", "friend")
    assert heard == [frozenset({wang, li})]


@pytest.mark.parametrize(
    ("label", "reverse", "sentence"),
    [("  ", "x", "Say what"), ("x" * 41, "x", "shorter word"), ("spouse", "Spouse", "there already")],
)
def test_what_cannot_be_said(
    session: Session, three: tuple[int, int, int], label: str, reverse: str, sentence: str
) -> None:
    wang, li, _ = three
    relations.add(session, wang, li, "spouse", "spouse")
    with pytest.raises(InvalidValue, match=sentence):
        relations.add(session, wang, li, label, reverse)
    with pytest.raises(InvalidValue, match="Nobody"):
        relations.add(session, wang, wang, "friend", "friend")


def test_a_referral_is_the_field_of_the_one_who_was_brought(
    session: Session, three: tuple[int, int, int]
) -> None:
    wang, li, company = three
    relations.add(session, wang, li, relations.REFERRED, relations.REFERRED_BY)
    assert customers.get(session, li).referrer_id == wang
    assert said(session, wang) == [("referred", "李梅")]
    assert said(session, li) == [], "who brought her stands among her facts"
    with pytest.raises(InvalidValue, match="circle"):
        relations.add(session, wang, li, relations.REFERRED_BY, relations.REFERRED)
    relations.remove(session, wang, relations.of(session, wang).rows[0])
    assert customers.get(session, li).referrer_id is None
    for at in range(relations.MOST_REFERRED + 2):
        customers.add(session, {"name": f"客{at}", "referrer": company})
    found = relations.of(session, company)
    assert (len(found.rows), found.more_referred) == (relations.MOST_REFERRED, 2)


def test_it_stands_in_the_history_of_both(session: Session, three: tuple[int, int, int]) -> None:
    wang, li, _ = three
    relations.add(session, wang, li, "parent", "child")
    relations.remove(session, wang, relations.of(session, wang).rows[0])

    def lines(customer_id: int) -> list[tuple[str, object, object]]:
        items = interactions.timeline(session, customer_id, [interactions.CHANGE])
        return [field[1:] for item in items for field in item.fields if field[1] == "relation"]

    assert lines(wang) == [("relation", "Parent: 李梅", ""), ("relation", "", "Parent: 李梅")]
    assert lines(li) == [("relation", "Child: 王小明", ""), ("relation", "", "Child: 王小明")]
    i18n.install("zh_CN")
    assert lines(li)[1] == ("relation", "", "子女：王小明")


def test_a_merge_brings_them_along_and_its_undo_takes_them_back(
    session: Session, three: tuple[int, int, int]
) -> None:
    wang, li, company = three
    again = customers.add(session, {"name": "王小明"})
    for one, other, label, reverse in (
        (wang, li, "spouse", "spouse"),
        (again, li, "spouse", "spouse"),
        (again, company, "company", "employee"),
        (again, wang, "friend", "friend"),
    ):
        relations.add(session, one, other, label, reverse)
    before = dump(session)
    merged = merge.merge(session, [wang, again], wang)
    assert said(session, wang) == [("spouse", "李梅"), ("company", "兴达公司")]
    assert said(session, li) == [("spouse", "王小明")]
    assert said(session, company) == [("employee", "王小明")]
    history.undo(session, merged)
    assert dump(session) == before


def test_a_deleted_end_is_hidden_and_comes_back(session: Session, three: tuple[int, int, int]) -> None:
    wang, li, _ = three
    relations.add(session, wang, li, "spouse", "spouse")
    recycle_bin.delete(session, [li])
    assert said(session, wang) == []
    recycle_bin.restore(session, [li])
    assert said(session, wang) == [("spouse", "李梅")]
    recycle_bin.delete(session, [li])
    purged = recycle_bin.purge(session, [li])
    history.undo(session, purged)
    recycle_bin.restore(session, [li])
    assert said(session, wang) == [("spouse", "李梅")]
