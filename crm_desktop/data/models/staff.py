"""The people who work here."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from crm_desktop.data.models.record import Record


class StaffMember(Record):
    """员工: who can be at the desk, owns customers and keeps promises. PIN and rights come later."""

    name = TextField()
    role = TextField(default="staff")
    position = IntegerField(default=0)
    active = BooleanField(default=True)

    class Meta:
        table_name = "staff_member"
        journal = True
