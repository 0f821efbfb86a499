"""An older file is brought up to date before the window opens, and a window of its own says how far it is."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import database, migrations, search
from crm_desktop.data.database import APPLICATION_ID, Database
from crm_desktop.data.migrations import step_0001
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.services import find
from crm_desktop.ui import upgrade


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A folder with a file of the first schema that holds three customers."""
    monkeypatch.setattr(search, "_TOLD", 1)
    monkeypatch.setattr("crm_desktop.ui.tasks._REPORT_EVERY", 0.0)
    folder = DataFolder(tmp_path / "shop")
    folder.root.mkdir()
    with contextlib.closing(sqlite.connect(str(folder.database))) as old:
        for statement in step_0001.SQL.split(";\n"):
            old.execute(statement)
        for name in ("王小明", "李四", "赵刚"):
            old.execute("INSERT INTO customer (number, name, created_at) VALUES (?, ?, 5)", (name, name))
        old.execute("PRAGMA user_version = 1")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.commit()
    return folder


def shown() -> upgrade.Upgrading:
    window = QApplication.activeModalWidget()
    assert isinstance(window, upgrade.Upgrading)
    return window


@pytest.mark.usefixtures("qtbot")
def test_the_window_says_what_is_done_and_how_far_it_is(
    older: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int, str]] = []
    show = upgrade.Upgrading.show_progress

    def hear(window: upgrade.Upgrading, done: int, total: int, words: str) -> None:
        show(window, done, total, words)
        told.append((window.bar.value(), window.bar.maximum(), window.words.text()))

    monkeypatch.setattr(upgrade.Upgrading, "show_progress", hear)
    assert database.is_older(older.database)
    assert upgrade.bring_up(older)
    assert "copy" in told[0][2]
    assert (2, 3, "Writing the search index anew") in told
    session = Session(Database(older))
    assert [hit.name for hit in find.find(session, "xm").hits] == ["王小明"]
    session.close()
    assert not database.is_older(older.database)


@pytest.mark.usefixtures("qtbot")
def test_who_quits_finds_the_file_as_it_was(older: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate = migrations.migrate

    def until_stopped(connection: object, progress: object) -> int:
        begun.append(True)
        while not progress.cancelled:  # type: ignore[attr-defined]
            threading.Event().wait(0.01)
        return migrate(connection, progress)  # type: ignore[arg-type]

    begun: list[bool] = []
    monkeypatch.setattr(migrations, "migrate", until_stopped)
    QTimer.singleShot(50, lambda: shown().reject())
    assert not upgrade.bring_up(older)
    assert begun
    assert database.is_older(older.database)
    with contextlib.closing(sqlite.connect(str(older.database))) as old:
        assert old.execute("PRAGMA user_version").fetchone()[0] == 1


@pytest.mark.usefixtures("qtbot")
def test_what_stands_against_it_is_told_as_at_any_start(older: DataFolder) -> None:
    older.backups.write_text("a file where the folder of the backups should be")
    with pytest.raises(StorageError):
        upgrade.bring_up(older)
    assert database.is_older(older.database)


def test_a_file_of_today_or_of_another_program_is_not_older(session: Session, tmp_path: Path) -> None:
    session.query("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert not database.is_older(session.database.folder.database)
    other = tmp_path / "other.db"
    with contextlib.closing(sqlite.connect(str(other))) as foreign:
        foreign.execute("CREATE TABLE t (x)")
        foreign.commit()
    assert not database.is_older(other)
    assert not database.is_older(tmp_path / "none.db")
