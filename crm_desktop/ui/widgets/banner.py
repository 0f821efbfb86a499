"""A line across a page that stays until its reason is gone: read-only data, a deleted customer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.ui import icons, theme


class Banner(QWidget):
    """A sign, a sentence, and at most a few acts.

    Args:
        text: the translated sentence.
        kind: "warn" or "bad", which colours ground and sign.
    """

    def __init__(self, text: str = "", kind: str = "warn", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._sign, self._text = QLabel(self), QLabel(self)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._draw()
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def add_action(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a button at the right end."""
        button = QPushButton(text, self)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def _draw(self) -> None:
        name = "warning" if self._kind == "warn" else "error"
        self._sign.setPixmap(icons.pixmap(name, 18, self._kind, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_row"):
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color(f"{self._kind}_soft"))
