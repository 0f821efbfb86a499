"""Writing a plan: lists first, then new customers in bulk, then what changes on known ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data import journal
from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classification, contacts, import_rows
from crm_desktop.services.import_lists import known_entries
from crm_desktop.services.import_plan import CONTACTS, LISTS, OWN_TEXTS, Fate, Plan
from crm_desktop.services.import_updates import Update, updates
from crm_desktop.values import pinyin

_LINKS = tuple(key for key in LISTS if key != "tags")
_DIGITS = 6  # of a customer number that the program gives


@dataclass
class Written:
    """What was written.

    Args:
        unresolved: names of referrers that no customer, or more than one, has.
    """

    created: int = 0
    updated: int = 0
    unresolved: list[str] = field(default_factory=list)


_CONTACT_COLUMNS = ("customer_id", "kind", "value", "normalized", "label", "is_primary", "position")


def write(session: Session, change: Change, plan: Plan, progress: Progress | None) -> Written:
    """Write all rows that are taken, inside the import's change.

    Raises:
        Cancelled: through `progress`; the change rolls back.
    """
    entries = _entries(session, change, plan)
    work = _Writer(change, plan, entries, progress)
    written = Written()
    written.updated = work.update(session)
    if not written.updated:
        change.settled.add("contact_method")  # all are new, and written with their primary contacts
    written.created = work.create()
    written.updated += sum(
        1 for row, fate in enumerate(plan.fates) if fate == Fate.UPDATE and plan.leader(row) is not None
    )
    if plan.options.tag:
        _tag(change, plan.options.tag, work.touched)
    written.unresolved = _link_referrers(change, work.referrers)
    return written


def _entries(session: Session, change: Change, plan: Plan) -> dict[str, dict[str, int | None]]:
    """Field key → word in lower case → id; unknown words are added when the person wants that."""
    found: dict[str, dict[str, int | None]] = {}
    for key in LISTS:
        if key not in plan.mapping.values():
            continue
        known: dict[str, int | None] = {**known_entries(session, key)}
        for (replaced_key, word), entry in plan.options.replaced.items():
            if replaced_key == key:
                known[word.casefold()] = entry
        if plan.options.create_lists:
            for word in plan.unknown.get(key, ()):
                if word.casefold() not in known:
                    known[word.casefold()] = _add_entry(change, key, word)
        found[key] = known
    return found


def _add_entry(change: Change, key: str, word: str) -> int:
    if key != "owner":
        return classification.insert(change, LISTS[key], word)
    position = change.execute("SELECT count(*) FROM staff_member").fetchone()[0]
    return change.insert("staff_member", {"name": word, "position": position})


class _Writer:
    def __init__(
        self,
        change: Change,
        plan: Plan,
        entries: dict[str, dict[str, int | None]],
        progress: Progress | None,
    ) -> None:
        self._change = change
        self._plan = plan
        self._entries = entries
        self._progress = progress
        self._taken = plan.count(Fate.CREATE) + plan.count(Fate.UPDATE)
        self._done = 0
        self._used: set[str] = set()
        self.referrers: list[tuple[int, str]] = []
        self.touched: list[int] = []  # customers that are created or changed

    # -- new customers ------------------------------------------------------------------------

    def create(self) -> int:
        """Insert the new customers; returns how many."""
        change = self._change
        next_id = (_sequence(change, "customer") or 0) + 1
        first = next_id
        journal.new_customers_from(change.connection, first)
        self._used = self._taken_numbers(next_id)
        numbers = self._free_numbers(next_id)
        for start, block in self._plan.rows.blocks():
            places = [at for at in range(len(block["name"])) if self._plan.fates[start + at] == Fate.CREATE]
            if not places:
                continue
            if len(places) < len(block["name"]):
                block = {key: [values[at] for at in places] for key, values in block.items()}
            ids = range(next_id, next_id + len(places))
            self.touched.extend(ids)
            next_id += len(places)
            self._insert(block, ids, numbers)
            self._step(len(places))
        return next_id - first

    def _insert(self, block: dict[str, list[Any]], ids: range, numbers: Iterator[str]) -> None:
        change, count = self._change, len(ids)
        given = block.get("number", [""] * count)
        columns: dict[str, list[Any]] = {
            "id": list(ids),
            "number": [number if number and self._take(number) else next(numbers) for number in given],
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
        for key in _LINKS:
            if key in block:
                known = self._entries[key]
                columns[FIELDS[key].column] = [known.get(word.casefold()) for word in block[key]]
        for kind in CONTACTS:
            if kind in block:  # derived, given along: the door finds them right
                columns[kind] = [values[0] if values else "" for values in block[kind]]
        columns["updated_at"] = [change.at] * count
        change.insert_many("customer", list(columns), zip(*columns.values(), strict=True))
        change.insert_many("contact_method", _CONTACT_COLUMNS, _contact_rows(block, ids))
        if "tags" in block:
            known = self._entries["tags"]
            change.insert_many(
                "customer_tag",
                ("customer_id", "tag_id"),
                [
                    (customer_id, tag_id)
                    for customer_id, words in zip(ids, block["tags"], strict=True)
                    for tag_id in dict.fromkeys(known.get(word.casefold()) for word in words)
                    if tag_id is not None
                ],
            )
        if "referrer" in block:
            pairs = zip(ids, block["referrer"], strict=True)
            self.referrers.extend((customer_id, name) for customer_id, name in pairs if name)

    def _free_numbers(self, next_id: int) -> Iterator[str]:
        """Numbers C and six digits that neither the data nor the file has."""
        wanted = set(self._plan.rows.numbers)
        following = next_id
        while True:
            number = f"C{following:0{_DIGITS}d}"
            following += 1
            if number not in wanted and number not in self._used:
                self._used.add(number)
                yield number

    def _taken_numbers(self, next_id: int) -> set[str]:
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
                (next_id,),
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

    # -- known customers ----------------------------------------------------------------------

    def update(self, session: Session) -> int:
        """Change the known customers; returns how many rows did."""
        done = 0
        groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for _row, found in updates(session, self._plan):
            if not found:
                continue
            done += 1
            self.touched.append(found.customer_id)
            own = self._columns(found)
            if own:
                groups.setdefault(tuple(own), []).append((*own.values(), found.customer_id))
            self._update_contacts(found)
            if found.untagged:
                self._change.execute("DELETE FROM customer_tag WHERE customer_id = ?", (found.customer_id,))
            for word in found.tags:
                tag_id = self._entries["tags"].get(word.casefold())
                if tag_id is not None:
                    self._change.execute(
                        "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) VALUES (?, ?)",
                        (found.customer_id, tag_id),
                    )
            self._step(1)
        for columns, rows in groups.items():
            pairs = ", ".join(f"{name} = ?" for name in columns)
            self._change.executemany(f"UPDATE customer SET {pairs} WHERE id = ?", rows)
        return done

    def _columns(self, found: Update) -> dict[str, Any]:
        own: dict[str, Any] = {}
        for key, value in found.own.items():
            if key == "referrer" and value:
                self.referrers.append((found.customer_id, value))
            elif key == "referrer":
                own["referrer_id"] = None
            elif key in _LINKS and not value:
                own[FIELDS[key].column] = None
            elif key in _LINKS:
                entry = self._entries[key].get(value.casefold())
                if entry is not None:
                    own[FIELDS[key].column] = entry
            else:
                own[key] = int(bool(value)) if key == "starred" else value
        return own

    def _update_contacts(self, found: Update) -> None:
        change, customer_id = self._change, found.customer_id
        for kind in found.removed:
            change.execute(
                "DELETE FROM contact_method WHERE customer_id = ? AND kind = ?", (customer_id, kind)
            )
        for kind, values in found.contacts.items():
            new = list(values)
            if kind in found.replaced:
                value = new.pop(0)
                change.update(
                    "contact_method",
                    found.replaced[kind],
                    {"value": value, "normalized": contacts.normalize(kind, value)},
                )
            for value in new:
                contacts.insert(change, customer_id, kind, value)
        for kind, contact_id in found.promoted.items():
            change.execute(
                "UPDATE contact_method SET is_primary = (id = ?) WHERE customer_id = ? AND kind = ?",
                (contact_id, customer_id, kind),
            )

    def _step(self, count: int) -> None:
        self._done += count
        if self._progress is not None and (count > 1 or self._done % 500 == 0):
            self._progress.step(self._done, self._taken, translate("Import", "Writing"))


def _contact_rows(block: dict[str, list[Any]], ids: range) -> Iterator[tuple[Any, ...]]:
    labels = block.get("phone_label", [""] * len(ids))
    kinds = [(kind, block[kind]) for kind in CONTACTS if kind in block]
    for at, customer_id in enumerate(ids):
        for kind, rows in kinds:
            for position, value in enumerate(rows[at]):
                label = labels[at] if kind == "phone" and position == 0 else ""
                normal = import_rows.normal(kind, value)
                yield customer_id, kind, value, normal, label, int(position == 0), position


def _tag(change: Change, word: str, customer_ids: list[int]) -> None:
    """Give every customer of the import its tag."""
    tag_id = classification.find_or_add(change, "tag", word)
    change.execute(
        "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) SELECT value, ? FROM json_each(?)",
        (tag_id, json.dumps(customer_ids)),
    )


def _sequence(change: Change, table: str) -> int | None:
    row = change.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else None


def _link_referrers(change: Change, wanted: list[tuple[int, str]]) -> list[str]:
    """Set the referrers that a number or a name tells; the words of the others go into the note."""
    if not wanted:
        return []
    known: dict[str, set[int]] = {}
    numbers = {word.split()[0] for _, word in wanted}  # as we write it: "C000017 王小明"
    words = {word for _, word in wanted}
    for column, asked in (("number", numbers), ("name", words)):
        for word, customer_id in change.execute(
            f"SELECT {column}, id FROM customer WHERE deleted_at IS NULL "
            f"AND {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(asked)),),
        ):
            known.setdefault(word, set()).add(customer_id)
    links: list[tuple[int, int]] = []
    notes: list[tuple[str, int]] = []
    for customer_id, word in wanted:
        others = (known.get(word) or known.get(word.split()[0], set())) - {customer_id}
        if len(others) == 1:
            links.append((others.pop(), customer_id))
        else:
            notes.append((f"{FIELDS['referrer'].title}: {word}", customer_id))
    change.executemany("UPDATE customer SET referrer_id = ? WHERE id = ?", links)
    change.executemany(
        "UPDATE customer SET note = CASE note WHEN '' THEN ?1 ELSE note || char(10) || ?1 END WHERE id = ?2 "
        "AND instr(note, ?1) = 0",
        notes,
    )
    unresolved = {line.partition(": ")[2] for line, _ in notes}
    return sorted(unresolved)
