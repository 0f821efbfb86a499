"""Words of a file and the shop's lists: categories, grades, sources, tags, staff members.

A word that a list does not have is asked about once: it is added, stands for an entry, or is left out.
"""

from __future__ import annotations

from collections import Counter

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Change, Session
from crm_desktop.services import classification, custom_fields, import_made
from crm_desktop.services.import_plan import LISTS, Fate, Plan, lists_of


def known_entries(session: Session, key: str) -> dict[str, int]:
    """Word in lower case → id of a list's entry (category, grade, source, tags, owner)."""
    return {name.casefold(): row_id for row_id, name in _rows(session, key)}


def entries(session: Session, key: str) -> list[tuple[int, str]]:
    """(id, name) of a list's entries in the shop's order, for the choice of one."""
    if key in LISTS:
        return list(session.query(f"SELECT id, name FROM {LISTS[key]} ORDER BY position, id"))
    return [(each.id, each.name) for each in FIELDS[key].options if not each.retired]


def _rows(session: Session, key: str) -> list[tuple[int, str]]:
    """(id, name) of all entries of a list, the newest first."""
    if key in LISTS:
        return list(session.query(f"SELECT id, name FROM {LISTS[key]} ORDER BY id DESC"))
    return [(each.id, each.name) for each in reversed(FIELDS[key].options)]


def unknown(session: Session, plan: Plan) -> dict[str, Counter[str]]:
    """Field key → word → rows that use it, of the words in rows that are taken and in no list."""
    used = lists_of(plan.mapping)
    known = {key: known_entries(session, key) for key in used}
    found: dict[str, Counter[str]] = {}
    spelt: dict[tuple[str, str], str] = {}  # VIP and vip are one word
    taken = (Fate.CREATE, Fate.UPDATE)
    for start, block in plan.rows.blocks(used) if used else ():
        for key, column in block.items():
            fates = plan.fates[start : start + len(column)]
            values = Counter(
                column
                if set(fates) <= set(taken)
                else (value for value, fate in zip(column, fates, strict=True) if fate in taken)
            )
            for value, count in values.items():
                for word in import_made.words_in(key, value):
                    plain = word.casefold()
                    if word and plain not in known[key]:
                        word = spelt.setdefault((key, plain), word)
                        found.setdefault(key, Counter())[word] += count
    return found


class Words:
    """What each word of a file becomes on a customer, by the lists and the person's choices.

    Args:
        plan: for its options.
    """

    def __init__(self, session: Session, plan: Plan) -> None:
        self._names: dict[str, dict[str, str]] = {}  # key → word in lower case → its entry's name, or ""
        for key in lists_of(plan.mapping):
            rows = _rows(session, key)
            names = {name.casefold(): name for _, name in rows}
            by_id: dict[object, str] = dict(rows)
            chosen = {
                word: entry
                for (chosen_key, word), entry in plan.options.replaced.items()
                if chosen_key == key
            }
            for word, entry in chosen.items():
                if isinstance(entry, str):  # the other word may stand for an entry itself
                    other = chosen.get(entry, entry)
                    names[word.casefold()] = other if isinstance(other, str) else by_id.get(other, "")
                else:
                    names[word.casefold()] = by_id.get(entry, "")
            self._names[key] = names
        self._adds = plan.options.create_lists

    def resolve(self, key: str, word: str) -> str:
        """The name of the entry that a word stands for; the word itself for a new one; "" for none."""
        return self._names[key].get(word.casefold(), word if self._adds else "")


def add_entries(session: Session, change: Change, plan: Plan, key: str) -> dict[str, int | None]:
    """Inside an import's change: word in lower case → the id that it stands for, None for nothing.

    Words that no list has are added, when the person wants that.
    """
    words = Words(session, plan)
    known: dict[str, int | None] = {**known_entries(session, key)}
    asked = [word for replaced_key, word in plan.options.replaced if replaced_key == key]
    for word in dict.fromkeys([*plan.unknown.get(key, ()), *asked]):
        name = words.resolve(key, word)
        if name and name.casefold() not in known:
            known[name.casefold()] = _add(change, key, name)
        known[word.casefold()] = known[name.casefold()] if name else None
    return known


def _add(change: Change, key: str, word: str) -> int:
    if key not in LISTS:
        return custom_fields.insert_option(change, FIELDS[key].made, word)
    if LISTS[key] != "staff_member":
        return classification.insert(change, LISTS[key], word)
    position = change.execute("SELECT count(*) FROM staff_member").fetchone()[0]
    return change.insert("staff_member", {"name": word, "position": position})
