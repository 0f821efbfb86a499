"""Writing a plan: lists first, then new customers in bulk, then what changes on known ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classification, contacts, import_lists, import_made
from crm_desktop.services.import_links import REFERRER, link
from crm_desktop.services.import_new import LINKS, NewCustomers
from crm_desktop.services.import_plan import Fate, Plan, lists_of
from crm_desktop.services.import_updates import Update, updates


@dataclass
class Written:
    """What was written.

    Args:
        unresolved: names of referrers that no customer, or more than one, has.
        made: key of a column that became a field → key of that field.
    """

    created: int = 0
    updated: int = 0
    unresolved: list[str] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)


def write(session: Session, change: Change, plan: Plan, progress: Progress | None) -> Written:
    """Write all rows that are taken, inside the import's change.

    Raises:
        Cancelled: through `progress`; the change rolls back.
    """
    entries = {key: import_lists.add_entries(session, change, plan, key) for key in lists_of(plan.mapping)}
    made = _made_fields(change, plan, entries)
    work = _Writer(change, plan, entries, made, progress)
    written = Written(made={key: each.key for key, each in made.items() if import_made.is_new(key)})
    written.updated = work.update(session)
    new = NewCustomers(change, plan, entries, made)
    for count in new.write():
        written.created += count
        work.step(count)
    work.touched += new.ids
    work.referrers += new.referrers
    work.links += new.links
    written.updated += sum(
        1 for row, fate in enumerate(plan.fates) if fate == Fate.UPDATE and plan.leader(row) is not None
    )
    if plan.options.tag:
        _tag(change, plan.options.tag, work.touched)
    unresolved = link(change, work.referrers, REFERRER, FIELDS["referrer"].title)
    for column in dict.fromkeys(column for _, column, _ in work.links):
        field = next(each for each in made.values() if each.column == column)
        wanted = [(customer_id, word) for customer_id, own, word in work.links if own == column]
        unresolved |= link(change, wanted, column, field.title)
    written.unresolved = sorted(unresolved)
    return written


def _made_fields(change: Change, plan: Plan, entries: dict[str, dict[str, int | None]]) -> dict[str, Field]:
    """The fields of the shop that the columns fill; those that are wanted are made."""
    used = {key: index for index, key in plan.mapping.items() if key and import_made.is_made(key)}
    headings = {column.index: column.heading for column in plan.prepared.columns}
    wanted = {key: headings[index] for key, index in used.items() if import_made.is_new(key)}
    words: dict[str, dict[str, None]] = {key: {} for key in wanted}
    for start, block in plan.rows.blocks(wanted) if wanted else ():
        for key in block:
            for at, value in enumerate(block[key]):
                if value and plan.fates[start + at] in (Fate.CREATE, Fate.UPDATE):
                    words[key].update(dict.fromkeys(import_made.words_in(key, value)))
    found, options = import_made.define(
        change, wanted, {key: _each_once(found) for key, found in words.items()}
    )
    entries.update(options)
    return {key: FIELDS[key] for key in used if key not in wanted} | found


def _each_once(words: Iterable[str]) -> list[str]:
    """VIP and vip are one word."""
    spelt: dict[str, str] = {}
    for word in words:
        spelt.setdefault(word.casefold(), word)
    return list(spelt.values())


class _Writer:
    def __init__(
        self,
        change: Change,
        plan: Plan,
        entries: dict[str, dict[str, int | None]],
        made: dict[str, Field],
        progress: Progress | None,
    ) -> None:
        self._change = change
        self._plan = plan
        self._entries = entries
        self._made = made
        self._progress = progress
        self._taken = plan.count(Fate.CREATE) + plan.count(Fate.UPDATE)
        self._done = 0
        self.referrers: list[tuple[int, str]] = []
        self.links: list[tuple[int, str, str]] = []  # customer, column, who is meant
        self.touched: list[int] = []  # customers that are created or changed

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
            self.step(1)
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
            elif key in self._made and self._made[key].kind == Kind.CUSTOMER and value:
                self.links.append((found.customer_id, self._made[key].column, value))
            elif key in FIELDS and FIELDS[key].made and key not in self._made:  # emptied
                own[FIELDS[key].column] = None
            elif key in self._made:
                field = self._made[key]
                own[field.column] = import_made.column_value(field, value, self._entries.get(key, {}))
            elif key in LINKS and not value:
                own[FIELDS[key].column] = None
            elif key in LINKS:
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

    def step(self, count: int) -> None:
        """Tell that so many more rows are written."""
        self._done += count
        if self._progress is not None and (count > 1 or self._done % 500 == 0):
            self._progress.step(self._done, self._taken, translate("Import", "Writing"))


def _tag(change: Change, word: str, customer_ids: list[int]) -> None:
    """Give every customer of the import its tag."""
    tag_id = classification.find_or_add(change, "tag", word)
    change.execute(
        "INSERT OR IGNORE INTO customer_tag (customer_id, tag_id) SELECT value, ? FROM json_each(?)",
        (tag_id, json.dumps(customer_ids)),
    )
