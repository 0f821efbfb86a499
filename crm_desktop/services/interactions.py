"""What happened with a customer: kinds, outcomes, the timeline, the register of a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate

if TYPE_CHECKING:  # the first page needs none of it
    from crm_desktop.services.attachments import Attachment, Held
    from crm_desktop.services.purchases import Purchase

KINDS = ("visit", "call_in", "call_out", "message", "house_call", "note")
MISSED, CALL_BACK = "missed", "call_back"  # of a call that is to be returned
OUTCOMES = ("interested", "undecided", "won", "not_interested", MISSED, CALL_BACK)

FOLLOW_UP = "follow_up"
PURCHASE = "purchase"
CHANGE = "change"


def kind_title(kind: str) -> str:
    """The kind of an interaction (or "follow_up", "purchase", "change") in the person's language."""
    titles = {
        "visit": lambda: translate("Interactions", "Visit"),
        "call_in": lambda: translate("Interactions", "Call in"),
        "call_out": lambda: translate("Interactions", "Call out"),
        "message": lambda: translate("Interactions", "Message"),
        "house_call": lambda: translate("Interactions", "House call"),
        "note": lambda: translate("Interactions", "Note"),
        FOLLOW_UP: lambda: translate("Interactions", "Follow-up"),
        PURCHASE: lambda: translate("Interactions", "Purchase"),
        CHANGE: lambda: translate("Interactions", "Change"),
    }
    return titles[kind]() if kind in titles else kind


def outcome_title(outcome: str) -> str:
    """The outcome of a contact in the person's language; the shop's own word as it is."""
    titles = {
        "interested": lambda: translate("Interactions", "Interested"),
        "undecided": lambda: translate("Interactions", "Undecided"),
        "won": lambda: translate("Interactions", "Deal"),
        "not_interested": lambda: translate("Interactions", "Not interested"),
        MISSED: lambda: translate("Interactions", "No answer"),
        CALL_BACK: lambda: translate("Interactions", "Call back"),
    }
    return titles[outcome]() if outcome in titles else outcome


class TimelineItem(NamedTuple):
    """One entry of a customer's timeline.

    Args:
        kind: a kind of interaction, "follow_up", "purchase" or "change".
        id: the interaction's, follow-up's, first purchase's or operation's id.
        at: seconds UTC; for an open follow-up the moment it was planned.
        title: a follow-up's words, or a change's act.
        status: of a follow-up: open, done, dropped.
        files: of an interaction.
        fields: of a change: (change id, column, old, new) of each field of the customer's own row.
        score: of an interaction: how content the customer was, 1 to 5.
        bought: of a purchase: what was bought, or given back, at that moment.
    """

    kind: str
    id: int
    at: int
    day: str = ""
    title: str = ""
    text: str = ""
    outcome: str = ""
    reason: str = ""
    duration: int | None = None
    staff_name: str = ""
    status: str = ""
    due_day: str = ""
    due_time: str = ""
    fields: tuple[tuple[int, str, object, object], ...] = ()
    files: tuple[Attachment, ...] = ()
    bought: tuple[Purchase, ...] = ()
    score: int | None = None


def timeline(
    session: Session,
    customer_id: int,
    kinds: Sequence[str] | None = None,
    limit: int = 100,
    before: int | None = None,
) -> list[TimelineItem]:
    """A customer's interactions, follow-ups, purchases and changes, newest first.

    Args:
        kinds: only these (`KINDS`, "follow_up", "purchase", "change"); None for all.
        limit: at most so many items of each sort.
        before: only what happened before this moment (seconds UTC), for the next page.
    """
    wanted = set(kinds if kinds is not None else (*KINDS, FOLLOW_UP, PURCHASE, CHANGE))
    until = before if before is not None else 1 << 62
    items: list[TimelineItem] = []
    if wanted & set(KINDS):
        items.extend(_interactions(session, customer_id, wanted, limit, until))
    if FOLLOW_UP in wanted:
        items.extend(_follow_ups(session, customer_id, limit, until))
    if PURCHASE in wanted:
        items.extend(_purchases(session, customer_id, limit, until))
    if CHANGE in wanted:
        items.extend(_changes(session, customer_id, limit, until))
    items.sort(key=lambda item: (item.at, item.id), reverse=True)
    return items[:limit]


