"""The first character of a name in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.ui import icons, theme


class Avatar(QWidget):
    """A picture for a person where there is none. It only decorates: the name stands beside it."""

    def __init__(self, name: str = "", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self._name = ""
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show the first character of `name`, or a figure when there is none."""
        self._name = name.strip()
        self.update()

    @property
    def sign(self) -> str:
        """The character that is shown."""
        return self._name[:1].upper()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(self.rect())
        if not self.sign:
            inset = self.width() * 0.24
            icons.paint(
                painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), "customer", "accent"
            )
            return
        letter = theme.font("strong")
        letter.setPixelSize(round(self.width() * 0.44))
        painter.setFont(letter)
        painter.setPen(theme.color("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.sign)
