"""Opening the shop's file: lock, checks, pragmas, schema; and telling in a sentence what is wrong.

SQLite comes from sqlcipher3, for plain and encrypted files alike: it carries its own, current
SQLite, while the one of the platform may still have the WAL-reset bug. A file that is damaged,
empty, foreign or newer is refused and never replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peewee import PeeweeException
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data import migrations
from crm_desktop.data.models import MODELS
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate
from crm_desktop.paths import DataFolder

APPLICATION_ID = 0x43524D44  # "CRMD"
_CACHE_KIB = 96 * 1024
_BUSY_MS = 5_000
_WAL_PAGES = 16_000  # 64 MB, so that a bulk edit does not pay for copying the log back as well
_HEADER = b"SQLite format 3\x00"

# Set on every connection and read back. FULL: with NORMAL a power cut loses acknowledged saves.
_PRAGMAS: tuple[tuple[str, object, object], ...] = (
    ("foreign_keys", "ON", 1),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("busy_timeout", _BUSY_MS, _BUSY_MS),
    ("cache_size", -_CACHE_KIB, -_CACHE_KIB),
    ("temp_store", "MEMORY", 2),
    ("wal_autocheckpoint", _WAL_PAGES, _WAL_PAGES),
)


class _Connections(SqlCipherDatabase):  # type: ignore[misc]
    """Peewee's connections, one a thread, each with our pragmas and functions."""

    def __init__(self, path: str, prepare: Callable[[Any], None], **options: Any) -> None:
        super().__init__(path, passphrase="", **options)
        self._prepare = prepare

    def _add_conn_hooks(self, connection: Any) -> None:
        super()._add_conn_hooks(connection)
        self._prepare(connection)


