"""关怀 Care: whose birthday or anniversary comes, by either calendar, what to write, and who was wished well already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop.data import custom_fields
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import language, translate
from crm_desktop.values import genders, names, partial_dates, yearly
from crm_desktop.values.yearly import CHOICES, Occurrence, Rules

BIRTHDAY = "birthday"
_RULES = "care.rules"
_LIVE = "deleted_at IS NULL AND archived_at IS NULL"


class Occasion(NamedTuple):
    """What comes each year: birthdays, or the day of a field of the shop.

    Args:
        calendar: of a field: solar or lunar; "" for birthdays, which each have their own.
    """

    key: str
    title: str
    column: str
    calendar: str


class CareDay(NamedTuple):
    """A birthday or anniversary of one year.

    Args:
        birthday: the date that comes again, as it is stored; `calendar` is the one it is of.
        day: the local day on which it comes, YYYY-MM-DD.
        year: the year of its calendar, which a mark stands for.
        years: how old the customer becomes, or the how manieth time it is; None when the first year is not known.
        month_only: only the month is known; it stands on the first of it.
        done_at: when it was marked, seconds UTC; None while it is open.
        occasion, title: BIRTHDAY, or the key of the field, and what it is called.
    """

    customer_id: int
    name: str
    gender: str
    kind: str
    phone: str
    birthday: str
    calendar: str
    day: str
    year: int
    years: int | None
    month_only: bool
    done_at: int | None
    occasion: str = BIRTHDAY
    title: str = ""


def rules(session: Session) -> Rules:
    """What the shop has chosen for days that not every year has."""
    stored = session.setting(_RULES, {})
    known = {name: value for name, value in stored.items() if value in CHOICES.get(name, ())}
    return Rules(**known)


def set_rule(session: Session, name: str, value: str) -> None:
    """Choose one of `yearly.CHOICES`.

    Raises:
        KeyError: there is no such rule or choice.
    """
    if value not in CHOICES[name]:
        raise KeyError(value)
    session.remember(_RULES, {**asdict(rules(session)), name: value})


def occasions(session: Session) -> list[Occasion]:
    """Birthdays, and the fields of the shop whose day comes again each year."""
    rows = session.query(
        "SELECT id, name, yearly FROM shop_field WHERE key = '' AND yearly <> '' AND NOT retired "
        "ORDER BY position, id"
    )
    fields = [
        Occasion(custom_fields.column_of(field_id), name, custom_fields.column_of(field_id), yearly_)
        for field_id, name, yearly_ in rows
    ]
    return [Occasion(BIRTHDAY, translate("Care", "Birthday"), "birthday", ""), *fields]


def days(
    session: Session, first: date, last: date, *, with_done: bool = False, limit: int = 500
) -> list[CareDay]:
    """Birthdays and anniversaries of a span of days, in their order; deleted and archived customers are left out.

    Args:
        with_done: those too that are marked already.
        limit: at most so many.
    """
    found: list[CareDay] = []
    for day, each, occasion in _occurrences(session, first, last):
        rows = session.query(
            f"SELECT customer.id, name, gender, kind, phone, {occasion.column}, done_at "
            f"{_that_day(occasion)} {'' if with_done else 'AND done_at IS NULL'} ORDER BY customer.id LIMIT :limit",
            {**_asked(each, occasion), "limit": limit - len(found)},
        )
        for customer_id, name, gender, kind, phone, stored, done_at in rows:
            begun = int(stored[:4]) if stored[:4].isdigit() else 0
            years = each.year - begun if 0 < begun <= each.year else None
            found.append(
                CareDay(
                    *(customer_id, name, gender, kind, phone, stored, each.calendar, day.isoformat()),
                    *(each.year, years, len(each.key) == 2, done_at, occasion.key, occasion.title),
                )
            )
        if len(found) >= limit:
            break
    return found


def count(session: Session, first: date, last: date) -> int:
    """How many birthdays and anniversaries of a span are open."""
    return sum(
        session.one(f"SELECT count(*) {_that_day(occasion)} AND done_at IS NULL", _asked(each, occasion))[0]
        for _, each, occasion in _occurrences(session, first, last)
    )


def _occurrences(session: Session, first: date, last: date) -> Iterator[tuple[date, Occurrence, Occasion]]:
    chosen, all_of_them = rules(session), occasions(session)
    for at in range((last - first).days + 1):
        day = first + timedelta(at)
        for occasion in all_of_them:
            for each in yearly.on(day, chosen):
                if occasion.calendar in ("", each.calendar):
                    yield day, each, occasion


def _that_day(occasion: Occasion) -> str:
    """Those whose day it is: all of it stands in an index, so it is found without a look at other customers."""
    key = custom_fields.yearly_key(occasion.column)
    marked = (
        "LEFT JOIN care_mark ON customer_id = customer.id AND occasion = :occasion AND year = :year WHERE"
    )
    if occasion.key == BIRTHDAY:
        return (
            f"FROM customer INDEXED BY customer_birthday {marked} birthday <> '' AND {_LIVE} "
            f"AND birthday_calendar = :calendar AND {key} = :key"
        )
    return f"FROM customer {marked} {occasion.column} IS NOT NULL AND {_LIVE} AND {key} = :key"


def _asked(each: Occurrence, occasion: Occasion) -> dict[str, object]:
    found: dict[str, object] = {"occasion": occasion.key, "year": each.year, "key": each.key}
    return {**found, "calendar": each.calendar} if occasion.key == BIRTHDAY else found


def mark(session: Session, marked: Sequence[CareDay]) -> int | None:
    """Mark birthdays as wished well; one that is marked stays as it is. Returns the operation, None for nothing."""
    open_ones = [each for each in marked if each.done_at is None]
    if not open_ones:
        return None
    with session.change(Action.MARK_CARE, _subject(open_ones)) as change:
        change.executemany(
            "INSERT OR IGNORE INTO care_mark (customer_id, occasion, year, day, done_at, staff_id) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                (each.customer_id, each.occasion, each.year, each.day, change.at, change.staff_id)
                for each in open_ones
            ],
        )
    return change.operation_id


def unmark(session: Session, marked: Sequence[CareDay]) -> int | None:
    """Make marked birthdays open again. Returns the operation, None for nothing."""
    done = [each for each in marked if each.done_at is not None]
    if not done:
        return None
    with session.change(Action.MARK_CARE, _subject(done)) as change:
        change.executemany(
            "DELETE FROM care_mark WHERE customer_id = ? AND occasion = ? AND year = ?",
            [(each.customer_id, each.occasion, each.year) for each in done],
        )
    return change.operation_id


def _subject(marked: Sequence[CareDay]) -> str:
    return marked[0].name if len(marked) == 1 else ""


# -- the message ------------------------------------------------------------------------------------


def places() -> dict[str, str]:
    """What is filled into a message: each name in either language → what stands there."""
    return {
        "称呼": "address",
        "address": "address",
        "姓名": "name",
        "name": "name",
        "年龄": "years",
        "age": "years",
        "年数": "years",
        "years": "years",
        "日子": "occasion",
        "occasion": "occasion",
    }


def message(session: Session, occasion: str = BIRTHDAY) -> str:
    """The words that the shop writes on a birthday or on another occasion, with their places."""
    row = session.one(
        "SELECT text FROM message_template WHERE occasion = ? ORDER BY position, id LIMIT 1", (occasion,)
    )
    if row is not None:
        return str(row[0])
    # templates of the shop, not texts of the program
    if language() == "zh_CN":
        return "{称呼}，祝您生日快乐！" if occasion == BIRTHDAY else "{称呼}，{日子}快乐！"
    if occasion == BIRTHDAY:
        return "{address}, happy birthday to you!"
    return "{address}, best wishes on your {occasion}!"


def set_message(session: Session, text: str, occasion: Occasion | None = None) -> int | None:
    """Keep the words for an occasion, birthdays when none is named. Returns the operation, None for no change.

    Raises:
        InvalidValue: it is empty, or names a place that nothing is known for.
    """
    text = text.strip()
    key = BIRTHDAY if occasion is None else occasion.key
    if not text:
        raise InvalidValue(translate("Care", "Type the message that you send on a birthday."), field="text")
    unknown = [place for place in _places_in(text) if place not in places()]
    if unknown:
        raise InvalidValue(
            translate("Care", "Nothing is filled in for {place}. Use {known}.").format(
                place="{" + unknown[0] + "}", known=known_places()
            ),
            field="text",
        )
    if text == message(session, key):
        return None
    name = message_title(None if key == BIRTHDAY else occasion)
    with session.change(Action.EDIT_RULES, name) as change:
        row = change.execute(
            "SELECT id FROM message_template WHERE occasion = ? ORDER BY position, id LIMIT 1", (key,)
        ).fetchone()
        if row is None:
            change.insert("message_template", {"name": name, "occasion": key, "text": text})
        else:
            change.update("message_template", row[0], {"text": text})
    return change.operation_id


def message_title(occasion: Occasion | None) -> str:
    """What the message for an occasion is called; None for birthdays."""
    if occasion is None or occasion.key == BIRTHDAY:
        return translate("Care", "Birthday message")
    return translate("Care", "Message: {occasion}").format(occasion=occasion.title)


def known_places() -> str:
    """The places as they are typed, in the person's language."""
    chinese = language() == "zh_CN"
    return " ".join("{" + place + "}" for place in places() if place.isascii() != chinese)


def filled(text: str, day: CareDay) -> str:
    """A message with its places filled in for one customer."""
    values = {
        "name": day.name,
        "address": address_of(day.name, day.gender, day.kind),
        "years": "" if day.years is None else str(day.years),
        "occasion": day.title,
    }
    for place, what in places().items():
        text = text.replace("{" + place + "}", values[what])
    return text


def address_of(name: str, gender: str, kind: str = "person") -> str:
    """How somebody is spoken to: 王小明, male → 王先生; the name itself where that is not known."""
    if kind != "person" or gender not in (genders.MALE, genders.FEMALE) or not names.is_chinese(name):
        return name
    if names.split_title(name).title:
        return name
    given = name[1:] if len(name) < 4 else name[2:]  # four characters begin with a double surname
    surname = name[: len(name) - len(given)]
    return surname + ("先生" if gender == genders.MALE else "女士")


def words_of(day: CareDay) -> str:
    """The date that comes again as it is shown; of an anniversary with its name."""
    shown = partial_dates.show(day.birthday, day.calendar)
    return shown if day.occasion == BIRTHDAY else f"{day.title} {shown}"


def _places_in(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:] if "}" in part]
