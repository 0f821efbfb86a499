"""The new customers of an import, in bulk: rows are made ready while SQLite writes those before them.

A thread does that, and a process beside this one spells what the customers are found by.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from typing import Any

from crm_desktop.ahead import one_ahead
from crm_desktop.beside import Beside
from crm_desktop.data import journal, search
from crm_desktop.data.fields import FIELDS, Field
from crm_desktop.data.session import Change
from crm_desktop.services import import_rows
from crm_desktop.services.import_made_columns import MadeColumns
from crm_desktop.services.import_plan import CONTACTS, LISTS, OWN_TEXTS, Fate, Plan
from crm_desktop.values import names, partial_dates, pinyin, tokens

LINKS = tuple(key for key in LISTS if key != "tags")
_DIGITS = 6  # of a customer number that the program gives
_CONTACT_COLUMNS = ("customer_id", "kind", "value", "normalized", "label", "is_primary", "position")
_FIRST_COLUMNS = ("customer_id", "value", "normalized")
_BLOCKS = 10  # that are written at once, at most: the index takes larger pieces in less time
_MANY = 5_000  # rows for which a process of its own is worth its start

Block = dict[str, list[Any]]


@dataclass
class _Ready:
    """Rows that only need to be written."""

    count: int
    columns: list[str]
    customers: list[tuple[Any, ...]]
    contacts: dict[str, list[tuple[int, str, str]]]
    more_contacts: list[tuple[Any, ...]]
    tags: list[tuple[int, int]]
    forms: list[tuple[int, str]]


class NewCustomers:
    """Writes the rows of a plan that become customers.

    Args:
        entries: field key → word in lower case → id of the list's entry.
        made: the fields of the shop that the columns fill, by the keys of the rows.

    Attributes:
        ids: of the customers written.
        links: (customer, column, who is meant as the file has it) of links to other customers.
        referrers: (customer, name of the referrer as the file has it).
    """

    def __init__(
        self,
        change: Change,
        plan: Plan,
        entries: dict[str, dict[str, int | None]],
        made: Mapping[str, Field],
    ) -> None:
        self._change = change
        self._plan = plan
        self._entries = entries
        self._first = _next_id(change)
        self.ids = range(self._first, self._first)
        self._made = MadeColumns(change, made, entries, plan.count(Fate.CREATE))
        self.referrers: list[tuple[int, str]] = []
        self.links: list[tuple[int, str, str]] = []
        self._used = self._taken_numbers()
        self._numbers = self._free_numbers()
        self._spell: Callable[[list[tokens.Said]], list[str]] = tokens.forms_of

    def write(self) -> Iterator[int]:
        """Insert the customers with all that belongs to them; tells how many after each piece.

        Their first contact methods and their search forms are written along: the door need not.
        """
        change = self._change
        journal.new_customers_from(change.connection, self._first)
        change.indexed = True
        with ExitStack() as open_now:
            if self._plan.count(Fate.CREATE) >= _MANY:
                self._spell = open_now.enter_context(Beside(tokens.forms_of))
            open_now.enter_context(search.merging_later(change.connection))
            for ready in one_ahead(self._pieces()):
                change.insert_many("customer", ready.columns, ready.customers)
                for kind, first in ready.contacts.items():
                    same: dict[str, str | int] = {"kind": kind, "label": "", "is_primary": 1, "position": 0}
                    change.insert_many("contact_method", _FIRST_COLUMNS, first, same)
                change.insert_many("contact_method", _CONTACT_COLUMNS, ready.more_contacts)
                change.insert_many("customer_tag", ("customer_id", "tag_id"), ready.tags)
                search.write_forms(change.connection, ready.forms)
                yield ready.count

    def _pieces(self) -> Iterator[_Ready]:
        waiting: list[Block] = []
        at_once = 1  # growing: SQLite never waits long for the next piece
        for start, block in self._plan.rows.blocks():
            places = [at for at in range(len(block["name"])) if self._plan.fates[start + at] == Fate.CREATE]
            if len(places) < len(block["name"]):
                block = {key: [values[at] for at in places] for key, values in block.items()}
            if not places:
                continue
            waiting.append(block)
            if len(waiting) == at_once:
                yield self._ready(waiting)
                waiting = []
                at_once = min(_BLOCKS, at_once + 1)
        if waiting:
            yield self._ready(waiting)

    def _ready(self, blocks: list[Block]) -> _Ready:
        block = _joined(blocks)
        count = len(block["name"])
        ids = range(self.ids.stop, self.ids.stop + count)
        self.ids = range(self._first, ids.stop)
        columns = self._columns(block, ids)
        if "referrer" in block:
            pairs = zip(ids, block["referrer"], strict=True)
            self.referrers.extend((customer_id, name) for customer_id, name in pairs if name)
        return _Ready(
            count,
            list(columns),
            list(zip(*columns.values(), strict=True)),
            _first_contacts(block, ids),
            list(_more_contacts(block, ids)),
            list(self._tag_rows(block, ids)),
            list(
                zip(
                    ids,
                    self._spell(list(_said(block, columns["number"], *self._made.searched(columns)))),
                    strict=True,
                )
            ),
        )

    def _columns(self, block: Block, ids: range) -> dict[str, list[Any]]:
        change, count = self._change, len(ids)
        given = block.get("number", [""] * count)
        columns: dict[str, list[Any]] = {
            "id": list(ids),
            "number": [number if number and self._take(number) else next(self._numbers) for number in given],
            "name": block["name"],
            "sort_key": [pinyin.sort_key(name) for name in block["name"]],
            "created_by": [change.staff_id] * count,
            "created_at": [at or change.at for at in block.get("created_at", [None] * count)],
        }
        for key in OWN_TEXTS:
            if key in block and key != "name":
                columns[key] = block[key]
        if "birthday_calendar" in block:
            columns["birthday_calendar"] = block["birthday_calendar"]
        if "kind" in columns:
            columns["kind"] = [value or "person" for value in columns["kind"]]
        if "starred" in columns:
            columns["starred"] = [1 if value else 0 for value in columns["starred"]]
        for key in LINKS:
            if key in block:
                known = self._entries[key]
                columns[FIELDS[key].column] = [known.get(word.casefold()) for word in block[key]]
        for kind in CONTACTS:
            if kind in block:
                columns[kind] = [values[0] if values else "" for values in block[kind]]
        columns["updated_at"] = [change.at] * count
        columns |= self._made.columns(block, count)
        self.links += self._made.links(block, ids)
        return columns

    def _tag_rows(self, block: Block, ids: range) -> Iterator[tuple[int, int]]:
        known = self._entries.get("tags", {})
        for customer_id, words in zip(ids, block.get("tags", ()), strict=False):
            for tag_id in dict.fromkeys(known.get(word.casefold()) for word in words):
                if tag_id is not None:
                    yield customer_id, tag_id

    def _free_numbers(self) -> Iterator[str]:
        """Numbers C and six digits that neither the data nor the file has."""
        wanted = set(self._plan.rows.numbers)
        following = self._first
        while True:
            number = f"C{following:0{_DIGITS}d}"
            following += 1
            if number not in wanted and number not in self._used:
                self._used.add(number)
                yield number

    def _taken_numbers(self) -> set[str]:
        """The numbers of the data that could meet the file's, or those to be given."""
        taken: set[str] = set()
        for sql, parameters in (
            (
                "SELECT number FROM customer WHERE deleted_at IS NULL AND number IN "
                "(SELECT value FROM json_each(?))",
                (json.dumps([number for number in self._plan.rows.numbers if number]),),
            ),
            (
                "SELECT number FROM customer WHERE deleted_at IS NULL AND number GLOB 'C[0-9]*' "
                "AND CAST(substr(number, 2) AS INTEGER) >= ?",
                (self._first,),
            ),
        ):
            taken.update(row[0] for row in self._change.execute(sql, parameters))
        return taken

    def _take(self, number: str) -> bool:
        """Whether the number is still free; it is not any more."""
        if number in self._used:
            return False
        self._used.add(number)
        return True


