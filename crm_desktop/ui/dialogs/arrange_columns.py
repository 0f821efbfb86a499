"""Which columns the customer list shows, in which order, and by what it is sorted: all by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services.customer_list import Sort, sortable
from crm_desktop.ui import theme
from crm_desktop.ui.tables import columns
from crm_desktop.ui.widgets.ordered_checks import OrderedChecks
from crm_desktop.ui.widgets.section_header import SectionHeader

_KEYS = 3  # by which the list is sorted at most


class ArrangeColumns(QDialog):
    """At the left the columns: Space shows or hides one, Alt+Up and Alt+Down move it. At the right the order.

    Args:
        shown: keys of the columns shown, from left to right.
        sorts: the order, the most important key first.
    """

    def __init__(self, shown: Sequence[str], sorts: Sequence[Sort], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Arrange", "Columns and order"))
        self.checks = OrderedChecks(
            translate("Arrange", "Columns"),
            translate("Arrange", "To the left (Alt+↑)"),
            translate("Arrange", "To the right (Alt+↓)"),
            self,
        )
        self.list = self.checks.list
        self.list.setMinimumSize(280, 400)
        every = [*shown, *(key for key in columns.all_keys()[1:] if key not in shown)]
        self.checks.fill((key, columns.title(key), key in shown) for key in every)
        self.checks.changed.connect(self._check)
        self.keys: list[QComboBox] = []
        self.ways: list[QComboBox] = []
        self._sort_rows(sorts)
        hint = QLabel(translate("Arrange", "Space shows or hides a column, Alt+↑ and Alt+↓ move it."), self)
        theme.style(hint, role="secondary")
        self.act = QPushButton(translate("Arrange", "Apply"), self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        cancel = QPushButton(translate("Arrange", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._arrange(hint, cancel)
        self.list.setFocus()
        self._check()

    # -- what was chosen ------------------------------------------------------------------------

    @property
    def columns(self) -> list[str]:
        """The keys of the columns to show, from left to right."""
        return self.checks.ticked()

    @property
    def sorts(self) -> list[Sort]:
        """The order that was chosen; a key counts once."""
        found: dict[str, Sort] = {}
        for key, way in zip(self.keys, self.ways, strict=True):
            if key.currentData():
                found.setdefault(key.currentData(), Sort(key.currentData(), way.currentData()))
        return list(found.values())

    # -- building -------------------------------------------------------------------------------

    def _sort_rows(self, sorts: Sequence[Sort]) -> None:
        choices = sorted((columns.title(key), key) for key in columns.all_keys()[1:] if sortable(key))
        for place in range(_KEYS):
            key, way = QComboBox(self), QComboBox(self)
            key.setMaxVisibleItems(16)
            if place:
                key.addItem(translate("Arrange", "nothing more"), "")
            for title, name in choices:
                key.addItem(title, name)
            way.addItem(translate("Arrange", "ascending ↑"), False)
            way.addItem(translate("Arrange", "descending ↓"), True)
            if place < len(sorts):
                key.setCurrentIndex(max(0, key.findData(sorts[place].key)))
                way.setCurrentIndex(int(sorts[place].descending))
            key.currentIndexChanged.connect(lambda _: self._check())
            self.keys.append(key)
            self.ways.append(way)

    def _arrange(self, hint: QLabel, cancel: QPushButton) -> None:
        shown = QVBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(SectionHeader(translate("Arrange", "Columns")))
        shown.addWidget(self.checks, 1)
        order = QGridLayout()
        order.setSpacing(8)
        order.addWidget(SectionHeader(translate("Arrange", "Sorted by")), 0, 0, 1, 3)
        for place, (key, way) in enumerate(zip(self.keys, self.ways, strict=True), 1):
            number = QLabel(str(place), self)
            theme.style(number, role="secondary")
            number.setBuddy(key)
            key.setAccessibleName(translate("Arrange", "Sort key {number}").format(number=place))
            way.setAccessibleName(translate("Arrange", "Direction of sort key {number}").format(number=place))
            key.setMinimumWidth(168)
            for at, widget in enumerate((number, key, way)):
                order.addWidget(widget, place, at)
        order.setRowStretch(_KEYS + 1, 1)
        parts = QHBoxLayout()
        parts.setSpacing(32)
        parts.addLayout(shown, 1)
        parts.addLayout(order)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(hint, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(parts, 1)
        column.addLayout(buttons)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.columns))
        for key, way in zip(self.keys, self.ways, strict=True):
            way.setEnabled(bool(key.currentData()))
