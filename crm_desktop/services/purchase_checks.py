"""What was typed of a purchase, read and checked: at the counter, in the quick entry and from files alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import products
from crm_desktop.values import money, numbers, partial_dates, texts

NOON = "12:00"  # the time of a purchase of which only the day is known
MOST_CENTS = 10**11  # a thousand million yuan: more is a slip of the hand
MOST_OF_IT = 10**9  # thousandths of a quantity: a million
_FIRST_DAY = "1900-01-01"
_LONGEST = 200  # characters of a word


@dataclass
class Entry:
    """What was typed of a purchase.

    Args:
        item: what was bought; the name of a product stands for it.
        quantity, amount, cost: as a person types them; a cost left empty follows from the product.
        day: local date YYYY-MM-DD; "" for today.
        channel: one of `purchases.CHANNELS`, or the shop's own word.
        keep: put `item` into the list of products, with the price that was paid for one.
        ordered: it comes later: an order; `promised` for which day, as a person types it, or "".
    """

    item: str = ""
    quantity: str = ""
    amount: str = ""
    day: str = ""
    channel: str = ""
    place: str = ""
    note: str = ""
    cost: str = ""
    keep: bool = False
    ordered: bool = False
    promised: str = ""


@dataclass(frozen=True)
class Checked:
    """A purchase that can be written.

    Args:
        quantity: thousandths, above zero.
        amount, cost: cents, of all of it; None when nobody said.
        at: seconds UTC, its place on that day.
    """

    day: str
    at: int
    product_id: int | None
    item: str
    quantity: int
    amount: int | None
    cost: int | None
    channel: str
    place: str
    note: str
    order_state: str | None = None
    promised_on: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is known what was bought, or for how much."""
        return self.product_id is not None or bool(self.item) or self.amount is not None


def checked(session: Session, entry: Entry, moment: tuple[str, int] | None = None) -> Checked:
    """Read what was typed.

    Args:
        moment: local date and seconds UTC, where it does not follow from the entry's day.

    Raises:
        InvalidValue: a value cannot be stored; `.field` names it.
    """
    much = quantity(entry.quantity)
    paid, spent = amount("amount", entry.amount), amount("cost", entry.cost)
    product = products.named(session, entry.item)
    if spent is None and product is not None and product.cost is not None:
        spent = times(product.cost, much, 1000)
    day, at = moment if moment is not None else moment_of(entry.day)
    return Checked(
        day,
        at,
        None if product is None else product.id,
        _word("item", entry.item) if product is None else "",
        much,
        paid,
        spent,
        _word("channel", entry.channel),
        _word("place", entry.place),
        entry.note.strip(),
        "ordered" if entry.ordered else None,
        _promised(entry.promised, day) if entry.ordered else None,
    )


def _promised(typed: str, bought: str) -> str | None:
    """The day for which an order was promised; one without a year is the next one from the order on."""
    if not typed.strip():
        return None
    wrong = InvalidValue(translate("Purchases", "Type the day as 2026-01-31."), field="promised")
    try:
        found = partial_dates.parse(typed, order="mdy")
    except InvalidValue as error:
        raise wrong from error
    if found is None or not found.day or not found.month or found.calendar != partial_dates.SOLAR:
        raise wrong
    year = int(bought[:4])
    for at in (found.year,) if found.year else (year, year + 1):
        try:
            day = date(at, found.month, found.day).isoformat()
        except ValueError:
            continue
        if day >= bought:
            return day
    raise InvalidValue(translate("Purchases", "That day is before the order."), field="promised")


def _word(key: str, typed: str) -> str:
    plain = texts.line(typed).strip()
    if len(plain) > _LONGEST:
        raise InvalidValue(
            translate("Checks", "This is too long: at most {count} characters.").format(count=_LONGEST),
            field=key,
        )
    return plain


def quantity(typed: str) -> int:
    """Thousandths of a quantity as a person types it; one when nothing was typed.

    Raises:
        InvalidValue: `.field` is "quantity".
    """
    try:
        number = numbers.parse(typed)
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field="quantity") from error
    thousandths = Decimal(repr(1.0 if number is None else number)) * 1000
    if thousandths != thousandths.to_integral_value() or thousandths <= 0:
        raise InvalidValue(
            translate("Purchases", "The quantity is a number above zero with at most three decimals."),
            field="quantity",
        )
    if thousandths > MOST_OF_IT:
        raise InvalidValue(
            translate("Purchases", "So many cannot be: at most {most}. Is a digit too much?").format(
                most=numbers.show(MOST_OF_IT // 1000)
            ),
            field="quantity",
        )
    return int(thousandths)


def amount(key: str, typed: str) -> int | None:
    """Cents of an amount as a person types it; None when nothing was typed.

    Args:
        key: the field that an error names: "amount" or "cost".

    Raises:
        InvalidValue: it is no amount, below zero, or more than anybody pays.
    """
    try:
        cents = money.parse(typed)
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field=key) from error
    if cents is not None and cents < 0:
        raise InvalidValue(
            translate("Purchases", "An amount is not below zero. What comes back is recorded as a return."),
            field=key,
        )
    if cents is not None and cents > MOST_CENTS:
        raise InvalidValue(
            translate("Purchases", "{amount} is more than anybody pays. Is a digit too much?").format(
                amount=money.show(cents)
            ),
            field=key,
        )
    return cents


def moment_of(day: str) -> tuple[str, int]:
    """The day, and its place in time: now of today ("" as well), noon of another day.

    Raises:
        InvalidValue: it is no day, has not come yet, or is of another century; `.field` is "day".
    """
    today = clock.today().isoformat()
    if not day or day == today:
        return today, clock.timestamp()
    try:
        known = date.fromisoformat(day).isoformat()
    except ValueError:
        raise InvalidValue(translate("Purchases", "Type the day as 2026-01-31."), field="day") from None
    if known > today:
        raise InvalidValue(
            translate("Purchases", "That day has not come yet. Plan a follow-up for it instead."), field="day"
        )
    if known < _FIRST_DAY:
        raise InvalidValue(
            translate("Purchases", "That day is too long ago. Is the year right?"), field="day"
        )
    at = clock.at_local(known, NOON)
    return known, clock.timestamp() if at is None else at


def times(cents: int, part: int, whole: int) -> int:
    """`cents` × `part` / `whole`, rounded to the cent."""
    return int((Decimal(cents) * part / whole).quantize(Decimal(1), ROUND_HALF_UP))
