"""Groups of customers, and thanks for those whom a customer has brought."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.follow_up import FollowUp
from crm_desktop.data.models.record import Record


class Segment(Record):
    """分组: smart, a stored query that is always current, or fixed, members that somebody has chosen.

    `query` is a text in the language of the find field, with entries of lists by their ids, so that a
    renamed tag stays in it; of a fixed group it is empty.
    """

    name = TextField()
    kind = TextField(default="smart")  # smart, fixed
    query = TextField(default="")
    color = TextField(default="")
    position = IntegerField(default=0)

    class Meta:
        table_name = "segment"
        journal = True


class SegmentMember(Record):
    """One customer in one fixed group."""

    segment = ForeignKeyField(Segment, column_name="segment_id", on_delete="CASCADE")
    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")

    class Meta:
        table_name = "segment_member"
        journal = True
        belongs_to = "customer_id"


class ReferralThanks(Record):
    """答谢: thanks to a customer for one whom they brought: planned as a follow-up, or done."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")  # who is thanked
    brought = ForeignKeyField(Customer, column_name="brought_id", on_delete="CASCADE")
    follow_up = ForeignKeyField(FollowUp, null=True, column_name="follow_up_id", on_delete="SET NULL")
    done_at = IntegerField(null=True)

    class Meta:
        table_name = "referral_thanks"
        journal = True
        belongs_to = "customer_id"
