"""A bulk edit of 50,000 customers with the journal, and its undo, beside a plain UPDATE."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from crm_desktop.data import journal
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, history
from tests.benchmarks.measure import Line, ms

_ROWS = 50_000
_ROUNDS = 3


def run(session: Session) -> Iterator[Line]:
    """The figures of bulk edits; every one is undone again."""
    grades = [classification.add(session, "grade", f"benchmark {number}") for number in range(2)]
    ids = [row[0] for row in session.query(f"SELECT id FROM customer LIMIT {_ROWS}")]
    edits, undos = [], []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        operation = customers.update_many(session, ids, {"grade": grades[0]})
        edited = time.perf_counter()
        history.undo(session, operation)
        edits.append(edited - began)
        undos.append(time.perf_counter() - edited)
    plain = min(_plain(session, ids, grades))
    count = f"{len(ids):,}"
    yield Line(f"plain UPDATE of {count} customers, no journal", ms(plain))
    yield Line(f"bulk edit of {count} customers", ms(min(edits)), "bar: 6.4 × plain", min(edits) / plain)
    yield Line("its undo", ms(min(undos)), "bar: 3.6 × plain", min(undos) / plain)
    with session.change(Action.EDIT_LISTS) as change:
        change.executemany("DELETE FROM grade WHERE id = ?", [(grade,) for grade in grades])


def _plain(session: Session, ids: list[int], grades: list[int]) -> list[float]:
    """Seconds of the same UPDATE of the same rows without triggers, each committed; all put back."""
    connection = session.database.connection
    chosen = json.dumps(ids)
    took = []
    kept = connection.execute(
        "SELECT grade_id, id FROM customer WHERE id IN (SELECT value FROM json_each(?))", (chosen,)
    ).fetchall()
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'customer'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    try:
        for number in range(_ROUNDS):
            began = time.perf_counter()
            connection.execute(
                "UPDATE customer SET grade_id = ? WHERE id IN (SELECT value FROM json_each(?))",
                (grades[number % 2], chosen),
            )
            took.append(time.perf_counter() - began)
        connection.execute("BEGIN")
        connection.executemany("UPDATE customer SET grade_id = ? WHERE id = ?", kept)
        connection.execute("COMMIT")
    finally:
        connection.execute("BEGIN")
        journal.install(connection)
        connection.execute("COMMIT")
    return took
