"""A file that is older than what was saved, or gone, is told; nothing is made in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crm_desktop.data import last_state
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.data.storage_errors import Unusable
from crm_desktop.paths import DataFolder
from crm_desktop.services import backup_shelf, customers, maintenance
from crm_desktop.services.backup_shelf import Reason


def add(folder: DataFolder, name: str) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": name})
    session.close()


def kind_of(folder: DataFolder) -> str:
    with pytest.raises(Unusable) as caught:
        Database(folder)
    assert str(folder.database) in caught.value.sentence
    return caught.value.kind


def test_an_older_file_in_its_place_is_told(folder: DataFolder, tmp_path: Path) -> None:
    add(folder, "王小明")
    shutil.copy(folder.database, tmp_path / "yesterday.db")
    add(folder, "李雷")
    shutil.copy(tmp_path / "yesterday.db", folder.database)
    before = folder.database.read_bytes()
    assert kind_of(folder) == "older"
    assert folder.database.read_bytes() == before
    last_state.forget(folder)  # the person takes it as it is
    Database(folder).close()


def test_a_copy_without_its_log_is_told(folder: DataFolder, tmp_path: Path) -> None:
    add(folder, "王小明")
    session = Session(Database(folder))
    customers.add(session, {"name": "李雷"})
    session.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    customers.add(session, {"name": "韩梅梅"})
    last_state.write(folder, session.database.connection)  # as a quiet moment does
    other = DataFolder(tmp_path / "copied")
    shutil.copytree(folder.root, other.root, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    assert kind_of(other) == "older"
    torn = DataFolder(tmp_path / "torn")
    shutil.copytree(folder.root, torn.root, ignore=shutil.ignore_patterns("*-shm"))
    wal = torn.database.with_name("customers.db-wal")
    wal.write_bytes(wal.read_bytes()[: wal.stat().st_size // 3])
    assert kind_of(torn) == "older"
    session.close()


def test_missing_data_is_no_empty_list(folder: DataFolder) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    backup_shelf.make(session, Reason.HAND)
    session.close()
    folder.database.unlink()
    assert kind_of(folder) == "missing"
    assert not folder.database.exists()
    folder.note.unlink()
    assert kind_of(folder) == "missing"  # there are backups


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (lambda whole: b"", "damaged"),
        (lambda whole: whole[: len(whole) // 2], "damaged"),
        (lambda whole: b"hello" * 1000, "foreign"),
        (lambda whole: whole[:100] + bytes(4096 * 2) + whole[100 + 4096 * 2 :], "damaged"),
    ],
)
def test_a_damaged_file_is_left_as_it_is(folder: DataFolder, content: object, kind: str) -> None:
    add(folder, "王小明")
    found = content(folder.database.read_bytes())  # type: ignore[operator]
    folder.database.write_bytes(found)
    assert kind_of(folder) == kind
    assert folder.database.read_bytes() == found


def test_after_a_crash_the_note_says_nothing_wrong(folder: DataFolder) -> None:
    add(folder, "王小明")
    note = folder.note.read_bytes()
    add(folder, "李雷")
    folder.note.write_bytes(note)  # the program was killed before it wrote a new one
    Database(folder).close()


def test_a_note_that_cannot_be_read_says_nothing(folder: DataFolder) -> None:
    add(folder, "王小明")
    folder.note.write_bytes(b"\xff{")
    Database(folder).close()


@pytest.mark.parametrize(
    "name", ["客户 数据", "a#b%20c?d", "店铺😀", "long/" + "/".join(["an even longer name of a folder"] * 6)]
)
def test_folders_of_any_name(tmp_path: Path, name: str) -> None:
    folder = DataFolder(tmp_path / name)
    add(folder, "王小明")
    session = Session(Database(folder))
    made = backup_shelf.make(session, Reason.HAND)
    maintenance.restore(session, made.path)
    assert session.one("SELECT name FROM customer")[0] == "王小明"
    session.close()
