"""潜在客户, potential customers: written down, weighed, taken further; in the end converted, or put away with the reason.

A potential customer is a customer like any other, of the stage "potential"; so nothing is copied when one is converted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classification, customer_list, customers, follow_ups
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.values.rules import Condition, Not, Op

OPEN, ARCHIVED, CONVERTED = "open", "archived", "converted"
LISTS = (OPEN, ARCHIVED, CONVERTED)

_AMONG = "IN (SELECT value FROM json_each(:ids))"


def listed(which: str) -> Filter:
    """The customers of one of LISTS."""
    if which == CONVERTED:
        return Filter(Not(Condition("converted_on", Op.EMPTY)))
    return having(stage={"potential"}, archived=which == ARCHIVED)


def counts(session: Session, progress: Progress | None = None) -> dict[str, int]:
    """How many customers each of LISTS has; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    return {which: customer_list.count(session, listed(which), progress) for which in LISTS}


def add(session: Session, values: Mapping[str, object], *, due_day: str = "", step: str = "") -> int:
    """Write a potential customer down, with the next step when a day is given; one act. Returns the customer's id.

    Args:
        values: as for `customers.add`.
        due_day: the local day of the next step.
        step: what it is.

    Raises:
        InvalidValue: a value cannot be stored, the name is missing, or the day is past.
    """
    if due_day:
        follow_ups.checked_due(due_day)
    elif step.strip():
        raise InvalidValue(translate("Prospects", "Choose the day of the next step."), field="due_day")
    stage = "" if _by_rules(session) else "potential"
    with session.change(Action.ADD_CUSTOMER, str(values.get("name", "")).strip()) as change:
        customer_id = customers.add(session, {**values, "stage": stage})
        if due_day:
            follow_ups.insert(change, customer_id, due_day, step)
    return customer_id


def next_step(session: Session, customer_id: int) -> tuple[str, str]:
    """What is planned first with a customer and its local day; "" for nothing."""
    row = _first_step(session, customer_id)
    return ("", "") if row is None else (row[1], row[2])


def plan_step(session: Session, customer_id: int, due_day: str, step: str) -> int:
    """Say what comes next with a customer; what is planned first is changed. Returns the operation's id.

    Raises:
        InvalidValue: the day is none, or past.
    """
    follow_ups.checked_due(due_day)
    with session.change(Action.PLAN_FOLLOW_UP, _subject(session, [customer_id])) as change:
        planned = _first_step(session, customer_id)
        if planned is not None:
            change.update("follow_up", planned[0], {"title": step.strip(), "due_day": due_day})
        else:
            follow_ups.insert(change, customer_id, due_day, step)
    return change.operation_id


def _first_step(session: Session, customer_id: int) -> tuple[int, str, str] | None:
    found: tuple[int, str, str] | None = session.one(
        "SELECT id, title, due_day FROM follow_up WHERE customer_id = ? AND status = 'open' ORDER BY due_day, id LIMIT 1",
        (customer_id,),
    )
    return found


def convert(session: Session, ids: Sequence[int]) -> int:
    """Make customers of potential ones: all that is known stays, the rules go on from today. Returns the operation's id.

    Those in the archive come back; those who are customers already stay as they are.

    Raises:
        InvalidValue: none of them is a potential customer.
    """
    with session.change(Action.CONVERT_CUSTOMERS, _subject(session, ids)) as change:
        changed = change.execute(
            "UPDATE customer SET converted_on = :today, stage = :stage, archived_at = NULL, lost_reason_id = NULL "
            f"WHERE stage_now = 'potential' AND id {_AMONG}",
            {
                "today": clock.today().isoformat(),
                "stage": "" if _by_rules(session) else "new",
                "ids": json.dumps(list(ids)),
            },
        ).rowcount
        if not changed:
            raise InvalidValue(translate("Prospects", "There is no potential customer among them."))
    return change.operation_id


def archive(session: Session, ids: Sequence[int], reason_id: int | None) -> int:
    """Put potential customers away with the reason: out of the lists, found on request. Returns the operation's id.

    Args:
        reason_id: of the list of reasons for leaving; None when nobody knows.
    """
    with session.change(Action.ARCHIVE_CUSTOMERS, _subject(session, ids)) as change:
        change.execute(
            "UPDATE customer SET archived_at = :now, lost_reason_id = :reason "
            f"WHERE archived_at IS NULL AND stage_now = 'potential' AND id {_AMONG}",
            {"now": clock.timestamp(), "reason": reason_id, "ids": json.dumps(list(ids))},
        )
    return change.operation_id


def archive_for(session: Session, ids: Sequence[int], reason: str) -> int:
    """`archive` with a reason in words, which joins the list when it is new. Returns the operation's id."""
    with session.change(Action.ARCHIVE_CUSTOMERS, _subject(session, ids)) as change:
        archive(session, ids, classification.find_or_add(change, "lost_reason", " ".join(reason.split())))
    return change.operation_id


def take_up_again(session: Session, ids: Sequence[int]) -> int:
    """Bring archived customers back into the lists; the reason goes. Returns the operation's id."""
    with session.change(Action.UNARCHIVE_CUSTOMERS, _subject(session, ids)) as change:
        change.execute(
            f"UPDATE customer SET archived_at = NULL, lost_reason_id = NULL WHERE archived_at IS NOT NULL AND id {_AMONG}",
            {"ids": json.dumps(list(ids))},
        )
    return change.operation_id


def _by_rules(session: Session) -> bool:
    return computed.rules(session.database.connection).stage.on


def _subject(session: Session, ids: Sequence[int]) -> str:
    row = session.one("SELECT name FROM customer WHERE id = ?", (ids[0],)) if len(ids) == 1 else None
    return str(row[0]) if row else ""
