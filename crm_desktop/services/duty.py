"""Who is on duty, in which order; who is out; the sheet of the day with the reason of each turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import register_words
from crm_desktop.values import rotation
from crm_desktop.values.rotation import AWAY, IN, OFF, Line, Person

AT_THE_DESK = "desk"  # cause of a taking that somebody at the desk decided


class OnDuty(NamedTuple):
    """Somebody in the order of the day.

    Args:
        state: "in", "away" or "off"; `since` (seconds UTC) and `cause` say since when and why.
        serving: with how many visitors.
        turns: turns taken today, those made up included.
        owed: turns to make up.
    """

    staff_id: int
    name: str
    state: str
    cause: str
    makes_up: bool
    since: int | None
    serving: int
    turns: int
    owed: int


class Board(NamedTuple):
    """The rotation now: people as they stand in the line, those who are off last.

    Args:
        next_id, prepares_id: who takes the next new visitor, and who after; None for nobody.
        begun: whether somebody has had a turn today, so that the order stands.
    """

    people: tuple[OnDuty, ...]
    next_id: int | None
    prepares_id: int | None
    begun: bool


class SheetRow(NamedTuple):
    """One line of a day's sheet: at (seconds UTC), who, what, and why; the visitor it was for, "" for none."""

    id: int
    at: int
    staff_name: str
    kind: str
    cause: str
    interaction_id: int | None
    visitor: str


def today() -> str:
    """The shop's local day."""
    return clock.today().isoformat()


# -- reading -----------------------------------------------------------------------------------------------


def order(session: Session, day: str) -> list[Person]:
    """The order of a day, as the rules read it."""
    rows = session.query(
        "SELECT staff_id, state, cause, makes_up FROM duty WHERE day = ? ORDER BY position, id", (day,)
    )
    return [Person(row[0], row[1], row[2], bool(row[3])) for row in rows]


def sheet(session: Session, day: str) -> list[Line]:
    """The sheet of a day, as the rules read it."""
    rows = session.query("SELECT staff_id, kind, cause FROM turn WHERE day = ? ORDER BY id", (day,))
    return [Line(*row) for row in rows]


def busy(session: Session) -> dict[int, int]:
    """Who is with a visitor now, and with how many."""
    rows = session.query(
        "SELECT server_id, count(*) FROM stay JOIN interaction ON interaction.id = interaction_id "
        "WHERE left_at IS NULL AND server_id IS NOT NULL AND day = ? GROUP BY server_id",
        (today(),),
    )
    return dict(rows.fetchall())


def board(session: Session) -> Board:
    """The rotation of today."""
    day = today()
    people, lines, serving = order(session, day), sheet(session, day), busy(session)
    place = {person.id: at for at, person in enumerate(rotation.line_up(people, lines))}
    owed = [line.person for line in rotation.owed(lines)]
    taken = [line.person for line in lines if line.kind in (rotation.TURN, rotation.MAKE_UP)]
    rows = session.query(
        "SELECT staff_id, name, state, cause, makes_up, since FROM duty "
        "JOIN staff_member ON staff_member.id = staff_id WHERE day = ? ORDER BY duty.position, duty.id",
        (day,),
    )
    found = [
        OnDuty._make(
            (
                *row[:4],
                bool(row[4]),
                row[5],
                serving.get(row[0], 0),
                taken.count(row[0]),
                owed.count(row[0]),
            )
        )
        for row in rows
    ]
    found.sort(key=lambda each: place.get(each.staff_id, len(place)))
    upcoming = [*rotation.upcoming(people, lines, serving), None, None]
    return Board(tuple(found), upcoming[0], upcoming[1], bool(lines))


def day_sheet(session: Session, day: str) -> list[SheetRow]:
    """The sheet of a day, the first line first."""
    rows = session.query(
        "SELECT turn.id, turn.at, staff_member.name, turn.kind, cause, interaction_id, "
        "coalesce(customer.name, nullif(visitor_name, ''), visitor_phone, '') FROM turn "
        "JOIN staff_member ON staff_member.id = turn.staff_id "
        "LEFT JOIN interaction ON interaction.id = interaction_id "
        "LEFT JOIN customer ON customer.id = customer_id WHERE turn.day = ? ORDER BY turn.id",
        (day,),
    )
    return [SheetRow(*row) for row in rows]


