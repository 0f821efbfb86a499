"""The session: who is at the desk, and the only door for writing."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from crm_desktop import clock
from crm_desktop.data import custom_fields
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.errors import Busy, NotFound, StorageError, UserError
from crm_desktop.i18n import translate

if TYPE_CHECKING:
    from crm_desktop.data.journal import Kept

log = logging.getLogger(__name__)

_BOUND_VALUES = 30_000  # of one statement; SQLite's own limit is 32,766
_ROWS_AT_ONCE = 5_000
_ANNOUNCED_ROWS = 20_000  # above it an announcement says "any row" of a table


@dataclass(frozen=True)
class Changes:
    """What one committed operation touched: announced once, after the commit.

    Args:
        operation_id: the operation; 0 for a change that is not journaled (settings).
        action: what was done.
        tables: table name → ids of the rows touched; None stands for very many. Under "customer"
            stand also the customers whose contact methods, tags, interactions … were touched.
    """

    operation_id: int
    action: Action
    tables: dict[str, frozenset[int] | None]

    def touches(self, table: str, row_id: int | None = None) -> bool:
        """Whether a row of `table` (or that very row) was touched."""
        if table not in self.tables:
            return False
        ids = self.tables[table]
        return row_id is None or ids is None or row_id in ids


def _quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


@dataclass
class Change:
    """An operation that is being written; everything is written through it.

    Args:
        operation_id: the id that the journal logs under.
        connection: the DB-API connection inside the transaction.
        at: the moment of the operation, seconds UTC.
        staff_id: who does it.
        subject: whom or what it is about, for the history; may be set while writing.
        kept: rows that an undo left as they are.
        indexed: the writer of new customers has put their search forms into the index itself, so that
            the door need not; for bulk writers only.
    """

    operation_id: int
    connection: Any
    action: Action
    at: int
    staff_id: int | None = None
    subject: str = ""
    kept: list[Kept] = field(default_factory=list)
    indexed: bool = False

    def execute(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """Run one statement; returns the cursor (`lastrowid`, `rowcount`)."""
        return self.connection.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for many rows; returns how many rows it touched."""
        return int(self.connection.executemany(sql, rows).rowcount)

    def insert_many(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        same: Mapping[str, str | int] | None = None,
    ) -> None:
        """Insert many rows, several hundred a statement: half the time of one statement a row.

        Args:
            same: column → the value that it has in all rows.
        """
        same = same or {}
        head = f"INSERT INTO {table} ({', '.join([*columns, *same])}) VALUES "
        written = [str(value) if isinstance(value, int) else _quoted(value) for value in same.values()]
        one = f"({', '.join(['?'] * len(columns) + written)})"
        at_once = max(1, min(_BOUND_VALUES // len(columns), _ROWS_AT_ONCE))
        rest = iter(rows)
        while batch := list(islice(rest, at_once)):
            values = list(chain.from_iterable(batch))
            self.connection.execute(head + ", ".join([one] * len(batch)), values)

    def insert(self, table: str, values: dict[str, object]) -> int:
        """Insert one row and return its id."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid)

    def update(self, table: str, row_id: int, values: dict[str, object]) -> None:
        """Set columns of one row."""
        if values:
            pairs = ", ".join(f"{name} = ?" for name in values)
            self.execute(f"UPDATE {table} SET {pairs} WHERE id = ?", [*values.values(), row_id])


class Session:
    """One program's use of one shop's data.

    Args:
        database: the open file.
        trial: it stands beside the session of the program, whose fields stay those that `FIELDS` knows.
    """

    def __init__(self, database: Database, *, trial: bool = False) -> None:
        self.database = database
        self.staff_id: int | None = None
        if not trial:
            custom_fields.load(database.connection)
        self.started_after = self._scalar("SELECT coalesce(max(id), 0) FROM operation")
        self._local = threading.local()
        self._subscribers: list[Callable[[Changes], None]] = []
        self._waiting: dict[str, str] = {}  # choices that are not stored yet
        self._storing = False
        self.kept: dict[str, Any] = {}  # what a service has read and keeps in memory
        # Called before an act that is not part of another, with its name: makes a backup before a large one.
        self.before_act: Callable[[Action], object] | None = None
        # Called before the commit with the first change of the act: what a service lets follow from it.
        self.followers: list[Callable[[Change, int], object]] = []
        # Hands a function to a worker: a window's thread shall not wait for the disk over a choice.
        self.store_later: Callable[[Callable[[], None]], object] | None = None

    # -- reading --------------------------------------------------------------------------------

    def query(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """A cursor over the rows of a reading statement, on this thread's connection."""
        return self.database.query(sql, parameters)

    def one(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """The first row of a reading statement, or None."""
        return self.query(sql, parameters).fetchone()

    def _scalar(self, sql: str) -> int:
        return int(self.query(sql).fetchone()[0])

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written because the folder or the file is read-only."""
        return self.database.read_only

    # -- writing --------------------------------------------------------------------------------

    @contextlib.contextmanager
    def change(self, action: Action, subject: str = "", *, wait: float | None = None) -> Iterator[Change]:
        """The door: everything written inside is one operation, committed whole or not at all.

        A change inside a change joins the outer one. What depends on the touched customers is
        brought up to date before the commit; one announcement follows it.

        Args:
            action: what is being done.
            subject: whom or what it is about, as the history shows it.
            wait: seconds to wait for a longer act that is still writing; see `Database.transaction`.

        Raises:
            Busy: a longer act is still writing.
            StorageError: nothing could be written; everything is as before.
        """
        outer: Change | None = getattr(self._local, "change", None)
        if outer is not None:
            yield outer
            return
        from crm_desktop.data import journal  # with the models; the window is up sooner without them

        if self.before_act is not None:
            self.before_act(action)
        with self.database.transaction(wait) as connection:
            at = clock.timestamp()
            first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM change").fetchone()[0]
            operation_id = connection.execute(
                "INSERT INTO operation (at, staff_id, action, subject, first_change) VALUES (?, ?, ?, ?, ?)",
                (at, self.staff_id, action, subject, first),
            ).lastrowid
            change = Change(operation_id, connection, action, at, self.staff_id, subject)
            self._local.change = change
            journal.open_door(connection, operation_id)
            try:
                yield change
                changes = self._bring_up_to_date(change, first)
            finally:
                self._local.change = None
            journal.close_door(connection)
        if changes.touches("shop_field") or changes.touches("field_option"):
            custom_fields.load(self.database.connection)
        if changes.tables:
            self.announce(changes)

    def _bring_up_to_date(self, change: Change, first: int) -> Changes:
        from crm_desktop.data import derived, journal, search

        connection = change.connection
        touched = journal.touched(connection, first)
        if not touched:
            connection.execute("DELETE FROM operation WHERE id = ?", (change.operation_id,))
            return Changes(change.operation_id, change.action, {})
        derived.refresh(connection, set(touched), first, change.at)
        search.refresh(connection, touched, first, indexed=change.indexed)
        followed = self._last_change(connection)
        for follow in self.followers:
            follow(change, first)
        if self._last_change(connection) > followed:
            derived.refresh(connection, {"customer"}, followed + 1, change.at)
        last, count = connection.execute(
            "SELECT max(id), count(DISTINCT customer_id) FROM change WHERE id >= ?", (first,)
        ).fetchone()
        connection.execute(
            "UPDATE operation SET last_change = ?, count = ?, subject = ? WHERE id = ?",
            (last, count, change.subject, change.operation_id),
        )
        return Changes(change.operation_id, change.action, self._touched(connection, first, last))

    @staticmethod
    def _last_change(connection: Any) -> int:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])

    @staticmethod
    def _touched(connection: Any, first: int, last: int) -> dict[str, frozenset[int] | None]:
        if last - first >= _ANNOUNCED_ROWS:
            names = connection.execute("SELECT DISTINCT table_name FROM change WHERE id >= ?", (first,))
            return {"customer": None, **{name: None for (name,) in names}}
        ids: dict[str, set[int]] = {}
        rows = connection.execute(
            "SELECT table_name, row_id, customer_id, CASE kind WHEN 'U' THEN data ->> '$.customer_id[0]' END "
            "FROM change WHERE id >= ?",
            (first,),
        )
        for table, row_id, *customers in rows:
            ids.setdefault(table, set()).add(row_id)
            for customer_id in customers:
                if customer_id is not None:
                    ids.setdefault("customer", set()).add(customer_id)
        return {table: frozenset(found) for table, found in ids.items()}

    # -- undo -----------------------------------------------------------------------------------

    def undo(self, operation_id: int) -> Change:
        """Take an operation back in a new one. What was changed since is kept, listed in `.kept`.

        Undoing an undo is a redo.

        Raises:
            NotFound: there is no such operation, or it was taken back already.
        """
        row = self.one(
            "SELECT action, subject, undoes_id, undone_by_id, first_change, last_change "
            "FROM operation WHERE id = ?",
            (operation_id,),
        )
        if row is None:
            raise NotFound(translate("History", "This act is not in the history."))
        action, subject, undoes_id, undone_by_id, first, last = row
        if action == Action.REDO:  # to take back a redo is to undo what it did again
            original = self.one("SELECT undoes_id FROM operation WHERE id = ?", (undoes_id,))
            return self.undo(original[0])
        if undone_by_id is not None:
            raise NotFound(translate("History", "This act has been undone already."))
        from crm_desktop.data import journal

        is_undo = action == Action.UNDO
        with self.change(Action.REDO if is_undo else Action.UNDO, subject) as change:
            change.kept = journal.invert(change.connection, first, last, change.at)
            if not change.execute(
                "SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ? AND id > ?)",
                (change.operation_id, last),
            ).fetchone()[0]:
                raise NotFound(
                    translate(
                        "History",
                        "Nothing was undone: everything that this act touched was changed since. "
                        "Undo the later acts first.",
                    )
                )
            change.execute(
                "UPDATE operation SET undone_by_id = ? WHERE id = ?", (change.operation_id, operation_id)
            )
            change.execute(
                "UPDATE operation SET undoes_id = ? WHERE id = ?", (operation_id, change.operation_id)
            )
            if is_undo:  # what the undo took back stands again, and may be undone again
                change.execute("UPDATE operation SET undone_by_id = NULL WHERE id = ?", (undoes_id,))
        return change

    def next_undo(self) -> tuple[int, str, str, int] | None:
        """The act that Ctrl+Z takes back: (operation id, action, subject, count); since the start only."""
        row: tuple[int, str, str, int] | None = self.one(
            "SELECT id, action, subject, count FROM operation WHERE id > ? AND undone_by_id IS NULL "
            "AND undoes_id IS NULL AND action <> ? ORDER BY id DESC LIMIT 1",
            (self.started_after, Action.GRADE_CUSTOMERS),  # nobody's act: the rules would do it again
        )
        return row

    def next_redo(self) -> tuple[int, str, str, int] | None:
        """The undo that Ctrl+Y takes back, with the act that it brings again; None after a newer act."""
        row: tuple[int, str, str, int] | None = self.one(
            "SELECT undo.id, act.action, act.subject, act.count FROM operation AS undo "
            "JOIN operation AS act ON act.id = undo.undoes_id "
            "WHERE undo.action = 'undo' AND undo.undone_by_id IS NULL AND undo.id > max(?, "
            "(SELECT coalesce(max(id), 0) FROM operation WHERE undoes_id IS NULL)) "
            "AND act.undone_by_id = undo.id ORDER BY undo.id DESC LIMIT 1",
            (self.started_after,),
        )
        return row

    # -- settings and announcements -----------------------------------------------------------

    def setting(self, key: str, default: Any = None) -> Any:
        """A stored choice (any JSON value), or `default`."""
        if key in self._waiting:
            return json.loads(self._waiting[key])
        row = self.one("SELECT value FROM setting WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def remember(self, key: str, value: Any) -> None:
        """Store a choice. A choice is no act: it is neither journaled nor undone.

        With `store_later` set a worker stores it. While a longer act is writing, or the disk is
        full, it waits in memory and goes in with the next one: nobody is kept from looking at a
        customer because that cannot be remembered.
        """
        if self.read_only:
            return
        self._waiting[key] = json.dumps(value, ensure_ascii=False)
        if self.store_later is None:
            self._store_quietly()
        elif not self._storing:
            self._storing = True
            self.store_later(self._store_quietly)

    def keep(self, key: str, value: Any) -> None:
        """`remember` at once, for what somebody typed, who must hear when it cannot be stored.

        Raises:
            StorageError: it could not be stored; it waits in memory.
        """
        if self.read_only:
            return
        self._waiting[key] = json.dumps(value, ensure_ascii=False)
        with contextlib.suppress(Busy):
            self._store_waiting()

    def _store_quietly(self) -> None:
        self._storing = False
        try:
            self._store_waiting()
        except UserError as error:
            log.warning("Not remembered yet: %s", type(error).__name__)

    def keep_waiting(self) -> None:
        """Before the end: store what waits in memory.

        Raises:
            StorageError: what somebody typed (a draft) could not be stored, and goes with the program.
        """
        try:
            self._store_waiting()
        except StorageError:
            if any(key.startswith("draft.") for key in self._waiting):
                raise

    def _store_waiting(self) -> None:
        rows = list(self._waiting.items())
        if not rows:
            return
        with self.database.transaction() as connection:
            connection.executemany(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                rows,
            )
        for key, value in rows:
            if self._waiting.get(key) == value:
                del self._waiting[key]

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `callback` after every commit, on the committing thread; returns how to stop it."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def announce(self, changes: Changes) -> None:
        """Tell the subscribers; one that fails does not keep the others from hearing it."""
        for callback in list(self._subscribers):
            try:
                callback(changes)
            except Exception:
                log.exception("A subscriber failed on operation %s", changes.operation_id)

    def close(self) -> None:
        """Store what waits, close the file and let the next program in."""
        self.store_later = None
        self._store_quietly()
        self.database.close()
