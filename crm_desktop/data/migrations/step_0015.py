"""Schema 15: groups of customers, thanks for referrals, and what is noted of a customer who may become one."""

from __future__ import annotations

SQL = """
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL DEFAULT 'smart' CHECK (kind IN ('smart', 'fixed')),
    query TEXT NOT NULL DEFAULT '',
    color TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE segment_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    segment_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    UNIQUE (segment_id, customer_id)
) STRICT;
CREATE INDEX segment_member_customer ON segment_member (customer_id);
CREATE TABLE referral_thanks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    brought_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    follow_up_id INTEGER REFERENCES follow_up (id) ON DELETE SET NULL,
    done_at INTEGER,
    UNIQUE (customer_id, brought_id)
) STRICT;
CREATE INDEX referral_thanks_brought ON referral_thanks (brought_id);
CREATE INDEX referral_thanks_follow_up ON referral_thanks (follow_up_id) WHERE follow_up_id IS NOT NULL;
ALTER TABLE customer ADD COLUMN habits TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN needs TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN evaluation TEXT NOT NULL DEFAULT '';
"""
