"""A follow-up is done: what came of it and what is next, written down as one act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import calls_to_return, follow_ups, interactions
from crm_desktop.services.interactions import CALL_BACK, MISSED, OUTCOMES

KINDS = ("call_out", "message", "visit", "house_call", "note")  # what a follow-up can be
CHOICES = tuple(each for each in OUTCOMES if each != CALL_BACK)  # what can come of one
_NEXT_DAYS = {"interested": 3, "undecided": 7, "won": 7, MISSED: 1}


@dataclass(frozen=True)
class Step:
    """What came of follow-ups, and what is next.

    Args:
        outcome: one of `CHOICES`, or "".
        words: what happened; with words or an outcome other than "no answer" a contact is written down.
        next_day: YYYY-MM-DD, or "" for no next step.
        next_time: HH:MM, or "".
        next_title: "" for the words of the follow-up that is done.
        next_kind: "" for the kind of the follow-up that is done.
    """

    outcome: str = ""
    words: str = ""
    next_day: str = ""
    next_time: str = ""
    next_title: str = ""
    next_kind: str = ""


def usual_next_day(outcome: str) -> str:
    """The day that is offered for the next step after an outcome, YYYY-MM-DD; "" for none."""
    days = _NEXT_DAYS.get(outcome)
    return (clock.today() + timedelta(days=days)).isoformat() if days else ""


def conclude(session: Session, ids: Sequence[int], step: Step) -> int:
    """Mark follow-ups done with what came of them, and plan the next step with each customer: one operation.

    Of those that repeat the next ones are planned too. A customer with several of them gets one next step.

    Returns:
        The operation's id; undoing it takes all of it back.

    Raises:
        InvalidValue: the next day or its time is none, or past; nothing was changed.
        NotFound: none of them is open any more.
    """
    if step.next_day:
        follow_ups.checked_due(step.next_day, step.next_time)
    with session.change(Action.FINISH_FOLLOW_UP) as change:
        rows = _open(change, ids)
        if not rows:
            raise NotFound(translate("FollowUps", "It is done already."))
        follow_ups.finish(session, ids, step.outcome)
        change.subject = follow_ups.subject(session, ids)
        contact = bool(step.words.strip()) or step.outcome not in ("", MISSED)
        planned: set[int] = set()
        for customer_id, title, kind, staff_id in rows:
            interaction_id = _contact(change, customer_id, title, kind, step) if contact else None
            if step.next_day and customer_id not in planned:
                planned.add(customer_id)
                follow_ups.insert(
                    change,
                    customer_id,
                    step.next_day,
                    step.next_title.strip() or title,
                    due_time=step.next_time,
                    kind=step.next_kind or kind,
                    staff_id=staff_id,
                    interaction_id=interaction_id,
                )
    return change.operation_id


def _open(change: Change, ids: Sequence[int]) -> list[tuple[int, str, str, int | None]]:
    rows = change.execute(
        "SELECT customer_id, title, kind, staff_id FROM follow_up "
        "WHERE status = 'open' AND id IN (SELECT value FROM json_each(?)) ORDER BY due_day, due_time, id",
        (json.dumps(list(ids)),),
    )
    return [tuple(row) for row in rows.fetchall()]


def _contact(change: Change, customer_id: int, title: str, kind: str, step: Step) -> int:
    calls_to_return.settle(change, kind, step.outcome, customer_id)
    return change.insert(
        "interaction",
        {
            "customer_id": customer_id,
            "kind": kind if kind in interactions.KINDS else "call_out",
            "at": change.at,
            "day": clock.local_day(change.at),
            "text": step.words.strip() or title,
            "outcome": step.outcome,
            "staff_id": change.staff_id,
            "created_at": change.at,
        },
    )
