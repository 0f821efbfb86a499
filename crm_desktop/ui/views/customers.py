"""The customer list: filters at the left, the table, a preview at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import filter_words
from crm_desktop.services.customer_list import Filter
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.dialogs.bulk_edit import BulkEditDialog
from crm_desktop.ui.query_completer import QueryCompleter
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tables.group_lines import Heading
from crm_desktop.ui.tables.keep_place import exchange
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customers_drop
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.views.customers_cells import CellChoosing
from crm_desktop.ui.views.customers_columns import headings_of
from crm_desktop.ui.views.customers_letters import ListLetters
from crm_desktop.ui.views.customers_loader import ListLoader, Loaded
from crm_desktop.ui.views.customers_menus import SelectionMenus
from crm_desktop.ui.views.customers_pane import ListPane
from crm_desktop.ui.views.customers_panel import FilterPanel
from crm_desktop.ui.views.customers_shape import ListShape
from crm_desktop.ui.views.customers_views import ListViews
from crm_desktop.ui.views.customers_words import standing, taken_off
from crm_desktop.ui.widgets.customer_drag import CustomerDrag
from crm_desktop.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from crm_desktop.ui.planning_for_many import PlanningForMany

_PANEL = "customers.panel"
_PREVIEW = "customers.preview"
_PANEL_WIDTH = 208
_PREVIEW_WIDTH = 400
_MOVED_MS = 40  # a held arrow key does not load a preview for each row that it passes


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Enter", translate("Keys", "Open the customer")),
        (translate("Keys", "Space"), translate("Keys", "Show or hide the page beside the list")),
        (translate("Keys", "Delete"), translate("Keys", "Move to the recycle bin")),
        ("A … Z", translate("Keys", "Jump to a name by its pinyin")),
        ("Ctrl+E", translate("Keys", "Edit the cell")),
        ("Ctrl+F", translate("Keys", "Find in the list")),
        ("Ctrl+Shift+F", translate("Keys", "Go to the filters")),
        ("Ctrl+Shift+B", translate("Keys", "Build a filter")),
        ("Ctrl+PageDown", translate("Keys", "Next group of a grouped list")),
        (
            translate("Keys", "Left, Right"),
            translate("Keys", "On the heading of a group: fold and unfold it"),
        ),
        ("Ctrl+B", translate("Keys", "List or board")),
        (translate("Keys", "Alt+Left, Alt+Right"), translate("Keys", "Move the cards of a board")),
        ("Ctrl+Shift+C", translate("Keys", "Choose and move columns, sort by several keys")),
        ("Shift", translate("Keys", "Held while clicking a heading: sort by it as well")),
        ("Ctrl+A", translate("Keys", "Select all")),
    ]


class CustomersView(QWidget):
    """All customers, filtered, sorted, changed one by one or many at once.

    It shows the first screenful at once and the whole list when the worker has it; what changes
    elsewhere is refreshed in its place, selection and scroll position stay with their customers.

    Args:
        session, tasks, bridge: the data, the worker, the announcements.
    """

    customer_opened = Signal(int)
    current_changed = Signal(int)  # the customer to preview; 0 for none
    toast_requested = Signal(str, object)  # text, operation id or None
    import_requested = Signal()
    template_requested = Signal()
    new_requested = Signal()
    more_pasted = Signal(str)  # a message or rows
    record_requested = Signal(int)
    page_requested = Signal(str)
    merge_requested = Signal(object)  # ids
    export_requested = Signal(object, object)  # "selected" and "shown" → ids; keys of the columns shown
    counts_changed = Signal(int, int, int)  # shown, total, selected

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._filter = Filter()
        self._total = 0
        self._fresh = True  # the next ids answer a person's wish: begin at the top
        self._waiting = False
        self._late = False  # something changed while a cell was being edited
        self._return_to: int | None = None
        self._grouped_by = ""
        self._detail: QWidget | None = None
        self.lists = ShopLists(session)
        self.planning: PlanningForMany | None = None  # made when it is asked for
        self.model = CustomersModel(session, self.lists, self)
        self.acts = CustomerActs(session, tasks, self)
        self.loader = ListLoader(session, tasks, self)
        self.menus = SelectionMenus(session, self.lists, self.acts, self.selected)
        self._build(tasks)
        self.views = ListViews(
            session, self.pane.tools.views, self.table.columns_header, lambda: self._filter
        )
        self.shape = ListShape(self.pane, self.views, self.lists, self.acts, self)
        self._connect()
        self._reload_soon = self._timer(50, self._reload)
        self._count_soon = self._timer(600, lambda: self.panel.count(self._filter))
        self._moved_soon = self._timer(_MOVED_MS, self._tell_current)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerned)
        self.show_filter(self.views.open_first())

    def _timer(self, interval: int, act: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    def _build(self, tasks: Tasks) -> None:
        session = self._session
        self.splitter = Splitter(Qt.Orientation.Horizontal, self)
        self.pane = ListPane(self.model, self.acts.save_cell, self.splitter)
        self.table = self.pane.table
        self.letters = ListLetters(session, self.table, self.pane.foot.letters)
        self.panel = FilterPanel(session, tasks, self.lists, self.splitter)
        self.panel.setMinimumWidth(160)
        self.panel.setMaximumWidth(320)
        self.panel.setVisible(session.setting(_PANEL, True))
        self.pane.tools.panel.setChecked(not self.panel.isHidden())
        self.pane.tools.preview.hide()
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_PANEL_WIDTH, 800])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self._menus()

    def _menus(self) -> None:
        grade, tags, more = QMenu(self), QMenu(self), QMenu(self)
        grade.aboutToShow.connect(lambda: self.menus.fill_values(grade, "grade"))
        tags.aboutToShow.connect(lambda: self.menus.fill_tags(tags))
        more.aboutToShow.connect(
            lambda: self.menus.fill_more(
                more,
                archived=self._filter.archived,
                export=self._export_selection,
                merge=self._merge_selection,
                plan=self.plan_selected,
            )
        )
        self.pane.selection.set_menus(grade, tags, more)
        menu = QMenu(self)
        menu.addAction(translate("Customers", "Import…")).triggered.connect(self.import_requested)
        menu.addAction(translate("Customers", "Export this list…")).triggered.connect(self.export_list)
        groups = QMenu(translate("Customers", "Group by"), menu)
        groups.aboutToShow.connect(lambda: self.views.fill_groups(groups))
        menu.addMenu(groups)
        menu.addSeparator()
        twice = menu.addAction(translate("Customers", "Find duplicates"))
        twice.triggered.connect(lambda: self.page_requested.emit("duplicates"))
        bin_ = menu.addAction(translate("Customers", "Recycle bin"))
        bin_.triggered.connect(lambda: self.page_requested.emit("recycle_bin"))
        self.pane.tools.more.setMenu(menu)

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self.customer_opened)
        table.record_wanted.connect(self.record_requested)
        table.preview_toggled.connect(
            lambda: self.show_preview(self._detail is not None and self._detail.isHidden())
        )
        table.delete_requested.connect(lambda: self.acts.delete(self.selected()))
        table.menu_requested.connect(self._open_menu)
        CellChoosing(self._session, table, self.lists, self.acts)
        table.editing_ended.connect(self._after_editing)
        table.current_changed.connect(self._current_moved)
        table.selection_changed.connect(self._selection_changed)
        header = table.columns_header
        header.sorts_chosen.connect(lambda _: self._ask(at_once=True))
        self.views.chosen.connect(self._show_view)
        self.views.said.connect(self.toast_requested)
        self.views.grouped.connect(lambda: self._ask(at_once=True))
        self.panel.filter_chosen.connect(self.show_filter)
        self.panel.view_chosen.connect(self.views.choose_by_id)
        CustomerDrag(table, self.selected, boxes=True)
        self.panel.customers_dropped.connect(
            lambda ids, group, value: customers_drop.take(self._session, self.acts, ids, group, value)
        )
        self.pane.tools.panel.toggled.connect(self._show_panel)
        self.pane.tools.preview.toggled.connect(self.show_preview)
        self.pane.tools.text_settled.connect(self._find)
        self.pane.tools.columns.clicked.connect(
            lambda: header.open_menu(
                self.pane.tools.columns.mapToGlobal(QPoint(0, self.pane.tools.columns.height()))
            )
        )
        self.pane.chips.taken_off.connect(lambda each: self.show_filter(taken_off(self._filter, each)))
        self.pane.chips.all_taken_off.connect(lambda: self.show_filter(Filter()))
        self.pane.selection.all_wanted.connect(table.selectAll)
        self.pane.selection.none_wanted.connect(lambda: table.go_to_line(table.currentIndex().row()))
        self.pane.selection.change_wanted.connect(self.change_selected)
        self.pane.selection.delete_wanted.connect(lambda: self.acts.delete(self.selected()))
        self.pane.import_wanted.connect(self.import_requested)
        self.pane.template_wanted.connect(self.template_requested)
        self.pane.new_wanted.connect(self.new_requested)
        self.pane.filters_unwanted.connect(lambda: self.show_filter(Filter()))
        self.acts.said.connect(self.toast_requested)
        self.acts.started_stoppable.connect(self.pane.strip.watch)
        self.acts.started.connect(lambda task, words: self.pane.strip.watch(task, words, cancellable=False))
        self.loader.loaded.connect(self._take)
        self.loader.waiting.connect(self._wait)
        finder = self.pane.tools.finder
        QueryCompleter(finder, self._session).entered.connect(self.focus_list)
        finder.more_pasted.connect(self.more_pasted)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), finder, context=Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_finder)
        filters = QShortcut(
            QKeySequence("Ctrl+Shift+F"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        filters.activated.connect(self.panel.setFocus)
        build = QShortcut(
            QKeySequence("Ctrl+Shift+B"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        build.activated.connect(self.build_filter)
        self.pane.tools.builder.clicked.connect(self.build_filter)
        arrange = QShortcut(
            QKeySequence("Ctrl+Shift+C"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        arrange.activated.connect(self.views.arrange)

    # -- what others ask ------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """The filter that stands."""
        return self._filter

    @property
    def first_focus(self) -> QWidget:
        """What shows the customers: a focus proxy would keep Tab among its neighbours."""
        return self.pane.front

    def focus_list(self) -> None:
        """Put the focus on the table or the board."""
        self.pane.front.setFocus()

    @property
    def refreshing(self) -> bool:
        """Whether something is about to be asked for anew."""
        return any(timer.isActive() for timer in (self._reload_soon, self._count_soon, self._moved_soon))

    def show_filter(self, chosen: Filter) -> None:
        """Show the customers of a filter, from the top."""
        self._filter = chosen
        finder = self.pane.tools.finder
        if filter_words.read(self._session, finder.text())[0] != chosen:
            finder.setText(filter_words.written(self._session, chosen))
            finder.settle_now()
        self._ask(at_once=True)

    def set_detail_widget(self, widget: QWidget) -> None:
        """Put the preview beside the list."""
        self._detail = widget
        widget.setMinimumWidth(360)
        self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([_PANEL_WIDTH, 700, _PREVIEW_WIDTH])
        self.pane.tools.preview.show()
        self.show_preview(bool(self._session.setting(_PREVIEW, True)))

    def show_preview(self, shown: bool) -> None:
        """Show or fold away the preview."""
        if self._detail is None:
            return
        if shown != self._session.setting(_PREVIEW, True):
            self._session.remember(_PREVIEW, shown)
        self._detail.setVisible(shown)
        self.pane.tools.preview.setChecked(shown)
        if shown:
            self._tell_current()

    def build_filter(self) -> None:
        """Open the filter builder with the filter that stands."""
        from crm_desktop.ui.dialogs.filter_builder import FilterBuilder

        dialog = FilterBuilder(self._session, self._tasks, self._filter, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filter_chosen.connect(self.show_filter)
        dialog.view_wanted.connect(lambda _: self.views.save_as())
        dialog.open()

    def find_in_list(self) -> None:
        """Put the cursor into the find field."""
        self.pane.tools.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.tools.finder.selectAll()

    def selected(self) -> list[int]:
        """The ids of the selected customers, in the order of the list."""
        return list(self.table.selected_ids())

    def current_id(self) -> int | None:
        """The customer of the current row."""
        return self.table.current_id()

    def next_customer(self) -> int | None:
        """Go one row down; returns the customer there."""
        return self._step(1)

    def previous_customer(self) -> int | None:
        """Go one row up; returns the customer there."""
        return self._step(-1)

    def _step(self, step: int) -> int | None:
        row = self.table.current_place() + step
        if not 0 <= row < len(self.model.ids):
            return None
        self.table.go_to(row)
        return self.table.current_id()

    def state(self) -> dict[str, Any]:
        """What a rebuilt view needs to look the same."""
        return {"filter": self._filter, "current": self.current_id(), "looks": self.views.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state of `state()`."""
        self._return_to = state.get("current")
        if state.get("looks") is not None:
            self.views.restore(state["looks"])
        self.show_filter(state.get("filter", Filter()))

    # -- loading --------------------------------------------------------------------------------

    def _ask(self, *, at_once: bool) -> None:
        """Ask for the ids; `at_once` when a person changed filter or order."""
        current = self._return_to or self.current_id()
        wanted = [] if current is None else [current]
        if at_once:
            self._fresh = True
            self.panel.stop_counting()
            self._show_standing()
            self.pane.foot.show_order(self.views.order_words())
            self.views.show_name()
            self.shape.mark()
        else:
            top = self.model.id_at(self.table.first_visible()[0])
            wanted += [] if top is None else [top]
            if 1 < self.table.selected_count() < self.model.lines.shown:
                wanted += self.selected()
        self.loader.load(
            self._filter,
            self.views.sorts,
            shown=self.model.ids,
            wanted=wanted,
            at_once=at_once and not self.views.board,  # its columns are known with the whole list
            grouped=bool(self.views.board or self.views.group),
        )

    def _reload(self) -> None:
        self._ask(at_once=False)

    def _take(self, loaded: Loaded) -> None:
        if self.table.editing:
            self._late = True
            return
        headings = self._headings(loaded)
        if not (loaded.whole and loaded.unchanged and headings == list(self.model.lines.headings)):
            self._exchange(loaded, headings)
        if not loaded.whole:
            return
        if self._fresh and len(loaded.ids) and not self.table.currentIndex().isValid():
            self.table.go_to(0)  # whoever was the current one is in no place of the new list
        self._fresh = False
        self._total = loaded.total
        self.letters.grouped = bool(self.views.board or self.views.group)
        self.letters.set_starts(loaded.letters)
        self.shape.take(loaded)
        self.pane.show_page(anybody=bool(len(loaded.ids)), filtered=not self._filter.empty)
        place = None if self._return_to is None else loaded.places.get(self._return_to)
        if place is not None:
            self.table.go_to(place)
        self._return_to = None
        self._show_counts()
        self.letters.mark()
        if self._fresh or not self._count_soon.isActive():
            self.panel.count(self._filter)

    def _headings(self, loaded: Loaded) -> list[Heading]:
        """Of the groups of the list; the board has columns instead."""
        key = "" if self.views.board else self.views.group
        if key != self._grouped_by:
            self._grouped_by, self.model.folded = key, set()
        return headings_of(key, loaded.groups, self.lists) if key else []

    def _exchange(self, loaded: Loaded, headings: Sequence[Heading]) -> None:
        """Put the new ids in; current row, selection and scroll position stay with their customers."""
        current = self.current_id()
        if len(loaded.ids):
            self.pane.show_page(anybody=True, filtered=False)
        places = loaded.places if loaded.whole else {each: at for at, each in enumerate(loaded.ids)}
        exchange(self.table, loaded.ids, places, fresh=self._fresh, whole=loaded.whole, headings=headings)
        self._selection_changed()
        if self.current_id() != current:
            self._current_moved(self.current_id() or 0)

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self._show_place()

    # -- what changed elsewhere -----------------------------------------------------------------

    @staticmethod
    def _concerned(changes: Changes) -> bool:
        tables = ("customer", "saved_view")
        return any(map(changes.touches, tables)) or ShopLists.concerned(changes) or _of_fields(changes)

    def _refresh(self, changes: Changes | None) -> None:
        if changes is None or _of_fields(changes):
            self._take_fields()
        if ShopLists.concerned(changes):
            self.lists.hear(changes)
            self.table.viewport().update()
            self._show_standing()
        if changes is None or changes.touches("customer"):
            self.model.forget(None if changes is None else changes.tables["customer"])
        if self.table.editing:
            self._late = True
        else:
            self._reload_soon.start()
        self._count_soon.start()

    def _take_fields(self) -> None:
        """Fields were made, hidden or renamed: show the same columns as far as they are there."""
        if self.model.keys == columns.all_keys():
            self.model.forget(None)
            self.table.columns_header.viewport().update()
            return
        header = self.table.columns_header
        shown, current = header.layout_state(), self.current_id()
        self._return_to = current
        self.model.take_fields()
        header.set_layout_state([[key, size] for key, size in shown if key in columns.all_keys()])
        header.set_sorts([sort for sort in header.sorts if sort.key in columns.all_keys()])

    def _after_editing(self) -> None:
        if self._late:
            self._late = False
            self._reload_soon.start()

    def _show_standing(self) -> None:
        words = filter_words.ShopVocabulary(self._session)
        self.pane.chips.show_standing(standing(self._filter, self.lists, words))

    # -- filter, order, jump --------------------------------------------------------------------

    def _show_view(self, chosen: Filter) -> None:
        self.show_filter(chosen)
        self.focus_list()

    def _find(self, text: str) -> None:
        chosen, problems = filter_words.read(self._session, text)
        self.pane.show_problems(text, problems)
        if chosen != self._filter:
            self._filter = chosen
            self._ask(at_once=True)

    def _leave_finder(self) -> None:
        """Esc in the find field empties it, then goes to the list."""
        finder = self.pane.tools.finder
        if finder.composing:
            return
        if finder.text():
            finder.clear()
        else:
            self.focus_list()

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._session.remember(_PANEL, shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if QApplication.focusWidget() is None:  # never taken from somebody who is typing elsewhere
            self.focus_list()

    # -- selection ------------------------------------------------------------------------------

    def _current_moved(self, _customer_id: int) -> None:
        self._show_place()
        self._moved_soon.start()

    def _tell_current(self) -> None:
        if self.model.heading_at(self.table.currentIndex().row()) is not None:
            return  # on the way over a heading the customer beside the list stays
        if self._detail is None or not self._detail.isHidden():
            self.current_changed.emit(self.current_id() or 0)

    def _selection_changed(self) -> None:
        self.pane.show_selection(self.table.selected_count() > 1)
        self._show_counts()

    def _show_counts(self) -> None:
        selected, shown = self.table.selected_count(), len(self.model.ids)
        self.pane.selection.show_counts(selected, shown)
        self._show_place()
        self.counts_changed.emit(shown, max(self._total, shown), selected)

    def _show_place(self) -> None:
        self.pane.foot.show_place(self.table.current_place(), len(self.model.ids), self._waiting)

    # -- acts -----------------------------------------------------------------------------------

    def change_selected(self) -> None:
        """Ask what to change in the selected customers, and do it in one step."""
        ids = self.selected()
        if ids:
            dialog = BulkEditDialog(len(ids), self.lists, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(
                lambda result: (
                    self.acts.change(ids, dialog.result_edit)
                    if result == QDialog.DialogCode.Accepted
                    else None
                )
            )
            dialog.open()

    def _open_menu(self, at: QPoint) -> None:
        if not self.selected():
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_acts(menu)
        menu.popup(at)

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the selection into a menu; returns who that is, "" for nobody."""
        ids = self.selected()
        if not ids:
            return ""
        row = self.model.row_at(self.table.currentIndex().row())
        self.menus.context_menu(
            menu,
            archived=self._filter.archived,
            starred=bool(row and row.starred),
            opened=lambda: self.customer_opened.emit(self.current_id()),
            record=lambda: self.record_requested.emit(self.current_id()),
            change=self.change_selected,
            merge=self._merge_selection,
            export=self._export_selection,
            plan=self.plan_selected,
        )
        return row.name if row and len(ids) == 1 else translate("Customers", "%n customers", len(ids))

    def plan_selected(self) -> None:
        """Ask what to plan with each of the selected customers."""
        if self.selected():
            from crm_desktop.ui.planning_for_many import PlanningForMany

            if self.planning is None:
                self.planning = PlanningForMany(self._session, self._tasks, self.lists, self)
                self.planning.said.connect(self.toast_requested)
            self.planning.ask(self.selected())

    def _merge_selection(self) -> None:
        self.merge_requested.emit(self.selected())

    def _shown_columns(self) -> list[str]:
        return [key for key, _ in self.table.columns_header.layout_state()]

    def _export_selection(self) -> None:
        """Ask for the export of the selection; the whole list is offered beside it."""
        scopes = {"selected": self.selected(), "shown": self.model.ids}
        self.export_requested.emit(scopes, self._shown_columns())

    def export_list(self) -> None:
        """Ask for the export of what the list shows, in its order, with its columns."""
        self._with_scopes(lambda scopes: self.export_requested.emit(scopes, self._shown_columns()))

    def find_and_replace(self) -> None:
        """Ask what to find and replace in the selected customers or in all that the list shows."""
        self._with_scopes(self.acts.ask_replacement)

    def _with_scopes(self, act: Callable[[dict[str, Any]], object]) -> None:
        """Call with "shown" and perhaps "selected" → ids, once the whole list is here."""
        if self._fresh:  # only the first screenful is
            whole = Qt.ConnectionType.SingleShotConnection
            self.loader.loaded.connect(lambda _loaded: self._with_scopes(act), whole)
            return
        scopes: dict[str, Any] = {"shown": self.model.ids}
        if chosen := self.selected():
            scopes["selected"] = chosen
        act(scopes)


def _of_fields(changes: Changes) -> bool:
    """Whether fields were made, renamed or hidden, or words of theirs."""
    return changes.touches("shop_field") or changes.touches("field_option")
