"""What an import of interactions or follow-ups would do with each row."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import entry_words, import_lists, import_matching, import_rows, import_settling
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_plan import LEFT_OUT, REPEATS, SAME, Fate, OnDuplicate, Options, Plan
from crm_desktop.services.import_rows import Block, CellProblem, CleanRows
from crm_desktop.values import phones

# What an entry is known by, beside whose it is, and what else of it may be changed by a file.
_TABLES = {Content.INTERACTIONS: "interaction", Content.FOLLOW_UPS: "follow_up"}
_OTHERS = {
    Content.INTERACTIONS: ("at", "text", "reason", "outcome", "duration", "kind", "staff"),
    Content.FOLLOW_UPS: ("due_day", "due_time", "title", "kind", "status", "outcome", "done_at", "staff"),
}
_STAFF = "(SELECT name FROM staff_member WHERE id = staff_id) AS staff"
_COLUMNS = {
    Content.INTERACTIONS: "entry.id, customer_id, at, kind, text, reason, outcome, duration, visitor_name, visitor_phone, "
    + _STAFF,
    Content.FOLLOW_UPS: "entry.id, customer_id, title, kind, due_day, due_time, status, outcome, done_at, "
    + _STAFF,
}
_MOMENTS = ("at", "done_at")
_MINUTE = 60
_LATE = 120  # seconds that a moment may lie ahead: two clocks differ


@dataclass
class EntryPlan(Plan):
    """A `Plan` of entries: `targets` are whose they are, 0 for nobody known.

    Args:
        kindless: how many rows do not say what kind of contact it was.
        existing: row → the entry that it repeats or updates.
        updates: row → what it changes on that entry: field key → value; a name for the staff.
    """

    kindless: int = 0
    existing: dict[int, int] = field(default_factory=dict)
    updates: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """Interactions or follow-ups."""
        return self.prepared.content


def make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None = None,
) -> EntryPlan:
    """Clean the rows, find whose each is, and say what would become of it.

    Raises:
        Cancelled: through `progress`.
    """
    rows = import_rows.clean(
        prepared,
        mapping,
        edits=options.edits,
        left_out=frozenset() if options.hidden_rows else prepared.sheet.hidden_rows,
        keep_unmapped=options.keep_unmapped,
        date_orders=options.date_orders,
        progress=progress,
    )
    finisher = _Finisher(prepared, mapping, options, rows)
    finisher.run()
    plan = EntryPlan(prepared, dict(mapping), options, rows, rows, kindless=finisher.kindless)
    _settle(session, plan, progress)
    return plan


# -- the values of a row -------------------------------------------------------------------------


class _Finisher:
    """Makes of clean cells what is stored: day and time in one, words as kinds, what is missing."""

    def __init__(
        self, prepared: Prepared, mapping: Mapping[int, str | None], options: Options, rows: CleanRows
    ) -> None:
        self._prepared = prepared
        self._rows = rows
        self._columns = {key: index for index, key in reversed(list(mapping.items())) if key}
        self._outcomes = entry_words.option_words("outcome")
        headed = [prepared.columns[index].heading for index in self._columns.values()]
        self._kind = options.default_kind or entry_words.kind_by_heading(
            *headed, prepared.sheet.name, prepared.path.stem
        )
        self.kindless = 0
        duration = self._columns.get("duration")
        heading = prepared.columns[duration].heading.lower() if duration is not None else ""
        self._in_seconds = "秒" in heading or "sec" in heading

    def run(self) -> None:
        for start, block in list(self._rows.blocks()):
            count = len(block["name"])
            _sort_notes(block, self._prepared.content, count)
            block["outcome"] = [
                self._outcomes.get(word.lower(), word) for word in _of(block, "outcome", count)
            ]
            if self._prepared.content == Content.INTERACTIONS:
                self._interactions(start, block, count)
            else:
                self._follow_ups(start, block, count)
            self._rows.replace(start, block)

    def _interactions(self, start: int, block: Block, count: int) -> None:
        moments, times = _of(block, "at", count, None), _of(block, "time", count)
        late = clock.timestamp() + _LATE
        for at, (moment, time_of_day) in enumerate(zip(moments, times, strict=True)):
            if moment is None:
                self._wrong(start + at, "at", translate("Import", "The day of it is missing."))
                continue
            if time_of_day:
                moments[at] = moment = _at_time(moment, time_of_day)
            if moment > late:
                text = translate(
                    "Interactions", "That has not happened yet. Plan a follow-up for it instead."
                )
                self._wrong(start + at, "at", text)
        block["at"] = moments
        block["kind"] = self._kinds(block, count, "note")
        if self._in_seconds:
            block["duration"] = [
                None if each is None else round(each / 60) for each in _of(block, "duration", count, None)
            ]

    def _follow_ups(self, start: int, block: Block, count: int) -> None:
        days = _of(block, "due_day", count)
        for at, day in enumerate(days):
            if not day:
                self._wrong(start + at, "due_day", translate("Import", "The day of it is missing."))
        block["kind"] = self._kinds(block, count, "call_out")
        done_at = _of(block, "done_at", count, None)
        block["status"] = [
            status or ("done" if moment else "open")
            for status, moment in zip(_of(block, "status", count), done_at, strict=True)
        ]

    def _kinds(self, block: Block, count: int, usual: str) -> list[str]:
        kinds = _of(block, "kind", count)
        self.kindless += sum(not kind for kind in kinds)
        return [kind or self._kind or usual for kind in kinds]

    def _wrong(self, row: int, key: str, text: str) -> None:
        """An error of a row, unless its cell has one already."""
        column = self._columns.get(key)
        problems = self._rows.problems.setdefault(row, [])
        if any(each.error and each.column == column for each in problems):
            return
        heading = self._prepared.columns[column].heading if column is not None else ""
        number = self._prepared.sheet.row_number(self._rows.positions[row])
        problems.append(CellProblem(number, column, heading, True, text))


def _of(block: Block, key: str, count: int, empty: Any = "") -> list[Any]:
    return block.get(key) or [empty] * count


def _sort_notes(block: Block, content: Content, count: int) -> None:
    """What fits no field (a second column for one, a word that is none of the kinds) goes to the words."""
    notes = block.pop("note", None)
    if notes is None:
        return
    key, between = ("text", "\n") if content == Content.INTERACTIONS else ("title", " · ")
    words = _of(block, key, count)
    block[key] = [
        between.join(part for part in (word, note.replace("\n", between)) if part)
        for word, note in zip(words, notes, strict=True)
    ]


def _at_time(moment: int, time_of_day: str) -> int:
    """The local day of a moment, at another time of it; a moment with a time of its own stays."""
    there = clock.local(moment)
    if (there.hour, there.minute) != (0, 0):
        return moment
    hour, minute = (int(part) for part in time_of_day.split(":"))
    local = datetime.combine(there.date(), there.time()).replace(hour=hour, minute=minute)
    return int(local.astimezone().timestamp())


# -- what becomes of a row -----------------------------------------------------------------------


def _settle(session: Session, plan: EntryPlan, progress: Progress | None = None) -> None:
    """Decide the fate of each row by the data as they are now."""
    rows = plan.rows
    plan.as_of = import_settling.newest_operation(session)
    plan.fates = bytearray(len(rows))
    plan.targets = array("q", bytes(8 * len(rows)))
    plan.problems = {row: list(problems) for row, problems in rows.problems.items()}
    with session.database.snapshot():
        work = _Settler(session, plan)
        for start, block in rows.blocks():
            if progress is not None:
                progress.step(start, len(rows), translate("Import", "Looking for customers you have"))
            work.block(start, block)
        plan.unknown = import_lists.unknown(session, plan)


class _Settler:
    def __init__(self, session: Session, plan: EntryPlan) -> None:
        self._session = session
        self._plan = plan
        self._options = plan.options
        self._content = plan.prepared.content
        self._seen: dict[tuple[Any, ...], int] = {}

    def block(self, start: int, block: Block) -> None:
        count = len(block["name"])
        plan = self._plan
        who = _Who(self._session, block, count)
        found: dict[int, _Found] = {}
        for at in range(count):
            row = start + at
            if plan.rows.positions[row] in plan.options.left_out:
                plan.fates[row] = Fate.SKIP
                plan.reasons[row] = LEFT_OUT
                continue
            if any(each.error for each in plan.problems.get(row, ())):
                plan.fates[row] = Fate.FAIL
                continue
            found[at] = who.find(at)
            plan.targets[row] = found[at].customer_id or 0
        owners = [found[at].customer_id if at in found else None for at in range(count)]
        known = _Known(self._session, self._content, block, owners)
        for at, whose in found.items():
            row = start + at
            if whose.warning:
                plan.add_problem(row, whose.key, whose.warning, error=False)
            if whose.problem and not self._may_stand_alone(row, at, block, whose, known):
                plan.add_problem(row, whose.key, whose.problem, error=True)
                plan.fates[row] = Fate.FAIL
            else:
                self._decide(row, at, block, whose.customer_id, known)

    def _may_stand_alone(self, row: int, at: int, block: Block, whose: _Found, known: _Known) -> bool:
        """Whether a row of nobody known stands in the register, already or because the person wants it."""
        if not whose.nobody or self._content != Content.INTERACTIONS:
            return False
        if self._options.keep_unknown:
            return True
        return known.find(block, at, None, _identity(self._content, block, at, None)) is not None

    def _decide(self, row: int, at: int, block: Block, owner: int | None, known: _Known) -> None:
        plan, policy = self._plan, self._plan.policy(row)
        key = _identity(self._content, block, at, owner)
        if policy != OnDuplicate.CREATE:
            first = self._seen.setdefault(key, row)
            if first != row:
                plan.fates[row] = Fate.SKIP
                plan.reasons[row] = f"{REPEATS}{first}"
                plan.duplicates.add(row)
                return
            entry = known.find(block, at, owner, key)
            if entry is not None:
                self._compare(row, at, block, entry)
                return
        plan.fates[row] = Fate.CREATE

    def _compare(self, row: int, at: int, block: Block, entry: dict[str, Any]) -> None:
        """What the row would change on the entry that is there."""
        plan, policy = self._plan, self._plan.policy(row)
        plan.existing[row] = entry["id"]
        plan.duplicates.add(row)
        changes: dict[str, Any] = {}
        for key in _OTHERS[self._content]:
            value = block[key][at] if key in block else None
            if value in ("", None) or (key == "kind" and key not in self._plan.mapping.values()):
                continue
            before = entry[key]
            same = str(before or "").casefold() == str(value).casefold()
            if same or (key in _MOMENTS and before is not None and before // _MINUTE == value // _MINUTE):
                continue
            if key == "status" and key not in self._plan.mapping.values():
                continue
            if policy == OnDuplicate.FILL and before not in ("", None):
                continue
            changes[key] = value
        if not changes:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = SAME
        elif policy in (OnDuplicate.SKIP, OnDuplicate.ASK):
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = "id"
            if policy == OnDuplicate.ASK:
                plan.undecided.add(row)
        else:
            plan.fates[row] = Fate.UPDATE
            plan.reasons[row] = "id"
            plan.updates[row] = changes
            plan.changes[row] = tuple(changes)


def _identity(content: Content, block: Block, at: int, owner: int | None) -> tuple[Any, ...]:
    """What two rows, or a row and an entry, share when they are the same."""
    who: Any = owner
    if owner is None:
        who = (block["name"][at], *_normal_phones(block, at))
    if content == Content.FOLLOW_UPS:
        return who, block["due_day"][at], _folded(_of(block, "title", at + 1)[at])
    words = _folded(_of(block, "text", at + 1)[at])
    return who, block["at"][at] // _MINUTE, block["kind"][at], words


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _normal_phones(block: Block, at: int) -> tuple[str, ...]:
    return tuple(phones.normalise(value) for value in (block["phone"][at] if "phone" in block else ())[:1])


# -- whose it is ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Found:
    """Whose a row is, or why that is not known.

    Args:
        nobody: nobody in the data is meant (rather than several, or two).
        key: the column that the words are about.
    """

    customer_id: int | None = None
    problem: str = ""
    warning: str = ""
    nobody: bool = False
    key: str = "name"


class _Who:
    """Looks the customers of a block up: by number, else by phone, else by name."""

    def __init__(self, session: Session, block: Block, count: int) -> None:
        self._numbers = _of(block, "number", count)
        self._names = block["name"]
        self._phones = [
            [phones.normalise(each) for each in several] for several in _of(block, "phone", count, ())
        ]
        self._shown = _of(block, "phone", count, ())
        alive = "customer.deleted_at IS NULL"
        self._by_number = self._look(
            session,
            f"SELECT number, id, name FROM customer WHERE {alive} AND number IN (SELECT value FROM json_each(?))",
            self._numbers,
        )
        self._by_phone = self._look(
            session,
            "SELECT normalized, customer.id, customer.name FROM contact_method JOIN customer "
            f"ON customer.id = customer_id WHERE {alive} AND contact_method.kind = 'phone' "
            "AND normalized IN (SELECT value FROM json_each(?))",
            (each for several in self._phones for each in several),
        )
        self._by_name = self._look(
            session,
            f"SELECT name, id, name FROM customer WHERE {alive} AND name IN (SELECT value FROM json_each(?))",
            self._names,
        )

    @staticmethod
    def _look(session: Session, sql: str, words: Iterable[str]) -> dict[str, dict[int, str]]:
        """Word → the customers that have it: id → name."""
        wanted = sorted({word for word in words if word})
        found: dict[str, dict[int, str]] = {}
        if wanted:
            for word, customer_id, name in session.query(sql, (json.dumps(wanted),)):
                found.setdefault(word, {})[customer_id] = name
        return found

    def find(self, at: int) -> _Found:
        number, name = self._numbers[at], self._names[at]
        called = self._by_name.get(name, {}) if name else {}
        if number and (numbered := self._by_number.get(number)):
            customer_id, real = next(iter(numbered.items()))
            warning = ""
            if name and not import_matching.same_person(name, real):
                warning = translate("Import", "No. {number} is {name}.").format(number=number, name=real)
            return _Found(customer_id, warning=warning, key="number")
        reached: dict[int, str] = {}
        for each in self._phones[at]:
            reached |= self._by_phone.get(each, {})
        if reached:
            return self._by_number_of(at, name, reached, called)
        if len(called) == 1:
            return _Found(next(iter(called)), key="name")
        if called:
            text = translate(
                "Import", "%n customers are called {name}. Add the phone or the customer number.", len(called)
            ).format(name=name)
            return _Found(problem=text)
        return self._nobody(at, number, name)

    def _by_number_of(self, at: int, name: str, reached: dict[int, str], called: dict[int, str]) -> _Found:
        agreeing = [
            each for each, real in reached.items() if not name or import_matching.same_person(name, real)
        ]
        exact = [each for each in agreeing if reached[each] == name] or agreeing
        if len(exact) == 1:
            return _Found(exact[0], key="phone")
        if exact and name and all(reached[each] == name for each in exact):
            # The same person, written down twice: the older one is taken.
            text = translate(
                "Import", "%n customers have this name and number. The first is taken.", len(exact)
            )
            return _Found(min(exact), warning=text, key="phone")
        if len(reached) == 1 and not called:
            customer_id, real = next(iter(reached.items()))
            text = translate("Import", "This is the number of {name}.").format(name=real)
            return _Found(customer_id, warning=text, key="phone")
        if not exact:
            text = translate(
                "Import", "The number is of {other}, the name says {name}. Correct one of them."
            ).format(other=next(iter(reached.values())), name=name)
            return _Found(problem=text, key="phone")
        text = translate(
            "Import", "%n customers have this number. Add the name or the customer number.", len(reached)
        )
        return _Found(problem=text, key="phone")

    def _nobody(self, at: int, number: str, name: str) -> _Found:
        shown = self._shown[at][0] if self._shown[at] else ""
        if not (number or name or shown):
            text = translate("Import", "Nothing says whose it is: number, phone and name are empty.")
            return _Found(problem=text, nobody=True, key="name")
        who = name or shown or number
        key = "name" if name else "phone" if shown else "number"
        text = translate("Import", "{who} is no customer yet. Add the customer first.").format(who=who)
        return _Found(problem=text, nobody=True, key=key)


# -- what is there already -----------------------------------------------------------------------


class _Known:
    """The entries that the customers of a block have already."""

    def __init__(self, session: Session, content: Content, block: Block, owners: list[int | None]) -> None:
        self._content = content
        self._by_key: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._by_id: dict[int, dict[str, Any]] = {}
        for entry in self._entries(session, block, owners):
            self._by_id[entry["id"]] = entry
            self._by_key.setdefault(self._key(entry), entry)

    def find(self, block: Block, at: int, owner: int | None, key: tuple[Any, ...]) -> dict[str, Any] | None:
        """The entry that a row stands for: by its number in the file, else by what it says."""
        wanted = block["id"][at] if "id" in block else ""
        entry = self._by_id.get(int(wanted)) if _is_number(wanted) else None
        if entry is not None and entry["customer_id"] == owner and self._alike(entry, block, at):
            return entry
        return self._by_key.get(key)

    def _alike(self, entry: dict[str, Any], block: Block, at: int) -> bool:
        """A number alone is not enough: the file may come from another shop's data."""
        if self._content == Content.FOLLOW_UPS:
            return entry["due_day"] == block["due_day"][at] or (
                "title" in block and _folded(entry["title"]) == _folded(block["title"][at])
            )
        words = _folded(block["text"][at]) if "text" in block else ""
        same_minute = entry["at"] // _MINUTE == block["at"][at] // _MINUTE
        return bool(same_minute or (words and words == _folded(entry["text"])))

    def _key(self, entry: dict[str, Any]) -> tuple[Any, ...]:
        who: Any = entry["customer_id"]
        if who is None:
            phone = entry["visitor_phone"]
            who = (entry["visitor_name"], *((phones.normalise(phone),) if phone else ()))
        if self._content == Content.FOLLOW_UPS:
            return who, entry["due_day"], _folded(entry["title"])
        return who, entry["at"] // _MINUTE, entry["kind"], _folded(entry["text"])

    def _entries(self, session: Session, block: Block, owners: list[int | None]) -> Iterator[dict[str, Any]]:
        """What stands at the customers and moments of the block, and under the numbers that it names."""
        table, columns = _TABLES[self._content], _COLUMNS[self._content]
        numbers = [int(word) for word in block.get("id", ()) if _is_number(word)]
        yield from _dicts(
            session,
            f"SELECT {columns} FROM {table} AS entry WHERE entry.id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(numbers),),
        )
        key = "at" if self._content == Content.INTERACTIONS else "due_day"
        places = {(owner, _floor(when)) for owner, when in zip(owners, block[key], strict=True) if when}
        same = "entry.at >= wanted.value ->> 1 AND entry.at < (wanted.value ->> 1) + 60"
        if self._content == Content.FOLLOW_UPS:
            # One status after the other, for the index has it in front of the day.
            same = "entry.status IN ('open', 'done', 'dropped') AND entry.due_day = wanted.value ->> 1"
        yield from _dicts(
            session,
            f"SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN {table} AS entry "
            f"ON entry.customer_id IS wanted.value ->> 0 AND {same} ORDER BY entry.id",
            (json.dumps(sorted(places, key=str)),),
        )


def _floor(when: Any) -> Any:
    return when // _MINUTE * _MINUTE if isinstance(when, int) else when


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 16


def _dicts(session: Session, sql: str, parameters: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    cursor = session.query(sql, parameters)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def done_day(due_day: str, now: int) -> int:
    """When a follow-up was done of which the file does not say it: at noon of its day, or now."""
    noon = datetime.combine(date.fromisoformat(due_day), datetime.min.time()) + timedelta(hours=12)
    return min(int(noon.astimezone().timestamp()), now)
