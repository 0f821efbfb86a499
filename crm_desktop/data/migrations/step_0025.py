"""Schema 25: who bought what no list of products has is found by its words, without reading all purchases."""

from __future__ import annotations

SQL = """
CREATE INDEX purchase_item ON purchase (item, customer_id) WHERE item <> ''
"""