_ITEM = (
    "SELECT interaction.id, kind, at, day, text, outcome, reason, duration, coalesce(staff_member.name, '') "
    "FROM interaction LEFT JOIN staff_member ON staff_member.id = staff_id "
)


def _interactions(
    session: Session, customer_id: int, wanted: set[str], limit: int, until: int
) -> list[TimelineItem]:
    rows = session.query(
        _ITEM + "WHERE customer_id = ? AND at < ? AND kind IN (SELECT value FROM json_each(?)) "
        "ORDER BY at DESC, interaction.id DESC LIMIT ?",
        (customer_id, until, json.dumps(sorted(wanted)), limit),
    )
    return _with_files(session, [_item(*row) for row in rows])


def _with_files(session: Session, items: list[TimelineItem]) -> list[TimelineItem]:
    from crm_desktop.services import attachments

    files = attachments.of_entries(session, [item.id for item in items])
    scores = _scores(session, [item.id for item in items])
    items = [item._replace(score=scores[item.id]) if item.id in scores else item for item in items]
    return [item._replace(files=tuple(files[item.id])) if item.id in files else item for item in items]


def _scores(session: Session, ids: Sequence[int]) -> dict[int, int]:
    from crm_desktop.services import satisfaction  # the window is up sooner without it

    return satisfaction.of_contacts(session, ids)


def interaction(session: Session, interaction_id: int) -> TimelineItem | None:
    """One interaction as the timeline shows it, or None when it is gone."""
    row = session.one(_ITEM + "WHERE interaction.id = ?", (interaction_id,))
    return None if row is None else _with_files(session, [_item(*row)])[0]


def _item(
    row_id: int,
    kind: str,
    at: int,
    day: str,
    text: str,
    outcome: str,
    reason: str,
    duration: int | None,
    staff_name: str,
) -> TimelineItem:
    return TimelineItem(
        kind,
        row_id,
        at,
        day,
        text=text,
        outcome=outcome,
        reason=reason,
        duration=duration,
        staff_name=staff_name,
    )


def _follow_ups(session: Session, customer_id: int, limit: int, until: int) -> list[TimelineItem]:
    rows = session.query(
        "SELECT follow_up.id, coalesce(done_at, created_at) AS at, title, outcome, status, due_day, due_time, "
        "coalesce(staff_member.name, '') FROM follow_up LEFT JOIN staff_member ON staff_member.id = staff_id "
        "WHERE customer_id = ? AND at < ? ORDER BY at DESC LIMIT ?",
        (customer_id, until, limit),
    )
    return [
        TimelineItem(
            FOLLOW_UP,
            row_id,
            at,
            clock.local_day(at),
            title=title,
            outcome=outcome,
            staff_name=staff,
            status=status,
            due_day=due_day,
            due_time=due_time,
        )
        for row_id, at, title, outcome, status, due_day, due_time, staff in rows
    ]


def _purchases(session: Session, customer_id: int, limit: int, until: int) -> list[TimelineItem]:
    from crm_desktop.services import purchases

    return [
        TimelineItem(
            PURCHASE,
            bought[0].id,
            bought[0].at,
            bought[0].day,
            staff_name=bought[0].staff_name,
            bought=bought,
        )
        for bought in purchases.together(session, customer_id, limit, until)
    ]


# An insertion logs no values: they stand in the row, or in the log of its deletion when it is gone by now.
_GONE = (
    "(SELECT later.data ->> '$.{name}' FROM change AS later WHERE later.customer_id = change.customer_id "
    "AND later.table_name = change.table_name AND later.row_id = change.row_id AND later.kind = 'D' LIMIT 1)"
)
_ADDED_VALUE = (
    "CASE WHEN table_name = 'contact_method' AND change.kind = 'I' THEN "
    "coalesce((SELECT value FROM contact_method WHERE id = change.row_id), "
    + _GONE.format(name="value")
    + ") END"
)
_TAG_ID = (
    "CASE WHEN table_name <> 'customer_tag' THEN NULL WHEN change.kind = 'D' THEN change.data ->> '$.tag_id' "
    "ELSE coalesce((SELECT tag_id FROM customer_tag WHERE id = change.row_id), "
    + _GONE.format(name="tag_id")
    + ") END"
)


