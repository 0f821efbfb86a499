"""Schema 13: follow-ups that repeat: what the rule counts from, and the day that it gave."""

from __future__ import annotations

SQL = """
ALTER TABLE follow_up ADD COLUMN anchor TEXT NOT NULL DEFAULT 'due';
ALTER TABLE follow_up ADD COLUMN series_day TEXT NOT NULL DEFAULT '';
"""
