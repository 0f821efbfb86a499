"""Reminders: each is shown once, whatever the clock does; what was missed comes together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import Busy, InvalidValue
from crm_desktop.services import customers, follow_ups, history, recycle_bin, reminders, snoozing

BERLIN = ZoneInfo("Europe/Berlin")


class Wall:
    """A clock on the wall of a shop in Berlin, which is set as one likes."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN)

    def set(self, text: str, fold: int = 0) -> None:
        self.now = datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)

    def forward(self, **span: int) -> None:
        self.now = (self.now.astimezone(UTC) + timedelta(**span)).astimezone(BERLIN)


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wall]:
    """The clock that the program reads, in a zone with summer time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    given = Wall()
    clock.set_now(lambda: given.now)
    yield given
    clock.set_now(None)
    monkeypatch.undo()
    time.tzset()


def plan(session: Session, day: str, at: str = "", title: str = "call") -> int:
    customer = session.one("SELECT id FROM customer LIMIT 1") or (customers.add(session, {"name": "张三"}),)
    return follow_ups.plan(session, customer[0], day, title, due_time=at)


def taken(session: Session) -> tuple[list[str], list[str]]:
    due = reminders.take(session)
    assert due.missed_count == len(due.missed)
    return [each.title for each in due.now], [each.title for each in due.missed]


def test_one_with_a_time_comes_at_its_time_and_once(session: Session, wall: Wall) -> None:
    plan(session, "2026-11-20", "14:30")
    plan(session, "2026-11-20")
    wall.set("2026-11-20 14:29:59")
    assert taken(session) == ([], [])
    wall.set("2026-11-20 14:30:00")
    found = reminders.take(session).now[0]
    assert (found.customer_name, found.title, found.when) == ("张三", "call", datetime(2026, 11, 20, 14, 30))
    assert taken(session) == ([], [])
    wall.forward(hours=30)
    assert taken(session) == ([], [])


def test_what_is_done_or_deleted_before_its_time_does_not_come(session: Session, wall: Wall) -> None:
    follow_ups.finish(session, [plan(session, "2026-11-20", "14:30")])
    follow_ups.drop(session, [plan(session, "2026-11-20", "14:30")])
    customer = customers.add(session, {"name": "李四"})
    follow_ups.plan(session, customer, "2026-11-20", "gone", due_time="14:30")
    recycle_bin.delete(session, [customer])
    wall.set("2026-11-20 14:30")
    assert taken(session) == ([], [])


def test_what_came_while_the_program_was_off_for_a_week_comes_together_and_once(
    session: Session, wall: Wall
) -> None:
    taken(session)
    for day in (21, 24, 27):
        plan(session, f"2026-11-{day}", "10:00", f"on {day}")
    plan(session, "2026-11-27", "12:00", "now")
    plan(session, "2026-11-27", "12:01", "later")
    wall.set("2026-11-27 12:00:30")
    assert taken(session) == (["now"], ["on 27", "on 24", "on 21"])
    assert taken(session) == ([], [])
    wall.forward(minutes=1)
    assert taken(session) == (["later"], [])


def test_a_nap_of_the_computer_misses_nothing(session: Session, wall: Wall) -> None:
    plan(session, "2026-11-20", "13:00")
    taken(session)
    wall.forward(hours=3)
    assert taken(session) == ([], ["call"])


def test_a_clock_that_is_set_back_brings_nothing_again_and_loses_nothing(
    session: Session, wall: Wall
) -> None:
    plan(session, "2026-11-20", "12:30", "first")
    wall.set("2026-11-20 12:30")
    assert taken(session) == (["first"], [])
    wall.set("2026-11-19 12:00")
    plan(session, "2026-11-19", "12:10", "second")
    assert taken(session) == ([], [])
    wall.set("2026-11-19 12:10")
    assert taken(session) == (["second"], [])
    wall.set("2026-11-20 12:30")
    assert taken(session) == ([], [])


def test_a_clock_that_is_set_forth_and_back_brings_each_once(session: Session, wall: Wall) -> None:
    taken(session)
    plan(session, "2026-12-20", "12:30", "december")
    wall.set("2027-03-01 12:00")
    assert taken(session) == ([], ["december"])
    wall.set("2026-11-20 12:05")
    plan(session, "2026-11-20", "12:10", "today")
    wall.set("2026-11-20 12:10")
    assert taken(session) == (["today"], [])
    wall.set("2026-12-20 12:30")
    assert taken(session) == ([], [])


def test_the_hour_that_comes_twice_in_autumn_brings_each_once(session: Session, wall: Wall) -> None:
    wall.set("2026-10-24 12:00")
    plan(session, "2026-10-25", "02:30")
    plan(session, "2026-10-25", "03:00", "after")
    wall.set("2026-10-25 02:30")
    assert taken(session) == (["call"], [])
    wall.forward(minutes=60)  # the clock on the wall stands at half past two again
    assert (wall.now.hour, wall.now.minute) == (2, 30)
    assert taken(session) == ([], [])
    wall.forward(minutes=30)
    assert taken(session) == (["after"], [])


def test_the_hour_that_is_not_there_in_spring_comes_after_it(session: Session, wall: Wall) -> None:
    wall.set("2026-03-28 12:00")
    plan(session, "2026-03-29", "02:30")
    wall.set("2026-03-29 01:59")
    assert taken(session) == ([], [])
    wall.forward(minutes=1)
    assert taken(session) == ([], ["call"])
    assert taken(session) == ([], [])


def test_another_time_zone_brings_nothing_again(
    session: Session, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(session, "2026-11-20", "14:30")
    wall.set("2026-11-20 14:30")
    assert taken(session) == (["call"], [])
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    assert taken(session) == ([], [])


def test_one_that_is_put_off_comes_again_then_and_keeps_its_day(session: Session, wall: Wall) -> None:
    planned = plan(session, "2026-11-20", "14:30")
    wall.set("2026-11-20 14:30")
    taken(session)
    snoozing.snooze(session, [planned], clock.timestamp() + 600)
    assert follow_ups.get(session, planned).due_day == "2026-11-20"
    assert reminders.still_open(session, [planned]) == []
    wall.set("2026-11-20 14:39:59")
    assert taken(session) == ([], [])
    wall.set("2026-11-20 14:40")
    assert taken(session) == (["call"], [])
    assert taken(session) == ([], [])
    assert reminders.still_open(session, [planned]) == [planned]
    assert history.undo_title(session) == "Snooze follow-up: 张三"
    with pytest.raises(InvalidValue):
        snoozing.snooze(session, [planned], clock.timestamp())


def test_one_without_a_time_can_be_put_off_too(session: Session, wall: Wall) -> None:
    planned = plan(session, "2026-11-20")
    for _, until in reminders.choices()[:3]:
        snoozing.snooze(session, [planned], until)
        wall.now = clock.local(until).astimezone(BERLIN)
        assert taken(session) == (["call"], [])


def test_a_new_time_is_a_new_reminder_and_a_past_one_is_none(session: Session, wall: Wall) -> None:
    planned = plan(session, "2026-11-20", "14:30")
    plan(session, "2026-11-20", "09:00", "past when it was planned")
    wall.set("2026-11-20 14:30")
    assert taken(session) == (["call"], [])
    follow_ups.reschedule(session, [planned], "2026-11-21", "10:00")
    wall.set("2026-11-21 10:00")
    assert taken(session) == (["call"], [])


def test_an_undo_of_a_deletion_does_not_bring_it_again(session: Session, wall: Wall) -> None:
    planned = plan(session, "2026-11-20", "14:30")
    wall.set("2026-11-20 14:30")
    taken(session)
    with session.change(follow_ups.Action.EDIT_FOLLOW_UP) as change:
        change.execute("DELETE FROM follow_up WHERE id = ?", (planned,))
    history.undo_last(session)
    assert taken(session) == ([], [])


def test_nothing_is_taken_while_another_act_writes_or_when_it_is_switched_off(
    session: Session, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(session, "2026-11-20", "12:30")
    wall.set("2026-11-20 12:30")
    session.remember(reminders.ON, False)
    assert taken(session) == ([], [])
    session.remember(reminders.ON, True)

    def busy(wait: float | None = None) -> None:
        raise Busy("busy")

    with monkeypatch.context() as patched:
        patched.setattr(session.database, "transaction", busy)
        with pytest.raises(Busy):
            reminders.take(session)
    assert taken(session) == (["call"], [])


def test_the_reading_goes_by_two_ranges_of_indexes(session: Session, wall: Wall) -> None:
    asked = reminders._asked(clock.timestamp(), clock.timestamp() - 60)
    plan_of_it = [row[3] for row in session.query(f"EXPLAIN QUERY PLAN {reminders._NEW} LIMIT 1", asked)]
    assert any("follow_up_timed (due_day>? AND due_day<?)" in line for line in plan_of_it)
    assert any("follow_up_snoozed (snoozed_until>? AND snoozed_until<?)" in line for line in plan_of_it)
    assert not any(line.startswith(("SCAN follow_up", "SCAN reminder")) for line in plan_of_it)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=8),
    st.lists(st.one_of(st.integers(1, 90), st.integers(-3000, 3000)), max_size=30),
)
def test_each_comes_exactly_once_however_the_clock_runs(
    session: Session, wall: Wall, times: list[tuple[int, int, int]], steps: list[int]
) -> None:
    wall.set("2026-10-23 00:00")  # summer time ends on the 25th
    with session.change(follow_ups.Action.EDIT_FOLLOW_UP) as change:
        change.execute("UPDATE follow_up SET status = 'done'")
    taken(session)
    for number, (day, hour, minute) in enumerate(times):
        plan(session, f"2026-10-{23 + day}", f"{hour:02d}:{minute:02d}", str(number))
    seen: list[str] = []
    for minutes in [*steps, 0]:
        wall.forward(minutes=minutes)
        for titles in taken(session):
            seen += titles
    wall.set("2026-10-29 00:00")
    for titles in taken(session):
        seen += titles
    assert sorted(seen) == sorted(str(number) for number in range(len(times)))
