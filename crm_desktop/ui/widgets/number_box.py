"""A field for a whole number, with a little room before it: a style sheet cannot give it."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget


class NumberBox(QSpinBox):
    """A spin box whose number stands where the text of other fields stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
