"""Step 2: which field each column fills."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services import imports
from crm_desktop.services.imports import Prepared
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.elide import ElideLabel

_FIELD_WIDTH = 224
_NAMES = frozenset(("name", imports.FAMILY_NAME, imports.GIVEN_NAME))


class _Chooser(QComboBox):
    """A field chooser; scrolling the page past it does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsPage(QWidget):
    """A line for each column: its heading, samples of what it holds, the field that it fills."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosers: dict[int, QComboBox] = {}
        hint = QLabel(
            translate(
                "ImportWizard",
                "Each column fills a field. Several columns may be phones, addresses or tags; correct "
                "what was guessed wrong.",
            ),
            self,
        )
        hint.setWordWrap(True)
        theme.style(hint, role="secondary")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choosers scroll it
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keep = QCheckBox(
            translate("ImportWizard", "Keep columns without a field in the note, one line each"),
            self,
        )
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(self._area, 1)
        column.addWidget(self.keep)
        column.addWidget(self.problem)

    @property
    def mapping(self) -> dict[int, str | None]:
        """The field of each column, by its index."""
        return {index: chooser.currentData() or None for index, chooser in self._choosers.items()}

    @property
    def complete(self) -> bool:
        """Whether there is a column of names."""
        return bool(_NAMES & set(self.mapping.values()))

    def show_columns(self, prepared: Prepared) -> None:
        """Offer the columns of a file with their guessed fields."""
        self._choosers.clear()
        lines = QWidget(self)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        heads = (
            translate("ImportWizard", "Column of the file"),
            translate("ImportWizard", "Examples"),
            translate("ImportWizard", "Field"),
        )
        for at, text in enumerate(heads):
            label = QLabel(text, lines)
            theme.style(label, role="secondary")
            grid.addWidget(label, 0, at)
        for row, column in enumerate(prepared.columns, 1):
            heading = ElideLabel(column.heading, parent=lines)
            heading.setFont(theme.font("strong"))
            samples = ElideLabel(" · ".join(column.samples) or "—", "secondary", lines)
            chooser = self._chooser(column.field, lines)
            chooser.setAccessibleName(
                translate("ImportWizard", "Field for the column {heading}").format(heading=column.heading)
            )
            if column.reason:
                chooser.setToolTip(column.reason)
            for at, widget in enumerate((heading, samples, chooser)):
                grid.addWidget(widget, row, at)
            self._choosers[column.index] = chooser
        grid.setRowStretch(len(prepared.columns) + 1, 1)
        self._area.setWidget(lines)
        self._check()

    def _chooser(self, field: str | None, parent: QWidget) -> QComboBox:
        chooser = _Chooser(parent)
        chooser.setFixedWidth(_FIELD_WIDTH)
        chooser.setMaxVisibleItems(20)
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chooser.addItem(translate("ImportWizard", "do not import"), "")
        for key in imports.IMPORTABLE:
            chooser.addItem(imports.field_title(key), key)
        chooser.setCurrentIndex(max(0, chooser.findData(field or "")))
        self._mark(chooser)
        chooser.currentIndexChanged.connect(lambda _index: self._changed(chooser))
        return chooser

    def _changed(self, chooser: QComboBox) -> None:
        self._mark(chooser)
        self._check()
        self.changed.emit()

    @staticmethod
    def _mark(chooser: QComboBox) -> None:
        theme.style(chooser, wrong="")
        chooser.setFont(theme.font("body" if not chooser.currentData() else "strong"))

    def _check(self) -> None:
        self.problem.setText(
            ""
            if self.complete
            else translate("ImportWizard", "Choose the column with the names: a customer needs one.")
        )
        self.problem.setVisible(not self.complete)
