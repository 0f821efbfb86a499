"""Schema 22: who bought when, how often and for how much is read along one index; who fell out of the scores has one."""

from __future__ import annotations

SQL = """
DROP INDEX purchase_customer;
CREATE INDEX purchase_customer ON purchase (customer_id, at, day, quantity, amount);
CREATE INDEX customer_rfm_left ON customer (rfm_before)
    WHERE rfm IS NULL AND rfm_before <> '' AND deleted_at IS NULL AND archived_at IS NULL;
"""
