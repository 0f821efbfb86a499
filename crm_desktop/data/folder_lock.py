"""One process per data folder."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate


class FolderLock:
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
