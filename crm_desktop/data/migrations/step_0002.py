"""Schema 2: other names of a customer, and the pairs that somebody said are two people."""

from __future__ import annotations

SQL = """
ALTER TABLE customer ADD COLUMN other_names TEXT NOT NULL DEFAULT '';

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    one_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    CHECK (one_id < other_id),
    UNIQUE (one_id, other_id)
) STRICT;
CREATE INDEX not_same_other ON not_same (other_id);
"""
