import pytest

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, overview, quick_entry, recycle_bin
from crm_desktop.services.quick_entry import Entry


@pytest.fixture
def session(tmp_path):
    found = Session(Database(DataFolder(tmp_path)))
    yield found
    found.close()


def test_an_empty_shop_has_empty_figures(session):
    found = overview.overview(session)
    assert (found.somebody, found.visits, found.calls, found.due, found.overdue, found.new) == (0,) * 6
    assert found.register == ()


def test_the_figures_of_a_day(session):
    wang = customers.add(session, {"name": "王小明"})
    gone = customers.add(session, {"name": "李雷"})
    recycle_bin.delete(session, [gone])
    today = clock.today().isoformat()
    quick_entry.save(session, Entry(kind="visit", customer_id=wang))
    quick_entry.save(session, Entry(kind="call_in", visitor_phone="13805715678"))
    quick_entry.save(session, Entry(kind="call_out", customer_id=wang, follow_up_day=today))
    quick_entry.save(session, Entry(kind="note", customer_id=wang, text="x"))
    with session.change("edit_follow_up") as change:
        change.insert(
            "follow_up", {"customer_id": wang, "due_day": "2020-01-01", "created_at": 0, "title": "late"}
        )
    found = overview.overview(session)
    assert (found.somebody, found.new) == (1, 1)
    assert (found.visits, found.calls, found.due, found.overdue) == (1, 2, 1, 1)
    assert len(found.register) == 4


def test_the_week_begins_on_monday():
    from datetime import date

    assert date.fromisoformat(overview.week_start()).weekday() == 0
