"""How a purchase is put in words: on the customer's page, on its timeline and on the register."""

from __future__ import annotations

from crm_desktop.i18n import translate
from crm_desktop.services import orders, purchases
from crm_desktop.services.purchases import Purchase
from crm_desktop.ui import show
from crm_desktop.values import money


def yuan(cents: int) -> str:
    """An amount with its sign: "-¥1,200.00"."""
    return f"{'-' if cents < 0 else ''}¥{money.show(abs(cents))}"


def what(purchase: Purchase) -> str:
    """What and how many: "Curtain × 2"."""
    words = purchase.item or translate("Purchases", "Purchase")
    if abs(purchase.quantity) != 1000:
        words = f"{words} × {purchases.quantity_shown(abs(purchase.quantity))}"
    return words


def order(purchase: Purchase) -> tuple[str, str]:
    """How far an order is and for when it was promised, and the colour token; ("", "") for what is none."""
    state = orders.state_title(purchase.order_state)
    if not state or not purchase.promised_on or not orders.following(purchase.order_state):
        return state, "secondary"
    when, ink = show.due(purchase.promised_on)
    return f"{state} · {when}", ink


def line(purchase: Purchase, *, with_amount: bool = False) -> str:
    """What was bought; with what it cost where several stand together."""
    words = what(purchase)
    if with_amount and purchase.amount is not None:
        words = f"{words}  {yuan(purchase.amount)}"
    said = order(purchase)[0]
    return f"{words}  ({said})" if said else words
