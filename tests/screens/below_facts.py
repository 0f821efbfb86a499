"""What stands below a customer's facts: whom the customer is related to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
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
    from crm_desktop.services import relations
    from crm_desktop.services.customer_list import Filter, Sort, first_ids
    from crm_desktop.ui.views.customer_page import CustomerPage

    ids = first_ids(context.session, Filter(), [Sort("interaction_count", True)], 40, within=5)[_AT:]
    if not relations.of(context.session, ids[0]).rows:
        for at, (label, reverse) in enumerate(_RELATED, 1):
            relations.add(context.session, ids[0], ids[at], label, reverse)
    page = CustomerPage(context.session, context.tasks, context.bridge)
    page.show_customer(ids[0])
    return _Scrolled(page, page.relations)


VIEWS: dict[str, Callable[[Context], QWidget]] = {"customer_related": customer_related}
