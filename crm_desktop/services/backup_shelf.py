"""The shelves of backups: the folder `backups` beside the data, and a second place on another drive.

The contents of customers' files never change and are called by their hash: on the shelf beside the data
they stand once, in `backups/files`, for all backups. What leaves this folder (the second place, a backup
that a person writes) is one file with everything in it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from crm_desktop import clock, files, paths
from crm_desktop.data import backup_file, last_state, storage_errors
from crm_desktop.data.backup_file import About, Contents
from crm_desktop.data.session import Session
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, backup_keeping, file_store
from crm_desktop.values.sizes import file_size

SECOND = "backup.second"  # setting: the folder of the second place
SECOND_AT = "backup.second_at"  # setting: when the last copy there was made
IN_SECOND = "CRM Desktop backups"
_RESERVE = 64 << 20  # bytes that stay free for the data itself
_BEFORE_UPDATES = 3  # copies from before an update that are kept, of the newest versions
_OLD_NAME = re.compile(r"before-version-\d+-from-\d+|.*-before-restore")

_making = threading.Lock()


class Reason(StrEnum):
    """Why a backup was made; the value is stored in it."""

    HAND = "hand"
    TIME = "time"
    EXIT = "exit"
    IMPORT = "import"
    BULK = "bulk"
    MERGE = "merge"
    PURGE = "purge"
    RESTORE = "restore"
    UPDATE = "update"


def reason_title(reason: str) -> str:
    """Why a backup was made, in the person's language."""
    titles = {
        Reason.HAND: translate("Backups", "by hand"),
        Reason.TIME: translate("Backups", "by itself"),
        Reason.EXIT: translate("Backups", "when closing"),
        Reason.IMPORT: translate("Backups", "before an import"),
        Reason.BULK: translate("Backups", "before a bulk edit"),
        Reason.MERGE: translate("Backups", "before a merge"),
        Reason.PURGE: translate("Backups", "before deleting for good"),
        Reason.RESTORE: translate("Backups", "before a restore"),
        Reason.UPDATE: translate("Backups", "before an update"),
    }
    return titles.get(Reason(reason), "") if reason in set(Reason) else ""


@dataclass(frozen=True)
class Backup:
    """One backup on a shelf.

    Args:
        sequence: its place in the order; 0 for one that the shelf did not make.
        at: when it was made, as the clock said.
        contents: what it holds; None when it cannot be read.
    """

    path: Path
    sequence: int
    day: int
    at: int
    reason: str
    size: int
    contents: Contents | None
    seconds: float = 0.0
    second: bool = False


def listed(folder: Path, *, second: bool = False) -> list[Backup]:
    """The backups of a folder, newest first; not checked. [] while there is no folder."""
    try:
        paths = [each for each in folder.iterdir() if each.suffix == ".db" and not each.name.startswith(".")]
    except OSError:
        return []
    found = [backup for path in paths if (backup := _look(path, second)) is not None]
    return sorted(found, key=lambda each: (each.sequence > 0, each.sequence, each.at), reverse=True)


def _look(path: Path, second: bool) -> Backup | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    about = backup_file.read(path)
    if about is not None:
        return Backup(
            path,
            about.sequence,
            about.day,
            about.at,
            about.reason,
            stat.st_size,
            about.contents,
            about.seconds,
            second,
        )
    reason = ""
    if (match := _OLD_NAME.match(path.stem)) is not None:
        reason = Reason.RESTORE if match[0].endswith("restore") else Reason.UPDATE
    contents = backup_file.bare_contents(path)
    return Backup(path, 0, 0, int(stat.st_mtime), reason, stat.st_size, contents, second=second)


def newest(session: Session) -> Backup | None:
    """The newest backup beside the data that the shelf made."""
    return next((each for each in listed(session.database.folder.backups) if each.sequence), None)


def has_changed(session: Session, backup: Backup | None) -> bool:
    """Whether an act was done since a backup was made, or the data is another."""
    operation, at = last_state.newest(session.database.connection)
    if backup is None or backup.contents is None:
        return operation > 0
    return (operation, at) != (backup.contents.operation, backup.contents.last_operation_at)


# -- making ---------------------------------------------------------------------------------------


def make(
    session: Session,
    reason: Reason,
    progress: Progress | None = None,
    began: Callable[[], object] | None = None,
) -> Backup:
    """Make a backup on the shelf beside the data; then take off those that it replaces.

    Args:
        began: called once the state that is saved is held: what is written from then on is not in it.

    Raises:
        StorageError: there is no room, or what was written is not whole; the earlier ones stay.
        Cancelled: through `progress`.
    """
    with _making:
        folder = session.database.folder.backups
        with storage_errors.told(folder):
            folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        shelf = listed(folder)
        contents = file_store.contents(attachments.folder(session))
        _need_room(folder, _database_bytes(session), len(shelf))
        about = _next(shelf, reason, contents)
        path = _write(session, folder, about, (), progress, began)
        _keep_contents(folder / "files", contents)
        last_state.write(session.database.folder, session.database.connection)
        _thin(folder)
        made = _look(path, second=False)
        assert made is not None
        return made


