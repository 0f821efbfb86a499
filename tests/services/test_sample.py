"""Filling a shop with invented data: whole, searchable, and taken away again without a trace."""

from __future__ import annotations

from datetime import datetime

import pytest

from crm_desktop.data import search
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled
from crm_desktop.progress import Progress
from crm_desktop.services import classification, customers, sample, segments, staff
from crm_desktop.values import pinyin, tokens

pytestmark = pytest.mark.usefixtures("noon")

TABLES = (
    "customer", "contact_method", "customer_tag", "interaction", "follow_up",
    "category", "grade", "tag", "source", "staff_member",
)  # fmt: skip


def count(session: Session, table: str) -> int:
    return int(session.one(f"SELECT count(*) FROM {table}")[0])


def counts(session: Session) -> dict[str, int]:
    return {table: count(session, table) for table in TABLES}


def test_exactly_as_many_as_asked_for(session: Session) -> None:
    operations = sample.fill(session, 300, 777)
    assert count(session, "customer") == 300
    assert count(session, "interaction") == 777
    assert len(operations) == 1
    row = session.one("SELECT action, count FROM operation WHERE id = ?", (operations[0],))
    assert row == ("fill_samples", 300)


def test_five_entries_each_when_it_is_not_said(session: Session) -> None:
    sample.fill(session, 200)
    assert count(session, "interaction") == 1000


def test_nobody_is_no_act(session: Session) -> None:
    assert sample.fill(session, 0) == []
    assert count(session, "operation") == 0


def test_links_hold_and_the_file_is_sound(session: Session) -> None:
    sample.fill(session, 300)
    assert session.query("PRAGMA foreign_key_check").fetchall() == []
    assert session.one("PRAGMA integrity_check")[0] == "ok"
    assert session.one("SELECT count(*) FROM customer WHERE referrer_id >= id")[0] == 0
    wrong = session.one(
        "SELECT count(*) FROM follow_up JOIN interaction ON interaction.id = interaction_id "
        "WHERE interaction.customer_id <> follow_up.customer_id OR interaction.at <> follow_up.created_at"
    )
    assert wrong[0] == 0
    assert session.one("SELECT count(*) FROM interaction WHERE customer_id IS NULL")[0] == 15


def test_derived_columns_are_filled(session: Session) -> None:
    sample.fill(session, 300)
    assert session.one("SELECT sum(interaction_count) FROM customer")[0] == 1500 - 15
    assert session.one("SELECT count(*) FROM customer WHERE phone = ''")[0] < 30
    assert session.one("SELECT count(*) FROM customer WHERE last_contact_at > 1795176000")[0] == 0
    assert session.one("SELECT count(*) FROM customer WHERE next_follow_up IS NOT NULL")[0] > 10
    for name, key in session.query("SELECT name, sort_key FROM customer"):
        assert key == pinyin.sort_key(name)


def test_everybody_is_found_by_name_and_number(session: Session) -> None:
    sample.fill(session, 60)
    for customer_id, name, phone in session.query("SELECT id, name, phone FROM customer").fetchall():
        for query in filter(None, (name, phone[-4:])):
            found = search.find(session.database.connection, tokens.Query(query), 60)
            assert customer_id in [hit.customer_id for hit in found], query


def test_entries_are_found_by_their_words(session: Session) -> None:
    sample.fill(session, 60)
    row_id, text = session.one("SELECT id, text FROM interaction WHERE customer_id IS NOT NULL LIMIT 1")
    hits = search.find_interactions(session.database.connection, tokens.Query(text[:6]), 500)
    assert row_id in [hit[0] for hit in hits]


def test_the_same_seed_gives_the_same_shop(session: Session) -> None:
    sample.fill(session, 100, seed=4)
    sample.fill(session, 100, seed=4)
    sample.fill(session, 100, seed=5)
    names = [name for (name,) in session.query("SELECT name FROM customer ORDER BY id")]
    assert names[:100] == names[100:200] != names[200:]
    assert len({number for (number,) in session.query("SELECT number FROM customer")}) == 300


def test_lists_and_staff_are_used_again(session: Session) -> None:
    staff.add(session, "李敏")
    classification.add(session, "grade", "A")
    sample.fill(session, 50)
    before = counts(session)
    sample.fill(session, 50, seed=2)
    after = counts(session)
    for table in ("category", "grade", "tag", "source", "staff_member"):
        assert before[table] == after[table] > 3, table
    assert [member.name for member in staff.members(session)].count("李敏") == 1
    entries = {entry.name: entry for entry in classification.entries(session, "category")}
    assert entries["新房装修"].parent_id == entries["零售"].id


def test_undo_takes_away_exactly_the_samples(session: Session) -> None:
    own = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    before = counts(session)
    (operation,) = sample.fill(session, 120)
    session.undo(operation)
    assert counts(session) == before
    assert customers.get(session, own).name == "王小明"
    assert search.count(session.database.connection, tokens.Query("杭州")) == 0


def test_a_number_that_was_given_by_hand_is_not_taken_again(session: Session) -> None:
    customers.add(session, {"name": "王小明", "number": "C000007"})
    sample.fill(session, 20)
    assert session.one("SELECT count(DISTINCT number) FROM customer")[0] == 21


def test_progress_is_told_to_the_end(session: Session) -> None:
    steps: list[tuple[int, int]] = []
    sample.fill(session, 2_100, 0, progress=Progress(lambda done, total, _: steps.append((done, total))))
    assert steps == [(1000, 2100), (2000, 2100), (2100, 2100)]


def test_cancelling_leaves_nothing(session: Session) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled, match="Nothing was changed"):
        sample.fill(session, 50, progress=progress)
    assert not any(counts(session).values())


def test_cancelling_a_long_run_says_what_stays(
    session: Session, monkeypatch: pytest.MonkeyPatch, noon: datetime
) -> None:
    monkeypatch.setattr(sample, "_BLOCKS_IN_ONE", 1)
    progress = Progress(lambda done, total, text: progress.cancel() if done == 1000 else None)
    with pytest.raises(Cancelled, match="1,000 sample customers"):
        sample.fill(session, 2_500, 0, progress=progress)
    assert count(session, "customer") == 1000


def test_a_long_run_is_several_operations(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "_BLOCKS_IN_ONE", 1)
    operations = sample.fill(session, 2_300, 2_300)
    assert len(operations) == 3
    assert count(session, "customer") == count(session, "interaction") == 2_300
    for operation in reversed(operations):
        session.undo(operation)
    assert not any(counts(session).values())


def test_the_sample_shop_has_groups_with_customers(session: Session) -> None:
    sample.fill(session, 300)
    groups = {each.name: each for each in segments.every(session)}
    counts = segments.counts(session)
    assert counts[groups["店庆邀请"].id] == 24
    assert all(counts[each.id] for each in groups.values())
