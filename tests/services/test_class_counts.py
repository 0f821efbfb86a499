"""Counts of classes noted once a day, and what the overview compares with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import class_counts, classification, customers, history


@pytest.fixture(autouse=True)
def _no_clock() -> Iterator[None]:
    yield
    clock.set_now(None)


def on(day: str) -> None:
    moment = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    clock.set_now(lambda: moment)


def test_the_last_before_the_month_is_compared_with(session: Session) -> None:
    grade = classification.add(session, "grade", "A")
    for day, name in (("2026-10-20", "甲"), ("2026-10-30", "乙"), ("2026-11-10", "丙")):
        on(day)
        customers.add(session, {"name": name, "grade": grade})
        class_counts.note(session)
    on("2026-11-20")
    found = class_counts.before(session)
    assert (found.day, found.total, found.counts["grade"]) == ("2026-10-30", 2, {str(grade): 2})
    assert found.change("grade", grade, 5) == 3
    assert found.change("grade", None, 1) == 1, "nobody had none"
    assert found.change("tags", 1, 1) == 1, "there was no tag"


def test_without_an_earlier_month_the_first_day_is_and_nothing_without_any(session: Session) -> None:
    on("2026-11-10")
    assert (
        class_counts.before(session).day == "" and class_counts.before(session).change("grade", 1, 1) is None
    )
    customers.add(session, {"name": "甲"})
    class_counts.note(session)
    assert class_counts.before(session).day == "", "today is compared with a former day"
    on("2026-11-12")
    class_counts.note(session)
    on("2026-11-14")
    assert class_counts.before(session).day == "2026-11-10"


def test_it_is_noted_once_a_day_and_is_no_act(session: Session) -> None:
    on("2026-11-10")
    customers.add(session, {"name": "甲"})
    title = history.undo_title(session)
    assert class_counts.due(session)
    class_counts.note(session)
    assert not class_counts.due(session) and history.undo_title(session) == title
    customers.add(session, {"name": "乙"})
    class_counts.note(session)
    on("2026-11-11")
    assert class_counts.before(session).total == 1
