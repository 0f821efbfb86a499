"""The table of customers: keys, selection by id, editing in the cell."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tables.delegate import CellDelegate
from crm_desktop.ui.tables.header import SortHeader
from crm_desktop.ui.tables.painting import paint_heading

_TYPING_PAUSE = 1.0  # seconds after which typed letters begin a new jump

_Flag = QItemSelectionModel.SelectionFlag


class CustomerTable(QTableView):
    """Rows are selected as wholes; what is selected is kept as ranges, so a million rows are one.

    Keys: arrows move, Enter opens, Ctrl+Enter records a contact, Space previews, Delete deletes, Ctrl+E edits the cell, Ctrl+A
    selects all, letters jump to names by pinyin. A double click edits a cell that can be edited, and
    opens the customer elsewhere. In a list in groups a click on a heading folds it, Ctrl+click selects its customers;
    on a heading Left folds, Right unfolds, Enter and Space change between them.

    Args:
        model: what it shows.
        save: called with (customer id, field key, text) by a cell that was typed into; returns why
            it cannot be saved, or None.
    """

    opened = Signal(int)
    record_wanted = Signal(int)
    current_changed = Signal(int)  # the id of the current row; 0 for none
    selection_changed = Signal()
    preview_toggled = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)  # global position
    choice_requested = Signal(int, str)  # a cell that is chosen from a list: (row, field key)
    letters_typed = Signal(str)
    editing_ended = Signal()

    def __init__(
        self,
        model: CustomersModel,
        save: Callable[[int, str, str], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._typed = ""
        self._typed_at = 0.0
        self._quiet = False
        self._pressed_box = False
        self.customers = model
        self.setModel(model)
        self.cells = CellDelegate(model, save, self)
        self.setItemDelegate(self.cells)
        self.columns_header = SortHeader(self)
        self.setHorizontalHeader(self.columns_header)
        self.columns_header.select_all_toggled.connect(self._toggle_all)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(translate("Customers", "List of customers"))
        self.fit_rows()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    def fit_rows(self) -> None:
        """Take the row height of the type size in use."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.metrics().row)
        rows.setDefaultSectionSize(theme.metrics().row)

    # -- what is selected -----------------------------------------------------------------------

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected customers as runs of places in the list (first, last), in order; headings do not count."""
        lines = self.customers.lines
        spans = ((each.top(), each.bottom()) for each in self.selectionModel().selection())
        return sorted(run for span in spans for run in lines.places(*span))

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self.selected_ranges())

    def selected_ids(self) -> array[int]:
        """The ids of the selected rows, in the order of the list."""
        found: array[int] = array("q")
        for first, last in self.selected_ranges():
            found += self.customers.ids[first : last + 1]
        return found

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select exactly the customers in these places."""
        self._select(_runs(sorted(rows)))

    def select_span(self, first: int, last: int) -> None:
        """Select exactly the customers from the first to the last place."""
        self._select([(first, last)])

    def _select(self, spans: Iterable[tuple[int, int]]) -> None:
        selection = QItemSelection()
        end = len(self.customers.keys) - 1
        model = self.customers
        for first, last in (run for span in spans for run in model.lines.lines(*span)):
            selection.append(QItemSelectionRange(model.index(first, 0), model.index(last, end)))
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def toggle(self, row: int) -> None:
        """Make a row the current one, and add it to the selection or take it out."""
        index = self.customers.index(row, self._column_to_stand_in())
        self.selectionModel().setCurrentIndex(index, _Flag.Toggle | _Flag.Rows)

    def current_id(self) -> int | None:
        """The id of the current row."""
        return self.customers.id_at(self.currentIndex().row())

    def current_place(self) -> int:
        """The place of the current customer in the list; that of the first one of a heading; -1 for none."""
        line = self.currentIndex().row()
        heading = self.customers.heading_at(line)
        place = heading.start if heading is not None else self.customers.lines.place_of(line)
        return -1 if place is None else place

    def go_to(self, place: int, *, select: bool = True, top: bool = False, unfold: bool = True) -> None:
        """Make the customer in a place of the list the current one and show it.

        Args:
            select: select it alone; otherwise the selection stays.
            top: at the top of the view.
            unfold: its group, so that it is seen; otherwise its heading becomes the current row.
        """
        if not 0 <= place < len(self.customers.ids):
            return
        lines = self.customers.lines
        group = lines.group_of_place(place)
        if unfold and group >= 0 and lines.is_folded(group):
            self.fold_group(group, False)
            lines = self.customers.lines
        self.go_to_line(lines.line_of(place), select=select, top=top)

    def go_to_line(self, line: int, *, select: bool = True, top: bool = False) -> None:
        """Make a row of the table, a customer or a heading, the current one and show it."""
        if not 0 <= line < self.customers.lines.count:
            return
        index = self.customers.index(line, self._column_to_stand_in())
        flags = _Flag.ClearAndSelect | _Flag.Rows if select else _Flag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flags)
        hint = QAbstractItemView.ScrollHint
        bar = self.horizontalScrollBar().value()
        self.scrollTo(index, hint.PositionAtTop if top else hint.EnsureVisible)
        self.horizontalScrollBar().setValue(bar)

    def _column_to_stand_in(self) -> int:
        """The current column, or the first one shown: in a hidden one an arrow key scrolls far away."""
        header = self.columns_header
        current = self.currentIndex().column()
        if current > 0 and not header.isSectionHidden(current):
            return current
        shown = (header.logicalIndex(place) for place in range(1, header.count()))
        return next((section for section in shown if not header.isSectionHidden(section)), 1)

    def first_visible(self) -> tuple[int, int]:
        """The topmost row and how many of its pixels are scrolled away."""
        row = self.rowAt(0)
        return row, -self.rowViewportPosition(row) if row >= 0 else 0

    def scroll_to_row(self, row: int, offset: int) -> None:
        """Put a row at the top, `offset` of its pixels scrolled away."""
        self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() + offset)

    # -- groups -----------------------------------------------------------------------------------

    def fold_group(self, group: int, folded: bool) -> None:
        """Fold or unfold one group."""
        value = self.customers.lines.headings[group].value
        others = self.customers.folded - {value}
        self.fold_groups(others | {value} if folded else others)

    def fold_groups(self, values: Iterable[object]) -> None:
        """Fold exactly the groups of these values; current row, selection and what is seen stay where they are."""
        model, values = self.customers, set(values)
        if values == model.folded:
            return
        line = self.currentIndex().row()
        heading, place = model.lines.heading_at(line), model.lines.place_of(line)
        chosen, down = self.selected_ranges(), self.verticalScrollBar().value()
        current = self.current_id()
        self.quietly(True)
        model.fold(values)
        if heading is not None:
            self.go_to_line(model.lines.heading_line(heading), select=False)
        elif place is not None:
            self.go_to_line(model.lines.line_of(place), select=False)
        self._select(chosen)
        self.verticalScrollBar().setValue(down)
        self.quietly(False)
        self._selection_changed()
        if self.current_id() != current:
            self.current_changed.emit(self.current_id() or 0)

    def select_group(self, group: int) -> None:
        """Select exactly the customers of a group; it is unfolded, so that they are seen."""
        self.fold_group(group, False)
        heading = self.customers.lines.headings[group]
        self.select_span(heading.start, heading.start + heading.count - 1)

    def _fill_heading_menu(self, menu: QMenu, group: int) -> None:
        lines = self.customers.lines
        folded = lines.is_folded(group)
        words = translate("Customers", "Unfold") if folded else translate("Customers", "Fold")
        menu.addAction(words, lambda: self.fold_group(group, not folded))
        menu.addAction(
            translate("Customers", "Select these %n customers", lines.headings[group].count),
            lambda: self.select_group(group),
        )
        menu.addSeparator()
        every = [heading.value for heading in lines.headings]
        menu.addAction(translate("Customers", "Fold all groups"), lambda: self.fold_groups(every))
        menu.addAction(translate("Customers", "Unfold all groups"), lambda: self.fold_groups(()))

    def _heading_key(self, group: int, key: int) -> bool:
        """Keys on a heading: Left folds, Right unfolds, Enter and Space change between them."""
        folded = self.customers.lines.is_folded(group)
        toggles = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        wanted = {
            Qt.Key.Key_Left: True,
            Qt.Key.Key_Minus: True,
            Qt.Key.Key_Right: False,
            Qt.Key.Key_Plus: False,
        }
        if key in toggles:
            self.fold_group(group, not folded)
        elif key in wanted:
            self.fold_group(group, wanted[Qt.Key(key)])
        else:
            return False
        return True

    def quietly(self, quiet: bool) -> None:
        """Hold back the signals of current row and selection while the ids are exchanged."""
        self._quiet = quiet

    def _toggle_all(self) -> None:
        if self.columns_header.all_selected:
            self.clearSelection()
        else:
            self.selectAll()

    def _selection_changed(self) -> None:
        count = self.selected_count()
        total = self.customers.lines.shown
        self.columns_header.all_selected = (count == total and total > 0) or (None if count > 1 else False)
        self.columns_header.viewport().update()
        if not self._quiet:
            self.selection_changed.emit()

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self.current_changed.emit(self.customers.id_at(current.row()) or 0)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A click on a row's box adds or removes that row, as Ctrl+click does."""
        if isinstance(event, QMouseEvent) and self.customers.heading_at(index.row()) is not None:
            return _Flag.NoUpdate  # a click folds, it selects nobody
        if isinstance(event, QMouseEvent) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._pressed_box = index.isValid() and index.column() == 0
                if self._pressed_box:
                    return _Flag.Toggle | _Flag.Rows
            elif self._pressed_box:
                return _Flag.NoUpdate
        return super().selectionCommand(index, event)

    # -- editing --------------------------------------------------------------------------------

    @property
    def editing(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def edit_cell(self, index: QModelIndex) -> bool:
        """Begin to edit a cell; False when it cannot be edited."""
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        key = self.customers.keys[index.column()]
        if columns.chosen_from(key):
            self.setCurrentIndex(index)
            self.choice_requested.emit(index.row(), key)
        else:
            self.setCurrentIndex(index)
            self.edit(index)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that is typed into, in the same row."""
        hints = QAbstractItemDelegate.EndEditHint
        step = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        current = self.currentIndex()
        super().closeEditor(editor, hints.NoHint if step else hint)
        self.editing_ended.emit()
        following = self._typed_cell(current, step) if step else None
        if following is not None:
            self.selectionModel().setCurrentIndex(following, _Flag.NoUpdate)
            self.scrollTo(following)
            self.edit(following)
        else:
            self.setFocus()

    def _typed_cell(self, index: QModelIndex, step: int) -> QModelIndex | None:
        header = self.columns_header
        place = header.visualIndex(index.column()) + step
        while 0 <= place < header.count():
            section = header.logicalIndex(place)
            if not header.isSectionHidden(section) and columns.typed(self.customers.keys[section]):
                return self.customers.index(index.row(), section)
            place += step
        return None

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        current = self.current_id()
        group = self.customers.lines.heading_at(self.currentIndex().row())
        if group is not None and modifiers == none and self._heading_key(group, key):
            pass
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == none:
            if current is not None:
                self.opened.emit(current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == ctrl:
            if current is not None:
                self.record_wanted.emit(current)
        elif key == Qt.Key.Key_Space and modifiers == none:
            self.preview_toggled.emit()
        elif key == Qt.Key.Key_Delete and modifiers == none:
            self.delete_requested.emit()
        elif key == Qt.Key.Key_E and modifiers == ctrl:
            self._edit_current()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and modifiers == none:
            self.go_to_line(0 if key == Qt.Key.Key_Home else self.customers.lines.count - 1)
        elif key == Qt.Key.Key_Escape and self.selected_count() > 1:
            self.go_to_line(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _edit_current(self) -> None:
        """Edit the current cell, or the first of its row that can be edited."""
        current = self.currentIndex()
        if current.isValid() and not self.edit_cell(current):
            first = self._typed_cell(self.customers.index(current.row(), 0), 1)
            if first is not None:
                self.edit_cell(first)

    def keyboardSearch(self, search: str) -> None:
        """Jump to the names that begin with the letters typed; Qt's own search would read every row."""
        now = time.monotonic()
        self._typed = search if now - self._typed_at > _TYPING_PAUSE else self._typed + search
        self._typed_at = now
        if self._typed.strip():
            self.letters_typed.emit(self._typed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(round(event.position().y()))
        group = self.customers.lines.heading_at(row) if row >= 0 else None
        super().mousePressEvent(event)
        if group is not None and event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.select_group(group)
            else:
                self.go_to_line(row, select=False)
                self.fold_group(group, not self.customers.lines.is_folded(group))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.customers.heading_at(index.row()) is not None:
            self.mousePressEvent(event)
            return
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index.column() == 0:
            super().mouseDoubleClickEvent(event)
        elif not self.edit_cell(index):
            customer_id = self.customers.id_at(index.row())
            if customer_id is not None:
                self.opened.emit(customer_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.cells.hovered = self.cells.hovered, row
        for each in {before, row} if before != row else ():
            if each >= 0:
                top = self.rowViewportPosition(each)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(each))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left = self.columns_header.length() - self.columns_header.offset()
        width = self.viewport().width()
        lines = self.customers.lines
        if not lines.count or (width <= left and not lines.headings):
            return
        painter = QPainter(
            self.viewport()
        )  # rows go on to the edge behind the last column, headings over all
        height = self.verticalHeader().defaultSectionSize()
        row = self.rowAt(0)
        top = self.rowViewportPosition(row)
        chosen = self.selectionModel()
        while top < self.viewport().height() and row < lines.count:
            group = lines.heading_at(row)
            if group is not None:
                current = row == self.currentIndex().row() and self.hasFocus() and self.cells.ring
                band = QRect(0, top, width, height)
                paint_heading(
                    painter,
                    band,
                    lines.headings[group],
                    folded=lines.is_folded(group),
                    hovered=row == self.cells.hovered,
                    ring=current,
                )
            elif left < width:
                self.cells.paint_ground(
                    painter,
                    QRect(left, top, width - left, height),
                    row,
                    chosen.isRowSelected(row, QModelIndex()),
                )
            row, top = row + 1, top + height
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            row = self.currentIndex().row()
        else:
            row = self.rowAt(self.viewport().mapFromGlobal(at).y())
        group = self.customers.lines.heading_at(row) if row >= 0 else None
        if group is None:
            self.menu_requested.emit(at)
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_heading_menu(menu, group)
        menu.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.cells.ring = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and len(self.customers.ids):
            self.go_to(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _runs(rows: list[int]) -> Iterable[tuple[int, int]]:
    first = last = -1
    for row in rows:
        if first >= 0 and row == last + 1:
            last = row
            continue
        if first >= 0:
            yield first, last
        first = last = row
    if first >= 0:
        yield first, last
