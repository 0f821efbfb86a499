"""How values are shown: days in words, due days with their colour, phones, icons of kinds."""

from __future__ import annotations

from datetime import date, timedelta

from crm_desktop import clock
from crm_desktop.i18n import language, translate
from crm_desktop.values import phones

_ICONS = {
    "visit": "visit",
    "call_in": "call-in",
    "call_out": "call-out",
    "message": "message",
    "house_call": "house-call",
    "note": "note",
    "follow_up": "follow-up",
    "purchase": "purchase",
    "change": "edit",
}


def kind_icon(kind: str) -> str:
    """The name of the icon (see `icons.GLYPHS`) of a kind of interaction, a follow-up, a purchase or a change."""
    return _ICONS.get(kind, "note")


def relative_day(day: str | None) -> str:
    """A local day `YYYY-MM-DD` in words when it is near ("today", "3 days ago"), else as it is; "" for none."""
    if not day:
        return ""
    return _near((date.fromisoformat(day) - clock.today()).days) or day


def relative_time(seconds: int | None) -> str:
    """A stored instant: "today 14:32", "yesterday 9:05", "3 days ago", else its day; "" for none."""
    if seconds is None:
        return ""
    day = clock.local_day(seconds)
    distance = (date.fromisoformat(day) - clock.today()).days
    if distance in (0, -1):
        return f"{_near(distance)} {time_of_day(seconds)}"
    return _near(distance) or day


def day_of(seconds: int) -> str:
    """The shop's local day of a stored instant, `YYYY-MM-DD`."""
    return clock.local_day(seconds)


def time_of_day(seconds: int) -> str:
    """A stored instant as the shop's local time, "14:32"."""
    return clock.local(seconds).strftime("%H:%M")


def moment(seconds: int) -> str:
    """A stored instant in full: "2026-11-20 14:32"."""
    return clock.local(seconds).strftime("%Y-%m-%d %H:%M")


def due(day: str, time: str = "") -> tuple[str, str]:
    """When a follow-up is due, in words, and the colour token that goes with them.

    Returns:
        ("2 days late", "bad"), ("today 14:30", "warn"), ("tomorrow", "secondary"), …
    """
    distance = (date.fromisoformat(day) - clock.today()).days
    if distance < 0:
        return translate("Days", "%n days late", -distance), "bad"
    words = _near(distance) or day
    return (f"{words} {time}" if time else words), "warn" if distance == 0 else "secondary"


def weekday(day: str) -> str:
    """The weekday of a local day in the person's language: "Monday"."""
    names = (
        lambda: translate("Days", "Monday"),
        lambda: translate("Days", "Tuesday"),
        lambda: translate("Days", "Wednesday"),
        lambda: translate("Days", "Thursday"),
        lambda: translate("Days", "Friday"),
        lambda: translate("Days", "Saturday"),
        lambda: translate("Days", "Sunday"),
    )
    return names[date.fromisoformat(day).weekday()]()


def long_day(day: date) -> str:
    """A day as a headline: "Monday, 23 November 2026"."""
    if language() == "zh_CN":
        return f"{day.year}年{day.month}月{day.day}日 {weekday(day.isoformat())}"
    return translate("Days", "{weekday}, {day} {month} {year}").format(
        weekday=weekday(day.isoformat()), day=day.day, month=month_name(day.month), year=day.year
    )


def month_name(month: int) -> str:
    """A month's name in the person's language, from 1 on: "November"."""
    months = (
        lambda: translate("Days", "January"),
        lambda: translate("Days", "February"),
        lambda: translate("Days", "March"),
        lambda: translate("Days", "April"),
        lambda: translate("Days", "May"),
        lambda: translate("Days", "June"),
        lambda: translate("Days", "July"),
        lambda: translate("Days", "August"),
        lambda: translate("Days", "September"),
        lambda: translate("Days", "October"),
        lambda: translate("Days", "November"),
        lambda: translate("Days", "December"),
    )
    return months[month - 1]()


def after(days: int) -> str:
    """The local day so many days from today, `YYYY-MM-DD`."""
    return (clock.today() + timedelta(days=days)).isoformat()


def phone(value: str) -> str:
    """A phone number as it is read aloud: "138 0571 5678"."""
    return phones.show(value) if value else ""


def _near(distance: int) -> str:
    """A day so many days from today in words; "" when it is farther than a week back or ahead."""
    if distance == 0:
        return translate("Days", "today")
    if distance == -1:
        return translate("Days", "yesterday")
    if distance == 1:
        return translate("Days", "tomorrow")
    if -7 <= distance < 0:
        return translate("Days", "%n days ago", -distance)
    if 0 < distance <= 7:
        return translate("Days", "in %n days", distance)
    return ""
