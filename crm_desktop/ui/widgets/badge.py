"""A count in a pill."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui import theme

Kind = Literal["neutral", "accent", "bad"]

# kind -> (ground, ink)
_COLOURS = {
    "neutral": ("hover", "secondary"),
    "accent": ("accent_soft", "accent"),
    "bad": ("bad", "on_accent"),
}


def short_count(count: int) -> str:
    """A count as a badge shows it: three characters at most."""
    return str(count) if count < 100 else "99+"


def badge_size(text: str) -> QSize:
    """How large the pill of `text` is."""
    measure = QFontMetrics(theme.font("secondary"))
    height = measure.height() + 2
    return QSize(max(height, measure.horizontalAdvance(text) + 10), height)


def paint_badge(painter: QPainter, rect: QRectF, text: str, kind: Kind = "bad") -> None:
    """Paint a pill (for own widgets and delegates)."""
    ground, ink = _COLOURS[kind]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(theme.font("secondary"))
    painter.setPen(theme.color(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Badge(QWidget):
    """A pill beside a word: neutral (a count), accent (new), bad (overdue)."""

    def __init__(self, text: str = "", kind: Kind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_count(self, count: int) -> None:
        """Show a count whole, with separators; nothing at 0."""
        self.set_text(f"{count:,}")
        self.setVisible(bool(count))

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return badge_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QRectF(self.rect()), self._text, self.kind)
