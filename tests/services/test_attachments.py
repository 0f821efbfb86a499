"""Files of customers: kept whole or not at all, by their content, brought back by history and backups."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import FileRefused, InvalidValue, NotFound, StorageError
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    attachments,
    customers,
    file_store,
    history,
    interactions,
    maintenance,
    merge,
    recycle_bin,
)
from crm_desktop.services.attachments import Attachment, Source
from tests.data.test_journal import dump

CONTRACT = Source("合同.pdf", b"%PDF-1.7 contract")


@pytest.fixture
def wang(session: Session) -> int:
    return customers.add(session, {"name": "王小明"})


def names(session: Session, customer_id: int) -> list[str]:
    return [each.name for each in attachments.of(session, customer_id)]


def inside(session: Session) -> list[str]:
    """Everything in the folder of contents, what is half-written too."""
    folder = attachments.folder(session)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_content_stands_once_under_its_hash(session: Session, wang: int, tmp_path: Path) -> None:
    path = tmp_path / "合同.pdf"
    path.write_bytes(b"%PDF-1.7 contract")
    attachments.add(session, wang, [Source.of(path)])
    li = customers.add(session, {"name": "李雷"})
    attachments.add(session, li, [CONTRACT, Source("photo.jpg", b"jpeg")])
    assert names(session, wang) == ["合同.pdf"]
    assert names(session, li) == ["photo.jpg", "合同.pdf"]
    assert inside(session) == sorted(
        hashlib.sha256(each).hexdigest() for each in (b"%PDF-1.7 contract", b"jpeg")
    )
    assert path.exists(), "the source stays where it is"
    with pytest.raises(InvalidValue, match=r"合同\.pdf is here already"):
        attachments.add(session, wang, [CONTRACT])


def test_removing_is_undone_with_the_content(session: Session, wang: int, tmp_path: Path) -> None:
    attachments.add(session, wang, [CONTRACT])
    before = dump(session)
    gone = attachments.remove(session, attachments.of(session, wang)[0].id)
    assert names(session, wang) == []
    history.undo(session, gone)
    assert dump(session) == before
    copy = attachments.copy_out(session, attachments.of(session, wang)[0], tmp_path / "copy.pdf")
    assert copy.read_bytes() == b"%PDF-1.7 contract"
    history.undo_last(session)
    assert names(session, wang) == []
    with pytest.raises(NotFound):
        attachments.remove(session, 1)


def test_it_stands_in_the_customer_s_history(session: Session, wang: int) -> None:
    attachments.add(session, wang, [CONTRACT])
    attachments.remove(session, attachments.of(session, wang)[0].id)
    items = interactions.timeline(session, wang, [interactions.CHANGE])
    lines = [field[1:] for item in items for field in item.fields if field[1] == "attachment"]
    assert lines == [("attachment", "合同.pdf", ""), ("attachment", "", "合同.pdf")]
    assert [item.title for item in items[:2]] == ["remove_file", "add_files"]


def test_what_cannot_be_added_leaves_nothing(
    session: Session, wang: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store, "LARGEST", 1 << 20)
    large = tmp_path / "large.bin"
    large.write_bytes(bytes((1 << 20) + 1))
    before = dump(session)
    for source, sentence in (
        (Source("gone.txt", tmp_path / "gone.txt"), "gone.txt is not there any more"),
        (Source("shop", tmp_path), "shop is a folder"),
        (Source("large.bin", large), "larger than 1 MB"),
        (Source("pasted", bytes((1 << 20) + 1)), "larger than 1 MB"),
        (Source("empty.txt", b""), "empty.txt is empty"),
    ):
        with pytest.raises(FileRefused, match=sentence):
            attachments.add(session, wang, [CONTRACT, source])
    assert inside(session) == []
    assert dump(session) == before


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written")]
)
def test_a_full_disk_and_a_read_only_folder_are_said(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(file_store.os, "fsync", refuse)
    with pytest.raises(StorageError, match=sentence):
        attachments.add(session, wang, [CONTRACT])
    assert inside(session) == []
    assert names(session, wang) == []


def test_when_the_record_cannot_be_written_the_content_goes_again(
    session: Session, wang: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StorageError("The disk is full.")

    attachments.add(session, wang, [CONTRACT])
    monkeypatch.setattr(session, "change", refuse)
    with pytest.raises(StorageError):
        attachments.add(session, wang, [CONTRACT, Source("new.txt", b"new")])
    assert len(inside(session)) == 1, "what another record names stays"


def test_a_merge_and_the_bin_take_files_along(session: Session, wang: int) -> None:
    again = customers.add(session, {"name": "王小明"})
    attachments.add(session, again, [CONTRACT])
    before = dump(session)
    merged = merge.merge(session, [wang, again], wang)
    assert names(session, wang) == ["合同.pdf"]
    history.undo(session, merged)
    assert dump(session) == before
    recycle_bin.delete(session, [again])
    purged = recycle_bin.purge(session, [again])
    history.undo(session, purged)
    assert names(session, again) == ["合同.pdf"]


def test_a_missing_or_changed_content_is_said(session: Session, wang: int, tmp_path: Path) -> None:
    attachments.add(session, wang, [CONTRACT, Source("a.txt", b"a")])
    number = customers.get(session, wang).number
    text, contract = attachments.of(session, wang)
    (attachments.folder(session) / contract.hash).unlink()
    (attachments.folder(session) / text.hash).write_bytes(b"b")
    with pytest.raises(StorageError, match="missing"):
        attachments.copy_out(session, contract, tmp_path / "copy")
    with pytest.raises(StorageError, match="changed"):
        attachments.copy_out(session, text, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert [each.text for each in maintenance.check(session)] == [
        f"The content of files is missing: {number} 合同.pdf. Restore a backup that has it.",
        f"The content of files was changed: {number} a.txt. Restore a backup that has it.",
    ]
    attachments.remove(session, text.id)
    attachments.add(session, wang, [Source("a.txt", b"a")])
    assert len(maintenance.check(session)) == 1, "adding it again puts the content right"


def test_a_backup_holds_the_files_and_restoring_puts_them_back(
    session: Session, wang: int, tmp_path: Path
) -> None:
    removed = Source("old.txt", b"old")
    attachments.add(session, wang, [CONTRACT, removed])
    attachments.remove(session, attachments.of(session, wang)[0].id)
    maintenance.backup(session, tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "shop"], "one file"
    assert maintenance.inspect(tmp_path / "copy.db").customers == 1
    other = Session(Database(DataFolder(tmp_path / "other")))
    li = customers.add(other, {"name": "李雷"})
    attachments.add(other, li, [Source("photo.jpg", b"jpeg")])
    saved = maintenance.restore(other, tmp_path / "copy.db")
    assert names(other, wang) == ["合同.pdf"]
    history.undo(other, history.newest(other))
    assert names(other, wang) == ["old.txt", "合同.pdf"], "history still brings back what was removed"
    assert maintenance.check(other) == []
    for path in attachments.folder(other).iterdir():
        path.unlink()
    maintenance.restore(other, saved)
    assert names(other, li) == ["photo.jpg"]
    assert maintenance.check(other) == []
    assert not [path for path in other.database.folder.root.iterdir() if path.name.startswith(".")]
    other.close()


def test_a_backup_without_files_still_restores(session: Session, wang: int, tmp_path: Path) -> None:
    maintenance.backup(session, tmp_path / "bare.db")
    assert (tmp_path / "bare.db").read_bytes().startswith(b"SQLite format 3\0")
    attachments.add(session, wang, [CONTRACT])
    saved = maintenance.restore(session, tmp_path / "bare.db")
    assert names(session, wang) == []
    maintenance.restore(session, saved)
    assert names(session, wang) == ["合同.pdf"]
    assert maintenance.check(session) == []


def test_a_damaged_archive_is_refused(session: Session, wang: int, tmp_path: Path) -> None:
    attachments.add(session, wang, [CONTRACT])
    maintenance.backup(session, tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    for name, content in (
        ("cut.db", whole[: len(whole) // 2]),
        ("changed.db", whole.replace(b"%PDF-1.7 contract", b"%PDF-1.7 nothing!")),
    ):
        (tmp_path / name).write_bytes(content)
        attachments.folder(session).joinpath(attachments.of(session, wang)[0].hash).unlink(missing_ok=True)
        with pytest.raises(StorageError, match=f"{name} is damaged"):
            maintenance.restore(session, tmp_path / name)
        assert customers.get(session, wang).name == "王小明"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a.exe",
            "a.bat",
            "a.cmd",
            "a.lnk",
            "a.js",
            "a.vbs",
            "a.ps1",
            "a.sh",
            "a.scr",
            "a.msi",
            "a.COM",
            "a.hta",
        ),
        *(
            "a.jar",
            "a.html",
            "a.svg",
            "a.desktop",
            "a.xlsm",
            "a.docm",
            "a.url",
            "a.reg",
            "a",
            "photo.jpg.exe",
            ".jpg",
        ),
    ],
)
def test_what_could_be_run_is_never_opened(name: str) -> None:
    assert not Attachment(1, name, "", 1, 0).may_open


def test_pictures_and_documents_are_opened() -> None:
    for name in ("photo.JPG", "合同.pdf", "报价.xlsx", "说明.docx", "录音.m4a"):
        assert Attachment(1, name, "", 1, 0).may_open


def test_names_show_how_they_end_on_every_system() -> None:
    assert attachments.plain_name("photo\u202egpj.exe") == "photo_gpj.exe"
    assert attachments.plain_name("a/b\\c:d?.pdf. ") == "a_b_c_d_.pdf"
    assert attachments.plain_name("con.txt") == "_con.txt"
    long = attachments.plain_name("长" * 300 + ".pdf")
    assert (len(long), long[-4:]) == (120, ".pdf")
