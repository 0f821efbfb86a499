"""A walk-in or a call, written down in one step: who, what about, what came of it, what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import (
    attachments,
    contacts,
    customers,
    field_checks,
    follow_ups,
    interactions,
)
from crm_desktop.services.attachments import Held
from crm_desktop.values import phones

if TYPE_CHECKING:
    from crm_desktop.services import purchase_checks


@dataclass
class Entry:
    """What was typed. Who it was is a known customer, a new one, or nobody known yet.

    Args:
        kind: a kind of interaction; "" for none: only the customer is written down.
        at: when it happened, seconds UTC; None for now.
        customer_id: the known customer.
        new_customer: field values of a new customer; needs a name.
        visitor_name, visitor_phone: what a stranger said; the register keeps it.
        follow_up_day: YYYY-MM-DD, or "" for no follow-up.
        channel: how they came to the shop, in its words.
        late: written down later from paper; `at` is the time on it, `staff_id` who received then.
        staff_id: who received; whoever is at the desk when None.
        stays: a visitor who waits in the shop now; `wanted_id` whom they want, `urgent` before others.
        files: of the entry; for a customer alone.
        bought: what was bought then, each a `purchase_checks.Entry`; needs to know by whom.
    """

    kind: str = "visit"
    text: str = ""
    outcome: str = ""
    reason: str = ""
    at: int | None = None
    duration: int | None = None
    customer_id: int | None = None
    new_customer: Mapping[str, object] | None = None
    visitor_name: str = ""
    visitor_phone: str = ""
    follow_up_day: str = ""
    follow_up_time: str = ""
    follow_up_title: str = ""
    channel: str = ""
    late: bool = False
    staff_id: int | None = None
    stays: bool = False
    wanted_id: int | None = None
    urgent: bool = False
    files: Sequence[Held] = ()
    bought: Sequence[purchase_checks.Entry] = ()
    score: int | None = None  # how content the customer is, 1 to 5


@dataclass(frozen=True)
class Saved:
    """The rows that an entry became, and the one operation that made them."""

    operation_id: int
    interaction_id: int | None
    customer_id: int | None
    follow_up_id: int | None
    stay_id: int | None = None


def save(session: Session, entry: Entry) -> Saved:
    """Write an entry down: the customer if new, the interaction, what was bought, the follow-up; one operation.

    Raises:
        InvalidValue: something is missing or cannot be stored; `.field` says which. Nothing was saved.
    """
    at = interactions.checked_moment(entry.at) if entry.at is not None else clock.timestamp()
    if not entry.kind and entry.new_customer is None and not (entry.customer_id and entry.bought):
        raise InvalidValue(translate("QuickEntry", "Type the name of the new customer."), field="name")
    if entry.kind and entry.kind not in interactions.KINDS:
        raise InvalidValue(
            translate("Interactions", "Choose what it was: a visit, a call, a message or a note.")
        )
    if entry.late and entry.at is None:
        raise InvalidValue(translate("QuickEntry", "Type the time that stands on the paper."), field="at")
    if entry.follow_up_day:
        follow_ups.checked_due(entry.follow_up_day, entry.follow_up_time)
        if entry.customer_id is None and entry.new_customer is None:
            raise InvalidValue(
                translate("QuickEntry", "A follow-up needs to know with whom. Type the name first."),
                field="name",
            )
    if not (
        entry.customer_id or entry.new_customer or entry.visitor_name or entry.visitor_phone or entry.text
    ):
        raise InvalidValue(
            translate("QuickEntry", "Type a name, a number or what it was about."), field="who"
        )
    reason = field_checks.problem("phone", entry.visitor_phone.strip())
    if reason:
        raise InvalidValue(reason, field="phone")
    ready = _bought(session, entry, at)
    action = Action.RECORD_INTERACTION if entry.kind else Action.ADD_CUSTOMER
    if ready and not entry.kind and entry.new_customer is None:
        action = Action.RECORD_PURCHASE
    with session.change(action) as change:
        customer_id = entry.customer_id
        if entry.new_customer is not None:
            customer_id = customers.add(session, entry.new_customer)
        interaction_id = _insert(change, entry, customer_id, at) if entry.kind else None
        if entry.kind == "call_out":
            from crm_desktop.services import calls_to_return  # the window is up sooner without it

            calls_to_return.settle(change, entry.kind, entry.outcome, customer_id, entry.visitor_phone)
        if ready and customer_id is not None:
            from crm_desktop.services import purchases

            purchases.insert(session, change, customer_id, ready, entry.staff_id)
        stay_id = None
        if entry.stays and interaction_id is not None:
            from crm_desktop.services import reception  # the window is up sooner without it

            stay_id = reception.arrive(change, interaction_id, entry.wanted_id, entry.urgent)
        if customer_id is not None and entry.files:
            attachments.attach(change, customer_id, entry.files, interaction_id)
        follow_up_id = None
        if entry.follow_up_day and customer_id is not None:
            follow_up_id = follow_ups.insert(
                change,
                customer_id,
                entry.follow_up_day,
                entry.follow_up_title,
                due_time=entry.follow_up_time,
                interaction_id=interaction_id,
            )
        if entry.score is not None and customer_id is not None:
            from crm_desktop.services import satisfaction

            satisfaction.check(entry.score)
            satisfaction.insert(
                change, customer_id, entry.score, interaction_id=interaction_id, staff_id=entry.staff_id
            )
        if interaction_id is not None and entry.kind == "visit":
            from crm_desktop.services import follow_up_rules  # the window is up sooner without it

            follow_up_rules.after_visit(change, interaction_id)
        change.subject = _subject(session, customer_id) or entry.visitor_name or entry.visitor_phone
    return Saved(change.operation_id, interaction_id, customer_id, follow_up_id, stay_id)


def _bought(session: Session, entry: Entry, at: int) -> list[tuple[purchase_checks.Checked, bool]]:
    """What was bought, checked, at the moment of the entry."""
    if not entry.bought:
        return []
    from crm_desktop.services import purchases  # the window is up sooner without it

    if entry.customer_id is None and entry.new_customer is None:
        raise InvalidValue(
            translate("QuickEntry", "A purchase needs to know by whom. Type the name first."), field="name"
        )
    return purchases.ready_to_record(session, entry.bought, (clock.local_day(at), at))


def _insert(change: Change, entry: Entry, customer_id: int | None, at: int) -> int:
    return change.insert(
        "interaction",
        {
            "customer_id": customer_id,
            "kind": entry.kind,
            "at": at,
            "day": clock.local_day(at),
            "text": entry.text.strip(),
            "outcome": entry.outcome,
            "reason": entry.reason,
            "duration": entry.duration,
            "visitor_name": entry.visitor_name.strip(),
            "visitor_phone": entry.visitor_phone.strip(),
            "channel": entry.channel,
            "late": int(entry.late),
            "staff_id": entry.staff_id if entry.staff_id is not None else change.staff_id,
            "created_at": change.at,
        },
    )


def _subject(session: Session, customer_id: int | None) -> str:
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    return str(row[0]) if row else ""


@dataclass(frozen=True)
class Card:
    """What a person at the phone needs to know of a customer, at a glance."""

    id: int
    name: str
    phone: str
    grade: str
    category: str
    owner_name: str
    last_contact_at: int | None
    last_contact_kind: str
    last_contact_text: str
    last_contact_by: str
    next_follow_up: str | None
    next_follow_up_id: int | None
    next_follow_up_title: str
    next_priority: int = 0
    next_snoozed_until: int | None = None  # seconds UTC, while that is to come


def card(session: Session, customer_id: int) -> Card | None:
    """The card of a customer: last contact with its words, the next open follow-up; None when gone."""
    row = session.one(
        """SELECT customer.id, customer.name, phone, coalesce(grade.name, ''),
               coalesce(category.name, ''), coalesce(owner.name, ''), last.at, coalesce(last.kind, ''),
               coalesce(last.text, ''), coalesce(staff.name, ''), plan.due_day, plan.id, coalesce(plan.title, ''),
               coalesce(plan.priority, 0), iif(plan.snoozed_until > ?, plan.snoozed_until, NULL)
           FROM customer
           LEFT JOIN grade ON grade.id = customer.grade_id
           LEFT JOIN category ON category.id = customer.category_id
           LEFT JOIN staff_member AS owner ON owner.id = customer.owner_id
           LEFT JOIN interaction AS last ON last.id = (
               SELECT id FROM interaction WHERE customer_id = customer.id AND kind <> 'note'
               ORDER BY at DESC, id DESC LIMIT 1)
           LEFT JOIN staff_member AS staff ON staff.id = last.staff_id
           LEFT JOIN follow_up AS plan ON plan.id = (
               SELECT id FROM follow_up WHERE customer_id = customer.id AND status = 'open'
               ORDER BY due_day, due_time LIMIT 1)
           WHERE customer.id = ?""",
        (clock.timestamp(), customer_id),
    )
    return None if row is None else Card(*row)


def known_by_phone(session: Session, phone: str) -> list[int]:
    """The customers that have this number, in any spelling; for the call that rings now."""
    normal = phones.normalise(phone)
    if not normal:
        return []
    rows = session.query(
        "SELECT DISTINCT customer_id FROM contact_method JOIN customer ON customer.id = customer_id "
        "WHERE normalized = ? AND contact_method.kind = 'phone' AND deleted_at IS NULL LIMIT 10",
        (contacts.normalize("phone", phone),),
    )
    return [row[0] for row in rows]


def save_draft(session: Session, key: str, values: Mapping[str, object] | None) -> None:
    """Keep what is typed but not saved, for the next start; None forgets it.

    Args:
        key: which form, e.g. "quick_entry" or "customer.17".
        values: anything that JSON can hold.

    Raises:
        StorageError: it could not be stored, for example on a full disk.
    """
    session.keep(f"draft.{key}", dict(values) if values is not None else None)


def draft(session: Session, key: str) -> dict[str, object] | None:
    """What `save_draft` kept under `key`, or None."""
    found = session.setting(f"draft.{key}")
    return found if isinstance(found, dict) else None
