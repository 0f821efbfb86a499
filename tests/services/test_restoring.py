"""What a restore would change, trying a backup out, and data that cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import clock
from crm_desktop.data import backup_file, migrations, storage_errors
from crm_desktop.data.database import Database
from crm_desktop.data.folder_lock import InUse
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, backup_shelf, customers, file_store, maintenance, restoring
from crm_desktop.services.attachments import Source
from crm_desktop.services.backup_shelf import Reason


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


def test_what_a_restore_would_change(session: Session, wang: int) -> None:
    made = backup_shelf.make(session, Reason.TIME)
    customers.add(session, {"name": "李雷"})
    customers.add(session, {"name": "韩梅梅"})
    customers.update(session, wang, {"name": "王大明"})
    assert made.contents is not None
    found = restoring.difference(session, made.contents, made.path)
    assert (found.now.customers, found.then.customers, found.act_count) == (3, 1, 3)
    assert found.acts == (("New customer", 2), ("Edit customer", 1))
    assert found.same_history
    saved = maintenance.restore(session, made.path)
    later = backup_shelf.listed(saved.parent)[0]
    assert later.contents is not None
    found = restoring.difference(session, later.contents, saved)
    assert (found.later, found.act_count) == (True, 3)


def test_a_restore_that_is_not_ready_leaves_the_data_as_they_were(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup_shelf.make(session, Reason.TIME)
    customers.add(session, {"name": "李雷"})

    def full(_connection: object) -> None:
        raise sqlite.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations, "renew_triggers", full)
    with pytest.raises(StorageError, match="disk is full"):
        maintenance.restore(session, made.path)
    assert session.one("SELECT count(*) FROM customer") == (2,)
    assert not list(session.database.folder.root.glob(".restoring*"))
    customers.add(session, {"name": "韩梅梅"})
    monkeypatch.undo()
    maintenance.restore(session, made.path)
    assert session.one("SELECT count(*) FROM customer") == (1,)


def test_a_backup_of_another_shop_is_no_earlier_state(
    session: Session, wang: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Session(Database(DataFolder(tmp_path / "other")))
    monkeypatch.setattr(clock, "timestamp", lambda: 1_700_000_000)  # shops do not begin in the same second
    for name in "甲乙丙":
        customers.add(other, {"name": name})
    contents = maintenance.backup(other, tmp_path / "other.db")
    other.close()
    found = restoring.difference(session, contents, tmp_path / "other.db")
    assert not found.same_history
    assert not found.later
    assert found.acts == ()


def test_a_backup_is_tried_in_a_temporary_place(session: Session, wang: int) -> None:
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    made = backup_shelf.make(session, Reason.TIME)
    customers.update(session, wang, {"name": "王大明"})
    place = session.database.folder
    before = sorted(path.name for path in place.root.iterdir())
    found = restoring.rehearse(made.path, place, attachments.folder(session))
    assert (found.contents.customers, found.newest, found.findings, found.missing) == (1, ("王小明",), (), 0)
    assert sorted(path.name for path in place.root.iterdir()) == before
    assert customers.get(session, wang).name == "王大明"
    for content in file_store.contents(place.backups / "files") + file_store.contents(place.files):
        content.unlink()
    assert restoring.rehearse(made.path, place, attachments.folder(session)).missing == 1
    made.path.write_bytes(made.path.read_bytes()[:-9])
    with pytest.raises(StorageError, match="damaged"):
        restoring.rehearse(made.path, place, attachments.folder(session))


def test_a_backup_takes_the_place_of_a_damaged_file(folder: DataFolder) -> None:
    session = Session(Database(folder))
    wang = customers.add(session, {"name": "王小明"})
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    made = backup_shelf.make(session, Reason.TIME)
    customers.add(session, {"name": "李雷"})
    session.close()
    bad = b"SQLite format 3\x00" + bytes(3000)
    folder.database.write_bytes(bad)
    with pytest.raises(storage_errors.Unusable):
        Database(folder)
    assert restoring.offered(folder) == [made]
    aside = restoring.put_in_place(folder, made.path)
    assert aside is not None
    assert (aside / "customers.db").read_bytes() == bad
    session = Session(Database(folder))
    assert session.one("SELECT name FROM customer")[0] == "王小明"
    assert maintenance.check(session) == []
    session.close()


def test_a_bad_backup_changes_nothing(folder: DataFolder, tmp_path: Path) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    maintenance.backup(session, tmp_path / "copy.db")
    with pytest.raises(InUse):
        restoring.put_in_place(folder, tmp_path / "copy.db")
    session.close()
    folder.database.write_bytes(b"")
    (tmp_path / "cut.db").write_bytes((tmp_path / "copy.db").read_bytes()[:-1])
    with pytest.raises(StorageError, match="damaged"):
        restoring.put_in_place(folder, tmp_path / "cut.db")
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        restoring.put_in_place(folder, tmp_path / "copy.db", stop)
    assert folder.database.read_bytes() == b""
    assert not folder.set_aside.exists()
    assert backup_file.read(tmp_path / "copy.db") is not None


def test_an_empty_folder_takes_a_backup_of_another_pc(session: Session, wang: int, tmp_path: Path) -> None:
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    maintenance.backup(session, tmp_path / "copy.db")
    new = DataFolder(tmp_path / "new PC 新电脑 #%?")
    assert restoring.put_in_place(new, tmp_path / "copy.db") is None
    other = Session(Database(new))
    assert other.one("SELECT name FROM customer")[0] == "王小明"
    assert maintenance.check(other) == []
    other.close()
