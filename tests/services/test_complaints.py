"""Complaints from the first word to the result, and back again; each act is undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import complaints, customers, history, interactions, recycle_bin, staff
from tests.data.test_journal import dump

pytestmark = pytest.mark.usefixtures("noon")  # Friday, 2026-11-20


@pytest.fixture
def wang(session: Session) -> int:
    staff.sign_in(session, staff.add(session, "小李"))
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


def test_a_complaint_has_its_deadline_by_urgency_and_its_words_join_the_lists(
    session: Session, wang: int
) -> None:
    made = complaints.record(session, wang, " 桌子坏了 ", kind="安装", urgency="Urgent")
    found = complaints.get(session, made)
    assert (found.text, found.kind, found.urgency) == ("桌子坏了", "安装", "Urgent")
    assert (found.day, found.due_day, found.staff_name) == ("2026-11-20", "2026-11-21", "小李")
    assert complaints.kinds(session) == ["Quality", "Service", "Delivery", "Price", "安装"]
    assert complaints.urgencies(session)[0] == ("Urgent", 1)
    assert complaints.record(session, wang, "x", urgency="urgent") == made + 1
    assert len(complaints.urgencies(session)) == 3


def test_steps_a_result_and_opening_again_stand_in_their_order(session: Session, wang: int) -> None:
    made = complaints.record(session, wang, "桌子坏了", urgency="Urgent")
    complaints.add_step(session, made, "已致电，周六上门")
    complaints.close(session, made, "换了新桌子", "partly")
    closed = complaints.get(session, made)
    assert (closed.status, closed.result, closed.satisfied, closed.closed_day) == (
        "closed", "换了新桌子", "partly", "2026-11-20",
    )  # fmt: skip
    complaints.reopen(session, made, "又坏了")
    again = complaints.get(session, made)
    assert (again.status, again.satisfied, again.reopened) == ("open", "", 1)
    assert [(step.kind, step.text) for step in complaints.steps(session, made)] == [
        ("step", "已致电，周六上门"), ("closed", "换了新桌子"), ("reopened", "又坏了"),
    ]  # fmt: skip


def test_lists_and_counts_by_state_and_person(session: Session, wang: int) -> None:
    late = complaints.record(session, wang, "late", due_day="2026-11-20")
    soon = complaints.record(session, wang, "soon", due_day="2026-12-01")
    done = complaints.record(session, wang, "done")
    complaints.close(session, done, "ok", "yes")
    other = staff.add(session, "小王")
    complaints.assign(session, soon, other)
    moment = clock.now()
    clock.set_now(lambda: moment.replace(day=23))

    def ids(state: str, staff_id: int | None = None) -> list[int]:
        return [row.id for row in complaints.listing(session, state, staff_id)]

    assert ids("open") == [late, soon]
    assert ids("overdue") == [late]
    assert ids("closed") == [done]
    assert ids("all") == [done, soon, late]
    assert ids("open", other) == [soon]
    assert complaints.get(session, late).overdue_days == 3
    assert complaints.counts(session) == (2, 1)
    assert complaints.counts(session, other) == (1, 0)
    assert [row.id for row in complaints.of_customer(session, wang)] == [done, soon, late]
    recycle_bin.delete(session, [wang])
    assert ids("all") == []
    assert complaints.counts(session) == (0, 0)


def test_what_cannot_be_is_said_and_changes_nothing(session: Session, wang: int) -> None:
    made = complaints.record(session, wang, "x")
    closed = complaints.record(session, wang, "y")
    complaints.close(session, closed, "ok")
    before = dump(session)
    acts: list[Callable[[], object]] = [
        lambda: complaints.record(session, wang, "  "),
        lambda: complaints.record(session, wang, "x", kind="k" * 41),
        lambda: complaints.record(session, wang, "x", due_day="2026-11-19"),
        lambda: complaints.record(session, 99, "x"),
        lambda: complaints.add_step(session, made, ""),
        lambda: complaints.close(session, made, ""),
        lambda: complaints.close(session, closed, "again"),
        lambda: complaints.reopen(session, made, "why"),
        lambda: complaints.reopen(session, closed, " "),
        lambda: complaints.set_deadline(session, made, "2026-13-01"),
        lambda: complaints.add_step(session, 99, "x"),
    ]
    for act in acts:
        with pytest.raises((InvalidValue, NotFound)):
            act()
    assert dump(session) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.sampled_from(["step", "close", "reopen", "move", "delete"]), min_size=1, max_size=6))
def test_any_row_of_acts_is_undone_to_what_was_before(session: Session, names: list[str]) -> None:
    if not session.one("SELECT 1 FROM customer"):
        customers.add(session, {"name": "王小明"})
    before = dump(session)
    last = session.one("SELECT max(id) FROM operation")[0]
    made = complaints.record(session, 1, "坏了", kind="质量")
    for name in names:
        act: Callable[[], object] = {
            "step": lambda: complaints.add_step(session, made, "做了"),
            "close": lambda: complaints.close(session, made, "好了", "no"),
            "reopen": lambda: complaints.reopen(session, made, "又坏了"),
            "move": lambda: complaints.set_deadline(session, made, "2027-01-01"),
            "delete": lambda: complaints.delete(session, made),
        }[name]
        try:
            act()
        except (InvalidValue, NotFound):
            continue
    operations = session.query("SELECT id FROM operation WHERE id > ? ORDER BY id DESC", (last,)).fetchall()
    for (operation,) in operations:
        history.undo(session, operation)
    assert dump(session) == before


def test_the_timeline_and_the_history_name_complaints_and_steps(session: Session, wang: int) -> None:
    made = complaints.record(session, wang, "桌子坏了")
    assert history.undo_title(session) == "Record complaint: 王小明"
    complaints.add_step(session, made, "已致电")
    items = interactions.timeline(session, wang, kinds=("change",))
    said = [(field[1], field[3]) for item in items for field in item.fields]
    assert said == [("complaint_step", "已致电"), ("complaint", "桌子坏了")]
    assert history.column_title("complaint") == "Complaint"
    complaints.delete(session, made)
    gone = interactions.timeline(session, wang, kinds=("change",))[0]
    assert {(field[1], field[2]) for field in gone.fields} == {
        ("complaint_step", "已致电"), ("complaint", "桌子坏了"),
    }  # fmt: skip
