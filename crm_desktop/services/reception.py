"""Who is in the shop: who waits and for how long, whom they want, who is with them, who left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import duty, register_words
from crm_desktop.values import rotation
from crm_desktop.values.rotation import Decision, Keeper, Line, Received


class Here(NamedTuple):
    """Somebody who is in the shop.

    Args:
        id: of the stay; `interaction_id` is their line in the register.
        at: when they came, seconds UTC; `served_at` when somebody took them.
        server_id, server_name: who is with them; None and "" while they wait.
        taker_id, taker_name, kind: who is to take them by the rules, and by which one; None while nobody is free.
    """

    id: int
    interaction_id: int
    customer_id: int | None
    name: str
    phone: str
    at: int
    text: str
    reason: str
    urgent: bool
    wanted_id: int | None
    wanted_name: str
    server_id: int | None
    server_name: str
    served_at: int | None
    keeper_name: str = ""
    taker_id: int | None = None
    taker_name: str = ""
    kind: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has taken them yet."""
        return self.server_id is None


class Served(NamedTuple):
    """Who took a visitor, by which rule, and the operation that wrote it."""

    operation_id: int
    staff_id: int
    staff_name: str
    kind: str


_HERE = """
    SELECT stay.id, interaction_id, customer_id, coalesce(customer.name, nullif(visitor_name, ''), ''),
        coalesce(nullif(visitor_phone, ''), customer.phone, ''), interaction.at, text, reason, urgent,
        wanted_id, coalesce(wanted.name, ''), server_id, coalesce(server.name, ''), served_at
    FROM stay JOIN interaction ON interaction.id = interaction_id
    LEFT JOIN customer ON customer.id = customer_id
    LEFT JOIN staff_member AS wanted ON wanted.id = wanted_id
    LEFT JOIN staff_member AS server ON server.id = server_id
    WHERE left_at IS NULL"""


def here(session: Session) -> list[Here]:
    """Who is in the shop now: who waits first (urgent, then the longest), then who is being served."""
    rows = [Here._make((*row[:8], bool(row[8]), *row[9:], "", None, "", "")) for row in session.query(_HERE)]
    rows.sort(key=lambda each: (not each.waits, not each.urgent, each.at, each.id))
    waiting = [each for each in rows if each.waits]
    day = duty.today()
    people = duty.order(session, day)
    keepers = [keeper(session, each.customer_id, each.interaction_id) for each in waiting]
    visitors = [
        rotation.Visitor(each.wanted_id, kept.person if kept else None)
        for each, kept in zip(waiting, keepers, strict=True)
    ]
    decided = rotation.decide_all(people, duty.sheet(session, day), duty.busy(session), visitors)
    names = dict(session.query("SELECT id, name FROM staff_member").fetchall())
    shown = [
        each._replace(
            keeper_name=names.get(kept.person, "") if kept else "",
            taker_id=decision.person,
            taker_name=names.get(decision.person, ""),
            kind=decision.kind,
        )
        for each, kept, decision in zip(waiting, keepers, decided, strict=True)
    ]
    return [*shown, *(each for each in rows if not each.waits)]


def waiting_count(session: Session) -> int:
    """How many wait for somebody to take them; for the badge."""
    return int(session.one("SELECT count(*) FROM stay WHERE left_at IS NULL AND server_id IS NULL")[0])


def keeper(
    session: Session, customer_id: int | None, but_for: int | None = None, now: int | None = None
) -> Keeper | None:
    """Who of the rotation received a customer first and still keeps them.

    When nobody does, the owner of the customer, if they are one of the rotation. What the desk wrote
    down for others makes it nobody's customer: only people who were ever on duty count.

    Args:
        but_for: the interaction that is going on, which does not count.
        now: seconds UTC; the present when None.
    """
    if customer_id is None:
        return None
    now = clock.timestamp() if now is None else now
    rows = session.query(
        "SELECT at, iif(kind = 'visit', 'visit', 'call'), iif(stay.id IS NULL, staff_id, server_id) AS person "
        "FROM interaction LEFT JOIN stay ON interaction_id = interaction.id "
        "WHERE customer_id = ? AND kind IN ('visit', 'call_in', 'call_out') AND interaction.id IS NOT ? "
        "AND person IN (SELECT staff_id FROM duty)",
        (customer_id, but_for),
    )
    numbers = register_words.rules(session)
    days = {"call": numbers.call_days, "visit": numbers.visit_days}
    kept = rotation.keeper((Received(*row) for row in rows), now, days)
    if kept is not None:
        return kept
    row = session.one(
        "SELECT owner_id FROM customer WHERE id = ? AND owner_id IN (SELECT staff_id FROM duty)",
        (customer_id,),
    )
    return Keeper(row[0], now, now) if row else None


# -- coming, being taken, leaving --------------------------------------------------------------------------


def arrive(change: Change, interaction_id: int, wanted_id: int | None = None, urgent: bool = False) -> int:
    """Inside a change: the visitor of an interaction waits in the shop. Returns the stay's id."""
    return change.insert(
        "stay", {"interaction_id": interaction_id, "wanted_id": wanted_id, "urgent": int(urgent)}
    )


