"""What an empty page says: in one line what it is for, and the acts that fill it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.picture import Picture

_ICON = 40


class EmptyState(QWidget):
    """An icon, one line, one or two acts and lesser ones under them, in the middle of the free room.

    Args:
        icon: a name of `icons.GLYPHS`.
        line: one translated sentence on what the page is for or why nothing is found.
    """

    def __init__(self, icon: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._line = Picture(icon, _ICON, "secondary", self), QLabel(self)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setWordWrap(True)
        self._line.setMaximumWidth(440)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._line, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._acts)
        row.addStretch(1)
        column.addLayout(row)
        self._links = QVBoxLayout()
        column.addLayout(self._links)
        column.addStretch(3)
        self.set_line(line)

    def set_line(self, line: str) -> None:
        """Change the sentence."""
        self._line.setText(line)
        self.setAccessibleName(line)

    def add_action(self, text: str, act: Callable[[], object], primary: bool = False) -> QPushButton:
        """Add a button that fills the page; the main one is primary."""
        button = QPushButton(text, self)
        if primary:
            theme.style(button, look="primary")
        button.clicked.connect(lambda _checked=False: act())
        self._acts.addWidget(button)
        return button

    def add_link(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a lesser act on a line of its own under the buttons."""
        button = QPushButton(text, self)
        theme.style(button, look="link")
        button.clicked.connect(lambda _checked=False: act())
        self._links.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
