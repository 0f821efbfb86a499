"""Schema 17: days on which the shop is closed, ready phrases, shifts, calls to return; what the calendar reads."""

from __future__ import annotations

SQL = """
CREATE TABLE shop_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
    day TEXT NOT NULL DEFAULT '',
    works INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    CHECK ((weekday IS NULL) <> (day = ''))
) STRICT;
CREATE UNIQUE INDEX shop_day_weekday ON shop_day (weekday) WHERE weekday IS NOT NULL;
CREATE UNIQUE INDEX shop_day_day ON shop_day (day) WHERE day <> '';
CREATE TABLE phrase (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX phrase_place ON phrase (place, kind, position);
CREATE TABLE shift (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
ALTER TABLE interaction ADD COLUMN returned_at INTEGER;
CREATE INDEX interaction_to_return ON interaction (at)
    WHERE outcome IN ('missed', 'call_back') AND returned_at IS NULL;
CREATE INDEX follow_up_load ON follow_up (due_day, staff_id) WHERE status = 'open';
CREATE INDEX follow_up_repeats ON follow_up (due_day) WHERE status = 'open' AND rule <> '';
CREATE INDEX follow_up_important ON follow_up (priority, due_day, due_time) WHERE status = 'open' AND priority > 0;
CREATE INDEX follow_up_snoozed ON follow_up (snoozed_until, due_day)
    WHERE status = 'open' AND snoozed_until IS NOT NULL;
"""
