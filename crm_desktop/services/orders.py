"""Orders: purchases that come later, from the order to the day when the customer has it."""

from __future__ import annotations

from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import purchases

ORDERED, DELIVERED, COLLECTED = "ordered", "delivered", "collected"
STATES = (ORDERED, DELIVERED, COLLECTED)
_OPEN = "order_state IN ('ordered', 'delivered')"
_THERE = (
    f"FROM purchase JOIN customer ON customer.id = customer_id LEFT JOIN product ON product.id = product_id "
    f"WHERE {_OPEN} AND customer.deleted_at IS NULL AND quantity + coalesce("
    "(SELECT sum(quantity) FROM purchase AS back WHERE back.returned_of = purchase.id), 0) > 0"
)


def state_title(state: str) -> str:
    """How far an order is, in the person's language; "" for what was taken along at once."""
    titles = {
        ORDERED: lambda: translate("Orders", "Ordered"),
        DELIVERED: lambda: translate("Orders", "Delivered"),
        COLLECTED: lambda: translate("Orders", "Collected"),
    }
    return titles[state]() if state in titles else ""


class Order(NamedTuple):
    """An order that the customer does not have yet.

    Args:
        id: of the purchase.
        day: local date of the order; `promised_on` for when it was promised, "" when nobody said.
        quantity: thousandths.
        state: "ordered" or "delivered".
    """

    id: int
    customer_id: int
    customer_name: str
    item: str
    quantity: int
    day: str
    promised_on: str
    state: str


def open_orders(session: Session, limit: int = 500) -> list[Order]:
    """The open orders, what was promised first comes first; what was given back is none."""
    rows = session.query(
        "SELECT purchase.id, customer_id, customer.name, coalesce(product.name, item), quantity, day, "
        f"coalesce(promised_on, ''), order_state {_THERE} "
        "ORDER BY promised_on IS NULL, promised_on, purchase.day, purchase.id LIMIT ?",
        (limit,),
    )
    return [Order(*row) for row in rows]


def open_count(session: Session) -> int:
    """How many orders are open."""
    return int(session.one(f"SELECT count(*) {_THERE}")[0])


def following(state: str) -> str:
    """The state after this one; "" after the last one and for what is no order."""
    return {ORDERED: DELIVERED, DELIVERED: COLLECTED}.get(state, "")


def set_state(session: Session, purchase_id: int, state: str) -> int:
    """Say how far an order is; returns the operation's id.

    Raises:
        InvalidValue: there is no such state, or it is no order.
        NotFound: it is gone.
    """
    known = purchases.get(session, purchase_id)
    if state not in STATES or not known.order_state:
        raise InvalidValue(translate("Orders", "This purchase is no order."))
    name = session.one("SELECT name FROM customer WHERE id = ?", (known.customer_id,))[0]
    with session.change(Action.FOLLOW_ORDER, name) as change:
        change.update("purchase", purchase_id, {"order_state": state})
    return change.operation_id
