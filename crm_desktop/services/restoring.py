"""What a restore would change, trying a backup out, and a backup in the place of data that cannot be opened."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import clock, files
from crm_desktop.data import backup_file, last_state, migrations, storage_errors
from crm_desktop.data.backup_file import Contents
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import action_title
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import backup_shelf, maintenance
from crm_desktop.services.backup_shelf import Backup
from crm_desktop.values.sizes import file_size

_SHOWN = 6  # kinds of acts that are named
_ACTS_AFTER = "SELECT action, count(*) FROM operation WHERE id > ? GROUP BY action ORDER BY 2 DESC, 1"


@dataclass(frozen=True)
class Difference:
    """What a restore would change.

    Args:
        now, then: what is there, and what would be.
        acts: acts that were done since, with their number, most frequent first; they would be gone.
        act_count: how many acts that are.
        same_history: whether the backup is an earlier state of this data, so that `acts` are known.
        later: it is a later state of this data instead, as after a restore: `acts` would come back.
    """

    now: Contents
    then: Contents
    acts: tuple[tuple[str, int], ...]
    act_count: int
    same_history: bool
    later: bool = False


def difference(session: Session, then: Contents, path: Path) -> Difference:
    """Compare a backup with the present data; for the worker, as it counts.

    Args:
        then: what the backup at `path` holds.
    """
    with session.database.snapshot() as connection:
        now = backup_file.count(connection)
        known = connection.execute("SELECT at FROM operation WHERE id = ?", (then.operation,)).fetchone()
        same = not then.operation or (known is not None and known[0] == then.last_operation_at)
        rows = connection.execute(_ACTS_AFTER, (then.operation,)).fetchall() if same else None
    later = False
    if rows is None:
        rows = _acts_since(path, now)
        later = bool(rows)
    acts = tuple((action_title(action, 2), count) for action, count in rows)
    return Difference(now, then, acts[:_SHOWN], sum(count for _, count in acts), same, later)


def _acts_since(path: Path, now: Contents) -> list[tuple[str, int]]:
    """The acts that a backup has after the present state; [] when it does not know that state."""
    if not now.operation:
        return []
    with contextlib.suppress(sqlite.Error, OSError), backup_file.peek(path) as connection:
        row = connection.execute("SELECT at FROM operation WHERE id = ?", (now.operation,)).fetchone()
        if row is not None and row[0] == now.last_operation_at:
            found: list[tuple[str, int]] = connection.execute(_ACTS_AFTER, (now.operation,)).fetchall()
            return found
    return []


@dataclass(frozen=True)
class Rehearsal:
    """How a backup did when it was opened in a temporary place.

    Args:
        contents: what it holds.
        newest: names of the customers that were recorded last.
        findings: sentences on what is not as it should be; () when all is well.
        updated: it was brought up to this version on the way.
        missing: files of customers that are neither in it nor beside it.
    """

    contents: Contents
    newest: tuple[str, ...]
    findings: tuple[str, ...]
    updated: bool
    missing: int


def rehearse(path: Path, place: DataFolder, present: Path, progress: Progress | None = None) -> Rehearsal:
    """Open a backup as the data would be opened, in a temporary folder that goes again; look it all through.

    Args:
        place: the data folder, on whose disk it is tried.
        present: where the files of customers are now.

    Raises:
        StorageError: it cannot be used, or there is no room to try it.
        Cancelled: through `progress`.
    """
    size = path.stat().st_size if path.exists() else 0
    with storage_errors.told(place.database):
        free = shutil.disk_usage(place.root).free
    if free < size:
        raise StorageError(
            translate(
                "Backups", "There is no room to try this backup: {needed} are needed, {free} are free."
            ).format(needed=file_size(size), free=file_size(free))
        )
    with (
        tempfile.TemporaryDirectory(
            dir=place.root, prefix=".trying-", ignore_cleanup_errors=True
        ) as temporary,
        backup_file.opened(path, progress) as found,
    ):
        trying = DataFolder(Path(temporary))
        _write_database(found, trying.database, path, progress)
        known = backup_file.held(found)
        hashes = set(found.about.hashes) if found.about else set()
        missing = sum(
            1
            for digest in hashes - known
            if not (present / digest).is_file() and not (place.backups / "files" / digest).is_file()
        )
        database = Database(trying, progress)
        session = Session(database, trial=True)
        try:
            newest = session.query(
                "SELECT name FROM customer WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 3"
            ).fetchall()
            findings = tuple(each.text for each in maintenance.check_records(session, progress))
            contents = backup_file.count(database.connection)
        finally:
            database.close()
    updated = found.about is not None and found.about.schema < migrations.SCHEMA_VERSION
    return Rehearsal(contents, tuple(row[0] for row in newest), findings, updated, missing)


def _write_database(found: backup_file.Opened, target: Path, path: Path, progress: Progress | None) -> None:
    with (
        files.replaced(target) as temporary,
        contextlib.closing(sqlite.connect(str(temporary), isolation_level=None)) as copy,
    ):
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        backup_file.copy_pages(found.connection, copy, target, progress, translate("Backup", "Restoring"))
        copy.execute("PRAGMA journal_mode = WAL")
        backup_file.unmark(copy)
        copy.close()  # before it gets its name


def put_in_place(folder: DataFolder, path: Path, progress: Progress | None = None) -> Path | None:
    """Put a backup in the place of data that cannot be opened; what stood there is set aside, untouched.

    A kill on the way leaves the old files, or the new one, or no database and a leftover that keeps an
    empty one from being made.

    Returns:
        The folder with what stood there; None when nothing did.

    Raises:
        StorageError: the backup cannot be used, there is no room, or the folder is in use.
        Cancelled: through `progress`; all is as it was.
    """
    with _locked(folder):
        with backup_file.opened(path, progress) as found:
            maintenance.take_files(found, folder.files, folder, path.name, progress)
            ready = folder.root / "restored.db"
            _write_database(found, ready, path, progress)
        with storage_errors.told(folder.database):
            aside = _set_aside(folder)
            last_state.forget(folder)
            files.move(ready, folder.database)
        return aside


def begin_empty(folder: DataFolder) -> Path | None:
    """Set data aside that cannot be opened, untouched, so that the program makes an empty list in its place.

    Returns:
        The folder with what stood there; None when nothing did.

    Raises:
        StorageError: the folder is in use, or nothing can be moved in it.
    """
    with _locked(folder), storage_errors.told(folder.database):
        aside = _set_aside(folder)
        last_state.forget(folder)
        return aside


@contextlib.contextmanager
def _locked(folder: DataFolder) -> Iterator[None]:
    from crm_desktop.data.folder_lock import FolderLock

    lock = FolderLock(folder.lock)
    with storage_errors.told(folder.database):
        folder.root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _set_aside(folder: DataFolder) -> Path | None:
    place = folder.database
    found = [each for each in (place, *_beside(place)) if each.exists()]
    if not found:
        return None
    name = f"{clock.local(clock.timestamp()):%Y-%m-%d-%H%M%S}"
    aside = folder.set_aside / name
    number = 1
    while aside.exists():
        number += 1
        aside = folder.set_aside / f"{name}-{number}"
    aside.mkdir(parents=True)
    for each in found:
        files.patiently(lambda each=each: each.rename(aside / each.name))  # type: ignore[misc]
    return aside


def _beside(place: Path) -> Iterator[Path]:
    for ending in ("-wal", "-shm", "-journal"):
        yield place.with_name(place.name + ending)


def offered(folder: DataFolder) -> list[Backup]:
    """The backups that could take the place of data which cannot be opened, newest first."""
    return backup_shelf.listed(folder.backups)
