"""Schema 12: products, purchases, and what each customer has bought in all."""

from __future__ import annotations

SQL = """
CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    category TEXT NOT NULL DEFAULT '',
    price INTEGER CHECK (price >= 0),
    cost INTEGER CHECK (cost >= 0),
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE purchase (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (length(day) = 10),
    at INTEGER NOT NULL,
    product_id INTEGER REFERENCES product (id) ON DELETE RESTRICT,
    item TEXT NOT NULL DEFAULT '',
    quantity INTEGER NOT NULL DEFAULT 1000 CHECK (quantity <> 0),
    amount INTEGER CHECK (iif(quantity > 0, amount >= 0, amount <= 0)),
    cost INTEGER CHECK (iif(quantity > 0, cost >= 0, cost <= 0)),
    channel TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    returned_of INTEGER REFERENCES purchase (id) ON DELETE CASCADE CHECK (quantity < 0 OR returned_of IS NULL),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_customer ON purchase (customer_id, at);
CREATE INDEX purchase_day ON purchase (day, customer_id);
CREATE INDEX purchase_product ON purchase (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX purchase_returned_of ON purchase (returned_of) WHERE returned_of IS NOT NULL;
ALTER TABLE customer ADD COLUMN purchase_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN purchase_amount INTEGER;
ALTER TABLE customer ADD COLUMN purchase_profit INTEGER;
ALTER TABLE customer ADD COLUMN first_purchase_on TEXT;
ALTER TABLE customer ADD COLUMN last_purchase_on TEXT;
ALTER TABLE customer ADD COLUMN purchase_interval INTEGER;
CREATE INDEX customer_purchase_amount ON customer (purchase_amount, id) WHERE purchase_amount IS NOT NULL;
CREATE INDEX customer_purchase_profit ON customer (purchase_profit, id) WHERE purchase_profit IS NOT NULL;
CREATE INDEX customer_last_purchase_on ON customer (last_purchase_on, id) WHERE last_purchase_on IS NOT NULL;
"""
