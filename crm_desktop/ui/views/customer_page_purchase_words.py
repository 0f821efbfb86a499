"""How a purchase is put in words: on the customer's page, on its timeline and on the register."""

from __future__ import annotations

from crm_desktop.i18n import translate
from crm_desktop.services import purchases
from crm_desktop.services.purchases import Purchase
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


def line(purchase: Purchase, *, with_amount: bool = False) -> str:
    """What was bought; with what it cost where several stand together."""
    if with_amount and purchase.amount is not None:
        return f"{what(purchase)}  {yuan(purchase.amount)}"
    return what(purchase)
