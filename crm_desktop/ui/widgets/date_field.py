"""A date that is written freely: checked when the field is left, shown in one form, quick days beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from crm_desktop.errors import UserError
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit


class DateField(QWidget):
    """A field for a whole or partial date.

    Args:
        read: the stored form of what was typed ("" for empty); raises UserError for what is no date.
        show: the form that a person reads, of the stored form.
    """

    changed = Signal(str)  # the stored form, once it is right and another than before
    problem = Signal(str)  # the sentence of what is wrong; "" when it is right again

    def __init__(
        self, read: Callable[[str], str], show: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._show = read, show
        self._value = ""
        self.edit = LineEdit(parent=self)
        self.edit.editingFinished.connect(self._take)
        self.edit.textEdited.connect(self._forget_problem)
        self.setFocusProxy(self.edit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit, 1)

    def value(self) -> str:
        """The stored form of what stands in the field, "" for empty.

        Raises:
            UserError: what stands there is no date.
        """
        return self._read(self.edit.text())

    def set_value(self, stored: str) -> None:
        """Show a date, silently."""
        self._value = stored
        self.edit.setText(self._show(stored) if stored else "")
        self._forget_problem()

    def add_quick(self, text: str, value: Callable[[], str]) -> QPushButton:
        """Add a button that enters a day: `value` gives its stored form at the press."""
        button = QPushButton(text, self)
        theme.style(button, look="quiet", density="compact")
        button.clicked.connect(lambda _checked=False: self._enter(value()))
        self._row.addWidget(button)
        return button

    def _enter(self, stored: str) -> None:
        before = self._value
        self.set_value(stored)
        if stored != before:
            self.changed.emit(stored)

    def _take(self) -> None:
        try:
            stored = self.value()
        except UserError as error:
            theme.style(self.edit, wrong="bad")
            self.edit.setAccessibleDescription(error.sentence)
            self.problem.emit(error.sentence)
            return
        self._enter(stored)

    def _forget_problem(self) -> None:
        if self.edit.property("wrong"):
            theme.style(self.edit, wrong="")
            self.edit.setAccessibleDescription("")
            self.problem.emit("")
