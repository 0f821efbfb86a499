"""The files that were brought in: which, when, by whom, what became of their rows; whether it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.exchange import writing
from crm_desktop.progress import Progress

if TYPE_CHECKING:
    from crm_desktop.services.import_plan import Plan
    from crm_desktop.services.imports import Result


@dataclass(frozen=True)
class ImportedFile:
    """One import.

    Args:
        operation_id: its act, for undo and for "show these customers".
        at: when, seconds UTC.
        read, created, updated, skipped, failed: rows; None when it was not counted yet at that time.
        tag: what every customer of it was tagged with.
        undone: 1 when it was taken back.
        kept: how many of the failed rows can be saved again.
    """

    operation_id: int
    at: int
    staff_name: str
    file_name: str
    sheet: str
    content: str
    read: int | None
    created: int | None
    updated: int | None
    skipped: int | None
    failed: int | None
    tag: str
    undone: int
    kept: int


def record(change: Change, plan: Plan, result: Result) -> None:
    """Inside an import's change: write down what became of the rows."""
    change.insert(
        "import_run",
        {
            "operation_id": change.operation_id,
            "file_name": plan.prepared.path.name,
            "sheet": plan.prepared.sheet.name if len(plan.prepared.book.sheets) > 1 else "",
            "content": str(plan.prepared.content),
            "read": result.read,
            "created": result.created,
            "updated": result.updated,
            "skipped": result.skipped,
            "failed": result.failed,
            "tag": plan.options.tag,
        },
    )


def keep_failed(
    change: Change, headings: Sequence[str], rows: Iterable[tuple[int, str, Sequence[Any]]]
) -> None:
    """Inside an import's change: keep the rows that it did not take, so that they can be saved any day.

    Args:
        headings: of the file.
        rows: (row number in the file, why, the row's cells).
    """
    kept = (
        (change.operation_id, number, reason, json.dumps(cells, ensure_ascii=False, default=_stored))
        for number, reason, cells in rows
    )
    if change.executemany(
        "INSERT INTO import_failed_row (operation_id, row_number, reason, cells) VALUES (?, ?, ?, ?)", kept
    ):
        change.execute(
            "UPDATE import_run SET headings = ? WHERE operation_id = ?",
            (json.dumps(headings, ensure_ascii=False), change.operation_id),
        )


def write_failed(session: Session, operation_id: int, target: Path, progress: Progress | None = None) -> int:
    """Save the rows that an import did not take as a workbook with the same columns; returns how many.

    Raises:
        StorageError: it could not be written.
        Cancelled: through `progress`.
    """
    with session.database.snapshot():
        (headings,) = session.one("SELECT headings FROM import_run WHERE operation_id = ?", (operation_id,))
        (total,) = session.one(
            "SELECT count(*) FROM import_failed_row WHERE operation_id = ?", (operation_id,)
        )
        rows = session.query(
            "SELECT row_number, reason, cells FROM import_failed_row WHERE operation_id = ? ORDER BY id",
            (operation_id,),
        )
        failed = (
            (number, reason, json.loads(cells, object_hook=_read_back)) for number, reason, cells in rows
        )
        return writing.write_failed_rows(target, json.loads(headings), failed, total=total, progress=progress)


_WHEN: dict[str, type[date] | type[time]] = {"at": datetime, "day": date, "time": time}


def _stored(cell: object) -> object:
    """A cell that JSON has no word for: a moment, a day, a time of day; a length of time as text."""
    for key, kind in _WHEN.items():
        if isinstance(cell, kind):
            return {key: cell.isoformat()}
    return str(cell)


def _read_back(stored: dict[str, str]) -> object:
    ((key, said),) = stored.items()
    return _WHEN[key].fromisoformat(said)


def files(session: Session, limit: int = 200, before: int | None = None) -> list[ImportedFile]:
    """The imports, newest first.

    Args:
        before: only those whose operation has a smaller id, for the next page.
    """
    rows = session.query(
        "SELECT operation.id, at, coalesce(staff_member.name, ''), subject, coalesce(sheet, ''), "
        "coalesce(content, 'customers'), read, created, updated, skipped, failed, coalesce(tag, ''), "
        "undone_by_id IS NOT NULL, "
        "(SELECT count(*) FROM import_failed_row WHERE operation_id = operation.id) FROM operation "
        "LEFT JOIN import_run ON import_run.operation_id = operation.id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id "
        "WHERE action = ? AND undoes_id IS NULL AND operation.id < ? ORDER BY operation.id DESC LIMIT ?",
        (Action.IMPORT, before if before is not None else 1 << 62, limit),
    )
    return [ImportedFile(*row) for row in rows]
