"""The contents of customers' files: one file each in the folder `files`, called by its SHA-256.

Equal contents are kept once. A content is written beside its place and moved there when it is whole,
and it stays when the record that names it goes: history can bring that back.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crm_desktop import files
from crm_desktop.errors import FileRefused, StorageError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress

LARGEST = 100 << 20  # bytes of one file
_BLOCK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Content:
    """One content in the folder; `new` when it was not there before."""

    hash: str
    size: int
    new: bool


def contents(folder: Path) -> list[Path]:
    """Every content that is in the folder; [] while there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if is_content(path.name))


def is_content(name: str) -> bool:
    """Whether a file of this name is a content."""
    return _NAME.fullmatch(name) is not None


def keep(folder: Path, source: Path | bytes, name: str, progress: Progress | None = None) -> Content:
    """Put a content into the folder; it is there whole, or not at all.

    Args:
        source: a file, or what it would hold.
        name: what the file is called, for the sentences.

    Raises:
        FileRefused: the source is gone, no file, unreadable, empty or larger than `LARGEST`.
        StorageError: the folder cannot be written, or the disk is full.
        Cancelled: through `progress`.
    """
    with _reading(source, name) as stream:
        return write(folder, stream, name, progress)


def write(
    folder: Path, stream: BinaryIO, name: str, progress: Progress | None = None, wanted: str = ""
) -> Content:
    """Put what a stream holds into the folder.

    Args:
        wanted: the hash that the content must have; "" for any.

    Raises:
        FileRefused: it cannot be read, is empty or larger than `LARGEST`, or is not what was wanted.
        StorageError: the folder cannot be written, or the disk is full.
        Cancelled: through `progress`.
    """
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as target:
            digest, size = _copied(stream, target, name, progress)
            target.flush()
            os.fsync(target.fileno())
        if wanted and digest != wanted:
            raise FileRefused(translate("Files", "{name} is damaged.").format(name=name))
        place = folder / digest
        if is_sound(place, size):
            return Content(digest, size, new=False)
        new = not place.exists()
        files.move(temporary, place)
        return Content(digest, size, new)
    except OSError as error:
        raise files.write_error(folder / name, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def drop(folder: Path, content: Content) -> None:
    """Take away a content that was new and that no record names, after all."""
    if content.new:
        with contextlib.suppress(OSError):
            (folder / content.hash).unlink(missing_ok=True)


def is_sound(path: Path, size: int) -> bool:
    """Whether a content is there and still what its name says."""
    try:
        if path.stat().st_size != size:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == path.name
    except OSError:
        return False


def copy_out(folder: Path, digest: str, target: Path, name: str) -> None:
    """Write a content to another place, under a name of its own.

    Raises:
        StorageError: it is missing or was changed, or the place cannot be written.
    """
    source = folder / digest
    try:
        stream = source.open("rb")
    except OSError as error:
        raise StorageError(
            translate(
                "Files", "The content of {name} is missing in {folder}. Restore a backup to get it back."
            ).format(name=name, folder=folder)
        ) from error
    with stream, files.replaced(target) as temporary:
        with temporary.open("wb") as copy:
            found, _ = _copied(stream, copy, name, None)
        if found != digest:
            raise StorageError(
                translate(
                    "Files",
                    "The content of {name} was changed outside this program. Restore a backup to get it back.",
                ).format(name=name)
            )


@contextlib.contextmanager
def _reading(source: Path | bytes, name: str) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        if source.is_dir():
            raise FileRefused(
                translate("Files", "{name} is a folder. Add the files in it.").format(name=name)
            )
        if source.stat().st_size > LARGEST:
            raise _too_large(name)
        stream = source.open("rb")
    except FileNotFoundError as error:
        raise FileRefused(
            translate("Files", "{name} is not there any more. Choose the file again.").format(name=name)
        ) from error
    except OSError as error:
        raise FileRefused(
            translate("Files", "{name} cannot be read: {reason}.").format(
                name=name, reason=error.strerror or str(error)
            )
        ) from error
    with stream:
        yield stream


def _copied(stream: BinaryIO, target: BinaryIO, name: str, progress: Progress | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while True:
        if progress is not None:
            progress.check()
        try:
            block = stream.read(_BLOCK)
        except OSError as error:
            raise FileRefused(
                translate("Files", "{name} cannot be read: {reason}.").format(
                    name=name, reason=error.strerror or str(error)
                )
            ) from error
        if not block:
            break
        size += len(block)
        if size > LARGEST:
            raise _too_large(name)
        digest.update(block)
        target.write(block)
    if not size:
        raise FileRefused(translate("Files", "{name} is empty.").format(name=name))
    return digest.hexdigest(), size


def _too_large(name: str) -> FileRefused:
    return FileRefused(
        translate("Files", "{name} is larger than {size} MB, the most that is kept. Make it smaller.").format(
            name=name, size=LARGEST >> 20
        )
    )
