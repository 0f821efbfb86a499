"""What follows from other rows is brought up to date from the operation's own changes, however long the history is."""

from __future__ import annotations

import pytest

from crm_desktop.data import derived
from crm_desktop.data.session import Session


@pytest.mark.parametrize("columns", [(), ("name", "note")])
@pytest.mark.parametrize("analysed", [False, True])
def test_the_customers_touched_are_read_from_the_newest_changes(
    session: Session, columns: tuple[str, ...], analysed: bool
) -> None:
    if analysed:
        session.query("ANALYZE")
    plan = session.query(f"EXPLAIN QUERY PLAN {derived.touched('contact_method', columns)}", {"first": 1})
    reads = [row[3] for row in plan if "change" in row[3]]
    assert reads == ["SEARCH change USING INTEGER PRIMARY KEY (rowid>?)"] * 2
