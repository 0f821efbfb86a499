"""Writing a file so that its name always holds either the old content or the whole new one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate

T = TypeVar("T")

_RETRIES = 6
_FIRST_PAUSE = 0.05  # seconds; doubled each time: a virus scanner lets go within about 3 s


@contextlib.contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give a temporary path beside `target`; when the block ends well, it becomes `target`.

    The content is flushed to the disk before the name changes, and the folder after it. When the
    block raises, the temporary file is removed and `target` is as it was. A new file may be read by
    whom the person's umask lets, as any other file of theirs; an existing one keeps its mode.

    Raises:
        StorageError: the folder cannot be written, the disk is full, or the file is held open.
    """
    temporary = target.parent / f".{target.stem[:20]}-{secrets.token_hex(6)}{target.suffix}"
    try:
        mode = _mode(target)
        # What replaces a file is nobody else's to read before it has that file's mode.
        temporary.touch(0o666 if mode is None else 0o600, exist_ok=False)
    except OSError as error:
        raise write_error(target, error) from error
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            if mode is not None:
                with contextlib.suppress(OSError):  # a file system that has no modes, such as a phone's
                    os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        move(temporary, target)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_error(target: Path, error: OSError) -> StorageError:
    """The sentence for a file that could not be written."""
    name = target.name
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        text = translate("Files", "The disk is full, so {name} was not saved. Free some space and try again.")
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY):
        text = translate(
            "Files",
            "{name} cannot be written: the folder is read-only, or the file is open in another "
            "program. Close it there or choose another folder.",
        )
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        text = translate("Files", "The folder of {name} is not there. Choose another folder.")
    else:
        text = translate("Files", "{name} could not be saved: {reason}. Choose another place and try again.")
    return StorageError(text.format(name=name, reason=error.strerror or str(error)))


def _mode(target: Path) -> int | None:
    """The mode that the file at `target` has; None where it is new or, on Windows, the folder decides."""
    if sys.platform == "win32":
        return None
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def move(source: Path, target: Path) -> None:
    """Give a file that was flushed to the disk its place in the same folder; what was there goes."""
    patiently(lambda: source.replace(target))
    _sync_folder(target.parent)


def patiently(act: Callable[[], T]) -> T:
    """Do what a scanner that holds a file forbids for a moment: on Windows it is tried again for about 3 s.

    Raises:
        PermissionError: it is still forbidden.
    """
    pause = _FIRST_PAUSE
    for _ in range(_RETRIES - 1):
        try:
            return act()
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
            pause *= 2
    return act()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # Windows has no folder handle to flush; the rename is journaled by NTFS
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
