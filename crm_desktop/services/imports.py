"""Bringing a file in: read it, guess its columns, check every row, write what is taken as one act.

    prepared = imports.prepare(session, path)            # columns guessed, shown for correction
    plan = imports.check(session, prepared, mapping, options)   # what becomes of each row
    result = imports.run(session, plan)                  # one operation, undone whole

Rows read = created + updated + skipped + failed, always.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crm_desktop import collecting
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.exchange import writing
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import (
    entry_plan,
    entry_writing,
    import_history,
    import_plan,
    import_settling,
    import_writing,
    relation_files,
)
from crm_desktop.services.entry_fields import WHO, Content, content_title
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.import_columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    Column,
    Prepared,
    choose,
    content_of,
    field_title,
    importable,
    override,
    prepare,
    remember,
)
from crm_desktop.services.import_plan import Fate, OnDuplicate, Options, Plan
from crm_desktop.services.import_rows import CellProblem
from crm_desktop.services.relation_files import RelationPlan

__all__ = [
    "CellProblem", "Column", "Content", "Fate", "OnDuplicate", "Options", "Plan", "Prepared", "Result",
    "check", "choose", "content_of", "field_title", "importable", "override", "prepare", "remember", "run", "tell", "with_options",
    "write_failed",
]  # fmt: skip

_WAIT = 60.0  # seconds for another long act


@dataclass(frozen=True)
class Result:
    """What an import did (or would do, when `operation_id` is None and rows were to be written).

    Args:
        columns: heading → field key, or None for a column that was not imported.
        failures: the first reason of each row that failed.
        operation_id: the operation, for undo and for "show these customers"; None when nothing was written.
        notes: translated sentences on what else there is to know.
        skipped_because: `Plan.skipped_because`.
        content: what the rows are.
    """

    read: int
    created: int
    updated: int
    skipped: int
    failed: int
    columns: dict[str, str | None]
    failures: tuple[CellProblem, ...]
    operation_id: int | None = None
    notes: tuple[str, ...] = field(default=())
    skipped_because: Mapping[str, int] = field(default_factory=dict)
    content: Content = Content.CUSTOMERS


@collecting.put_off()
def check(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None] | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Check every row and say what would become of it. Nothing is written.

    Args:
        mapping: column index → field key or None; the guess when None.

    Raises:
        UserError: no column is the name, so there are no customers to make.
        Cancelled: through `progress`.
    """
    mapping = prepared.mapping if mapping is None else mapping
    options = options or Options()
    used = set(mapping.values())
    if prepared.content != Content.CUSTOMERS:
        _check_entries(prepared, used)
        return _make(session, prepared, mapping, options, progress)
    if not used & {"name", FAMILY_NAME, GIVEN_NAME}:
        # Without names customers can be brought up to date, but none can be made.
        known = {"number", "id_number", "phone"} & used
        if not known or options.on_duplicate not in (OnDuplicate.FILL, OnDuplicate.OVERWRITE):
            raise UserError(
                translate(
                    "Import",
                    "No column of {name} holds names. Choose the column with the names, or add a heading "
                    "such as 姓名 or Name above it.",
                ).format(name=prepared.path.name),
                field="name",
            )
    return _make(session, prepared, mapping, options, progress)


def _check_entries(prepared: Prepared, used: set[str | None]) -> None:
    if prepared.content == Content.RELATIONS:
        relation_files.check_columns(prepared, used)
        return
    when = "due_day" if prepared.content == Content.FOLLOW_UPS else "at"
    if when not in used:
        raise UserError(
            translate("Import", "No column of {name} says the day. Choose the column {field}.").format(
                name=prepared.path.name, field=field_title(when, prepared.content)
            ),
            field=when,
        )
    if not used & {"item", "amount", "price"} and prepared.content == Content.PURCHASES:
        raise UserError(
            translate(
                "Import",
                "No column of {name} says what was bought or for how much. Choose the column {field}.",
            ).format(name=prepared.path.name, field=field_title("item", prepared.content)),
            field="item",
        )
    if not used & set(WHO) and prepared.content != Content.INTERACTIONS:
        raise UserError(
            translate(
                "Import",
                "No column of {name} says whose it is. Choose the column with the customer number, the "
                "phone or the name.",
            ).format(name=prepared.path.name),
            field="name",
        )


def _make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None,
) -> Plan:
    if prepared.content == Content.CUSTOMERS:
        return import_settling.make(session, prepared, mapping, options, progress)
    make = relation_files.make if prepared.content == Content.RELATIONS else entry_plan.make
    return make(session, prepared, mapping, options, progress)


