"""The sample shop has complaints in every state and birthdays today; its undo takes them away."""

from __future__ import annotations

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import care, complaints, history, sample

pytestmark = pytest.mark.usefixtures("noon")


def test_complaints_and_birthdays_of_the_sample_shop(session: Session) -> None:
    (operation,) = sample.fill(session, 60)
    rows = complaints.listing(session, complaints.ALL)
    assert {(row.status, bool(row.overdue_days)) for row in rows} == {
        ("open", True), ("open", False), ("closed", False),
    }  # fmt: skip
    assert any(complaints.steps(session, row.id) for row in rows)
    assert care.days(session, clock.today(), clock.today())
    history.undo(session, operation)
    assert complaints.listing(session, complaints.ALL) == []
    assert session.one("SELECT count(*) FROM complaint_step") == (0,)
