"""A table of texts for short lists: history, recycle bin, staff. Long lists have `ui/tables`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from crm_desktop.ui import icons, theme

Index = QModelIndex | QPersistentModelIndex

_LEAST = 160  # pixels for the column that stretches, before others are hidden


@dataclass(frozen=True)
class PlainRow:
    """One row.

    Args:
        key: what it stands for.
        texts: a text for each column.
        icon: in front of the first column.
        inks: column → colour token, where it is not the usual one.
    """

    key: Any
    texts: tuple[str, ...]
    icon: str = ""
    inks: dict[int, str] = field(default_factory=dict)


class PlainModel(QAbstractTableModel):
    """The rows of a `PlainTable`.

    Args:
        titles: the headings of the columns.
    """

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = list(titles)
        self.rows: list[PlainRow] = []

    def set_rows(self, rows: Sequence[PlainRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[PlainRow]) -> None:
        """Add rows at the end."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in row.inks:
            return theme.color(row.inks[index.column()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and row.icon:
            return icons.icon(row.icon, "secondary")
        return None


class PlainTable(QTableView):
    """A table of whole rows with one column that takes the room.

    Args:
        titles: the headings of the columns.
        widths: their widths; 0 for the one that stretches.
        name: for screen readers.
        yielding: columns that are hidden, the first one first, where there is no room for all.
    """

    opened = Signal(object)  # Enter or a double click: the row's key
    end_reached = Signal()  # scrolled near the end: time to load more
    selection_changed = Signal()
    delete_pressed = Signal()

    def __init__(
        self,
        titles: Sequence[str],
        widths: Sequence[int],
        name: str,
        parent: QWidget | None = None,
        *,
        yielding: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._widths = list(widths)
        self._yielding = list(yielding)
        self.plain = PlainModel(titles, self)
        self.setModel(self.plain)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.metrics().row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, width)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.plain.rows[index.row()].key))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        theme.on_change(self._new_look)

    def selected_keys(self) -> list[Any]:
        """The keys of the selected rows, from top to bottom."""
        chosen = self.selectionModel().selectedRows()
        return [self.plain.rows[index.row()].key for index in sorted(chosen, key=lambda each: each.row())]

    def set_rows(self, rows: Sequence[PlainRow]) -> None:
        """Replace all rows; what was selected and where it was scrolled stays as far as it is there."""
        kept = set(self.selected_keys())
        current = self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self.plain.set_rows(rows)
        if kept:
            model = self.selectionModel()
            for at, row in enumerate(rows):
                if row.key in kept:
                    model.select(
                        self.plain.index(at, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows
                    )
        if rows and current >= 0:
            index = self.plain.index(min(current, len(rows) - 1), 0)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(place)
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - sum(self._widths) - _LEAST
        for column in self._yielding:
            self.setColumnHidden(column, room < 0)
            if room < 0:
                room += self._widths[column]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.plain.rows[self.currentIndex().row()].key)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - 20:
            self.end_reached.emit()

    def _new_look(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.metrics().row)
