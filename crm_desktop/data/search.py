"""The token index: kept current by the door, asked by the search box.

Three FTS5 tables without content hold the words of customers, interactions and follow-ups under
their ids. Ranking: exactly the name or number > its beginning > initials > inside > notes and
entries; within each, the most recent contact first. A class with more than `_BOUND` hits is ranked
among its newest customers only: sorting all the hits of a single letter would take longer than
the keystroke may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import Any

from crm_desktop.data import derived
from crm_desktop.values import pinyin, tokens

_BATCH = 2_000
_BOUND = 200  # hits of one rank that are fetched and put in order
_COUNT_BOUND = 100_000

_COLUMNS = (
    "name",
    "number",
    "company",
    "position",
    "region",
    "industry",
    "intention",
    "interests",
    "id_number",
    "note",
    "deleted_at",
)


class Rank(IntEnum):
    """How well a hit matches; lower is better."""

    EXACT = 0
    START = 1
    INITIALS = 2
    INSIDE = 3
    NOTE = 4
    ENTRY = 5


@dataclass(frozen=True)
class Found:
    """One customer that a query found; `entry_id` is the interaction whose text matched."""

    customer_id: int
    rank: Rank
    entry_id: int | None = None


# -- keeping it current --------------------------------------------------------------------------


def refresh(connection: Any, tables: set[str], first: int) -> None:
    """Index again what changed since change `first`, inside the operation's transaction."""
    parameters = {"first": first}
    if tables & {"customer", "contact_method"}:
        new = "SELECT row_id FROM change WHERE id >= :first AND table_name = 'customer' AND kind = 'I'"
        ids = f"{derived.touched('customer', _COLUMNS)} UNION {derived.touched('contact_method')}"
        connection.execute(
            f"DELETE FROM customer_search WHERE rowid IN (SELECT * FROM ({ids}) EXCEPT {new})", parameters
        )
        rows = connection.execute(ids, parameters).fetchall()
        index_customers(connection, (row[0] for row in rows))
    for table, index in (("interaction", index_interactions), ("follow_up", index_follow_ups)):
        if table in tables:
            old = f"SELECT row_id FROM change WHERE id >= :first AND table_name = '{table}' AND kind <> 'I'"
            connection.execute(f"DELETE FROM {table}_search WHERE rowid IN ({old})", parameters)
            rows = connection.execute(
                f"SELECT DISTINCT row_id FROM change WHERE id >= :first AND table_name = '{table}' AND kind <> 'D'",
                parameters,
            ).fetchall()
            index(connection, (row[0] for row in rows))


def index_customers(connection: Any, ids: Iterable[int]) -> None:
    """Write the words and the sort key of customers whose old words are gone; deleted ones get none."""
    for batch in _batches(ids):
        marks = ",".join("?" * len(batch))
        contacts: dict[int, list[tuple[str, str]]] = {}
        for customer_id, kind, value in connection.execute(
            f"SELECT customer_id, kind, value FROM contact_method WHERE customer_id IN ({marks})", batch
        ):
            contacts.setdefault(customer_id, []).append((kind, value))
        words: list[tuple[int, str]] = []
        keys: list[tuple[str, int]] = []
        for row in connection.execute(
            f"SELECT id, sort_key, {', '.join(_COLUMNS)} FROM customer WHERE id IN ({marks}) ORDER BY id",
            batch,
        ):
            customer_id, sort_key, name, *others, deleted_at = row
            key = pinyin.sort_key(name)
            if key != sort_key:
                keys.append((key, customer_id))
            if deleted_at is None:
                words.append((customer_id, _customer_words(name, others, contacts.get(customer_id, ()))))
        connection.executemany("INSERT INTO customer_search (rowid, tokens) VALUES (?, ?)", words)
        if keys:
            connection.executemany("UPDATE customer SET sort_key = ? WHERE id = ?", keys)


def _customer_words(name: str, others: list[str], contacts: Iterable[tuple[str, str]]) -> str:
    number, *texts, id_number, note = others
    found = [tokens.name_words(name), *tokens.code_words(number)]
    for text in texts:
        if text:
            found.extend(tokens.words(text))
    if id_number:
        found.extend(tokens.number_words(tokens.plain(id_number)))
    for kind, value in contacts:
        if kind == "phone":
            found.extend(tokens.phone_words(value))
        else:
            found.extend(tokens.words(value))
            if kind == "qq":
                found.extend(tokens.number_words(value))
    if note:
        found.extend(f"~{word}" for word in tokens.words(note))
    return " ".join(found)