def make_second(session: Session, progress: Progress | None = None) -> Backup:
    """Make a backup with everything in it in the second place, and read it back there.

    Raises:
        StorageError: no second place is set, it is not there, or it cannot be written.
        Cancelled: through `progress`.
    """
    place = second_place(session)
    if place is None:
        raise StorageError(
            translate("Backups", "No second place is chosen yet. Choose a folder on another drive.")
        )
    if not place.is_dir():
        raise StorageError(
            translate("Backups", "{place} is not there now. Connect the drive and try again.").format(
                place=place
            )
        )
    with _making:
        folder = place / IN_SECOND
        with storage_errors.told(folder):
            folder.mkdir(exist_ok=True)
        _sweep(folder)
        shelf = listed(folder)
        contents = file_store.contents(attachments.folder(session))
        size = _database_bytes(session) + sum(each.stat().st_size for each in contents)
        _need_room(folder, size, len(shelf))
        path = _write(session, folder, _next(shelf, Reason.TIME, contents), contents, progress, None)
        _thin(folder)
    session.remember(SECOND_AT, clock.timestamp())
    made = _look(path, second=True)
    assert made is not None
    return made


def second_place(session: Session) -> Path | None:
    """The folder of the second place, there or not; None when none is chosen."""
    chosen = session.setting(SECOND)
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def second_shelf(session: Session) -> list[Backup]:
    """The backups in the second place, newest first; [] while it is not there."""
    place = second_place(session)
    return [] if place is None else listed(place / IN_SECOND, second=True)


def choose_second(session: Session, place: Path | None) -> None:
    """Use a folder as the second place, or none.

    Raises:
        StorageError: it cannot be written, or it is inside the data folder.
    """
    if place is None:
        session.keep(SECOND, "")
        return
    root = session.database.folder.root.resolve()
    if place.resolve() == root or root in place.resolve().parents:
        raise StorageError(
            translate(
                "Backups",
                "{place} is inside the data folder, and would be lost with it. Choose a folder on another drive.",
            ).format(place=place)
        )
    probe = place / f".probe-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise files.write_error(place, error) from error
    session.keep(SECOND, str(place))
    there = listed(place / IN_SECOND, second=True)
    session.keep(SECOND_AT, there[0].at if there else 0)


def about_now(reason: Reason, contents: Sequence[Path]) -> About:
    """What a backup that is made now says of itself, but for what it holds."""
    return About(
        at=clock.timestamp(),
        reason=reason,
        program=paths.version(),
        hashes=tuple(each.name for each in contents),
    )


def _next(shelf: list[Backup], reason: Reason, contents: Sequence[Path]) -> About:
    about = about_now(reason, contents)
    last = next((each for each in shelf if each.sequence), None)
    if last is None:
        return replace(about, sequence=1, day=1)
    now = (about.at, clock.local(about.at).date())
    day = backup_keeping.next_day(last.day, (last.at, clock.local(last.at).date()), now)
    return replace(about, sequence=last.sequence + 1, day=day)


def _write(
    session: Session,
    folder: Path,
    about: About,
    inside: Sequence[Path],
    progress: Progress | None,
    began: Callable[[], object] | None,
) -> Path:
    path = folder / f"{about.sequence:07}-{clock.local(about.at):%Y-%m-%d-%H%M}.db"
    with files.replaced(path) as temporary:
        backup_file.write(session.database.connection, temporary, about, path, inside, progress, began)
    return path


def _thin(folder: Path) -> None:
    shelf = {each.sequence: each.path for each in listed(folder) if each.sequence}
    kept = [backup_keeping.Kept(each.sequence, each.day) for each in listed(folder) if each.sequence]
    for sequence in backup_keeping.to_drop(kept):
        with contextlib.suppress(OSError):  # a scanner holds it: it goes the next time
            shelf[sequence].unlink(missing_ok=True)
    copies = sorted(folder.glob("before-version-*.db"), key=_version_of)
    for copy in copies[:-_BEFORE_UPDATES]:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)


def _version_of(copy: Path) -> tuple[int, ...]:
    """What a copy from before an update is sorted by: the version that was put in, the one that was there."""
    return tuple(int(number) for number in re.findall(r"\d+", copy.stem))


def _sweep(folder: Path) -> None:
    """Take away what a killed program left half-written."""
    for path in folder.glob(".*.db*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _need_room(folder: Path, size: int, count: int) -> None:
    with storage_errors.told(folder):
        free = shutil.disk_usage(folder).free
    if free < size + _RESERVE:
        earlier = translate("Backups", "The %n earlier backups stay.", count) if count else ""
        raise StorageError(
            translate(
                "Backups",
                "The disk of {folder} is nearly full, so no backup was made: {needed} are needed, {free} are free. "
                "Free some space. {earlier}",
            )
            .format(folder=folder, needed=file_size(size + _RESERVE), free=file_size(free), earlier=earlier)
            .strip()
        )


def _database_bytes(session: Session) -> int:
    size: int = session.one("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")[0]
    return size


def _keep_contents(store: Path, contents: Sequence[Path]) -> None:
    """A second name for each content, or a copy where the disk has no such names."""
    for path in contents:
        place = store / path.name
        if place.exists():
            continue
        with storage_errors.told(place):
            store.mkdir(exist_ok=True)
            try:
                place.hardlink_to(path)
            except OSError:
                with files.replaced(place) as temporary:
                    shutil.copyfile(path, temporary)
