"""The timeline of a customer: one list, filtered by kind, with each entry's acts in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import field_history, follow_ups, history, interactions
from crm_desktop.services.interactions import CHANGE, FOLLOW_UP, PURCHASE, TimelineItem
from crm_desktop.ui import icons, prompts
from crm_desktop.ui.views.customer_page_timeline_delegate import TimelineDelegate
from crm_desktop.ui.views.customer_page_timeline_list import Act, ActButtons, TimelineList
from crm_desktop.ui.views.customer_page_timeline_model import TimelineModel, can_put_back
from crm_desktop.ui.views.customer_page_timeline_purchases import PurchaseActs
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.day_choice import day_menu
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_box import FlowBox

LEAST = 96  # height of the list that stays when the page is low: two entries

Key = tuple[str, int]  # (kind, id) of an entry
LoggedField = tuple[int, str, object, object]  # (change id, column, old, new)


def groups() -> list[tuple[str, str, tuple[str, ...]]]:
    """The filter chips: (key, words, kinds)."""
    return [
        ("visit", translate("Timeline", "Visits"), ("visit", "house_call")),
        ("call", translate("Timeline", "Calls"), ("call_in", "call_out")),
        ("message", translate("Timeline", "Messages"), ("message",)),
        ("note", translate("Timeline", "Notes"), ("note",)),
        ("follow_up", translate("Timeline", "Follow-ups"), (FOLLOW_UP,)),
        ("purchase", translate("Timeline", "Purchases"), (PURCHASE,)),
        ("change", translate("Timeline", "Changes"), (CHANGE,)),
    ]


class Timeline(QWidget):
    """The list with its filter chips.

    Keys in the list: Enter edits an entry, Space marks a follow-up done (or open again), Delete
    deletes an entry or drops a follow-up, the menu key opens all acts of the current entry.

    Args:
        session: read and written on the GUI thread: each act concerns one entry.
    """

    edit_requested = Signal(object)  # the TimelineItem of an interaction
    file_requested = Signal(object)  # an Attachment, to be opened
    purchase_requested = Signal(object)  # a Purchase, to be corrected
    toast_requested = Signal(str, object)
    outcome_requested = Signal(int, QRect)  # of a follow-up; where it stands on the screen

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self.model = TimelineModel(session, self)
        self.chips = self._make_chips()
        self.list = TimelineList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TimelineDelegate(self.list))
        self.list.setAccessibleName(translate("Timeline", "Timeline"))
        self.list.verticalScrollBar().valueChanged.connect(self._near_end)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.doubleClicked.connect(lambda index: self._main_act(index.row()))
        self.list.act = self._key_act
        self.list.menu = self._menu_at
        self.act_buttons = ActButtons(self.list)
        self._purchases = PurchaseActs(session, self._try, self._pop_up, self)
        self._purchases.correct_requested.connect(self.purchase_requested)
        self._empty = EmptyState(
            "history",
            translate("Timeline", "Nothing yet. Write down the first visit, call or note above."),
            self,
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._chip_row)
        layout.addLayout(self._stack, 1)
        self.list.setMinimumHeight(LEAST)
        self._empty.setMinimumHeight(LEAST)

    def _make_chips(self) -> dict[str, Chip]:
        self._chip_row = FlowBox(2, self)
        chips = {}
        for key, words, _ in groups():
            chip = Chip(words, tight=True, parent=self._chip_row)
            chip.setCheckable(True)
            chip.setAccessibleName(translate("Timeline", "Show only: {kind}").format(kind=words))
            chip.toggled.connect(lambda _: self._filter())
            self._chip_row.flow.addWidget(chip)
            chips[key] = chip
        return chips

    # -- what is shown --------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Show a customer's timeline from its top."""
        self._customer_id = customer_id
        self.model.show_customer(customer_id, self._kinds())
        self._after_reset()

    def refresh(self) -> None:
        """Read anew; the current entry and the place stay."""
        key = self.current_key()
        place = self.list.verticalScrollBar().value()
        self.model.refresh()
        self._after_reset()
        if key is not None:
            row = self.model.row_of(key)
            if row >= 0:
                self._select(row)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(place)

    def show_entry(self, interaction_id: int) -> bool:
        """Go to an interaction and mark it; whether it is there."""
        if self._kinds() is not None:
            self.set_filter(())
        row = self.model.row_of_interaction(interaction_id)
        if row < 0:
            return False
        self._select(row)
        self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtCenter)
        return True

    def set_filter(self, keys: Sequence[str]) -> None:
        """Press these chips and release the others."""
        for key, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in keys)
            chip.blockSignals(False)
        self._filter()

    def filter(self) -> list[str]:
        """The pressed chips; none means all kinds."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def _kinds(self) -> tuple[str, ...] | None:
        pressed = set(self.filter())
        if not pressed:
            return None
        return tuple(kind for key, _, kinds in groups() if key in pressed for kind in kinds)

    def _filter(self) -> None:
        self.model.show_customer(self._customer_id, self._kinds())
        self._after_reset()

    def _after_reset(self) -> None:
        self.act_buttons.show_for(None, [])
        nothing = self.model.rowCount() == 0
        self._empty.set_line(
            translate("Timeline", "No entries of this kind.")
            if self._kinds() is not None
            else translate("Timeline", "Nothing yet. Write down the first visit, call or note above.")
        )
        self._stack.setCurrentIndex(1 if nothing else 0)
        if not nothing:
            self.list.scrollToTop()

    def _near_end(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if value > bar.maximum() - 2 * self.list.viewport().height():
            self.model.load_more()

    # -- the current entry and its acts ----------------------------------------------------------

    def current_key(self) -> Key | None:
        """(kind, id) of the current entry."""
        item = self.model.item(self.list.currentIndex().row())
        return (item.kind, item.id) if item else None

    def _select(self, row: int) -> None:
        self.list.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _current_changed(self, index: QModelIndex, before: QModelIndex) -> None:
        # The height of an entry with many words depends on whether it is the current one.
        delegate = self.list.itemDelegate()
        for changed in (index, before):
            if changed.isValid():
                delegate.sizeHintChanged.emit(changed)
        item = self.model.item(index.row())
        self.act_buttons.show_for(index if item else None, self.acts(item) if item else [])

    def acts(self, item: TimelineItem) -> list[Act]:
        """The acts of an entry."""
        if item.kind == FOLLOW_UP:
            if item.status != "open":
                return [("undo", translate("Timeline", "Open again"), lambda: self._reopen(item))]
            return [
                ("check", translate("Timeline", "Done"), lambda: self._finish(item)),
                ("done", translate("Timeline", "Outcome and next step"), lambda: self._ask_outcome(item)),
                ("calendar", translate("Timeline", "Reschedule"), lambda: self._ask_day(item)),
                ("close", translate("Timeline", "Drop"), lambda: self._drop(item)),
            ]
        if item.kind == PURCHASE:
            return self._purchases.acts(item)
        if item.kind == CHANGE:
            fields = [field for field in item.fields if can_put_back(*field[1:])]
            if not fields:
                return []
            if len(fields) == 1:
                change_id, column = fields[0][:2]
                words = self._put_back_words(fields[0])
                return [("undo", words, lambda: self._put_back(change_id, column))]
            return [("undo", translate("Timeline", "Put back"), lambda: self._ask_field(fields))]
        return [
            *self._file_acts(item),
            ("edit", translate("Timeline", "Edit"), lambda: self.edit_requested.emit(item)),
            ("delete", translate("Timeline", "Delete"), lambda: self._delete(item)),
        ]

    def _file_acts(self, item: TimelineItem) -> list[Act]:
        if len(item.files) == 1:
            words = translate("Timeline", "Open {name}").format(name=item.files[0].name)
            return [("file", words, lambda: self.file_requested.emit(item.files[0]))]
        return (
            [("file", translate("Timeline", "Open a file"), lambda: self._ask_file(item))]
            if item.files
            else []
        )

    def _ask_file(self, item: TimelineItem) -> None:
        menu = QMenu(self)
        for file in item.files:
            menu.addAction(file.name.replace("&", "&&"), lambda file=file: self.file_requested.emit(file))
        self._pop_up(menu)

    def _ask_outcome(self, item: TimelineItem) -> None:
        box = self.list.visualRect(self.list.currentIndex())
        place = QRect(self.list.viewport().mapToGlobal(box.topLeft()), box.size())
        self.outcome_requested.emit(item.id, place)

    def outcome_of_current(self) -> None:
        """Ask what came of the follow-up that is current."""
        item = self.model.item(self.list.currentIndex().row())
        if item is not None and item.kind == FOLLOW_UP and item.status == "open":
            self._ask_outcome(item)

    def _ask_day(self, item: TimelineItem) -> None:
        self._pop_up(day_menu(self, lambda day: self._reschedule(item, day)))

    def _ask_field(self, fields: Sequence[LoggedField]) -> None:
        menu = QMenu(self)
        for field in fields:
            menu.addAction(
                self._put_back_words(field), lambda field=field: self._put_back(field[0], field[1])
            )
        self._pop_up(menu)

    def _pop_up(self, menu: QMenu) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.act_buttons.mapToGlobal(QPoint(0, self.act_buttons.height() + 2)))

    def _put_back_words(self, field: LoggedField) -> str:
        return translate("Timeline", "Put back {field}: {value}").format(
            field=history.column_title(field[1]),
            value=history.value_title(self._session, field[1], field[2]),
        )

    def _main_act(self, row: int) -> None:
        item = self.model.item(row)
        if item is None or item.kind in (FOLLOW_UP, CHANGE):
            return
        if item.kind == PURCHASE:
            self._purchases.main_act(item)
        else:
            self.edit_requested.emit(item)

    def _key_act(self, key: int) -> bool:
        item = self.model.item(self.list.currentIndex().row())
        if item is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._main_act(self.list.currentIndex().row())
            return True
        if key == Qt.Key.Key_Space and item.kind == FOLLOW_UP:
            if item.status == "open":
                self._finish(item)
            else:
                self._reopen(item)
            return True
        if key == Qt.Key.Key_Delete:
            if item.kind == FOLLOW_UP and item.status == "open":
                self._drop(item)
            elif item.kind == PURCHASE:
                self._purchases.delete(item)
            elif item.kind not in (FOLLOW_UP, CHANGE):
                self._delete(item)
            return True
        return False

    def _menu_at(self, index: QModelIndex, place: QPoint) -> None:
        item = self.model.item(index.row())
        if item is None:
            return
        menu = QMenu(self)
        for icon, words, act in self.acts(item):
            menu.addAction(icons.icon(icon), words, act)
        if not menu.isEmpty():
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    # -- writing --------------------------------------------------------------------------------

    def _try(self, act: Callable[[], int], words: str) -> None:
        try:
            operation_id = act()
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        self.toast_requested.emit(words, operation_id)

    def _finish(self, item: TimelineItem) -> None:
        self._try(
            lambda: follow_ups.finish(self._session, [item.id]), translate("Timeline", "Follow-up done")
        )

    def _reopen(self, item: TimelineItem) -> None:
        self._try(
            lambda: follow_ups.reopen(self._session, [item.id]),
            translate("Timeline", "Follow-up is open again"),
        )

    def _drop(self, item: TimelineItem) -> None:
        self._try(
            lambda: follow_ups.drop(self._session, [item.id]), translate("Timeline", "Follow-up dropped")
        )

    def _reschedule(self, item: TimelineItem, day: str) -> None:
        self._try(
            lambda: follow_ups.reschedule(self._session, [item.id], day),
            translate("Timeline", "Follow-up moved to {day}").format(day=day),
        )

    def _delete(self, item: TimelineItem) -> None:
        self._try(lambda: interactions.delete(self._session, item.id), translate("Timeline", "Entry deleted"))

    def _put_back(self, change_id: int, column: str) -> None:
        self._try(
            lambda: field_history.put_back(self._session, change_id, column),
            translate("Timeline", "Put back: {field}").format(field=history.column_title(column)),
        )
