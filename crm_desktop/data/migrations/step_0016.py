"""Schema 16: stages by rules, scores, kinds and stale marks of customers, and the rules for them.

Without purchases and visits a customer is a potential one: that is what the column begins with. All else is computed
when the program has started.
"""

from __future__ import annotations

SQL = """
CREATE TABLE lost_reason (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE class_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '{}',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE rule_grade (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL UNIQUE REFERENCES customer (id) ON DELETE CASCADE,
    grade_id INTEGER NOT NULL REFERENCES grade (id) ON DELETE CASCADE,
    why TEXT NOT NULL DEFAULT '{}',
    day TEXT NOT NULL
) STRICT;
CREATE INDEX rule_grade_grade ON rule_grade (grade_id);
CREATE TABLE stage_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    from_stage TEXT NOT NULL,
    to_stage TEXT NOT NULL,
    staff_id INTEGER,
    why TEXT NOT NULL DEFAULT '{}',
    UNIQUE (customer_id, day)
) STRICT;
CREATE INDEX stage_change_day ON stage_change (day);
ALTER TABLE customer ADD COLUMN lost_reason_id INTEGER REFERENCES lost_reason (id) ON DELETE RESTRICT;
ALTER TABLE customer ADD COLUMN stage_now TEXT NOT NULL DEFAULT 'potential';
ALTER TABLE customer ADD COLUMN visit_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN first_visit_on TEXT;
ALTER TABLE customer ADD COLUMN last_visit_on TEXT;
ALTER TABLE customer ADD COLUMN buyer TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN scale TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN stale_on TEXT;
ALTER TABLE customer ADD COLUMN rfm INTEGER;
ALTER TABLE customer ADD COLUMN rfm_segment TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN rfm_before TEXT NOT NULL DEFAULT '';
CREATE INDEX customer_lost_reason ON customer (lost_reason_id) WHERE lost_reason_id IS NOT NULL;
CREATE INDEX customer_stage ON customer (stage_now, buyer, scale) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_rfm ON customer (rfm, rfm_segment, rfm_before)
    WHERE rfm IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_stale ON customer (stale_on) WHERE stale_on IS NOT NULL;
UPDATE customer SET (visit_count, first_visit_on, last_visit_on) = (
    SELECT count(*), min(day), max(day) FROM interaction
    WHERE customer_id = customer.id AND interaction.kind IN ('visit', 'house_call'))
    WHERE interaction_count > 0;
UPDATE customer SET stage_now = stage WHERE stage <> '';
"""
