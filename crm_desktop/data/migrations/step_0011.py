"""Schema 11: care on days that come each year, complaints, satisfaction, and rules of contact.

The day of a birthday without its year is kept by an index: `customer_birthday` holds the calendar and
the day (`05-17`, or `05` where only the month is known) of all customers in the lists.
"""

from __future__ import annotations

SQL = """
CREATE INDEX customer_birthday ON customer (
    birthday_calendar, (substr(birthday, iif(birthday GLOB '--*', 3, 6))), id
) WHERE birthday <> '' AND deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_touched ON customer (grade_id, (coalesce(last_contact_at, created_at)), id)
    WHERE deleted_at IS NULL AND archived_at IS NULL;
ALTER TABLE shop_field ADD COLUMN yearly TEXT NOT NULL DEFAULT '';

CREATE TABLE care_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    occasion TEXT NOT NULL CHECK (occasion <> ''),
    year INTEGER NOT NULL,
    day TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    UNIQUE (customer_id, occasion, year)
) STRICT;
CREATE INDEX care_mark_day ON care_mark (day);

CREATE TABLE message_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    occasion TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL CHECK (text <> ''),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE complaint_kind (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE complaint_urgency (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    days INTEGER NOT NULL DEFAULT 3,
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    kind_id INTEGER REFERENCES complaint_kind (id) ON DELETE RESTRICT,
    urgency_id INTEGER REFERENCES complaint_urgency (id) ON DELETE RESTRICT,
    text TEXT NOT NULL CHECK (text <> ''),
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    due_day TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    status TEXT NOT NULL DEFAULT 'open',
    result TEXT NOT NULL DEFAULT '',
    satisfied TEXT NOT NULL DEFAULT '',
    closed_at INTEGER,
    closed_day TEXT NOT NULL DEFAULT '',
    reopened INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX complaint_customer ON complaint (customer_id, at);
CREATE INDEX complaint_open ON complaint (due_day) WHERE status = 'open';
CREATE INDEX complaint_day ON complaint (day);
CREATE INDEX complaint_interaction ON complaint (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE complaint_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    complaint_id INTEGER NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'step',
    at INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX complaint_step_complaint ON complaint_step (complaint_id, at);
CREATE INDEX complaint_step_customer ON complaint_step (customer_id);

CREATE TABLE survey_form (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    questions TEXT NOT NULL DEFAULT '[]',
    retired INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE satisfaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    complaint_id INTEGER REFERENCES complaint (id) ON DELETE SET NULL,
    form_id INTEGER REFERENCES survey_form (id) ON DELETE RESTRICT,
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    text TEXT NOT NULL DEFAULT '',
    answers TEXT NOT NULL DEFAULT '[]',
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    created_by INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX satisfaction_customer ON satisfaction (customer_id, at);
CREATE INDEX satisfaction_day ON satisfaction (day, staff_id, score);
CREATE INDEX satisfaction_interaction ON satisfaction (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX satisfaction_complaint ON satisfaction (complaint_id) WHERE complaint_id IS NOT NULL;

CREATE TABLE cadence_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    target TEXT NOT NULL,
    target_id INTEGER NOT NULL DEFAULT 0,
    days INTEGER NOT NULL CHECK (days > 0),
    slipping_days INTEGER NOT NULL DEFAULT 7,
    escalate_days INTEGER,
    escalate_to INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    active INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (target, target_id)
) STRICT;

CREATE TABLE follow_up_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days >= 0),
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL DEFAULT 'call_out',
    keeper TEXT NOT NULL DEFAULT 'same',
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    form_id INTEGER REFERENCES survey_form (id) ON DELETE RESTRICT,
    active INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
ALTER TABLE follow_up ADD COLUMN made_by INTEGER REFERENCES follow_up_rule (id) ON DELETE RESTRICT;
ALTER TABLE follow_up ADD COLUMN made_for TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX follow_up_made ON follow_up (made_by, made_for) WHERE made_by IS NOT NULL;
"""