@collecting.put_off()
def with_options(plan: Plan, session: Session, options: Options, progress: Progress | None = None) -> Plan:
    """The same file under other options.

    Raises:
        Cancelled: through `progress`.
    """
    if plan.prepared.content != Content.CUSTOMERS:
        return _make(session, plan.prepared, plan.mapping, options, progress)
    return import_settling.with_options(plan, session, options, progress)


@collecting.put_off()
def run(session: Session, plan: Plan, progress: Progress | None = None) -> Result:
    """Write the plan as one operation; an error or a cancel leaves nothing of it.

    When the data were changed since the check, the rows are looked up again first.

    Raises:
        StorageError: nothing could be written.
        Cancelled: through `progress`.
    """
    while True:
        if plan.as_of != import_settling.newest_operation(session):
            plan = _make(session, plan.prepared, plan.mapping, plan.options, progress)
        if not plan.count(Fate.CREATE) and not plan.count(Fate.UPDATE):
            return tell(plan)
        result = None
        written = None
        with session.change(Action.IMPORT, plan.prepared.path.name, wait=_WAIT) as change:
            newest = change.execute(
                "SELECT coalesce(max(id), 0) FROM operation WHERE id < ?", (change.operation_id,)
            ).fetchone()[0]
            if newest == plan.as_of:
                if isinstance(plan, RelationPlan):
                    relation_files.write(change, plan, progress)
                elif isinstance(plan, EntryPlan):
                    entry_writing.write(session, change, plan, progress)
                else:
                    written = import_writing.write(session, change, plan, progress)
                result = tell(plan, written, change.operation_id)
                import_history.record(change, plan, result)
                import_history.keep_failed(change, _titles(plan), _failed_rows(plan))
                if progress is not None:
                    progress.step(1, 1, translate("Import", "Updating the search"))
        if result is not None:
            return result


def tell(
    plan: Plan, written: import_writing.Written | None = None, operation_id: int | None = None
) -> Result:
    """The counts of a plan: what it did, or without an operation what it would do."""
    notes = [*plan.prepared.notes, *plan.rows.notes]
    if written is not None and written.unresolved:
        notes.append(
            translate(
                "Import",
                "%n referrers are no customers; their names were put into the note.",
                len(written.unresolved),
            )
        )
    if plan.prepared.content != Content.CUSTOMERS:
        notes.append(
            translate("Import", "The rows were taken as: {content}.").format(
                content=content_title(plan.prepared.content)
            )
        )
    ignored = [column.heading for column in plan.prepared.columns if not plan.mapping.get(column.index)]
    if ignored and not plan.options.keep_unmapped:
        notes.append(translate("Import", "Not imported: {columns}.").format(columns=listed(ignored)))
    alike = plan.prepared.sheets_alike()
    if alike:
        notes.append(
            translate(
                "Import",
                "Sheets with the same columns were not imported: {sheets}. Import the file again for each.",
            ).format(sheets=listed(alike))
        )
    return Result(
        read=len(plan.rows),
        created=plan.count(Fate.CREATE),
        updated=plan.count(Fate.UPDATE),
        skipped=plan.count(Fate.SKIP),
        failed=plan.count(Fate.FAIL),
        columns={
            heading: written.made.get(key, key) if written is not None and key else key
            for heading, key in import_plan.columns_of(plan).items()
        },
        failures=tuple(plan.failures()),
        operation_id=operation_id,
        notes=tuple(notes),
        skipped_because=plan.skipped_because(),
        content=plan.prepared.content,
    )


def write_failed(plan: Plan, target: Path, progress: Progress | None = None) -> int:
    """Save the rows that failed as a workbook with the same columns, each with number and reason.

    Mended, the workbook is imported like any other file. Returns the number of rows.

    Raises:
        StorageError: it could not be written.
    """
    return writing.write_failed_rows(target, _titles(plan), _failed_rows(plan), progress=progress)


def _titles(plan: Plan) -> list[str]:
    return [column.heading for column in plan.prepared.columns]


def _failed_rows(plan: Plan) -> Iterator[tuple[int, str, list[object]]]:
    sheet = plan.prepared.sheet
    edits: dict[int, dict[int, str]] = {}
    for (position, column), text in plan.options.edits.items():
        edits.setdefault(position, {})[column] = text
    for row, fate in enumerate(plan.fates):
        if fate != Fate.FAIL:
            continue
        position = plan.rows.positions[row]
        cells: list[object] = list(sheet.rows[position])
        for column, text in edits.get(position, {}).items():
            cells[column] = text
        reasons = dict.fromkeys(
            labelled(problem.heading, problem.text) if problem.heading else problem.text
            for problem in plan.problems[row]
            if problem.error
        )
        yield sheet.row_number(position), " ".join(reasons), cells
