"""What was done, by whom, in words; undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.permissions import Action, action_title
from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import listed, translate
from crm_desktop.services import options

if TYPE_CHECKING:
    from crm_desktop.data.journal import Kept

_SHOWN_KEPT = 20
_NAMED = (  # tables whose rows have a name
    "category", "grade", "tag", "source", "shop_field", "field_option", "register_word", "segment",
    "complaint_kind", "complaint_urgency", "survey_form", "message_template",
    "product",
    "lost_reason", "class_rule",
    "phrase", "shift",
)  # fmt: skip


@dataclass(frozen=True)
class OperationRow:
    """One act of the history; `title` is translated and ends with its subject."""

    id: int
    at: int
    staff_name: str
    action: str
    title: str
    subject: str
    count: int
    undone: bool
    can_undo: bool


@dataclass(frozen=True)
class Undone:
    """What an undo or redo did: the act's title, its own operation, and what was left as it is."""

    title: str
    operation_id: int
    kept: tuple[str, ...]
    kept_count: int


def operations(session: Session, limit: int = 200, before: int | None = None) -> list[OperationRow]:
    """The history, newest first.

    Args:
        before: only operations with a smaller id, for the next page.
    """
    rows = session.query(
        "SELECT operation.id, at, coalesce(staff_member.name, ''), action, subject, count, undone_by_id, undoes_id "
        "FROM operation LEFT JOIN staff_member ON staff_member.id = staff_id WHERE operation.id < ? "
        "ORDER BY operation.id DESC LIMIT ?",
        (before if before is not None else 1 << 62, limit),
    )
    return [
        OperationRow(
            row_id,
            at,
            staff,
            action,
            title(session, action, subject, count, undoes),
            subject,
            count,
            undone is not None,
            undone is None and undoes is None,
        )
        for row_id, at, staff, action, subject, count, undone, undoes in rows
    ]


def count(session: Session, operation_id: int) -> int:
    """How many customers an act changed; 0 for one that changed nothing and so was not kept."""
    row = session.one("SELECT count FROM operation WHERE id = ?", (operation_id,))
    return int(row[0]) if row else 0


def title(session: Session, action: str, subject: str, count: int, undoes_id: int | None = None) -> str:
    """An act in words: "Edit customer: 王小明", "Undo: Import: list.xlsx"."""
    if undoes_id is not None:
        row = session.one(
            "SELECT action, subject, count, undoes_id FROM operation WHERE id = ?", (undoes_id,)
        )
        if row is not None:
            if action == Action.REDO and row[3] is not None:
                row = (
                    session.one("SELECT action, subject, count, NULL FROM operation WHERE id = ?", (row[3],))
                    or row
                )
            inner = title(session, row[0], row[1], row[2])
            return translate("History", "{act}: {what}").format(act=action_title(action), what=inner)
    act = action_title(action, count)
    return translate("History", "{act}: {what}").format(act=act, what=subject) if subject else act


def undo(session: Session, operation_id: int) -> Undone:
    """Take one act back, or an undo (a redo); what was changed since is kept and listed.

    Raises:
        NotFound: it is not there, was undone already, or nothing of it could be taken back.
    """
    row = session.one("SELECT action, subject, count, undoes_id FROM operation WHERE id = ?", (operation_id,))
    if row is None:
        raise NotFound(translate("History", "This act is not in the history."))
    act = _act(session, row)
    name = title(session, *act)
    merged = act[0] == Action.MERGE_CUSTOMERS
    if merged and row[3] is None:
        from crm_desktop.services import merge  # the window is up sooner without it

        merge.refuse_undo(session, operation_id)
    change = session.undo(operation_id)
    kept = _names(session, change.kept, with_fields=merged)
    return Undone(name, change.operation_id, kept, len(change.kept))


def _act(session: Session, row: tuple[str, str, int, int | None]) -> tuple[str, str, int, int | None]:
    """The act itself behind an undo, or behind the undo of one."""
    while row[3] is not None:
        above = session.one("SELECT action, subject, count, undoes_id FROM operation WHERE id = ?", (row[3],))
        if above is None:
            break
        row = above
    return row


def undo_last(session: Session) -> Undone:
    """Ctrl+Z: take back the newest act since the start.

    Raises:
        NotFound: there is nothing to undo.
    """
    row = session.next_undo()
    if row is None:
        raise NotFound(translate("History", "There is nothing to undo."))
    return undo(session, row[0])


