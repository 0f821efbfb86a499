"""The shape of the list: rows of a table, also in groups, or a board with a column for each value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import translate
from crm_desktop.services import customer_groups
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.views.customers_board import Board
from crm_desktop.ui.views.customers_columns import stored_value
from crm_desktop.ui.views.customers_groups import GroupBar
from crm_desktop.ui.views.customers_loader import Loaded
from crm_desktop.ui.views.customers_pane import ListPane
from crm_desktop.ui.views.customers_views import ListViews
from crm_desktop.ui.widgets.elide import ElideLabel


class ListShape(QObject):
    """Shows what was loaded as a table or as a board; the switch and Ctrl+B change between them.

    Args:
        pane: has the table, and gets the board and the bars above.
        views: knows the groups and the board that are wanted.
        acts: change the field of a card that is moved.
    """

    def __init__(
        self, pane: ListPane, views: ListViews, lists: ShopLists, acts: CustomerActs, view: QWidget
    ) -> None:
        super().__init__(view)
        self._pane = pane
        self._views = views
        self.groups = GroupBar(pane.table, lists, pane)
        self.board = Board(pane.table, lists, self._move, pane)
        self.bar = BoardBar(views, pane)
        self._acts = acts
        for bar in (self.groups, self.bar):
            pane.put_above(bar)
        pane.add_board(self.board)
        pane.tools.shape.chosen.connect(lambda shape: self._choose(shape == "board"))
        turn = QShortcut(QKeySequence("Ctrl+B"), view, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(lambda: self._choose(not self._views.board))
        self.mark()

    def _choose(self, board: bool) -> None:
        self._views.show_board(self._views.last_board if board else "")
        self._pane.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self) -> None:
        """Bring the table or the board to the front, as the view in use has it."""
        board = bool(self._views.board)
        self._pane.tools.shape.set_value("board" if board else "list")
        self._pane.show_board(board)
        self.bar.setVisible(board)
        self.bar.name()
        if board:
            self.groups.hide()

    def take(self, loaded: Loaded) -> None:
        """Show the groups of a list that was loaded whole."""
        if self._views.board:
            self.board.show_groups(self._views.board, loaded.groups)
            self.bar.tell(too_many=bool(len(loaded.ids)) and not loaded.groups)
        else:
            self.groups.show_groups(self._views.group, loaded.groups)

    def _move(self, ids: Sequence[int], value: Any) -> None:
        self._acts.set_values(ids, {self._views.board: stored_value(self._views.board, value)})


class BoardBar(QWidget):
    """Above the board: the field whose values are the columns, and how cards are moved.

    Args:
        views: knows the field, and takes another one.
    """

    def __init__(self, views: ListViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self.field = QPushButton(self)
        theme.style(self.field, look="quiet", density="compact", opens="menu")
        menu = QMenu(self.field)
        menu.aboutToShow.connect(self._fill)
        self.field.setMenu(menu)
        self.hint = ElideLabel("", "secondary", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.hint, 1)
        self.tell(too_many=False)
        self.hide()

    def tell(self, *, too_many: bool) -> None:
        """Say how cards are moved, or that the field has more values than a board has columns."""
        self.hint.setText(
            translate("Board", "This field has too many values for a board. Choose another one.")
            if too_many
            else translate("Board", "Drag a card to another column, or Alt+Left and Alt+Right")
        )

    def name(self) -> None:
        """Name the field on the button."""
        if self._views.board:
            words = translate("Board", "Columns: {field}").format(field=FIELDS[self._views.board].title)
            self.field.setText(words.replace("&", "&&"))

    def _fill(self) -> None:
        menu = self.field.menu()
        menu.clear()
        for key in customer_groups.boards():
            action = menu.addAction(FIELDS[key].title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._views.board)
            action.triggered.connect(lambda _=False, key=key: self._views.show_board(key))
