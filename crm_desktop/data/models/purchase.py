"""What is sold, and what a customer bought."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class Product(Record):
    """商品: a thing or a service that the shop sells. A retired one is read, not offered."""

    name = TextField()
    category = TextField(default="")
    price = IntegerField(null=True)  # cents, of one
    cost = IntegerField(null=True)  # cents, of one
    retired = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "product"
        journal = True


class Purchase(Record):
    """购买记录: what a customer bought, or gave back: then `quantity`, `amount` and `cost` are below zero.

    What was bought is a product, or words (`item`). An amount that nobody wrote down is NULL, not 0.
    """

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    day = TextField()  # the shop's local date of it
    at = IntegerField()  # seconds UTC: its place among all that happened on that day
    product = ForeignKeyField(Product, null=True, column_name="product_id", on_delete="RESTRICT")
    item = TextField(default="")
    quantity = IntegerField(default=1000)  # thousandths
    amount = IntegerField(null=True)  # cents, of all of it
    cost = IntegerField(null=True)  # cents, of all of it
    channel = TextField(default="")  # shop, phone, wechat, online, delivery, or the shop's word
    place = TextField(default="")  # of sale
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")
    note = TextField(default="")
    order_state = TextField(null=True)  # ordered, delivered, collected; NULL: taken along at once
    promised_on = TextField(null=True)  # local date for which an order was promised
    returned_of = ForeignKeyField("self", null=True, column_name="returned_of", on_delete="CASCADE")
    created_at = IntegerField()  # seconds UTC, when it was written down

    class Meta:
        table_name = "purchase"
        journal = True
        belongs_to = "customer_id"
