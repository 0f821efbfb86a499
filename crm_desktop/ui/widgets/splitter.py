"""A splitter whose handle is a hairline, yet easy to grab."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from crm_desktop.ui import theme

_GRAB = 7  # how wide the handle can be grabbed, in pixels; the line in its middle is 1


class Splitter(QSplitter):
    """Panes with a hairline between them. Panes do not collapse unless asked to."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(_GRAB)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        middle = self.rect().center()
        token = "accent" if self.underMouse() else "line"
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.fillRect(QRect(middle.x(), 0, 1, self.height()), theme.color(token))
        else:
            painter.fillRect(QRect(0, middle.y(), self.width(), 1), theme.color(token))
