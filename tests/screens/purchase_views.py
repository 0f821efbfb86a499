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


def import_purchases(context: Context) -> QWidget:
    """The look at a list of sales: found customers, a return, rows that cannot be taken."""
    import xlsxwriter
    from PySide6.QtCore import QCoreApplication

    from crm_desktop.ui.import_wizard import ImportWizard

    path = context.folder / "11月销售明细.xlsx"
    known = context.session.query("SELECT name, phone FROM customer WHERE phone <> '' LIMIT 5").fetchall()
    rows = [
        ("2026-11-20 14:30", *known[0], "窗帘", 8, 88, "", "微信"),
        ("2026-11-20", *known[1], "罗马杆", 6.5, 35, "￥220", "到店"),
        ("2026-11-21", *known[2], "乳胶枕", -1, "", -199, "到店"),
        ("2026-12-21", *known[3], "台灯", 1, 399, "", "网店"),
        ("2026-11-21", "赵铁柱", "13711112222", "地毯", 1, 680, "", "到店"),
        ("2026-11-22", *known[4], "地毯", 0, 680, "", "市集"),
    ]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("销售")
        sheet.write_row(0, 0, ("日期", "客户姓名", "电话", "商品名称", "数量", "单价", "金额", "销售渠道"))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)
    wizard = ImportWizard(context.session, context.tasks, context.bridge, path)

    while context.tasks.busy:
        QCoreApplication.processEvents()
    wizard.go_on()
    wizard.go_on()
    while context.tasks.busy:
        QCoreApplication.processEvents()
    return wizard


def export_purchases(context: Context) -> QWidget:
    from crm_desktop.services.entry_fields import Content
    from crm_desktop.ui.dialogs.export import ExportDialog

    return ExportDialog(context.session, context.tasks, content=Content.PURCHASES)


def today_orders(context: Context) -> QWidget:
    """The first page, scrolled to what was ordered."""
    from crm_desktop.ui.views.today import TodayView

    view = TodayView(context.session, context.tasks, context.bridge)
    bar = view.stack.verticalScrollBar()
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    return view


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "export_purchases": export_purchases,
    "import_purchases": import_purchases,
    "quick_entry_bought": quick_entry_bought,
    "settings_products": settings_products,
    "today_orders": today_orders,
    "timeline_purchases": timeline_purchases,
}
