"""Pictures of what was bought: written down, and on the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.screens.context import Context


def _buyer(context: Context) -> int:
    """Somebody who bought a lot."""
    row = context.session.one("SELECT id FROM customer ORDER BY purchase_count DESC, id LIMIT 1")
    return int(row[0])


def quick_entry_bought(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.quick_entry import QuickEntry

    panel = QuickEntry(context.session)
    panel.open_for({"customer_id": _buyer(context), "bought": True})
    panel.bought.restore(
        {"lines": [["窗帘", "8", "668.80"], ["罗马杆", "8", "280"], ["旧窗帘改短", "", "50"]]}
    )
    return panel


def timeline_purchases(context: Context) -> QWidget:
    from crm_desktop.ui.views.customer_page import CustomerPage

    page = CustomerPage(context.session, context.tasks, context.bridge)
    page.show_customer(_buyer(context))
    page.timeline.set_filter(["purchase"])
    page.timeline.list.setCurrentIndex(page.timeline.model.index(1))
    return page


def settings_products(context: Context) -> QWidget:
    from crm_desktop.ui.views.settings_products import ProductsSection

    section = ProductsSection(context.session, context.tasks, context.bridge)
    section.setFixedWidth(640)
    section.table.selectRow(1)
    section.change()
    section.fields["price"].setText("一百")
    section.save()
    return section


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "quick_entry_bought": quick_entry_bought,
    "settings_products": settings_products,
    "timeline_purchases": timeline_purchases,
}
