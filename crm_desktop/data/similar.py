"""Customers whose name or number is one slip of the finger away from what was typed.

A slip is a sign too many, too few, another one, or two neighbours that changed places. What was typed is cut into
three pieces of which a slip leaves two as they are; the index gives who has them, and each is looked at. For names that
are read as pinyin, all slips are tried that leave whole syllables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from crm_desktop.values import pinyin, tokens

_SHORTEST_NUMBER = 7
_SHORTEST_WORD = 4
_LONGEST = 24
_LOOKED_AT = 400  # of the customers that share two pieces, the newest
_MOST_READINGS = 80
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def find(connection: Any, query: tokens.Query, limit: int = 5) -> list[int]:
    """The ids of similar customers, those with the latest contact first; for 1,000,000 customers some 100 ms.

    Only for one word of four letters or more, and for one number of seven digits or more.
    """
    if query.number and _SHORTEST_NUMBER <= len(query.number) <= _LONGEST:
        return _by_number(connection, query.number, limit)
    word = query.terms[0] if len(query.terms) == 1 else ""
    if _SHORTEST_WORD <= len(word) <= _LONGEST and word.isascii() and word.isalpha():
        return _by_word(connection, word, limit)
    return []


def one_slip(typed: str, meant: str) -> bool:
    """Whether one slip makes `typed` of `meant`; not when they are the same."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = 0
    while at < min(len(typed), len(meant)) and typed[at] == meant[at]:
        at += 1
    one, other = typed[at:], meant[at:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (len(one) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:])
    )


def _by_number(connection: Any, number: str, limit: int) -> list[int]:
    wanted = tokens.pieces_of_number(number)
    rows = _candidates(
        connection,
        wanted,
        "(SELECT json_group_array(normalized) FROM contact_method WHERE customer_id = customer.id "
        "AND contact_method.kind IN ('phone', 'qq'))",
    )
    return [row_id for row_id, stored in rows if any(_inside(number, each) for each in json.loads(stored))][
        :limit
    ]


def _inside(number: str, stored: str) -> bool:
    """Whether a slip makes the number of a part of a stored one; of its whole when that is as long."""
    sizes = (len(number) - 1, len(number), len(number) + 1)
    if len(stored) in sizes:
        return one_slip(number, stored)
    return any(
        one_slip(number, stored[at : at + size]) for size in sizes for at in range(len(stored) - size + 1)
    )


def _by_word(connection: Any, word: str, limit: int) -> list[int]:
    readings = _readings(word)
    wanted = tokens.read_in_full(readings.values())
    found = []
    if wanted:
        for row_id, name in _candidates(connection, wanted, "customer.name"):
            if "".join(reading[0] for reading in pinyin.units(name)) in readings:
                found.append(row_id)
    wanted = tokens.pieces_of_word(word)
    for row_id, text in _candidates(connection, wanted, "name || ' ' || other_names || ' ' || company"):
        if any(one_slip(word, each) for each in re.findall(r"[a-z]+", tokens.plain(text))):
            found.append(row_id)
    return list(dict.fromkeys(found))[:limit]


def _readings(word: str) -> dict[str, tuple[str, ...]]:
    """The spellings of whole syllables that a slip may have made this of; neighbours changed places first."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _slips(word):
        if each not in found:
            full = [
                parse
                for parse in pinyin.parses(each)
                if len(parse) > 1 and pinyin.SYLLABLES.issuperset(parse)
            ]
            if full:
                found[each] = full[0]
        if len(found) == _MOST_READINGS:
            break
    return found


def _slips(word: str) -> Iterator[str]:
    places = range(len(word))
    yield from (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1] if word[at] != word[at + 1]
    )
    yield from (word[:at] + word[at + 1 :] for at in places)
    yield from (word[:at] + sign + word[at:] for at in range(len(word) + 1) for sign in _LETTERS)
    yield from (word[:at] + sign + word[at + 1 :] for at in places for sign in _LETTERS if sign != word[at])


def _candidates(connection: Any, expression: str, value: str) -> Iterable[tuple[int, str]]:
    rows: Iterable[tuple[int, str]] = connection.execute(
        f"SELECT customer.id, {value} FROM customer JOIN (SELECT rowid FROM customer_search "
        "WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit ON hit.rowid = customer.id "
        "ORDER BY customer.last_contact_at DESC, customer.id DESC",
        (expression, _LOOKED_AT),
    )
    return rows
