"""Schema 23: a purchase that was ordered and comes later: how far it is, and for when it was promised."""

from __future__ import annotations

SQL = """
ALTER TABLE purchase ADD COLUMN order_state TEXT CHECK (order_state IN ('ordered', 'delivered', 'collected'));
ALTER TABLE purchase ADD COLUMN promised_on TEXT CHECK (length(promised_on) = 10);
CREATE INDEX purchase_open ON purchase (promised_on, id) WHERE order_state IN ('ordered', 'delivered');
"""
