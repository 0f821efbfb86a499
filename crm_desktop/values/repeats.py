"""When something that repeats comes again. The rule is stored as the RRULE of RFC 5545, for whole days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

UNITS = ("day", "week", "month", "year")
FROM_DATE, FROM_COMPLETION = "due", "done"
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SURE = 28  # every month has this day; a later one means the last day of a shorter month


@dataclass(frozen=True)
class Repeat:
    """How something repeats.

    Args:
        unit: one of `UNITS`.
        every: 1 for each, 2 for each second …
        weekdays: Monday is 0; of a week those on which it falls, of a month the one of `nth`.
        nth: the first (1) to fourth (4) or last (-1) such weekday of a month; 0 for a day of the month.
        day: of a month or year, 1 to 31; a day that a month lacks is its last.
        month: of a year, 1 to 12.
        until: the last local day that counts, YYYY-MM-DD, or "".
        count: how often in all, this one too; 0 for no end.
    """

    unit: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    month: int = 0
    until: str = ""
    count: int = 0


def rule(repeat: Repeat) -> str:
    """The RRULE of a repeat."""
    parts = [f"FREQ={_FREQUENCIES[repeat.unit]}", f"INTERVAL={repeat.every}"]
    if repeat.nth:
        parts.append(f"BYDAY={repeat.nth}{_DAYS[repeat.weekdays[0]]}")
    elif repeat.weekdays:
        parts.append("BYDAY=" + ",".join(_DAYS[day] for day in sorted(repeat.weekdays)))
    if repeat.month:
        parts.append(f"BYMONTH={repeat.month}")
    if repeat.day > _SURE:
        parts.append("BYMONTHDAY=" + ",".join(map(str, range(_SURE, repeat.day + 1))))
        parts.append("BYSETPOS=-1")
    elif repeat.day:
        parts.append(f"BYMONTHDAY={repeat.day}")
    if repeat.until:
        parts.append(f"UNTIL={repeat.until.replace('-', '')}")
    elif repeat.count:
        parts.append(f"COUNT={repeat.count}")
    return ";".join(parts)


def read(text: str) -> Repeat:
    """The repeat of an RRULE that `rule` writes.

    Raises:
        ValueError: it is none, or says what this program does not offer.
    """
    named = dict(part.partition("=")[::2] for part in text.upper().split(";"))
    units = {frequency: unit for unit, frequency in _FREQUENCIES.items()}
    try:
        days = named.get("BYDAY", "")
        nth = int(days[:-2]) if len(days) > 2 and "," not in days else 0
        until = named.get("UNTIL", "")[:8]
        found = Repeat(
            units[named["FREQ"]],
            int(named.get("INTERVAL", "1")),
            tuple(_DAYS.index(day[-2:]) for day in days.split(",")) if days else (),
            nth,
            max((int(day) for day in named["BYMONTHDAY"].split(",")), default=0)
            if "BYMONTHDAY" in named
            else 0,
            int(named.get("BYMONTH", "0")),
            date.fromisoformat(until).isoformat() if until else "",
            int(named.get("COUNT", "0")),
        )
    except KeyError as error:
        raise ValueError(text) from error
    known = sorted(rule(found).split(";"))
    asked = sorted(part for part in text.upper().split(";"))
    if found.every < 1 or found.count < 0 or known != sorted(set(asked) | {f"INTERVAL={found.every}"}):
        raise ValueError(text)
    return found


def following(text: str, series_day: date, done: date, anchor: str = FROM_DATE) -> tuple[date, str] | None:
    """The next day, and the rule that goes on from there; None at the end.

    Those that were missed are skipped: the next one comes after the day on which this one was done.

    Args:
        text: the RRULE; its COUNT says how many are left, this one too.
        series_day: the day that the rule gave this one, whatever day it was moved to.
        done: the local day on which it was done.
        anchor: `FROM_DATE`, or `FROM_COMPLETION` to count from the day on which it was done.
    """
    repeat = read(text)
    if anchor == FROM_COMPLETION:
        day, passed = _step(done, repeat), 1
    else:
        found = _after(repeat, series_day, max(series_day, done))
        if found is None:
            return None
        day, passed = found
    if (repeat.until and day > date.fromisoformat(repeat.until)) or (repeat.count and passed >= repeat.count):
        return None
    return day, rule(replace(repeat, count=repeat.count - passed)) if repeat.count else text


def days(text: str, series_day: date, first: date, last: date) -> list[date]:
    """The days after `series_day` that a rule gives from `first` to `last`.

    Args:
        text: the RRULE; its COUNT says how many are left, the one of `series_day` too.
    """
    from dateutil import rrule

    repeat = read(text)
    if repeat.until:
        last = min(last, date.fromisoformat(repeat.until))
    if last < first:
        return []
    endless: Any = rrule.rrulestr(
        rule(replace(repeat, until="", count=0)), dtstart=datetime.combine(series_day, datetime.min.time())
    )
    found = []
    passed = 0
    for moment in endless:
        day = moment.date()
        if day > last or (repeat.count and passed >= repeat.count - 1):
            break
        if day > series_day:
            passed += 1
            if day >= first:
                found.append(day)
    return found


def fits(repeat: Repeat, day: date) -> Repeat:
    """The repeat with what it leaves open taken from its first day: the day of the month, the month."""
    if repeat.unit == "month" and not repeat.nth:
        return replace(repeat, day=repeat.day or day.day)
    if repeat.unit == "year":
        return replace(repeat, day=repeat.day or day.day, month=repeat.month or day.month)
    return repeat


def _after(repeat: Repeat, series_day: date, after: date) -> tuple[date, int] | None:
    """The first day after `after`, and which one after `series_day` it is, from 1 on."""
    from dateutil import rrule  # when something repeats; the window is up sooner without it

    endless = rule(replace(repeat, until="", count=0))
    start = datetime.combine(series_day, datetime.min.time())
    days: Any = rrule.rrulestr(endless, dtstart=start)
    passed = 0
    for moment in days:
        if moment.date() <= series_day:
            continue
        passed += 1
        if moment.date() > after:
            return moment.date(), passed
    return None


def _step(day: date, repeat: Repeat) -> date:
    from dateutil.relativedelta import relativedelta

    if repeat.unit in ("day", "week"):
        return day + timedelta(days=repeat.every * (7 if repeat.unit == "week" else 1))
    months = repeat.every * (12 if repeat.unit == "year" else 1)
    return day + relativedelta(months=months)
