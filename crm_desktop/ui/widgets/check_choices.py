"""Several of a list: a button that names what is chosen and opens the list with a box at each entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.choices import Choice, dot_icon

_KEY = Qt.ItemDataRole.UserRole
_ROWS = 12


class CheckChoices(QPushButton):
    """Shows the chosen entries; Enter, Space, Down or a click opens the list. There Space marks, Esc closes.

    Args:
        name: what is chosen, for screen readers.
        choices: all there are.
    """

    changed = Signal()  # by the person

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._choices = list(choices)
        self._chosen: list[object] = []
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.style(self, look="choices", density="compact")
        self.clicked.connect(self.open)
        self._show()

    @property
    def chosen(self) -> tuple[object, ...]:
        """The keys of the chosen entries."""
        return tuple(self._chosen)

    def set_chosen(self, keys: Iterable[object]) -> None:
        """Choose entries without the signal."""
        self._chosen = list(keys)
        self._show()

    def open(self) -> None:
        """Open the list."""
        popup = _List(self)
        popup.setAccessibleName(self._name)
        for choice in self._choices:
            item = QListWidgetItem("    " * choice.depth + choice.name, popup)
            item.setData(_KEY, choice.key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(
                Qt.CheckState.Checked if choice.key in self._chosen else Qt.CheckState.Unchecked
            )
            if choice.color is not None:
                item.setIcon(dot_icon(theme.dot(choice.color), self.devicePixelRatioF()))
        popup.itemChanged.connect(lambda _item: self._take(popup))
        popup.setCurrentRow(0)
        rows = min(_ROWS, max(1, popup.count()))
        popup.resize(max(self.width(), 220), rows * (theme.metrics().compact + 2) + 8)
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = (self.screen() or QApplication.primaryScreen()).availableGeometry()
        if below.y() + popup.height() > screen.bottom():
            below.setY(max(screen.top(), self.mapToGlobal(QPoint(0, 0)).y() - popup.height() - 2))
        popup.move(below)
        popup.show()
        popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, popup: QListWidget) -> None:
        items = [popup.item(row) for row in range(popup.count())]
        self._chosen = [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        names = {choice.key: choice.name for choice in self._choices}
        words = listed(names[key] for key in self._chosen if key in names)
        room = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 200)
        self.setText((room or translate("Choices", "Choose")).replace("&", "&&"))
        self.setToolTip(words)
        self.setAccessibleName(labelled(self._name, words or translate("Choices", "nothing chosen")))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = QRect(self.width() - 20, (self.height() - 12) // 2, 12, 12)
        icons.paint(QPainter(self), arrow, "down", "secondary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
            return
        super().keyPressEvent(event)


class _List(QListWidget):
    """A floating list that goes when it is closed; a click anywhere in a row marks it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setUniformItemSizes(True)
        theme.style(self, ground="float")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.close()
            return
        super().keyPressEvent(event)
