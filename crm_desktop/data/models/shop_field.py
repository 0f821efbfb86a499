"""What the shop has made of the fields: its own ones, and what it asks for in those of the program."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from crm_desktop.data.models.record import Record


class ShopField(Record):
    """自定义字段: a field that the shop made (`key` is empty), or a rule for one of the program's fields."""

    key = TextField(default="")  # of a field of the program
    kind = TextField(default="")  # a Kind of data.fields
    name = TextField(default="")
    hint = TextField(default="")
    pattern = TextField(default="")
    reverse = TextField(default="")
    least = TextField(default="")  # as it is typed
    most = TextField(default="")
    value = TextField(default="", column_name="default_value")
    required = BooleanField(default=False, column_name="is_required")
    unique = BooleanField(default=False, column_name="is_unique")
    retired = BooleanField(default=False)
    position = IntegerField(default=0)
    yearly = TextField(default="")  # solar, lunar: its day comes again each year

    class Meta:
        table_name = "shop_field"
        journal = True


class FieldOption(Record):
    """One word that a field of the shop chooses from."""

    field = ForeignKeyField(ShopField, column_name="field_id", on_delete="RESTRICT")
    name = TextField()
    retired = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "field_option"
        journal = True
