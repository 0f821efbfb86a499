"""Schema 7: who is related to whom. Each relation stands twice, once from either end."""

from __future__ import annotations

SQL = """
CREATE TABLE relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL CHECK (label <> ''),
    reverse TEXT NOT NULL CHECK (reverse <> ''),
    CHECK (customer_id <> other_id),
    UNIQUE (customer_id, other_id, label, reverse)
) STRICT;
CREATE INDEX relation_other ON relation (other_id);
"""
