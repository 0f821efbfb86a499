"""What the program finds out about customers by the shop's rules, and those rules."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.classification import Grade
from crm_desktop.data.models.customer import Customer
from crm_desktop.data.models.record import Record


class ClassRule(Record):
    """规则: one kind of limits ("stage", "kinds", "stale", "rfm"), or one of the rules for grades ("grade").

    `definition` is a JSON object; see `values/class_rules.py` and `services/grading.py`.
    """

    kind = TextField()
    name = TextField(default="")
    definition = TextField(default="{}")
    position = IntegerField(default=0)

    class Meta:
        table_name = "class_rule"
        journal = True


class RuleGrade(Record):
    """The grade that the rules gave a customer last, and why: a JSON object. Another one was set by hand."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE", unique=True)
    grade = ForeignKeyField(Grade, column_name="grade_id", on_delete="CASCADE")
    why = TextField(default="{}")
    day = TextField()

    class Meta:
        table_name = "rule_grade"
        journal = True
        belongs_to = "customer_id"


class StageChange(Record):
    """A customer went from one stage to another; of several on one day what they came to. Written by the door."""

    customer = ForeignKeyField(Customer, column_name="customer_id", on_delete="CASCADE")
    day = TextField()  # the shop's local date
    at = IntegerField()
    from_stage = TextField()
    to_stage = TextField()
    staff_id = IntegerField(null=True)  # of a stage that was set by hand
    why = TextField(default="{}")  # JSON: hand, count, first, last

    class Meta:
        table_name = "stage_change"
        journal = False


class ClassCount(Record):
    """How many customers a class had at the end of a day on which somebody looked: what changes are told against."""

    day = TextField()  # the shop's local date
    kind = TextField()  # the field's key, or that of the groups
    value = TextField()  # an id or an option's key; "" for has none
    count = IntegerField()

    class Meta:
        table_name = "class_count"
        journal = False
