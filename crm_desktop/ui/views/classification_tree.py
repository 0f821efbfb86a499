"""One of the shop's lists as a tree: names edited in place, colours as dots, counts at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTreeView,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services.classification import Entry
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.choices import dot_icon
from crm_desktop.ui.widgets.customer_drag import CustomerDrop
from crm_desktop.ui.widgets.menu_place import menu_place

_ID = Qt.ItemDataRole.UserRole


class _Delegate(QStyledItemDelegate):
    def createEditor(
        self, parent: QWidget, option: object, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(translate("ClassificationView", "Name"))
        theme.style(edit, density="compact")
        return edit


class EntriesTree(QTreeView):
    """The tree. Ctrl+E or a double click renames, Delete deletes, Alt+Up and Alt+Down move."""

    renamed = Signal(int, str)
    delete_requested = Signal()
    move_requested = Signal(int)  # -1 up, 1 down
    open_requested = Signal()
    chosen_changed = Signal()
    customers_dropped = Signal(object, int)  # ids, the entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(0, 2, self)
        self._entries: dict[int, Entry] = {}
        self._folded: set[int] = set()
        self._filling = False
        self._waiting: tuple[list[Entry], bool] | None = None
        self.menu: Callable[[QPoint], None] = lambda place: None
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setHeaderHidden(True)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(20)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 96)
        self.takes: Callable[[int], bool] = lambda entry_id: True  # whether customers can fall onto an entry
        self.drop = CustomerDrop(self, lambda index: self.takes(index.data(_ID)))
        self.drop.dropped.connect(lambda ids, index: self.customers_dropped.emit(ids, index.data(_ID)))
        self._model.itemChanged.connect(self._edited)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.collapsed.connect(lambda index: self._folded.add(index.data(_ID)))
        self.expanded.connect(lambda index: self._folded.discard(index.data(_ID)))

    # -- what is shown --------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[Entry], *, keep: bool = True, sums: bool = False) -> None:
        """Show these entries; what is chosen stays when `keep`. A name that is being typed is waited for.

        Args:
            sums: the counts shown hold those of the entries below too.
        """
        if self.state() == self.State.EditingState:
            self._waiting = (list(entries), sums)
            return
        self._filling = True
        chosen = self.chosen() if keep else []
        place = self.verticalScrollBar().value()
        self._model.removeRows(0, self._model.rowCount())
        self._entries = {entry.id: entry for entry in entries}
        tree = any(entry.parent_id is not None for entry in entries)
        self.setRootIsDecorated(tree)
        self._add(None, self._model.invisibleRootItem(), entries, sums)
        self._filling = False
        self.expandAll()
        for entry_id in list(self._folded):
            self.setExpanded(self.index_of(entry_id), False)
        self.choose([entry_id for entry_id in chosen if entry_id in self._entries])
        self.verticalScrollBar().setValue(place)

    def _add(self, parent_id: int | None, parent: QStandardItem, entries: Sequence[Entry], sums: bool) -> int:
        """Add the entries below one; returns how many customers they have together."""
        total = 0
        for entry in entries:
            if entry.parent_id != parent_id:
                continue
            name = QStandardItem(entry.name)
            name.setData(entry.id, _ID)
            if entry.color:
                name.setIcon(dot_icon(theme.dot(entry.color), self.devicePixelRatioF()))
            number = QStandardItem()
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setForeground(theme.color("secondary"))
            number.setEditable(False)
            number.setData(entry.id, _ID)
            parent.appendRow([name, number])
            below = self._add(entry.id, name, entries, sums)
            count = entry.count + (below if sums else 0)
            total += count
            number.setText(f"{count:,}")
            words = translate("ClassificationView", "{name}: %n customers", count)
            name.setData(words.format(name=entry.name), Qt.ItemDataRole.AccessibleTextRole)
        return total

    def entry(self, entry_id: int) -> Entry:
        """An entry by its id."""
        return self._entries[entry_id]

    def entries(self) -> list[Entry]:
        """All entries in their order."""
        return list(self._entries.values())

    def index_of(self, entry_id: int) -> QModelIndex:
        """Where an entry stands; invalid when it is not there."""
        found = self._model.match(
            self._model.index(0, 0),
            _ID,
            entry_id,
            1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
        )
        return found[0] if found else QModelIndex()

    def chosen(self) -> list[int]:
        """The ids of the selected entries, in the order of the tree."""
        return [index.data(_ID) for index in self.selectionModel().selectedRows()]

    def choose(self, ids: Sequence[int]) -> None:
        """Select these entries."""
        model = self.selectionModel()
        flag = model.SelectionFlag
        model.clearSelection()
        for entry_id in ids:
            index = self.index_of(entry_id)
            if index.isValid():
                model.select(index, flag.Select | flag.Rows)
        if ids:
            model.setCurrentIndex(self.index_of(ids[0]), flag.NoUpdate)
        self.chosen_changed.emit()

    def rename(self) -> None:
        """Edit the name of the current entry in place."""
        index = self.currentIndex().siblingAtColumn(0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    # -- events -----------------------------------------------------------------------------------

    def _edited(self, item: QStandardItem) -> None:
        entry = self._entries.get(item.data(_ID))
        changed = entry is not None and item.text() != entry.name
        if changed and item.column() == 0 and not self._filling:
            self.renamed.emit(entry.id, item.text())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            (entries, sums), self._waiting = self._waiting, None
            self.set_entries(entries, sums=sums)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key == Qt.Key.Key_E and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.rename()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu(menu_place(self, event))
