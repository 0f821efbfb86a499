"""Who is related to whom."""

from __future__ import annotations

from peewee import ForeignKeyField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.record import Record


class Relation(Record):
    """关系: what another customer is to this one, and what this one is to the other.

    Each relation has two rows, one from either end, with `label` and `reverse` changed over. So each
    end has its own history, and hears when the relation comes or goes, like any other record of its own.
    """

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    other = ForeignKeyField(Customer, column_name="other_id", on_delete="CASCADE")
    label = TextField()  # what the other is to this customer: spouse, parent … or the shop's own word
    reverse = TextField()  # what this customer is to the other

    class Meta:
        table_name = "relation"
        journal = True
        belongs_to = "customer_id"
