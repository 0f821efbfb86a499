"""How the data is: where and how large, what was checked and saved when, and what waits to be mended."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop import clock
from crm_desktop.data import storage_errors
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import backup_shelf, follow_ups, maintenance, overview, surroundings
from crm_desktop.services.backup_shelf import Backup

_QUICK = "health.quick"  # setting: when the file was last looked through quickly
_PATIENCE = 1_000_000  # steps of SQLite's machine between two looks at the wish to cancel
_SMALL = 256 << 20  # bytes that are looked through at each start; more, once a week
_WEEK = 7 * 86_400
CHECKED = "health.checked"  # setting: when the last full check was, and how many findings it had


@dataclass(frozen=True)
class Health:
    """What the page of health shows.

    Args:
        root: the data folder; `database`, `files`, `backups` are bytes, `free` those of its disk.
        customers, interactions, plans: how many there are.
        checked_at: when the last full check was; None for never; `findings` is what it found.
        newest: the newest backup beside the data; `second_at` is when the newest copy in the second place was
            made, 0 for never; `second` is that place.
        warnings: sentences on the surroundings.
        doubled: phone numbers that several customers have.
        without_phone: customers of the lists without a phone.
        overdue: open follow-ups whose day is over.
    """

    root: Path
    database: int
    files: int
    backups: int
    free: int
    customers: int
    interactions: int
    plans: int
    checked_at: int | None
    findings: int
    newest: Backup | None
    backup_count: int
    second: Path | None
    second_at: int
    warnings: tuple[str, ...]
    doubled: int
    without_phone: int
    overdue: int


def look(session: Session) -> Health:
    """Read it all; for a worker, as it counts.

    Raises:
        StorageError: the folder or the data cannot be read.
    """
    folder = session.database.folder
    shelf = backup_shelf.listed(folder.backups)
    second = backup_shelf.second_place(session)
    checked = session.setting(CHECKED) or {}
    planned = follow_ups.counts(session)
    with storage_errors.told(folder.database):
        free = shutil.disk_usage(folder.root).free
    return Health(
        root=folder.root,
        database=_bytes(folder.root, "customers.db*"),
        files=_bytes(folder.files, "*"),
        backups=sum(each.size for each in shelf),
        free=free,
        customers=overview.customer_count(session),
        interactions=_count(session, "SELECT count(*) FROM interaction"),
        plans=_count(session, "SELECT count(*) FROM follow_up"),
        checked_at=checked.get("at"),
        findings=int(checked.get("findings", 0)),
        newest=next((each for each in shelf if each.sequence), None),
        backup_count=len(shelf),
        second=second,
        second_at=int(session.setting(backup_shelf.SECOND_AT, 0)),
        warnings=tuple(surroundings.warnings(folder, second)),
        doubled=_count(
            session,
            "SELECT count(*) FROM (SELECT 1 FROM contact_method JOIN customer ON customer.id = customer_id "
            "AND deleted_at IS NULL WHERE contact_method.kind = 'phone' AND normalized <> '' "
            "GROUP BY normalized HAVING count(DISTINCT customer_id) > 1)",
        ),
        without_phone=_count(
            session,
            "SELECT count(*) FROM customer WHERE phone = '' AND deleted_at IS NULL AND archived_at IS NULL",
        ),
        overdue=planned.overdue,
    )


def quick_check(session: Session, progress: Progress | None = None) -> str:
    """Look the file through for damaged pages, at the start: a small one each time, a large one once a week.

    Returns:
        A sentence on what is damaged; "" when all is well, or when it was looked through not long ago.

    Raises:
        Cancelled: through `progress`.
    """
    now = clock.timestamp()
    age = now - int(session.setting(_QUICK, 0))
    if _bytes(session.database.folder.root, "customers.db") > _SMALL and 0 <= age < _WEEK:
        return ""
    damaged = translate(
        "Health",
        "The data is damaged in places. Restore the newest backup that can be tried without a finding; what is there "
        "now is kept beside it.",
    )
    connection = session.database.connection
    if progress is not None:
        connection.set_progress_handler(lambda: int(progress.cancelled), _PATIENCE)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite.Error:
        if progress is not None:
            progress.check()
        return damaged
    finally:
        connection.set_progress_handler(None, 0)
    if found != "ok":
        return damaged
    session.remember(_QUICK, now)
    return ""


def check(session: Session, progress: Progress | None = None) -> list[maintenance.Finding]:
    """The full check, remembered with its result.

    Raises:
        Cancelled: through `progress`.
    """
    found = maintenance.check(session, progress)
    session.remember(CHECKED, {"at": clock.timestamp(), "findings": len(found)})
    return found


def _count(session: Session, sql: str) -> int:
    return int(session.one(sql)[0])


def _bytes(folder: Path, names: str) -> int:
    total = 0
    for path in folder.glob(names) if folder.is_dir() else ():
        try:
            total += path.stat().st_size
        except OSError:  # gone meanwhile
            continue
    return total
