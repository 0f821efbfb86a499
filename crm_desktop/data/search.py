"""The search index: kept current by the door, asked by the search box.

Three FTS5 tables without content hold the forms (see `values/tokens.py`) of customers, interactions and follow-ups under
their ids. Ranking: exactly the name or number > its beginning > initials > inside > notes and
entries; within each, the most recent contact first. A class with more than `_BOUND` hits is ranked
among its newest customers only: sorting all the hits of a single letter would take longer than
the keystroke may.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from crm_desktop.data import custom_fields, derived
from crm_desktop.data.search_pieces import INDEXES
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.values import names, phones, pinyin, tokens

if TYPE_CHECKING:  # searching needs no models, which the journal loads
    from crm_desktop.data.journal import Touched

_BATCH = 10_000
_TOLD = 2 * _BATCH  # rows between two reports of how far a rebuild is
_BOUND = 200  # hits of one rank that are fetched and put in order
_USUAL_MERGE = 4  # pieces of the index of one size that FTS5 merges into one; its own default

TEXTS = (
    "company", "position", "region", "industry", "intention", "interests", "habits", "needs", "id_number",
)  # fmt: skip
_COLUMNS = ("name", "number", "other_names", *TEXTS, "note", "deleted_at")


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


def refresh(connection: Any, tables: Touched, first: int, *, indexed: bool = False) -> None:
    """Index again what changed since change `first`, inside the operation's transaction.

    Args:
        tables: what the operation changed, as `journal.touched` says.
        indexed: new customers have their forms already, unless they were edited since.
    """
    parameters = {"first": first}
    columns = (
        *_COLUMNS,
        *custom_fields.searched(connection),
        *custom_fields.searched_numbers(connection),
    )
    customer = tables.get("customer", set()) & {"*", *columns}
    others = "contact_method" in tables
    only_new = indexed and customer == {"*"} and not others
    if (customer or others) and not only_new:
        new = "SELECT row_id FROM change WHERE id >= :first AND table_name = 'customer' AND kind = 'I'"
        ids = f"{derived.touched('customer', columns)} UNION {derived.touched('contact_method')}"
        if indexed:
            edited = derived.touched("customer", columns, updated=True)
            ids, new = (
                f"SELECT * FROM ({ids}) EXCEPT SELECT * FROM ({new} EXCEPT SELECT * FROM ({edited}))",
                "SELECT 0 WHERE 0",
            )
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


def rebuild(connection: Any, progress: Progress | None = None) -> None:
    """Index everything anew, inside a transaction.

    Raises:
        Cancelled: through `progress`; the transaction is to be rolled back.
    """
    progress = progress or Progress()
    words = translate("Upgrade", "Writing the search index anew")
    total, done = _count_of_rows(connection), 0
    for table in INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for table, index in (
        ("customer", index_customers),
        ("interaction", index_interactions),
        ("follow_up", index_follow_ups),
    ):
        ids = connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        for start in range(0, len(ids), _TOLD):
            progress.step(done, total, words)
            part = ids[start : start + _TOLD]
            index(connection, (row[0] for row in part))
            done += len(part)
    progress.step(total, total, words)
    optimize(connection)


def _count_of_rows(connection: Any) -> int:
    counts = [f"(SELECT count(*) FROM {table})" for table in ("customer", "interaction", "follow_up")]
    return int(connection.execute(f"SELECT {' + '.join(counts)}").fetchone()[0])


def optimize(connection: Any) -> None:
    """Merge the pieces of the index into one after a great deal was written: a query looks into each."""
    for table in INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def index_customers(connection: Any, ids: Iterable[int]) -> None:
    """Write the forms and the sort key of customers whose old forms are gone; deleted ones get none.

    While SQLite writes the forms of one batch, a thread spells those of the next. A batch goes in
    as one statement: SQLite works on it without Python's lock, and FTS5 writes it as one piece.
    """
    batches = list(_batches(ids))
    if len(batches) <= 1:
        for batch in batches:
            _write(connection, _spell(_read_customers(connection, batch)))
        return
    with ThreadPoolExecutor(1) as pool, merging_later(connection):
        spelling: Future[_Spelled] | None = None
        for batch in batches:
            following = pool.submit(_spell, _read_customers(connection, batch))
            if spelling is not None:
                _write(connection, spelling.result())
            spelling = following
        if spelling is not None:
            _write(connection, spelling.result())


@contextlib.contextmanager
def merging_later(connection: Any) -> Iterator[None]:
    """Let FTS5 leave what it has written as it is, in half the time; later writes merge it bit by bit.

    The setting is stored in the file, so the usual one is put back inside the same transaction; an
    error takes it back with all the rest.
    """
    command = "INSERT INTO customer_search (customer_search, rank) VALUES ('automerge', ?)"
    connection.execute(command, (0,))
    yield
    connection.execute(command, (_USUAL_MERGE,))


_Spelled = tuple[list[tuple[int, str]], list[tuple[int, str]]]


def _read_customers(connection: Any, batch: list[int]) -> list[tuple[Any, ...]]:
    """Of each customer what is searched, with all contact methods as one JSON array, and the shop's own fields."""
    made = [f"json_array('text', {name})" for name in custom_fields.searched(connection)]
    made += [f"json_array('phone', {name})" for name in custom_fields.searched_numbers(connection)]
    rows: list[tuple[Any, ...]] = connection.execute(
        f"""SELECT id, sort_key, {", ".join(_COLUMNS)}, (
                SELECT json_group_array(json_array(kind, value)) FROM contact_method WHERE customer_id = customer.id),
                json_array({", ".join(made)})
            FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id""",
        (json.dumps(batch),),
    ).fetchall()
    return rows


