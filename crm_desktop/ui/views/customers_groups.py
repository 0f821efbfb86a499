"""The bar over a grouped list: which group is seen, how many it has, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import labelled, translate
from crm_desktop.services.customer_groups import Group
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.views.customers_bars import tool
from crm_desktop.ui.views.customers_columns import group_color, group_words
from crm_desktop.ui.widgets.choices import dot_icon
from crm_desktop.ui.widgets.elide import ElideLabel


class GroupBar(QWidget):
    """Names the group of the first row that is seen; its menu and Ctrl+PageUp and Ctrl+PageDown go to others.

    Args:
        table: the list.
        lists: the names of the values.
    """

    def __init__(self, table: CustomerTable, lists: ShopLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._lists = lists
        self._key = ""
        self._groups: list[Group] = []
        self.current = QPushButton(self)
        self.current.setMenu(QMenu(self.current))
        theme.style(self.current, look="quiet", density="compact", opens="menu")
        self.count = ElideLabel("", "secondary", self)
        before = tool("up", translate("Customers", "Previous group (Ctrl+PageUp)"), self)
        behind = tool("down", translate("Customers", "Next group (Ctrl+PageDown)"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.current)
        row.addWidget(self.count, 1)
        row.addWidget(before)
        row.addWidget(behind)
        for button, keys, step in ((before, "Ctrl+PgUp", -1), (behind, "Ctrl+PgDown", 1)):
            button.clicked.connect(lambda _=False, step=step: self.go(step))
            shortcut = QShortcut(QKeySequence(keys), table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.go(step))
        table.verticalScrollBar().valueChanged.connect(lambda _: self.mark())
        table.customers.modelReset.connect(self.mark)
        self.current.menu().aboutToShow.connect(self._fill)
        self.hide()

    def show_groups(self, key: str, groups: Sequence[Group]) -> None:
        """Take up the groups of a field; none for a list that is not grouped."""
        self._key = key
        self._groups = list(groups) if key else []
        self.setVisible(bool(self._groups))
        self.mark()

    def mark(self) -> None:
        """Name the group of the first row that is seen."""
        if not self._groups:
            return
        group = self._groups[self._place()]
        self.current.setText(
            labelled(FIELDS[self._key].title, group_words(self._key, group.value, self._lists)).replace(
                "&", "&&"
            )
        )
        self.current.setAccessibleName(self.current.text())
        said = translate("Customers", "%n customers", group.count)
        among = translate("Customers", "group {place} of {count}")
        self.count.setText(f"{said} · {among.format(place=self._place() + 1, count=len(self._groups))}")

    def go(self, step: int) -> None:
        """Go to the next group or the one before."""
        place = self._place() + step
        if 0 <= place < len(self._groups):
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        """To the heading of a group, at the top of the list."""
        lines = self._table.customers.lines
        if place < len(lines.headings):
            self._table.go_to_line(lines.heading_line(place), top=True)
            self.mark()

    def _place(self) -> int:
        first = max(0, self._table.rowAt(1))
        return max(0, min(self._table.customers.lines.group_of(first), len(self._groups) - 1))

    def _fill(self) -> None:
        menu = self.current.menu()
        menu.clear()
        for place, group in enumerate(self._groups):
            action = menu.addAction(
                f"{group_words(self._key, group.value, self._lists).replace('&', '&&')}\t{group.count:,}"
            )
            color = group_color(self._key, group.value, self._lists)
            if color:
                action.setIcon(dot_icon(theme.dot(color), menu.devicePixelRatioF()))
            action.triggered.connect(lambda _=False, place=place: self._go_to(place))
