"""An icon that stands still: it only decorates, and follows the palette."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.ui import icons


class Picture(QWidget):
    """A square with an icon in it.

    Args:
        icon: a name of `icons.GLYPHS`.
        size: its side in pixels.
        role: the colour token.
    """

    def __init__(self, icon: str, size: int, role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.set_icon(icon, role)

    def set_icon(self, icon: str, role: str = "text") -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), self._icon, self._role)
