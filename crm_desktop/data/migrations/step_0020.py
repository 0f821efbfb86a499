"""Schema 20: the index of contact methods has all that the order of the list and the search for duplicates read."""

from __future__ import annotations

SQL = """
DROP INDEX contact_method_normalized;
CREATE INDEX contact_method_normalized ON contact_method (kind, normalized, is_primary, customer_id)
"""
