"""How a customer is reached."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.record import Record


class ContactMethod(Record):
    """联系方式: one phone, e-mail, WeChat, QQ or address; one of each kind is the primary one."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    kind = TextField()  # phone, email, wechat, qq, address
    value = TextField()  # as the person wrote it
    normalized = TextField(default="")  # what equal values share: digits, lower case
    label = TextField(default="")  # mobile, home, work, or the shop's own word
    primary = BooleanField(default=False, column_name="is_primary")
    position = IntegerField(default=0)

    class Meta:
        table_name = "contact_method"
        journal = True
        belongs_to = "customer_id"
        comes_along = True
