"""Whether a purchase comes later, and for when it was promised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui.widgets.line_edit import LineEdit

_DAY_WIDTH = 152


class OrderChoice(QWidget):
    """A mark and, once it is set, the day."""

    changed = Signal()  # by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = QCheckBox(translate("Orders", "Comes later"), self)
        self.mark.setToolTip(
            translate("Orders", "An order: it stands on Today until it is delivered and collected.")
        )
        self.day = LineEdit(parent=self)
        words = translate("Orders", "Promised for, like 12-24")
        self.day.setPlaceholderText(words)
        self.day.setAccessibleName(words)
        self.day.setFixedWidth(_DAY_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.day)
        self.day.hide()
        self.mark.toggled.connect(self.day.setVisible)
        self.mark.clicked.connect(lambda _on: self.changed.emit())
        self.day.textEdited.connect(lambda _text: self.changed.emit())

    @property
    def ordered(self) -> bool:
        """Whether it comes later."""
        return self.mark.isChecked()

    @property
    def promised(self) -> str:
        """The day as it is typed; "" for none."""
        return self.day.text().strip() if self.ordered else ""

    def set_order(self, ordered: bool, promised: str = "") -> None:
        """Show what is known."""
        self.mark.setChecked(ordered)
        self.day.setText(promised)
