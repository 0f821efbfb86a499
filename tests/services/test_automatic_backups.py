"""When a backup is made by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.progress import Progress
from crm_desktop.services import automatic_backups, backup_shelf, customers, maintenance, merge
from crm_desktop.services.automatic_backups import Keeper
from crm_desktop.services.backup_shelf import Reason


class Threads:
    """Runs each on a thread of its own."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.free = threading.Event()  # until then the threads are busy with something else
        self.free.set()
        self.all: list[threading.Thread] = []

    def __call__(self, work: Callable[..., Any]) -> Any:
        progress = Progress()

        def run() -> None:
            self.free.wait()
            work(progress=progress)
            self.session.database.close_thread()

        thread = threading.Thread(target=run)
        self.all.append(thread)
        thread.start()
        return progress

    def join(self) -> None:
        for thread in self.all:
            thread.join()


def shelf(session: Session) -> list[backup_shelf.Backup]:
    return backup_shelf.listed(session.database.folder.backups)


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


def test_half_an_hour_in_which_something_was_done(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(automatic_backups.time, "monotonic", lambda: now[0])
    keeper = Keeper(session)
    assert keeper.is_due()  # there is none yet
    keeper.make(Reason.TIME)
    now[0] += 3600
    assert not keeper.is_due()  # nothing was done
    customers.update(session, wang, {"name": "王大明"})
    assert keeper.is_due()
    keeper.make(Reason.TIME)
    customers.update(session, wang, {"name": "王小明"})
    now[0] += 1700
    assert not keeper.is_due()
    now[0] += 200
    assert keeper.is_due()


def test_a_costly_backup_is_made_less_often(session: Session, wang: int) -> None:
    last = backup_shelf.make(session, Reason.TIME)
    assert automatic_backups.pause(last) == 0
    assert automatic_backups.pause(replace(last, seconds=90.0)) == 90 * 60
    keeper = Keeper(session)
    customers.update(session, wang, {"name": "王大明"})
    assert keeper.is_wanted_at_end()
    keeper.last = replace(last, seconds=90.0)
    assert not keeper.is_wanted_at_end()
    assert not keeper.is_due()


def test_before_a_bulk_edit_the_state_before_it_is_saved(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic_backups, "_HOLD", 60)  # a slow machine is no verdict
    second = customers.add(session, {"name": "李雷"})
    threads = Threads(session)
    session.before_act = Keeper(session, threads).before
    customers.update_many(session, [wang, second], {"note": "新"})
    threads.join()
    assert [each.reason for each in shelf(session)] == ["bulk"]
    assert session.one("SELECT count(*) FROM customer WHERE note = '新'")[0] == 2
    maintenance.restore(session, shelf(session)[0].path)
    assert session.one("SELECT count(*) FROM customer WHERE note = '新'")[0] == 0


def test_an_act_does_not_wait_for_a_thread_that_is_busy(session: Session, wang: int) -> None:
    threads = Threads(session)
    threads.free.clear()
    session.before_act = Keeper(session, threads).before
    with session.change(Action.EDIT_CUSTOMERS) as change:
        change.update("customer", wang, {"note": "新"})
    threads.free.set()
    threads.join()
    assert shelf(session) == []  # not the state after it under the name of the one before


def test_a_merge_and_a_command_have_a_backup_before_them(session: Session, wang: int) -> None:
    second = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    session.before_act = lambda action: automatic_backups.before(session, action)
    merge.merge(session, [wang, second], wang, {})
    assert [each.reason for each in shelf(session)] == ["merge"]
    with session.change(Action.EDIT_CUSTOMER) as change:
        change.update("customer", wang, {"note": "新"})
    assert len(shelf(session)) == 1


def test_a_failing_backup_stops_no_act_and_is_told(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageError("The disk is nearly full.")

    monkeypatch.setattr(backup_shelf, "make", fail)
    keeper = Keeper(session)
    session.before_act = keeper.before
    with session.change(Action.EDIT_CUSTOMERS) as change:
        change.update("customer", wang, {"note": "新"})
    assert session.one("SELECT note FROM customer")[0] == "新"
    assert keeper.problem is not None
    assert "nearly full" in keeper.problem.sentence


def test_an_act_while_the_program_closes_does_not_wait(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(automatic_backups, "_HOLD", 1_000_000)
    session.before_act = Keeper(session, lambda _: None).before
    with session.change(Action.EDIT_CUSTOMERS) as change:
        change.update("customer", wang, {"note": "新"})
    assert session.one("SELECT note FROM customer")[0] == "新"


def test_the_one_at_the_end(session: Session, wang: int) -> None:
    keeper = Keeper(session)
    keeper.at_end()
    keeper.at_end()
    assert [each.reason for each in shelf(session)] == ["exit"]