def _came_or_went() -> Mapping[str, Callable[[Session, int, str, str | None], str]]:
    """Of a table how what came or went is told in words."""
    from crm_desktop.services import attachments, complaints, relations

    return {
        "relation": relations.logged,
        "attachment": attachments.logged,
        "complaint": complaints.logged,
        "complaint_step": complaints.logged_step,
    }


def _changes(session: Session, customer_id: int, limit: int, until: int) -> list[TimelineItem]:
    told = _came_or_went()
    rows = session.query(
        "SELECT change.id, operation.id, operation.at, operation.action, change.table_name, change.kind, "
        f"change.data, coalesce(staff_member.name, ''), {_ADDED_VALUE}, (SELECT name FROM tag WHERE id = {_TAG_ID}), "
        "change.row_id "
        "FROM change JOIN operation ON operation.id = operation_id "
        "LEFT JOIN staff_member ON staff_member.id = operation.staff_id "
        "WHERE change.customer_id = ? AND table_name IN ('customer', 'contact_method', 'customer_tag', 'relation', "
        "'attachment', 'complaint', 'complaint_step') "
        "AND operation.at < ? ORDER BY change.id DESC LIMIT ?",
        (customer_id, until, limit),
    )
    items: dict[int, TimelineItem] = {}
    made: set[int] = set()  # operations that wrote the customer down: all fields were new then
    for change_id, operation_id, at, action, table, kind, data, staff, added, tag, row_id in rows:
        fields: list[tuple[int, str, object, object]] = []
        if table == "customer_tag":
            fields = (
                [(change_id, "tags", "", tag) if kind == "I" else (change_id, "tags", tag, "")] if tag else []
            )
        elif table in told:
            words = told[table](session, row_id, kind, data) if kind != "U" else ""
            if words:
                fields = [(change_id, table, *(("", words) if kind == "I" else (words, "")))]
        elif kind == "U":
            fields = [(change_id, column, old, new) for column, (old, new) in json.loads(data).items()]
        elif table == "contact_method" and kind == "D":
            gone = json.loads(data)
            fields = [(change_id, gone["kind"], gone["value"], "")]
        elif added:
            fields = [(change_id, "contact", "", added)]
        elif table == "customer" and kind == "I":
            made.add(operation_id)
        if table == "contact_method" and kind == "U":
            fields = [(item[0], "contact", *item[2:]) for item in fields if item[1] == "value"]
        known = items.get(operation_id)
        items[operation_id] = TimelineItem(
            CHANGE,
            operation_id,
            at,
            clock.local_day(at),
            title=action,
            staff_name=staff,
            fields=(*(known.fields if known else ()), *fields),
        )
    return [item._replace(fields=()) if item.id in made else item for item in items.values()]


def update(session: Session, interaction_id: int, files: Sequence[Held] = (), **values: object) -> None:
    """Correct an interaction: kind, text, outcome, reason, duration, at (seconds UTC), staff_id; add files.

    Raises:
        InvalidValue: an unknown kind, or a moment that has not come yet.
        NotFound: it is gone.
    """
    if "kind" in values and values["kind"] not in KINDS:
        raise InvalidValue(
            translate("Interactions", "Choose what it was: a visit, a call, a message or a note.")
        )
    if "at" in values:
        values["day"] = clock.local_day(checked_moment(int(str(values["at"]))))
    name = _subject(session, interaction_id)
    with session.change(Action.EDIT_INTERACTION, name) as change:
        change.update("interaction", interaction_id, values)
        if "outcome" in values:
            _plan_by_rules(change, interaction_id)
        customer_id = session.one("SELECT customer_id FROM interaction WHERE id = ?", (interaction_id,))[0]
        if files and customer_id is not None:
            from crm_desktop.services import attachments

            attachments.attach(change, customer_id, files, interaction_id)


