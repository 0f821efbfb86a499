"""What people did, and which rows it touched."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.record import Record


class Operation(Record):
    """操作: one act of a person, committed whole.

    There is one writer, so an operation's changes are one run of ids: from `first_change` to
    `last_change`, empty when the last is below the first.
    """

    at = IntegerField()
    staff_id = IntegerField(null=True)
    action = TextField()
    subject = TextField(default="")  # whom or what: a name, a file
    count = IntegerField(default=0)  # customers touched
    undoes_id = IntegerField(null=True)  # the operation that this one takes back
    undone_by_id = IntegerField(null=True)  # the operation that took this one back
    first_change = IntegerField(default=0)
    last_change = IntegerField(default=-1)

    class Meta:
        table_name = "operation"
        journal = False


class Change(Record):
    """变更: one row that an operation inserted, updated or deleted. Written by triggers only."""

    operation = ForeignKeyField(Operation, column_name="operation_id")
    table = TextField(column_name="table_name")
    row_id = IntegerField()
    customer_id = IntegerField(null=True)
    kind = TextField()  # I, U, D
    data = TextField(null=True)  # U: {column: [old, new]}; D: {column: value}

    class Meta:
        table_name = "change"
        journal = False
