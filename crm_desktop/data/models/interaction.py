"""What happened with a customer."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class Interaction(Record):
    """跟进记录: a visit, a call in or out, a message, a house call, a note.

    The registers are these rows seen by day. `customer` is empty while nobody knows who it was;
    then `visitor_name` and `visitor_phone` hold what was said, and stay when a customer is linked.
    """

    customer = ForeignKeyField(Customer, null=True, column_name="customer_id", on_delete="CASCADE")
    kind = TextField()  # visit, call_in, call_out, message, house_call, note
    at = IntegerField()  # seconds UTC
    day = TextField()  # the shop's local date of it
    text = TextField(default="")
    reason = TextField(default="")
    outcome = TextField(default="")  # interested, undecided, won, not_interested, or the shop's word
    duration = IntegerField(null=True)  # seconds
    visitor_name = TextField(default="")
    visitor_phone = TextField(default="")
    channel = TextField(default="")  # how they came to the shop, in its words
    late = BooleanField(default=False)  # written down later, from paper, with its own time
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")
    created_at = IntegerField()
    returned_at = IntegerField(null=True)  # seconds UTC; of a call that was to be returned

    class Meta:
        table_name = "interaction"
        journal = True
        belongs_to = "customer_id"