def delete(session: Session, interaction_id: int) -> int:
    """Delete one entry; returns the operation's id, whose undo brings it back."""
    name = _subject(session, interaction_id)
    with session.change(Action.DELETE_INTERACTION, name) as change:
        change.execute("DELETE FROM interaction WHERE id = ?", (interaction_id,))
    return change.operation_id


def link(session: Session, interaction_id: int, customer_id: int) -> int:
    """Say whose a register row is; its time and its receiver stay. Returns the operation's id."""
    with session.change(Action.EDIT_INTERACTION, _subject(session, interaction_id)) as change:
        change.update("interaction", interaction_id, {"customer_id": customer_id})
        _plan_by_rules(change, interaction_id)
    return change.operation_id


def _plan_by_rules(change: Change, interaction_id: int) -> None:
    from crm_desktop.services import follow_up_rules  # which names the kinds of this module

    follow_up_rules.after_visit(change, interaction_id)


def link_new(session: Session, interaction_id: int, values: Mapping[str, object]) -> int:
    """Make a customer of whom a register row is about: one operation, whose id is returned.

    Raises:
        InvalidValue: a value cannot be stored; `.field` says which. Nothing was changed.
    """
    from crm_desktop.services import customers

    with session.change(Action.ADD_CUSTOMER, str(values.get("name", ""))) as change:
        link(session, interaction_id, customers.add(session, values))
    return change.operation_id


def checked_moment(at: int) -> int:
    """`at` if it is not in the future, or InvalidValue; a minute is forgiven.

    Raises:
        InvalidValue: the moment has not come yet.
    """
    if at > clock.timestamp() + 60:
        raise InvalidValue(
            translate("Interactions", "That has not happened yet. Plan a follow-up for it instead."),
            field="at",
        )
    return at


def _subject(session: Session, interaction_id: int) -> str:
    row = session.one(
        "SELECT coalesce(customer.name, visitor_name) FROM interaction "
        "LEFT JOIN customer ON customer.id = customer_id WHERE interaction.id = ?",
        (interaction_id,),
    )
    if row is None:
        raise NotFound(translate("Interactions", "This entry is not there any more."))
    return str(row[0])


class RegisterRow(NamedTuple):
    """One visit or call of a day, with or without a known customer."""

    id: int
    at: int
    kind: str
    customer_id: int | None
    name: str
    phone: str
    text: str
    outcome: str
    staff_name: str
    reason: str = ""
    channel: str = ""
    duration: int | None = None
    late: bool = False  # written down later, from paper
    server_name: str = ""  # who took the visitor
    next_day: str = ""  # the day of the follow-up that was promised, "" for none
    bought: int | None = None  # cents, of what was bought at that moment; None for nothing or nobody said


def register(session: Session, day: str, kinds: Sequence[str] = KINDS, limit: int = 500) -> list[RegisterRow]:
    """The register of a day (`YYYY-MM-DD`), latest first."""
    rows = session.query(
        "SELECT interaction.id, at, interaction.kind, customer_id, coalesce(customer.name, visitor_name), "
        "coalesce(nullif(visitor_phone, ''), customer.phone, ''), text, outcome, coalesce(staff_member.name, ''), "
        "reason, channel, duration, late, coalesce(server.name, ''), coalesce((SELECT min(due_day) "
        "FROM follow_up WHERE follow_up.interaction_id = interaction.id AND status = 'open'), '') "
        "FROM interaction LEFT JOIN customer ON customer.id = customer_id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id "
        "LEFT JOIN stay ON stay.interaction_id = interaction.id "
        "LEFT JOIN staff_member AS server ON server.id = stay.server_id "
        "WHERE day = ? AND interaction.kind IN (SELECT value FROM json_each(?)) AND customer.deleted_at IS NULL "
        "ORDER BY at DESC, interaction.id DESC LIMIT ?",
        (day, json.dumps(list(kinds)), limit),
    )
    return [RegisterRow._make((*row[:12], bool(row[12]), *row[13:], None)) for row in rows]