def serve(session: Session, stay_id: int, staff_id: int | None = None) -> Served:
    """Somebody takes a visitor who waits; the day sheet says why it was them.

    Args:
        staff_id: who takes them, as the desk says; None for whom the rules say.

    Raises:
        NotFound: the visitor is not waiting: somebody else has taken them, or they left.
        InvalidValue: nobody is free, or there is no order of today to say who it is.
    """
    with session.change(Action.SERVE_VISITOR) as change:
        row = _waiting(session, stay_id)
        interaction_id, wanted_id, customer_id, name = row
        day = duty.today()
        people = duty.order(session, day)
        kept = keeper(session, customer_id, interaction_id)
        visitor = rotation.Visitor(wanted_id, kept.person if kept else None)
        decision = rotation.decide(people, duty.sheet(session, day), duty.busy(session), visitor)
        if staff_id is not None and staff_id != decision.person:
            cause = "" if staff_id == wanted_id else duty.AT_THE_DESK
            decision = Decision(staff_id, (Line(staff_id, rotation.NAMED, cause),) if people else ())
        if decision.person is None:
            raise InvalidValue(
                translate("Reception", "Nobody is free. The visitor waits, or choose who takes them.")
                if people
                else translate("Reception", "Today has no order yet. Set it, or choose who takes them.")
            )
        lines = _with_names(session, decision, visitor)
        duty.write(change, lines, interaction_id)
        change.update("stay", stay_id, {"server_id": decision.person, "served_at": change.at})
        staff_name = _staff_name(session, decision.person)
        change.subject = translate("Reception", "{name} by {staff}").format(name=name, staff=staff_name)
    return Served(change.operation_id, decision.person, staff_name, decision.kind)


def _with_names(session: Session, decision: Decision, visitor: rotation.Visitor) -> tuple[Line, ...]:
    """The lines of a decision; of a stand-in and of a turn for somebody who was asked for, with whom it is for."""
    if not decision.lines:
        return ()
    *before, last = decision.lines
    absent = {rotation.STAND_IN: visitor.keeper, rotation.TURN: visitor.wanted}.get(last.kind)
    if absent is not None:
        last = last._replace(cause=_staff_name(session, absent))
    return (*before, last)


def leave(session: Session, stay_ids: Sequence[int]) -> int:
    """Visitors leave the shop; returns the operation's id.

    Raises:
        NotFound: all of them left before.
    """
    with session.change(Action.VISITOR_LEFT) as change:
        names = [_leave(change, session, stay_id) for stay_id in stay_ids]
        left = [name for name in names if name is not None]
        if not left:
            raise NotFound(translate("Reception", "The visitor has left already."))
        change.subject = left[0] if len(left) == 1 else ""
    return change.operation_id


def _leave(change: Change, session: Session, stay_id: int) -> str | None:
    row = session.one(_WHO + "WHERE stay.id = ? AND left_at IS NULL", (stay_id,))
    if row is None:
        return None
    change.update("stay", stay_id, {"left_at": change.at})
    return str(row[2]) or translate("Reception", "Visitor")


def set_stay(
    session: Session, stay_id: int, *, urgent: bool | None = None, wanted_id: int | None = None
) -> int:
    """Say that a visitor is urgent or not, or whom they want; returns the operation's id.

    Args:
        wanted_id: 0 for nobody; None leaves it.
    """
    row = _waiting(session, stay_id)
    values: dict[str, object] = {}
    if urgent is not None:
        values["urgent"] = int(urgent)
    if wanted_id is not None:
        values["wanted_id"] = wanted_id or None
    with session.change(Action.EDIT_INTERACTION, row[3]) as change:
        change.update("stay", stay_id, values)
    return change.operation_id


_WHO = (
    "SELECT interaction_id, customer_id, coalesce(customer.name, nullif(visitor_name, ''), visitor_phone), "
    "wanted_id, server_id, served_at, left_at FROM stay JOIN interaction ON interaction.id = interaction_id "
    "LEFT JOIN customer ON customer.id = customer_id "
)


def _waiting(session: Session, stay_id: int) -> tuple[int, int | None, int | None, str]:
    """(interaction, wanted, customer, name) of a stay that waits, or NotFound with who has them."""
    row = session.one(_WHO + "WHERE stay.id = ?", (stay_id,))
    if row is None:
        raise NotFound(translate("Reception", "This visitor is not in the register any more."))
    interaction_id, customer_id, name, wanted_id, server_id, served_at, left_at = row
    name = str(name) or translate("Reception", "Visitor")
    if left_at is not None:
        raise NotFound(
            translate("Reception", "{name} has left at {time}.").format(name=name, time=_time(left_at))
        )
    if server_id is not None:
        raise NotFound(
            translate("Reception", "{name} is with {staff} already, since {time}.").format(
                name=name, staff=_staff_name(session, server_id), time=_time(served_at)
            )
        )
    return interaction_id, wanted_id, customer_id, name


def _time(at: int | None) -> str:
    return clock.local(at).strftime("%H:%M") if at is not None else ""


def _staff_name(session: Session, staff_id: int) -> str:
    row = session.one("SELECT name FROM staff_member WHERE id = ?", (staff_id,))
    return str(row[0]) if row else ""
