"""The register of a day with what was bought: beside the visit or call it belongs to, else in a row of its own."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.i18n import listed
from crm_desktop.services import interactions
from crm_desktop.services.interactions import PURCHASE, RegisterRow


def rows(session: Session, day: str, limit: int = 500) -> list[RegisterRow]:
    """What happened on a day (`YYYY-MM-DD`), latest first; purchases of one moment together.

    Args:
        limit: at most so many entries, and as many purchases.
    """
    found = interactions.register(session, day, limit=limit)
    sold: dict[tuple[int, int], RegisterRow] = {}
    items: dict[tuple[int, int], list[str]] = {}
    for purchase_id, customer_id, at, name, phone, item, amount, staff, channel in session.query(
        "SELECT purchase.id, customer_id, at, customer.name, customer.phone, coalesce(product.name, item), amount, "
        "coalesce(staff_member.name, ''), channel FROM purchase JOIN customer ON customer.id = customer_id "
        "LEFT JOIN product ON product.id = product_id LEFT JOIN staff_member ON staff_member.id = staff_id "
        "WHERE day = ? AND quantity > 0 AND customer.deleted_at IS NULL ORDER BY at DESC, purchase.id LIMIT ?",
        (day, limit),
    ):
        key = (customer_id, at)
        if key not in sold:
            sold[key] = RegisterRow(
                purchase_id, at, PURCHASE, customer_id, name, phone, "", "", staff, channel=channel
            )
        if item:
            items.setdefault(key, []).append(item)
        if amount is not None:
            sold[key] = sold[key]._replace(bought=(sold[key].bought or 0) + amount)
    for place, row in enumerate(found):
        own = sold.pop((row.customer_id or 0, row.at), None)
        if own is not None:
            found[place] = row._replace(bought=own.bought)
    alone = [row._replace(text=listed(items.get(key, ()))) for key, row in sold.items()]
    return sorted([*found, *alone], key=lambda row: row.at, reverse=True)
