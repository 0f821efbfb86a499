"""The name of a view or a group: asked before it is saved or renamed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit


class ViewName(QDialog):
    """One line and a verb.

    Args:
        title, verb: of the window and of the button.
        name: what stands in the line at first.
        act: is called with the name; what it refuses is said under the line.
        label: what the name is of; a view when it is not given.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        act: Callable[[str], None],
        parent: QWidget | None = None,
        *,
        label: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.line = LineEdit(name)
        self.line.selectAll()
        self.row = FieldRow(label or translate("Views", "Name of the view"), self.line)
        self.line.textChanged.connect(lambda _text: self.row.clear_problem())
        self.act = QPushButton(verb)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self._take)
        cancel = QPushButton(translate("Views", "Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addStrut(400)
        column.addWidget(self.row)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _take(self) -> None:
        if self.line.composing:
            return
        try:
            self._act(self.line.text())
        except UserError as error:
            self.row.set_problem(error.sentence)
            self.line.setFocus()
            return
        self.accept()
