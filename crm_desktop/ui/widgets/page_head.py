"""The head of a page: its title, a line of words beside it, its acts at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.elide import ElideLabel


class PageHead(QWidget):
    """Title, words, acts.

    Args:
        title: the translated title.
        words: a line beside it, in the secondary colour.
    """

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = QLabel(title, self), ElideLabel(words, "secondary", self)
        theme.style(self._title, role="title")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addSpacing(8)
        self._row.addWidget(self._words, 1)
        self.setMinimumHeight(theme.metrics().control)

    @property
    def title(self) -> str:
        """The title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_words(self, words: str) -> None:
        """Change the line beside the title."""
        self._words.setText(words)

    def add_button(self, text: str, look: str = "") -> QPushButton:
        """Add an act at the right end."""
        button = QPushButton(text, self)
        if look:
            theme.style(button, look=look)
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add any control at the right end."""
        self._row.addWidget(widget)
