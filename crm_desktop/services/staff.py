"""Who works here, and who is at the desk now."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Changes, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import listed, translate

_AT_DESK = "staff.at_desk"


class Member(NamedTuple):
    """A staff member; one who has left is not active, but keeps the name on old entries."""

    id: int
    name: str
    active: bool


def members(session: Session, *, with_former: bool = False) -> list[Member]:
    """The staff in their order; former members only when asked for."""
    rows = session.query("SELECT id, name, active FROM staff_member ORDER BY position, id")
    found = [Member(row_id, name, bool(active)) for row_id, name, active in rows]
    return [member for member in found if member.active or with_former]


def current(session: Session) -> Member | None:
    """Who is at the desk; None when nobody was chosen."""
    return next((member for member in members(session) if member.id == session.staff_id), None)


def sign_in(session: Session, staff_id: int | None) -> None:
    """Say who is at the desk: every act from now on is theirs. Remembered for the next start."""
    session.staff_id = staff_id
    session.remember(_AT_DESK, staff_id)
    session.announce(Changes(0, Action.EDIT_STAFF, {"staff_member": None}))


def resume(session: Session) -> None:
    """At the start: who was at the desk last is there again, or the only member."""
    known = members(session)
    last = session.setting(_AT_DESK)
    chosen = next((member.id for member in known if member.id == last), None)
    session.staff_id = chosen if chosen is not None or len(known) != 1 else known[0].id


def add(session: Session, name: str) -> int:
    """Add a staff member.

    Raises:
        InvalidValue: the name is empty or taken.
    """
    name = _checked(session, name, None)
    with session.change(Action.EDIT_STAFF, name) as change:
        position = change.execute("SELECT count(*) FROM staff_member").fetchone()[0]
        return change.insert("staff_member", {"name": name, "position": position})


def rename(session: Session, staff_id: int, name: str) -> None:
    """Correct a staff member's name, on old entries too.

    Raises:
        InvalidValue: the name is empty or taken.
    """
    name = _checked(session, name, staff_id)
    with session.change(Action.EDIT_STAFF, name) as change:
        change.update("staff_member", staff_id, {"name": name})


def set_active(session: Session, staff_id: int, active: bool, *, give_to: int | None = None) -> int:
    """Somebody leaves, or comes back. What they wrote keeps their name. Returns the operation's id.

    Args:
        give_to: who gets what is open in their name, see `open_in_the_name`, in the same act; None leaves it as it is.
    """
    row = session.one("SELECT name FROM staff_member WHERE id = ?", (staff_id,))
    with session.change(Action.EDIT_STAFF, row[0]) as change:
        change.update("staff_member", staff_id, {"active": int(active)})
        if give_to is not None:
            _hand_over(change, staff_id, give_to)
        if not active:  # out of today's order, too
            change.execute(
                "UPDATE duty SET state = 'off', cause = '', makes_up = 0 WHERE staff_id = ? AND day = ?",
                (staff_id, clock.today().isoformat()),
            )
    if not active and session.staff_id == staff_id:
        sign_in(session, None)
    return change.operation_id


class InTheName(NamedTuple):
    """What is open in the name of one member: follow-ups, complaints, and rules that name them."""

    follow_ups: int
    complaints: int
    rules: int


def open_in_the_name(session: Session, staff_id: int) -> InTheName:
    """What somebody else must take when this member leaves; for the worker."""
    row = session.one(
        "SELECT (SELECT count(*) FROM follow_up WHERE staff_id = :id AND status = 'open' "
        "AND customer_id NOT IN (SELECT id FROM customer WHERE deleted_at IS NOT NULL)), "
        "(SELECT count(*) FROM complaint WHERE staff_id = :id AND status = 'open'), "
        "(SELECT count(*) FROM follow_up_rule WHERE staff_id = :id) + "
        f"(SELECT count(*) FROM class_rule WHERE {_ESCALATES})",
        {"id": staff_id},
    )
    return InTheName(*row)


_ESCALATES = "kind = 'stale' AND definition ->> '$.escalate_to' = :id"


def _hand_over(change: Change, staff_id: int, give_to: int) -> None:
    names: dict[str, object] = {"id": staff_id, "to": give_to}
    for table in ("follow_up", "complaint"):
        change.execute(f"UPDATE {table} SET staff_id = :to WHERE staff_id = :id AND status = 'open'", names)
    change.execute("UPDATE follow_up_rule SET staff_id = :to WHERE staff_id = :id", names)
    change.execute(
        f"UPDATE class_rule SET definition = json_set(definition, '$.escalate_to', :to) WHERE {_ESCALATES}",
        names,
    )


def remove(session: Session, staff_id: int) -> int:
    """Delete somebody who was added by mistake; returns the operation's id. For the worker: it reads whole tables.

    Raises:
        InvalidValue: something carries the name; the sentence says what, and what to do instead.
        NotFound: there is no such member.
    """
    row = session.one("SELECT name FROM staff_member WHERE id = ?", (staff_id,))
    if row is None:
        raise NotFound(translate("Staff", "This member of staff is not in the data any more."))
    kept = [words() for table, words in _carrying().items() if _carries(session, table, staff_id)]
    if session.one(f"SELECT 1 FROM class_rule WHERE {_ESCALATES}", {"id": staff_id}):
        kept.append(translate("Staff", "the rule of contacts due"))
    if kept:
        raise InvalidValue(
            translate(
                "Staff",
                "{name} cannot be deleted, as there are {what} with the name. Choose “Has left” instead: the name stays on them.",
            ).format(name=row[0], what=listed(kept))
        )
    with session.change(Action.EDIT_STAFF, row[0]) as change:
        change.execute("DELETE FROM duty WHERE staff_id = ?", (staff_id,))
        change.execute("DELETE FROM staff_member WHERE id = ?", (staff_id,))
    if session.staff_id == staff_id:
        sign_in(session, None)
    return change.operation_id


def _carrying() -> dict[str, Callable[[], str]]:
    """The tables whose rows carry a member's name, in words."""
    return {
        "interaction": lambda: translate("Staff", "visits and calls"),
        "purchase": lambda: translate("Staff", "purchases"),
        "turn": lambda: translate("Staff", "turns"),
        "stay": lambda: translate("Staff", "visitors"),
        "follow_up": lambda: translate("Staff", "follow-ups"),
        "customer": lambda: translate("Staff", "customers"),
        "complaint": lambda: translate("Staff", "complaints"),
        "complaint_step": lambda: translate("Staff", "steps of complaints"),
        "care_mark": lambda: translate("Staff", "birthdays wished well"),
        "satisfaction": lambda: translate("Staff", "scores"),
        "follow_up_rule": lambda: translate("Staff", "rules"),
    }


def _carries(session: Session, table: str, staff_id: int) -> bool:
    columns = [
        row[0]
        for row in session.query(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'staff_member\'', (table,)
        )
    ]
    return any(
        session.one(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = ?)", (staff_id,))[0]
        for column in columns
    )


def _checked(session: Session, name: str, staff_id: int | None) -> str:
    name = name.strip()
    if not name:
        raise InvalidValue(translate("Staff", "Type the name."), field="name")
    taken = session.one("SELECT 1 FROM staff_member WHERE name = ? AND id IS NOT ?", (name, staff_id))
    if taken:
        raise InvalidValue(
            translate("Staff", "There is a {name} already. Add something to tell them apart.").format(
                name=name
            ),
            field="name",
        )
    return name
