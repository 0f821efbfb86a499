"""What every stored record has in common."""

from __future__ import annotations

from peewee import AutoField, Model


class Record(Model):
    """A row with an id that is never used twice.

    Five attributes of `Meta` tell the journal how to treat the table:

    - `journal`: every write is logged, and refused without an operation;
    - `derived`: columns that the door computes from other rows; they are not logged;
    - `belongs_to`: the column that says which customer a row belongs to ("" for none);
    - `apart`: columns that bulk edits set: each has a trigger of its own, which compares nothing else;
    - `comes_along`: rows that a bulk writer inserts with a new customer are not logged apart.
    """

    id = AutoField()

    class Meta:
        legacy_table_names = False
        journal = True
        derived: tuple[str, ...] = ()
        belongs_to = ""
        apart: tuple[str, ...] = ()
        comes_along = False
