"""Schema 4: what each import did."""

from __future__ import annotations

SQL = """
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id INTEGER NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    sheet TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT 'customers',
    read INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    tag TEXT NOT NULL DEFAULT ''
) STRICT;
"""
