"""Backup, restore and check."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_desktop.data import journal
from crm_desktop.data.database import Database
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import customers, find, history, maintenance, sample


@pytest.fixture
def customer_id(session: Session) -> int:
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


def test_a_backup_is_one_file_that_can_be_opened(session: Session, customer_id: int, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    contents = maintenance.backup(session, target)
    assert contents.customers == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "shop"]
    other = DataFolder(tmp_path / "other")
    other.root.mkdir()
    target.rename(other.database)
    opened = Session(Database(other))
    assert customers.get(opened, customer_id).phone == "13805715678"
    opened.close()


def test_a_restore_brings_the_old_data_and_keeps_the_new(
    session: Session, customer_id: int, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    maintenance.backup(session, target)
    customers.update(session, customer_id, {"name": "王大明"})
    second = customers.add(session, {"name": "李雷"})
    heard: list[Changes] = []
    session.subscribe(heard.append)
    saved = maintenance.restore(session, target)
    assert customers.get(session, customer_id).name == "王小明"
    assert find.find(session, "李雷").count == 0
    assert find.find(session, "wxm").count == 1
    assert heard[-1].touches("customer", second)
    assert saved.parent == session.database.folder.backups
    assert maintenance.inspect(saved).customers == 2
    maintenance.restore(session, saved)
    assert customers.get(session, second).name == "李雷"
    history.undo(session, history.newest(session))
    assert maintenance.check(session) == []


def test_what_is_no_backup_is_refused(session: Session, customer_id: int, tmp_path: Path) -> None:
    maintenance.backup(session, tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    bad = {
        "text.db": b"hello",
        "empty.db": b"",
        "cut.db": whole[: len(whole) // 2],
        "damaged.db": whole[:4096] + bytes(8192) + whole[12288:],
    }
    for name, content in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(StorageError):
            maintenance.restore(session, path)
    with pytest.raises(StorageError, match="no file"):
        maintenance.restore(session, tmp_path / "missing.db")
    with pytest.raises(StorageError, match="itself"):
        maintenance.backup(session, session.database.folder.database)
    assert customers.get(session, customer_id).name == "王小明"
    assert maintenance.check(session) == []


def test_a_cancelled_backup_leaves_the_old_one(session: Session, customer_id: int, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    maintenance.backup(session, target)
    before = target.read_bytes()
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        maintenance.backup(session, target, stop)
    assert target.read_bytes() == before


def test_a_sample_shop_has_no_findings(session: Session) -> None:
    sample.fill(session, 300)
    assert maintenance.check(session) == []


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        ("UPDATE customer SET phone = '1'", "derived"),
        ("UPDATE customer SET interaction_count = 9", "derived"),
        ("UPDATE customer SET next_follow_up = '2026-01-01'", "derived"),
        ("UPDATE customer SET sort_key = 'x'", "derived"),
        ("UPDATE contact_method SET normalized = 'x'", "contacts"),
        ("UPDATE contact_method SET is_primary = 0", "contacts"),
        ("DELETE FROM customer_search", "index"),
        ("INSERT INTO customer_search (rowid, forms) VALUES (99, 'x')", "index"),
    ],
)
def test_what_is_wrong_is_found(session: Session, customer_id: int, sql: str, key: str) -> None:
    with session.database.transaction() as connection:
        journal.open_door(connection, 1)
        connection.execute(sql)
        journal.close_door(connection)
    assert [finding.key for finding in maintenance.check(session)] == [key]


def test_broken_links_are_found(session: Session, customer_id: int) -> None:
    connection = session.database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    journal.open_door(connection, 1)
    connection.execute("UPDATE customer SET grade_id = 77")
    journal.close_door(connection)
    assert [finding.key for finding in maintenance.check(session)] == ["links"]
