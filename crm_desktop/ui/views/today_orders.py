"""The section of the first page for what customers ordered and do not have yet; late ones are red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import show
from crm_desktop.ui.views.today_sections import Act, Found, Section
from crm_desktop.ui.widgets.line_list import Line

if TYPE_CHECKING:  # it comes with the rows, which the worker reads
    from crm_desktop.services.orders import Order


def section() -> Section:
    """Open orders, what was promised first comes first."""
    return Section(
        "orders",
        translate("Orders", "Open orders"),
        _read,
        _line,
        lambda row: (row.customer_id, None),
        ("purchase", "product"),
        Act(translate("Orders", "Delivered; when it was, collected"), _advance),
    )


def _read(session: Session, limit: int) -> Found:
    from crm_desktop.services import orders

    rows = orders.open_orders(session, limit)
    return Found(rows, len(rows) if len(rows) < limit else orders.open_count(session))


def _line(row: Order) -> Line:
    from crm_desktop.services import orders, purchases

    words = row.item or translate("Purchases", "Purchase")
    if row.quantity != 1000:
        words = f"{words} × {purchases.quantity_shown(row.quantity)}"
    state = orders.state_title(row.state)
    when, ink = show.due(row.promised_on) if row.promised_on else ("", "secondary")
    icon = "purchase" if row.state == orders.ORDERED else "done"
    right = f"{state} · {when}" if when else state
    return Line(row, icon, row.customer_name, words, right=right, right_ink=ink)


def _advance(session: Session, row: Order) -> tuple[str, int]:
    from crm_desktop.services import orders

    state = orders.following(row.state)
    operation_id = orders.set_state(session, row.id, state)
    words = translate("Orders", "{state}: {what}").format(
        state=orders.state_title(state), what=f"{row.item} {row.customer_name}".strip()
    )
    return words, operation_id
