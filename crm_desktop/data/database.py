"""Opening the shop's file: lock, checks, pragmas, schema; and telling in a sentence what is wrong.

SQLite comes from sqlcipher3, for plain and encrypted files alike: it carries its own, current
SQLite, while the one of the platform may still have the WAL-reset bug. A file that is damaged,
empty, foreign or newer is refused and never replaced.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import clock, files
from crm_desktop.data import backup_file, last_state, migrations, search_pieces, storage_errors
from crm_desktop.data.backup_file import APPLICATION_ID, HEADER
from crm_desktop.data.folder_lock import FolderLock
from crm_desktop.errors import Busy, StorageError
from crm_desktop.i18n import translate
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress

_CACHE_KIB = 64 * 1024  # search is no quicker with more, and there are several connections
_SMALL_CACHE_KIB = 16 * 1024
_BUSY_MS = 5_000
_MAIN_THREAD_WAIT = 0.05  # seconds
_WORKER_WAIT = 600.0
_MERGING = 0.1  # seconds of one rest that go to the pieces of the search index
_BREATH = 0.002  # seconds in which a write that waits gets its turn
_WAL_PAGES = 32_000  # 128 MB, so that a bulk edit does not pay for copying the log back: `rest` does

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


class _Connections(threading.local):
    """The connections to a file: one a thread, made when it first asks, each with our pragmas."""

    def __init__(self, path: str, *, uri: bool = False) -> None:
        self._path = path
        self._uri = uri
        self._mine: Any = None

    def mine(self) -> Any:
        """This thread's connection."""
        if self._mine is None:
            self._mine = sqlite.connect(self._path, isolation_level=None, uri=self._uri)
            for name, value, _ in _PRAGMAS:
                self._mine.execute(f"PRAGMA {name} = {value}")
        return self._mine

    @property
    def open(self) -> bool:
        """Whether this thread has a connection."""
        return self._mine is not None

    def close(self) -> None:
        """Close this thread's connection."""
        if self._mine is not None:
            self._mine.close()
            self._mine = None


def is_older(path: Path) -> bool:
    """Whether opening a file will bring it up to a newer schema first, as its header says; that takes a while."""
    try:
        with path.open("rb") as stream:
            header = stream.read(72)
    except OSError:
        return False
    version, application = header[60:64], header[68:72]
    ours = header[:16] == HEADER and int.from_bytes(application, "big") == APPLICATION_ID
    return ours and int.from_bytes(version, "big") < migrations.SCHEMA_VERSION


