"""班次: the parts of the day of a shop, for the close of a shift."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.values import times

_LINE = re.compile(r"^(.*?)\s*(\d{1,2}[:：]\d{2})\s*(?:-|–|—|~|～|至|到)\s*(\d{1,2}[:：]\d{2})\s*$")


class Shift(NamedTuple):
    """A shift: its name, and when it begins and ends (local HH:MM, the end after the beginning)."""

    name: str
    begins: str
    ends: str


def every(session: Session) -> list[Shift]:
    """The shifts in their order."""
    rows = session.query("SELECT name, begins, ends FROM shift ORDER BY position, id")
    return [Shift._make(row) for row in rows]


def parse(text: str) -> list[Shift]:
    """Shifts as they are typed, one a line: "早班 09:00-14:30".

    Raises:
        InvalidValue: a line is not understood, ends before it begins, or has the name of another.
    """
    found: list[Shift] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.match(line.strip())
        begins, ends = (times.parse(match[2]), times.parse(match[3])) if match else (None, None)
        if not match or not match[1].strip() or begins is None or ends is None:
            raise InvalidValue(
                translate("Shifts", "Line {number}: write a shift like “Morning 09:00-14:30”.").format(
                    number=number
                ),
                field="shifts",
            )
        if ends <= begins:
            raise InvalidValue(
                translate("Shifts", "Line {number}: the shift ends before it begins.").format(number=number),
                field="shifts",
            )
        name = " ".join(match[1].split())
        if name.casefold() in {each.name.casefold() for each in found}:
            raise InvalidValue(
                translate("Shifts", "Line {number}: {name} is there already.").format(
                    number=number, name=name
                ),
                field="shifts",
            )
        found.append(Shift(name, begins, ends))
    return found


def as_text(shifts: Sequence[Shift]) -> str:
    """Shifts as `parse` reads them."""
    return "\n".join(f"{each.name} {each.begins}-{each.ends}" for each in shifts)


def set_all(session: Session, wanted: Sequence[Shift]) -> int:
    """Set the shifts as one act; returns the operation's id, 0 when nothing is different."""
    if list(wanted) == every(session):
        return 0
    with session.change(Action.EDIT_REGISTER, translate("Shifts", "Shifts")) as change:
        change.execute("DELETE FROM shift")
        for position, each in enumerate(wanted):
            change.insert("shift", {**each._asdict(), "position": position})
    return change.operation_id
