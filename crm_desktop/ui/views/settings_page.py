"""One tab of the settings: sections below each other, in two columns where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.section_header import SectionHeader

_WIDTH = 640
_TWO_COLUMNS = 1200  # pixels at normal type
_GAP = 48


class SettingsPage(QScrollArea):
    """The page; it scrolls where the window is small."""

    toast_requested = Signal(str, object)  # from the sections too

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)

    def set_sections(self, *columns: Sequence[QWidget]) -> None:
        """Put the sections of each column in, once."""
        for sections in columns:
            part = QWidget()
            part.setMaximumWidth(_WIDTH)
            lines = QVBoxLayout(part)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(24)
            for section in sections:
                lines.addWidget(section)
                if hasattr(section, "toast_requested"):
                    section.toast_requested.connect(self.toast_requested)
            lines.addStretch(1)
            self._columns.addWidget(part, 1)
        self._columns.addStretch(0)
        inside = QWidget()
        theme.style(inside, ground="surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 16)
        column.addLayout(self._columns, 1)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= _TWO_COLUMNS * theme.metrics().body / theme.NORMAL.body
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setSpacing(_GAP if wide else 24)
        self._columns.setDirection(way)


def section(title: str) -> tuple[QWidget, QVBoxLayout]:
    """A section with its heading, and the column that its lines go into."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(SectionHeader(title))
    return made, column


def labelled(label: str, control: QWidget) -> FieldRow:
    """A control of its own width behind its label."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    holder.setFocusProxy(control)
    return FieldRow(label, holder)
