"""A small grid of counts: the more there are in a cell, the stronger its colour."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.bar_list import percent

Index = QModelIndex | QPersistentModelIndex

_COUNT = Qt.ItemDataRole.UserRole
_STRENGTH = Qt.ItemDataRole.UserRole + 1
_SHARE = Qt.ItemDataRole.UserRole + 2
_MOST = 0.5  # of the accent in the strongest colour: words on it stay readable


def _mixed(strength: float) -> QColor:
    ground, ink = theme.color("surface"), theme.color("accent")
    part = (0.06 + (_MOST - 0.06) * strength) if strength else 0.0
    both = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(one * (1 - part) + other * part) for one, other in both))


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count, strength = int(index.data(_COUNT) or 0), float(index.data(_STRENGTH) or 0.0)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(_mixed(strength) if count else theme.color("window"))
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) and count > 0
        ink = "focus" if focus else "accent" if over else ""
        painter.setPen(QPen(theme.color(ink), 2 if focus else 1) if ink else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(theme.font("strong") if count else theme.font())
        painter.setPen(theme.color("text" if count else "secondary"))
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2 + (2 if count else 9))
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, bottom, f"{count:,}")
        if count:
            lower = QRectF(box.left(), upper.bottom(), box.width(), box.bottom() - upper.bottom())
            painter.setFont(theme.font("secondary"))
            painter.drawText(
                lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(index.data(_SHARE))
            )
        painter.restore()


class HeatGrid(QTableWidget):
    """The grid. Arrows walk, a click or Enter opens a cell that holds somebody.

    Args:
        name: for screen readers.
        rows, columns: how many.
    """

    opened = Signal(int, int)  # row, column

    def __init__(self, name: str, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(rows, columns, parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(44)
        self.verticalHeader().setFixedWidth(104)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for row in range(rows):
            for column in range(columns):
                self.setItem(row, column, QTableWidgetItem())
        self.setCurrentCell(0, 0)
        self.cellClicked.connect(self._open)

    def set_counts(
        self, counts: Sequence[Sequence[int]], rows: Sequence[str], columns: Sequence[str], total: int
    ) -> None:
        """Show the counts under these headings.

        Args:
            counts: row by row.
            total: of how many they are shares.
        """
        most = max((count for line in counts for count in line), default=0)
        self.setVerticalHeaderLabels(rows)
        self.setHorizontalHeaderLabels(columns)
        for row, line in enumerate(counts):
            for column, count in enumerate(line):
                item = self.item(row, column)
                share = percent(count / total) if total else ""
                item.setData(_COUNT, count)
                item.setData(_STRENGTH, sqrt(count / most) if most else 0.0)
                item.setData(_SHARE, share)
                place = f"{rows[row]}, {columns[column]}".replace("\n", " ")
                item.setToolTip(f"{place}: {count:,} ({share})" if count else place)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place}: {count:,}")
        self.viewport().update()

    def count_at(self, row: int, column: int) -> int:
        """The number in a cell."""
        return int(self.item(row, column).data(_COUNT) or 0)

    def _open(self, row: int, column: int) -> None:
        if row >= 0 and self.count_at(row, column):
            self.opened.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)
