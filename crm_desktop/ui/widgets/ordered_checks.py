"""A list whose entries are ticked and put into an order: by keys, by buttons, by the mouse."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import icons

_KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedChecks(QWidget):
    """Space ticks the current entry, Alt+Up and Alt+Down move it.

    Args:
        name: what the list holds, for screen readers.
        up, down: words of the two buttons.
    """

    changed = Signal()

    def __init__(self, name: str, up: str, down: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.setFocusProxy(self.list)
        self.up, self.down = self._mover("up", up, -1), self._mover("down", down, 1)
        movers = QVBoxLayout()
        movers.setSpacing(8)
        movers.addWidget(self.up)
        movers.addWidget(self.down)
        movers.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addLayout(movers)

    def fill(self, entries: Iterable[tuple[str, str, bool]]) -> None:
        """Show these entries: (key, words, ticked)."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, words, ticked in entries:
            item = QListWidgetItem(words, self.list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)

    def state(self) -> list[tuple[str, bool]]:
        """(key, ticked) of each entry, in the order that was chosen."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [(item.data(_KEY), item.checkState() == Qt.CheckState.Checked) for item in items]

    def ticked(self) -> list[str]:
        """The keys of the ticked entries, in their order."""
        return [key for key, ticked in self.state() if ticked]

    def move(self, step: int) -> None:
        """Move the current entry by so many places."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentItem(item)
            self.changed.emit()

    def _mover(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, "secondary"))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _=False: self.move(step))
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.move(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)
