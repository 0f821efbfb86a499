"""Schema 26: who bought a product is read along one index."""

from __future__ import annotations

SQL = """
DROP INDEX purchase_product;
CREATE INDEX purchase_product ON purchase (product_id, quantity, customer_id) WHERE product_id IS NOT NULL
"""
