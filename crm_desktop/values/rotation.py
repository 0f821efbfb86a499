"""The rules of the rotation 轮流接待: who takes the next visitor, and why. Without a database, without a window.

A day has an order of people and a sheet of what happened. Nothing else is kept: where the line stands,
and who has a turn to make up, is read from the sheet each time. So taking a line of the sheet back, by
undo or by hand, puts everything right by itself.

1. The line begins in the order of the day. Who takes a turn goes to its end.
2. Who is out when the turn comes is passed over and goes to the end. For a cause that the shop lists as
   made up, a turn is owed; for any other the turn is lost.
3. Who is with a visitor keeps the place in the line, and is passed without losing it.
4. Owed turns come before the line, the oldest first, and do not move anybody in it.
5. Who is asked for by name takes the visitor, and keeps the place.
6. Who received a customer first takes them again while they are kept, and keeps the place. When that
   person is out, the first in the line who is free stands in, and keeps the place.
7. Who comes later in the day joins at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

TURN = "turn"  # next in the line
MAKE_UP = "make_up"  # takes an owed turn
NAMED = "named"  # was asked for
RETURNING = "returning"  # received this customer first
STAND_IN = "stand_in"  # for the one who received this customer first, who is out
SKIP = "skip"  # was out: the turn is lost
OWED = "owed"  # was out for a listed cause: the turn is made up
CARRIED = "carried"  # a turn still owed from the day before
JOINED = "joined"  # came later: the end of the line
KINDS = (TURN, MAKE_UP, NAMED, RETURNING, STAND_IN, SKIP, OWED, CARRIED, JOINED)
TAKING = (TURN, MAKE_UP, NAMED, RETURNING, STAND_IN)  # kinds by which somebody takes a visitor

IN, AWAY, OFF = "in", "away", "off"

_TO_THE_END = frozenset((TURN, SKIP, OWED, JOINED))
_DAY = 24 * 60 * 60


class Person(NamedTuple):
    """Somebody in the order of the day: `id`, whether "in", "away" or "off", and why away."""

    id: int
    state: str = IN
    cause: str = ""
    makes_up: bool = False


class Line(NamedTuple):
    """A line of the day's sheet: to whom what happened, and why."""

    person: int
    kind: str
    cause: str = ""


class Visitor(NamedTuple):
    """Whom a visitor asks for, and who received them first and still keeps them; None for nobody."""

    wanted: int | None = None
    keeper: int | None = None


_NOBODY = Visitor()


class Decision(NamedTuple):
    """Who takes a visitor, and the lines that this adds to the sheet, the last one the taking.

    `person` is None, without lines, while nobody is free.
    """

    person: int | None
    lines: tuple[Line, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of taking, "" for none."""
        return self.lines[-1].kind if self.lines else ""


def line_up(order: Sequence[Person], sheet: Iterable[Line]) -> list[Person]:
    """Who is on duty, first in the line first; people who are out keep their place, who is off has none."""
    last: dict[int, int] = {}
    for number, line in enumerate(sheet):
        if line.kind in _TO_THE_END:
            last[line.person] = number
    places = [(last.get(person.id, -1), at, person) for at, person in enumerate(order)]
    return [person for _, _, person in sorted(places) if person.state != OFF]


def owed(sheet: Iterable[Line]) -> list[Line]:
    """The skipped turns that were not made up yet, the oldest first."""
    open_turns: list[Line] = []
    for line in sheet:
        if line.kind in (OWED, CARRIED):
            open_turns.append(line)
        elif line.kind == MAKE_UP:
            oldest = next((each for each in open_turns if each.person == line.person), None)
            if oldest is not None:
                open_turns.remove(oldest)
    return open_turns


def decide(
    order: Sequence[Person], sheet: Sequence[Line], busy: Collection[int], visitor: Visitor = _NOBODY
) -> Decision:
    """Who takes a visitor now.

    Args:
        order: the order of the day.
        sheet: what happened on the day, in order.
        busy: who is with a visitor.
    """
    line = line_up(order, sheet)
    present = {person.id for person in line if person.state == IN}
    if visitor.wanted in present:
        return _taken(visitor.wanted, NAMED)
    if visitor.keeper in present:
        return _taken(visitor.keeper, RETURNING)
    free = present - set(busy)
    if not free:
        return Decision(None)
    if visitor.keeper is not None:
        return _taken(next(person.id for person in line if person.id in free), STAND_IN)
    for turn in owed(sheet):
        if turn.person in free:
            return _taken(turn.person, MAKE_UP, turn.cause)
    passed: list[Line] = []
    for person in line:
        if person.id in free:
            return Decision(person.id, (*passed, Line(person.id, TURN)))
        if person.state == AWAY:
            passed.append(Line(person.id, OWED if person.makes_up else SKIP, person.cause))
    raise AssertionError("somebody free is in the line")


def _taken(person: int | None, kind: str, cause: str = "") -> Decision:
    assert person is not None
    return Decision(person, (Line(person, kind, cause),))


def decide_all(
    order: Sequence[Person], sheet: Sequence[Line], busy: Collection[int], visitors: Iterable[Visitor]
) -> list[Decision]:
    """Who takes each of several waiting visitors, as if they were taken one after the other now."""
    so_far, taken = list(sheet), set(busy)
    decisions = []
    for visitor in visitors:
        decision = decide(order, so_far, taken, visitor)
        decisions.append(decision)
        so_far.extend(decision.lines)
        if decision.person is not None:
            taken.add(decision.person)
    return decisions


def upcoming(order: Sequence[Person], sheet: Sequence[Line], busy: Collection[int]) -> list[int]:
    """Who is next for a new visitor, and who prepares: at most two people, free ones before busy ones."""
    found = [
        each.person for each in decide_all(order, sheet, busy, (_NOBODY, _NOBODY)) if each.person is not None
    ]
    waiting = [person.id for person in line_up(order, sheet) if person.state == IN and person.id not in found]
    return [*found, *waiting][:2]


class Received(NamedTuple):
    """A visit or call of a customer: when (seconds UTC), "visit" or "call", who received it."""

    at: int
    kind: str
    person: int


class Keeper(NamedTuple):
    """Who keeps a customer, since when and until when, seconds UTC."""

    person: int
    since: int
    until: int


def keeper(received: Iterable[Received], now: int, days: Mapping[str, int]) -> Keeper | None:
    """Who received a customer first and still keeps them; None when nobody does.

    The first one keeps the customer for so many days, and longer with each visit or call that they
    receive meanwhile. What others receive in that time changes nothing. After it the next one is first.

    Args:
        received: in any order; what is later than `now` does not count.
        days: for how many days each kind is kept; 0 keeps nobody.
    """
    kept: Keeper | None = None
    for each in sorted(received):
        if each.at > now:
            break
        until = each.at + days[each.kind] * _DAY
        if kept is None or kept.until <= each.at:
            kept = Keeper(each.person, each.at, until)
        elif kept.person == each.person:
            kept = kept._replace(until=max(kept.until, until))
    return kept if kept is not None and kept.until > now else None
