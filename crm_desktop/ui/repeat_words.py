"""How something repeats, in words: "every 2 weeks on Mon, Thu until 2027-03-01"."""

from __future__ import annotations

from crm_desktop.i18n import listed, translate
from crm_desktop.values import repeats
from crm_desktop.values.repeats import Repeat


def short_weekdays() -> list[str]:
    """Monday to Sunday, short."""
    return [
        translate("Repeats", "Mon"),
        translate("Repeats", "Tue"),
        translate("Repeats", "Wed"),
        translate("Repeats", "Thu"),
        translate("Repeats", "Fri"),
        translate("Repeats", "Sat"),
        translate("Repeats", "Sun"),
    ]


def nth_words(nth: int, weekday: int) -> str:
    """The nth weekday of a month: "on the 3rd Fri", "on the last Mon"."""
    forms = {
        1: translate("Repeats", "on the 1st {weekday}"),
        2: translate("Repeats", "on the 2nd {weekday}"),
        3: translate("Repeats", "on the 3rd {weekday}"),
        4: translate("Repeats", "on the 4th {weekday}"),
        -1: translate("Repeats", "on the last {weekday}"),
    }
    return forms[nth].format(weekday=short_weekdays()[weekday])


def day_words(day: int) -> str:
    """A day of the month: "on day 15"; the 31st is the last one of each month."""
    if day == 31:
        return translate("Repeats", "on the last day")
    return translate("Repeats", "on day {day}").format(day=day)


def of_rule(rule: str, anchor: str = repeats.FROM_DATE) -> str:
    """An RRULE in words; "" for none, the rule itself when it is not one of ours."""
    if not rule:
        return ""
    try:
        return words(repeats.read(rule), anchor)
    except ValueError:
        return rule


def words(repeat: Repeat, anchor: str = repeats.FROM_DATE) -> str:
    """A repeat in words."""
    each = {
        "day": translate("Repeats", "every day"),
        "week": translate("Repeats", "every week"),
        "month": translate("Repeats", "every month"),
        "year": translate("Repeats", "every year"),
    }
    every = {
        "day": lambda: translate("Repeats", "every %n days", repeat.every),
        "week": lambda: translate("Repeats", "every %n weeks", repeat.every),
        "month": lambda: translate("Repeats", "every %n months", repeat.every),
        "year": lambda: translate("Repeats", "every %n years", repeat.every),
    }
    parts = [each[repeat.unit] if repeat.every == 1 else every[repeat.unit]()]
    if repeat.nth:
        parts.append(nth_words(repeat.nth, repeat.weekdays[0]))
    elif repeat.weekdays:
        names = listed(short_weekdays()[day] for day in repeat.weekdays)
        parts.append(translate("Repeats", "on {weekdays}").format(weekdays=names))
    elif repeat.month and repeat.day:
        parts.append(
            translate("Repeats", "on {month}/{day}").format(
                month=f"{repeat.month:02}", day=f"{repeat.day:02}"
            )
        )
    elif repeat.day:
        parts.append(day_words(repeat.day))
    if anchor == repeats.FROM_COMPLETION:
        parts.append(translate("Repeats", "after it is done"))
    if repeat.until:
        parts.append(translate("Repeats", "until {day}").format(day=repeat.until))
    elif repeat.count:
        parts.append(translate("Repeats", "%n times in all", repeat.count))
    return " ".join(parts)