def kind_title(kind: str) -> str:
    """What a line of the sheet is, in the person's language."""
    titles = {
        rotation.TURN: lambda: translate("Rotation", "Turn"),
        rotation.MAKE_UP: lambda: translate("Rotation", "Make-up turn"),
        rotation.NAMED: lambda: translate("Rotation", "Asked for"),
        rotation.RETURNING: lambda: translate("Rotation", "Returning"),
        rotation.STAND_IN: lambda: translate("Rotation", "Stands in"),
        rotation.SKIP: lambda: translate("Rotation", "Skipped"),
        rotation.OWED: lambda: translate("Rotation", "Skipped, to make up"),
        rotation.CARRIED: lambda: translate("Rotation", "Still owed"),
        rotation.JOINED: lambda: translate("Rotation", "Joined"),
    }
    return titles[kind]() if kind in titles else kind


def explain(kind: str, cause: str) -> str:
    """Why a line stands on the sheet, in a sentence for the person's eyes."""
    if kind == rotation.NAMED and cause == AT_THE_DESK:
        return translate("Rotation", "chosen at the desk; the turn is kept")
    sentences = {
        rotation.TURN: lambda: (
            translate("Rotation", "next in the order; {name} is not there").format(name=cause)
            if cause
            else translate("Rotation", "next in the order")
        ),
        rotation.MAKE_UP: lambda: translate("Rotation", "makes up a skipped turn: {cause}"),
        rotation.NAMED: lambda: translate("Rotation", "was asked for; the turn is kept"),
        rotation.RETURNING: lambda: translate("Rotation", "received this customer first; no turn is used"),
        rotation.STAND_IN: lambda: translate(
            "Rotation", "for {cause}, who received this customer first and is not there; no turn is used"
        ),
        rotation.SKIP: lambda: translate("Rotation", "out when the turn came: {cause}; not made up"),
        rotation.OWED: lambda: translate("Rotation", "out when the turn came: {cause}; is made up"),
        rotation.CARRIED: lambda: translate("Rotation", "a skipped turn of the day before: {cause}"),
        rotation.JOINED: lambda: translate("Rotation", "came later: at the end of the order"),
    }
    words = sentences[kind]() if kind in sentences else kind
    return words.format(cause=cause or translate("Rotation", "no cause given"))


# -- the order of the day ----------------------------------------------------------------------------------


def proposal(session: Session) -> list[int]:
    """Who may be on duty today, in order: as the line stood at the end of the last day, whoever still works here.

    On the first day all of the staff in their order.
    """
    active = [
        row[0] for row in session.query("SELECT id FROM staff_member WHERE active ORDER BY position, id")
    ]
    row = session.one("SELECT max(day) FROM duty WHERE day < ?", (today(),))
    if row[0] is None:
        return active
    people = [person._replace(state=IN) for person in order(session, row[0])]
    return [person.id for person in rotation.line_up(people, sheet(session, row[0])) if person.id in active]


def begin(session: Session, staff_ids: Sequence[int]) -> int:
    """Set the order of today. Turns that are still owed from the last day come along.

    Returns:
        The operation's id.

    Raises:
        InvalidValue: nobody is named, or the day has begun already.
    """
    day = today()
    if not staff_ids:
        raise InvalidValue(translate("Rotation", "Choose who is on duty today."))
    if order(session, day):
        raise InvalidValue(
            translate("Rotation", "Today has its order already. Add who comes later at its end.")
        )
    row = session.one("SELECT max(day) FROM duty WHERE day < ?", (day,))
    with session.change(Action.EDIT_DUTY, day) as change:
        for position, staff_id in enumerate(staff_ids):
            _insert(change, day, staff_id, position)
        for line in rotation.owed(sheet(session, row[0])) if row[0] else ():
            if line.person in staff_ids:
                _write(change, day, [line._replace(kind=rotation.CARRIED)], None)
    return change.operation_id


