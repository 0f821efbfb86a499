"""Customers whom a cell of an import names, as who brought somebody: by number, phone or name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from crm_desktop.data.session import Change
from crm_desktop.services import contacts

REFERRER = "referrer_id"

_DIGITS = re.compile(r"\+?\d[\d\s-]{5,}\d")  # in a cell of a name and a phone


def link(change: Change, wanted: list[tuple[int, str]], column: str, title: str) -> set[str]:
    """Point at the customers that a number, a phone or a name tells; the words of the others go into the note.

    Whoever would have brought themselves in a circle is one of the others.

    Args:
        wanted: (customer, the cell).
        column: of `customer`, that points.
        title: the field's, for the note.

    Returns:
        The words that told nobody, or more than one customer.
    """
    if not wanted:
        return set()
    words = {word for _, word in wanted}
    known = _by_words(change, words)
    phones = _by_phones(change, words)
    above = _Above(change) if column == REFERRER else None
    links: list[tuple[int, int]] = []
    notes: list[tuple[str, int]] = []
    for customer_id, word in wanted:
        first = word.split()[0]
        named = known.get(word) or known.get(first, set())
        phoned = phones.get(word, set())
        others = (named & phoned or phoned or named) - {customer_id}
        other = next(iter(others)) if len(others) == 1 else None
        if other is None or (above is not None and not above.put(customer_id, other)):
            notes.append((f"{title}: {word}", customer_id))
        else:
            links.append((other, customer_id))
    change.executemany(f"UPDATE customer SET {column} = ? WHERE id = ?", links)
    change.executemany(
        "UPDATE customer SET note = CASE note WHEN '' THEN ?1 ELSE note || char(10) || ?1 END WHERE id = ?2 "
        "AND instr(note, ?1) = 0",
        notes,
    )
    return {line.partition(": ")[2] for line, _ in notes}


def _by_words(change: Change, words: Iterable[str]) -> dict[str, set[int]]:
    """Who has a number or a name; a cell may say both, as we write it: "C000017 王小明"."""
    known: dict[str, set[int]] = {}
    firsts = {word.split()[0] for word in words}
    for column, asked in (("number", firsts), ("name", {*words, *firsts})):
        for word, customer_id in change.execute(
            f"SELECT {column}, id FROM customer WHERE deleted_at IS NULL "
            f"AND {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(asked)),),
        ):
            known.setdefault(word, set()).add(customer_id)
    return known


def _by_phones(change: Change, words: Iterable[str]) -> dict[str, set[int]]:
    """Who has the phone that a cell names."""
    asked: dict[str, list[str]] = {}
    for word in words:
        found = _DIGITS.search(word)
        if found is not None:
            asked.setdefault(contacts.normalize("phone", found.group()), []).append(word)
    known: dict[str, set[int]] = {}
    rows = change.execute(
        "SELECT normalized, customer_id FROM contact_method JOIN customer ON customer.id = customer_id "
        "WHERE contact_method.kind = 'phone' AND deleted_at IS NULL "
        "AND normalized IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(asked)),),
    )
    for number, customer_id in rows if asked else ():
        for word in asked[number]:
            known.setdefault(word, set()).add(customer_id)
    return known


class _Above:
    """Who brought whom, with the links that are about to be written."""

    def __init__(self, change: Change) -> None:
        self._by: dict[int, int] = dict(
            change.execute("SELECT id, referrer_id FROM customer WHERE referrer_id IS NOT NULL")
        )

    def put(self, customer_id: int, referrer_id: int) -> bool:
        """Let somebody be brought by another one, unless that would be a circle; whether it could be done."""
        seen = {customer_id}
        above: int | None = referrer_id
        while above is not None:
            if above in seen:
                return False
            seen.add(above)
            above = self._by.get(above)
        self._by[customer_id] = referrer_id
        return True
