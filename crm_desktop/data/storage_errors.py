"""What the surroundings do to SQLite, as sentences that say what to do."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate


class Unusable(StorageError):
    """The file of the data is there no more, or must not be worked with; a backup can take its place.

    Args:
        kind: damaged, foreign, newer, older or missing.
    """

    def __init__(self, sentence: str, kind: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def damaged(path: Path) -> StorageError:
    """The sentence for a file that is damaged."""
    return Unusable(
        translate(
            "Database",
            "{path} is damaged and was left as it is. Restore a backup, or put one in its place and start again.",
        ).format(path=path),
        "damaged",
    )


def missing(path: Path) -> StorageError:
    """The sentence for data that was here before."""
    return Unusable(
        translate(
            "Database",
            "{path} is missing, although there was data in this folder. Nothing was made in its place. "
            "Restore a backup, or put the file back and try again.",
        ).format(path=path),
        "missing",
    )


def older(path: Path, found: str, wanted: str) -> StorageError:
    """The sentence for a file that is not as far as the data was."""
    return Unusable(
        translate(
            "Database",
            "{path} is older than the data that was saved here: it ends with {found}, and there was data up to "
            "{wanted}. A sync program may have put it back, or it was copied without the file beside it (-wal).",
        ).format(path=path, found=found, wanted=wanted),
        "older",
    )


def newer(path: Path) -> StorageError:
    """The sentence for a file of a later version."""
    return Unusable(
        translate(
            "Database",
            "{path} was written by a newer version of this program. Install the newer version "
            "to open it; nothing was changed.",
        ).format(path=path),
        "newer",
    )


def foreign(path: Path) -> StorageError:
    """The sentence for a file that is not ours."""
    return Unusable(
        translate(
            "Database",
            "{path} is not a file of this program, or it is damaged. It was left as it is. "
            "Choose another data folder, or put a backup in its place.",
        ).format(path=path),
        "foreign",
    )


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the surroundings do to SQLite into a sentence; bugs pass through."""
    try:
        yield
    except sqlite.Error as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise sentence from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise full(path) from error
        raise StorageError(
            translate(
                "Database", "{path} cannot be used: {reason}. Check the disk and its permissions."
            ).format(path=path, reason=error.strerror or str(error))
        ) from error


def full(path: Path) -> StorageError:
    """The sentence for a full disk."""
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
        return full(path)
    if (
        name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
        or "malformed" in text
        or "not a database" in text
    ):
        return damaged(path)
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
