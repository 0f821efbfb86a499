"""The sections of a customer's page, one under the other, in the order of the shop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm_desktop.services.page_sections import Section


class Sections(QWidget):
    """Named parts. Whoever adds one names it in `services/page_sections.py`; the order is the shop's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: dict[str, QWidget] = {}
        self._order: list[Section] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)

    def add_part(self, key: str, part: QWidget) -> None:
        """Put a part below the others; it should be made as a child of this widget."""
        self.parts[key] = part
        self._stack.insertWidget(len(self.parts) - 1, part)

    def arrange(self, order: Sequence[Section]) -> None:
        """Show these parts in this order."""
        self._order = [section for section in order if section.key in self.parts]
        for at, section in enumerate(self._order):
            part = self.parts[section.key]
            if self._stack.indexOf(part) != at:
                self._stack.insertWidget(at, part)
        self.hide_parts()

    def hide_parts(self) -> None:
        """Hide again what the shop does not want to see and was shown for once."""
        for section in self._order:
            self.parts[section.key].setVisible(section.shown)

    def reveal(self, inside: QWidget) -> None:
        """Show the part that a widget stands in, though the shop hides it: something there wants attention."""
        for part in self.parts.values():
            if part.isAncestorOf(inside):
                part.show()


def column_in(part: QWidget) -> QVBoxLayout:
    """A layout for the rows of a part."""
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
