"""The reception: who is in the shop, who receives whom in turn, and the shop's words and rules for it."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.record import Record
from crm_desktop.data.models.staff import StaffMember


class RegisterWord(Record):
    """A word to choose in the registers: what a visit or a call is about, a channel, a cause to skip a turn."""

    list = TextField()  # visit_reason, call_reason, channel, skip_cause
    name = TextField()
    makes_up = BooleanField(default=False)  # of a cause: the turn that was skipped is made up
    position = IntegerField(default=0)

    class Meta:
        table_name = "register_word"
        journal = True


class ReceptionRules(Record):
    """The one row of numbers that the shop sets for its reception."""

    call_days = IntegerField(default=7)  # so long the first one to take a call keeps the customer
    visit_days = IntegerField(default=15)  # and the first one to receive a visit
    long_wait = IntegerField(default=10)  # minutes after which a wait is long

    class Meta:
        table_name = "reception_rules"
        journal = True


class Stay(Record):
    """在店: a visitor who is or was in the shop. It began at the visit's `at`; open until `left_at`."""

    interaction = ForeignKeyField(Interaction, column_name="interaction_id", unique=True, on_delete="CASCADE")
    wanted = ForeignKeyField(StaffMember, null=True, column_name="wanted_id", on_delete="RESTRICT")
    server = ForeignKeyField(StaffMember, null=True, column_name="server_id", on_delete="RESTRICT")
    urgent = BooleanField(default=False)
    served_at = IntegerField(null=True)  # seconds UTC
    left_at = IntegerField(null=True)

    class Meta:
        table_name = "stay"
        journal = True


class Duty(Record):
    """轮值: somebody in the order of a day."""

    day = TextField()  # local date
    staff = ForeignKeyField(StaffMember, column_name="staff_id", on_delete="RESTRICT")
    position = IntegerField(default=0)
    state = TextField(default="in")  # in, away, off
    cause = TextField(default="")  # why away, in the shop's word as it was then
    makes_up = BooleanField(default=False)  # a turn skipped now is made up
    since = IntegerField(null=True)  # seconds UTC of the state

    class Meta:
        table_name = "duty"
        journal = True


class Turn(Record):
    """One line of a day sheet: who took a visitor or was passed over, and why. The rotation is replayed from it."""

    day = TextField()  # local date
    at = IntegerField()  # seconds UTC
    staff = ForeignKeyField(StaffMember, column_name="staff_id", on_delete="RESTRICT")
    kind = TextField()  # see values/rotation.py
    interaction = ForeignKeyField(Interaction, null=True, column_name="interaction_id", on_delete="SET NULL")
    cause = TextField(default="")

    class Meta:
        table_name = "turn"
        journal = True
