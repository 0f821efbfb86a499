"""What customers buy and give back: recorded, corrected, deleted; the totals follow in the door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_rules, products
from crm_desktop.services.purchase_checks import Checked, Entry, checked, moment_of, times
from crm_desktop.services.purchase_checks import amount as read_amount
from crm_desktop.services.purchase_checks import quantity as read_quantity
from crm_desktop.values import money, numbers

CHANNELS = ("shop", "phone", "wechat", "online")


def channel_title(channel: str) -> str:
    """The channel of a purchase in the person's language; the shop's own word as it is."""
    titles = {
        "shop": lambda: translate("Purchases", "In the shop"),
        "phone": lambda: translate("Purchases", "Phone"),
        "wechat": lambda: translate("Purchases", "WeChat"),
        "online": lambda: translate("Purchases", "Online"),
    }
    return titles[channel]() if channel in titles else channel


class Purchase(NamedTuple):
    """One purchase, or a return (then quantity, amount and cost are below zero).

    Args:
        quantity: thousandths.
        amount, cost: cents, None when nobody wrote it down.
        left: thousandths of it that were not given back.
        order_state: how far an order is, see `orders`; "" for what was taken along at once.
        promised_on: local date for which an order was promised, "" for none.
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
    order_state: str = ""
    promised_on: str = ""


_SELECT = (
    "SELECT purchase.id, customer_id, day, at, product_id, coalesce(product.name, item), quantity, amount, "
    "purchase.cost, channel, place, coalesce(staff_member.name, ''), note, returned_of, quantity + coalesce("
    "(SELECT sum(quantity) FROM purchase AS back WHERE back.returned_of = purchase.id), 0), "
    "coalesce(order_state, ''), coalesce(promised_on, '') FROM purchase "
    "LEFT JOIN product ON product.id = product_id LEFT JOIN staff_member ON staff_member.id = staff_id "
)


def of(session: Session, customer_id: int, limit: int = 1_000) -> list[Purchase]:
    """A customer's purchases and returns, the newest first."""
    rows = session.query(
        _SELECT + "WHERE customer_id = ? ORDER BY day DESC, at DESC, purchase.id DESC LIMIT ?",
        (customer_id, limit),
    )
    return [Purchase(*row) for row in rows]


def together(
    session: Session, customer_id: int, limit: int = 1_000, before: int = 1 << 62
) -> list[tuple[Purchase, ...]]:
    """A customer's purchases, those of one moment together, the newest first; returns apart from them.

    Args:
        limit: at most so many moments.
        before: only what happened before this moment, seconds UTC.
    """
    rows = session.query(
        _SELECT + "WHERE customer_id = ? AND at IN (SELECT DISTINCT at FROM purchase WHERE customer_id = ? "
        "AND at < ? ORDER BY at DESC LIMIT ?) ORDER BY at DESC, quantity < 0 DESC, purchase.id",
        (customer_id, customer_id, before, limit),
    )
    found = (Purchase(*row) for row in rows)
    return [tuple(group) for _, group in groupby(found, lambda each: (each.at, each.quantity < 0))]


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
    ready = ready_to_record(session, [entry])
    with session.change(Action.RECORD_PURCHASE, _customer(session, customer_id)) as change:
        insert(session, change, customer_id, ready)
    return change.operation_id


def ready_to_record(
    session: Session, entries: Iterable[Entry], moment: tuple[str, int] | None = None
) -> list[tuple[Checked, bool]]:
    """What was typed, checked before anything is written; with whether it is kept as a product.

    Args:
        moment: local date and seconds UTC of all of them, where they do not have their own days.

    Raises:
        InvalidValue: as for `record`.
    """
    found = []
    for entry in entries:
        ready = checked(session, entry, moment)
        if not ready.says_something:
            raise InvalidValue(translate("Purchases", "Type what was bought, or for how much."), field="item")
        found.append((ready, entry.keep))
    return found


def insert(
    session: Session,
    change: Change,
    customer_id: int,
    ready: Sequence[tuple[Checked, bool]],
    staff_id: int | None = None,
) -> None:
    """Write purchases inside a change: by whom it is, or by `staff_id`."""
    for each, keep in ready:
        values = asdict(each)
        if keep and each.item:
            price = "" if each.amount is None else money.show(times(each.amount, 1000, each.quantity))
            known = products.named(session, each.item)  # the line before may have made it
            values["product_id"] = known.id if known else products.add(session, each.item, price=price)
            values["item"] = ""
        who: dict[str, object] = {"customer_id": customer_id, "created_at": change.at}
        who["staff_id"] = change.staff_id if staff_id is None else staff_id
        change.insert("purchase", {**values, **who})
        follow_up_rules.after_purchase(change, customer_id, each.day, staff_id)


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
    moment = (known.day, known.at) if entry.day in ("", known.day) else None
    values = asdict(checked(session, entry, moment))
    if values["order_state"] and known.order_state:
        values["order_state"] = known.order_state  # a correction does not begin it anew
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
    wanted = read_quantity(quantity) if quantity.strip() else known.left
    if wanted > known.left:
        raise InvalidValue(
            translate("Purchases", "Only {quantity} of it are left to give back.").format(
                quantity=quantity_shown(known.left)
            ),
            field="quantity",
        )
    back_on, at = moment_of(day)
    if back_on < known.day:
        raise InvalidValue(translate("Purchases", "That day is before the purchase."), field="day")
    paid = read_amount("amount", amount)
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
    return left if wanted == known.left else min(left, times(whole, wanted, known.quantity))


def price_of(price: int, quantity: str) -> int | None:
    """The cents of so many, as the quantity is typed; None when it is no quantity."""
    try:
        return times(price, read_quantity(quantity), 1000)
    except InvalidValue:
        return None


def _customer(session: Session, customer_id: int) -> str:
    row = session.one("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    return str(row[0])
