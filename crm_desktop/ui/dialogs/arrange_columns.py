"""Which columns the customer list shows, in which order, and by what it is sorted: all by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services.customer_list import Sort, sortable
from crm_desktop.ui import icons, theme
from crm_desktop.ui.tables import columns
from crm_desktop.ui.widgets.section_header import SectionHeader

_KEYS = 3  # by which the list is sorted at most
_KEY = Qt.ItemDataRole.UserRole


class ArrangeColumns(QDialog):
    """At the left the columns: Space shows or hides one, Alt+Up and Alt+Down move it. At the right the order.

    Args:
        shown: keys of the columns shown, from left to right.
        sorts: the order, the most important key first.
    """

    def __init__(self, shown: Sequence[str], sorts: Sequence[Sort], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Arrange", "Columns and order"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Arrange", "Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumSize(280, 400)
        self.list.installEventFilter(self)
        for key in [*shown, *(key for key in columns.all_keys()[1:] if key not in shown)]:
            item = QListWidgetItem(columns.title(key), self.list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _: self._check())
        self.up = self._mover("up", translate("Arrange", "To the left (Alt+↑)"), -1)
        self.down = self._mover("down", translate("Arrange", "To the right (Alt+↓)"), 1)
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
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def sorts(self) -> list[Sort]:
        """The order that was chosen; a key counts once."""
        found: dict[str, Sort] = {}
        for key, way in zip(self.keys, self.ways, strict=True):
            if key.currentData():
                found.setdefault(key.currentData(), Sort(key.currentData(), way.currentData()))
        return list(found.values())

    def move(self, step: int) -> None:
        """Move the current column by one place."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentItem(item)

    # -- building -------------------------------------------------------------------------------

    def _mover(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, "secondary"))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.move(step))
        return button

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
        movers = QVBoxLayout()
        movers.setSpacing(8)
        movers.addWidget(self.up)
        movers.addWidget(self.down)
        movers.addStretch(1)
        shown = QGridLayout()
        shown.setSpacing(8)
        shown.addWidget(SectionHeader(translate("Arrange", "Columns")), 0, 0, 1, 2)
        shown.addWidget(self.list, 1, 0)
        shown.addLayout(movers, 1, 1)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
                self.move(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
