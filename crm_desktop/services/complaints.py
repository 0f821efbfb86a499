"""投诉 Complaints: what a customer was not content with, who settles it until when, what was done, how it ended."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_rules, follow_ups

OPEN, CLOSED = "open", "closed"
OVERDUE, ALL = "overdue", "all"  # what a list may ask for besides
SATISFIED = ("yes", "partly", "no")
_DAYS = 3  # until the deadline, where no urgency says another number
_LONGEST_WORD = 40  # characters of a kind or an urgency


class Complaint(NamedTuple):
    """One complaint with its customer; `overdue_days` is 0 for a closed one and until the deadline is past."""

    id: int
    customer_id: int
    customer_name: str
    phone: str
    text: str
    kind: str
    urgency: str
    day: str
    due_day: str
    staff_id: int | None
    staff_name: str
    status: str
    result: str
    satisfied: str
    closed_day: str
    reopened: int
    overdue_days: int


class Step(NamedTuple):
    """One thing done about a complaint; `kind` is step, closed or reopened."""

    kind: str
    at: int
    text: str
    staff_name: str


class Counts(NamedTuple):
    """How many complaints are open, and how many of them are past their deadline."""

    open: int
    overdue: int


def satisfied_title(satisfied: str) -> str:
    """Whether the customer is content with the result, in words; "" when it is not said."""
    titles = {
        "yes": lambda: translate("Complaints", "Satisfied"),
        "partly": lambda: translate("Complaints", "Partly satisfied"),
        "no": lambda: translate("Complaints", "Not satisfied"),
    }
    return titles[satisfied]() if satisfied in titles else ""


def step_title(kind: str) -> str:
    """What sort of step it is, in words; "" for a usual one."""
    titles = {
        CLOSED: lambda: translate("Complaints", "Closed"),
        "reopened": lambda: translate("Complaints", "Reopened"),
    }
    return titles[kind]() if kind in titles else ""


# -- questions --------------------------------------------------------------------------------------


def kinds(session: Session) -> list[str]:
    """The kinds that the shop has; those that are offered to a new shop while it has none."""
    rows = session.query("SELECT name FROM complaint_kind WHERE NOT retired ORDER BY position, id")
    return [name for (name,) in rows] or [
        translate("Complaints", "Quality"),
        translate("Complaints", "Service"),
        translate("Complaints", "Delivery"),
        translate("Complaints", "Price"),
    ]


def urgencies(session: Session) -> list[tuple[str, int]]:
    """The urgencies, each with the days until the deadline; those offered to a new shop while it has none."""
    rows = session.query("SELECT name, days FROM complaint_urgency WHERE NOT retired ORDER BY position, id")
    return [(str(name), int(days)) for name, days in rows] or [
        (translate("Complaints", "Urgent"), 1),
        (translate("Complaints", "Normal"), _DAYS),
        (translate("Complaints", "Can wait"), 7),
    ]


def listing(
    session: Session, state: str = OPEN, staff_id: int | None = None, limit: int = 500
) -> list[Complaint]:
    """Complaints: open ones by deadline, closed ones by the day they were closed, the newest first.

    Args:
        state: open, overdue, closed, or all (the newest first).
        staff_id: only those for which this member of staff is responsible.
    """
    where, order = {
        OPEN: ("status = 'open'", "due_day, complaint.id"),
        OVERDUE: ("status = 'open' AND due_day < :today", "due_day, complaint.id"),
        CLOSED: ("status = 'closed'", "closed_at DESC, complaint.id DESC"),
        ALL: ("1", "complaint.day DESC, complaint.id DESC"),
    }[state]
    return _read(
        session, f"{where} AND (:staff IS NULL OR complaint.staff_id = :staff)", order, limit, staff=staff_id
    )


def of_customer(session: Session, customer_id: int) -> list[Complaint]:
    """All complaints of a customer, the newest first."""
    return _read(session, "customer_id = :customer", "at DESC, complaint.id DESC", 500, customer=customer_id)


def get(session: Session, complaint_id: int) -> Complaint:
    """One complaint.

    Raises:
        NotFound: it is gone.
    """
    found = _read(session, "complaint.id = :id", "complaint.id", 1, id=complaint_id)
    if not found:
        raise NotFound(translate("Complaints", "This complaint is not there any more."))
    return found[0]


def steps(session: Session, complaint_id: int) -> list[Step]:
    """What was done, in its order."""
    rows = session.query(
        "SELECT kind, at, text, coalesce(staff_member.name, '') FROM complaint_step "
        "LEFT JOIN staff_member ON staff_member.id = staff_id WHERE complaint_id = ? ORDER BY at, complaint_step.id",
        (complaint_id,),
    )
    return [Step(*row) for row in rows]


def counts(session: Session, staff_id: int | None = None) -> Counts:
    """How many complaints are open and overdue, those of deleted customers left out."""
    row = session.one(
        "SELECT count(*), coalesce(sum(due_day < :today), 0) FROM complaint "
        "JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
        "WHERE status = 'open' AND (:staff IS NULL OR staff_id = :staff)",
        {"today": clock.today().isoformat(), "staff": staff_id},
    )
    return Counts(*row)


def _read(session: Session, where: str, order: str, limit: int, **more: object) -> list[Complaint]:
    today = clock.today().isoformat()
    rows = session.query(
        "SELECT complaint.id, customer_id, customer.name, phone, text, coalesce(complaint_kind.name, ''), "
        "coalesce(complaint_urgency.name, ''), day, due_day, complaint.staff_id, coalesce(staff_member.name, ''), "
        "status, result, satisfied, closed_day, reopened, "
        "iif(status = 'open', max(0, julianday(:today) - julianday(due_day)), 0) FROM complaint "
        "JOIN customer ON customer.id = customer_id AND customer.deleted_at IS NULL "
        "LEFT JOIN complaint_kind ON complaint_kind.id = kind_id "
        "LEFT JOIN complaint_urgency ON complaint_urgency.id = urgency_id "
        "LEFT JOIN staff_member ON staff_member.id = complaint.staff_id "
        f"WHERE {where} ORDER BY {order} LIMIT :limit",
        {"today": today, "limit": limit, **more},
    )
    return [Complaint(*(*row[:-1], int(row[-1]))) for row in rows]


# -- acts -------------------------------------------------------------------------------------------


def record(
    session: Session,
    customer_id: int,
    text: str,
    *,
    kind: str = "",
    urgency: str = "",
    staff_id: int | None = None,
    due_day: str = "",
) -> int:
    """Write a complaint down; returns its id.

    Args:
        kind, urgency: words of the shop; a new one joins its list in the same act.
        staff_id: who settles it; who is at the desk when nobody is named.
        due_day: the local day of the deadline; by the urgency when it is not given.

    Raises:
        InvalidValue: there are no words, a word is too long, or the deadline is none or past.
        NotFound: the customer is gone.
    """
    text = _words(text, translate("Complaints", "Type what the complaint is about."))
    row = session.one("SELECT name FROM customer WHERE id = ? AND deleted_at IS NULL", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    if due_day:
        follow_ups.checked_due(due_day)
    known_kinds, known_urgencies = kinds(session), urgencies(session)
    days = dict(known_urgencies).get(" ".join(urgency.split()), _DAYS)
    with session.change(Action.RECORD_COMPLAINT, row[0]) as change:
        for name in known_kinds:  # what is offered to a new shop is its own from the first complaint on
            find_or_add(change, "complaint_kind", name)
        for name, until in known_urgencies:
            find_or_add(change, "complaint_urgency", name, {"days": until})
        complaint_id = change.insert(
            "complaint",
            {
                "customer_id": customer_id,
                "kind_id": find_or_add(change, "complaint_kind", kind),
                "urgency_id": find_or_add(change, "complaint_urgency", urgency, {"days": days}),
                "text": text,
                "at": change.at,
                "day": clock.local_day(change.at),
                "due_day": due_day or (clock.today() + timedelta(days)).isoformat(),
                "staff_id": staff_id if staff_id is not None else change.staff_id,
                "created_at": change.at,
                "created_by": change.staff_id,
            },
        )
        follow_up_rules.after_complaint(change, complaint_id, follow_up_rules.COMPLAINT)
    return complaint_id


def assign(session: Session, complaint_id: int, staff_id: int | None) -> int:
    """Say who is responsible; returns the operation's id."""
    with session.change(Action.EDIT_COMPLAINT, get(session, complaint_id).customer_name) as change:
        change.update("complaint", complaint_id, {"staff_id": staff_id})
    return change.operation_id


