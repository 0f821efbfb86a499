"""Step 3: what becomes of each row, what is wrong, and what to do with customers that are there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services.imports import Fate, OnDuplicate, Plan
from crm_desktop.ui import theme
from crm_desktop.ui.import_wizard.check_model import CellDelegate, CheckModel, Shown
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_FATE_WIDTH = 216
_WIDTH = 128
_WORDS_SHOWN = 4  # unknown words of a list that are named


class CheckPage(QWidget):
    """The grid of rows with filters, and the choices that decide what becomes of them."""

    options_changed = Signal(object)  # Options: the plan must be made anew

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._shown = Shown.ALL
        self._filling = False
        self.policy = QComboBox(self)
        for policy, text in (
            (OnDuplicate.SKIP, translate("ImportWizard", "leave as it is (skip the row)")),
            (OnDuplicate.FILL, translate("ImportWizard", "fill in what is empty")),
            (OnDuplicate.OVERWRITE, translate("ImportWizard", "overwrite with the file")),
            (OnDuplicate.CREATE, translate("ImportWizard", "create a second one")),
        ):
            self.policy.addItem(text, policy)
        self.policy.activated.connect(lambda _index: self._choose(on_duplicate=self.policy.currentData()))
        policy_label = QLabel(translate("ImportWizard", "A customer you have already:"), self)
        policy_label.setBuddy(self.policy)
        self.phone_alone = QCheckBox(translate("ImportWizard", "The same phone is the same customer"), self)
        self.phone_alone.setToolTip(
            translate(
                "ImportWizard",
                "Without this mark, two different names with one phone are two customers: families share phones.",
            )
        )
        self.phone_alone.toggled.connect(lambda on: self._choose(phone_alone=on))
        self.dates = QComboBox(self)
        for text, order in (
            (translate("ImportWizard", "as the column shows"), None),
            (translate("ImportWizard", "day first"), "dmy"),
            (translate("ImportWizard", "month first"), "mdy"),
        ):
            self.dates.addItem(text, order)
        self.dates.activated.connect(lambda _index: self._choose_order(self.dates.currentData()))
        self._dates_label = QLabel(translate("ImportWizard", "Dates such as 03/04/2024:"), self)
        self._dates_label.setBuddy(self.dates)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(policy_label)
        choices.addWidget(self.policy)
        choices.addSpacing(16)
        choices.addWidget(self.phone_alone)
        choices.addStretch(1)
        self.lists = QCheckBox(self)
        self.lists.setChecked(True)
        self.lists.toggled.connect(lambda on: self._choose(create_lists=on))
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self._dates_label)
        asked.addWidget(self.dates)
        asked.addSpacing(16)
        asked.addWidget(self.lists, 1)
        self._filter_row = QHBoxLayout()
        self._filter_row.setSpacing(8)
        self.filters: SegmentedButtons | None = None
        self.leave_out = QPushButton(translate("ImportWizard", "Leave out"), self)
        self.leave_out.setToolTip(translate("ImportWizard", "Leave the selected rows out (Delete)"))
        self.leave_out.setAutoDefault(False)
        self.leave_out.clicked.connect(self.leave_selected_out)
        self.put_back = QPushButton(self)
        theme.style(self.put_back, look="link")
        self.put_back.setAutoDefault(False)
        self.put_back.clicked.connect(lambda: self._choose(left_out=frozenset()))
        self._filter_row.addStretch(1)
        self._filter_row.addWidget(self.put_back)
        self._filter_row.addWidget(self.leave_out)
        self.model = CheckModel(self)
        self.model.edited.connect(self._mend)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setAccessibleName(translate("ImportWizard", "The rows and what becomes of them"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.verticalHeader().setDefaultSectionSize(theme.metrics().compact)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.leave_selected_out)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.table.selectionModel().currentChanged.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addLayout(asked)
        column.addLayout(self._filter_row)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        self._say(QModelIndex())

    @property
    def shown(self) -> Shown:
        """Which rows the grid shows."""
        return self._shown

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the place in the grid stays."""
        self._filling = True
        first = self._plan is None
        top = self.table.verticalScrollBar().value()
        current = self.table.currentIndex()
        row, column = current.row(), current.column()
        self._plan = plan
        if self._shown != Shown.ALL and not self._count(plan, self._shown):
            self._shown = Shown.ALL
        self._fill_filters(plan)
        self.policy.setCurrentIndex(self.policy.findData(plan.options.on_duplicate))
        self.phone_alone.setChecked(plan.options.phone_alone)
        self.dates.setCurrentIndex(self.dates.findData(next(iter(plan.options.date_orders.values()), None)))
        asks = bool(plan.options.date_orders) or self._has_unclear_dates(plan)
        self.dates.setVisible(asks)
        self._dates_label.setVisible(asks)
        self._fill_lists(plan)
        left_out = len(plan.options.left_out)
        self.put_back.setVisible(bool(left_out))
        self.put_back.setText(translate("ImportWizard", "%n rows left out · put back", left_out))
        self.model.show(plan, self._shown)
        if first:
            self.table.setColumnWidth(0, _FATE_WIDTH)
        if row >= 0 and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))
        self.table.verticalScrollBar().setValue(top)
        self._say(self.table.currentIndex())
        self._filling = False

    def show_rows(self, shown: Shown) -> None:
        """Show only some of the rows."""
        self._shown = shown
        if self._plan is not None:
            self.model.show(self._plan, shown)
            self._say(QModelIndex())

    def _say(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Under the grid: what is wrong with the current row, whole; else what can be done here."""
        problems = self.model.problems(index.row()) if index.isValid() else []
        if problems:
            said = "\n".join(labelled(problem.heading, problem.text) for problem in problems)
        else:
            said = translate(
                "ImportWizard",
                "Marked cells can be corrected here: double-click, or press F2. Rows with errors are left "
                "out and can be saved to a workbook afterwards.",
            )
        bad = any(problem.error for problem in problems)
        theme.style(self.said, role="bad" if bad else "warn" if problems else "secondary")
        self.said.setText(said)

    def leave_selected_out(self) -> None:
        """Take the selected rows out of the import."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if rows and self._plan is not None:
            positions = {self.model.position(row) for row in rows}
            self._choose(left_out=self._plan.options.left_out | positions)

    def _choose(self, **options: object) -> None:
        if self._filling or self._plan is None:
            return
        self.options_changed.emit(replace(self._plan.options, **options))

    def _choose_order(self, order: str | None) -> None:
        assert self._plan is not None
        columns = {*self._plan.rows.two_ways, *self._plan.options.date_orders}
        self._choose(date_orders=dict.fromkeys(columns, order) if order else {})

    def _mend(self, position: int, column: int, text: str) -> None:
        if self._plan is None:
            return
        edits = {**self._plan.options.edits, (position, column): text}
        self.options_changed.emit(replace(self._plan.options, edits=edits))

    @staticmethod
    def _count(plan: Plan, shown: Shown) -> int:
        fates = {
            Shown.ERRORS: Fate.FAIL,
            Shown.NEW: Fate.CREATE,
            Shown.UPDATES: Fate.UPDATE,
            Shown.SKIPPED: Fate.SKIP,
        }
        if shown in fates:
            return plan.count(fates[shown])
        if shown == Shown.WARNINGS:
            return sum(plan.fates[row] != Fate.FAIL for row in plan.problems)
        return len(plan.rows)

    def _fill_filters(self, plan: Plan) -> None:
        count = {shown: self._count(plan, shown) for shown in Shown}
        words = {
            Shown.ALL: translate("ImportWizard", "All %n", count[Shown.ALL]),
            Shown.ERRORS: translate("ImportWizard", "⚠ %n errors", count[Shown.ERRORS]),
            Shown.WARNINGS: translate("ImportWizard", "△ %n warnings", count[Shown.WARNINGS]),
            Shown.NEW: translate("ImportWizard", "＋ %n new", count[Shown.NEW]),
            Shown.UPDATES: translate("ImportWizard", "⟳ %n updates", count[Shown.UPDATES]),
            Shown.SKIPPED: translate("ImportWizard", "= %n skipped", count[Shown.SKIPPED]),
        }
        offered = [(shown.value, words[shown], "") for shown in Shown if shown == Shown.ALL or count[shown]]
        if self.filters is not None:
            self._filter_row.removeWidget(self.filters)
            self.filters.deleteLater()
        self.filters = SegmentedButtons(translate("ImportWizard", "Rows shown"), offered, self)
        self.filters.set_value(self._shown.value)
        self.filters.chosen.connect(lambda key: self.show_rows(Shown(key)))
        self._filter_row.insertWidget(0, self.filters)

    def _fill_lists(self, plan: Plan) -> None:
        if not plan.unknown:
            self.lists.hide()
            return
        parts = []
        for key, words in plan.unknown.items():
            named = listed(word for word, _count in words.most_common(_WORDS_SHOWN))
            more = len(words) - _WORDS_SHOWN
            named += " …" if more > 0 else ""
            parts.append(labelled(FIELDS[key].title, named))
        self.lists.setText(
            translate("ImportWizard", "Add to the lists: {words}").format(words=" · ".join(parts))
        )
        self.lists.setChecked(plan.options.create_lists)
        self.lists.show()

    @staticmethod
    def _has_unclear_dates(plan: Plan) -> bool:
        dates = {index for index, key in plan.mapping.items() if key in ("birthday", "created_at")}
        return any(
            problem.error and problem.column in dates and "/" in problem.found
            for problems in plan.problems.values()
            for problem in problems
        )

    def index_of(self, position: int, column: int) -> QModelIndex:
        """The cell of a row of the sheet and a column of the file; invalid when it is not shown."""
        row = self.model.place_of(position)
        return QModelIndex() if row is None else self.model.index(row, column + 1)
