"""What the shop has set, and the views it has saved."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, Model, TextField

from crm_desktop.data.models.record import Record


class SavedView(Record):
    """视图: filters, sort, columns and grouping with a name; `definition` is a JSON object."""

    target = TextField(default="customers")
    name = TextField()
    definition = TextField()
    pinned = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "saved_view"
        journal = True


class Setting(Model):
    """One choice, e.g. the language or the columns' widths. A choice is no act: it is not journaled."""

    key = TextField(primary_key=True)
    value = TextField()  # JSON

    class Meta:
        table_name = "setting"
        journal = False
        derived = ()
        belongs_to = ""
