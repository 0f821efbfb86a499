"""Follow-ups that repeat: done makes the next one, undo takes both back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, follow_ups, history
from crm_desktop.values.repeats import FROM_COMPLETION, Repeat


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock.set_now(lambda: datetime(2026, 1, 31, 4, tzinfo=UTC))
    found = Session(Database(DataFolder(tmp_path)))
    yield found
    found.close()
    clock.set_now(None)


def _open(session: Session) -> list[tuple[str, str]]:
    return [(row.due_day, row.rule) for row in follow_ups.open_list(session)]


def test_done_plans_the_next_one_and_undo_takes_both_back(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    month = Repeat("month", count=3)
    first = follow_ups.plan(session, wang, "2026-01-31", "对账", due_time="14:30", repeat=month)
    before = _open(session)
    operation = follow_ups.finish(session, [first])
    (following,) = follow_ups.open_list(session)
    assert (following.due_day, following.due_time, following.title) == ("2026-02-28", "14:30", "对账")
    assert following.rule.endswith("COUNT=2")
    assert customers.get(session, wang).next_follow_up == "2026-02-28"
    session.undo(operation)
    assert _open(session) == before
    history.redo_last(session)
    assert [row.due_day for row in follow_ups.open_list(session)] == ["2026-02-28"]


def test_after_the_last_one_nothing_comes(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    repeat = Repeat("week", weekdays=(5,), until="2026-02-07")
    follow_ups.finish(session, [follow_ups.plan(session, wang, "2026-01-31", "送样", repeat=repeat)])
    (last,) = follow_ups.open_list(session)
    assert last.due_day == "2026-02-07"
    follow_ups.finish(session, [last.id])
    assert follow_ups.open_list(session) == []


def test_a_moved_one_leaves_the_series_and_a_late_one_skips_what_was_missed(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    moved = follow_ups.plan(session, wang, "2026-02-02", "周一", repeat=Repeat("week", 2, (0,)))
    follow_ups.reschedule(session, [moved], "2026-02-05")
    clock.set_now(lambda: datetime(2026, 2, 20, 4, tzinfo=UTC))
    follow_ups.finish(session, [moved])
    assert [day for day, _ in _open(session)] == ["2026-03-02"]


def test_from_completion_it_counts_from_today(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    plan = follow_ups.plan(
        session, wang, "2026-02-10", "回访", repeat=Repeat("day", 10), anchor=FROM_COMPLETION
    )
    follow_ups.finish(session, [plan])
    assert [day for day, _ in _open(session)] == ["2026-02-10"]


def test_several_at_once_each_plan_their_next(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    plans = [
        follow_ups.plan(session, wang, "2026-01-31", "a", repeat=Repeat("day")),
        follow_ups.plan(session, wang, "2026-01-31", "b"),
        follow_ups.plan(session, wang, "2026-01-31", "c", repeat=Repeat("day", 3)),
    ]
    operation = follow_ups.finish(session, plans)
    assert [day for day, _ in _open(session)] == ["2026-02-01", "2026-02-03"]
    session.undo(operation)
    assert [day for day, _ in _open(session)] == ["2026-01-31"] * 3


def test_an_end_before_the_first_day_is_refused(session: Session) -> None:
    wang = customers.add(session, {"name": "王小明"})
    with pytest.raises(InvalidValue):
        follow_ups.plan(session, wang, "2026-02-10", "x", repeat=Repeat("day", until="2026-02-09"))
