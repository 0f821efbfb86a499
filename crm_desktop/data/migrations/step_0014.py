"""Schema 14: files that were put to an entry of a customer's timeline."""

from __future__ import annotations

SQL = """
ALTER TABLE attachment ADD COLUMN interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL;
CREATE INDEX attachment_interaction ON attachment (interaction_id) WHERE interaction_id IS NOT NULL;
"""
