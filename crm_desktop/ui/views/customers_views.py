"""The saved views of the customer list: the button that names the one in use, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_groups, saved_views
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.services.saved_views import View
from crm_desktop.ui import icons
from crm_desktop.ui.dialogs.view_name import ViewName
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.header import SortHeader

_COLUMNS = "customers.columns"
_SORTS = "customers.sorts"
_GROUP = "customers.group"
_BOARD = "customers.board"
_LAST_BOARD = "customers.last_board"
_LONGEST = 14  # characters of a name on the button


class ListViews(QObject):
    """Keeps what the list shows under names, and brings it back.

    While no saved view is in use, columns and order are remembered as the person's own.

    Args:
        session: where they are kept.
        button: names the view in use; its menu is filled when it opens.
        header: the columns and the order of the list.
        shown: the filter that stands now.
    """

    chosen = Signal(object)  # the Filter of the view that was chosen
    grouped = Signal()
    said = Signal(str, object)  # what was done, and its operation

    def __init__(
        self, session: Session, button: QPushButton, header: SortHeader, shown: Callable[[], Filter]
    ) -> None:
        super().__init__(button)
        self._session = session
        self._button = button
        self._header = header
        self._shown = shown
        self.current: View | None = None
        self.group = session.setting(_GROUP, "")
        if self.group not in customer_groups.groupable():
            self.group = ""
        self.board = self._known_board(session.setting(_BOARD, ""))
        menu = QMenu(button)
        menu.aboutToShow.connect(self.fill)
        button.setMenu(menu)
        self._own_look()
        header.sorts_chosen.connect(self._remember_sorts)
        header.layout_changed.connect(self._remember_columns)
        header.arrange_wanted.connect(self.arrange)
        self.show_name()

    @property
    def sorts(self) -> list[Sort]:
        """The order of the list, by columns or groups first."""
        return list(saved_views.grouped(self.board or self.group, self._header.sorts))

    @property
    def last_board(self) -> str:
        """The field whose values were the columns of the board last."""
        return self._known_board(self._session.setting(_LAST_BOARD, "")) or customer_groups.boards()[0]

    def show_board(self, key: str) -> None:
        """Show a board with a column for each value of a field; "" for the table."""
        self.board = key
        if self.current is None:
            self._session.remember(_BOARD, key)
        if key:
            self._session.remember(_LAST_BOARD, key)
        self.grouped.emit()

    @staticmethod
    def _known_board(key: str) -> str:
        return key if key in customer_groups.boards() else ""

    def fill_groups(self, menu: QMenu) -> None:
        """Fill a menu with the fields by which the list can be grouped."""
        menu.clear()
        for key in ("", *customer_groups.groupable()):
            title = FIELDS[key].title if key else translate("Views", "No groups")
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self.group)
            action.triggered.connect(lambda _=False, key=key: self.group_by(key))

    def group_by(self, key: str) -> None:
        """Group the list by a field; "" for no groups."""
        self.group = key
        if self.current is None:
            self._session.remember(_GROUP, key)
        self.grouped.emit()

    # -- columns and order ----------------------------------------------------------------------

    def arrange(self) -> None:
        """Ask which columns are shown in which order, and by what the list is sorted."""
        from crm_desktop.ui.dialogs.arrange_columns import ArrangeColumns

        header = self._header
        dialog = ArrangeColumns([key for key, _ in header.layout_state()], header.sorts, header.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: header.arrange(dialog.columns, dialog.sorts))
        dialog.open()

    def order_words(self) -> str:
        """By what the list is sorted; "" when it is by name alone."""
        if [sort.key for sort in self._header.sorts] == ["name"]:
            return ""
        return translate("Customers", "Sorted by {keys}").format(keys=self._header.order_words())

    def _own_look(self) -> None:
        self._header.set_layout_state(self._session.setting(_COLUMNS))
        sorts = self._session.setting(_SORTS, [])
        self._header.set_sorts([Sort(key, down) for key, down in sorts if key in FIELDS])

    def _remember_sorts(self, sorts: list[Sort]) -> None:
        if self.current is None:  # a saved view keeps its own
            self._session.remember(_SORTS, [[sort.key, sort.descending] for sort in sorts])

    def _remember_columns(self) -> None:
        if self.current is None:
            self._session.remember(_COLUMNS, self._header.layout_state())
        self.show_name()

    # -- views ----------------------------------------------------------------------------------

    @property
    def changed(self) -> bool:
        """Whether the list shows something else than the view in use was saved with."""
        view = self.current
        if view is None:
            return False
        keys = tuple(key for key, _ in self._header.layout_state())
        shown = (self._shown(), tuple(self._header.sorts), keys, self.group, self.board)
        return shown != (view.filter, view.sorts, view.columns or keys, view.group, view.board)

    def show_name(self) -> None:
        """Name the view in use on the button, and say when the list shows something else by now."""
        everybody = (
            translate("Views", "All customers") if self._shown().empty else translate("Views", "Views")
        )
        name = self.current.name if self.current else everybody
        words = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        if self.changed:
            words = translate("Views", "{name} (changed)").format(name=words)
        self._button.setText(words.replace("&", "&&"))
        self._button.setAccessibleName(translate("Views", "View: {name}").format(name=name))
        self._button.setToolTip(translate("Views", "View: {name}").format(name=name))

    def open_first(self) -> Filter:
        """Take up the view with which the list opens; returns its filter."""
        view = saved_views.first(self._session)
        if view is None:
            return Filter()
        self._look(view)
        return view.filter

    def choose_by_id(self, view_id: int) -> None:
        """Show the saved view of this id."""
        for view in saved_views.saved(self._session):
            if view.id == view_id:
                self.choose(view)

    def _look(self, view: View) -> None:
        """Take up the columns and the order of a view."""
        self.current = view
        widths = {key: view.widths.get(key, columns.width(key)) for key in view.columns}
        self._header.set_layout_state(list(widths.items()))
        self._header.set_sorts(view.sorts)
        self.group = view.group
        self.board = view.board

    def choose(self, view: View | None) -> None:
        """Show a saved view, or None: all customers."""
        if view is None:
            self.current = None
            self.group = self._session.setting(_GROUP, "")
            self.board = self._known_board(self._session.setting(_BOARD, ""))
            self._own_look()
        else:
            self._look(view)
        self.chosen.emit(view.filter if view else Filter())

    def state(self) -> tuple[View | None, list[list[Any]], list[Sort], str, str]:
        """What a rebuilt list needs to look the same."""
        return self.current, self._header.layout_state(), self._header.sorts, self.group, self.board

    def restore(self, state: tuple[View | None, list[list[Any]], list[Sort], str, str]) -> None:
        """Take up a state of `state()`."""
        self.current = state[0]
        self.group, self.board = state[3:]
        self._header.set_layout_state(state[1])
        self._header.set_sorts(state[2])

    def fill(self) -> None:
        """Fill the menu: all customers, the saved views, what can be done with the one in use."""
        menu = self._button.menu()
        menu.clear()
        saved = saved_views.saved(self._session)
        if self.current is not None:  # renamed or taken back elsewhere
            self.current = next((view for view in saved if view.id == self.current.id), None)
            self.show_name()
        current = self.current
        self._tick(menu.addAction(translate("Views", "All customers")), None)
        for view in saved:
            self._tick(menu.addAction(view.name.replace("&", "&&")), view)
        menu.addSeparator()
        self._fill_acts(menu, current)

    def _fill_acts(self, menu: QMenu, current: View | None) -> None:
        keep = menu.addAction(translate("Views", "Save as a view…"))
        keep.setShortcut(QKeySequence("Ctrl+S"))
        keep.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut
        )  # shown here; the menu of the window has it
        keep.triggered.connect(self.save_as)
        group = menu.addAction(translate("Segments", "Make a smart group of this filter…"))
        group.triggered.connect(self.make_group)
        group.setEnabled(not self._shown().empty)
        acts = [keep, group]
        if current is not None:
            name = current.name.replace("&", "&&")
            again = menu.addAction(translate("Views", "Save the changes to {name}").format(name=name))
            again.triggered.connect(lambda: self._save(current.name))
            again.setEnabled(self.changed)
            menu.addSeparator()
            pin = menu.addAction(icons.icon("pin"), translate("Views", "In the side panel"))
            pin.setCheckable(True)
            pin.setChecked(current.pinned)
            pin.triggered.connect(lambda pinned: self._pin(current, pinned))
            opens = menu.addAction(translate("Views", "Open the list with this view"))
            opens.setCheckable(True)
            first = saved_views.first(self._session)
            opens.setChecked(first is not None and first.id == current.id)
            opens.triggered.connect(
                lambda on: saved_views.open_with(self._session, current.id if on else None)
            )
            acts += [pin, opens]
            rename = menu.addAction(translate("Views", "Rename {name}…").format(name=name))
            rename.triggered.connect(lambda: self._rename(current))
            delete = menu.addAction(translate("Views", "Delete {name}").format(name=name))
            delete.triggered.connect(lambda: self._delete(current))
            acts += [rename, delete]
        if self._session.read_only:
            for act in acts:
                act.setEnabled(False)

    def _tick(self, action: QAction, view: View | None) -> None:
        action.setCheckable(True)
        action.setChecked((view and view.id) == (self.current and self.current.id))
        action.triggered.connect(lambda: self.choose(view))

    def save_as(self) -> None:
        """Ask for a name, and keep what the list shows under it."""
        self._ask(
            translate("Views", "Save as a view"),
            translate("Views", "Save"),
            "" if self.current is None else self.current.name,
            self._save,
        )

    def make_group(self) -> None:
        """Ask for a name, and make a smart group of what the list asks for now."""
        from crm_desktop.services import segments

        def act(name: str) -> None:
            segments.add_smart(self._session, name, self._shown())
            words = translate("Segments", "Group made: {name}").format(name=" ".join(name.split()))
            self.said.emit(words, None)

        title, label = translate("Segments", "New smart group"), translate("Segments", "Name of the group")
        dialog = ViewName(title, translate("Views", "Save"), "", act, self._button.window(), label=label)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask(self, title: str, verb: str, name: str, act: Callable[[str], None]) -> None:
        dialog = ViewName(title, verb, name, act, self._button.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, name: str) -> None:
        shown = dict(self._header.layout_state())
        view_id = saved_views.save(
            self._session, name, self._shown(), self._header.sorts, list(shown), shown, self.group, self.board
        )
        self.current = next(view for view in saved_views.saved(self._session) if view.id == view_id)
        self.show_name()

    def _pin(self, view: View, pinned: bool) -> None:
        saved_views.pin(self._session, view.id, pinned)
        self.current = replace(view, pinned=pinned)

    def _rename(self, view: View) -> None:
        def act(name: str) -> None:
            saved_views.rename(self._session, view.id, name)
            self.current = saved_views.named(self._session, " ".join(name.split()))
            self.show_name()

        self._ask(translate("Views", "Rename the view"), translate("Views", "Rename"), view.name, act)

    def _delete(self, view: View) -> None:
        operation = saved_views.delete(self._session, view.id)
        self.choose(None)
        self.said.emit(translate("Views", "View deleted: {name}").format(name=view.name), operation)
