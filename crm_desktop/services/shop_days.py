"""The days on which the shop is closed: weekdays, and dates with a name; dates on which it is open all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks

_FARTHEST = 400  # days in which an open one is looked for
_LONGEST = 366  # days of one line
_BETWEEN = re.compile(r"\s*(?:\.\.|~|～|至|到|—|–)\s*")
_OPEN_WORDS = ("上班", "补班", "营业", "open", "working")


class ShopDate(NamedTuple):
    """One date: closed, or (works) open although its weekday is not."""

    day: str
    name: str = ""
    works: bool = False


@dataclass(frozen=True)
class ShopDays:
    """When the shop is closed.

    Args:
        weekdays: Monday is 0.
        dates: by local day, YYYY-MM-DD.
    """

    weekdays: frozenset[int] = frozenset()
    dates: Mapping[str, ShopDate] = field(default_factory=dict)

    def closed(self, day: str) -> bool:
        """Whether the shop is closed on a local day."""
        known = self.dates.get(day)
        return not known.works if known else date.fromisoformat(day).weekday() in self.weekdays

    def name(self, day: str) -> str:
        """Why it is closed on a day, e.g. 春节; "" when that has no name."""
        known = self.dates.get(day)
        return known.name if known else ""

    def next_open(self, day: str) -> str:
        """The day itself when the shop is open, else the first open day after it; itself when there is none."""
        first = date.fromisoformat(day)
        for at in range(_FARTHEST):
            found = (first + timedelta(days=at)).isoformat()
            if not self.closed(found):
                return found
        return day

    def after(self, day: str, days: int) -> str:
        """The day so many open days after a day; `next_open` of the day for 0."""
        found = self.next_open(day)
        for _ in range(days):
            following = self.next_open((date.fromisoformat(found) + timedelta(days=1)).isoformat())
            if following <= found:
                return found
            found = following
        return found


def read(session: Session) -> ShopDays:
    """The days that the shop has set."""
    weekdays: set[int] = set()
    dates: dict[str, ShopDate] = {}
    for weekday, day, name, works in session.query("SELECT weekday, day, name, works FROM shop_day"):
        if weekday is not None:
            weekdays.add(weekday)
        else:
            dates[day] = ShopDate(day, name, bool(works))
    return ShopDays(frozenset(weekdays), dates)


def set_all(session: Session, weekdays: Sequence[int], dates: Sequence[ShopDate]) -> int:
    """Set both as one act; returns the operation's id, 0 when nothing is different.

    Raises:
        InvalidValue: no weekday would be open.
    """
    wanted = ShopDays(frozenset(weekdays), {each.day: each for each in dates})
    if len(wanted.weekdays) > 6:
        raise InvalidValue(translate("ShopDays", "Leave one weekday open at least."), field="weekdays")
    known = read(session)
    if wanted == known:
        return 0
    with session.change(Action.EDIT_PLANNING, translate("ShopDays", "Closed days")) as change:
        for weekday in known.weekdays - wanted.weekdays:
            change.execute("DELETE FROM shop_day WHERE weekday = ?", (weekday,))
        for weekday in sorted(wanted.weekdays - known.weekdays):
            change.insert("shop_day", {"weekday": weekday})
        for day, before in known.dates.items():
            if wanted.dates.get(day) != before:
                change.execute("DELETE FROM shop_day WHERE day = ?", (day,))
        for day, each in wanted.dates.items():
            if known.dates.get(day) != each:
                change.insert("shop_day", {"day": day, "name": each.name, "works": int(each.works)})
    return change.operation_id


# -- as text ---------------------------------------------------------------------------------------


def parse(text: str) -> list[ShopDate]:
    """Dates as they are typed, one line each: "2027-01-01 元旦", "2027-02-05~2027-02-11 春节", "2027-02-14 上班".

    Raises:
        InvalidValue: a line is not understood; the sentence says which.
    """
    found: dict[str, ShopDate] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            for each in _line(line.strip()):
                found[each.day] = each
        except InvalidValue as error:
            raise InvalidValue(
                translate("ShopDays", "Line {number}: {problem}").format(
                    number=number, problem=error.sentence
                ),
                field="dates",
            ) from error
    return sorted(found.values())


def _line(line: str) -> Iterator[ShopDate]:
    ends = _BETWEEN.split(line, maxsplit=1)
    if len(ends) == 2:
        last_word, _, name = ends[1].partition(" ")
        first, last = field_checks.day(ends[0]), field_checks.day(last_word)
    else:
        word, _, name = line.partition(" ")
        first = last = field_checks.day(word)
    name = " ".join(name.split())
    works = name.casefold().startswith(_OPEN_WORDS)
    begin, length = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
    if not 0 <= length < _LONGEST:
        raise InvalidValue(translate("ShopDays", "The last day comes before the first, or a year after it."))
    for at in range(length + 1):
        yield ShopDate((begin + timedelta(days=at)).isoformat(), name, works)


def as_text(days: ShopDays) -> str:
    """The dates as `parse` reads them; days in a row that have the same name are one line."""
    lines: list[list[ShopDate]] = []
    for each in sorted(days.dates.values()):
        before = lines[-1][-1] if lines else None
        if (
            before is not None
            and (before.name, before.works) == (each.name, each.works)
            and date.fromisoformat(before.day) + timedelta(days=1) == date.fromisoformat(each.day)
        ):
            lines[-1].append(each)
        else:
            lines.append([each])
    return "\n".join(_as_line(line) for line in lines)


def _as_line(line: list[ShopDate]) -> str:
    days = line[0].day if len(line) == 1 else f"{line[0].day}~{line[-1].day}"
    name = line[0].name or (translate("ShopDays", "open") if line[0].works else "")
    return f"{days} {name}".strip()
