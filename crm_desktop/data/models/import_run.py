"""What an import did, beside its operation: the counts that no logged change tells, the rows it did not take."""

from __future__ import annotations

from peewee import IntegerField, TextField

from crm_desktop.data.models.record import Record


class ImportRun(Record):
    """导入: one file that was brought in. It is no record of the shop: an undo does not take it back."""

    operation_id = IntegerField(unique=True)
    file_name = TextField()
    sheet = TextField(default="")
    content = TextField(default="customers")  # what its rows were
    read = IntegerField(default=0)
    created = IntegerField(default=0)
    updated = IntegerField(default=0)
    skipped = IntegerField(default=0)
    failed = IntegerField(default=0)
    tag = TextField(default="")  # that every customer of it got
    headings = TextField(default="[]")  # of the file, as JSON, when rows failed

    class Meta:
        table_name = "import_run"
        journal = False


class ImportFailedRow(Record):
    """没有导入的行: a row that was not taken, kept to be saved and corrected any day. No record of the shop either."""

    operation_id = IntegerField(index=True)
    row_number = IntegerField()  # in the file
    reason = TextField()
    cells = TextField()  # as JSON

    class Meta:
        table_name = "import_failed_row"
        journal = False
