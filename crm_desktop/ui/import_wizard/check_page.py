"""Step 3: what becomes of each row, what is wrong, and what to do with customers that are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services.import_plan import LEFT_OUT
from crm_desktop.services.imports import Content, OnDuplicate, Options, Plan
from crm_desktop.ui import theme
from crm_desktop.ui.import_wizard import shown as filters
from crm_desktop.ui.import_wizard.cell_delegate import CellDelegate
from crm_desktop.ui.import_wizard.check_model import CheckModel
from crm_desktop.ui.import_wizard.entry_choices import EntryChoices
from crm_desktop.ui.import_wizard.match_menu import MatchButton
from crm_desktop.ui.import_wizard.questions import ADD, Questions
from crm_desktop.ui.import_wizard.row_panel import ROW_CHOICES, RowPanel
from crm_desktop.ui.import_wizard.shown import Shown
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_FATE_WIDTH = 216
_WIDTH = 128
_TAG_WIDTH = 152


class CheckPage(QWidget):
    """The grid of rows with filters, and the choices that decide what becomes of them.

    Args:
        session: for what the data say of a row.
    """

    options_changed = Signal(object)  # Options: the plan must be made anew

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._options = Options()  # as chosen last; the plan may be behind
        self._shown = Shown.ALL
        self._filling = False
        self.questions = Questions(session, self)
        self.questions.order_chosen.connect(self._choose_order)
        self.questions.words_chosen.connect(self._choose_words)
        self.filters: SegmentedButtons | None = None
        self._offered: list[Shown] = []
        self._filter_row = QHBoxLayout()
        self._filter_row.addStretch(1)
        self.model = CheckModel(self)
        self.model.edited.connect(self._mend)
        self.table = self._grid()
        self.row_panel = RowPanel(session, self)
        self.row_panel.choice_made.connect(self.choose_for_selected)
        self.row_panel.leave_out_wanted.connect(self.leave_selected_out)
        self.row_panel.put_back_wanted.connect(self.put_selected_back)
        self.table.selectionModel().currentChanged.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._choices())
        column.addWidget(self.questions)
        column.addLayout(self._filter_row)
        column.addWidget(self.table, 1)
        column.addWidget(self.row_panel)

    def _choices(self) -> QHBoxLayout:
        self.policy = QComboBox(self)
        for policy, text in (
            (OnDuplicate.SKIP, translate("ImportWizard", "leave as it is (skip the row)")),
            (OnDuplicate.FILL, translate("ImportWizard", "fill in what is empty")),
            (OnDuplicate.OVERWRITE, translate("ImportWizard", "overwrite with the file")),
            (OnDuplicate.CREATE, translate("ImportWizard", "create a second one")),
            (OnDuplicate.ASK, translate("ImportWizard", "ask me row by row")),
        ):
            self.policy.addItem(text, policy)
        self.policy.activated.connect(lambda _index: self._choose_policy(self.policy.currentData()))
        self._policy_label = QLabel(self)
        self._policy_label.setBuddy(self.policy)
        self.entries = EntryChoices(self)
        self.entries.chosen.connect(lambda options: self._choose(**options))
        self.match = MatchButton(self)
        self.match.chosen.connect(lambda keys, alone: self._choose(match=keys, phone_alone=alone))
        self.clear_empty = QCheckBox(translate("ImportWizard", "Empty cells clear"), self)
        self.clear_empty.setToolTip(
            translate("ImportWizard", "An empty cell empties the field of the customer that it overwrites.")
        )
        self.clear_empty.toggled.connect(lambda on: self._choose(clear_empty=on))
        self.tag = LineEdit(self)
        self.tag.setFixedWidth(_TAG_WIDTH)
        self.tag.setPlaceholderText(translate("ImportWizard", "none"))
        self.tag.setToolTip(
            translate("ImportWizard", "Every customer that is created or updated gets this tag.")
        )
        self.tag.editingFinished.connect(lambda: self._choose(tag=self.tag.text().strip()))
        self._tag_label = QLabel(translate("ImportWizard", "Tag for all:"), self)
        self._tag_label.setBuddy(self.tag)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget in (self._policy_label, self.policy, self.match, self.clear_empty, self.entries):
            choices.addWidget(widget)
        choices.addStretch(1)
        choices.addWidget(self._tag_label)
        choices.addWidget(self.tag)
        return choices

    def _grid(self) -> QTableView:
        table = QTableView(self)
        table.setTabKeyNavigation(False)  # Tab goes on to the next control
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(table))
        table.setAccessibleName(translate("ImportWizard", "The rows and what becomes of them"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultSectionSize(_WIDTH)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(left)
        table.verticalHeader().setDefaultSectionSize(theme.metrics().compact)
        keys: dict[str, Callable[[], None]] = {"Del": self.leave_out_or_back}
        for number, policy in enumerate(ROW_CHOICES, 1):
            keys[f"Ctrl+{number}"] = partial(self.choose_for_selected, policy)
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return table

    @property
    def shown(self) -> Shown:
        """Which rows the grid shows."""
        return self._shown

    @property
    def options(self) -> Options:
        """How the file is to be imported, as chosen so far."""
        return self._options

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the place in the grid stays."""
        self._filling = True
        first = self._plan is None or self._plan.prepared is not plan.prepared
        top = self.table.verticalScrollBar().value()
        current = self.table.currentIndex()
        row, column = current.row(), current.column()
        self._plan = plan
        self._options = options = plan.options
        offered = filters.words(plan)
        if self._shown not in offered:
            self._shown = Shown.ALL
        self._show_filters(offered)
        self.policy.setCurrentIndex(self.policy.findData(options.on_duplicate))
        self.match.show_plan(plan)
        chosen = {options.on_duplicate, *options.choices.values()}
        overwrites = not chosen.isdisjoint((OnDuplicate.OVERWRITE, OnDuplicate.ASK))
        self.clear_empty.setVisible(overwrites)
        self.clear_empty.setChecked(options.clear_empty)
        self._show_content(plan)
        if not self.tag.hasFocus():
            self.tag.setText(options.tag)
        self.questions.show_plan(plan)
        self.model.show(plan, self._shown)
        if first:
            self.table.setColumnWidth(0, _FATE_WIDTH)
            self.table.scrollToTop()
        elif row >= 0 and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))
            self.table.verticalScrollBar().setValue(top)
        self._say(self.table.currentIndex())
        self._filling = False

    def _show_content(self, plan: Plan) -> None:
        """What is asked about customers is not asked about entries, and the other way round."""
        customers = plan.prepared.content == Content.CUSTOMERS
        self._policy_label.setText(
            translate("ImportWizard", "A customer you have already:")
            if customers
            else translate("ImportWizard", "An entry you have already:")
        )
        self.entries.show_plan(plan)
        self.tag.setVisible(customers)
        self._tag_label.setVisible(customers)
        if not customers:
            self.match.hide()
            self.clear_empty.hide()

    def show_rows(self, shown: Shown) -> None:
        """Show only some of the rows."""
        self._shown = shown
        if self.filters is not None:
            self.filters.set_value(shown.value)
        if self._plan is not None:
            self.model.show(self._plan, shown)
            self._say(QModelIndex())

    def _show_filters(self, offered: dict[Shown, str]) -> None:
        if self.filters is None or list(offered) != self._offered:
            there = self.focusWidget()
            focused = self.filters is not None and there is not None and self.filters.isAncestorOf(there)
            if self.filters is not None:
                self._filter_row.removeWidget(self.filters)
                self.filters.deleteLater()
            self._offered = list(offered)
            segments = [(shown.value, text, "") for shown, text in offered.items()]
            self.filters = SegmentedButtons(translate("ImportWizard", "Rows shown"), segments, self)
            self.filters.chosen.connect(lambda key: self.show_rows(Shown(key)))
            self._filter_row.insertWidget(0, self.filters)
            if focused:
                self.filters.setFocus()
        self.filters.set_words({shown.value: text for shown, text in offered.items()})
        self.filters.set_value(self._shown.value)

    def _say(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if self._plan is not None and index.isValid() and index.row() < self.model.rowCount():
            self.row_panel.show_row(self._plan, self.model, index)
        else:
            self.row_panel.show_nothing(self._plan.rows.notes if self._plan is not None else ())

    # -- what the person chooses --------------------------------------------------------------

    def leave_selected_out(self) -> None:
        """Take the selected rows out of the import."""
        self._choose(left_out=self._options.left_out | self._selected())

    def put_selected_back(self) -> None:
        """Take rows that were left out after all."""
        self._choose(left_out=self._options.left_out - self._selected())

    def leave_out_or_back(self) -> None:
        """The one or the other, by the current row."""
        index = self.table.currentIndex()
        if self._plan is None or not index.isValid():
            return
        if self._plan.reasons.get(self.model.row(index.row())) == LEFT_OUT:
            self.put_selected_back()
        else:
            self.leave_selected_out()

    def choose_for_selected(self, policy: OnDuplicate) -> None:
        """Say what happens with the selected rows whose customers are there already."""
        if self._plan is None:
            return
        chosen = {
            self.model.position(at)
            for at in self._selected_places()
            if self.model.row(at) in self._plan.duplicates
        }
        if not chosen:
            return
        choices = {**self._options.choices, **dict.fromkeys(chosen, policy)}
        if policy == OnDuplicate.ASK:
            choices = {at: each for at, each in choices.items() if at not in chosen}
        self._choose(choices=choices)
        self._go_to_the_next()

    def _go_to_the_next(self) -> None:
        """Below the last row that was decided, when the rows stay where they are."""
        places = self._selected_places()
        if self._shown != Shown.UNDECIDED and places and max(places) + 1 < self.model.rowCount():
            column = max(0, self.table.currentIndex().column())
            self.table.setCurrentIndex(self.model.index(max(places) + 1, column))

    def _selected_places(self) -> set[int]:
        found: set[int] = set()
        for part in self.table.selectionModel().selection():
            found.update(range(part.top(), part.bottom() + 1))
        return found

    def _selected(self) -> frozenset[int]:
        return frozenset(self.model.position(at) for at in self._selected_places())

    def _choose_policy(self, policy: OnDuplicate) -> None:
        """A policy for all takes back what was chosen for single rows, but for asking."""
        self._choose(on_duplicate=policy, choices={} if policy != OnDuplicate.ASK else self._options.choices)
        if policy == OnDuplicate.ASK:
            self._shown = Shown.UNDECIDED

    def _choose_order(self, column: int, order: str) -> None:
        orders = {key: value for key, value in self._options.date_orders.items() if key != column}
        self._choose(date_orders={**orders, column: order} if order else orders)

    def _choose_words(self, answers: dict[tuple[str, str], object]) -> None:
        replaced = {word: entry for word, entry in self._options.replaced.items() if word not in answers}
        replaced |= {word: entry for word, entry in answers.items() if entry != ADD}
        self._choose(replaced=replaced)

    def _mend(self, position: int, column: int, text: str) -> None:
        self._choose(edits={**self._options.edits, (position, column): text})

    def _choose(self, **options: object) -> None:
        if self._filling or self._plan is None:
            return
        wanted = replace(self._options, **options)
        if wanted != self._options:
            self._options = wanted
            self.options_changed.emit(wanted)

    def index_of(self, position: int, column: int) -> QModelIndex:
        """The cell of a row of the sheet and a column of the file; invalid when it is not shown."""
        row = self.model.place_of(position)
        return QModelIndex() if row is None else self.model.index(row, column + 1)
