"""Merging: what is proposed, what moves, and how it is taken back days later."""

from __future__ import annotations

import pytest

from crm_desktop import clock, i18n
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import (
    classification,
    contacts,
    customers,
    duplicates,
    find,
    history,
    interactions,
    merge,
    quick_entry,
    recycle_bin,
)
from tests.data import care_rows
from tests.data.test_journal import dump


class Pair:
    """Two records of one customer, and one whom the second brought."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.regular, self.vip = (classification.add(session, "tag", name) for name in ("老客户", "VIP"))
        self.old = customers.add(
            session,
            {
                "name": "王先生",
                "phone": "13805715678",
                "birthday": "1990",
                "note": "喜欢喝茶",
                "tags": [self.regular],
            },
        )
        self.new = customers.add(
            session,
            {
                "name": "王小明", "phone": ["15912344321", "+86 138-0571-5678"], "birthday": "农历1990-5-17",
                "company": "兴达", "note": "周末来", "tags": [self.regular, self.vip], "wechat": "wxm",
            },
        )  # fmt: skip
        self.brought = customers.add(session, {"name": "李雷", "referrer": self.new})
        for customer, text in ((self.old, "看房"), (self.new, "来电问价")):
            quick_entry.save(
                session,
                quick_entry.Entry(
                    customer_id=customer, text=text, follow_up_day="2999-01-01", follow_up_title=f"回访{text}"
                ),
            )

    def merge(self, **choices: int) -> int:
        return merge.merge(self.session, [self.new, self.old], self.old, choices)


@pytest.fixture
def pair(session: Session) -> Pair:
    return Pair(session)


def test_the_fuller_values_are_proposed_and_the_oldest_record_stays(session: Session, pair: Pair) -> None:
    made = merge.plan(session, [pair.new, pair.old])
    assert [side.customer.id for side in made.sides] == [pair.old, pair.new]
    assert made.keep == pair.old
    chosen = {line.key: (line.chosen, line.differs) for line in made.lines}
    assert chosen["name"] == (pair.new, True), "a name says more than a form of address"
    assert chosen["birthday"] == (pair.new, True)
    assert chosen["company"] == (pair.new, False)
    assert chosen["note"] == (merge.BOTH, True)
    assert "qq" not in chosen, "what nobody has is not shown"


def test_everything_moves_and_nothing_of_the_other_is_lost(session: Session, pair: Pair) -> None:
    pair.merge()
    one = customers.get(session, pair.old)
    assert (one.number, one.name, one.other_names) == ("C000001", "王小明", "王先生")
    assert (one.birthday, one.birthday_calendar, one.company) == ("1990-05-17", "lunar", "兴达")
    assert one.note == "喜欢喝茶\n周末来"
    assert {(each.kind, each.value) for each in one.contacts} == {
        ("phone", "13805715678"), ("phone", "15912344321"), ("wechat", "wxm"),
    }  # fmt: skip
    assert one.phone == "15912344321", "the newer one is the main one"
    assert sum(each.primary for each in one.contacts if each.kind == "phone") == 1
    assert set(one.tag_ids) == {pair.regular, pair.vip}
    assert one.interaction_count == 2
    assert len(session.query("SELECT 1 FROM follow_up WHERE customer_id = ?", (pair.old,)).fetchall()) == 2
    assert customers.get(session, pair.brought).referrer_id == pair.old
    (gone,) = recycle_bin.contents(session)
    assert (gone.id, gone.merged) == (pair.new, "王小明 C000001 ← 王小明 C000002")
    assert {item.text for item in interactions.timeline(session, pair.old) if item.text} >= {
        "看房",
        "来电问价",
    }


@pytest.mark.parametrize("text", ["王先生", "wangxiansheng", "wxm", "13805715678", "15912344321"])
def test_it_is_found_by_its_other_names_and_numbers(session: Session, pair: Pair, text: str) -> None:
    pair.merge()
    hit = find.find(session, text).hits[0]
    assert hit.id == pair.old
    if text.startswith(("王", "wang")):
        assert (hit.why, hit.why_text) == ("other_names", "王先生")


def test_a_person_chooses_field_by_field(session: Session, pair: Pair) -> None:
    merge.merge(
        session,
        [pair.old, pair.new],
        pair.new,
        {"name": pair.old, "birthday": pair.old, "note": pair.new, "phone": pair.old},
    )
    one = customers.get(session, pair.new)
    assert (one.number, one.name, one.other_names) == ("C000002", "王先生", "王小明")
    assert (one.birthday, one.birthday_calendar, one.note) == ("1990", "solar", "周末来")
    assert contacts.normalize("phone", one.phone) == "13805715678"


def test_three_at_once(session: Session, pair: Pair) -> None:
    third = customers.add(session, {"name": "王晓明", "phone": "17700001111", "qq": "12345678"})
    merge.merge(session, [third, pair.new, pair.old], pair.old)
    one = customers.get(session, pair.old)
    assert one.other_names == "王先生、王晓明"
    assert len([each for each in one.contacts if each.kind == "phone"]) == 3
    assert one.qq == "12345678"
    assert len(recycle_bin.contents(session)) == 2


def test_who_brought_whom_stays_without_a_circle(session: Session, pair: Pair) -> None:
    customers.update(session, pair.old, {"referrer": pair.brought})  # old ← brought ← new
    pair.merge()
    assert customers.get(session, pair.old).referrer_id is None
    assert customers.get(session, pair.brought).referrer_id == pair.old


def test_who_is_not_the_same_as_the_other_is_not_the_same_as_the_merged(session: Session, pair: Pair) -> None:
    duplicates.not_same(session, [pair.new, pair.brought])
    duplicates.not_same(session, [pair.new, pair.old])  # somebody changed his mind
    pair.merge()
    assert duplicates.known_as_two(session, pair.old) == {pair.brought, pair.new}


def test_one_act_in_the_history_that_undo_takes_back_whole(session: Session, pair: Pair) -> None:
    before = dump(session)
    operation = pair.merge()
    after = dump(session)
    assert history.undo_title(session) == "Merge customers: 王小明 C000001 ← 王小明 C000002"
    undone = history.undo(session, operation)
    assert undone.kept == ()
    assert dump(session) == before
    history.redo_last(session)
    assert dump(session) == after


def test_undone_days_later_what_was_changed_since_stays_and_is_named(session: Session, pair: Pair) -> None:
    operation = pair.merge()
    customers.update(session, pair.brought, {"company": "别处"})  # somebody else
    customers.update(session, pair.old, {"company": "新公司"})
    later = quick_entry.save(session, quick_entry.Entry(customer_id=pair.old, text="后来的电话"))
    undone = history.undo(session, operation)
    assert undone.kept == ("王先生 (Company)",)
    old, new = customers.get(session, pair.old), customers.get(session, pair.new)
    assert (old.name, old.other_names, old.birthday, old.company) == ("王先生", "", "1990", "新公司")
    assert (new.name, new.deleted_at, new.phone, new.interaction_count) == ("王小明", None, "15912344321", 1)
    assert old.interaction_count == 2, "what was written down since stays where it was written"
    assert later.interaction_id is not None
    assert customers.get(session, pair.brought).referrer_id == pair.new
    assert customers.get(session, pair.brought).company == "别处"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "deleted for good since. Undo that first"), ("zh_CN", "请先撤销那次操作")],
)
def test_what_is_gone_for_good_blocks_the_undo_and_is_said(
    session: Session, pair: Pair, language: str, sentence: str
) -> None:
    operation = pair.merge()
    purge = recycle_bin.purge(session, [pair.new])
    i18n.install(language)
    with pytest.raises(NotFound, match=sentence):
        history.undo(session, operation)
    history.undo(session, purge)
    history.undo(session, operation)
    assert customers.get(session, pair.new).phone == "15912344321"


def test_a_later_merge_blocks_the_undo_and_is_named(session: Session, pair: Pair) -> None:
    third = customers.add(session, {"name": "王晓明"})
    first = pair.merge()
    second = merge.merge(session, [pair.old, third], third)
    with pytest.raises(NotFound, match=r"王小明 was deleted or merged .*王小明 C000004 ← 王小明 C000001"):
        history.undo(session, first)
    history.undo(session, second)
    assert history.undo(session, first).kept == ()


def test_an_undo_does_not_point_at_what_is_gone(session: Session) -> None:
    """An edit is undone whose old value is no more: that field stays, and is named; the others go back."""
    grade = classification.add(session, "grade", "A")
    customer = customers.add(session, {"name": "王小明", "grade": grade})
    operation = customers.update_many(session, [customer], {"grade": None, "company": "兴达"})
    classification.delete(session, "grade", grade)
    undone = history.undo(session, operation)
    assert undone.kept_count == 1
    assert "王小明" in undone.kept[0]
    assert customers.get(session, customer).company == ""
    assert customers.get(session, customer).grade_id is None


def test_what_cannot_be_merged_is_a_sentence(session: Session, pair: Pair) -> None:
    with pytest.raises(InvalidValue, match="two to 8"):
        merge.plan(session, [pair.old])
    recycle_bin.delete(session, [pair.new])
    with pytest.raises(NotFound, match="王小明 is in the recycle bin"):
        merge.plan(session, [pair.old, pair.new])


def test_an_archived_record_comes_out_when_the_other_is_in_use(session: Session, pair: Pair) -> None:
    recycle_bin.archive(session, [pair.old])
    pair.merge()
    assert customers.get(session, pair.old).archived_at is None
    assert clock.timestamp() >= customers.get(session, pair.old).updated_at


def test_complaints_scores_and_marks_come_along_and_go_back(session: Session) -> None:
    pair = Pair(session)
    care_rows.add(session, pair.new)
    before = dump(session)
    operation = pair.merge()
    for table in ("care_mark", "complaint", "complaint_step", "satisfaction"):
        assert session.query(f"SELECT customer_id FROM {table}").fetchall() == [(pair.old,)]
    history.undo(session, operation)
    assert dump(session) == before


def test_a_purge_takes_care_along_and_its_undo_brings_it_back(session: Session) -> None:
    pair = Pair(session)
    care_rows.add(session, pair.new)
    recycle_bin.delete(session, [pair.new])
    before = dump(session)
    operation = recycle_bin.purge(session, [pair.new])
    assert session.one("SELECT count(*) FROM complaint_step") == (0,)
    history.undo(session, operation)
    assert dump(session) == before
