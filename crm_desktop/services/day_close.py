"""The close of a shift or a day on one page: visits, calls, rows without a customer, promises for tomorrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.exchange.writing import Column
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import duty, exports, follow_ups, interactions
from crm_desktop.services.interactions import RegisterRow
from crm_desktop.values import phones, rotation

_CALLS = ("call_in", "call_out")
_ROWS = 5_000  # of a day


class Person(NamedTuple):
    """What one member of staff did.

    Args:
        received: rows of the register that they wrote down; `served` visitors that they took.
        turns, made_up, skipped: of the day sheet; `owed` is what they have still to make up.
    """

    name: str
    received: int
    served: int
    turns: int
    made_up: int
    skipped: int
    owed: int


class Still(NamedTuple):
    """Somebody who is still in the shop: the stay, who it is, since when (seconds UTC), with whom."""

    id: int
    name: str
    at: int
    server_name: str


class Close(NamedTuple):
    """The close of a day, or of a part of it.

    Args:
        day: local, YYYY-MM-DD; `since` and `until` local times HH:MM, "" for the whole day.
        visits, calls_in, calls_out: how many; `others` messages, house calls, notes.
        new: customers recorded.
        outcomes: (outcome, how many), the most first.
        waited: minutes that visitors waited for somebody, on average and at most; None when nobody did.
        unserved: visitors who left without anybody having taken them.
        unassigned: rows of the register without a customer.
        promised: open follow-ups of the next day; `kept` and `due`: those due on the day that are done, and all.
    """

    day: str
    since: str
    until: str
    visits: int
    calls_in: int
    calls_out: int
    others: int
    new: int
    outcomes: tuple[tuple[str, int], ...]
    waited: tuple[int, int] | None
    unserved: int
    unassigned: tuple[RegisterRow, ...]
    here: tuple[Still, ...]
    promised: tuple[follow_ups.FollowUp, ...]
    people: tuple[Person, ...]


def close(session: Session, day: str, since: str = "", until: str = "") -> Close:
    """Sum up a day, or a shift of it.

    Args:
        since, until: local times HH:MM of the shift; "" for no limit.

    Raises:
        InvalidValue: a time is none, or the shift ends before it begins; `.field` says which.
    """
    first, last = _span(day, since, until)
    every = interactions.register(session, day, limit=_ROWS)
    rows = [row for row in every if first <= row.at < last]
    kinds = Counter(row.kind for row in rows)
    outcomes = Counter(row.outcome for row in rows if row.outcome)
    stays = session.query(
        "SELECT at, served_at, left_at FROM stay JOIN interaction ON interaction.id = interaction_id "
        "WHERE day = ? AND at >= ? AND at < ?",
        (day, first, last),
    ).fetchall()
    waits = [served - at for at, served, _ in stays if served is not None]
    tomorrow = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return Close(
        day=day,
        since=since,
        until=until,
        visits=kinds["visit"],
        calls_in=kinds["call_in"],
        calls_out=kinds["call_out"],
        others=sum(kinds.values()) - kinds["visit"] - kinds["call_in"] - kinds["call_out"],
        new=_new(session, first, last),
        outcomes=tuple(outcomes.most_common()),
        waited=(sum(waits) // len(waits) // 60, max(waits) // 60) if waits else None,
        unserved=sum(served is None and left is not None for _, served, left in stays),
        unassigned=tuple(row for row in rows if row.customer_id is None),
        here=_still_here(session) if day == duty.today() else (),
        promised=tuple(follow_ups.open_list(session, first_day=tomorrow, last_day=tomorrow)),
        people=_people(session, day, first, last, rows),
    )


def _span(day: str, since: str, until: str) -> tuple[int, int]:
    first, last = _at(day, since or "00:00", "since"), _at(day, until or "00:00", "until")
    if not until:
        last = _at((date.fromisoformat(day) + timedelta(days=1)).isoformat(), "00:00", "until")
    if last <= first:
        raise InvalidValue(
            translate("DayClose", "The shift ends before it begins. Correct one of the times."), field="until"
        )
    return first, last


def _at(day: str, time: str, field: str) -> int:
    moment = clock.at_local(day, time)
    if moment is None:
        raise InvalidValue(translate("DayClose", "Type the time like 14:30."), field=field)
    return moment


def _new(session: Session, first: int, last: int) -> int:
    return int(
        session.one(
            "SELECT count(*) FROM customer WHERE created_at >= ? AND created_at < ? "
            "AND deleted_at IS NULL AND archived_at IS NULL",
            (first, last),
        )[0]
    )


def _still_here(session: Session) -> tuple[Still, ...]:
    rows = session.query(
        "SELECT stay.id, coalesce(customer.name, nullif(visitor_name, ''), visitor_phone), interaction.at, "
        "coalesce(staff_member.name, '') FROM stay JOIN interaction ON interaction.id = interaction_id "
        "LEFT JOIN customer ON customer.id = customer_id LEFT JOIN staff_member ON staff_member.id = server_id "
        "WHERE left_at IS NULL ORDER BY interaction.at"
    )
    return tuple(Still(*row) for row in rows)


def _people(
    session: Session, day: str, first: int, last: int, rows: Sequence[RegisterRow]
) -> tuple[Person, ...]:
    """Each who received or was on duty. Turns are those within the span; what is owed is that of the whole day."""
    received = Counter(row.staff_name for row in rows if row.staff_name)
    served = Counter(row.server_name for row in rows if row.server_name)
    turns = [line for line in duty.day_sheet(session, day) if first <= line.at < last]
    names = dict(session.query("SELECT id, name FROM staff_member").fetchall())
    owed = Counter(names[line.person] for line in rotation.owed(duty.sheet(session, day)))
    order = [names[person.id] for person in duty.order(session, day)]

    def count(name: str, *kinds: str) -> int:
        return sum(line.staff_name == name and line.kind in kinds for line in turns)

    return tuple(
        Person(
            name,
            received[name],
            served[name],
            count(name, rotation.TURN),
            count(name, rotation.MAKE_UP),
            count(name, rotation.SKIP, rotation.OWED),
            owed[name],
        )
        for name in dict.fromkeys([*order, *received, *served])
    )


# -- taking it out -----------------------------------------------------------------------------------------


def export(session: Session, path: Path | str, found: Close, progress: Progress | None = None) -> int:
    """Write the close to an .xlsx or .csv file: a section after the other; returns the number of rows.

    Raises:
        UserError: the ending is not known.
        StorageError: the file could not be written; an older one is as it was.
    """
    path = Path(path)
    titles = (
        translate("DayClose", "Section"),
        translate("DayClose", "Time"),
        translate("DayClose", "Who"),
        translate("DayClose", "Phone"),
        translate("DayClose", "What"),
        translate("DayClose", "Staff"),
    )
    columns = [Column(title, "text", key=f"column_{at}") for at, title in enumerate(titles)]
    rows = list(lines(session, found))
    sheet = {"sheet": translate("DayClose", "Day close")} if path.suffix.lower() == ".xlsx" else {}
    write = exports.writer(path, (".xlsx", ".csv"))
    return write(path, columns, rows, total=len(rows), progress=progress, **sheet)


Row = tuple[str, str, str, str, str, str]


def lines(session: Session, found: Close) -> Iterator[Row]:
    """The lines of a close: (section, time, who, phone, what, staff)."""
    summary = translate("DayClose", "Summary")
    yield (summary, "", found.day, "", " – ".join(part for part in (found.since, found.until) if part), "")
    for title, value in figures(found):
        yield (summary, "", title, "", value, "")
    for person in found.people:
        yield (translate("DayClose", "Staff"), "", person.name, "", person_words(person), "")
    first, last = _span(found.day, found.since, found.until)
    rows = [row for row in interactions.register(session, found.day, limit=_ROWS) if first <= row.at < last]
    yield from _register(translate("DayClose", "Visits"), rows, ("visit",))
    yield from _register(translate("DayClose", "Calls"), rows, _CALLS)
    yield from _register(translate("DayClose", "Without a customer"), found.unassigned, interactions.KINDS)
    for still in found.here:
        yield (translate("DayClose", "Still here"), _time(still.at), still.name, "", "", still.server_name)
    for plan in found.promised:
        what = plan.title or interactions.kind_title(plan.kind)
        title = translate("DayClose", "Promised for the next day")
        yield (title, plan.due_time, plan.customer_name, phones.show(plan.phone), what, plan.staff_name)
    for line in duty.day_sheet(session, found.day):
        if first <= line.at < last:
            words = f"{duty.kind_title(line.kind)}: {duty.explain(line.kind, line.cause)}"
            yield (translate("DayClose", "Turns"), _time(line.at), line.visitor, "", words, line.staff_name)


def _register(title: str, rows: Iterable[RegisterRow], kinds: Sequence[str]) -> Iterator[Row]:
    for row in sorted((row for row in rows if row.kind in kinds), key=lambda row: (row.at, row.id)):
        what = " · ".join(
            part for part in (row.reason, row.text, interactions.outcome_title(row.outcome)) if part
        )
        yield (
            title,
            _time(row.at),
            row.name,
            phones.show(row.phone),
            what,
            row.server_name or row.staff_name,
        )


def figures(found: Close) -> list[tuple[str, str]]:
    """The figures of a close: (title, value), in their order."""
    outcomes = listed(f"{interactions.outcome_title(key)} {count}" for key, count in found.outcomes)
    waited = (
        translate("DayClose", "{average} min, at most {most} min").format(
            average=found.waited[0], most=found.waited[1]
        )
        if found.waited
        else "–"
    )
    return [
        (translate("DayClose", "Visits"), f"{found.visits:,}"),
        (translate("DayClose", "Calls in"), f"{found.calls_in:,}"),
        (translate("DayClose", "Calls out"), f"{found.calls_out:,}"),
        (translate("DayClose", "Other entries"), f"{found.others:,}"),
        (translate("DayClose", "New customers"), f"{found.new:,}"),
        (translate("DayClose", "Outcomes"), outcomes or "–"),
        (translate("DayClose", "Waited"), waited),
        (translate("DayClose", "Left without being received"), f"{found.unserved:,}"),
        (translate("DayClose", "Without a customer"), f"{len(found.unassigned):,}"),
        (translate("DayClose", "Still here"), f"{len(found.here):,}"),
        (translate("DayClose", "Promised for the next day"), f"{len(found.promised):,}"),
    ]


def person_words(person: Person) -> str:
    """What one member of staff did, in words; what is none is left out."""
    parts = (
        (person.received, translate("DayClose", "%n written down", person.received)),
        (person.served, translate("DayClose", "%n received", person.served)),
        (person.turns, translate("DayClose", "%n turns", person.turns)),
        (person.made_up, translate("DayClose", "%n made up", person.made_up)),
        (person.skipped, translate("DayClose", "%n skipped", person.skipped)),
        (person.owed, translate("DayClose", "%n to make up", person.owed)),
    )
    return " · ".join(words for count, words in parts if count) or "–"


def _time(at: int) -> str:
    return clock.local(at).strftime("%H:%M")
