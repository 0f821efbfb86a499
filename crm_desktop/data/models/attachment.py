"""The files of a customer."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.record import Record


class Attachment(Record):
    """文件: a file or picture that was put to a customer; its content stands in the folder `files`."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    name = TextField()  # as the file was called
    hash = TextField()  # SHA-256 of the content, 64 digits; the name of the file that holds it
    size = IntegerField()  # bytes
    added_at = IntegerField()  # seconds UTC
    interaction = ForeignKeyField(  # the entry that it was put to
        Interaction, column_name="interaction_id", null=True, on_delete="SET NULL"
    )

    class Meta:
        table_name = "attachment"
        journal = True
        belongs_to = "customer_id"
