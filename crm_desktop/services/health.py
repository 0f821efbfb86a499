"""How the data is: where and how large, what was checked and saved when, and what waits to be mended."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from crm_desktop import clock
from crm_desktop.data import storage_errors
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import backup_shelf, follow_ups, maintenance, overview, surroundings
from crm_desktop.services.backup_shelf import Backup

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
