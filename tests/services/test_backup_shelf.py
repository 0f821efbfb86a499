"""Backups beside the data and in a second place."""

from __future__ import annotations

import shutil
from collections import namedtuple
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.services import attachments, backup_shelf, customers, history, maintenance
from crm_desktop.services.attachments import Source
from crm_desktop.services.backup_shelf import Reason

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


def test_a_backup_on_the_shelf_says_why_and_what(session: Session, wang: int) -> None:
    assert backup_shelf.has_changed(session, None)
    made = backup_shelf.make(session, Reason.IMPORT)
    assert (made.sequence, made.reason, made.contents and made.contents.customers) == (1, "import", 1)
    assert not backup_shelf.has_changed(session, made)
    customers.add(session, {"name": "李雷"})
    assert backup_shelf.has_changed(session, made)
    assert [each.sequence for each in backup_shelf.listed(made.path.parent)] == [1]
    assert maintenance.inspect(made.path).customers == 1


def test_the_order_is_that_of_making_whatever_the_clock_says(session: Session, wang: int) -> None:
    try:
        for year in (2026, 2099, 1999):
            clock.set_now(lambda year=year: datetime(year, 5, 1, tzinfo=UTC))  # type: ignore[misc]
            backup_shelf.make(session, Reason.TIME)
    finally:
        clock.set_now(None)
    shelf = backup_shelf.listed(session.database.folder.backups)
    assert [clock.local(each.at).year for each in shelf] == [1999, 2099, 2026]
    newest = backup_shelf.newest(session)
    assert newest is not None
    assert newest.sequence == 3


def test_twenty_restores_in_a_row_lose_no_backup(session: Session, wang: int) -> None:
    made = [backup_shelf.make(session, Reason.TIME)]
    customers.update(session, wang, {"name": "王大明"})
    made.append(backup_shelf.make(session, Reason.TIME))
    for turn in range(20):
        maintenance.restore(session, made[turn % 2].path)
        assert customers.get(session, wang).name == ("王小明", "王大明")[turn % 2]
    shelf = {each.path for each in backup_shelf.listed(session.database.folder.backups)}
    assert {each.path for each in made} <= shelf
    assert len(shelf) == 22
    assert maintenance.check(session) == []


def test_files_stand_once_beside_the_data_and_come_back(session: Session, wang: int) -> None:
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    first = backup_shelf.make(session, Reason.TIME)
    second = backup_shelf.make(session, Reason.TIME)
    assert first.contents is not None
    assert first.contents.files == 1
    assert abs(first.size - second.size) < 100
    assert len(list((first.path.parent / "files").iterdir())) == 1
    file = attachments.of(session, wang)[0]
    shutil.rmtree(attachments.folder(session))
    maintenance.restore(session, first.path)
    assert (attachments.folder(session) / file.hash).read_bytes() == b"%PDF-1.7 contract"


def test_the_second_place_holds_everything(session: Session, wang: int, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No second place"):
        backup_shelf.make_second(session)
    with pytest.raises(StorageError, match="inside the data folder"):
        backup_shelf.choose_second(session, session.database.folder.root)
    attachments.add(session, wang, [Source("合同.pdf", b"%PDF-1.7 contract")])
    stick = tmp_path / "U盘 100% #1 😀"
    stick.mkdir()
    backup_shelf.choose_second(session, stick)
    made = backup_shelf.make_second(session)
    assert backup_shelf.second_shelf(session) == [made]
    shutil.rmtree(attachments.folder(session))
    customers.update(session, wang, {"name": "王大明"})
    maintenance.restore(session, made.path)
    assert customers.get(session, wang).name == "王小明"
    assert len(list(attachments.folder(session).iterdir())) == 1
    shutil.rmtree(stick)
    with pytest.raises(StorageError, match="Connect the drive"):
        backup_shelf.make_second(session)


def test_a_nearly_full_disk_thins_nothing_and_says_so(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup_shelf.make(session, Reason.TIME)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 99, 1))
    with pytest.raises(StorageError, match=r"nearly full.*The 1 earlier backup"):
        backup_shelf.make(session, Reason.TIME)
    assert [each.path for each in backup_shelf.listed(made.path.parent)] == [made.path]


def test_what_a_killed_program_left_goes_with_the_next(session: Session, wang: int) -> None:
    folder = session.database.folder.backups
    folder.mkdir()
    (folder / ".0000001-half.db").write_bytes(b"half")
    backup_shelf.make(session, Reason.TIME)
    assert [each.name[:7] for each in folder.iterdir() if each.is_file()] == ["0000001"]


def test_an_undone_restore_is_the_present_again(session: Session, wang: int) -> None:
    old = backup_shelf.make(session, Reason.TIME)
    second = customers.add(session, {"name": "李雷"})
    saved = maintenance.restore(session, old.path)
    maintenance.restore(session, saved)
    assert customers.get(session, second).name == "李雷"
    assert history.newest(session)


def test_copies_from_before_updates_are_kept_of_the_newest_versions(session: Session, wang: int) -> None:
    shelf = session.database.folder.backups
    shelf.mkdir(exist_ok=True)
    for name in ("9-from-2", "10-from-9", "11-from-10", "11-from-10-2"):
        (shelf / f"before-version-{name}.db").write_bytes(b"old")
    backup_shelf.make(session, Reason.HAND)
    left = sorted(path.stem for path in shelf.glob("before-version-*.db"))
    assert left == ["before-version-10-from-9", "before-version-11-from-10", "before-version-11-from-10-2"]
