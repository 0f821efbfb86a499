"""Workbooks behind a password: asked for, opened, and nothing of them left behind."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from crm_desktop.errors import PasswordNeeded
from crm_desktop.exchange import passwords, reading


def locked_workbook(path: Path, password: str, rows: list[list[str]]) -> Path:
    plain = BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("客户")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    with path.open("wb") as target:
        OOXMLFile(plain).encrypt(password, target)
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return locked_workbook(tmp_path / "客户.xlsx", "Geheim1", [["姓名", "电话"], ["王小明", "13805715678"]])


def test_a_protected_workbook_opens_with_its_password(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    found = reading.open_file(locked, password="Geheim1")
    assert found.sheet("客户").rows[1] == ["王小明", "13805715678"]
    assert list(room.iterdir()) == [], "no unlocked copy stays"


@pytest.mark.parametrize(("password", "wrong"), [(None, False), ("geheim1", True), ("", False)])
def test_without_its_password_it_is_refused_in_a_sentence(
    locked: Path, password: str | None, wrong: bool
) -> None:
    with pytest.raises(PasswordNeeded) as refused:
        reading.open_file(locked, password=password)
    assert (refused.value.wrong, refused.value.possible) == (wrong, True)
    assert "客户.xlsx" in refused.value.sentence


def test_a_workbook_that_excel_opens_unasked_opens_here_too(tmp_path: Path) -> None:
    path = locked_workbook(tmp_path / "a.xlsx", "VelvetSweatshop", [["姓名"], ["王小明"]])
    assert reading.open_file(path).sheet().rows[1] == ["王小明"]


def test_a_lock_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(passwords.COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(2048))
    with pytest.raises(PasswordNeeded) as refused:
        reading.open_file(path, password="x")
    assert not refused.value.possible