def join(session: Session, staff_id: int) -> int:
    """Somebody comes later, or comes again after having gone: at the end of the order. Returns the operation's id.

    Raises:
        InvalidValue: they are in the order already.
    """
    day = today()
    known = session.one("SELECT id, state FROM duty WHERE day = ? AND staff_id = ?", (day, staff_id))
    if known is not None and known[1] != OFF:
        raise InvalidValue(
            translate("Rotation", "{name} is in the order already.").format(name=_name(session, staff_id))
        )
    with session.change(Action.EDIT_DUTY, _name(session, staff_id)) as change:
        last = change.execute(
            "SELECT coalesce(max(position), -1) FROM duty WHERE day = ?", (day,)
        ).fetchone()[0]
        if known is None:
            _insert(change, day, staff_id, last + 1)
        else:
            change.update(
                "duty",
                known[0],
                {"state": IN, "cause": "", "makes_up": 0, "since": change.at, "position": last + 1},
            )
        if sheet(session, day):
            _write(change, day, [Line(staff_id, rotation.JOINED)], None)
    return change.operation_id


def go_away(session: Session, staff_id: int, cause: str = "") -> int:
    """Somebody is out for a while; returns the operation's id.

    Args:
        cause: a listed one, which says whether a skipped turn is made up; "" for one that is not listed: it is lost.

    Raises:
        NotFound: the cause is not listed, or they are not in the order of today.
    """
    makes_up = register_words.cause(session, cause).makes_up if cause else False
    return _set(session, staff_id, {"state": AWAY, "cause": cause, "makes_up": int(makes_up)})


def come_back(session: Session, staff_id: int) -> int:
    """Somebody is there again, at the place in the line that they have; returns the operation's id."""
    return _set(session, staff_id, {"state": IN, "cause": "", "makes_up": 0})


def go_home(session: Session, staff_id: int) -> int:
    """Somebody is off for the rest of the day; returns the operation's id."""
    return _set(session, staff_id, {"state": OFF, "cause": "", "makes_up": 0})


def move(session: Session, staff_id: int, step: int) -> int:
    """Move somebody up (-1) or down (1) in the order, while nobody has had a turn; returns the operation's id.

    Raises:
        InvalidValue: the first turn was taken: from then on the rules move people.
    """
    day = today()
    if sheet(session, day):
        raise InvalidValue(
            translate("Rotation", "The first turn of today was taken: the order moves by itself from now on.")
        )
    people = [person.id for person in order(session, day)]
    if staff_id not in people:
        raise _not_on_duty(session, staff_id)
    at = people.index(staff_id)
    people.insert(max(0, min(len(people) - 1, at + step)), people.pop(at))
    with session.change(Action.EDIT_DUTY, _name(session, staff_id)) as change:
        for position, person in enumerate(people):
            change.execute(
                "UPDATE duty SET position = ? WHERE day = ? AND staff_id = ?", (position, day, person)
            )
    return change.operation_id


def _set(session: Session, staff_id: int, values: dict[str, object]) -> int:
    day = today()
    row = session.one("SELECT id FROM duty WHERE day = ? AND staff_id = ?", (day, staff_id))
    if row is None:
        raise _not_on_duty(session, staff_id)
    with session.change(Action.EDIT_DUTY, _name(session, staff_id)) as change:
        change.update("duty", row[0], {**values, "since": change.at})
    return change.operation_id


def _insert(change: Change, day: str, staff_id: int, position: int) -> None:
    change.insert("duty", {"day": day, "staff_id": staff_id, "position": position, "since": change.at})


def write(change: Change, lines: Sequence[Line], interaction_id: int) -> None:
    """Inside a change: put lines on today's sheet. The last one took the visitor of an interaction."""
    day = today()
    _write(change, day, lines[:-1], None)
    _write(change, day, lines[-1:], interaction_id)


def _write(change: Change, day: str, lines: Sequence[Line], interaction_id: int | None) -> None:
    for line in lines:
        change.insert(
            "turn",
            {
                "day": day,
                "at": change.at,
                "staff_id": line.person,
                "kind": line.kind,
                "cause": line.cause,
                "interaction_id": interaction_id,
            },
        )


def _name(session: Session, staff_id: int) -> str:
    row = session.one("SELECT name FROM staff_member WHERE id = ?", (staff_id,))
    if row is None:
        raise NotFound(translate("Staff", "This member of staff is not in the data any more."))
    return str(row[0])


def _not_on_duty(session: Session, staff_id: int) -> NotFound:
    return NotFound(
        translate("Rotation", "{name} is not in the order of today. Add them first.").format(
            name=_name(session, staff_id)
        )
    )
