"""Schema 5: the fields that the shop makes. Their values are columns of `customer` that come at run time."""

from __future__ import annotations

SQL = """
CREATE TABLE shop_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    hint TEXT NOT NULL DEFAULT '',
    pattern TEXT NOT NULL DEFAULT '',
    reverse TEXT NOT NULL DEFAULT '',
    default_value TEXT NOT NULL DEFAULT '',
    is_required INTEGER NOT NULL DEFAULT 0,
    is_unique INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    CHECK ((key = '') = (kind <> '' AND name <> ''))
) STRICT;

CREATE TABLE field_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    field_id INTEGER NOT NULL REFERENCES shop_field (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX field_option_field ON field_option (field_id);
"""
