"""Schema 1: customers, how they are reached, told apart, what happened and what is planned.

A step is frozen once it has shipped: the next change of the schema is a new step.
Purchases, products, segments, relations and attachments come as steps of their own,
as new tables that point at `customer`; none of them changes a table of this step.
"""

from __future__ import annotations

SQL = """
CREATE TABLE staff_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL DEFAULT 'staff',
    position INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES category (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    color TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX category_parent ON category (parent_id);

CREATE TABLE grade (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    color TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES tag (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    color TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tag_parent ON tag (parent_id);

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    target TEXT NOT NULL DEFAULT 'customers',
    name TEXT NOT NULL CHECK (name <> ''),
    definition TEXT NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL CHECK (number <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL DEFAULT 'person',
    gender TEXT NOT NULL DEFAULT '',
    birthday TEXT NOT NULL DEFAULT '',
    birthday_calendar TEXT NOT NULL DEFAULT 'solar',
    company TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    id_number TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    intention TEXT NOT NULL DEFAULT '',
    interests TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    category_id INTEGER REFERENCES category (id) ON DELETE RESTRICT,
    grade_id INTEGER REFERENCES grade (id) ON DELETE RESTRICT,
    source_id INTEGER REFERENCES source (id) ON DELETE RESTRICT,
    owner_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    referrer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL,
    stage TEXT NOT NULL DEFAULT '',
    starred INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    archived_at INTEGER,
    deleted_at INTEGER,
    sort_key TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    wechat TEXT NOT NULL DEFAULT '',
    qq TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    last_contact_at INTEGER,
    last_contact_by INTEGER,
    last_contact_kind TEXT NOT NULL DEFAULT '',
    next_follow_up TEXT,
    interaction_count INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX customer_number ON customer (number) WHERE deleted_at IS NULL;
CREATE INDEX customer_sort_key ON customer (sort_key, id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_last_contact ON customer (last_contact_at, id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_created ON customer (created_at, id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX customer_category ON customer (category_id) WHERE category_id IS NOT NULL;
CREATE INDEX customer_grade ON customer (grade_id) WHERE grade_id IS NOT NULL;
CREATE INDEX customer_source ON customer (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX customer_owner ON customer (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX customer_referrer ON customer (referrer_id) WHERE referrer_id IS NOT NULL;
CREATE INDEX customer_next_follow_up ON customer (next_follow_up) WHERE next_follow_up IS NOT NULL;
CREATE INDEX customer_deleted ON customer (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX customer_archived ON customer (archived_at) WHERE archived_at IS NOT NULL;
CREATE INDEX customer_starred ON customer (starred) WHERE starred = 1;

CREATE TABLE customer_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE RESTRICT,
    UNIQUE (customer_id, tag_id)
) STRICT;
CREATE INDEX customer_tag_tag ON customer_tag (tag_id, customer_id);

CREATE TABLE contact_method (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    normalized TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    is_primary INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_method_customer ON contact_method (customer_id);
CREATE INDEX contact_method_normalized ON contact_method (normalized, kind);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    duration INTEGER,
    visitor_name TEXT NOT NULL DEFAULT '',
    visitor_phone TEXT NOT NULL DEFAULT '',
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX interaction_customer ON interaction (customer_id, at);
CREATE INDEX interaction_day ON interaction (day, kind);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'call_out',
    due_day TEXT NOT NULL,
    due_time TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'open',
    priority INTEGER NOT NULL DEFAULT 0,
    rule TEXT NOT NULL DEFAULT '',
    snoozed_until INTEGER,
    done_at INTEGER,
    outcome TEXT NOT NULL DEFAULT '',
    staff_id INTEGER REFERENCES staff_member (id) ON DELETE RESTRICT,
    interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_customer ON follow_up (customer_id, status, due_day);
CREATE INDEX follow_up_open ON follow_up (due_day, due_time) WHERE status = 'open';
CREATE INDEX follow_up_interaction ON follow_up (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    staff_id INTEGER,
    action TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 0,
    undoes_id INTEGER,
    undone_by_id INTEGER,
    first_change INTEGER NOT NULL DEFAULT 0,
    last_change INTEGER NOT NULL DEFAULT -1
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    customer_id INTEGER,
    kind TEXT NOT NULL,
    data TEXT
) STRICT;
CREATE INDEX change_customer ON change (customer_id) WHERE customer_id IS NOT NULL;

CREATE VIRTUAL TABLE customer_search USING fts5 (
    tokens, content='', contentless_delete=1, detail=none, prefix='1 2 3',
    tokenize="ascii tokenchars '=^>~'"
);
CREATE VIRTUAL TABLE interaction_search USING fts5 (
    tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii'
);
CREATE VIRTUAL TABLE follow_up_search USING fts5 (
    tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii'
);
"""
