"""A labelled field with room for a sentence under it when something is wrong."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.picture import Picture

LABEL_WIDTH = 88  # of labels that stand left of their fields: they line up


class FieldRow(QWidget):
    """Label, editor, and under the editor the sentence that says what is wrong with it.

    Args:
        label: the translated name of the field.
        editor: any control; it gets the label as accessible name.
        above: the label stands above the editor instead of left of it.
        required: a mark after the label says that the field must be filled.
        label_width: of a label at the left.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        above: bool = False,
        required: bool = False,
        label_width: int = LABEL_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.problem = ""
        self._required = required
        self.label = QLabel(self)
        self._sign, self._sentence = Picture("error", theme.metrics().body + 3, "bad", self), QLabel(self)
        theme.style(self.label, role="secondary")
        self.label.setBuddy(editor)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._below = QWidget(self)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        self._below.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        if above:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(editor, 1, 0)
            grid.addWidget(self._below, 2, 0)
        else:
            self.label.setFixedWidth(label_width)
            self.label.setWordWrap(True)
            self.label.setMinimumHeight(theme.metrics().control)
            grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, 0, 1)
            grid.addWidget(self._below, 1, 1)
            grid.setColumnStretch(1, 1)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Change the name of the field."""
        self._name = label
        self.label.setText(f"{label} *" if self._required else label)
        self._tell()

    def set_problem(self, sentence: str, kind: Literal["bad", "warn"] = "bad") -> None:
        """Show a sentence under the field: bad (cannot be saved) or warn (worth a look)."""
        self.problem = sentence
        self._sentence.setText(sentence)
        theme.style(self._sentence, role=kind)
        theme.style(self.editor, wrong=kind)
        self._sign.set_icon("error" if kind == "bad" else "warning", kind)
        self._below.show()
        self._tell()

    def clear_problem(self) -> None:
        """Take the sentence away."""
        if not self.problem:
            return
        self.problem = ""
        theme.style(self.editor, wrong="")
        self._below.hide()
        self._tell()

    def _tell(self) -> None:
        self.editor.setAccessibleName(self._name)
        self.editor.setAccessibleDescription(self.problem)
