"""Schema 9: the rows that each import did not take."""

from __future__ import annotations

SQL = """
ALTER TABLE import_run ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
CREATE TABLE import_failed_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    cells TEXT NOT NULL
) STRICT;
CREATE INDEX import_failed_row_operation ON import_failed_row (operation_id);
"""
