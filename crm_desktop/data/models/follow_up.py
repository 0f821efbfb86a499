"""What is planned with a customer."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, Model, TextField

from crm_desktop.data.models.care import FollowUpRule
from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class FollowUp(Record):
    """跟进计划: something to do with a customer on a day, open until it is done or dropped."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    title = TextField(default="")
    kind = TextField(default="call_out")  # the kind of interaction that it will be
    due_day = TextField()  # local date
    due_time = TextField(default="")  # local HH:MM, or the whole day
    status = TextField(default="open")  # open, done, dropped
    priority = IntegerField(default=0)
    rule = TextField(default="")  # RFC 5545 RRULE
    anchor = TextField(default="due")  # what the rule counts from: due, or done
    series_day = TextField(default="")  # the day that the rule gave it; moving it leaves the series
    snoozed_until = IntegerField(null=True)  # seconds UTC; never moves the due day
    done_at = IntegerField(null=True)
    outcome = TextField(default="")
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )  # the contact at which it was promised
    created_at = IntegerField()
    made_by = ForeignKeyField(FollowUpRule, null=True, column_name="made_by", on_delete="RESTRICT")
    made_for = TextField(default="")  # what the rule answered, e.g. complaint:12; once for each rule

    class Meta:
        table_name = "follow_up"
        journal = True
        belongs_to = "customer_id"


class Reminder(Model):
    """提醒: the moment for which a follow-up was called to mind last, so that it is done once.

    It is no act of a person, so it is not journaled; it outlives its follow-up, which an undo may bring back.
    """

    follow_up_id = IntegerField(primary_key=True)
    moment = IntegerField()  # seconds UTC: of its day and time, or until when it was snoozed

    class Meta:
        table_name = "reminder"
        journal = False
        derived = ()
        belongs_to = ""
