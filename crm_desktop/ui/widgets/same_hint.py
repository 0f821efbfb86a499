"""A hint under a field: somebody who may be the same, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.picture import Picture


class SameHint(QWidget):
    """Hidden until somebody is shown.

    Args:
        indent: where the words begin: under the field.
    """

    taken = Signal(int)  # it is this one
    opened = Signal(int)

    def __init__(self, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customer_id = 0
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.style(self._words, role="warn")
        self.take = self._link(translate("QuickEntry", "It is this one"), self.taken)
        self.open = self._link(translate("QuickEntry", "Open that one"), self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(indent, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(
            Picture("warning", theme.metrics().body + 3, "warn", self), 0, Qt.AlignmentFlag.AlignTop
        )
        row.addWidget(self._words, 1)
        for button in (self.take, self.open):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def _link(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        theme.style(button, look="link", density="compact")
        button.clicked.connect(lambda _checked=False: signal.emit(self._customer_id))
        return button

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_customer(self, customer_id: int, words: str) -> None:
        """Say who it may be."""
        self._customer_id = customer_id
        self._words.setText(words)
        for button in (self.take, self.open):
            button.setAccessibleName(f"{button.text()}: {words}")
        self.show()
