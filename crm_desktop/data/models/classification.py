"""How customers are told apart: category, grade, tag, source."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.record import Record


class Category(Record):
    """类别: a tree of kinds of customers in the shop's own words."""

    parent = ForeignKeyField("self", null=True, column_name="parent_id", on_delete="RESTRICT")
    name = TextField()
    color = TextField(default="")
    position = IntegerField(default=0)

    class Meta:
        table_name = "category"
        journal = True


class Grade(Record):
    """级别: A/B/C/D or the shop's own ladder; `position` 0 is the best."""

    name = TextField()
    color = TextField(default="")
    position = IntegerField(default=0)

    class Meta:
        table_name = "grade"
        journal = True


class Tag(Record):
    """标签: any number per customer."""

    parent = ForeignKeyField("self", null=True, column_name="parent_id", on_delete="RESTRICT")
    name = TextField()
    color = TextField(default="")
    position = IntegerField(default=0)

    class Meta:
        table_name = "tag"
        journal = True


class Source(Record):
    """来源: where customers come from."""

    name = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "source"
        journal = True


class LostReason(Record):
    """流失原因: why a customer was lost."""

    name = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "lost_reason"
        journal = True
