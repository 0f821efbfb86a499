"""The rows of a plan as a grid: what becomes of each, each value as it will be kept, bad cells marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.i18n import labelled, translate
from crm_desktop.services import import_cells, import_made
from crm_desktop.services.import_cells import CellLook
from crm_desktop.services.imports import CellProblem, Fate, Plan, field_title
from crm_desktop.ui import icons, theme
from crm_desktop.ui.import_wizard import row_words
from crm_desktop.ui.import_wizard.shown import Shown, rows_of

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
PROBLEM = Qt.ItemDataRole.UserRole
FADED = Qt.ItemDataRole.UserRole + 1
TIDIED = Qt.ItemDataRole.UserRole + 2
_FATE = 0  # the first column says what becomes of the row
_CACHED = 20_000  # cells
_LONGEST = 200  # signs of a cell that are shown
_SIGNS = {
    Fate.CREATE: ("add", "good"),
    Fate.UPDATE: ("refresh", "accent"),
    Fate.SKIP: ("remove", "secondary"),
    Fate.FAIL: ("warning", "bad"),
}


class CheckModel(QAbstractTableModel):
    """The grid. Cells of columns that fill a field can be edited; the plan is made anew then."""

    edited = Signal(int, int, str)  # sheet index of the row, column, text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._rows: list[int] | range = []
        self._looks: dict[tuple[int, int], CellLook] = {}
        self._waiting: dict[tuple[int, int], str] = {}  # corrections that the plan does not have yet

    def show(self, plan: Plan, shown: Shown) -> None:
        """Show the rows of a plan."""
        self.beginResetModel()
        self._plan = plan
        self._rows = rows_of(plan, shown)
        self._looks.clear()
        self._waiting.clear()
        self.endResetModel()

    def row(self, at: int) -> int:
        """The row of the plan that a row of the grid shows."""
        return self._rows[at]

    def position(self, at: int) -> int:
        """The sheet index of a row of the grid."""
        assert self._plan is not None
        return self._plan.rows.positions[self._rows[at]]

    def place_of(self, position: int) -> int | None:
        """The row of the grid that shows a row of the sheet."""
        for at, row in enumerate(self._rows):
            if self._plan is not None and self._plan.rows.positions[row] == position:
                return at
        return None

    def problems(self, at: int) -> list[CellProblem]:
        """What is wrong with a row of the grid."""
        return list(self._plan.problems.get(self._rows[at], [])) if self._plan is not None else []

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._plan is None else len(self._plan.prepared.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() != _FATE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def look(self, at: int, column: int) -> CellLook:
        """A cell of the grid, `column` being one of the file."""
        assert self._plan is not None
        key = (self._rows[at], column)
        found = self._looks.get(key)
        if found is None:
            if len(self._looks) > _CACHED:
                self._looks.clear()
            found = self._looks[key] = import_cells.look(self._plan, *key)
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        plan = self._plan
        if plan is None:
            return None
        at, column = index.row(), index.column() - 1
        if index.column() == _FATE:
            return self._fate(plan, self._rows[at], role)
        if role == Qt.ItemDataRole.DisplayRole:
            waiting = self._waiting.get((self.position(at), column))
            return _short(self.look(at, column).kept if waiting is None else waiting)
        if role == Qt.ItemDataRole.EditRole:
            return self._waiting.get((self.position(at), column), self.look(at, column).written)
        if role == FADED:
            return not plan.mapping.get(column) or plan.reasons.get(self._rows[at]) == "left_out"
        if role not in _LOOKED:
            return None
        look = self.look(at, column)
        if role == PROBLEM:
            return look.problem
        if role == TIDIED:
            return look.tidied or look.edited
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(plan, self._rows[at], column, look)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.said_of(at, column)) or None
        if role == Qt.ItemDataRole.FontRole and self._changes(plan, self._rows[at], column):
            return theme.font("strong")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((look.kept, *self.said_of(at, column)))
        return None

    def said_of(self, at: int, column: int) -> list[str]:
        """What is to be said of a cell: what is wrong, how it stands in the file."""
        look = self.look(at, column)
        said = [look.problem.text] if look.problem else []
        if look.tidied or look.edited:
            words = (
                translate("ImportWizard", "Corrected by you: {text}")
                if look.edited
                else translate("ImportWizard", "In the file: {text}")
            )
            said.append(
                words.format(text=_short(look.original) or translate("ImportWizard", "an empty cell"))
            )
        return said

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() == _FATE:
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            place = (self.position(index.row()), index.column() - 1)
            self._waiting[place] = str(value)
            self.dataChanged.emit(index, index)
            self.edited.emit(*place, str(value))
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
            if not key or import_made.is_new(key):
                return column.heading
            return field_title(key, plan.prepared.content)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.heading
        return None

    @staticmethod
    def _changes(plan: Plan, row: int, column: int) -> bool:
        return plan.mapping.get(column) in plan.changes.get(row, ())

    def _ground(self, plan: Plan, row: int, column: int, look: CellLook) -> Any:
        if look.problem:
            return theme.color("bad_soft" if look.problem.error else "warn_soft")
        return theme.color("accent_soft") if self._changes(plan, row, column) else None

    def _fate(self, plan: Plan, row: int, role: int) -> Any:
        fate = Fate(plan.fates[row])
        if role == Qt.ItemDataRole.DisplayRole:
            return row_words.fate(plan, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            problems = plan.problems.get(row, [])
            return "\n".join(labelled(each.heading, each.text) for each in problems) or row_words.fate(
                plan, row
            )
        if role == Qt.ItemDataRole.DecorationRole:
            sign, ink = _SIGNS[fate]
            if row in plan.undecided:
                sign, ink = "question", "warn"
            elif fate in (Fate.CREATE, Fate.UPDATE) and plan.problems.get(row):
                sign, ink = "warning", "warn"
            return icons.icon(sign, ink)
        if role == FADED:
            return plan.reasons.get(row) == "left_out"
        return None


_LOOKED = frozenset(
    (
        PROBLEM,
        TIDIED,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)


def _short(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
