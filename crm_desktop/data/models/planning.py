"""What the shop sets for its planning: the days on which it is closed, ready phrases, shifts."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from crm_desktop.data.models.record import Record


class ShopDay(Record):
    """A weekday on which the shop is closed, or one date that is closed, or open although its weekday is not."""

    weekday = IntegerField(null=True)  # Monday is 0; empty for a date
    day = TextField(default="")  # local date; empty for a weekday
    works = BooleanField(default=False)  # of a date: open
    name = TextField(default="")  # of a date: why, e.g. 春节

    class Meta:
        table_name = "shop_day"
        journal = True


class Phrase(Record):
    """A ready sentence for the words of a follow-up or an entry."""

    place = TextField()  # follow_up, entry
    kind = TextField(default="")  # the kind of follow-up or entry, empty for every kind
    name = TextField()  # the sentence
    position = IntegerField(default=0)

    class Meta:
        table_name = "phrase"
        journal = True


class Shift(Record):
    """班次: a part of the day with a name."""

    name = TextField()
    begins = TextField()  # local HH:MM
    ends = TextField()
    position = IntegerField(default=0)

    class Meta:
        table_name = "shift"
        journal = True