def _joined(blocks: list[Block]) -> Block:
    """Several blocks as one; a field that one of them lacks is empty there."""
    found: Block = {}
    for key in dict.fromkeys(chain.from_iterable(blocks)):
        empty = import_rows.EMPTY.get(key, partial_dates.SOLAR if key == "birthday_calendar" else "")
        found[key] = [value for block in blocks for value in (block.get(key) or [empty] * len(block["name"]))]
    return found


def _first_contacts(block: Block, ids: range) -> dict[str, list[tuple[int, str, str]]]:
    """By kind (customer, value, what equal values share) of the first method of each, unless it has a label."""
    none: list[str] = [""] * len(ids)
    found = {}
    for kind in CONTACTS:
        labels = block.get("phone_label", none) if kind == "phone" else none
        found[kind] = [
            (customer_id, values[0], import_rows.normal(kind, values[0]))
            for customer_id, values, label in zip(ids, block.get(kind, ()), labels, strict=False)
            if values and not label
        ]
    return found


def _more_contacts(block: Block, ids: range) -> Iterator[tuple[Any, ...]]:
    """The methods that `_first_contacts` leaves."""
    none: list[str] = [""] * len(ids)
    for kind in CONTACTS:
        labels = block.get("phone_label", none) if kind == "phone" else none
        for customer_id, values, label in zip(ids, block.get(kind, ()), labels, strict=False):
            for position, value in enumerate(values):
                if position or label:
                    own = "" if position else label
                    normal = import_rows.normal(kind, value)
                    yield customer_id, kind, value, normal, own, int(position == 0), position


def _said(
    block: Block, numbers: list[str], made_texts: list[list[Any]], made_phones: list[list[Any]]
) -> Iterator[tokens.Said]:
    """What each customer is found by."""
    count = len(numbers)
    texts = [block[key] for key in search.TEXTS if key in block]
    methods = [block[kind] for kind in CONTACTS if kind in block and kind != "phone"]
    phones = block.get("phone", [()] * count)
    notes = block.get("note", [""] * count)
    others = block.get("other_names", [""] * count)
    for at, name in enumerate(block["name"]):
        words = [values[at] for values in texts]
        for values in methods:
            words += values[at]
        words += [values[at] for values in made_texts if values[at]]
        spare = tuple(values[at] for values in made_phones if values[at])
        yield [name, *names.several(others[at])], numbers[at], words, (*phones[at], *spare), notes[at]


def _next_id(change: Change) -> int:
    row = change.execute("SELECT seq FROM sqlite_sequence WHERE name = 'customer'").fetchone()
    return (int(row[0]) if row else 0) + 1
