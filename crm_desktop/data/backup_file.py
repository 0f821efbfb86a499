"""A backup: one file, a whole SQLite database with an archive behind it and a seal at its end.

    the database, page by page | a zip archive: files of customers, then `manifest.json` | its comment: the seal

SQLite reads the first part without unpacking it, any zip program the second one. The seal is the SHA-256
of every byte before it: a file that was cut, or of which one bit has changed, is refused. The name of a
backup is given by `files.replaced`, once what was written was reopened, checked, counted and hashed.

A bare database (from a folder of this program, or kept before an update) is a backup as well, unsealed.
What somebody else prepared is refused too: only the tables of this program, no views, none but our triggers.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import migrations, storage_errors
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress

APPLICATION_ID = 0x43524D44  # "CRMD"
HEADER = b"SQLite format 3\x00"
_PAGES = 2_000  # of the database between two looks at the wish to cancel: 8 MB
_BLOCK = 4 << 20
_MAGIC = b"crm-desktop backup 1 sha256 "
_DIGEST = 64  # hexadecimal digits
_TAIL = 22 + len(_MAGIC) + _DIGEST  # the end of a zip archive with our comment
_MANIFEST = "manifest.json"
_MANIFEST_LIMIT = 64 << 20
_FOLDER = "files/"
_CONTENT = re.compile(r"files/[0-9a-f]{64}")
_SEALED = "backup.sealed"  # in the settings of a copy: where it is found, the seal must follow
_PATIENCE = 1_000_000  # steps of SQLite's machine between two looks at the wish to cancel


@dataclass(frozen=True)
class Contents:
    """What a backup holds; `files` are those that its records name."""

    customers: int
    interactions: int
    follow_ups: int
    last_operation_at: int | None
    operation: int = 0
    files: int = 0


@dataclass(frozen=True)
class About:
    """What a backup says of itself.

    Args:
        sequence: its place among the backups of its folder: a number, as clocks may be wrong; 0 without one.
        day: on which day of use it was made, counted from the first; see `services/backup_keeping.py`.
        at: when it was made, seconds UTC, as the clock of the PC said.
        reason: why it was made, a `Reason`.
        contents: what it holds.
        schema, program: the versions that wrote it.
        database: bytes of the database.
        hashes: the contents of customers' files that were there.
        seconds: how long it took.
    """

    at: int
    reason: str = "hand"
    sequence: int = 0
    day: int = 0
    contents: Contents = field(default_factory=lambda: Contents(0, 0, 0, None))
    schema: int = 0
    program: str = ""
    database: int = 0
    hashes: tuple[str, ...] = ()
    seconds: float = 0.0


# -- writing --------------------------------------------------------------------------------------


def write(
    source: Any,
    target: Path,
    about: About,
    named: Path,
    inside: Sequence[Path],
    progress: Progress | None = None,
    began: Callable[[], object] | None = None,
) -> About:
    """Write a backup, read it back and check it. The state saved is the one of this moment: others may write meanwhile.

    Args:
        source: an open connection.
        target: a path that nobody else uses; its final name is given afterwards.
        named: the final name, for sentences.
        inside: the files of customers that go into it; `about.hashes` may name more, which are kept elsewhere.
        began: called once the state to save is held.

    Returns:
        `about` with what it holds.

    Raises:
        StorageError: it cannot be written, or what was written cannot be read back whole.
        Cancelled: through `progress`.
    """
    begun = time.monotonic()
    with storage_errors.told(named):
        _copy_database(source, target, named, progress, began)
    size = target.stat().st_size
    try:
        found = examine(target, named.name, progress)
    except StorageError as error:
        raise StorageError(
            translate(
                "Backup",
                "What was copied is not whole, so no backup was made and the earlier ones stay: the data or the disk is "
                "damaged. Restore the newest backup that can be tried without a finding.",
            )
        ) from error
    about = replace(
        about,
        contents=found,
        schema=_number(target, 60),
        database=size,
        seconds=round(time.monotonic() - begun, 2),
    )
    with storage_errors.told(named):
        _append(target, about, inside, progress)
        _seal(target, progress)
    if read(target) != about or not is_whole(target, progress):
        raise damaged(named.name)
    return about


def _copy_database(
    source: Any, target: Path, named: Path, progress: Progress | None, began: Callable[[], object] | None
) -> None:
    with contextlib.closing(sqlite.connect(str(target), isolation_level=None)) as copy:
        copy.execute(
            "PRAGMA journal_mode = OFF"
        )  # nobody reads it before it is whole, and `replaced` flushes it
        copy.execute("PRAGMA synchronous = OFF")
        own = not source.in_transaction
        if own:
            source.execute("BEGIN")  # holds the state: else each write of another would begin the copy anew
        try:
            source.execute("SELECT 1 FROM sqlite_schema").fetchone()
            if began is not None:
                began()
            copy_pages(source, copy, named, progress, translate("Backup", "Saving a copy"))
        finally:
            if own:
                source.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
        copy.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, '1')", (_SEALED,))


def copy_pages(source: Any, target: Any, path: Path, progress: Progress | None, text: str) -> None:
    """Copy a whole database page by page; a reader of the target sees the old or the new one."""

    def report(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress.step(total - remaining, total, text)

    with storage_errors.told(path):
        source.backup(target, pages=_PAGES, progress=report)


def _append(target: Path, about: About, contents: Sequence[Path], progress: Progress | None) -> None:
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for at, path in enumerate(contents):
            if progress is not None:
                progress.step(at, len(contents), translate("Backup", "Saving the files"))
            with (
                path.open("rb") as stream,
                archive.open(_FOLDER + path.name, "w", force_zip64=True) as member,
            ):
                shutil.copyfileobj(stream, member, _BLOCK)
        archive.writestr(_MANIFEST, json.dumps(asdict(about), ensure_ascii=False))
        archive.comment = _MAGIC + b"0" * _DIGEST


def _seal(target: Path, progress: Progress | None) -> None:
    digest = _digest(target, progress)
    with target.open("r+b") as stream:
        stream.seek(-_DIGEST, os.SEEK_END)
        stream.write(digest.encode())
        stream.flush()
        os.fsync(stream.fileno())


def _digest(path: Path, progress: Progress | None) -> str:
    """The hash of all but the last digits."""
    left = path.stat().st_size - _DIGEST
    total, summed = left, hashlib.sha256()
    with path.open("rb") as stream:
        while left > 0:
            if progress is not None:
                progress.step((total - left) >> 20, total >> 20, translate("Backup", "Checking the backup"))
            block = stream.read(min(_BLOCK, left))
            if not block:
                break
            summed.update(block)
            left -= len(block)
    return summed.hexdigest()


# -- reading --------------------------------------------------------------------------------------


def read(path: Path) -> About | None:
    """What a sealed backup says of itself, without a check; None for any other file. Quick."""
    try:
        if not _looks_sealed(path):
            return None
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo(_MANIFEST)
            if member.file_size > _MANIFEST_LIMIT:
                return None
            found = json.loads(archive.read(member))
        found["contents"] = Contents(**found["contents"])
        found["hashes"] = tuple(str(each) for each in found["hashes"])
        return About(**found)
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, KeyError, TypeError, ValueError):
        return None


def _looks_sealed(path: Path) -> bool:
    if path.stat().st_size <= _TAIL:
        return False
    with path.open("rb") as stream:
        stream.seek(-(len(_MAGIC) + _DIGEST), os.SEEK_END)
        return stream.read(len(_MAGIC)) == _MAGIC


def is_whole(path: Path, progress: Progress | None = None) -> bool:
    """Whether a sealed backup is, byte by byte, what was written.

    Raises:
        Cancelled: through `progress`.
    """
    with storage_errors.told(path):
        if not _looks_sealed(path):
            return False
        with path.open("rb") as stream:
            if hasattr(os, "posix_fadvise"):  # what is read shall come from the disk, not from memory
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            stream.seek(-_DIGEST, os.SEEK_END)
            wanted = stream.read()
        return _digest(path, progress).encode() == wanted


@dataclass(frozen=True)
class Opened:
    """A backup that was checked and is open.

    Args:
        connection: reads its database.
        archive: holds its files; None for a bare database.
    """

    connection: Any
    contents: Contents
    about: About | None
    archive: zipfile.ZipFile | None


@contextlib.contextmanager
def opened(path: Path, progress: Progress | None = None) -> Iterator[Opened]:
    """Check a backup to its last byte and open it; nothing is written.

    Raises:
        StorageError: it is missing, foreign, newer, cut or damaged, or not what this program writes.
        Cancelled: through `progress`.
    """
    if not path.is_file():
        raise StorageError(
            translate("Backup", "There is no file {path}. Choose a backup that is there.").format(path=path)
        )
    about = _check_bytes(path, progress)
    found = examine(path, path.name, progress, sealed=about is not None)
    with contextlib.ExitStack() as stack:
        archive = None
        if about is not None:
            archive = stack.enter_context(zipfile.ZipFile(path))
            if not all(_is_ours(member) for member in archive.infolist()):
                raise foreign(path.name)
        connection = stack.enter_context(contextlib.closing(_reading(path)))
        yield Opened(connection, found, about, archive)


def _is_ours(member: zipfile.ZipInfo) -> bool:
    plain = member.compress_type == zipfile.ZIP_STORED and member.file_size == member.compress_size
    return plain and (member.filename == _MANIFEST or _CONTENT.fullmatch(member.filename) is not None)


def _check_bytes(path: Path, progress: Progress | None) -> About | None:
    """What it says of itself when it is sealed and whole; None for a bare database of the right length."""
    with storage_errors.told(path):
        size = path.stat().st_size
        with path.open("rb") as stream:
            header = stream.read(100)
    if header[:16] != HEADER or len(header) < 100:
        raise damaged(path.name) if size == 0 else foreign(path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise foreign(path.name)
    if int.from_bytes(header[60:64], "big") > migrations.SCHEMA_VERSION:
        raise newer(path.name)
    about = read(path)
    if about is not None and is_whole(path, progress):
        return about
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if about is not None or size != (65_536 if page == 1 else page) * pages:
        raise damaged(path.name)
    return None


def take_files(
    backup: Opened, wanted: Callable[[str, int], bool], keep: Callable[[str, Any], object]
) -> None:
    """Hand out the files that are in a backup.

    Args:
        wanted: whether the content of this hash and size is still needed.
        keep: takes the hash and a stream of the content.
    """
    if backup.archive is None:
        return
    for member in backup.archive.infolist():
        if member.filename == _MANIFEST:
            continue
        digest = member.filename.removeprefix(_FOLDER)
        if wanted(digest, member.file_size):
            with backup.archive.open(member) as stream:
                keep(digest, stream)


def held(backup: Opened) -> set[str]:
    """The hashes of the files that are in a backup itself."""
    if backup.archive is None:
        return set()
    names = {member.filename for member in backup.archive.infolist()} - {_MANIFEST}
    return {name.removeprefix(_FOLDER) for name in names}


# -- the database in it -----------------------------------------------------------------------------


def _reading(path: Path) -> Any:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite.connect(uri, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def examine(path: Path, name: str, progress: Progress | None = None, *, sealed: bool = True) -> Contents:
    """Check the database of a backup and count it.

    Args:
        name: for sentences.
        sealed: a seal follows it.

    Raises:
        StorageError: it is damaged, or not one of this program.
        Cancelled: through `progress`.
    """
    if progress is not None:
        progress.step(0, 0, translate("Backup", "Checking the backup"))
    with contextlib.closing(_reading(path)) as connection:
        if progress is not None:
            connection.set_progress_handler(lambda: int(progress.cancelled), _PATIENCE)
        try:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged(name)
            _check_schema(connection, name)
            marked = connection.execute("SELECT 1 FROM setting WHERE key = ?", (_SEALED,)).fetchone()
            if marked and not sealed:  # cut exactly where its database ends
                raise damaged(name)
            return count(connection)
        except sqlite.Error as error:
            if progress is not None:
                progress.check()
            raise damaged(name) from error
        except UnicodeDecodeError as error:
            raise damaged(name) from error


def _check_schema(connection: Any, name: str) -> None:
    version = migrations.version_of(connection)
    known = _tables_of(version)
    for kind, entry in connection.execute("SELECT type, name FROM sqlite_schema"):
        ours = {
            "table": entry in known or entry.startswith("sqlite_"),
            "trigger": entry.startswith("journal_"),
            "index": True,
        }.get(kind, False)
        if not ours:
            raise foreign(name)


def _tables_of(version: int) -> set[str]:
    with contextlib.closing(sqlite.connect(":memory:", isolation_level=None)) as fresh:
        migrations.build(fresh, version)
        return {row[0] for row in fresh.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def count(connection: Any) -> Contents:
    """What a database holds."""

    def number(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    has_files = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'attachment'").fetchone()
    operation = connection.execute("SELECT max(id) FROM operation").fetchone()[0] or 0
    last = connection.execute("SELECT at FROM operation WHERE id = ?", (operation,)).fetchone()
    return Contents(
        customers=number("SELECT count(*) FROM customer WHERE deleted_at IS NULL"),
        interactions=number("SELECT count(*) FROM interaction"),
        follow_ups=number("SELECT count(*) FROM follow_up"),
        last_operation_at=None if last is None else last[0],
        operation=operation,
        files=number("SELECT count(DISTINCT hash) FROM attachment") if has_files else 0,
    )


@contextlib.contextmanager
def peek(path: Path) -> Iterator[Any]:
    """A connection that reads the database of a backup which was not checked."""
    with contextlib.closing(_reading(path)) as connection:
        yield connection


def bare_contents(path: Path) -> Contents | None:
    """What a bare database holds, unchecked; None when it cannot be read."""
    try:
        with contextlib.closing(_reading(path)) as connection:
            return count(connection)
    except (sqlite.Error, OSError):
        return None


def unmark(connection: Any) -> None:
    """A backup that was put in the place of the data is the data from now on."""
    connection.execute("DELETE FROM setting WHERE key = ?", (_SEALED,))


def _number(path: Path, offset: int) -> int:
    with path.open("rb") as stream:
        stream.seek(offset)
        return int.from_bytes(stream.read(4), "big")


# -- sentences ------------------------------------------------------------------------------------


def damaged(name: str) -> StorageError:
    """The sentence for a backup that is damaged."""
    return StorageError(
        translate("Backup", "{name} is damaged and cannot be used. Choose an older backup.").format(name=name)
    )


def foreign(name: str) -> StorageError:
    """The sentence for what is no backup."""
    return StorageError(
        translate("Backup", "{name} is not a backup of this program. Choose another file.").format(name=name)
    )


def newer(name: str) -> StorageError:
    """The sentence for a backup that this version cannot read."""
    return StorageError(
        translate(
            "Backup",
            "{name} was written by a newer version of this program. Install that version to restore it.",
        ).format(name=name)
    )