def _spell(rows: list[tuple[Any, ...]]) -> _Spelled:
    """(id, forms) of each live customer, and (id, sort key) of those whose key is another now."""
    forms: list[tuple[int, str]] = []
    keys: list[tuple[int, str]] = []
    for customer_id, sort_key, name, *others, deleted_at, contacts, made in rows:
        key = pinyin.sort_key(name)
        if key != sort_key:
            keys.append((customer_id, key))
        if deleted_at is None:
            said = [*json.loads(contacts), *(each for each in json.loads(made) if each[1])]
            forms.append((customer_id, _customer_forms(name, others, said)))
    return forms, keys


def write_forms(connection: Any, forms: list[tuple[int, str]]) -> None:
    """Put (customer id, forms) of customers that have none into the index.

    Very many go in with one statement: SQLite works on it without Python's lock.
    """
    for at in range(0, len(forms), _BATCH):
        some = forms[at : at + _BATCH]
        places = ", ".join(["(?, ?)"] * len(some))
        values = list(chain.from_iterable(some))
        connection.execute(f"INSERT INTO customer_search (rowid, forms) VALUES {places}", values)


def _write(connection: Any, spelled: _Spelled) -> None:
    forms, keys = spelled
    write_forms(connection, forms)
    if keys:
        connection.execute(
            "UPDATE customer SET sort_key = new.value ->> 1 FROM json_each(?) AS new "
            "WHERE customer.id = new.value ->> 0",
            (json.dumps(keys, ensure_ascii=False),),
        )


def _customer_forms(name: str, others: list[str], contacts: Iterable[tuple[str, str]]) -> str:
    """Args: contacts: (kind, value) of the contact methods, and of the shop's own fields as "text" or "phone"."""
    number, other_names, *texts, note = others
    phone_numbers: list[str] = []
    for kind, value in contacts:
        (phone_numbers if kind == "phone" else texts).append(value)
    all_names = [name, *names.several(other_names)]
    return tokens.customer_forms(all_names, number, texts, phone_numbers, note)


