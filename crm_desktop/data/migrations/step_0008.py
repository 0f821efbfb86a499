"""Schema 8: files and pictures of customers. Their contents stand in the folder `files`, by their hash."""

from __future__ import annotations

SQL = """
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    size INTEGER NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_customer ON attachment (customer_id);
"""
