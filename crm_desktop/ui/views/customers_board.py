"""The board: the list in columns by the values of a field, its customers as cards; moving a card changes the field.

It shows what the table holds: the list in the order of the field is one column behind the other. Current row and
selection are the table's, so whatever is done with them works here as there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGroupBox, QHBoxLayout, QLabel, QScrollArea, QWidget

from crm_desktop.i18n import translate
from crm_desktop.services.customer_groups import Group
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables.board_cards import described
from crm_desktop.ui.tables.board_lane import BoardLane
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.views.customers_columns import column_of, columns_of

_DRAG_FROM = 8  # pixels that the pointer moves before a press is a drag
_EDGE = 48  # pixels at the sides within which a dragged card scrolls the board
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_OF_THE_TABLE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Escape)


class Board(QGroupBox):
    """The columns side by side. Arrows move, Alt+Left and Alt+Right move the cards, Enter opens.

    It has the focus as a whole, as one group of what a screen reader tells.

    Args:
        table: holds the customers, the current one and the selected ones.
        lists: the values of fields.
        move: called with ids and the value that they are to have.
    """

    def __init__(
        self,
        table: CustomerTable,
        lists: ShopLists,
        move: Callable[[Sequence[int], object], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._lists = lists
        self._move = move
        self.key = ""
        self.lanes: list[BoardLane] = []
        self._anchor = -1  # the row from which Shift selects
        self._follow = False  # the next columns are scrolled to the current card
        self._pressed: tuple[QPoint, int, bool] | None = None  # where, the row, whether it was one of several
        self._over: BoardLane | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Board", "Board of customers"))
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(8, 0, 8, 8)
        self._row.setSpacing(8)
        self._area.setWidget(inside)
        self._ghost = QLabel(self)
        theme.style(self._ghost, ground="float", role="strong")
        self._ghost.setContentsMargins(12, 6, 12, 6)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._edge = QTimer(self)
        self._edge.setInterval(30)
        self._edge.timeout.connect(self._scroll_aside)
        chosen = table.selectionModel()
        chosen.selectionChanged.connect(lambda *_: self._repaint())
        chosen.currentRowChanged.connect(lambda *_: self._repaint())
        table.customers.dataChanged.connect(lambda *_: self._repaint())

    # -- what it shows --------------------------------------------------------------------------

    def show_groups(self, key: str, groups: Sequence[Group]) -> None:
        """Show the values of a field as columns, those without customers too."""
        columns = columns_of(key, groups, self._lists)
        if key != self.key or len(columns) != len(self.lanes):
            self._build(len(columns))
        self.key = key
        for lane, column in zip(self.lanes, columns, strict=True):
            lane.show_column(column)
        if self._follow or self._lane_of(self._row_now()) is None:
            self._follow = False
            self._show_current()
        self._repaint()

    def _build(self, count: int) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self.lanes = []
        for _ in range(count):
            lane = BoardLane(self._table.customers, self._looks, self)
            for signal, act in (
                (lane.cards.pressed, self._press),
                (lane.cards.moved, self._drag),
                (lane.cards.released, self._release),
                (lane.cards.opened, self._open),
            ):
                signal.connect(act)
            self._row.addWidget(lane, 1)
            self.lanes.append(lane)

    def _looks(self, row: int) -> tuple[bool, bool]:
        """Whether the card of a row is selected, and whether it has the focus."""
        index = self._table.customers.index(row, 1)
        current = row == self._row_now()
        return self._table.selectionModel().isSelected(index), current and self.hasFocus()

    def _repaint(self) -> None:
        if not self.isVisible():
            return
        for lane in self.lanes:
            lane.cards.viewport().update()
        row = self._row_now()
        here, customer = self._lane_of(row), self._table.customers.row_at(row)
        said = described(customer, here.column, row) if here is not None and customer is not None else ""
        self.setAccessibleDescription(said)

    # -- where one is ---------------------------------------------------------------------------

    def _row_now(self) -> int:
        return int(self._table.currentIndex().row())

    def _lane_of(self, row: int) -> BoardLane | None:
        return next((lane for lane in self.lanes if lane.column.holds(row)), None)

    def _go(self, row: int, *, extend: bool = False) -> None:
        """Make a card the current one; with `extend` all from the anchor to it are selected, in one column."""
        lane = self._lane_of(row)
        if lane is None:
            return
        if extend and lane.column.holds(self._anchor):
            self._table.go_to(row, select=False)
            self._table.select_span(min(row, self._anchor), max(row, self._anchor))
        else:
            self._anchor = row
            self._table.go_to(row)
        self._show_current()

    def _show_current(self) -> None:
        lane = self._lane_of(self._row_now())
        if lane is not None:
            lane.cards.show_row(self._row_now())
            self._area.ensureWidgetVisible(lane, 8, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._area.setGeometry(self.rect())  # a layout would leave room for a title

    def paintEvent(self, event: QPaintEvent) -> None:
        """No frame: the columns are enough."""

    # -- keys -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow are the board's, whatever else they do in the window."""
        aside = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & _ALT
            and event.key() in aside
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape and not self._ghost.isHidden():
            self._end_drag()
        elif key in _OF_THE_TABLE or (key == Qt.Key.Key_A and modifiers == _CTRL):
            self._table.keyPressEvent(event)
        elif sideways and modifiers == _ALT:
            self._move_by(sideways)
        elif sideways and modifiers == _NONE:
            self._go_aside(sideways)
        elif modifiers in (_NONE, _SHIFT):
            self._go_along(Qt.Key(key), event, extend=modifiers == _SHIFT)
        else:
            super().keyPressEvent(event)

    def _go_along(self, key: Qt.Key, event: QKeyEvent, *, extend: bool) -> None:
        row = self._row_now()
        lane = self._lane_of(row)
        if lane is None:
            super().keyPressEvent(event)
            return
        first, last, page = lane.column.start, lane.column.end - 1, lane.cards.page
        targets = {
            Qt.Key.Key_Up: row - 1, Qt.Key.Key_Down: row + 1, Qt.Key.Key_PageUp: row - page,
            Qt.Key.Key_PageDown: row + page, Qt.Key.Key_Home: first, Qt.Key.Key_End: last,
        }  # fmt: skip
        if key in targets:
            self._go(max(first, min(targets[key], last)), extend=extend)
        else:
            super().keyPressEvent(event)

    def _go_aside(self, step: int) -> None:
        """To the next column that has customers, at the same height."""
        row = self._row_now()
        lane = self._lane_of(row)
        if lane is None:
            return
        height, at = lane.cards.rect_of(row).center().y(), self.lanes.index(lane) + step
        while 0 <= at < len(self.lanes):
            column = self.lanes[at].column
            if column.count:
                found = self.lanes[at].cards.row_at(height)
                self._go(column.end - 1 if found < 0 else found)
                return
            at += step

    def _move_by(self, step: int) -> None:
        """Move the selected cards to the neighbouring column. What the row says now counts, not where it is painted."""
        customer = self._table.customers.row_at(self._row_now())
        if customer is None or self._lane_of(self._row_now()) is None:
            return
        values = [lane.column.value for lane in self.lanes]
        at = values.index(column_of(self.key, customer)) + step
        if 0 <= at < len(values):
            self._move_to(self.lanes[at])

    def _move_to(self, lane: BoardLane) -> None:
        self._follow = True
        self._move(list(self._table.selected_ids()), lane.column.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._row_now() < 0 and len(self._table.customers.ids):
            self._table.go_to(0)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    # -- mouse ----------------------------------------------------------------------------------

    def _press(self, row: int, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if row < 0:
            return
        modifiers = event.modifiers()
        index = self._table.customers.index(row, 1)
        among = self._table.selectionModel().isSelected(index) and self._table.selected_count() > 1
        if modifiers & _CTRL:
            self._table.toggle(row)
            self._anchor = row
        elif modifiers & _SHIFT:
            self._go(row, extend=True)
        elif not among:  # one of several stays one: they may be dragged together
            self._go(row)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint(), row, among and modifiers == _NONE

    def _drag(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        at = event.globalPosition().toPoint()
        if self._ghost.isHidden():
            if (at - self._pressed[0]).manhattanLength() < _DRAG_FROM or self._table.customers.read_only:
                return
            self._begin_drag()
        place = self.mapFromGlobal(at)
        self._ghost.move(place + QPoint(12, 12))
        over = next((lane for lane in self.lanes if lane.rect().contains(lane.mapFromGlobal(at))), None)
        for lane in self.lanes:
            lane.set_target(lane is over)
        self._over = over

    def _begin_drag(self) -> None:
        count = self._table.selected_count()
        row = self._table.customers.row_at(self._row_now())
        name = row.name if row is not None else ""
        self._ghost.setText(name if count == 1 else translate("Customers", "%n customers", count))
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        self._edge.start()

    def _scroll_aside(self) -> None:
        x = self.mapFromGlobal(self.cursor().pos()).x()
        step = -20 if x < _EDGE else 20 if x > self.width() - _EDGE else 0
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + step)

    def _release(self, _event: QMouseEvent) -> None:
        pressed, over, dragged = self._pressed, self._over, not self._ghost.isHidden()
        self._end_drag()
        if dragged and pressed is not None and over is not None:
            if not all(map(over.column.holds, self._chosen_rows())):
                self._move_to(over)
        elif pressed is not None and pressed[2]:  # a click on one of several chooses it alone
            self._go(pressed[1])

    def _chosen_rows(self) -> list[int]:
        """The first and last row of each run of selected ones."""
        return [row for span in self._table.selected_ranges() for row in span]

    def _end_drag(self) -> None:
        self._pressed = self._over = None
        self._ghost.hide()
        self._edge.stop()
        for lane in self.lanes:
            lane.set_target(False)

    def _open(self, row: int) -> None:
        customer_id = self._table.customers.id_at(row)
        if customer_id is not None:
            self._table.opened.emit(customer_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at the pointer; asked for by a key, at the current card."""
        at, lane = event.globalPos(), self._lane_of(self._row_now())
        if event.reason() == QContextMenuEvent.Reason.Keyboard and lane is not None:
            at = lane.cards.viewport().mapToGlobal(lane.cards.rect_of(self._row_now()).center())
        self._table.menu_requested.emit(at)
