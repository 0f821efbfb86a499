"""A file that is replaced: whole or as it was, as open to others as it should be, and told when it fails."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop import files
from crm_desktop.errors import StorageError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes: the folder decides")

FULL = "The disk is full, so list.csv was not saved. Free some space and try again."
READ_ONLY = (
    "list.csv cannot be written: the folder is read-only, or the file is open in another program. "
    "Close it there or choose another folder."
)
MISSING = "The folder of list.csv is not there. Choose another folder."


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


@pytest.fixture(params=[0o022, 0o077, 0o002])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def write(target: Path, text: str) -> None:
    with files.replaced(target) as temporary:
        temporary.write_text(text, encoding="utf-8")


def test_the_block_writes_beside_the_file_which_has_its_old_content_until_the_end(target: Path) -> None:
    target.write_text("old", encoding="utf-8")
    with files.replaced(target) as temporary:
        assert temporary.parent == target.parent
        assert temporary.suffix == ".csv"
        temporary.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"
    assert list(target.parent.iterdir()) == [target]


def test_a_name_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    target = tmp_path / ("客" * 80 + ".csv")
    write(target, "new")
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("old", ["old", None])
def test_a_block_that_raises_leaves_what_was_there(target: Path, old: str | None) -> None:
    if old is not None:
        target.write_text(old, encoding="utf-8")
    with pytest.raises(RuntimeError, match="half-way"), files.replaced(target) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise RuntimeError("half-way")
    assert [path.read_text(encoding="utf-8") for path in target.parent.iterdir()] == ([old] if old else [])


@posix_only
def test_a_new_file_has_the_usual_mode(target: Path, umask: int) -> None:
    write(target, "new")
    assert mode(target) == 0o666 & ~umask


@posix_only
@pytest.mark.parametrize("before", [0o600, 0o640, 0o664, 0o444])
def test_an_existing_file_keeps_its_mode(target: Path, umask: int, before: int) -> None:
    target.write_text("old", encoding="utf-8")
    target.chmod(before)
    with files.replaced(target) as temporary:
        assert mode(temporary) & 0o077 == 0  # nobody else's to read before it is done
        temporary.write_text("new", encoding="utf-8")
    assert mode(target) == before
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, FULL),
        (errno.EROFS, READ_ONLY),
        (errno.EACCES, READ_ONLY),
        (errno.EIO, "list.csv could not be saved: broken. Choose another place and try again."),
    ],
)
def test_an_error_while_writing_is_a_sentence_and_the_old_file_stays(
    target: Path, code: int, sentence: str
) -> None:
    target.write_text("old", encoding="utf-8")
    with pytest.raises(StorageError) as told, files.replaced(target) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise OSError(code, "broken")
    assert str(told.value) == sentence
    assert target.read_text(encoding="utf-8") == "old"
    assert list(target.parent.iterdir()) == [target]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told:
        write(tmp_path / "gone" / "list.csv", "new")
    assert str(told.value) == MISSING
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as told:
        write(tmp_path / "file" / "list.csv", "new")
    assert str(told.value) == MISSING


@posix_only
def test_a_read_only_folder_is_a_sentence(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_text("old", encoding="utf-8")
    tmp_path.chmod(0o555)
    if os.access(tmp_path, os.W_OK):  # the administrator may write everywhere

        def refused(path: Path, *_arguments: object, **_options: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        monkeypatch.setattr(Path, "touch", refused)
    try:
        with pytest.raises(StorageError) as told:
            write(target, "new")
    finally:
        tmp_path.chmod(0o755)
    assert str(told.value) == READ_ONLY
    assert target.read_text(encoding="utf-8") == "old"
