"""The whole invented shop: exact in number, believable in time."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.services import sample_history
from crm_desktop.services.sample_draws import data
from crm_desktop.services.sample_shop import Block, Shop

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(1, 10_000, None, NOW)


@pytest.fixture(scope="module")
def blocks(shop: Shop) -> list[Block]:
    return list(shop.blocks())


def test_a_block_is_the_same_whichever_came_before(blocks: list[Block]) -> None:
    assert Shop(1, 10_000, None, NOW).block(6) == blocks[6]
    assert Shop(2, 10_000, None, NOW).block(6) != blocks[6]


def test_another_part_of_a_shop_does_not_change_its_people(blocks: list[Block]) -> None:
    busier = Shop(1, 10_000, 90_000, NOW).block(6)
    assert busier.people.name == blocks[6].people.name
    assert busier.people.contacts == blocks[6].people.contacts


@settings(max_examples=12, deadline=None)
@given(customers=st.integers(0, 2300), interactions=st.integers(0, 9000))
def test_numbers_are_exact(customers: int, interactions: int) -> None:
    if not customers:
        interactions = 0
    drawn = list(Shop(3, customers, interactions, NOW).blocks())
    assert sum(len(block.people.name) for block in drawn) == customers
    assert sum(len(block.history.interactions.at) for block in drawn) == interactions
    reached = 0
    for block in drawn:
        assert block.first_interaction == reached
        reached += len(block.history.interactions.at)


def test_shares_before_an_index_grow_to_the_whole() -> None:
    shares = [sample_history.before(1000, 5000, index) for index in range(1001)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 5000)
    assert shares[500] > 2500  # who came first came more often
    assert sample_history.before(0, 0, 0) == 0


def test_a_long_tail(blocks: list[Block]) -> None:
    counts = [count for block in blocks for count in block.history.count]
    assert sum(counts) / len(counts) == pytest.approx(4.95, abs=0.1)
    assert 0.08 < counts.count(0) / len(counts) < 0.2
    assert sorted(counts)[len(counts) // 2] <= 4
    assert max(counts) >= 50


def test_some_entries_are_about_nobody_known(blocks: list[Block]) -> None:
    for block in blocks:
        entries = block.history.interactions
        unknown = [at for at, customer in enumerate(entries.customer) if customer < 0]
        assert len(unknown) == len(entries.at) // 100
        assert {entries.kind[at] for at in unknown} <= {"visit", "call_in"}
        assert all(not entries.visitor_phone[at] for at in range(len(entries.at)) if at not in set(unknown))


def test_entries_stand_in_time_order_within_three_years_until_now(blocks: list[Block]) -> None:
    first = NOW - timedelta(days=3 * 365 + 1)
    for block in blocks:
        entries = block.history.interactions
        assert entries.at == sorted(entries.at)
        assert first.timestamp() < entries.at[0]
        assert entries.at[-1] <= NOW.timestamp()
        local = datetime.fromtimestamp(entries.at[0], UTC).astimezone()
        assert entries.day[0] == local.date().isoformat()


def test_the_shop_is_open_from_nine_to_eight(blocks: list[Block]) -> None:
    hours = Counter(
        datetime.fromtimestamp(at, UTC).astimezone().hour
        for block in blocks[:5]
        for at in block.history.interactions.at
    )
    assert set(hours) <= set(range(9, 21))
    assert hours[10] > hours[12]
    assert hours[20] < hours.total() * 0.002  # the last one of the day, a few minutes later


def test_weekends_are_busy_and_the_spring_festival_is_quiet(blocks: list[Block]) -> None:
    days = Counter(day for block in blocks for day in block.history.interactions.day)
    visits = Counter(
        day
        for block in blocks
        for day, kind in zip(block.history.interactions.day, block.history.interactions.kind, strict=True)
        if kind == "visit"
    )

    def mean(counter: Counter[str], weekend: bool) -> float:
        found = [
            count for day, count in counter.items() if (date.fromisoformat(day).weekday() > 4) == weekend
        ]
        return sum(found) / len(found)

    assert mean(days, True) > mean(days, False) * 1.2
    assert mean(visits, True) > mean(visits, False) * 2
    for text in data("places")["spring_festival"]:
        assert not days[text]


def test_nobody_acts_before_being_written_down(blocks: list[Block]) -> None:
    for block in blocks:
        history = block.history
        assert history.created_at == sorted(history.created_at)
        for customer, at in zip(history.interactions.customer, history.interactions.at, strict=True):
            assert customer < 0 or history.created_at[customer] <= at


def test_what_is_derived_agrees_with_the_entries(blocks: list[Block]) -> None:
    for block in blocks[:3]:
        history = block.history
        entries = history.interactions
        for customer in range(0, len(history.count), 37):
            own = [at for at, owner in enumerate(entries.customer) if owner == customer]
            spoken = [at for at in own if entries.kind[at] != "note"]
            assert history.count[customer] == len(own)
            assert history.last_at[customer] == (entries.at[spoken[-1]] if spoken else None)
            assert history.last_by[customer] == (entries.staff[spoken[-1]] if spoken else None)
            assert history.last_kind[customer] == (entries.kind[spoken[-1]] if spoken else "")
            due = [row[3] for row in history.follow_ups if row[0] == customer and row[5] == "open"]
            assert history.next_follow_up[customer] == min(due, default=None)


def test_texts_are_many_and_fit_their_kind(blocks: list[Block]) -> None:
    entries = [
        (kind, text, outcome)
        for block in blocks
        for kind, text, outcome in zip(
            block.history.interactions.kind,
            block.history.interactions.text,
            block.history.interactions.outcome,
            strict=True,
        )
    ]
    texts = {text for _, text, _ in entries}
    assert len(texts) > 30_000
    assert not any("{" in text for text in texts)
    assert {outcome for _, _, outcome in entries} == {"interested", "undecided", "won", "not_interested", ""}
    assert all(not text.startswith(("来店", "到店")) for kind, text, _ in entries if kind != "visit")
    assert all(not text.startswith("来电") for kind, text, _ in entries if kind not in ("call_in", "visit"))


def test_only_calls_have_a_duration(blocks: list[Block]) -> None:
    entries = blocks[0].history.interactions
    for customer, kind, duration in zip(entries.customer, entries.kind, entries.duration, strict=True):
        if customer >= 0:
            assert (duration is not None) == (kind in ("call_in", "call_out"))


def test_follow_ups_are_done_open_and_a_few_late(blocks: list[Block]) -> None:
    today = NOW.astimezone().date().isoformat()
    rows = [row for block in blocks for row in block.history.follow_ups]
    status = Counter(row[5] for row in rows)
    assert status["done"] > status["open"] > status["dropped"] > 0
    late = sum(row[5] == "open" and row[3] < today for row in rows)
    assert 0.08 < late / status["open"] < 0.25
    for block in blocks:
        entries = block.history.interactions
        for (
            customer,
            title,
            kind,
            due,
            _,
            state,
            _,
            done_at,
            _,
            _,
            made,
            created_at,
        ) in block.history.follow_ups:
            assert entries.customer[made] == customer
            assert entries.at[made] == created_at
            assert entries.day[made] <= due
            assert (done_at is not None) == (state != "open")
            assert done_at is None or created_at < done_at
            assert title
            assert kind in ("visit", "call_out", "message", "house_call")


def test_grades_follow_what_happened(blocks: list[Block]) -> None:
    best, rest = [], []
    for block in blocks:
        for grade, count in zip(block.people.grade, block.history.count, strict=True):
            (best if grade == 0 else rest).append(count)
    assert 0.02 < len(best) / len(rest) < 0.15
    assert sum(best) / len(best) > 4 * sum(rest) / len(rest)


def test_before_the_shop_opens_nothing_happened_today() -> None:
    early = datetime.combine(date(2026, 11, 23), datetime.min.time()).astimezone() + timedelta(hours=6)
    entries = Shop(1, 50, 2_000, early).block(0).history.interactions
    assert max(entries.day) == "2026-11-22"


def test_lists_fit_the_places_in_the_columns(shop: Shop, blocks: list[Block]) -> None:
    lists = shop.lists()
    assert len(lists.staff) == 5
    people = blocks[0].people
    assert max(people.category) < len(lists.categories)
    assert max(people.grade) < len(lists.grades)
    assert max(people.source) < len(lists.sources)
    assert max(people.owner) < len(lists.staff)
    assert max(tag for _, tag in people.tags) < len(lists.tags)
    assert any(above >= 0 for _, above in lists.categories)