def set_deadline(session: Session, complaint_id: int, due_day: str) -> int:
    """Move the deadline; returns the operation's id.

    Raises:
        InvalidValue: the day is none, or past.
    """
    follow_ups.checked_due(due_day)
    with session.change(Action.EDIT_COMPLAINT, get(session, complaint_id).customer_name) as change:
        change.update("complaint", complaint_id, {"due_day": due_day})
    return change.operation_id


def add_step(session: Session, complaint_id: int, text: str) -> int:
    """Write down what was done; returns the operation's id.

    Raises:
        InvalidValue: there are no words.
    """
    text = _words(text, translate("Complaints", "Type what was done."))
    known = get(session, complaint_id)
    with session.change(Action.EDIT_COMPLAINT, known.customer_name) as change:
        _insert_step(change, known, "step", text)
    return change.operation_id


def close(session: Session, complaint_id: int, result: str, satisfied: str = "") -> int:
    """Close a complaint with its result; returns the operation's id.

    Args:
        satisfied: one of `SATISFIED`, or "" when it is not known.

    Raises:
        InvalidValue: there is no result, or it is closed already.
    """
    result = _words(result, translate("Complaints", "Type how it ended."))
    known = get(session, complaint_id)
    if known.status != OPEN:
        raise InvalidValue(translate("Complaints", "This complaint is closed already."))
    if satisfied not in ("", *SATISFIED):
        raise KeyError(satisfied)
    with session.change(Action.CLOSE_COMPLAINT, known.customer_name) as change:
        day = clock.local_day(change.at)
        closed = {"status": CLOSED, "result": result, "satisfied": satisfied}
        change.update("complaint", complaint_id, {**closed, "closed_at": change.at, "closed_day": day})
        _insert_step(change, known, CLOSED, result)
        follow_up_rules.after_complaint(change, complaint_id, follow_up_rules.CLOSED)
    return change.operation_id