class Database:
    """The open file of one shop. One process at a time; one connection a thread; one writer.

    Args:
        folder: where the file is; made when it is not there.
        progress: is told how far the file is brought up to date, when it is older.

    Raises:
        StorageError: the folder is in use, or the file is damaged, foreign, newer or unreadable.
    """

    def __init__(self, folder: DataFolder, progress: Progress | None = None) -> None:
        progress = progress or Progress()
        self.folder = folder
        self.read_only = False
        self._opened = False
        self._lock = FolderLock(folder.lock)
        self._writing = threading.RLock()
        self._scattered: list[str] = []  # search indexes that are being merged
        self._make_folder()
        try:
            if not self.read_only:
                self._lock.acquire()
                self._scratch()
            if not folder.database.exists():
                if last_state.leftover(folder):
                    raise storage_errors.missing(folder.database)
                self._create()
            self._check_header(folder.database)
            self._threads = self._connections(folder.database)
            self._open(progress)
            self._opened = True
        except BaseException:
            self.close()
            raise

    # -- reading and writing ------------------------------------------------------------------

    @property
    def connection(self) -> Any:
        """This thread's connection (DB-API)."""
        return self._threads.mine()

    def query(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """Run a reading statement on this thread's connection and return its cursor.

        Raises:
            StorageError: the file cannot be read.
        """
        with storage_errors.told(self.folder.database):
            return self.connection.execute(sql, parameters)

    @contextlib.contextmanager
    def transaction(self, wait: float | None = None) -> Iterator[Any]:
        """The one write transaction: begun at once, committed at the end, rolled back on an error.

        Args:
            wait: seconds to wait for another writer of this program; None waits for one in a
                worker, and hardly at all on the main thread, whose window must not stand still.

        Raises:
            Busy: another writer did not finish in time; nothing was lost.
            StorageError: read-only, or the disk is full.
        """
        if self.read_only:
            raise StorageError(
                translate(
                    "Database",
                    "The data can only be read here: its folder or file is read-only. Nothing was saved. "
                    "Make the folder writable and start the program again.",
                )
            )
        if wait is None:
            on_main = threading.current_thread() is threading.main_thread()
            wait = _MAIN_THREAD_WAIT if on_main else _WORKER_WAIT
        if not self._writing.acquire(timeout=wait):
            raise _busy()
        try:
            connection = self.connection
            with storage_errors.told(self.folder.database):
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
        if connection.in_transaction:
            yield connection
            return
        with storage_errors.told(self.folder.database):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    def rest(self) -> bool:
        """In a quiet moment: bring the pieces of the search index together, a little; then give back memory.

        The log is copied back into the file.

        Returns:
            Whether pieces are left: call it again, soon.
        """
        if self._threads.open:
            more = not self.read_only and self._merge_a_little()
            if not self.read_only:
                with contextlib.suppress(sqlite.Error):
                    last_state.write(self.folder, self.connection)
                with contextlib.suppress(sqlite.Error):  # as far as readers let it; the next one goes on
                    self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            if more:
                return True
            self.connection.execute("PRAGMA shrink_memory")
        _give_back()
        return False

    def _merge_a_little(self) -> bool:
        with contextlib.suppress(Busy, StorageError, sqlite.Error):  # left to the next quiet moment
            if not self._scattered:
                self._scattered = search_pieces.scattered(self.connection)
            end = time.monotonic() + _MERGING
            while self._scattered and time.monotonic() < end:
                with self.transaction(0.0) as connection:
                    if not search_pieces.merge(connection, self._scattered[-1]):
                        self._scattered.pop()
                time.sleep(_BREATH)
            return bool(self._scattered)
        return False

    def read_little(self) -> None:
        """From now on this thread reads pages of lists and single rows, so that a small cache will do."""
        self.connection.execute(f"PRAGMA cache_size = {-_SMALL_CACHE_KIB}")

    def replace_pages(self, source: Any, progress: Progress | None, text: str) -> None:
        """Put the content of another, open and checked, database in the place of this one, in one transaction.

        Its triggers are made anew, and it is brought up to this version's schema.

        Raises:
            Busy: a longer act is still writing.
            StorageError: it could not be written; all is as it was.
            Cancelled: through `progress`; all is as it was.
        """
        if not self._writing.acquire(timeout=_WORKER_WAIT):
            raise _busy()
        try:
            with self._ready_copy(source, progress, text) as ready:
                last_state.forget(self.folder)  # another state will be the right one
                try:
                    backup_file.copy_pages(ready, self.connection, self.folder.database, progress, text)
                finally:
                    last_state.write(self.folder, self.connection)
        finally:
            self._writing.release()

    @contextlib.contextmanager
    def _ready_copy(self, source: Any, progress: Progress | None, text: str) -> Iterator[Any]:
        """A copy of another database that is as the data must be, so that one commit puts it in their place."""
        scratch = self._scratch()
        connections = _Connections(str(scratch))
        try:
            with storage_errors.told(self.folder.database):
                copy = connections.mine()
                copy.execute("PRAGMA synchronous = OFF")  # nobody needs it after a cut
                backup_file.copy_pages(source, copy, self.folder.database, progress, text)
                backup_file.unmark(copy)
                if not migrations.migrate(copy):
                    migrations.renew_triggers(copy)
            yield copy
        finally:
            connections.close()
            self._scratch()

    def _scratch(self) -> Path:
        """Where a restore prepares what it brings; a kill may have left something there, which goes."""
        scratch = self.folder.root / ".restoring.db"
        with contextlib.suppress(OSError):
            for path in _with_siblings(scratch):
                path.unlink(missing_ok=True)
        return scratch

    def close_thread(self) -> None:
        """Close this thread's connection; a thread that read or wrote calls it at its end."""
        self._threads.close()

    def close(self) -> None:
        """Close this thread's connection and let the next program in."""
        if hasattr(self, "_threads") and self._threads.open:
            with contextlib.suppress(sqlite.Error):
                if not self.read_only and self._opened:
                    self.connection.execute("PRAGMA optimize")
                    last_state.write(self.folder, self.connection, clean=True)
            self._threads.close()
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
            return _Connections(uri, uri=True)
        return _Connections(str(path))

    def _create(self) -> None:
        """A new, empty file, made under another name first: a cut leaves no half-made file."""
        target = self.folder.database
        new = target.with_name(target.name + ".new")
        with storage_errors.told(target):
            for leftover in _with_siblings(new):
                leftover.unlink(missing_ok=True)
            connections = self._connections(new)
            connection = connections.mine()
            connection.execute("PRAGMA auto_vacuum = NONE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.migrate(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connections.close()
            files.move(new, target)

    @staticmethod
    def _check_header(path: Path) -> None:
        try:
            size = path.stat().st_size
            with files.patiently(lambda: path.open("rb")) as stream:
                header = stream.read(100)
        except OSError as error:
            raise StorageError(
                translate(
                    "Database", "{path} cannot be read: {reason}. Check its permissions and start again."
                ).format(path=path, reason=error.strerror)
            ) from error
        if size == 0 or header[:16] != HEADER:
            raise storage_errors.damaged(path) if size < 512 else storage_errors.foreign(path)
        if _is_cut(path, header, size):
            raise storage_errors.damaged(path)

    def _open(self, progress: Progress) -> None:
        path = self.folder.database
        with storage_errors.told(path):
            connection = self.connection
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if application != APPLICATION_ID:
                raise storage_errors.foreign(path)
            if version > migrations.SCHEMA_VERSION:
                raise storage_errors.newer(path)
            self._check_against_note(connection)
            if self.read_only and version < migrations.SCHEMA_VERSION:
                raise StorageError(
                    translate(
                        "Database",
                        "{path} is from an older version and has to be brought up to date, but nothing can be "
                        "written there. Free some space or make the folder writable, and start again.",
                    ).format(path=path)
                )
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                backup_file.unmark(connection)
                if version < migrations.SCHEMA_VERSION:
                    progress.step(0, 0, translate("Upgrade", "Saving a copy of the data as it was"))
                    self._save_before_migration(connection, version)
                    migrations.migrate(connection, progress)
            self._read_back(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.execute("SELECT max(id) FROM customer").fetchone()

    def _check_against_note(self, connection: Any) -> None:
        """Refuse a file that does not know the last act which was safe on the disk."""
        state = last_state.read(self.folder)
        if state is None or last_state.is_known(connection, state):
            return
        _, found = last_state.newest(connection)
        raise storage_errors.older(self.folder.database, _moment(found), _moment(state.operation_at))

    def _save_before_migration(self, connection: Any, version: int) -> None:
        """Copy the file as it is into the backups; it has its name only once it was found whole."""
        self.folder.backups.mkdir(exist_ok=True)
        name = f"before-version-{migrations.SCHEMA_VERSION}-from-{version}"
        copy = self.folder.backups / f"{name}.db"
        number = 1
        while copy.exists():  # an older one was restored meanwhile, and is brought up again
            number += 1
            copy = copy.with_stem(f"{name}-{number}")
        with files.replaced(copy) as temporary:
            temporary.unlink()
            connection.execute("VACUUM INTO ?", (str(temporary),))
            with contextlib.closing(sqlite.connect(str(temporary))) as saved:
                if saved.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise storage_errors.damaged(self.folder.database)

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


def _busy() -> Busy:
    return Busy(
        translate("Database", "A longer act is still writing. Wait until it has finished, then save again.")
    )


def _is_cut(path: Path, header: bytes, size: int) -> bool:
    """Whether a file is shorter than it says of itself; while a log is beside it, only SQLite can tell."""
    wal = path.with_name(path.name + "-wal")
    if len(header) < 100:
        return True
    if header[24:28] != header[92:96] or (wal.exists() and wal.stat().st_size):
        return False
    page = int.from_bytes(header[16:18], "big")
    return size < (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _with_siblings(path: Path) -> list[Path]:
    """A database file and what SQLite puts beside it."""
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))]


def _moment(at: int | None) -> str:
    if at is None:
        return translate("Database", "no act at all")
    return f"{clock.local(at):%Y-%m-%d %H:%M}"


def _give_back() -> None:
    """Let the C library return what was freed to the system; glibc keeps it otherwise."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
