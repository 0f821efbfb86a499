"""Schema 3: the door as a row that triggers read, and a search index of runs of three signs.

Triggers that read a row need no function of the program, which would take Python's lock at each row.
The words of the old index are not those of the new one: `search.rebuild` spells all texts again.
"""

from __future__ import annotations

SQL = """
CREATE TABLE door (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation_id INTEGER,
    new_from INTEGER
) STRICT;
INSERT INTO door (id) VALUES (1);

DROP TABLE customer_search;
DROP TABLE interaction_search;
DROP TABLE follow_up_search;

CREATE VIRTUAL TABLE customer_search USING fts5 (
    forms, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE interaction_search USING fts5 (
    forms, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE follow_up_search USING fts5 (
    forms, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
INSERT INTO customer_search (customer_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO interaction_search (interaction_search, rank) VALUES ('hashsize', 16777216);
"""
