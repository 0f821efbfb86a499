"""Which rows of a file are customers that the shop has already, and which repeat each other.

A customer number or an ID number tells a person. A phone, an e-mail, a WeChat or QQ number does so
beside a name that agrees, for families share them; so does a name with a whole birthday. A row that
has nothing of all this is known again when everything that it says stands so in the data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from crm_desktop.data.fields import FIELDS, Stored
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import import_rows
from crm_desktop.services.import_rows import CleanRows
from crm_desktop.values import phones
from crm_desktop.values.same_names import Agreement, agreement

KEYS = ("number", "id_number", "phone", "email", "wechat", "qq", "birthday")
_TELLING = frozenset(("name", *KEYS))
_CONTACTS = ("phone", "email", "wechat", "qq")
_NAMED = frozenset(("phone", "email", "wechat", "qq"))  # keys that count only with a name that agrees
_MOST = 50  # customers or rows with one key that are looked at: a switchboard, "0000000"
_LEAST_DIGITS = 7
_TOLD = -1  # in place of a first row that has been told of
_PLAIN_TEXTS = tuple(
    key
    for key, each in FIELDS.items()
    if each.stored == Stored.CUSTOMER
    and not each.made
    and each.column == key
    and key not in ("number", "name", "starred")
)


@dataclass
class Matches:
    """What was found for the rows that can be taken.

    Args:
        customers: row → (customer's id, the key that told).
        rows: row → (the earlier row that it repeats, the key that told).
        shared: row → name of somebody else who has the same phone.
    """

    customers: dict[int, tuple[int, str]] = field(default_factory=dict)
    rows: dict[int, tuple[int, str]] = field(default_factory=dict)
    shared: dict[int, str] = field(default_factory=dict)


def match(
    session: Session,
    rows: CleanRows,
    *,
    keys: Collection[str],
    phone_alone: bool,
    failed: Collection[int],
    progress: Progress | None,
) -> Matches:
    """Look every row up in the data, and in the rows before it.

    Args:
        keys: which of `KEYS` tell a customer.
        phone_alone: a phone tells a person whatever the name beside it.
        failed: rows that are not taken anyway.
    """
    found = Matches()
    agree = _Agreement(phone_alone)
    several = _Several()
    with _lookup(session) as look_up:
        for start, block in rows.blocks(_TELLING):
            if progress is not None:
                progress.step(start, len(rows), translate("Import", "Looking for customers you have"))
            for kind, pairs in _keys_of(start, block, keys, failed).items():
                several.add(kind, pairs)
                look_up(kind, pairs)
        _in_the_data(session, rows, found, agree)
    _in_the_file(rows, found, agree, several.rows())
    return found


def meet_nobody(
    session: Session,
    changed: Collection[int],
    before: Matches,
    versions: Sequence[tuple[CleanRows, Collection[int]]],
    *,
    keys: Collection[str],
    phone_alone: bool,
) -> bool:
    """Whether rows that were mended have nothing in common with any other row or any customer.

    Then what `match` found before is what it would find now.

    Args:
        before: what it found.
        versions: the rows before and after, each with those that are not taken anyway.
    """
    leaders = {first for first, _ in before.rows.values()}
    if any(
        row in each for row in changed for each in (before.customers, before.rows, before.shared, leaders)
    ):
        return False
    own: dict[str, set[str]] = {}
    for rows, failed in versions:
        for row in changed:
            start, block = rows.block_of(row)
            single = {key: values[row - start : row - start + 1] for key, values in block.items()}
            for kind, pairs in _keys_of(row, single, keys, failed).items():
                told = [key for _, key in pairs]
                if len(changed) > 1 and not own.get(kind, set()).isdisjoint(told):
                    return False
                own.setdefault(kind, set()).update(told)
    rows, failed = versions[-1]
    others = {*failed, *changed}
    for start, block in rows.blocks({*own, "name"}):
        for kind, pairs in _keys_of(start, block, own, others).items():
            if any(key in own.get(kind, ()) for _, key in pairs):
                return False
    alone = CleanRows()
    for row in sorted(changed):
        start, block = rows.block_of(row)
        alone.add({key: values[row - start : row - start + 1] for key, values in block.items()}, [row])
    skipped = [at for at, row in enumerate(sorted(changed)) if row in failed]
    found = match(session, alone, keys=keys, phone_alone=phone_alone, failed=skipped, progress=None)
    return not (found.customers or found.rows or found.shared)


_Keys = list[tuple[int, str]]  # (row, what tells who it is)


def _keys_of(
    start: int, block: dict[str, list[Any]], keys: Collection[str], failed: Collection[int]
) -> dict[str, _Keys]:
    """By kind what tells who each row is; "whole" when nothing else does."""
    taken = [(at, start + at) for at in range(len(block["name"])) if start + at not in failed]
    found: dict[str, _Keys] = {}
    told: set[int] = set()
    for kind in ("number", "id_number"):
        if kind in keys and kind in block:
            values = block[kind]
            found[kind] = [(row, values[at]) for at, row in taken if values[at]]
    for kind in _CONTACTS:
        if kind in keys and kind in block:
            several = block[kind]
            pairs = [(row, import_rows.normal(kind, value)) for at, row in taken for value in several[at]]
            if kind == "phone":
                pairs = [pair for pair in pairs if len(phones.digits(pair[1])) >= _LEAST_DIGITS]
            found[kind] = pairs
    names = block["name"]
    if "birthday" in keys and "birthday" in block:
        days = block["birthday"]
        found["birthday"] = [
            (row, f"{names[at]}\t{days[at]}") for at, row in taken if names[at] and len(days[at]) == 10
        ]
    for pairs in found.values():
        told.update(row for row, _ in pairs)
    if len(told) < len(taken):
        found["whole"] = [(row, names[at]) for at, row in taken if names[at] and row not in told]
    return found


class _Several:
    """The keys that more than one row of the file has."""

    def __init__(self) -> None:
        self._first: dict[str, dict[str, int]] = {}
        self._rows: list[tuple[int, str, str]] = []

    def add(self, kind: str, pairs: _Keys) -> None:
        """The next rows' keys of a kind."""
        first = self._first.setdefault(kind, {})
        for row, key in pairs:
            before = first.setdefault(key, row)
            if before is row:
                continue
            if before >= 0:
                self._rows.append((before, kind, key))
                first[key] = _TOLD
            self._rows.append((row, kind, key))

    def rows(self) -> list[tuple[int, str, str]]:
        """(row, kind, key) of all rows that share one, from the first row to the last."""
        return sorted(self._rows, key=itemgetter(0))


@contextmanager
def _lookup(session: Session) -> Iterator[Callable[[str, _Keys], None]]:
    """Takes the keys of rows into a temporary table, in which they are looked up; in an empty shop nothing."""
    if session.one("SELECT 1 FROM customer LIMIT 1") is None:
        yield lambda kind, pairs: None
        return
    connection = session.database.connection
    drop = "DROP TABLE IF EXISTS temp.import_key"
    connection.execute(drop)
    connection.execute("CREATE TEMP TABLE import_key (row INTEGER, kind TEXT, key TEXT)")

    def add(kind: str, pairs: _Keys) -> None:
        connection.executemany(f"INSERT INTO temp.import_key VALUES (?, '{kind}', ?)", pairs)

    try:
        yield add
    finally:
        connection.execute(drop)


class _Agreement:
    """Whether two names can be one person's."""

    def __init__(self, phone_alone: bool) -> None:
        self._phone_alone = phone_alone

    def __call__(self, kind: str, one: str, other: str) -> bool:
        if one == other or kind not in _NAMED or not one or not other:
            return True
        return self._phone_alone or same_person(one, other)


def same_person(one: str, other: str) -> bool:
    """Whether two names that stand beside one phone can be the same person's; see `same_names.agreement`."""
    return not one or not other or agreement(one, other) >= Agreement.PART


# -- the data ------------------------------------------------------------------------------------


def _in_the_data(session: Session, rows: CleanRows, found: Matches, agree: _Agreement) -> None:
    if session.one("SELECT 1 FROM customer LIMIT 1") is None:
        return
    session.query("CREATE INDEX temp.import_key_key ON import_key (key, kind)")
    session.query("ANALYZE temp.import_key")
    live = "customer.deleted_at IS NULL"
    claimed: dict[int, int] = {}  # customer → the row that has its number
    for row, customer_id in session.query(
        f"SELECT k.row, customer.id FROM temp.import_key AS k CROSS JOIN customer ON customer.number = k.key "
        f"WHERE k.kind = 'number' AND {live} ORDER BY k.row"
    ):
        found.customers[row] = (customer_id, "number")
        claimed.setdefault(customer_id, row)
    lookups = (
        ("id_number", "customer.id_number = k.key", "customer.id_number <> ''"),
        ("birthday", "k.key = customer.name || char(9) || customer.birthday", "customer.birthday <> ''"),
    )
    for kind, same, some in lookups:
        if session.one("SELECT 1 FROM temp.import_key WHERE kind = ? LIMIT 1", (kind,)) is None:
            continue
        for row, customer_id in session.query(
            f"SELECT k.row, customer.id FROM customer CROSS JOIN temp.import_key AS k ON {same} "
            f"WHERE k.kind = ? AND {some} AND {live} ORDER BY k.row, customer.id",
            (kind,),
        ):
            if _free(rows, claimed, row, customer_id):
                found.customers.setdefault(row, (customer_id, kind))
    _by_contact(session, rows, found, agree, claimed)
    _by_everything(session, rows, found)


def _free(rows: CleanRows, claimed: dict[int, int], row: int, customer_id: int) -> bool:
    """Not when another row of the file has this customer's number, and this row has its own."""
    return not rows.numbers[row] or claimed.get(customer_id, row) == row


def _by_contact(
    session: Session, rows: CleanRows, found: Matches, agree: _Agreement, claimed: dict[int, int]
) -> None:
    looked_at: dict[tuple[int, str], int] = {}
    for row, kind, customer_id, name in session.query(
        "SELECT k.row, k.kind, customer.id, customer.name FROM temp.import_key AS k CROSS JOIN contact_method "
        "ON contact_method.normalized = k.key AND contact_method.kind = k.kind "
        "JOIN customer ON customer.id = contact_method.customer_id "
        "WHERE k.kind IN ('phone', 'email', 'wechat', 'qq') AND customer.deleted_at IS NULL "
        "ORDER BY k.row, customer.name <> '' AND customer.id"
    ):
        before = found.customers.get(row)
        if before is not None and before[1] not in _NAMED:
            continue
        looked_at[row, kind] = looked_at.get((row, kind), 0) + 1
        if looked_at[row, kind] > _MOST:
            continue
        if not agree(kind, rows.names[row], name):
            if kind == "phone":
                found.shared.setdefault(row, name)
        elif _free(rows, claimed, row, customer_id) and (
            before is None or _better(session, rows.names[row], name, before[0])
        ):
            found.customers[row] = (customer_id, kind)
    for row in found.customers:
        found.shared.pop(row, None)


def _better(session: Session, wanted: str, name: str, before: int) -> bool:
    """An equal name beats one that only sounds alike."""
    if name != wanted:
        return False
    return bool(session.one("SELECT name FROM customer WHERE id = ?", (before,))[0] != wanted)


def _by_everything(session: Session, rows: CleanRows, found: Matches) -> None:
    """Rows that only say a name and plain facts: known again when a customer says all of that."""
    wanted: dict[int, list[int]] = {}
    for row, customer_id in session.query(
        "SELECT k.row, customer.id FROM customer CROSS JOIN temp.import_key AS k ON k.key = customer.name "
        "WHERE k.kind = 'whole' AND customer.deleted_at IS NULL ORDER BY k.row, customer.id"
    ):
        wanted.setdefault(row, []).append(customer_id)
    taken: set[int] = set()
    block: dict[str, list[Any]] = {}
    start = -1
    for row, candidates in wanted.items():
        if start < 0 or not start <= row < start + len(block["name"]):
            start, block = rows.block_of(row)
        said = {key: block[key][row - start] for key in _PLAIN_TEXTS if key in block}
        said = {key: value for key, value in said.items() if value}
        addresses = block.get("address", [()] * len(block["name"]))[row - start]
        facts = _facts(session, [each for each in candidates if each not in taken])
        for customer_id, fact in facts.items():
            if all(fact[key] == value for key, value in said.items()) and (
                not addresses or fact["address"] == addresses[0]
            ):
                found.customers[row] = (customer_id, "whole")
                taken.add(customer_id)
                break


def _facts(session: Session, ids: list[int]) -> dict[int, dict[str, Any]]:
    columns = (*_PLAIN_TEXTS, "address")
    chosen = json.dumps(ids[:_MOST])
    return {
        row[0]: dict(zip(columns, row[1:], strict=True))
        for row in session.query(
            f"SELECT id, {', '.join(columns)} FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (chosen,),
        )
    }


# -- the file itself -----------------------------------------------------------------------------


def _in_the_file(
    rows: CleanRows, found: Matches, agree: _Agreement, several: list[tuple[int, str, str]]
) -> None:
    """Rows that repeat an earlier row, or stand for the same customer as one."""
    by_customer: dict[int, int] = {}
    for row in sorted(found.customers):
        customer_id, kind = found.customers[row]
        first = by_customer.setdefault(customer_id, row)
        if first != row:
            found.rows[row] = (first, kind)
    groups: dict[tuple[str, str], list[int]] = {}
    for row, kind, key in several:
        group = groups.setdefault((kind, key), [])
        for first in group[-_MOST:]:
            if row in found.rows or row in found.customers or first == row:
                break
            if not _may_be_one(rows, kind, first, row):
                continue
            if agree(kind, rows.names[row], rows.names[first]):
                found.rows[row] = (first, kind)
            elif kind == "phone":
                found.shared.setdefault(row, rows.names[first])
        if row not in found.rows:
            group.append(row)
    for row in found.rows:
        found.shared.pop(row, None)


def _may_be_one(rows: CleanRows, kind: str, first: int, row: int) -> bool:
    """Two rows with numbers of their own are two customers; plain facts must be the same."""
    one, other = rows.numbers[first], rows.numbers[row]
    if kind != "number" and one and other and one != other:
        return False
    return kind != "whole" or _said(rows, first) == _said(rows, row)


def _said(rows: CleanRows, row: int) -> dict[str, Any]:
    start, block = rows.block_of(row)
    return {key: values[row - start] for key, values in block.items() if values[row - start]}