class Database:
    """The open file of one shop. One process at a time; one connection a thread; one writer.

    Args:
        folder: where the file is; made when it is not there.

    Raises:
        StorageError: the folder is in use, or the file is damaged, foreign, newer or unreadable.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.read_only = False
        self._lock = _FolderLock(folder.lock)
        self._state = threading.local()
        self._writing = threading.RLock()
        self._make_folder()
        try:
            if not self.read_only:
                self._lock.acquire()
            if not folder.database.exists():
                self._create()
            self._check_header(folder.database)
            self._peewee = self._connections(folder.database)
            self._peewee.bind(MODELS)
            self._open()
        except BaseException:
            self.close()
            raise

    # -- reading and writing ------------------------------------------------------------------

    @property
    def connection(self) -> Any:
        """This thread's connection (DB-API)."""
        return self._peewee.connection()

    def query(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """Run a reading statement on this thread's connection and return its cursor.

        Raises:
            StorageError: the file cannot be read.
        """
        with storage_errors(self.folder.database):
            return self.connection.execute(sql, parameters)

    @contextlib.contextmanager
    def transaction(self, wait: float = _BUSY_MS / 1000) -> Iterator[Any]:
        """The one write transaction: begun at once, committed at the end, rolled back on an error.

        Args:
            wait: seconds to wait for another writer of this program.

        Raises:
            StorageError: read-only, disk full, or another writer did not finish in time.
        """
        if self.read_only:
            raise StorageError(
                translate(
                    "Database",
                    "The data can only be read here: its folder or file is read-only. Nothing was saved. "
                    "Make the folder writable and start the program again.",
                )
            )
        if not self._writing.acquire(timeout=wait):
            raise StorageError(
                translate(
                    "Database", "A longer act is still writing. Wait until it has finished, then save again."
                )
            )
        try:
            connection = self.connection
            with storage_errors(self.folder.database):
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(sqlite.Error):  # a full disk has rolled back already
                        connection.execute("ROLLBACK")
                    raise
        finally:
            self._writing.release()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Any]:
        """A read transaction: everything read inside comes from one state of the file."""
        connection = self.connection
        with storage_errors(self.folder.database):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    @property
    def operation_id(self) -> int | None:
        """The operation that this thread is writing, as the triggers see it."""
        return getattr(self._state, "operation_id", None)

    @operation_id.setter
    def operation_id(self, value: int | None) -> None:
        self._state.operation_id = value

    def close_thread(self) -> None:
        """Close this thread's connection; a thread that read or wrote calls it at its end."""
        if not self._peewee.is_closed():
            self._peewee.close()

    def close(self) -> None:
        """Close this thread's connection and let the next program in."""
        if hasattr(self, "_peewee") and not self._peewee.is_closed():
            with contextlib.suppress(sqlite.Error):
                if not self.read_only:
                    self._peewee.connection().execute("PRAGMA optimize")
            self._peewee.close()
        self._lock.release()

    # -- opening ------------------------------------------------------------------------------

    def _make_folder(self) -> None:
        root = self.folder.root
        try:
            root.mkdir(parents=True, exist_ok=True)
            probe = root / f".probe-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            if not self.folder.database.exists():
                raise StorageError(
                    translate(
                        "Database",
                        "The folder {folder} cannot be written, so no data can be kept there. "
                        "Choose another folder with --data, or make it writable.",
                    ).format(folder=root)
                ) from error
            self.read_only = True
        if self.folder.database.exists() and not os.access(self.folder.database, os.W_OK):
            self.read_only = True

    def _connections(self, path: Path) -> _Connections:
        if self.read_only:
            wal = path.with_name(path.name + "-wal")
            # Without shared memory a WAL cannot be read; an empty or missing one has nothing to say.
            immutable = not (wal.exists() and wal.stat().st_size)
            uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"
            return _Connections(uri, self._prepare, uri=True)
        return _Connections(str(path), self._prepare)

    def _prepare(self, connection: Any) -> None:
        for name, value, _ in _PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
        connection.create_function("current_operation", 0, lambda: self.operation_id, deterministic=True)

    def _create(self) -> None:
        """A new, empty file, made under another name first: a cut leaves no half-made file."""
        target = self.folder.database
        new = target.with_name(target.name + ".new")
        with storage_errors(target):
            for leftover in (new, Path(f"{new}-wal"), Path(f"{new}-shm"), Path(f"{new}-journal")):
                leftover.unlink(missing_ok=True)
            connections = self._connections(new)
            connection = connections.connection()
            connection.execute("PRAGMA auto_vacuum = NONE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.migrate(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connections.close()
            new.replace(target)

    @staticmethod
    def _check_header(path: Path) -> None:
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                header = stream.read(16)
        except OSError as error:
            raise StorageError(
                translate(
                    "Database", "{path} cannot be read: {reason}. Check its permissions and start again."
                ).format(path=path, reason=error.strerror)
            ) from error
        if size == 0 or header != _HEADER:
            raise _damaged(path) if size < 512 else _foreign(path)

    def _open(self) -> None:
        path = self.folder.database
        with storage_errors(path):
            connection = self.connection
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if application != APPLICATION_ID:
                raise _foreign(path)
            if version > migrations.SCHEMA_VERSION:
                raise StorageError(
                    translate(
                        "Database",
                        "{path} was written by a newer version of this program. Install the newer version "
                        "to open it; nothing was changed.",
                    ).format(path=path)
                )
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                migrations.migrate(connection)
            self._read_back(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.execute("SELECT max(id) FROM customer").fetchone()

    def _read_back(self, connection: Any) -> None:
        expected: list[tuple[str, object]] = [(name, wanted) for name, _, wanted in _PRAGMAS]
        if not self.read_only:
            expected.append(("journal_mode", "wal"))
        for name, wanted in expected:
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise StorageError(
                    translate(
                        "Database",
                        "The data cannot be kept safely on this disk ({name} is {found}). "
                        "Move the data folder to a disk of this PC.",
                    ).format(name=name, found=found)
                )


class _FolderLock:
    """An operating-system lock on a file: held by the process, gone when it dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise InUse(self._path.parent) from error
            raise StorageError(
                translate(
                    "Database",
                    "{path} cannot be locked: {reason}. Move the data folder to a disk of this PC.",
                ).format(path=self._path, reason=error.strerror)
            ) from error
        self._handle = handle

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class InUse(StorageError):
    """Another process has this data folder open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            translate(
                "Database",
                "The data in {folder} is open in another window of this program. Close it there first.",
            ).format(folder=folder)
        )


def _damaged(path: Path) -> StorageError:
    return StorageError(
        translate(
            "Database",
            "{path} is damaged and was left as it is. Put a backup of it in its place and start again.",
        ).format(path=path)
    )


def _foreign(path: Path) -> StorageError:
    return StorageError(
        translate(
            "Database",
            "{path} is not a file of this program, or it is damaged. It was left as it is. "
            "Choose another data folder, or put a backup in its place.",
        ).format(path=path)
    )


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the surroundings do to SQLite into a sentence; bugs pass through."""
    try:
        yield
    except (sqlite.Error, PeeweeException) as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise sentence from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _full(path) from error
        raise StorageError(
            translate(
                "Database", "{path} cannot be used: {reason}. Check the disk and its permissions."
            ).format(path=path, reason=error.strerror or str(error))
        ) from error


def _full(path: Path) -> StorageError:
    return StorageError(
        translate(
            "Database",
            "The disk is full, so nothing was saved. Your text is still there: free some space on the disk of "
            "{folder} and save again.",
        ).format(folder=path.parent)
    )


def _sentence(path: Path, error: Exception) -> StorageError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error).lower()
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return _full(path)
    if (
        name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
        or "malformed" in text
        or "not a database" in text
    ):
        return _damaged(path)
    if name.startswith("SQLITE_READONLY") or "readonly" in text:
        return StorageError(
            translate(
                "Database", "{path} is read-only, so nothing was saved. Make it writable and try again."
            ).format(path=path)
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "database is locked" in text:
        return StorageError(
            translate("Database", "Another program holds {path}. Close it and save again.").format(path=path)
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) or "disk i/o" in text or "unable to open" in text:
        return StorageError(
            translate(
                "Database", "The disk did not answer while {path} was used. Check the disk and try again."
            ).format(path=path)
        )
    return None
