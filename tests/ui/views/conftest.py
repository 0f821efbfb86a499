"""What tests of views share: the worker, the bridge, a small shop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, staff
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(session: Session) -> Iterator[Tasks]:
    """The worker thread, ended before the session closes."""
    running = Tasks(
        at_end=session.database.close_thread if hasattr(session.database, "close_thread") else None
    )
    yield running
    running.close()


@pytest.fixture
def bridge(session: Session) -> Bridge:
    """Announcements of the session on the GUI thread."""
    return Bridge(session)


@dataclass
class Shop:
    """A few rows to work with, by id."""

    session: Session
    li: int
    wang: int
    grade_a: int
    grade_b: int
    retail: int
    regular: int
    friend: int
    zhang: int
    li_lei: int


@pytest.fixture
def shop(session: Session) -> Shop:
    """Two customers, two members of staff, short lists."""
    li, wang = staff.add(session, "小李"), staff.add(session, "老王")
    staff.sign_in(session, li)
    grade_a, grade_b = (classification.add(session, "grade", name) for name in "AB")
    retail = classification.add(session, "category", "零售")
    regular = classification.add(session, "tag", "老客户")
    friend = classification.add(session, "source", "朋友介绍")
    li_lei = customers.add(session, {"name": "李雷", "phone": "13905711234"})
    zhang = customers.add(
        session,
        {
            "name": "张伟",
            "phone": ["13805715678", "0571-88881234"],
            "company": "兴达",
            "grade": grade_a,
            "category": retail,
            "tags": [regular],
        },
    )
    return Shop(session, li, wang, grade_a, grade_b, retail, regular, friend, zhang, li_lei)
