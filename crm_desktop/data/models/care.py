"""Care for customers: days that come each year, complaints, satisfaction, and rules of contact."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class CareMark(Record):
    """关怀: the birthday or anniversary of one year, wished well; there is one for each occasion and year."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    occasion = TextField()  # birthday, or the key of a field of the shop
    year = IntegerField()  # of the calendar that the date is of: a lunar date has lunar years
    day = TextField()  # local date on which it fell
    done_at = IntegerField()
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")

    class Meta:
        table_name = "care_mark"
        journal = True
        belongs_to = "customer_id"


class MessageTemplate(Record):
    """祝福语: words for an occasion ("" for any), with places that are filled in."""

    name = TextField()
    occasion = TextField(default="")
    text = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "message_template"
        journal = True


class ComplaintKind(Record):
    """投诉类型: what complaints are about, in the shop's words."""

    name = TextField()
    retired = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "complaint_kind"
        journal = True


class ComplaintUrgency(Record):
    """紧急程度: how soon a complaint must be settled: within `days`."""

    name = TextField()
    days = IntegerField(default=3)
    retired = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "complaint_urgency"
        journal = True


class Complaint(Record):
    """投诉: what a customer was not content with, who settles it until when, and how it ended."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    interaction = ForeignKeyField(
        Interaction, null=True, column_name="interaction_id", on_delete="SET NULL"
    )  # the contact at which it was made
    kind = ForeignKeyField(ComplaintKind, null=True, column_name="kind_id", on_delete="RESTRICT")
    urgency = ForeignKeyField(ComplaintUrgency, null=True, column_name="urgency_id", on_delete="RESTRICT")
    text = TextField()
    at = IntegerField()
    day = TextField()  # local date of it
    due_day = TextField()
    staff = ForeignKeyField(
        StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT"
    )  # responsible
    status = TextField(default="open")  # open, closed
    result = TextField(default="")
    satisfied = TextField(default="")  # yes, partly, no, or not said
    closed_at = IntegerField(null=True)
    closed_day = TextField(default="")
    reopened = IntegerField(default=0)  # how often
    created_at = IntegerField()
    created_by = ForeignKeyField(StaffMember, null=True, column_name="created_by", on_delete="RESTRICT")

    class Meta:
        table_name = "complaint"
        journal = True
        belongs_to = "customer_id"


class ComplaintStep(Record):
    """One thing done about a complaint; `kind` is step, closed or reopened."""

    complaint = ForeignKeyField(Complaint, column_name="complaint_id", on_delete="CASCADE")
    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    kind = TextField(default="step")
    at = IntegerField()
    text = TextField(default="")
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")

    class Meta:
        table_name = "complaint_step"
        journal = True
        belongs_to = "customer_id"


class SurveyForm(Record):
    """回访表: a few questions that the shop asks; `questions` is a JSON list."""

    name = TextField()
    questions = TextField(default="[]")
    retired = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "survey_form"
        journal = True


class Satisfaction(Record):
    """满意度: a score of 1 to 5 and the customer's words, of a contact, of a complaint, or of the shop."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, column_name="interaction_id", on_delete="SET NULL")
    complaint = ForeignKeyField(Complaint, null=True, column_name="complaint_id", on_delete="SET NULL")
    form = ForeignKeyField(SurveyForm, null=True, column_name="form_id", on_delete="RESTRICT")
    score = IntegerField()
    text = TextField(default="")
    answers = TextField(default="[]")  # JSON, [question, answer] each, as they were asked
    at = IntegerField()
    day = TextField()  # local date of it
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")  # of whom
    created_by = ForeignKeyField(StaffMember, null=True, column_name="created_by", on_delete="RESTRICT")

    class Meta:
        table_name = "satisfaction"
        journal = True
        belongs_to = "customer_id"


class FollowUpRule(Record):
    """跟进规则: what is planned by itself, `days` after an event."""

    event = TextField()  # purchase, visit, complaint, complaint_closed
    days = IntegerField()
    title = TextField()
    kind = TextField(default="call_out")
    keeper = TextField(default="same")  # who keeps it: same, owner, or staff
    staff = ForeignKeyField(StaffMember, null=True, column_name="staff_id", on_delete="RESTRICT")
    form = ForeignKeyField(SurveyForm, null=True, column_name="form_id", on_delete="RESTRICT")
    active = BooleanField(default=True)
    position = IntegerField(default=0)

    class Meta:
        table_name = "follow_up_rule"
        journal = True
