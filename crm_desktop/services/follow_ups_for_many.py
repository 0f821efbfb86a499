"""One plan for many customers at once: a group, a selection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import follow_ups


@dataclass(frozen=True)
class Plan:
    """What is planned with each of them.

    Args:
        kind: the kind of interaction that it will be.
        due_day: the local day.
        staff_id: who keeps it; None: whose customer it is, else who is at the desk.
        skip_planned: leave out those with whom something is planned already.
    """

    title: str
    kind: str
    due_day: str
    staff_id: int | None = None
    skip_planned: bool = False


def left(session: Session, ids: Sequence[int], plan: Plan) -> int:
    """For how many of these customers it would be planned."""
    skipped = "AND next_follow_up IS NULL" if plan.skip_planned else ""
    row = session.one(
        "SELECT count(*) FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL "
        + skipped,
        (json.dumps(list(ids)),),
    )
    return int(row[0])


def plan_for(session: Session, ids: Sequence[int], plan: Plan) -> int:
    """Plan it with each of these customers, as one act. Returns the operation's id.

    Raises:
        InvalidValue: the day is none, or past.
    """
    follow_ups.checked_due(plan.due_day)
    with session.change(Action.PLAN_FOLLOW_UP) as change:
        skipped = "AND next_follow_up IS NULL" if plan.skip_planned else ""
        change.execute(
            "INSERT INTO follow_up (customer_id, title, kind, due_day, staff_id, created_at) "
            "SELECT id, :title, :kind, :day, coalesce(:staff, "
            "(SELECT id FROM staff_member WHERE id = owner_id AND active), :here), :at FROM customer "
            f"WHERE id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL {skipped} ORDER BY id",
            {
                "title": plan.title.strip(),
                "kind": plan.kind,
                "day": plan.due_day,
                "staff": plan.staff_id,
                "here": change.staff_id,
                "at": change.at,
                "ids": json.dumps(list(ids)),
            },
        )
    return change.operation_id
