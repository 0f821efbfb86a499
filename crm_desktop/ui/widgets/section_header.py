"""The head of a section: its title, a count, a hairline, and small acts at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from crm_desktop.ui import theme


class SectionHeader(QWidget):
    """A section's title with a hairline to the right edge.

    Args:
        title: the translated title.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title, self._count, line = QLabel(self), QLabel(self), QFrame(self)
        theme.style(self._title, role="section")
        theme.style(self._count, role="secondary")
        theme.style(line, line="top")
        line.setFixedHeight(1)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for part in (self._title, self._count):
            self._row.addWidget(part)
        self._row.addWidget(line, 1, Qt.AlignmentFlag.AlignVCenter)
        self._count.hide()
        self.setMinimumHeight(theme.metrics().compact)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        """Show a count beside the title; None takes it away."""
        self._count.setVisible(count is not None)
        self._count.setText("" if count is None else f"{count:,}")

    def add_widget(self, widget: QWidget) -> None:
        """Put a small control at the right end."""
        self._row.addWidget(widget)
