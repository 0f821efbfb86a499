"""A table of the customers of a filter inside a tab: searched in the language of the find field, edited in the cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import filter_words, prospects
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Row, Sort
from crm_desktop.ui import theme
from crm_desktop.ui.query_completer import QueryCompleter
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tables.delegate import CellDelegate
from crm_desktop.ui.tables.keep_place import exchange
from crm_desktop.ui.tables.painting import measure, paint_due, paint_words
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.views.customers_cells import CellChoosing
from crm_desktop.ui.views.customers_loader import ListLoader, Loaded
from crm_desktop.ui.views.customers_menus import SelectionMenus
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_edit import LineEdit

_TYPED_MS = 200
_STEP = "next_follow_up"
_DAY_WIDTH = 7  # middle characters of a day and its sign, then comes what is planned


class _Delegate(CellDelegate):
    """Beside the day of the next step says what it is."""

    steps: Callable[[int], str] = staticmethod(lambda _customer_id: "")

    def _paint_value(self, painter: QPainter, room: QRect, key: str, row: Row) -> None:
        if key != _STEP or not row.next_follow_up:
            super()._paint_value(painter, room, key, row)
            return
        width = measure("strong").height() * _DAY_WIDTH * 3 // 4
        day = QRect(room.left(), room.top(), min(width, room.width()), room.height())
        paint_due(painter, day, row.next_follow_up)
        paint_words(painter, room.adjusted(day.width() + 6, 0, 0, 0), self.steps(row.id), "secondary")


class _Table(CustomerTable):
    """The cell of the next step asks for it."""

    step_wanted = Signal()

    def edit_cell(self, index: QModelIndex) -> bool:
        if index.isValid() and self.customers.keys[index.column()] == _STEP and not self.customers.read_only:
            self.setCurrentIndex(index)
            self.step_wanted.emit()
            return True
        return super().edit_cell(index)


class CustomersOfTab(QWidget):
    """The finder, the table below it, and what stands there while nobody is found.

    Args:
        session: rows are read by id when they are painted.
        tasks: the ids are read in the worker.
        key: of the tab: a newer question drops an older one of the same.
    """

    customer_opened = Signal(int)
    record_requested = Signal(int)
    toast_requested = Signal(str, object)
    selection_changed = Signal()
    step_wanted = Signal()
    loaded = Signal(int)  # how many customers there are

    def __init__(self, session: Session, tasks: Tasks, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._base = Filter()
        self._typed = Filter()
        self._fresh = True
        self._late = False
        self._steps: dict[int, str] = {}
        self.lists = ShopLists(session)
        self.model = CustomersModel(session, self.lists, self)
        self.acts = CustomerActs(session, tasks, self)
        self.menus = SelectionMenus(session, self.lists, self.acts, self.selected)
        self.loader = ListLoader(session, tasks, self, latest=f"{key}.ids")
        self.finder = LineEdit(parent=self)
        self.finder.setClearButtonEnabled(True)
        self.finder.setPlaceholderText(translate("Prospects", "Find here, e.g. {example}"))
        self.finder.setAccessibleName(translate("Prospects", "Find in this list"))
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.table = _Table(self.model, self.acts.save_cell, self)
        cells = _Delegate(self.model, self.acts.save_cell, self.table)
        cells.steps = self._step
        self.table.cells = cells
        self.table.setItemDelegate(cells)
        self.empty = EmptyState("customers", "", self)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.problem)
        column.addWidget(body, 1)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self.customer_opened)
        table.record_wanted.connect(self.record_requested)
        table.delete_requested.connect(lambda: self.acts.delete(self.selected()))
        table.selection_changed.connect(self.selection_changed)
        table.step_wanted.connect(self.step_wanted)
        table.editing_ended.connect(self._after_editing)
        table.columns_header.sorts_chosen.connect(lambda _: self._ask(at_once=True))
        CellChoosing(self._session, table, self.lists, self.acts)
        self.acts.said.connect(self.toast_requested)
        self.loader.loaded.connect(self._take)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_MS)
        self._soon.timeout.connect(self.find)
        self.finder.textChanged.connect(lambda _: self._soon.start())
        QueryCompleter(self.finder, self._session).entered.connect(self.focus_table)
        leave = QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self.finder, context=Qt.ShortcutContext.WidgetShortcut
        )
        leave.activated.connect(self._leave_finder)

    # -- what it shows ------------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """What the list stands for and what was typed, together."""
        return Filter(self._base.rule).also(self._typed.rule)

    def show_filter(
        self, base: Filter, shown: Sequence[tuple[str, int]], sorts: Sequence[Sort], example: str
    ) -> None:
        """Show the customers of a filter, with what is typed in the finder.

        Args:
            shown: the columns: field key, width in pixels.
            example: a query that helps here.
        """
        self._base = base
        self.finder.setPlaceholderText(
            translate("Prospects", "Find here, e.g. {example}").format(example=example)
        )
        self.table.columns_header.set_layout_state([list(each) for each in shown])
        self.table.columns_header.set_sorts(sorts)
        self._ask(at_once=True)

    def find(self) -> None:
        """Take up what is typed in the finder."""
        self._soon.stop()
        chosen, problems = filter_words.read(self._session, self.finder.text())
        self.problem.setText(problems[0].sentence if problems else "")
        self.problem.setVisible(bool(problems))
        if chosen != self._typed:
            self._typed = chosen
            self._ask(at_once=True)

    def _leave_finder(self) -> None:
        if self.finder.text():
            self.finder.clear()
            self.find()
        else:
            self.focus_table()

    def focus_table(self) -> None:
        """Put the cursor into the table."""
        self.find()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        """Read anew what an announcement touched."""
        self.lists.hear(changes)
        if changes is None or changes.touches("shop_field") or changes.touches("field_option"):
            shown = self.table.columns_header.layout_state()
            self.model.take_fields()
            self.table.columns_header.set_layout_state(shown)
        if changes is None or changes.touches("follow_up"):
            self._steps.clear()
            self.table.viewport().update()
        if changes is None or changes.touches("customer"):
            self.model.forget(None if changes is None else changes.tables["customer"])
            if self.table.editing:
                self._late = True
            else:
                self._ask(at_once=False)

    def _ask(self, *, at_once: bool) -> None:
        self._fresh = self._fresh or at_once
        wanted = [each for each in (self.table.current_id(),) if each is not None]
        top = self.model.id_at(self.table.first_visible()[0])
        wanted += [] if top is None or at_once else [top]
        if 1 < self.table.selected_count() < len(self.model.ids):
            wanted += self.selected()
        sorts = self.table.columns_header.sorts
        self.loader.load(self.filter, sorts, shown=self.model.ids, wanted=wanted, at_once=at_once)

    def _take(self, loaded: Loaded) -> None:
        if self.table.editing:
            self._late = True
            return
        if not (loaded.whole and loaded.unchanged):
            places = loaded.places if loaded.whole else {each: at for at, each in enumerate(loaded.ids)}
            exchange(self.table, loaded.ids, places, fresh=self._fresh, whole=loaded.whole)
        if loaded.whole:
            self._fresh = False
            self.loaded.emit(len(loaded.ids))
        self._stack.setCurrentIndex(1 if len(loaded.ids) else 0)
        self.selection_changed.emit()

    def _after_editing(self) -> None:
        if self._late:
            self._late = False
            self._ask(at_once=False)

    def _step(self, customer_id: int) -> str:
        if customer_id not in self._steps:
            if len(self._steps) > 2_000:
                self._steps.clear()
            self._steps[customer_id] = prospects.next_step(self._session, customer_id)[0]
        return self._steps[customer_id]

    # -- what is selected ----------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The ids of the selected customers, in the order of the list."""
        return list(self.table.selected_ids())

    def selected_name(self) -> str:
        """The name of the one who is selected, or how many they are."""
        ids = self.selected()
        row = self.model.row_at(self.model.ids.index(ids[0])) if len(ids) == 1 else None
        return row.name if row is not None else translate("Customers", "%n customers", len(ids))

    def scopes(self) -> dict[str, Any]:
        """For the export: "shown" and perhaps "selected" → ids."""
        found: dict[str, Any] = {"shown": self.model.ids}
        if self.table.selected_count() > 1:
            found["selected"] = self.selected()
        return found

    def columns(self) -> list[str]:
        """The keys of the columns shown."""
        return [key for key, _ in self.table.columns_header.layout_state()]

    def fill_classes(self, menu: QMenu) -> None:
        """Grade, category, source, owner, tags and groups for the selection."""
        self.menus.fill_classes(menu)
