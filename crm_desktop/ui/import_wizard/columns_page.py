"""Step 2: which field each column fills."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import Kind
from crm_desktop.i18n import translate
from crm_desktop.services import import_made, imports
from crm_desktop.services.custom_fields import kind_title
from crm_desktop.services.imports import Column, Content, Prepared
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.elide import ElideLabel

_FIELD_WIDTH = 224
_LOOKED_AT = 200  # rows by which the kind of a new field is guessed
_SURE = 0.9  # a heading that is known, or a choice that was kept
_NAMES = frozenset(("name", imports.FAMILY_NAME, imports.GIVEN_NAME))


class _Chooser(QComboBox):
    """A field chooser; scrolling the page past it does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def unsure(column: Column, chosen: str | None) -> bool:
    """Whether the field is a guess that a person should look at."""
    return chosen is not None and chosen == column.field and column.confidence < _SURE


class ColumnsPage(QWidget):
    """A line for each column: its heading, samples of what it holds, the field that it fills."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosers: dict[int, QComboBox] = {}
        self._empty: dict[int, str | None] = {}  # columns without a cell; they are not shown
        self._columns: dict[int, Column] = {}
        self._content = Content.CUSTOMERS
        self.offers: dict[int, QPushButton] = {}  # to make a field of a column
        self._signs: dict[int, tuple[QLabel, ElideLabel]] = {}
        hint = QLabel(
            translate(
                "ImportWizard",
                "Each column fills a field. Several columns may be phones, addresses or tags; look at those "
                "marked with a question mark, and correct what was guessed wrong. The choice is kept for "
                "the next file with these columns.",
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
        chosen = {index: self._chosen(index) for index in self._choosers}
        return self._empty | chosen

    def _chosen(self, index: int) -> str | None:
        """The field that is chosen for a column; of a new one its key for this column."""
        key = self._choosers[index].currentData() or ""
        kind = key.removeprefix(import_made.NEW)
        return import_made.new_key(Kind(kind), index) if import_made.is_new(key) else key or None

    @property
    def complete(self) -> bool:
        """Whether there are the columns that are needed: names, or the day of an entry."""
        used = set(self.mapping.values())
        days = {Content.INTERACTIONS: "at", Content.FOLLOW_UPS: "due_day", Content.PURCHASES: "at"}
        when = days.get(self._content)
        return bool(_NAMES & used) if when is None else when in used

    def show_columns(self, prepared: Prepared) -> None:
        """Offer the columns of a file with their guessed fields."""
        self._choosers.clear()
        self._signs.clear()
        self.offers.clear()
        self._content = prepared.content
        self.keep.setText(
            translate("ImportWizard", "Keep columns without a field in the note, one line each")
            if prepared.content == Content.CUSTOMERS
            else translate("ImportWizard", "Keep columns without a field behind the text")
        )
        self._columns = {column.index: column for column in prepared.columns}
        shown = [column for column in prepared.columns if column.samples or not prepared.is_lettered(column)]
        self._empty = {column.index: None for column in prepared.columns if column not in shown}
        lines = QWidget(self)
        fields = _fields(lines, prepared.content)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        heads = (
            translate("ImportWizard", "Column of the file"),
            translate("ImportWizard", "Examples"),
            translate("ImportWizard", "Field"),
            translate("ImportWizard", "How it was found"),
        )
        for at, text in enumerate(heads):
            label = QLabel(text, lines)
            theme.style(label, role="secondary")
            grid.addWidget(label, 0, at)
        for row, column in enumerate(shown, 1):
            heading = ElideLabel(column.heading, parent=lines)
            heading.setFont(theme.font("strong"))
            samples = ElideLabel(" · ".join(column.samples) or "—", "secondary", lines)
            chooser = self._chooser(column, fields, lines)
            self._choosers[column.index] = chooser
            chooser.setAccessibleName(
                translate("ImportWizard", "Field for the column {heading}").format(heading=column.heading)
            )
            sign, reason = QLabel(lines), ElideLabel("", "secondary", lines)
            sign.setFixedWidth(theme.metrics().icon)
            found = QHBoxLayout()
            found.setSpacing(8)
            found.addWidget(sign)
            found.addWidget(reason, 1)
            if prepared.content == Content.CUSTOMERS and not prepared.is_lettered(column):
                found.addWidget(self._offer(prepared, column, lines))
            for at, widget in enumerate((heading, samples, chooser)):
                grid.addWidget(widget, row, at)
            grid.addLayout(found, row, 3)
            self._signs[column.index] = (sign, reason)
            self._mark(column.index)
        grid.setRowStretch(len(shown) + 1, 1)
        self._area.setWidget(lines)
        self._check()

    def _offer(self, prepared: Prepared, column: Column, parent: QWidget) -> QPushButton:
        """A button that makes a field of the shop of a column that fits none."""
        cells = [row[column.index] for row in prepared.sheet.head(_LOOKED_AT, start=prepared.first_row)]
        kind = import_made.guess_kind(cells)
        offer = QPushButton(
            icons.icon("add", "accent"),
            translate("ImportWizard", "New field ({kind})").format(kind=kind_title(kind)),
            parent,
        )
        offer.setAutoDefault(False)
        offer.setAccessibleName(
            translate("ImportWizard", "Make a field of the column {heading}").format(heading=column.heading)
        )
        theme.style(offer, look="link", density="compact")
        chooser = self._choosers[column.index]
        offer.clicked.connect(
            lambda _=False: chooser.setCurrentIndex(chooser.findData(f"{import_made.NEW}{kind}"))
        )
        self.offers[column.index] = offer
        return offer

    def _chooser(self, column: Column, fields: QStandardItemModel, parent: QWidget) -> QComboBox:
        chooser = _Chooser(parent)
        chooser.setFixedWidth(_FIELD_WIDTH)
        chooser.setMaxVisibleItems(20)
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chooser.setModel(fields)
        chooser.setCurrentIndex(max(0, chooser.findData(column.field or "")))
        chooser.currentIndexChanged.connect(lambda _index: self._changed(column.index))
        return chooser

    def _changed(self, index: int) -> None:
        self._mark(index)
        self._check()
        self.changed.emit()

    def _mark(self, index: int) -> None:
        """Say how the field was found: surely, perhaps, or by the person."""
        column, chooser = self._columns[index], self._choosers[index]
        chosen = self._chosen(index)
        if index in self.offers:
            self.offers[index].setVisible(chosen is None)
        theme.style(chooser, wrong="warn" if unsure(column, chosen) else "")
        chooser.setFont(theme.font("body" if not chosen else "strong"))
        sign, reason = self._signs[index]
        icon, ink = "", "secondary"
        if chosen and import_made.is_new(chosen):
            icon, ink = "add", "accent"
            words = translate("ImportWizard", "a field of your own, named {heading}").format(
                heading=column.heading
            )
        elif chosen != column.field:
            icon, ink, words = "edit", "accent", translate("ImportWizard", "chosen by you")
        elif chosen is None:
            words = column.reason or translate("ImportWizard", "not recognised")
        elif unsure(column, chosen):
            icon, ink, words = "question", "warn", column.reason
        else:
            icon, ink, words = "check", "good", column.reason
        if icon:
            sign.setPixmap(icons.pixmap(icon, theme.metrics().icon, ink, self.devicePixelRatioF()))
        else:
            sign.clear()
        reason.setText(words)
        theme.style(reason, role="warn" if ink == "warn" else "secondary")

    def _check(self) -> None:
        missing = (
            translate("ImportWizard", "Choose the column with the names: a customer needs one.")
            if self._content == Content.CUSTOMERS
            else translate("ImportWizard", "Choose the column with the day: an entry needs one.")
        )
        self.problem.setText("" if self.complete else missing)
        self.problem.setVisible(not self.complete)


def _fields(parent: QWidget, content: Content) -> QStandardItemModel:
    """What can be chosen, one list for all choosers: a sheet may have hundreds of columns."""
    fields = QStandardItemModel(parent)
    offered = [("", translate("ImportWizard", "do not import"))]
    offered += [(key, imports.field_title(key, content)) for key in imports.importable(content)]
    if content == Content.CUSTOMERS:
        for kind in import_made.NEW_KINDS:
            title = translate("ImportWizard", "New field: {kind}").format(kind=kind_title(kind))
            offered.append((f"{import_made.NEW}{kind}", title))
    for key, title in offered:
        item = QStandardItem(title)
        item.setData(key, Qt.ItemDataRole.UserRole)
        fields.appendRow(item)
    return fields
