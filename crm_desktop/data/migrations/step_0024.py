"""Schema 24: the day on which a customer said that the facts are right."""

from __future__ import annotations

SQL = """
ALTER TABLE customer ADD COLUMN confirmed_on TEXT
"""
