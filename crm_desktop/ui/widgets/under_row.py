"""A row that lies on its page below the line that it is about: for what is asked in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from crm_desktop.ui import theme

_GAP = 8


class UnderRow(QFrame):
    """Below its line, or above it where there is no room. Ctrl+Enter submits it, Esc closes it.

    Args:
        page: on which it lies.
        width: of the row, pixels; less on a page that is narrower.
    """

    toast_requested = Signal(str, object)  # words, operation
    closed = Signal()

    def __init__(self, page: QWidget, width: int) -> None:
        super().__init__(page)
        self._page, self._width = page, width
        self._anchor: Callable[[], QRect] = QRect
        theme.style(self, ground="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.installEventFilter(self)
        self.hide()

    def open_at(self, anchor: Callable[[], QRect]) -> None:
        """Show it at a line.

        Args:
            anchor: where the line stands, in the page's own coordinates; asked again when the page moves it.
        """
        self._anchor = anchor
        self.show()
        self.raise_()
        self.place()

    def submit(self) -> bool:
        """Write down what stands in the row; whether that worked."""
        raise NotImplementedError

    def close_row(self) -> None:
        """Close it; what was typed in it is given up."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Lie where the line is by now."""
        if not self.isVisible():
            return
        at, room = self._anchor(), self._page.rect()
        width = min(self._width, room.width() - 2 * _GAP)
        self.setFixedWidth(width)
        self.adjustSize()
        height = self.height()
        left = max(_GAP, min(at.left(), room.width() - width - _GAP))
        below = at.bottom() + 1
        fits = below + height <= room.height() - _GAP or at.top() - height < 0
        top = min(below, room.height() - height - _GAP) if fits else at.top() - height
        self.move(left, max(0, top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.place()
        elif watched is self._page and event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)
