"""What customers buy and give back: recorded, corrected, deleted; the totals follow in the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import products
from crm_desktop.values import money, numbers, texts

CHANNELS = ("shop", "phone", "wechat", "online")
_NOON = "12:00"
_MOST = 10**12  # thousandths of a quantity
_LONGEST = 200  # characters of a word


def channel_title(channel: str) -> str:
    """The channel of a purchase in the person's language; the shop's own word as it is."""
    titles = {
        "shop": lambda: translate("Purchases", "In the shop"),
        "phone": lambda: translate("Purchases", "Phone"),
        "wechat": lambda: translate("Purchases", "WeChat"),
        "online": lambda: translate("Purchases", "Online"),
    }
    return titles[channel]() if channel in titles else channel


@dataclass
class Entry:
    """What was typed of a purchase.

    Args:
        item: what was bought; the name of a product stands for it.
        quantity, amount, cost: as a person types them; a cost left empty follows from the product.
        day: local date YYYY-MM-DD; "" for today.
        channel: one of CHANNELS, or the shop's own word.
        keep: put `item` into the list of products, with the price that was paid for one.
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


class Purchase(NamedTuple):
    """One purchase, or a return (then quantity, amount and cost are below zero).

    Args:
        quantity: thousandths.
        amount, cost: cents, None when nobody wrote it down.
        left: thousandths of it that were not given back.
    """

    id: int
    customer_id: int
    day: str
    at: int
    product_id: int | None
    item: str
    quantity: int
    amount: int | None
    cost: int | None
    channel: str
    place: str
    staff_name: str
    note: str
    returned_of: int | None
    left: int


_SELECT = (
    "SELECT purchase.id, customer_id, day, at, product_id, coalesce(product.name, item), quantity, amount, "
    "purchase.cost, channel, place, coalesce(staff_member.name, ''), note, returned_of, quantity + coalesce("
    "(SELECT sum(quantity) FROM purchase AS back WHERE back.returned_of = purchase.id), 0) FROM purchase "
    "LEFT JOIN product ON product.id = product_id LEFT JOIN staff_member ON staff_member.id = staff_id "
)


def of(session: Session, customer_id: int, limit: int = 1_000) -> list[Purchase]:
    """A customer's purchases and returns, the newest first."""
    rows = session.query(
        _SELECT + "WHERE customer_id = ? ORDER BY day DESC, at DESC, purchase.id DESC LIMIT ?",
        (customer_id, limit),
    )
    return [Purchase(*row) for row in rows]


def get(session: Session, purchase_id: int) -> Purchase:
    """One purchase.

    Raises:
        NotFound: it is gone.
    """
    row = session.one(_SELECT + "WHERE purchase.id = ?", (purchase_id,))
    if row is None:
        raise NotFound(translate("Purchases", "This purchase is not there any more."))
    return Purchase(*row)


def quantity_shown(thousandths: int) -> str:
    """A quantity without empty decimals: 2 or 1.5."""
    return numbers.show(thousandths / 1000)


def record(session: Session, customer_id: int, entry: Entry) -> int:
    """Write a purchase down; returns the operation's id.

    Raises:
        InvalidValue: nothing was said of it, or a value cannot be stored; `.field` says which.
        NotFound: the customer is gone.
    """
    values = _checked(session, entry)
    if not any((values["product_id"], values["item"], values["amount"] is not None)):
        raise InvalidValue(translate("Purchases", "Type what was bought, or for how much."), field="item")
    with session.change(Action.RECORD_PURCHASE, _customer(session, customer_id)) as change:
        if entry.keep and values["item"]:
            price = "" if values["amount"] is None else _price_of_one(values)
            values["product_id"] = products.add(session, str(values["item"]), price=price)
            values["item"] = ""
        who = {"customer_id": customer_id, "staff_id": change.staff_id, "created_at": change.at}
        change.insert("purchase", {**values, **who})
    return change.operation_id


def correct(session: Session, purchase_id: int, entry: Entry) -> int:
    """Give a purchase the values of `entry`; returns the operation's id. The history keeps what it was.

    Raises:
        InvalidValue: as for `record`; it is a return, or more was given back than the new quantity.
        NotFound: it is gone.
    """
    known = get(session, purchase_id)
    if known.quantity < 0:
        raise InvalidValue(
            translate("Purchases", "A return is not corrected: delete it and record it again.")
        )
    values = _checked(session, entry, before=known)
    returned = known.quantity - known.left
    if int(str(values["quantity"])) < returned:
        raise InvalidValue(
            translate("Purchases", "{quantity} of it were given back already.").format(
                quantity=quantity_shown(returned)
            ),
            field="quantity",
        )
    with session.change(Action.EDIT_PURCHASE, _customer(session, known.customer_id)) as change:
        change.update("purchase", purchase_id, values)
    return change.operation_id


