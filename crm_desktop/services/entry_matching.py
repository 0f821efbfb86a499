"""Whose a row of interactions, follow-ups or purchases is, and which entry it repeats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import entry_purchases, import_matching
from crm_desktop.services.entry_fields import Content, values_of
from crm_desktop.services.import_rows import Block
from crm_desktop.values import phones

MINUTE = 60  # seconds: a file's moments are no finer
_TABLES = {
    Content.INTERACTIONS: "interaction",
    Content.FOLLOW_UPS: "follow_up",
    Content.PURCHASES: entry_purchases.TABLE,
}
_STAFF = "(SELECT name FROM staff_member WHERE id = staff_id) AS staff"
_COLUMNS = {
    Content.INTERACTIONS: "entry.id, customer_id, at, kind, text, reason, outcome, duration, visitor_name, visitor_phone, "
    + _STAFF,
    Content.PURCHASES: f"entry.id, customer_id, at, day, {entry_purchases.ITEM} AS item, quantity, amount, cost, "
    "channel, place, note, order_state, promised_on, " + _STAFF,
    Content.FOLLOW_UPS: "entry.id, customer_id, title, kind, due_day, due_time, status, outcome, done_at, "
    "priority, rule, anchor, " + _STAFF,
}


def identity(content: Content, block: Block, at: int, owner: int | None) -> tuple[Any, ...]:
    """What two rows, or a row and an entry, share when they are the same."""
    if content == Content.PURCHASES:
        return entry_purchases.identity(block, at, owner)
    who: Any = owner
    if owner is None:
        who = (block["name"][at], *_normal_phones(block, at))
    if content == Content.FOLLOW_UPS:
        return who, block["due_day"][at], _folded(values_of(block, "title", at + 1)[at])
    words = _folded(values_of(block, "text", at + 1)[at])
    return who, block["at"][at] // MINUTE, block["kind"][at], words


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _normal_phones(block: Block, at: int) -> tuple[str, ...]:
    return tuple(phones.normalise(value) for value in (block["phone"][at] if "phone" in block else ())[:1])


@dataclass(frozen=True)
class Found:
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


class Who:
    """Looks the customers of a block up: by number, else by phone, else by name."""

    def __init__(self, session: Session, block: Block, count: int) -> None:
        self._numbers = values_of(block, "number", count)
        self._names = block["name"]
        self._phones = [
            [phones.normalise(each) for each in several] for several in values_of(block, "phone", count, ())
        ]
        self._shown = values_of(block, "phone", count, ())
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

    def find(self, at: int) -> Found:
        number, name = self._numbers[at], self._names[at]
        called = self._by_name.get(name, {}) if name else {}
        if number and (numbered := self._by_number.get(number)):
            customer_id, real = next(iter(numbered.items()))
            warning = ""
            if name and not import_matching.same_person(name, real):
                warning = translate("Import", "No. {number} is {name}.").format(number=number, name=real)
            return Found(customer_id, warning=warning, key="number")
        reached: dict[int, str] = {}
        for each in self._phones[at]:
            reached |= self._by_phone.get(each, {})
        if reached:
            return self._by_number_of(at, name, reached, called)
        if len(called) == 1:
            return Found(next(iter(called)), key="name")
        if called:
            text = translate(
                "Import", "%n customers are called {name}. Add the phone or the customer number.", len(called)
            ).format(name=name)
            return Found(problem=text)
        return self._nobody(at, number, name)

    def _by_number_of(self, at: int, name: str, reached: dict[int, str], called: dict[int, str]) -> Found:
        agreeing = [
            each for each, real in reached.items() if not name or import_matching.same_person(name, real)
        ]
        exact = [each for each in agreeing if reached[each] == name] or agreeing
        if len(exact) == 1:
            return Found(exact[0], key="phone")
        if exact and name and all(reached[each] == name for each in exact):
            # The same person, written down twice: the older one is taken.
            text = translate(
                "Import", "%n customers have this name and number. The first is taken.", len(exact)
            )
            return Found(min(exact), warning=text, key="phone")
        if len(reached) == 1 and not called:
            customer_id, real = next(iter(reached.items()))
            text = translate("Import", "This is the number of {name}.").format(name=real)
            return Found(customer_id, warning=text, key="phone")
        if not exact:
            text = translate(
                "Import", "The number is of {other}, the name says {name}. Correct one of them."
            ).format(other=next(iter(reached.values())), name=name)
            return Found(problem=text, key="phone")
        text = translate(
            "Import", "%n customers have this number. Add the name or the customer number.", len(reached)
        )
        return Found(problem=text, key="phone")

    def _nobody(self, at: int, number: str, name: str) -> Found:
        shown = self._shown[at][0] if self._shown[at] else ""
        if not (number or name or shown):
            text = translate("Import", "Nothing says whose it is: number, phone and name are empty.")
            return Found(problem=text, nobody=True, key="name")
        who = name or shown or number
        key = "name" if name else "phone" if shown else "number"
        text = translate("Import", "{who} is no customer yet. Add the customer first.").format(who=who)
        return Found(problem=text, nobody=True, key=key)


class Known:
    """The entries that the customers of a block have already."""

    def __init__(self, session: Session, content: Content, block: Block, owners: list[int | None]) -> None:
        self._content = content
        self._by_key: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        self._by_id: dict[int, dict[str, Any]] = {}
        for entry in self._entries(session, block, owners):
            self._by_id[entry["id"]] = entry
            self._by_key.setdefault(self._key(entry), []).append(entry)

    def find(
        self, block: Block, at: int, owner: int | None, key: tuple[Any, ...], nth: int = 0
    ) -> dict[str, Any] | None:
        """The entry that a row stands for: by its number in the file, else by what it says.

        Args:
            nth: how many rows before it say the same.
        """
        wanted = block["id"][at] if "id" in block else ""
        entry = self._by_id.get(int(wanted)) if _is_number(wanted) else None
        if entry is not None and entry["customer_id"] == owner and self._alike(entry, block, at):
            return entry
        alike = self._by_key.get(key, ())
        return alike[nth] if nth < len(alike) else None

    def _alike(self, entry: dict[str, Any], block: Block, at: int) -> bool:
        """A number alone is not enough: the file may come from another shop's data."""
        if self._content == Content.PURCHASES:
            same_way = (entry["quantity"] < 0) == (block["quantity"][at] < 0)
            item = values_of(block, "item", at + 1)[at]
            same_item = entry_purchases.folded(entry["item"]) == entry_purchases.folded(item)
            return bool(same_way and (entry["day"] == block["day"][at] or same_item))
        if self._content == Content.FOLLOW_UPS:
            return entry["due_day"] == block["due_day"][at] or (
                "title" in block and _folded(entry["title"]) == _folded(block["title"][at])
            )
        words = _folded(block["text"][at]) if "text" in block else ""
        same_minute = entry["at"] // MINUTE == block["at"][at] // MINUTE
        return bool(same_minute or (words and words == _folded(entry["text"])))

    def _key(self, entry: dict[str, Any]) -> tuple[Any, ...]:
        if self._content == Content.PURCHASES:
            return entry_purchases.key_of(entry)
        who: Any = entry["customer_id"]
        if who is None:
            phone = entry["visitor_phone"]
            who = (entry["visitor_name"], *((phones.normalise(phone),) if phone else ()))
        if self._content == Content.FOLLOW_UPS:
            return who, entry["due_day"], _folded(entry["title"])
        return who, entry["at"] // MINUTE, entry["kind"], _folded(entry["text"])

    def _entries(self, session: Session, block: Block, owners: list[int | None]) -> Iterator[dict[str, Any]]:
        """What stands at the customers and moments of the block, and under the numbers that it names."""
        table, columns = _TABLES[self._content], _COLUMNS[self._content]
        numbers = [int(word) for word in block.get("id", ()) if _is_number(word)]
        yield from _dicts(
            session,
            f"SELECT {columns} FROM {table} AS entry WHERE entry.id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(numbers),),
        )
        key = {Content.INTERACTIONS: "at", Content.FOLLOW_UPS: "due_day"}.get(self._content, "day")
        places = {(owner, _floor(when)) for owner, when in zip(owners, block[key], strict=True) if when}
        same = "entry.at >= wanted.value ->> 1 AND entry.at < (wanted.value ->> 1) + 60"
        if self._content == Content.FOLLOW_UPS:
            # One status after the other, for the index has it in front of the day.
            same = "entry.status IN ('open', 'done', 'dropped') AND entry.due_day = wanted.value ->> 1"
        elif self._content == Content.PURCHASES:
            same = "entry.day = wanted.value ->> 1"
        yield from _dicts(
            session,
            f"SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN {table} AS entry "
            f"ON entry.customer_id IS wanted.value ->> 0 AND {same} ORDER BY entry.id",
            (json.dumps(sorted(places, key=str)),),
        )


def _floor(when: Any) -> Any:
    return when // MINUTE * MINUTE if isinstance(when, int) else when


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 16


def _dicts(session: Session, sql: str, parameters: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    cursor = session.query(sql, parameters)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
