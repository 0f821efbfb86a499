"""Schema 10: the reception: who is in the shop, who takes whom in turn, the words and rules of the registers."""

from __future__ import annotations

SQL = """
ALTER TABLE interaction ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE interaction ADD COLUMN late INTEGER NOT NULL DEFAULT 0;

CREATE TABLE register_word (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    makes_up INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reception_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call_days INTEGER NOT NULL DEFAULT 7,
    visit_days INTEGER NOT NULL DEFAULT 15,
    long_wait INTEGER NOT NULL DEFAULT 10
) STRICT;
INSERT INTO reception_rules (id) VALUES (1);

CREATE TABLE stay (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    wanted_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    server_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    urgent INTEGER NOT NULL DEFAULT 0,
    served_at INTEGER,
    left_at INTEGER
) STRICT;
CREATE UNIQUE INDEX stay_interaction ON stay (interaction_id);
CREATE INDEX stay_here ON stay (id) WHERE left_at IS NULL;

CREATE TABLE duty (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff_member (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'in',
    cause TEXT NOT NULL DEFAULT '',
    makes_up INTEGER NOT NULL DEFAULT 0,
    since INTEGER
) STRICT;
CREATE UNIQUE INDEX duty_day ON duty (day, staff_id);

CREATE TABLE turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff_member (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    cause TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX turn_day ON turn (day);
CREATE INDEX turn_interaction ON turn (interaction_id) WHERE interaction_id IS NOT NULL;
"""