def give_back(session: Session, purchase_id: int, quantity: str = "", amount: str = "", day: str = "") -> int:
    """Record that a purchase, or a part of it, was given back; returns the operation's id.

    Args:
        quantity: as typed; all that is left when empty.
        amount: what was paid back, as typed; the share of the quantity when empty.

    Raises:
        InvalidValue: there is not so much to give back, or a value cannot be read; `.field` says which.
        NotFound: it is gone.
    """
    known = get(session, purchase_id)
    if known.quantity < 0 or known.left <= 0:
        raise InvalidValue(translate("Purchases", "There is nothing left of it to give back."))
    wanted = _quantity(quantity) if quantity.strip() else known.left
    if wanted > known.left:
        raise InvalidValue(
            translate("Purchases", "Only {quantity} of it are left to give back.").format(
                quantity=quantity_shown(known.left)
            ),
            field="quantity",
        )
    back_on, at = _moment(day)
    if back_on < known.day:
        raise InvalidValue(translate("Purchases", "That day is before the purchase."), field="day")
    paid = _amount("amount", amount)
    if paid is None:
        paid = _rest(session, known, "amount", wanted)
    cost = _rest(session, known, "cost", wanted)
    with session.change(Action.RETURN_PURCHASE, _customer(session, known.customer_id)) as change:
        change.execute(
            "INSERT INTO purchase (customer_id, day, at, product_id, item, quantity, amount, cost, channel, place, "
            "staff_id, returned_of, created_at) SELECT customer_id, ?, ?, product_id, item, ?, ?, ?, channel, place, "
            "?, id, ? FROM purchase WHERE id = ?",
            (
                back_on,
                at,
                -wanted,
                None if paid is None else -paid,
                None if cost is None else -cost,
                change.staff_id,
                change.at,
                purchase_id,
            ),
        )
    return change.operation_id


def delete(session: Session, purchase_id: int) -> int:
    """Delete a purchase with what was given back of it; returns the operation's id, whose undo brings all back."""
    known = get(session, purchase_id)
    with session.change(Action.DELETE_PURCHASE, _customer(session, known.customer_id)) as change:
        change.execute("DELETE FROM purchase WHERE id = ?", (purchase_id,))
    return change.operation_id


def _rest(session: Session, known: Purchase, column: str, wanted: int) -> int | None:
    """The share of an amount that goes with a part; with the last part all that is left of it, to the cent."""
    whole = known.amount if column == "amount" else known.cost
    if whole is None:
        return None
    gone = session.one(f"SELECT coalesce(sum({column}), 0) FROM purchase WHERE returned_of = ?", (known.id,))[
        0
    ]
    left = max(0, whole + int(gone))
    return left if wanted == known.left else min(left, _times(whole, wanted, known.quantity))


def price_of(price: int, quantity: str) -> int | None:
    """The cents of so many, as the quantity is typed; None when it is no quantity."""
    try:
        return _times(price, _quantity(quantity), 1000)
    except InvalidValue:
        return None


def _price_of_one(values: dict[str, object]) -> str:
    return money.show(_times(int(str(values["amount"])), 1000, int(str(values["quantity"]))))


def _times(cents: int, part: int, whole: int) -> int:
    return int((Decimal(cents) * part / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _checked(session: Session, entry: Entry, before: Purchase | None = None) -> dict[str, object]:
    quantity = _quantity(entry.quantity)
    amount, cost = _amount("amount", entry.amount), _amount("cost", entry.cost)
    product = products.named(session, entry.item)
    if cost is None and product is not None and product.cost is not None:
        cost = _times(product.cost, quantity, 1000)
    if before is not None and entry.day in ("", before.day):
        day, at = before.day, before.at
    else:
        day, at = _moment(entry.day)
    values: dict[str, object] = {"day": day, "at": at, "quantity": quantity, "amount": amount, "cost": cost}
    words = {"item": entry.item, "channel": entry.channel, "place": entry.place, "note": entry.note}
    for key, word in words.items():
        plain = word.strip() if key == "note" else texts.line(word).strip()
        if key != "note" and len(plain) > _LONGEST:
            raise InvalidValue(
                translate("Checks", "This is too long: at most {count} characters.").format(count=_LONGEST),
                field=key,
            )
        values[key] = plain
    values["product_id"] = product.id if product is not None else None
    if product is not None:
        values["item"] = ""
    return values


def _quantity(typed: str) -> int:
    try:
        number = numbers.parse(typed)
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field="quantity") from error
    thousandths = Decimal(repr(1.0 if number is None else number)) * 1000
    if thousandths != thousandths.to_integral_value() or not 0 < thousandths <= _MOST:
        raise InvalidValue(
            translate("Purchases", "The quantity is a number above zero with at most three decimals."),
            field="quantity",
        )
    return int(thousandths)


def _amount(key: str, typed: str) -> int | None:
    try:
        cents = money.parse(typed)
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field=key) from error
    if cents is not None and cents < 0:
        raise InvalidValue(
            translate("Purchases", "An amount is not below zero. What comes back is recorded as a return."),
            field=key,
        )
    return cents


def _moment(day: str) -> tuple[str, int]:
    """The day, and its place in time: now of today, noon of another day."""
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
    at = clock.at_local(known, _NOON)
    return known, clock.timestamp() if at is None else at


def _customer(session: Session, customer_id: int) -> str:
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    return str(row[0])
