"""A follow-up of a series is changed alone or with all that come; one is skipped."""

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
from crm_desktop.services import customers, follow_up_series, follow_ups, history
from crm_desktop.values.repeats import FROM_COMPLETION, Repeat

WEEK = Repeat("week", weekdays=(0,))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock.set_now(lambda: datetime(2026, 11, 23, 4, tzinfo=UTC))  # a Monday
    found = Session(Database(DataFolder(tmp_path)))
    yield found
    found.close()
    clock.set_now(None)


@pytest.fixture
def weekly(session: Session) -> int:
    wang = customers.add(session, {"name": "王小明"})
    return follow_ups.plan(session, wang, "2026-11-23", "对账", repeat=WEEK)


def _open(session: Session) -> list[tuple[str, str, bool]]:
    return [(row.due_day, row.title, bool(row.rule)) for row in follow_ups.open_list(session)]


def test_all_coming_take_the_new_rule_and_words(session: Session, weekly: int) -> None:
    operation = follow_up_series.change_all(
        session, weekly, {"title": "月结", "due_day": "2026-11-30"}, Repeat("month", day=31)
    )
    assert _open(session) == [("2026-11-30", "月结", True)]
    follow_ups.finish(session, [weekly])
    assert _open(session) == [("2026-12-31", "月结", True)]
    history.undo_last(session)
    history.undo(session, operation)
    row = follow_ups.get(session, weekly)
    assert (row.title, row.rule.split(";")[0]) == ("对账", "FREQ=WEEKLY")


def test_it_stops_repeating_or_begins_to(session: Session, weekly: int) -> None:
    follow_up_series.change_all(session, weekly, {}, None)
    assert _open(session) == [("2026-11-23", "对账", False)]
    follow_up_series.change_all(session, weekly, {}, Repeat("day", 10), FROM_COMPLETION)
    follow_ups.finish(session, [weekly])
    assert _open(session) == [("2026-12-03", "对账", True)]


def test_other_words_for_one_leave_the_series_as_it_is(session: Session, weekly: int) -> None:
    operation = follow_up_series.change_one(session, weekly, {"title": "上门对账", "kind": "house_call"})
    assert _open(session) == [("2026-11-23", "上门对账", False), ("2026-11-30", "对账", True)]
    history.undo(session, operation)
    assert _open(session) == [("2026-11-23", "对账", True)]


def test_another_day_for_one_leaves_the_rule_alone(session: Session, weekly: int) -> None:
    follow_up_series.change_one(session, weekly, {"due_day": "2026-11-25", "due_time": "09:00"})
    assert _open(session) == [("2026-11-25", "对账", True)]
    follow_ups.finish(session, [weekly])
    assert [day for day, _, _ in _open(session)] == ["2026-11-30"]


def test_one_is_skipped(session: Session, weekly: int) -> None:
    operation = follow_up_series.skip(session, [weekly])
    assert _open(session) == [("2026-11-30", "对账", True)]
    assert follow_ups.get(session, weekly).status == "dropped"
    history.undo(session, operation)
    assert _open(session) == [("2026-11-23", "对账", True)]


def test_the_last_one_is_skipped_to_nothing(session: Session) -> None:
    li = customers.add(session, {"name": "李雷"})
    last = follow_ups.plan(session, li, "2026-11-23", "x", repeat=Repeat("day", until="2026-11-23"))
    follow_up_series.skip(session, [last])
    assert _open(session) == []
    single = follow_ups.plan(session, li, "2026-11-23", "y")
    with pytest.raises(NotFound):
        follow_up_series.skip(session, [single])


def test_what_is_wrong_changes_nothing(session: Session, weekly: int) -> None:
    with pytest.raises(InvalidValue):
        follow_up_series.change_all(session, weekly, {"due_day": "2026-11-01"}, WEEK)
    with pytest.raises(InvalidValue):
        follow_up_series.change_all(session, weekly, {}, Repeat("day", until="2026-11-01"))
    with pytest.raises(KeyError):
        follow_up_series.change_one(session, weekly, {"status": "done"})
    assert _open(session) == [("2026-11-23", "对账", True)]


def test_an_overdue_one_keeps_its_day_when_its_words_change(session: Session, weekly: int) -> None:
    with session.change(Action.PLAN_FOLLOW_UP) as change:
        late = follow_ups.insert(change, 1, "2026-11-02", "late")
    values = {"title": "later", "due_day": "2026-11-02", "due_time": ""}
    follow_up_series.change_all(session, late, values, None)
    assert follow_ups.get(session, late)[4:7] == ("later", "call_out", "2026-11-02")
    follow_ups.finish(session, [late])
    with pytest.raises(NotFound):
        follow_up_series.change_one(session, late, {"title": "x"})