def index_interactions(connection: Any, ids: Iterable[int]) -> None:
    """Write the words of interactions whose old words are gone."""
    for batch in _batches(ids):
        rows = connection.execute(
            "SELECT id, text, reason, outcome, visitor_name, visitor_phone FROM interaction "
            f"WHERE id IN ({','.join('?' * len(batch))}) ORDER BY id",
            batch,
        )
        words = []
        for row_id, text, reason, outcome, visitor_name, visitor_phone in rows:
            found = tokens.words(f"{text} {reason} {outcome} {visitor_name}")
            if visitor_phone:
                found.extend(tokens.phone_words(visitor_phone)[1:])
            if found:
                words.append((row_id, " ".join(found)))
        connection.executemany("INSERT INTO interaction_search (rowid, tokens) VALUES (?, ?)", words)


def index_follow_ups(connection: Any, ids: Iterable[int]) -> None:
    """Write the words of follow-ups whose old words are gone."""
    for batch in _batches(ids):
        rows = connection.execute(
            f"SELECT id, title, outcome FROM follow_up WHERE id IN ({','.join('?' * len(batch))}) ORDER BY id",
            batch,
        )
        words = [(row_id, " ".join(tokens.words(f"{title} {outcome}"))) for row_id, title, outcome in rows]
        connection.executemany("INSERT INTO follow_up_search (rowid, tokens) VALUES (?, ?)", words)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch


# -- asking ----------------------------------------------------------------------------------------


def find(connection: Any, query: tokens.Query, limit: int = 50) -> list[Found]:
    """The best `limit` customers for a query, best first."""
    if query.empty:
        return []
    found: dict[int, Found] = {}
    classes = [
        (Rank.EXACT, query.start(exact=True)),
        (Rank.START, query.start()),
        (Rank.INITIALS, query.initials()),
        (Rank.INSIDE, query.anywhere()),
        (Rank.NOTE, query.everywhere()),
    ]
    for rank, expression in classes:
        if len(found) >= limit:
            break
        if not expression:
            continue
        rows = connection.execute(
            "SELECT customer.id FROM customer JOIN (SELECT rowid FROM customer_search "
            "WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit ON hit.rowid = customer.id "
            "ORDER BY customer.last_contact_at DESC, customer.id DESC",
            (expression, _BOUND + len(found)),
        )
        for (customer_id,) in rows:
            found.setdefault(customer_id, Found(customer_id, rank))
    if len(found) < limit:
        for entry_id, customer_id in find_interactions(connection, query, limit):
            if customer_id is not None:
                found.setdefault(customer_id, Found(customer_id, Rank.ENTRY, entry_id))
    return list(found.values())[:limit]


def count(connection: Any, query: tokens.Query) -> int:
    """How many customers' own data match."""
    if query.empty:
        return 0
    row = connection.execute(
        "SELECT count(*) FROM customer_search WHERE customer_search MATCH ?", (query.everywhere(),)
    ).fetchone()
    return int(row[0])


def find_interactions(connection: Any, query: tokens.Query, limit: int = 20) -> list[tuple[int, int | None]]:
    """The newest interactions whose text matches: (interaction id, customer id)."""
    rows: list[tuple[int, int | None]] = connection.execute(
        "SELECT interaction.id, customer_id FROM (SELECT rowid FROM interaction_search "
        "WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit "
        "JOIN interaction ON interaction.id = hit.rowid LEFT JOIN customer ON customer.id = customer_id "
        "WHERE customer.deleted_at IS NULL ORDER BY interaction.id DESC LIMIT ?",
        (query.anywhere(), limit * 2, limit),
    ).fetchall()
    return rows


def find_follow_ups(connection: Any, query: tokens.Query, limit: int = 20) -> list[tuple[int, int]]:
    """The newest follow-ups whose title matches: (follow-up id, customer id)."""
    rows: list[tuple[int, int]] = connection.execute(
        "SELECT follow_up.id, customer_id FROM (SELECT rowid FROM follow_up_search "
        "WHERE follow_up_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit "
        "JOIN follow_up ON follow_up.id = hit.rowid JOIN customer ON customer.id = customer_id "
        "WHERE customer.deleted_at IS NULL ORDER BY follow_up.status = 'open' DESC, follow_up.id DESC LIMIT ?",
        (query.anywhere(), limit * 2, limit),
    ).fetchall()
    return rows
