"""Checks at a field: an error cannot be saved, a warning may be overridden."""

from __future__ import annotations

from datetime import date

from crm_desktop import clock
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import field_values
from crm_desktop.values import emails, phones


def problem(key: str, text: str) -> str | None:
    """Why `text` cannot be stored in the field, as a sentence; None when it can.

    Args:
        key: a field key of `data/fields.py`.
        text: what was typed, stripped.
    """
    field = FIELDS[key]
    if field.made:
        return field_values.problem(field, text)
    kind = field.kind
    longest = field_values.LONGEST.get(kind, field_values.LONGEST_LINE)
    if len(text) > longest:
        return translate("Checks", "This is too long: at most {count} characters.").format(count=longest)
    if not text:
        return None
    if kind == Kind.PHONE and (phones.is_damaged(text) or not phones.digits(text)):
        return phones.problem(text)
    if kind == Kind.EMAIL:
        return emails.problem(text)
    if kind == Kind.PARTIAL_DATE:
        return _date_problem(text)
    return None


def warning(key: str, text: str) -> str | None:
    """What is odd about `text` although it can be stored, as a sentence; None when nothing is."""
    if not text or problem(key, text):
        return None
    kind = FIELDS[key].kind
    if kind == Kind.PHONE:
        return phones.problem(text)
    if kind == Kind.ID_NUMBER:
        from crm_desktop.values import id_numbers

        return id_numbers.problem(text)
    return None


def stored_date(text: str) -> tuple[str, str]:
    """A birthday in any spelling as (stored form, calendar); ("", "solar") when it is empty.

    Raises:
        InvalidValue: it is no date, or reads two ways.
    """
    from crm_desktop.values import partial_dates

    parsed = partial_dates.parse(text)
    return (parsed.stored, parsed.calendar) if parsed else ("", partial_dates.SOLAR)


def _date_problem(text: str) -> str | None:
    from crm_desktop.values import partial_dates

    try:
        stored, calendar = stored_date(text)
    except InvalidValue as error:
        return error.sentence
    if (
        calendar == partial_dates.SOLAR
        and stored[:4].isdigit()
        and stored[: len(stored)] > clock.today().isoformat()
    ):
        return translate("Checks", "This day has not come yet.")
    return None


def day(text: str) -> str:
    """A day typed in any usual spelling as YYYY-MM-DD.

    Raises:
        InvalidValue: it is not one whole day.
    """
    from crm_desktop.values import partial_dates

    parsed = partial_dates.parse(text)
    if parsed is None or not (parsed.month and parsed.day) or parsed.calendar != partial_dates.SOLAR:
        raise InvalidValue(translate("Checks", "Type a day, for example 2026-12-24 or 12-24."))
    if parsed.year:
        return parsed.stored
    today = clock.today()
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, parsed.month, parsed.day)
        except ValueError:
            continue
        if found >= today:
            return found.isoformat()
    raise InvalidValue(translate("Checks", "Type a day, for example 2026-12-24 or 12-24."))
