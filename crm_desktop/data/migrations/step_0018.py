"""Schema 18: which reminders were shown, and the way to those that come. Cadence is the rules of contact overdue."""

from __future__ import annotations

SQL = """
CREATE TABLE reminder (
    follow_up_id INTEGER PRIMARY KEY,
    moment INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_timed ON follow_up (due_day, due_time) WHERE status = 'open' AND due_time <> '';
DROP TABLE cadence_rule;
"""