def index_interactions(connection: Any, ids: Iterable[int]) -> None:
    """Write the forms of interactions whose old forms are gone."""
    for batch in _batches(ids):
        rows = connection.execute(
            "SELECT id, text, reason, outcome, visitor_name, visitor_phone FROM interaction "
            f"WHERE id IN ({','.join('?' * len(batch))}) ORDER BY id",
            batch,
        )
        forms = []
        for row_id, text, reason, outcome, visitor_name, visitor_phone in rows:
            said = f"{text} {reason} {outcome} {visitor_name} {phones.digits(visitor_phone)}"
            if not said.isspace():
                forms.append((row_id, tokens.text_forms(said)))
        connection.execute(
            "INSERT INTO interaction_search (rowid, forms) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            (json.dumps(forms, ensure_ascii=False),),
        )


def index_follow_ups(connection: Any, ids: Iterable[int]) -> None:
    """Write the forms of follow-ups whose old forms are gone."""
    for batch in _batches(ids):
        rows = connection.execute(
            f"SELECT id, title, outcome FROM follow_up WHERE id IN ({','.join('?' * len(batch))}) ORDER BY id",
            batch,
        )
        forms = [(row_id, tokens.text_forms(f"{title} {outcome}")) for row_id, title, outcome in rows]
        connection.execute(
            "INSERT INTO follow_up_search (rowid, forms) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            (json.dumps(forms, ensure_ascii=False),),
        )


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
    classes = [(Rank.NOTE, query.in_notes())]
    few = _few(connection, query)
    if few is None:
        classes = [
            (Rank.EXACT, query.exact()),
            (Rank.START, query.start()),
            (Rank.INITIALS, query.initials()),
            (Rank.INSIDE, query.anywhere()),
            *classes,
        ]
    else:
        found = {item.customer_id: item for item in few}
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


def _few(connection: Any, query: tokens.Query) -> list[Found] | None:
    """All hits outside of notes, ranked by a look at each; None when they are more than `_BOUND`."""
    rows = connection.execute(
        "SELECT customer.id, name, (SELECT json_group_array(normalized) FROM contact_method "
        "WHERE customer_id = customer.id AND contact_method.kind IN ('phone', 'qq')) "
        "FROM customer JOIN (SELECT rowid FROM customer_search WHERE customer_search MATCH ? "
        "ORDER BY rowid DESC LIMIT ?) AS hit ON hit.rowid = customer.id "
        "ORDER BY customer.last_contact_at DESC, customer.id DESC",
        (query.anywhere(), _BOUND),
    ).fetchall()
    if len(rows) == _BOUND:
        return None
    found = [Found(row_id, _rank(query, name, json.loads(numbers))) for row_id, name, numbers in rows]
    found.sort(key=lambda item: item.rank)
    return found


def _rank(query: tokens.Query, name: str, numbers: list[str]) -> Rank:
    """The rank that `Query.exact`, `start` and `initials` would give."""
    first, whole = query.terms[0], "".join(query.terms)
    if query.number:
        typed = tuple(query.numbers)
        if any(number in typed for number in numbers):
            return Rank.EXACT
        return Rank.START if any(number.startswith(typed) for number in numbers) else Rank.INSIDE
    written = "".join(tokens.parts(name))
    read = "".join(reading[0] for reading in pinyin.units(name))
    if whole in (written, read):
        return Rank.EXACT
    if written.startswith(first) or read.startswith(first):
        return Rank.START
    spelled = pinyin.match(name, whole) if whole.isascii() else None
    return Rank.INITIALS if spelled and spelled[0] == 0 else Rank.INSIDE


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
        (query.written(), limit * 2, limit),
    ).fetchall()
    return rows


def find_follow_ups(connection: Any, query: tokens.Query, limit: int = 20) -> list[tuple[int, int]]:
    """The newest follow-ups whose title matches: (follow-up id, customer id)."""
    rows: list[tuple[int, int]] = connection.execute(
        "SELECT follow_up.id, customer_id FROM (SELECT rowid FROM follow_up_search "
        "WHERE follow_up_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit "
        "JOIN follow_up ON follow_up.id = hit.rowid JOIN customer ON customer.id = customer_id "
        "WHERE customer.deleted_at IS NULL ORDER BY follow_up.status = 'open' DESC, follow_up.id DESC LIMIT ?",
        (query.written(), limit * 2, limit),
    ).fetchall()
    return rows
