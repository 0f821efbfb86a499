"""Calls to return: a call in that nobody answered, or a contact that ended with "call back"."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.services.interactions import CALL_BACK, MISSED

_DAYS = 30  # older ones are not asked for any more
# The first line as the index has it.
_OPEN = (
    "interaction.outcome IN ('missed', 'call_back') AND returned_at IS NULL AND at >= :since "
    "AND (interaction.kind = 'call_in' OR interaction.outcome = 'call_back')"
)


class Call(NamedTuple):
    """A call to return; `customer_id` is None while nobody knows who it was."""

    id: int
    at: int
    kind: str
    customer_id: int | None
    name: str
    phone: str
    text: str
    outcome: str
    staff_name: str


def listing(session: Session, limit: int = 100) -> list[Call]:
    """Those of the last 30 days that nobody has returned, the longest waiting first."""
    rows = session.query(
        "SELECT interaction.id, at, interaction.kind, customer_id, coalesce(customer.name, visitor_name), "
        "coalesce(nullif(visitor_phone, ''), customer.phone, ''), text, outcome, coalesce(staff_member.name, '') "
        "FROM interaction INDEXED BY interaction_to_return LEFT JOIN customer ON customer.id = customer_id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id "
        f"WHERE {_OPEN} AND customer.deleted_at IS NULL ORDER BY at LIMIT :limit",
        {"since": _since(), "limit": limit},
    )
    return [Call._make(row) for row in rows]


def count(session: Session) -> int:
    """How many there are."""
    row = session.one(
        "SELECT count(*) FROM interaction INDEXED BY interaction_to_return "
        f"LEFT JOIN customer ON customer.id = customer_id WHERE {_OPEN} AND customer.deleted_at IS NULL",
        {"since": _since()},
    )
    return int(row[0])


def _since() -> int:
    return clock.timestamp() - _DAYS * 86_400


def returned(session: Session, ids: Sequence[int]) -> int:
    """Say that calls were returned; returns the operation's id."""
    name = ""
    if len(ids) == 1:
        row = session.one(
            "SELECT coalesce(customer.name, nullif(visitor_name, ''), visitor_phone) FROM interaction "
            "LEFT JOIN customer ON customer.id = customer_id WHERE interaction.id = ?",
            (ids[0],),
        )
        name = str(row[0]) if row else ""
    with session.change(Action.RETURN_CALL, name) as change:
        change.execute(
            "UPDATE interaction SET returned_at = ? WHERE returned_at IS NULL AND id IN (SELECT value FROM json_each(?))",
            (change.at, json.dumps(list(ids))),
        )
    return change.operation_id


def settle(change: Change, kind: str, outcome: str, customer_id: int | None, phone: str = "") -> None:
    """Inside a change that writes a contact down: a call out that was answered returns what was to be returned."""
    if kind != "call_out" or outcome in (MISSED, CALL_BACK):
        return
    rows = change.execute(
        "SELECT id, customer_id, visitor_phone FROM interaction INDEXED BY interaction_to_return "
        "WHERE outcome IN ('missed', 'call_back') AND returned_at IS NULL AND at >= ?",
        (_since(),),
    ).fetchall()
    from crm_desktop.services import contacts  # the window is up sooner without it

    number = contacts.normalize("phone", phone) if phone else ""
    ids = [
        row_id
        for row_id, whose, theirs in rows
        if (customer_id is not None and whose == customer_id)
        or (number and theirs and contacts.normalize("phone", theirs) == number)
    ]
    for row_id in ids:
        change.update("interaction", row_id, {"returned_at": change.at})
