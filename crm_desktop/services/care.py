"""关怀 Care: whose birthday comes, by either calendar, what to write to them, and who was wished well already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import language, translate
from crm_desktop.values import genders, names, partial_dates, yearly
from crm_desktop.values.yearly import CHOICES, Occurrence, Rules

BIRTHDAY = "birthday"
_RULES = "care.rules"
_KEY = "substr(birthday, iif(birthday GLOB '--*', 3, 6))"
# All of it stands in the index, so a day is found without a look at other customers.
_THAT_DAY = (
    "FROM customer INDEXED BY customer_birthday "
    "LEFT JOIN care_mark ON customer_id = customer.id AND occasion = 'birthday' AND year = :year "
    "WHERE birthday <> '' AND deleted_at IS NULL AND archived_at IS NULL "
    f"AND birthday_calendar = :calendar AND {_KEY} = :key"
)


class CareDay(NamedTuple):
    """A birthday of one year.

    Args:
        day: the local day on which it comes, YYYY-MM-DD.
        year: the year of its calendar, which a mark stands for.
        years: how old the customer becomes; None when the year of birth is not known.
        month_only: only the month is known; it stands on the first of it.
        done_at: when it was marked, seconds UTC; None while it is open.
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


def birthdays(
    session: Session, first: date, last: date, *, with_done: bool = False, limit: int = 500
) -> list[CareDay]:
    """The birthdays of a span of days, in their order; deleted and archived customers are left out.

    Args:
        with_done: those too that are marked already.
        limit: at most so many.
    """
    found: list[CareDay] = []
    for day, each in _occurrences(session, first, last):
        rows = session.query(
            "SELECT customer.id, name, gender, kind, phone, birthday, done_at "
            f"{_THAT_DAY} {'' if with_done else 'AND done_at IS NULL'} ORDER BY customer.id LIMIT :limit",
            {**each._asdict(), "limit": limit - len(found)},
        )
        for customer_id, name, gender, kind, phone, birthday, done_at in rows:
            born = int(birthday[:4]) if birthday[:4].isdigit() else 0
            years = each.year - born if 0 < born <= each.year else None
            found.append(
                CareDay(
                    *(customer_id, name, gender, kind, phone, birthday, each.calendar, day.isoformat()),
                    *(each.year, years, len(each.key) == 2, done_at),
                )
            )
        if len(found) >= limit:
            break
    return found


def count(session: Session, first: date, last: date) -> int:
    """How many birthdays of a span are open."""
    return sum(
        session.one(f"SELECT count(*) {_THAT_DAY} AND done_at IS NULL", each._asdict())[0]
        for _, each in _occurrences(session, first, last)
    )


def _occurrences(session: Session, first: date, last: date) -> list[tuple[date, Occurrence]]:
    chosen = rules(session)
    days = (first + timedelta(at) for at in range((last - first).days + 1))
    return [(day, each) for day in days for each in yearly.on(day, chosen)]


def mark(session: Session, days: Sequence[CareDay]) -> int | None:
    """Mark birthdays as wished well; one that is marked stays as it is. Returns the operation, None for nothing."""
    open_ones = [each for each in days if each.done_at is None]
    if not open_ones:
        return None
    with session.change(Action.MARK_CARE, _subject(open_ones)) as change:
        change.executemany(
            "INSERT OR IGNORE INTO care_mark (customer_id, occasion, year, day, done_at, staff_id) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                (each.customer_id, BIRTHDAY, each.year, each.day, change.at, change.staff_id)
                for each in open_ones
            ],
        )
    return change.operation_id


def unmark(session: Session, days: Sequence[CareDay]) -> int | None:
    """Make marked birthdays open again. Returns the operation, None for nothing."""
    done = [each for each in days if each.done_at is not None]
    if not done:
        return None
    with session.change(Action.MARK_CARE, _subject(done)) as change:
        change.executemany(
            "DELETE FROM care_mark WHERE customer_id = ? AND occasion = ? AND year = ?",
            [(each.customer_id, BIRTHDAY, each.year) for each in done],
        )
    return change.operation_id


def _subject(days: Sequence[CareDay]) -> str:
    return days[0].name if len(days) == 1 else ""


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
    }


def message(session: Session) -> str:
    """The words that the shop writes on a birthday, with their places."""
    row = session.one(
        "SELECT text FROM message_template WHERE occasion = ? ORDER BY position, id LIMIT 1", (BIRTHDAY,)
    )
    if row is not None:
        return str(row[0])
    if language() == "zh_CN":
        return "{称呼}，祝您生日快乐！"
    return "{address}, happy birthday to you!"  # a template of the shop, not a text of the program


def set_message(session: Session, text: str) -> int | None:
    """Keep the words for birthdays. Returns the operation, None when nothing was changed.

    Raises:
        InvalidValue: it is empty, or names a place that nothing is known for.
    """
    text = text.strip()
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
    if text == message(session):
        return None
    with session.change(Action.EDIT_RULES, translate("Care", "Birthday message")) as change:
        row = change.execute(
            "SELECT id FROM message_template WHERE occasion = ? ORDER BY position, id LIMIT 1", (BIRTHDAY,)
        ).fetchone()
        if row is None:
            name = translate("Care", "Birthday message")
            change.insert("message_template", {"name": name, "occasion": BIRTHDAY, "text": text})
        else:
            change.update("message_template", row[0], {"text": text})
    return change.operation_id


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
    """The date of birth as it is shown."""
    return partial_dates.show(day.birthday, day.calendar)


def _places_in(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:] if "}" in part]
