"""One plan for many customers at once: a group, a selection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, cycle, repeat

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.services import follow_up_spread, follow_ups


@dataclass(frozen=True)
class Plan:
    """What is planned with each of them.

    Args:
        kind: the kind of interaction that it will be.
        due_day: the local day.
        staff_id: who keeps it; None: whose customer it is, else who is at the desk.
        skip_planned: leave out those with whom something is planned already.
        days: over so many open days they are spread, from `due_day` on.
        people: among whom they are shared out in turn; nobody: as `staff_id` says.
    """

    title: str
    kind: str
    due_day: str
    staff_id: int | None = None
    skip_planned: bool = False
    days: int = 1
    people: tuple[int, ...] = ()


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

    Spread over days and people, those of whom nobody has heard for longest come first.

    Raises:
        InvalidValue: the day is none, or past.
    """
    follow_ups.checked_due(plan.due_day)
    with session.change(Action.PLAN_FOLLOW_UPS) as change:
        skipped = "AND next_follow_up IS NULL" if plan.skip_planned else ""
        if plan.days > 1 or plan.people:
            _spread(session, change, ids, plan, skipped)
            return change.operation_id
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


def _spread(session: Session, change: Change, ids: Sequence[int], plan: Plan, skipped: str) -> None:
    rows = change.execute(
        "SELECT id, coalesce(:staff, (SELECT id FROM staff_member WHERE id = owner_id AND active), :here) "
        f"FROM customer WHERE id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL {skipped} "
        "ORDER BY last_contact_at, id",
        {"staff": plan.staff_id, "here": change.staff_id, "ids": json.dumps(list(ids))},
    ).fetchall()
    loads = follow_up_spread.preview(session, len(rows), plan.due_day, plan.days)
    days = chain.from_iterable(repeat(load.day, load.added) for load in loads)
    people = cycle(plan.people) if plan.people else (keeper for _, keeper in rows)
    title = plan.title.strip()
    change.executemany(
        "INSERT INTO follow_up (customer_id, title, kind, due_day, staff_id, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (customer_id, title, plan.kind, day, person, change.at)
            for (customer_id, _), day, person in zip(rows, days, people, strict=False)
        ],
    )
