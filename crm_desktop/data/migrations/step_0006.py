"""Schema 6: from where to where the values of a field of the shop may go."""

from __future__ import annotations

SQL = """
ALTER TABLE shop_field ADD COLUMN least TEXT NOT NULL DEFAULT '';
ALTER TABLE shop_field ADD COLUMN most TEXT NOT NULL DEFAULT '';
"""
