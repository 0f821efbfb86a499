"""The search index made one piece again, a little at a time, in quiet moments.

FTS5 keeps what each large write brings as a piece of its own, and a query looks into every piece. A
whole merge after an import would hold up every write for as long as it takes; a step merges a few pages
and is committed by itself, so that a write waits for one step at most and nothing is lost between two.
"""

from __future__ import annotations

from typing import Any

INDEXES = ("customer_search", "interaction_search", "follow_up_search")
_PAGES = 32  # of 4 kB, that a step writes: some 20 ms
_SMALL = 200  # pages beside the largest piece that slow no query down
_SHARE = 0.1  # of the index beside the largest piece: a merge writes the whole index anew


def scattered(connection: Any) -> list[str]:
    """The indexes of which a good part lies beside the largest piece."""
    found = []
    for table in INDEXES:
        pages = [count for (count,) in connection.execute(f"SELECT count(*) FROM {table}_idx GROUP BY segid")]
        beside = sum(pages) - max(pages, default=0)
        if beside > _SMALL and beside > _SHARE * sum(pages):
            found.append(table)
    return found


def merge(connection: Any, table: str) -> bool:
    """Do one step towards one piece, inside a transaction; False when there was nothing left to do."""
    before = connection.total_changes
    # A negative number asks for one piece in the end, however many there are and of whatever size.
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (-_PAGES,))
    return bool(connection.total_changes - before >= 2)  # the command itself counts as one
