"""Done with outcome and next step is one act; put off and importance leave the due day alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    customers,
    follow_up_steps,
    follow_ups,
    history,
    interactions,
    overview,
    quick_entry,
    snoozing,
)
from crm_desktop.services.follow_up_steps import Step
from crm_desktop.values.repeats import Repeat

NOON = datetime(2026, 1, 30, 4, tzinfo=UTC)  # a Friday


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock.set_now(lambda: NOON)
    found = Session(Database(DataFolder(tmp_path)))
    yield found
    found.close()
    clock.set_now(None)


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明"})


def test_outcome_words_and_next_step_are_one_act(session: Session, wang: int) -> None:
    first = follow_ups.plan(session, wang, "2026-01-30", "回访报价", kind="message")
    step = Step("interested", "想要蓝色的", "2026-02-02", "10:30", "送色卡", "visit")
    operation = follow_up_steps.conclude(session, [first], step)
    done = follow_ups.get(session, first)
    assert (done.status, done.outcome) == ("done", "interested")
    (following,) = follow_ups.open_list(session)
    assert (following.title, following.kind, following.due_day, following.due_time) == (
        "送色卡", "visit", "2026-02-02", "10:30",
    )  # fmt: skip
    (entry,) = interactions.timeline(session, wang, interactions.KINDS)
    assert (entry.kind, entry.text, entry.outcome) == ("message", "想要蓝色的", "interested")
    assert customers.get(session, wang).last_contact_at == clock.timestamp()
    assert customers.get(session, wang).next_follow_up == "2026-02-02"
    assert history.undo(session, operation).kept == ()
    assert [row.id for row in follow_ups.open_list(session)] == [first]
    assert interactions.timeline(session, wang, interactions.KINDS) == []


def test_without_outcome_and_words_nothing_is_said_to_have_happened(session: Session, wang: int) -> None:
    first = follow_ups.plan(session, wang, "2026-01-30", "回访")
    follow_up_steps.conclude(session, [first], Step("missed", next_day="2026-01-31"))
    assert interactions.timeline(session, wang, interactions.KINDS) == []
    (again,) = follow_ups.open_list(session)
    assert (again.title, again.kind, again.due_day) == ("回访", "call_out", "2026-01-31")


def test_several_at_once_get_one_next_step_each_customer(session: Session, wang: int) -> None:
    li = customers.add(session, {"name": "李雷"})
    week = Repeat("week", weekdays=(4,))
    plans = [
        follow_ups.plan(session, wang, "2026-01-30", "a"),
        follow_ups.plan(session, wang, "2026-01-30", "b"),
        follow_ups.plan(session, li, "2026-01-30", "c", repeat=week),
    ]
    operation = follow_up_steps.conclude(session, plans, Step("won", next_day="2026-02-05"))
    planned = [(row.customer_id, row.title, row.due_day) for row in follow_ups.open_list(session)]
    assert sorted(planned) == [
        (wang, "a", "2026-02-05"), (li, "c", "2026-02-05"), (li, "c", "2026-02-06"),
    ]  # fmt: skip
    history.undo(session, operation)
    assert [row.id for row in follow_ups.open_list(session)] == plans


def test_a_wrong_day_changes_nothing_and_what_is_done_is_not_done_twice(session: Session, wang: int) -> None:
    first = follow_ups.plan(session, wang, "2026-01-30", "a")
    with pytest.raises(InvalidValue):
        follow_up_steps.conclude(session, [first], Step("won", next_day="2026-01-29"))
    assert follow_ups.get(session, first).status == "open"
    follow_ups.finish(session, [first])
    with pytest.raises(NotFound):
        follow_up_steps.conclude(session, [first], Step("won", next_day="2026-02-05"))
    assert follow_ups.open_list(session) == []


def test_the_day_that_is_offered_depends_on_the_outcome(session: Session) -> None:
    days = {outcome: follow_up_steps.usual_next_day(outcome) for outcome in ("", *follow_up_steps.CHOICES)}
    assert days[""] == days["not_interested"] == ""
    assert (days["missed"], days["interested"], days["undecided"]) == (
        "2026-01-31",
        "2026-02-02",
        "2026-02-06",
    )


def test_put_off_keeps_the_due_day_and_comes_back(session: Session, wang: int) -> None:
    with session.change(Action.PLAN_FOLLOW_UP) as change:
        late = follow_ups.insert(change, wang, "2026-01-20", "late")
    due = follow_ups.plan(session, wang, "2026-01-30", "due")
    at = clock.timestamp() + 3600
    operation = snoozing.snooze(session, [late], at)
    assert follow_ups.get(session, late)[6:8] == ("2026-01-20", "")
    assert [row.id for row in follow_ups.open_list(session, awake=True)] == [due]
    assert [row.id for row in follow_ups.snoozed_list(session)] == [late]
    counts = follow_ups.counts(session)
    assert (counts.overdue, counts.today, counts.all, counts.snoozed) == (0, 1, 1, 1)
    assert overview.waiting(session) == 1
    assert quick_entry.card(session, wang).next_snoozed_until == at
    assert snoozing.next_wake(session) == at
    assert customers.get(session, wang).next_follow_up == "2026-01-20"
    clock.set_now(lambda: datetime(2026, 1, 30, 5, 0, 1, tzinfo=UTC))
    assert follow_ups.counts(session).overdue == 1 and snoozing.next_wake(session) is None
    clock.set_now(lambda: NOON)
    history.undo(session, operation)
    assert follow_ups.snoozed_list(session) == []
    with pytest.raises(InvalidValue):
        snoozing.snooze(session, [late], clock.timestamp())


@pytest.mark.parametrize(("hour", "afternoon"), [(1, True), (5, True), (6, False), (12, False)])
def test_this_afternoon_is_offered_while_it_is_to_come(session: Session, hour: int, afternoon: bool) -> None:
    local = datetime(2026, 1, 30, hour + 8, 0).astimezone()  # local hours 9, 13, 14, 20
    clock.set_now(lambda: local.astimezone(UTC))
    found = dict(snoozing.choices())
    assert (snoozing.AFTERNOON in found) is afternoon
    monday = clock.local(found[snoozing.MONDAY])
    assert (monday.date().isoformat(), monday.hour) == ("2026-02-02", 9)
    assert all(at > clock.timestamp() for at in found.values())


def test_important_ones_first_within_a_span(session: Session, wang: int) -> None:
    plans = [follow_ups.plan(session, wang, f"2026-02-0{day}", str(day)) for day in range(1, 6)]
    snoozing.set_priority(session, [plans[4]], snoozing.IMPORTANT)
    snoozing.set_priority(session, plans[2:4], snoozing.URGENT)
    titles = [row.title for row in follow_ups.open_list(session, by_priority=True)]
    assert titles == ["3", "4", "5", "1", "2"]
    assert [row.title for row in follow_ups.open_list(session, 3, by_priority=True)] == ["3", "4", "5"]
    assert [row.title for row in follow_ups.open_list(session, least_priority=1)] == ["3", "4", "5"]
    assert follow_ups.important_count(session, first_day="2026-02-04") == 2
    assert [row.title for row in follow_ups.open_list(session)] == ["1", "2", "3", "4", "5"]


def test_the_sample_shop_repeats_puts_off_and_closes(session: Session) -> None:
    from crm_desktop.services import sample

    (operation,) = sample.fill(session, 300)
    rows = follow_ups.open_list(session)
    assert len([row for row in rows if row.rule]) >= 4
    assert {row.priority for row in rows} == {0, 1, 2}
    assert follow_ups.counts(session).snoozed == 2
    assert session.one("SELECT count(*) FROM shop_day")[0] > 2
    history.undo(session, operation)
    assert session.one("SELECT count(*) FROM shop_day")[0] == 0