def reopen(session: Session, complaint_id: int, reason: str) -> int:
    """Open a closed complaint again, with a new deadline where the old one is past; returns the operation's id.

    Raises:
        InvalidValue: there is no reason, or it is open.
    """
    reason = _words(reason, translate("Complaints", "Type why it is opened again."))
    known = get(session, complaint_id)
    if known.status == OPEN:
        raise InvalidValue(translate("Complaints", "This complaint is open."))
    days = dict(urgencies(session)).get(known.urgency, _DAYS)
    due_day = max(known.due_day, (clock.today() + timedelta(days)).isoformat())
    with session.change(Action.REOPEN_COMPLAINT, known.customer_name) as change:
        opened = {"status": OPEN, "satisfied": "", "closed_at": None, "closed_day": "", "due_day": due_day}
        change.update("complaint", complaint_id, {**opened, "reopened": known.reopened + 1})
        _insert_step(change, known, "reopened", reason)
    return change.operation_id


def delete(session: Session, complaint_id: int) -> int:
    """Delete a complaint with its steps; returns the operation, whose undo brings both back."""
    with session.change(Action.DELETE_COMPLAINT, get(session, complaint_id).customer_name) as change:
        change.execute("DELETE FROM complaint_step WHERE complaint_id = ?", (complaint_id,))
        change.execute("DELETE FROM complaint WHERE id = ?", (complaint_id,))
    return change.operation_id


def logged(session: Session, row_id: int, kind: str, data: str | None, table: str = "complaint") -> str:
    """The words of a logged complaint or step for the timeline; "" when its row went without a trace.

    Args:
        kind: of the change; an insertion logs no values, they stand in the row or in the log of its end.
    """
    if kind == "D" and data is not None:
        return str(json.loads(data)["text"])
    row = session.one(f"SELECT text FROM {table} WHERE id = ?", (row_id,)) or session.one(
        "SELECT data ->> '$.text' FROM change WHERE table_name = ? AND row_id = ? AND kind = 'D'",
        (table, row_id),
    )
    return str(row[0]) if row else ""


def logged_step(session: Session, row_id: int, kind: str, data: str | None) -> str:
    """`logged` of a step."""
    return logged(session, row_id, kind, data, "complaint_step")


def _insert_step(change: Change, complaint: Complaint, kind: str, text: str) -> None:
    own = {"complaint_id": complaint.id, "customer_id": complaint.customer_id}
    change.insert(
        "complaint_step", {**own, "kind": kind, "at": change.at, "text": text, "staff_id": change.staff_id}
    )


def find_or_add(change: Change, table: str, word: str, more: dict[str, object] | None = None) -> int | None:
    """The id of a word of the shop; a new one is added at the end, a retired one comes back.

    Args:
        table: complaint_kind or complaint_urgency.
        more: what else a new word is given.

    Raises:
        InvalidValue: the word is too long.
    """
    word = " ".join(word.split())
    if not word:
        return None
    if len(word) > _LONGEST_WORD:
        raise InvalidValue(
            translate("Complaints", "Take a shorter word, of at most %n characters.", _LONGEST_WORD)
        )
    row = change.execute(f"SELECT id, retired FROM {table} WHERE name = ? COLLATE NOCASE", (word,)).fetchone()
    if row is not None:
        if row[1]:
            change.update(table, row[0], {"retired": 0})
        return int(row[0])
    position = change.execute(f"SELECT coalesce(max(position), -1) + 1 FROM {table}").fetchone()[0]
    return change.insert(table, {"name": word, "position": position, **(more or {})})


def _words(text: str, missing: str) -> str:
    text = text.strip()
    if not text:
        raise InvalidValue(missing, field="text")
    return text