def redo_last(session: Session) -> Undone:
    """Ctrl+Y: do again what the newest undo took back.

    Raises:
        NotFound: there is nothing to redo.
    """
    row = session.next_redo()
    if row is None:
        raise NotFound(translate("History", "There is nothing to redo."))
    return undo(session, row[0])


def undo_title(session: Session) -> str | None:
    """The act that Ctrl+Z takes back, in words; None when there is none."""
    row = session.next_undo()
    return title(session, *row[1:]) if row else None


def redo_title(session: Session) -> str | None:
    """The act that Ctrl+Y does again, in words; None when there is none."""
    row = session.next_redo()
    return title(session, *row[1:]) if row else None


def newest(session: Session) -> int:
    """The newest act that was not undone, of any day.

    Raises:
        NotFound: there is none.
    """
    row = session.one("SELECT max(id) FROM operation WHERE undone_by_id IS NULL AND undoes_id IS NULL")
    if row[0] is None:
        raise NotFound(translate("History", "There is nothing to undo."))
    return int(row[0])


def column_title(column: str) -> str:
    """A logged column in the person's language."""
    for field in FIELDS.with_retired():
        if column in (field.key, field.column):
            return field.title
    others = {
        "deleted_at": lambda: translate("History", "Deleted"),
        "archived_at": lambda: translate("History", "Archived"),
        "birthday_calendar": lambda: translate("History", "Calendar of the birthday"),
        "contact": lambda: translate("History", "Contact method"),
        "relation": lambda: translate("History", "Relation"),
        "attachment": lambda: translate("History", "File"),
        "complaint": lambda: translate("History", "Complaint"),
        "complaint_step": lambda: translate("History", "Step of a complaint"),
        "created_by": lambda: translate("History", "Recorded by"),
    }
    if column.startswith("custom_"):
        return translate("History", "Deleted field")
    return others[column]() if column in others else column


_TABLES = {
    "category_id": "category",
    "grade_id": "grade",
    "source_id": "source",
    "lost_reason_id": "lost_reason",
    "owner_id": "staff_member",
    "referrer_id": "customer",
}


def table_of(column: str) -> str:
    """The table that a column of a customer points at; "" for none."""
    made = _made(column)
    return "customer" if made is not None and made.kind == Kind.CUSTOMER else _TABLES.get(column, "")


def _made(column: str) -> Field | None:
    return next((each for each in FIELDS.with_retired() if each.made and each.column == column), None)


def value_title(session: Session, column: str, value: object) -> str:
    """A logged value in words: the name behind an id, a date for an instant, — for nothing."""
    if value is None or value == "":
        return "—"
    table = table_of(column)
    if table:
        row = session.one(f"SELECT name FROM {table} WHERE id = ?", (value,))
        return str(row[0]) if row else "—"
    made = _made(column)
    if made is not None:
        from crm_desktop.services import field_values  # the window is up sooner without it

        return field_values.shown(made, value) or "—"
    if column in ("deleted_at", "archived_at"):
        return translate("History", "Yes")
    if column in ("gender", "kind", "stage", "evaluation", "starred"):
        return options.title(column, value) or "—"
    if column == "birthday":
        from crm_desktop.values import partial_dates

        return partial_dates.show(str(value))
    if column == "birthday_calendar":
        if value == "leap":
            return translate("History", "Lunar, leap month")
        return translate("History", "Lunar") if value == "lunar" else translate("History", "Solar")
    return str(value)


def _names(session: Session, kept: list[Kept], *, with_fields: bool) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for row in kept:
        if len(names) >= _SHOWN_KEPT:
            break
        found = session.one("SELECT name FROM customer WHERE id = ?", (row.customer_id,))
        if found is None and row.customer_id is None and row.table in _NAMED:
            found = session.one(f"SELECT name FROM {row.table} WHERE id = ?", (row.row_id,))
        if found is not None:
            name = str(found[0])
            if with_fields and row.table == "customer" and row.fields:
                fields = listed(map(column_title, row.fields.split(",")))
                name = translate("History", "{name} ({fields})").format(name=name, fields=fields)
            names[name] = None
    return tuple(names)
