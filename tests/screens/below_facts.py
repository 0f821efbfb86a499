"""What stands below a customer's facts: whom the customer is related to, the files, the purchases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.screens.context import Context

_AT = 4  # among the customers with the most entries; the pictures of other views show those before
_RELATED = (
    ("friend", "friend"),
    ("child", "parent"),
    ("child", "parent"),
    ("company", "employee"),
    ("师傅", "徒弟"),
)

_DOCUMENTS = (
    ("全屋定制合同（2026 年 11 月第二版，客户已签字）.pdf", 1_240_000),
    ("报价.xlsx", 18_400),
    ("设计软件.exe", 300),
)


def _photo(at: int) -> bytes:
    """A room, more or less: wall, floor, a window."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(40 + 50 * at, 60, 220))
    painter = QPainter(image)
    painter.fillRect(0, 340, 640, 140, QColor.fromHsv(30 + 50 * at, 120, 130))
    painter.fillRect(240, 90, 160, 150, QColor("#dfefff"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class _Scrolled(QWidget):
    """A page whose facts are scrolled to their end."""

    def __init__(self, page: QWidget, inside: QWidget) -> None:
        super().__init__()
        self._bar = next(
            each for each in page.findChildren(QScrollArea) if each.isAncestorOf(inside)
        ).verticalScrollBar()
        self._bar.rangeChanged.connect(lambda _least, most: self._bar.setValue(most))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._bar.setValue(self._bar.maximum()))


def customer_related(context: Context) -> QWidget:
    from crm_desktop.services import attachments, relations
    from crm_desktop.services.attachments import Source
    from crm_desktop.services.customer_list import Filter, Sort, first_ids
    from crm_desktop.ui.views.customer_page import CustomerPage

    ids = first_ids(context.session, Filter(), [Sort("interaction_count", True)], 40, within=5)[_AT:]
    if not relations.of(context.session, ids[0]).rows:
        for at, (label, reverse) in enumerate(_RELATED, 1):
            relations.add(context.session, ids[0], ids[at], label, reverse)
        documents = [Source(name, b" " * size) for name, size in _DOCUMENTS]
        pictures = [Source(f"客厅{at}.png", _photo(at)) for at in range(4)]
        attachments.add(context.session, ids[0], [*documents, *pictures])
    page = CustomerPage(context.session, context.tasks, context.bridge)
    page.show_customer(ids[0])
    return _Scrolled(page, page.relations)


def customer_purchases(context: Context) -> QWidget:
    from crm_desktop.services import products, purchases
    from crm_desktop.services.customer_list import Filter, Sort, first_ids
    from crm_desktop.services.purchase_checks import Entry
    from crm_desktop.ui.views.customer_page import CustomerPage

    customer_id = first_ids(context.session, Filter(), [Sort("interaction_count", True)], 40, within=5)[
        _AT + 8
    ]
    if products.named(context.session, "定制衣柜（含安装）") is None:
        products.add(context.session, "定制衣柜（含安装）", price="12800", cost="9000")
        for entry in (
            Entry("窗帘", "4", "1680", "2025-03-08", "wechat"),
            Entry("定制衣柜（含安装）", "1", "12800", "2025-09-19", "shop", note="分两次送货"),
            Entry("地毯", "2", "960", "2026-04-02", "online"),
        ):
            purchases.record(context.session, customer_id, entry)
        purchases.give_back(context.session, purchases.of(context.session, customer_id)[0].id, "1")
    page = CustomerPage(context.session, context.tasks, context.bridge)
    page.show_customer(customer_id)
    page.purchases.ask()
    page.purchases.form.item.setText("台灯")
    return _Scrolled(page, page.purchases)


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "customer_related": customer_related,
    "customer_purchases": customer_purchases,
}
