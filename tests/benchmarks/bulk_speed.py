"""A bulk edit of 50,000 customers with the journal, and its undo, beside a plain UPDATE."""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, history
from tests.benchmarks.measure import Line, ms, seconds

_ROWS = 50_000
_ROUNDS = 3


def run(session: Session) -> Iterator[Line]:
    """The figures of bulk edits; every one is undone again."""
    grade = classification.add(session, "grade", "benchmark")
    ids = [row[0] for row in session.query(f"SELECT id FROM customer LIMIT {_ROWS}")]
    marks = f"WHERE id <= {ids[-1]}"
    edits, undos, plains = [], [], []
    connection = session.database.connection
    connection.execute(f"CREATE TABLE plain AS SELECT * FROM customer {marks}")
    connection.execute("CREATE INDEX plain_grade ON plain (grade_id) WHERE grade_id IS NOT NULL")
    try:
        for number in range(_ROUNDS):
            plains.append(
                seconds(lambda number=number: connection.execute(f"UPDATE plain SET grade_id = {number}"))
            )
            operation = 0

            def edit() -> None:
                nonlocal operation
                operation = customers.update_many(session, ids, {"grade": grade})

            edits.append(seconds(edit))
            undos.append(seconds(lambda: history.undo(session, operation)))  # noqa: B023
    finally:
        connection.execute("DROP TABLE plain")
    plain, edit_time, undo_time = min(plains), min(edits), min(undos)
    count = f"{len(ids):,}"
    yield Line(f"plain UPDATE of {count} rows", ms(plain))
    yield Line(f"bulk edit of {count} customers", ms(edit_time), "bar: 6.4 × plain", edit_time / plain)
    yield Line("its undo", ms(undo_time), "bar: 3.6 × plain", undo_time / plain)
    with session.change(Action.EDIT_LISTS) as change:
        change.execute("DELETE FROM grade WHERE id = ?", (grade,))
