"""A note beside the data: how far it was when the program last knew it safe on the disk.

A sync program may put an older file in the place of the data, a copy may come without its `-wal`, and
SQLite opens either without a word. The note names an act that was committed; a file that does not know
that act is older than what was saved, and is shown to the person before anything is written into it.

The note is written after what it tells, never before, and a missing or unreadable note says nothing.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crm_desktop import clock, files
from crm_desktop.errors import StorageError
from crm_desktop.paths import DataFolder


@dataclass(frozen=True)
class LastState:
    """How far the data was.

    Args:
        operation: the newest act; `operation_at` is when it was done.
        customers: how many there were, deleted ones too; a plain count of rows.
        at: when the note was written.
        clean: the program was closed after it, with nothing open.
    """

    operation: int
    operation_at: int | None
    customers: int
    at: int
    clean: bool = False


def read(folder: DataFolder) -> LastState | None:
    """The note; None where there is none that can be read."""
    try:
        return LastState(**json.loads(folder.note.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(folder: DataFolder, connection: Any, *, clean: bool = False) -> None:
    """Note how far the data is now. A note that cannot be written is no reason to disturb anybody."""
    operation, at = newest(connection)
    known = read(folder)
    if known is not None and (known.operation, known.operation_at) == (operation, at):
        if known.clean == clean:
            return
        customers = known.customers
    else:
        customers = connection.execute("SELECT count(*) FROM customer").fetchone()[0]
    state = LastState(operation, at, customers, clock.timestamp(), clean)
    with contextlib.suppress(OSError, StorageError), files.replaced(folder.note) as temporary:
        temporary.write_text(json.dumps(asdict(state)), encoding="utf-8")


def forget(folder: DataFolder) -> None:
    """From now on another state of the data is right: a restored one, or one that the person accepts."""
    with contextlib.suppress(OSError):
        folder.note.unlink(missing_ok=True)


def is_known(connection: Any, state: LastState) -> bool:
    """Whether the file knows the act that the note names."""
    if not state.operation:
        return True
    row = connection.execute("SELECT at FROM operation WHERE id = ?", (state.operation,)).fetchone()
    return row is not None and row[0] == state.operation_at


def newest(connection: Any) -> tuple[int, int | None]:
    """The newest act of a file: its id and when it was done; (0, None) without one."""
    row = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return (0, None) if row is None else (int(row[0]), row[1])


def leftover(folder: DataFolder) -> bool:
    """Whether there was data in a folder that has no database now."""
    place = folder.database
    beside = [place.with_name(place.name + ending) for ending in ("-wal", "-shm")]
    return read(folder) is not None or any(path.exists() for path in beside) or _any_backup(folder.backups)


def _any_backup(backups: Path) -> bool:
    try:
        return any(path.suffix == ".db" and not path.name.startswith(".") for path in backups.iterdir())
    except OSError:
        return False
