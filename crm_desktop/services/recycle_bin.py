"""Deleting, restoring and archiving customers. Only `purge` deletes rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session

_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class DeletionSummary:
    """What goes along with customers that are deleted."""

    customers: int
    interactions: int
    follow_ups: int


@dataclass(frozen=True)
class Binned:
    """A deleted customer: since when (seconds UTC) and by whom; `merged` is the merge that did it, "" for none."""

    id: int
    name: str
    phone: str
    deleted_at: int
    staff_name: str
    operation_id: int
    merged: str = ""


def deletion_summary(session: Session, ids: Sequence[int]) -> DeletionSummary:
    """How many interactions and open follow-ups go with these customers."""
    chosen = json.dumps(list(ids))
    interactions = session.one(f"SELECT count(*) FROM interaction WHERE customer_id {_AMONG}", (chosen,))[0]
    follow_ups = session.one(
        f"SELECT count(*) FROM follow_up WHERE status = 'open' AND customer_id {_AMONG}", (chosen,)
    )[0]
    return DeletionSummary(len(ids), interactions, follow_ups)


def delete(session: Session, ids: Sequence[int]) -> int:
    """Move customers to the recycle bin; returns the operation's id."""
    with session.change(Action.DELETE_CUSTOMERS, _subject(session, ids)) as change:
        _date(change, "deleted_at", clock.timestamp(), ids)
    return change.operation_id


def restore(session: Session, ids: Sequence[int]) -> int:
    """Take customers out of the bin with all that was theirs.

    A customer number that somebody else has by now gets a tail, so nothing collides.
    """
    with session.change(Action.RESTORE_CUSTOMERS, _subject(session, ids)) as change:
        chosen = ",".join(str(int(customer_id)) for customer_id in ids)
        from crm_desktop.data import journal  # with the models: a look at the list loads none

        journal.free_numbers(change.connection, chosen)
        _date(change, "deleted_at", None, ids)
    return change.operation_id


def archive(session: Session, ids: Sequence[int]) -> int:
    """Hide customers from the lists; they stay and are found on request."""
    with session.change(Action.ARCHIVE_CUSTOMERS, _subject(session, ids)) as change:
        _date(change, "archived_at", clock.timestamp(), ids)
    return change.operation_id


def unarchive(session: Session, ids: Sequence[int]) -> int:
    """Put archived customers back into the lists."""
    with session.change(Action.UNARCHIVE_CUSTOMERS, _subject(session, ids)) as change:
        _date(change, "archived_at", None, ids)
    return change.operation_id


def purge(session: Session, ids: Sequence[int]) -> int:
    """Delete customers of the bin for good, with their interactions, follow-ups and contact methods.

    The journal still knows the rows, so even this can be undone from the history.
    """
    with session.change(Action.PURGE_CUSTOMERS, _subject(session, ids)) as change:
        change.execute(
            f"DELETE FROM customer WHERE deleted_at IS NOT NULL AND id {_AMONG}", (json.dumps(list(ids)),)
        )
    return change.operation_id


def contents(session: Session, limit: int = 1000) -> list[Binned]:
    """The deleted customers, last deleted first, with who deleted them."""
    rows = session.query(
        """SELECT customer.id, customer.name, phone, deleted_at, coalesce(staff_member.name, ''), operation.id,
               CASE action WHEN 'merge_customers' THEN subject ELSE '' END
           FROM customer
           LEFT JOIN operation ON operation.id = (
               SELECT operation_id FROM change WHERE change.customer_id = customer.id
               AND table_name = 'customer' AND kind = 'U' AND instr(data, '"deleted_at":')
               ORDER BY change.id DESC LIMIT 1)
           LEFT JOIN staff_member ON staff_member.id = operation.staff_id
           WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, customer.id DESC LIMIT ?""",
        (limit,),
    )
    return [
        Binned(row_id, name, phone, deleted_at, staff_name, operation_id or 0, merged or "")
        for row_id, name, phone, deleted_at, staff_name, operation_id, merged in rows
    ]


def _date(change: Change, column: str, value: int | None, ids: Sequence[int]) -> None:
    empty = "IS NULL" if value is not None else "IS NOT NULL"
    change.execute(
        f"UPDATE customer SET {column} = ? WHERE {column} {empty} AND id {_AMONG}",
        (value, json.dumps(list(ids))),
    )


def _subject(session: Session, ids: Sequence[int]) -> str:
    if len(ids) != 1:
        return ""
    row = session.one("SELECT name FROM customer WHERE id = ?", (ids[0],))
    return str(row[0]) if row else ""
