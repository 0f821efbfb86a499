"""The rows of a plan as a grid: what becomes of each, bad cells marked, cells mended in place."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm_desktop.exchange import cleaning
from crm_desktop.i18n import labelled, translate
from crm_desktop.services.imports import CellProblem, Fate, Plan, field_title
from crm_desktop.ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
PROBLEM = Qt.ItemDataRole.UserRole
FADED = Qt.ItemDataRole.UserRole + 1
_PALE = 0.45
_FATE = 0  # the first column says what becomes of the row


class Shown(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    ERRORS = "errors"
    WARNINGS = "warnings"
    NEW = "new"
    UPDATES = "updates"
    SKIPPED = "skipped"


def rows_of(plan: Plan, shown: Shown) -> list[int] | range:
    """The rows of a plan that are shown."""
    fates = {
        Shown.ERRORS: Fate.FAIL,
        Shown.NEW: Fate.CREATE,
        Shown.UPDATES: Fate.UPDATE,
        Shown.SKIPPED: Fate.SKIP,
    }
    if shown in fates:
        wanted = fates[shown]
        return [row for row, fate in enumerate(plan.fates) if fate == wanted]
    if shown == Shown.WARNINGS:
        return sorted(row for row in plan.problems if plan.fates[row] != Fate.FAIL)
    return range(len(plan.rows))


class CheckModel(QAbstractTableModel):
    """The grid. Cells of columns that fill a field can be edited; the plan is made anew then."""

    edited = Signal(int, int, str)  # sheet index of the row, column, text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._rows: list[int] | range = []
        self._problems: dict[tuple[int, int], CellProblem] = {}

    def show(self, plan: Plan, shown: Shown) -> None:
        """Show the rows of a plan."""
        self.beginResetModel()
        self._plan = plan
        self._rows = rows_of(plan, shown)
        self._problems = {
            (row, problem.column): problem
            for row, problems in plan.problems.items()
            for problem in problems
            if problem.column is not None
        }
        self.endResetModel()

    def position(self, row: int) -> int:
        """The sheet index of a row of the grid."""
        assert self._plan is not None
        return self._plan.rows.positions[self._rows[row]]

    def place_of(self, position: int) -> int | None:
        """The row of the grid that shows a row of the sheet."""
        for at, row in enumerate(self._rows):
            if self._plan is not None and self._plan.rows.positions[row] == position:
                return at
        return None

    def problems(self, row: int) -> list[CellProblem]:
        """What is wrong with a row of the grid."""
        return list(self._plan.problems.get(self._rows[row], [])) if self._plan is not None else []

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._plan is None else len(self._plan.prepared.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() != _FATE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        plan = self._plan
        if plan is None:
            return None
        row = self._rows[index.row()]
        if index.column() == _FATE:
            return self._fate(plan, row, role)
        column = index.column() - 1
        problem = self._problems.get((row, column))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._text(plan, row, column)
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text[:200].split())
        if role == PROBLEM:
            return problem
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.text if problem else None
        if role == Qt.ItemDataRole.BackgroundRole and problem:
            return theme.color("bad_soft" if problem.error else "warn_soft")
        if role == FADED:
            return not plan.mapping.get(column)
        if role == Qt.ItemDataRole.AccessibleTextRole and problem:
            return labelled(self._text(plan, row, column), problem.text)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() == _FATE:
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self.edited.emit(self.position(index.row()), index.column() - 1, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        plan = self._plan
        if plan is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(plan.prepared.sheet.row_number(self.position(section)))
            return None
        if section == _FATE:
            return translate("ImportWizard", "What happens") if role == Qt.ItemDataRole.DisplayRole else None
        column = plan.prepared.columns[section - 1]
        key = plan.mapping.get(column.index)
        if role == Qt.ItemDataRole.DisplayRole:
            return field_title(key) if key else column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.heading
        return None

    def _text(self, plan: Plan, row: int, column: int) -> str:
        position = plan.rows.positions[row]
        edit = plan.options.edits.get((position, column))
        return edit if edit is not None else cleaning.shown(plan.prepared.sheet.rows[position][column])

    def _fate(self, plan: Plan, row: int, role: int) -> Any:
        fate = Fate(plan.fates[row])
        problems = plan.problems.get(row, [])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = self._words(plan, row, fate)
            if role == Qt.ItemDataRole.ToolTipRole and problems:
                return "\n".join(labelled(problem.heading, problem.text) for problem in problems)
            return said
        if role == Qt.ItemDataRole.DecorationRole:
            sign = {Fate.CREATE: "add", Fate.UPDATE: "refresh", Fate.SKIP: "remove", Fate.FAIL: "warning"}[
                fate
            ]
            ink = {Fate.CREATE: "good", Fate.UPDATE: "accent", Fate.SKIP: "secondary", Fate.FAIL: "bad"}[fate]
            if fate == Fate.CREATE and problems:
                sign, ink = "warning", "warn"
            return icons.icon(sign, ink)
        return None

    @staticmethod
    def _words(plan: Plan, row: int, fate: Fate) -> str:
        reason = plan.reasons.get(row, "")
        if fate == Fate.FAIL:
            problem = next((each for each in plan.problems.get(row, []) if each.error), None)
            return problem.text if problem else translate("ImportWizard", "has errors")
        if fate == Fate.CREATE:
            warning = next(iter(plan.problems.get(row, [])), None)
            return warning.text if warning else translate("ImportWizard", "new")
        if reason.startswith("repeat:"):
            first = int(reason.partition(":")[2])
            number = plan.prepared.sheet.row_number(plan.rows.positions[first])
            return translate("ImportWizard", "repeats row {number}").format(number=number)
        if reason == "left_out":
            return translate("ImportWizard", "left out by you")
        if reason == "same":
            return translate("ImportWizard", "nothing new in it")
        if fate == Fate.UPDATE:
            return translate("ImportWizard", "updates a customer")
        if reason == "whole":
            return translate("ImportWizard", "you have it, just so")
        if reason == "birthday":
            return translate("ImportWizard", "you have it, by name and birthday")
        return translate("ImportWizard", "you have it, by {field}").format(field=field_title(reason))


class CellDelegate(QStyledItemDelegate):
    """Paints the ground of marked cells, a sign in bad ones (colour is not alone), faded cells pale."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        painter.save()
        if index.data(FADED):
            painter.setOpacity(_PALE)
        super().paint(painter, option, index)
        painter.restore()
        problem = index.data(PROBLEM)
        if problem is not None:
            side = theme.metrics().body
            box = QRect(option.rect.right() - side - 4, option.rect.center().y() - side // 2, side, side)
            painter.fillRect(box.adjusted(-2, 0, 2, 0), ground)
            icons.paint(painter, box, "warning", "bad" if problem.error else "warn")

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.backgroundBrush = QBrush()
