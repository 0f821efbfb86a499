"""The files that were brought in: which, when, by whom, what became of their rows; whether it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session

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


def files(session: Session, limit: int = 200, before: int | None = None) -> list[ImportedFile]:
    """The imports, newest first.

    Args:
        before: only those whose operation has a smaller id, for the next page.
    """
    rows = session.query(
        "SELECT operation.id, at, coalesce(staff_member.name, ''), subject, coalesce(sheet, ''), "
        "coalesce(content, 'customers'), read, created, updated, skipped, failed, coalesce(tag, ''), "
        "undone_by_id IS NOT NULL FROM operation "
        "LEFT JOIN import_run ON import_run.operation_id = operation.id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id "
        "WHERE action = ? AND undoes_id IS NULL AND operation.id < ? ORDER BY operation.id DESC LIMIT ?",
        (Action.IMPORT, before if before is not None else 1 << 62, limit),
    )
    return [ImportedFile(*row) for row in rows]
