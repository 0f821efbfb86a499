"""Schema 19: when a potential customer became one, and how many customers each class had day by day."""

from __future__ import annotations

SQL = """
ALTER TABLE customer ADD COLUMN converted_on TEXT;
CREATE INDEX customer_converted_on ON customer (converted_on, id) WHERE converted_on IS NOT NULL;
CREATE TABLE class_count (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    count INTEGER NOT NULL,
    UNIQUE (day, kind, value)
) STRICT;
"""
