"""A backup of a shop that keeps files: the database and the contents in one archive, unpacked.

A shop without files has the bare database as its backup, as every shop had before.
"""

from __future__ import annotations

import contextlib
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from crm_desktop.data import storage_errors
from crm_desktop.errors import FileRefused, StorageError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import file_store

_DATABASE = "customers.db"
_FOLDER = "files/"
_BLOCK = 4 << 20
_BEGINNING = b"PK\x03\x04"


def is_archive(path: Path) -> bool:
    """Whether a file begins as an archive."""
    with storage_errors.told(path), path.open("rb") as stream:
        return stream.read(len(_BEGINNING)) == _BEGINNING


def write(path: Path, database: Path, contents: Sequence[Path], progress: Progress | None, text: str) -> None:
    """Write the archive and read it back.

    Args:
        text: what is being done, for `progress`.

    Raises:
        StorageError: it cannot be written, or what was written cannot be read back.
        Cancelled: through `progress`.
    """
    with storage_errors.told(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            for at, source in enumerate((database, *contents)):
                if progress is not None:
                    progress.step(at, len(contents) + 1, text)
                member = _DATABASE if source is database else _FOLDER + source.name
                with source.open("rb") as stream, archive.open(member, "w", force_zip64=True) as target:
                    shutil.copyfileobj(stream, target, _BLOCK)
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                raise damaged(path.name)


def damaged(name: str) -> StorageError:
    """The sentence for a backup that is damaged."""
    return StorageError(
        translate("Backup", "{name} is damaged and cannot be used. Choose an older backup.").format(name=name)
    )


@contextlib.contextmanager
def opened(path: Path, into: Path) -> Iterator[tuple[Path, zipfile.ZipFile]]:
    """Unpack the database of a backup; gives its place and the archive for `take_files`.

    Args:
        into: the folder where the database may stand for a while.

    Raises:
        StorageError: it is damaged or foreign, or there is no room.
    """
    place = into / f".{path.stem[:20]}-{_DATABASE}"
    try:
        with storage_errors.told(place), zipfile.ZipFile(path) as archive:
            if not _is_ours(archive):
                raise StorageError(
                    translate(
                        "Backup", "{name} is not a backup of this program. Choose another file."
                    ).format(name=path.name)
                )
            with archive.open(_DATABASE) as stream, place.open("wb") as target:
                shutil.copyfileobj(stream, target, _BLOCK)
            yield place, archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise damaged(path.name) from error
    finally:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)


def _is_ours(archive: zipfile.ZipFile) -> bool:
    members = archive.infolist()
    return any(each.filename == _DATABASE for each in members) and all(
        each.compress_type == zipfile.ZIP_STORED
        and (each.filename == _DATABASE or file_store.is_content(each.filename.removeprefix(_FOLDER)))
        for each in members
    )


def take_files(archive: zipfile.ZipFile, folder: Path, name: str, progress: Progress | None = None) -> None:
    """Put the contents of a backup into their folder; one that is there stays as it is.

    Raises:
        StorageError: one is damaged, or the folder cannot be written.
        Cancelled: through `progress`.
    """
    members = [each for each in archive.infolist() if each.filename != _DATABASE]
    for at, member in enumerate(members):
        if progress is not None:
            progress.step(at, len(members), translate("Backup", "Restoring files"))
        digest = member.filename.removeprefix(_FOLDER)
        if file_store.is_sound(folder / digest, member.file_size):
            continue
        try:
            with archive.open(member) as stream:
                file_store.write(folder, stream, name, progress, wanted=digest)  # type: ignore[arg-type]
        except FileRefused as error:
            raise damaged(name) from error
