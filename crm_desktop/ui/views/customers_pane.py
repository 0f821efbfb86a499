"""The middle of the customer page: tools, chips, the table or what stands in its place, the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.views.customers_bars import ChipRow, Foot, SelectionBar, ToolBar
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.values.language import Problem


class ListPane(QWidget):
    """Arranges the parts; the view connects them.

    Args:
        model: what the table shows.
        save: called by a cell that was typed into, see `CustomerTable`.
    """

    import_wanted = Signal()
    new_wanted = Signal()
    template_wanted = Signal()
    filters_unwanted = Signal()

    def __init__(
        self, model: CustomersModel, save: Callable[[int, str, str], str | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        theme.style(self, ground="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(360)
        self.tools = ToolBar(self)
        self.selection = SelectionBar(self)
        self.problem = ElideLabel("", "secondary", self)
        self.problem.setContentsMargins(16, 0, 8, 8)
        self.problem.hide()
        self.chips = ChipRow(self)
        self.table = CustomerTable(model, save, self)
        self.front: QWidget = self.table  # what shows the customers: the table, or the board
        self.strip = TaskStrip(self)
        self.foot = Foot(self)
        self._bars = QStackedWidget(self)
        for bar in (self.tools, self.selection):
            self._bars.addWidget(bar)
        self._bars.setFixedHeight(theme.metrics().compact + 20)
        self._empty = EmptyState(
            "customers",
            translate(
                "Customers",
                "Your customers appear here. Import your Excel list, or add the first one.",
            ),
        )
        self._empty.add_action(translate("Customers", "Import Excel…"), self.import_wanted.emit, primary=True)
        self._empty.add_action(translate("Customers", "Add the first customer"), self.new_wanted.emit)
        self._empty.add_link(translate("Customers", "Excel template to fill in…"), self.template_wanted.emit)
        self._no_match = EmptyState("filter", translate("Customers", "No customers match these filters."))
        self._no_match.add_action(translate("Customers", "Clear filters"), self.filters_unwanted.emit)
        self._pages = QStackedWidget(self)
        for page in (self.table, self._empty, self._no_match):
            self._pages.addWidget(page)
        line = QFrame(self)
        theme.style(line, line="top")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addWidget(self.problem)
        column.addWidget(self.chips)
        self._column = column
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        column.addWidget(line)
        column.addWidget(self.foot)

    def add_board(self, board: QWidget) -> None:
        """Have a board that can stand in the place of the table."""
        self._board = board
        self._pages.addWidget(board)

    def show_board(self, shown: bool) -> None:
        """Bring the board or the table to the front, unless something says why there is nobody."""
        before, self.front = self.front, self._board if shown else self.table
        if self._pages.currentWidget() is before:
            self._turn_to(self.front)

    def put_above(self, widget: QWidget) -> None:
        """Put a bar right above the table."""
        self._column.insertWidget(self._column.indexOf(self._pages), widget)

    def show_page(self, *, anybody: bool, filtered: bool) -> None:
        """Show the table, or say why it is empty and what to do."""
        self._turn_to(self.front if anybody else self._no_match if filtered else self._empty)

    def _turn_to(self, page: QWidget) -> None:
        # The application's focus: self.focusWidget() is who had it here last, and would take it from others.
        focus, before = QApplication.focusWidget(), self._pages.currentWidget()
        had_focus = focus is not None and (before is focus or before.isAncestorOf(focus))
        self._pages.setCurrentWidget(page)
        if had_focus and page is self.front:
            page.setFocus()

    @property
    def empty_page(self) -> str:
        """What stands in the table's place: "" (the table or the board itself), "nobody" or "no match"."""
        page = self._pages.currentWidget()
        return "nobody" if page is self._empty else "no match" if page is self._no_match else ""

    def show_problems(self, text: str, problems: Sequence[Problem]) -> None:
        """Say what of the text in the find field was not understood, and where it stands."""
        if problems:
            first = problems[0]
            words = translate("Customers", "“{part}” is left out. {sentence}")
            part = text[first.start : first.end].strip()
            said = words.format(part=part, sentence=first.sentence) if first.left_out else first.sentence
            self.problem.setText(said)
        self.problem.setVisible(bool(problems))

    def show_selection(self, several: bool) -> None:
        """Show the bar of the selection in place of the tools."""
        self._bars.setCurrentWidget(self.selection if several else self.tools)
