"""A file as a tile: a picture shows itself, any other file its name and size.

Under the pointer it has three dots in a corner, which open what the menu key opens.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from crm_desktop.ui import icons, theme

_HIGH = 64
_WIDE = 184
_PAD = 8
_DOTS = 20


class FileTile(QAbstractButton):
    """One file. Enter, Space or a click acts on it, Delete takes it away, the menu key offers more."""

    removal_requested = Signal()
    menu_requested = Signal(QPoint)  # where on the screen

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._size_words = ""
        self._square = False
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_file(self, name: str, size: str, *, picture: bool, hint: str) -> None:
        """Show another file.

        Args:
            size: in words.
            picture: it is a square that waits for its picture.
            hint: what can be done, for the tooltip.
        """
        self._size_words = size
        self._square = picture
        self._image = None
        self.setText(name)
        self.setAccessibleName(f"{name}, {size}")
        self.setAccessibleDescription(hint)
        self.setToolTip(f"{name} · {size}\n{hint}")
        self.setFixedSize(self.sizeHint())
        self.update()

    def set_image(self, image: QImage) -> None:
        """Show the picture."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether the picture is there by now."""
        return self._image is not None

    def sizeHint(self) -> QSize:
        return QSize(_HIGH if self._square else _WIDE, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._dots().contains(event.position().toPoint()):
            self.menu_requested.emit(event.globalPosition().toPoint())
        else:
            super().mousePressEvent(event)

    def _dots(self) -> QRect:
        return QRect(self.width() - _DOTS - 4, 4, _DOTS, _DOTS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_requested.emit(self.mapToGlobal(self.rect().center()) if keyboard else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        radius = theme.metrics().radius
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, theme.color("hover" if self.underMouse() else "surface"))
        if self._image is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(box, self._image)
            painter.restore()
        else:
            self._paint_words(painter)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.color("focus" if focus else "line"), 2 if focus else 1))
        painter.drawPath(shape)
        if self.underMouse():
            ground = QPainterPath()
            ground.addRoundedRect(QRectF(self._dots()), 4, 4)
            painter.fillPath(ground, theme.color("surface"))
            icons.paint(painter, self._dots().adjusted(2, 2, -2, -2), "more", "text")

    def _paint_words(self, painter: QPainter) -> None:
        if self._square:
            at = (_HIGH - 24) // 2
            icons.paint(painter, QRect(at, at, 24, 24), "file", "secondary")
            return
        icons.paint(painter, QRect(_PAD, (_HIGH - 20) // 2, 20, 20), "file", "secondary")
        left = _PAD + 28
        width = self.width() - left - _PAD
        line = self.fontMetrics().height()
        top = (_HIGH - 2 * line) // 2
        painter.setPen(theme.color("text"))
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRect(left, top, width, line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.color("secondary"))
        painter.drawText(
            QRect(left, top + line, width, line), Qt.AlignmentFlag.AlignVCenter, self._size_words
        )
