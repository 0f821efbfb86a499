"""The customer, the tags on one, and who is not whom."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.classification import Category, Grade, LostReason, Source, Tag
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class Customer(Record):
    """客户: a person or a company that the shop knows.

    The derived columns repeat what other rows say, so that a page of a list is one read by id:
    the primary contact methods, the last contact, the next follow-up, and `sort_key`, which puts
    Chinese names in pinyin order.
    """

    number = TextField()
    name = TextField()
    other_names = TextField(default="")  # former names and other spellings, joined by 、
    kind = TextField(default="person")  # person, company
    gender = TextField(default="")  # male, female or not known
    birthday = TextField(default="")  # 1990-05-17, --05-17, 1990-05 or 1990
    birthday_calendar = TextField(default="solar")  # solar, lunar
    company = TextField(default="")
    position = TextField(default="")
    region = TextField(default="")
    id_number = TextField(default="")
    industry = TextField(default="")
    intention = TextField(default="")
    interests = TextField(default="")
    habits = TextField(default="")
    needs = TextField(default="")
    evaluation = TextField(
        default=""
    )  # how likely a potential customer is to buy: 5 (very) to 1, or not said
    note = TextField(default="")
    category = ForeignKeyField(Category, null=True, column_name="category_id", on_delete="RESTRICT")
    grade = ForeignKeyField(Grade, null=True, column_name="grade_id", on_delete="RESTRICT")
    source = ForeignKeyField(Source, null=True, column_name="source_id", on_delete="RESTRICT")
    owner = ForeignKeyField(StaffMember, null=True, column_name="owner_id", on_delete="RESTRICT")
    referrer = ForeignKeyField("self", null=True, column_name="referrer_id", on_delete="SET NULL")
    stage = TextField(
        default=""
    )  # set by hand: potential, new, active, mature, declining, lost; "" by the rules
    converted_on = TextField(null=True)  # local date on which a potential customer was said to be one
    confirmed_on = TextField(null=True)  # local date on which the customer said that the facts are right
    lost_reason = ForeignKeyField(LostReason, null=True, column_name="lost_reason_id", on_delete="RESTRICT")
    starred = BooleanField(default=False)
    created_at = IntegerField()
    created_by = ForeignKeyField(StaffMember, null=True, column_name="created_by", on_delete="RESTRICT")
    archived_at = IntegerField(null=True)
    deleted_at = IntegerField(null=True)

    sort_key = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    wechat = TextField(default="")
    qq = TextField(default="")
    address = TextField(default="")
    last_contact_at = IntegerField(null=True)
    last_contact_by = IntegerField(null=True)
    last_contact_kind = TextField(default="")
    next_follow_up = TextField(null=True)
    interaction_count = IntegerField(default=0)
    purchase_count = IntegerField(default=0)  # without what was given back whole
    purchase_amount = IntegerField(null=True)  # cents; NULL when no amount is known
    purchase_profit = IntegerField(null=True)  # cents, of those whose cost is known
    first_purchase_on = TextField(null=True)  # local date
    last_purchase_on = TextField(null=True)  # local date
    purchase_interval = IntegerField(null=True)  # mean days between the days of purchases
    updated_at = IntegerField(default=0)
    stage_now = TextField(default="potential")  # set by hand or by the rules
    visit_count = IntegerField(default=0)  # with house calls
    first_visit_on = TextField(null=True)  # local date
    last_visit_on = TextField(null=True)  # local date
    buyer = TextField(default="")  # one_off, repeat
    scale = TextField(default="")  # small, large
    stale_on = TextField(null=True)  # the local date from which nobody has been in touch for too long
    rfm = IntegerField(null=True)  # 100 recency + 10 frequency + money, each 1 to 5
    rfm_segment = TextField(default="")
    rfm_before = TextField(default="")  # the segment a month before

    class Meta:
        table_name = "customer"
        journal = True
        belongs_to = "id"
        derived = (
            "sort_key", "phone", "email", "wechat", "qq", "address",
            "last_contact_at", "last_contact_by", "last_contact_kind",
            "next_follow_up", "interaction_count", "updated_at",
            "purchase_count", "purchase_amount", "purchase_profit", "first_purchase_on", "last_purchase_on",
            "purchase_interval",
            "stage_now", "visit_count", "first_visit_on", "last_visit_on", "buyer", "scale", "stale_on",
            "rfm", "rfm_segment", "rfm_before",
        )  # fmt: skip
        apart = (
            "category_id", "grade_id", "source_id", "owner_id", "stage", "starred", "archived_at", "deleted_at",
            "evaluation",
            "lost_reason_id", "converted_on", "confirmed_on",
        )  # fmt: skip


class CustomerTag(Record):
    """One tag on one customer."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    tag = ForeignKeyField(Tag, column_name="tag_id", on_delete="RESTRICT")

    class Meta:
        table_name = "customer_tag"
        journal = True
        belongs_to = "customer_id"


class NotSame(Record):
    """Two customers that look like one and, as somebody said, are not; the lower id stands first."""

    one = ForeignKeyField(Customer, column_name="one_id", on_delete="CASCADE")
    other = ForeignKeyField(Customer, column_name="other_id", on_delete="CASCADE")

    class Meta:
        table_name = "not_same"
        journal = True
