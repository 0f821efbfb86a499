"""The recovery page: what was found, the backups, and what stood there set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.data.storage_errors import Unusable
from crm_desktop.paths import DataFolder
from crm_desktop.services import backup_shelf, customers, maintenance
from crm_desktop.services.backup_shelf import Reason
from crm_desktop.ui import prompts, start_problem
from crm_desktop.ui.recovery import Recovery


@pytest.fixture
def damaged(folder: DataFolder) -> DataFolder:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    backup_shelf.make(session, Reason.EXIT)
    customers.add(session, {"name": "李雷"})
    session.close()
    folder.database.write_bytes(b"")
    return folder


def page_of(folder: DataFolder, qtbot: QtBot) -> Recovery:
    with pytest.raises(Unusable) as caught:
        Database(folder)
    page = Recovery(caught.value, folder.root)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not page._tasks.busy)
    return page


def names(folder: DataFolder) -> list[str]:
    session = Session(Database(folder))
    found = [row[0] for row in session.query("SELECT name FROM customer ORDER BY id")]
    session.close()
    return found


def test_a_backup_takes_the_place_of_the_damaged_file(damaged: DataFolder, qtbot: QtBot) -> None:
    page = page_of(damaged, qtbot)
    assert [row.texts[1:3] for row in page.table.plain.rows] == [("when closing", "1")]
    assert not damaged.set_aside.exists()
    with qtbot.waitSignal(page.accepted):
        page.restore_button.click()
    assert names(damaged) == ["王小明"]
    (aside,) = damaged.set_aside.iterdir()
    assert (aside / "customers.db").read_bytes() == b""


def test_a_bad_file_is_refused_on_the_page(
    damaged: DataFolder, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"hello" * 100)
    monkeypatch.setattr(prompts, "open_file", lambda *_: bad)
    page = page_of(damaged, qtbot)
    page.open_file()
    qtbot.waitUntil(page.problem.isVisible)
    assert "bad.db is not a backup" in page.problem.accessibleName()
    assert damaged.database.read_bytes() == b""
    assert page.restore_button.isEnabled()
    page.reject()


def test_an_older_file_may_be_used_as_it_is(folder: DataFolder, qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    maintenance.backup(session, tmp_path / "old.db")
    customers.add(session, {"name": "李雷"})
    session.close()
    (tmp_path / "old.db").replace(folder.database)
    page = page_of(folder, qtbot)
    assert page.empty.isVisible()
    assert page.as_it_is.isVisible()
    with qtbot.waitSignal(page.accepted):
        page.as_it_is.click()
    assert names(folder) == ["王小明"]


def test_a_missing_file_shows_what_is_known_of_it(damaged: DataFolder, qtbot: QtBot) -> None:
    damaged.database.unlink()
    page = page_of(damaged, qtbot)
    assert not page.as_it_is.isVisible()
    page.reject()
    assert not damaged.database.exists()


def test_the_start_shows_the_page(damaged: DataFolder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Recovery] = []
    monkeypatch.setattr(Recovery, "exec", lambda self: shown.append(self) or 0)
    with pytest.raises(Unusable) as caught:
        Database(damaged)
    assert start_problem.ask(caught.value, damaged.root) is None
    assert len(shown) == 1
    shown[0].reject()


def test_without_a_backup_an_empty_list_may_be_begun_and_what_was_there_stays_aside(
    folder: DataFolder, qtbot: QtBot
) -> None:
    Session(Database(folder)).close()
    folder.database.write_bytes(b"not ours" * 100)
    page = page_of(folder, qtbot)
    qtbot.waitUntil(page.begin_empty.isVisible)
    assert page.begin_empty.text() == "Begin with an empty list"
    with qtbot.waitSignal(page.accepted):
        page.begin_empty.click()
    assert names(folder) == []
    (aside,) = folder.set_aside.iterdir()
    assert (aside / "customers.db").read_bytes() == b"not ours" * 100


def test_where_there_is_a_backup_nobody_is_offered_an_empty_list(damaged: DataFolder, qtbot: QtBot) -> None:
    page = page_of(damaged, qtbot)
    assert page.restore_button.isEnabled()
    assert not page.begin_empty.isVisible()
    page.reject()
