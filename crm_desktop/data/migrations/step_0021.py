"""Schema 21: the follow-ups of one person on a day stand in the order of their times."""

from __future__ import annotations

SQL = """
DROP INDEX follow_up_load;
CREATE INDEX follow_up_load ON follow_up (due_day, staff_id, due_time) WHERE status = 'open';
"""
