"""The window: rail, top bar, pages, status line; and what connects them.

Views do not know each other: they emit signals, which are connected here. A page is built when it is
first shown. To change the language, everything inside the window is built anew and its state put back.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Busy, StorageError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import overview
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.keeping import Keeping
from crm_desktop.ui.menus import Menus
from crm_desktop.ui.status_line import StatusLine
from crm_desktop.ui.staying import Staying
from crm_desktop.ui.taking import Taking
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_bar import TopBar
from crm_desktop.ui.undoing import Undoing
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.fitting import Fitted, Pages, room_for
from crm_desktop.ui.widgets.rail import Rail
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.ui.widgets.toast_host import ToastHost
from crm_desktop.ui.window_dialogs import Dialogs

if TYPE_CHECKING:
    from crm_desktop.ui.top_box_rows import Acts

_SMALLEST = (960, 560)  # what is inside; on a screen that is smaller still it is scrolled
_FIRST_SIZE = (1366, 800)
_ROOMY = (1440, 900)  # a smaller screen is used whole
_PAUSE_MS = 100  # between two pieces that are made ready: a key that was pressed meanwhile goes first

# key of a page -> module and class of its view; the customer's whole page is "customer"
_VIEWS = {
    "today": ("today", "TodayView"),
    "customers": ("customers", "CustomersView"),
    "customer": ("customer_page", "CustomerPage"),
    "reception": ("reception", "ReceptionView"),
    "follow_ups": ("follow_ups", "FollowUpsView"),
    "classification": ("classification", "ClassificationView"),
    "duplicates": ("duplicates", "DuplicatesView"),
    "upkeep": ("upkeep", "UpkeepView"),
    "history": ("history", "HistoryView"),
    "recycle_bin": ("recycle_bin", "RecycleBinView"),
    "imports": ("imports", "ImportsView"),
    "backups": ("backups", "BackupsView"),
    "health": ("health", "HealthView"),
    "settings": ("settings", "SettingsView"),
}
_PASSING = ("customer", "duplicates")  # not what the program begins with
_ABOVE = {
    "customer": "customers",
    "duplicates": "customers",
    "upkeep": "customers",
    "recycle_bin": "history",
    "imports": "history",
    "backups": "settings",
    "health": "settings",
}  # what the rail marks meanwhile


def rail_pages() -> list[tuple[str, str, str]]:
    """The pages of the rail: key, icon, translated title."""
    return [
        ("today", "today", translate("Rail", "Today")),
        ("customers", "customers", translate("Rail", "Customers")),
        ("reception", "reception", translate("Rail", "Reception")),
        ("follow_ups", "follow-up", translate("Rail", "Follow-ups")),
        ("classification", "classification", translate("Rail", "Classes")),
        ("history", "history", translate("Rail", "History")),
        ("settings", "settings", translate("Rail", "Settings")),
    ]


class MainWindow(QMainWindow):
    """The program's window.

    Args:
        session: the open data.
        tasks: the worker.
        bridge: the session's announcements.
        demo: a sample shop, which is not kept.
    """

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, *, demo: bool = False) -> None:
        super().__init__()
        self._session = session
        self._tasks = tasks
        self._bridge = bridge
        self._demo = demo
        self._views: dict[str, QWidget] = {}
        self._page = ""
        self._menu_here: QMenu | None = None
        self._leaving = False  # although something typed could not be kept
        self.keeping = Keeping(session, tasks, self)
        self.keeping.changed.connect(self._show_backup)
        self.keeping.noticed.connect(self._show_notice)
        self._notice = ""
        self.staying = Staying(self, session, tasks, bridge)
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(*_SMALLEST).boundedTo(room_for(self)))
        self._build()
        self._restore_geometry()
        self.go(self._first_page(), focus=False)
        self.bar.box.line.setFocus()  # whoever calls is typed at once
        bridge.changed.connect(self._hear)
        # the only Ctrl+F: Qt triggers neither of two that are meant at the same time
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.find_here)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        shop = translate("Window", "{program} – sample shop") if self._demo else "{program}"
        self.setWindowTitle(shop.format(program=translate("Window", "CRM Desktop")))
        pages = rail_pages()
        self.strip = TaskStrip()
        self.status = StatusLine(self._session, demo=self._demo)
        self.toasts = ToastHost(self, below=self.status)
        self.undoing = Undoing(self._session, self._tasks, self, self.toasts, self.strip)
        self.undoing.on_titles = self._name_undo
        self.dialogs = Dialogs(
            self, self._session, self._tasks, self._bridge, self.strip, self._connect, self.undoing.say
        )
        self.dialogs.on_open = self.open_customer
        acts: dict[str, Callable[..., Any]] = {
            "new": self.new_entry,
            "import": self.dialogs.import_file,
            "export": self.export,
            "template": self.dialogs.write_template,
            "backup": self.dialogs.back_up,
            "folder": self.dialogs.open_folder,
            "quit": self.staying.quit,
            "reminders": self.staying.show_reminders,
            "undo": self.undoing.undo_last,
            "redo": self.undoing.redo_last,
            "find": self.find,
            "replace": self.replace,
            "save_view": self.save_view,
            "new_customer": self.new_customer,
            "record": lambda kind: self.dialogs.record({"kind": kind}),
            "plan": self.plan,
            "purchase": self.new_purchase,
            "page": self.go,
            "tab": self.go_tab,
            "scheme": self.set_scheme,
            "language": self.set_language,
            "large_type": self.set_large_type,
            "shortcuts": lambda: self.dialogs.show_keys(self.menuBar().actions()),
            "about": self.dialogs.show_about,
        }
        self.menus = Menus(self, acts, pages)
        self.menus.set_look(self._session.setting("scheme", "system"), theme.metrics() is theme.LARGE)
        self.menus.set_writable(not self._session.read_only)

        self.rail = Rail()
        for key, icon, title in pages:
            self.rail.add_page(key, icon, title, at_bottom=key == "settings")
            self.rail.set_keys(key, self.menus.page_keys[key])
        self.rail.page_chosen.connect(lambda key: self.go(key, focus=False))
        self.bar = TopBar(self._session, self._tasks)
        self.bar.new_requested.connect(self.new_entry)
        box = self.bar.box
        box.customer_opened.connect(self.open_customer)
        box.record_requested.connect(self.dialogs.record)
        box.new_requested.connect(self.new_customer)
        box.list_requested.connect(self.show_found)
        box.more_pasted.connect(self.dialogs.take_pasted)
        box.page_requested.connect(self.go)
        box.acts = self._doable
        self.taking = Taking(box, self.dialogs, self.undoing.say, read_only=self._session.read_only)
        acts["paste"] = self.taking.paste
        self.stack = Pages()
        self.status.folder_requested.connect(self.dialogs.open_folder)
        self.status.backups_requested.connect(lambda: self.go("backups"))
        self.status.staff.add_requested.connect(self.add_staff)

        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        if self._session.read_only:
            right.addWidget(
                Banner(
                    translate(
                        "Window",
                        "The data can only be read: its folder or file is read-only. Nothing can be saved here.",
                    )
                )
            )
        self._notices = QVBoxLayout()
        right.addLayout(self._notices)
        self.notice: Banner | None = None
        if self._notice:
            self._show_notice(self._notice)
        self.staying.stand_in(right)
        right.addWidget(self.strip)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        central.setMinimumSize(*_SMALLEST)
        self.setCentralWidget(Fitted(central))
        self.undoing.show_titles()
        QTimer.singleShot(0, self, self._count)

    def _view(self, key: str) -> QWidget:
        """The view of a page, built when it is first wanted."""
        if key not in self._views:
            view = self._make(key)
            if key == "customers":
                self._add_detail(view)
        return self._views[key]

    def _make(self, key: str) -> QWidget:
        module, name = _VIEWS[key]
        found = getattr(importlib.import_module(f"crm_desktop.ui.views.{module}"), name)
        view: QWidget = found(self._session, self._tasks, self._bridge, self.stack)
        self._connect(key, view)
        self._views[key] = view
        self.stack.addWidget(view)
        return view

    def make_ready(self) -> None:
        """In a quiet moment: make the pages that are visited most, a piece in each turn of the event loop."""
        self._go_on(self._pieces())

    def follow_the_date(self) -> None:
        """From now on have stages and scores computed when a day begins, and what is due called to mind."""
        from crm_desktop.ui.recomputing import Recomputing

        self.staying.start()
        self._recomputing = Recomputing(self._session, self._tasks, self._bridge, self, self.strip)

    def _go_on(self, pieces: Iterator[None]) -> None:
        for _ in pieces:
            QTimer.singleShot(_PAUSE_MS, self, lambda: self._go_on(pieces))
            return

    def _pieces(self) -> Iterator[None]:
        self._view("customer")
        yield
        if "customers" not in self._views:
            view = self._make("customers")
            yield
            if self._views.get("customers") is view:  # not made anew in another language meanwhile
                self._add_detail(view)

    def _connect(self, key: str, view: Any) -> None:
        """Connect the signals that a view has to what this window does."""
        slots: dict[str, Callable[..., Any]] = {
            "customer_opened": self.open_customer,
            "customers_requested": self.show_customers,
            "toast_requested": self.undoing.say,
            "record_requested": lambda customer_id: self.dialogs.record({"customer_id": customer_id}),
            "new_requested": self.new_entry,
            "import_requested": self.dialogs.import_file,
            "more_pasted": self.dialogs.take_pasted,
            "template_requested": self.dialogs.write_template,
            "export_requested": self.dialogs.export,
            "merge_requested": self.dialogs.merge,
            "entries_export_requested": lambda content, days: self.dialogs.export(content=content, days=days),
            "page_requested": self.go,
            "undo_requested": self.undoing.undo,
            "counts_changed": lambda shown, total, selected: self.status.set_list(shown, selected),
            "scheme_chosen": self.set_scheme,
            "language_chosen": self.set_language,
            "large_type_chosen": self.set_large_type,
            "folder_requested": self.dialogs.open_folder,
            "backup_requested": self.back_up_now,
            "backup_file_requested": self.dialogs.back_up,
            "restore_requested": self.restore,
            "staying_changed": self.staying.follow_settings,
        }
        for name, slot in slots.items():
            if hasattr(view, name):
                getattr(view, name).connect(slot)
        if hasattr(view, "tab_made"):
            view.tab_made.connect(self._connect)
        if key == "customer":
            view.closed.connect(lambda: self.go("customers"))
            view.previous_requested.connect(lambda: self._neighbour(-1))
            view.next_requested.connect(lambda: self._neighbour(1))

    def _add_detail(self, customers: Any) -> None:
        from crm_desktop.ui.views.customer_page import CustomerPage

        detail = CustomerPage(self._session, self._tasks, self._bridge, customers.splitter)
        self._connect("detail", detail)
        detail.previous_requested.connect(customers.previous_customer)
        detail.next_requested.connect(customers.next_customer)
        detail.closed.connect(lambda: customers.show_preview(False))
        customers.current_changed.connect(
            lambda customer_id: detail.show_customer(customer_id) if customer_id else detail.clear()
        )
        customers.set_detail_widget(detail)

    # -- pages ----------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The key of the page that is shown."""
        return self._page

    def view(self, key: str) -> Any:
        """The view of a page (built if need be)."""
        return self._view(key)

    def go(self, key: str, *, focus: bool = True) -> None:
        """Show a page.

        Args:
            focus: put the cursor into it; not while somebody walks along the rail.
        """
        view = self._view(key)
        self._page = key
        self.rail.set_current(_ABOVE.get(key, key))
        self.stack.setCurrentWidget(view)
        if focus:
            _focus_inside(view)
        # next time a customer's page is the list again, not the page from which it was opened
        self._session.remember("window.page", "customers" if key in _PASSING else key)

    def go_tab(self, place: str) -> None:
        """Show a page with one of its tabs in front: "follow_ups.calendar"."""
        page, _, tab = place.partition(".")
        view: Any = self._view(page)
        view.show_tab(tab)
        self.go(page)

    def open_customer(self, customer_id: int, entry_id: int | None = None) -> None:
        """Show a customer over the whole width; with an entry, jump to it."""
        page: Any = self._view("customer")
        self.go("customer")
        page.show_customer(customer_id, entry_id)
        from crm_desktop.services import find

        find.remember_opened(self._session, customer_id)

    def show_customers(self, wanted: object) -> None:
        """Show the list of the customers that a filter describes."""
        view: Any = self._view("customers")
        self.go("customers")
        view.show_filter(wanted)

    def show_found(self, text: str) -> None:
        """Show the list of all customers that a text finds."""
        from crm_desktop.services import filter_words

        self.show_customers(filter_words.read(self._session, text)[0])

    def _neighbour(self, step: int) -> None:
        customers: Any = self._view("customers")
        move = customers.next_customer if step > 0 else customers.previous_customer
        customer_id = move()
        if customer_id:
            self._view("customer").show_customer(customer_id)

    def _first_page(self) -> str:
        known = self._session.setting("window.page", "today")
        return known if known in _VIEWS and known not in _PASSING else "today"

    # -- acts -----------------------------------------------------------------------------------

    def find(self) -> None:
        """Put the cursor into the top box."""
        self.activateWindow()
        self.bar.box.start()

    def find_here(self) -> None:
        """Put the cursor into the find field of the list of customers, elsewhere into the top box."""
        if self._page == "customers":
            self.view("customers").find_in_list()
        else:
            self.find()

    def new_entry(self) -> None:
        """Open the quick entry; what was typed in the top box goes along."""
        text = self.bar.box.take_text()
        self.dialogs.record({"text": text} if text else {})

    def new_customer(self, text: str) -> None:
        """Open the quick entry for somebody new, with what was typed in the right field."""
        self.dialogs.record({"text": text, "new": True})

    def new_purchase(self) -> None:
        """Write down what somebody bought: the customer who is open or current, else who is typed."""
        view: Any = self._views.get(self._page)
        customer_id = getattr(view, "customer_id", None) if self._page == "customer" else None
        if self._page == "customers":
            customer_id = view.current_id()
        text = self.bar.box.take_text() if customer_id is None else ""
        self.dialogs.record({"bought": True, "customer_id": customer_id, "text": text})

    def plan(self) -> None:
        """Plan a follow-up: with whom, when, what."""
        self.go("follow_ups")
        self.view("follow_ups").begin_plan()

    def _doable(self) -> Acts:
        """What the top box offers to do."""
        from crm_desktop.ui import acts
        from crm_desktop.ui.top_box_rows import Acts

        anywhere = [act for _, those in acts.of_bar(self.menuBar().actions()) for act in those]
        view: Any = self._views.get(self._page)
        if not hasattr(view, "fill_acts") or self._session.read_only:
            return Acts(anywhere=anywhere)
        if self._menu_here is not None and isValid(self._menu_here):
            self._menu_here.deleteLater()
        self._menu_here = QMenu(view)  # its acts live until the next are asked for
        about = view.fill_acts(self._menu_here)
        return Acts(about, acts.collect(self._menu_here.actions()), anywhere)

    def export(self) -> None:
        """Export what the list of customers shows while it is in front, else all customers."""
        if self._page == "customers":
            self.view("customers").export_list()
        else:
            self.dialogs.export()

    def save_view(self) -> None:
        """Keep what the list of customers shows as a view."""
        self.go("customers")
        self.view("customers").views.save_as()

    def replace(self) -> None:
        """Find and replace in the customers of the list."""
        view: Any = self._view("customers")
        self.go("customers")
        view.find_and_replace()

    def back_up_now(self) -> None:
        """Make a backup beside the data, and in the second place when that is there."""
        self.strip.watch(self.keeping.back_up_now(), translate("Window", "Backing up…"))

    def restore(self, path: Path) -> None:
        """Put the data of a backup in the place of the present ones, which one click brings back."""
        from crm_desktop.services import maintenance

        task = self._tasks.run(
            lambda progress: maintenance.restore(self._session, path, progress),
            on_done=self._restored,
            owner=self,
        )
        self.strip.watch(task, translate("Window", "Restoring…"))

    def _restored(self, saved: Path) -> None:
        self.keeping.forget_last()
        self._begin_anew()
        self.toasts.say(
            translate("Window", "Restored. What was there before is saved."),
            verb=translate("Window", "Undo"),
            act=lambda: self.restore(saved),
            seconds=60,
        )

    def _begin_anew(self) -> None:
        """Other data is open: every page is built anew, without what was typed or chosen in it."""
        page = "customers" if self._page in _PASSING else self._page
        self.dialogs.close_quick()
        self._views.clear()
        self.toasts.clear()
        self.staying.forget()
        old = self.takeCentralWidget()
        self._build()
        old.deleteLater()
        self.go(page)
        self._show_backup()

    def _show_notice(self, sentence: str) -> None:
        self._notice = sentence
        if self.notice is None:
            self.notice = Banner(sentence)
            self.notice.add_action(translate("Window", "Backups and safety"), lambda: self.go("backups"))
            self.notice.add_action(translate("Window", "Close"), self._close_notice)
            self._notices.addWidget(self.notice)
        self.notice.set_text(sentence)
        self.notice.show()

    def _close_notice(self) -> None:
        self.keeping.dismiss(self._notice)
        self._notice = ""
        if self.notice is not None:
            self.notice.hide()

    def _show_backup(self) -> None:
        if not self.keeping.ready:
            return
        problem = self.keeping.keeper.problem
        self.status.set_backup(self.keeping.words, failed=problem is not None)
        page: Any = self._views.get("backups")
        if page is not None:
            page.set_problem(problem.sentence if problem else "")
            if page.isVisible():
                page.refresh()

    def add_staff(self) -> None:
        """Show where staff members are added."""
        self.go("settings")
        view: Any = self._view("settings")
        view.start_adding_staff()

    def _hear(self, changes: Changes) -> None:
        self.undoing.show_titles()
        if changes.touches("staff_member"):
            self.status.staff.refresh()
        self._count()

    def _name_undo(self, undo: str | None, redo: str | None) -> None:
        self.menus.set_undo(undo, redo)

    def _count(self) -> None:
        self._tasks.run(
            lambda: (overview.customer_count(self._session), overview.waiting(self._session)),
            on_done=self._show_counts,
            owner=self,
            latest="window.counts",
        )

    def _show_counts(self, counts: tuple[int, int]) -> None:
        total, waiting = counts
        self.status.set_total(total)
        self.rail.set_badge("follow_ups", waiting, translate("Window", "%n follow-ups are due", waiting))

    # -- look and language ----------------------------------------------------------------------

    def set_scheme(self, scheme: str) -> None:
        """Use the light or dark palette, or follow the system."""
        self._session.remember("scheme", scheme)
        self._apply_look()

    def set_large_type(self, on: bool) -> None:
        """Use larger type and controls."""
        self._session.remember("large_type", bool(on))
        self._apply_look()

    def _apply_look(self) -> None:
        app = QApplication.instance()
        scheme = self._session.setting("scheme", "system")
        large = bool(self._session.setting("large_type", False))
        if isinstance(app, QApplication):
            theme.apply(app, scheme, large)
        self.menus.set_look(scheme, large)
        if "settings" in self._views:
            self._views["settings"].show_look(scheme, large)

    def set_language(self, name: str) -> None:
        """Speak another language from now on; pages, customer and typed text stay."""
        from crm_desktop.ui import language

        app = QApplication.instance()
        self._session.remember("language", name)
        if isinstance(app, QApplication):
            language.install(app, name)
        QTimer.singleShot(0, self, self._rebuild)  # after the menu that asked for it has closed

    def _rebuild(self) -> None:
        page = self._page
        states = {key: view.state() for key, view in self._views.items() if hasattr(view, "state")}
        text = self.bar.box.text()
        quick_was_open = self.dialogs.close_quick()
        self._views.clear()
        self.toasts.clear()
        old = self.takeCentralWidget()
        self._build()
        old.deleteLater()
        for key, state in states.items():
            view: Any = self._view(key)
            if hasattr(view, "restore"):
                view.restore(state)
        self.bar.box.set_text(text)
        self.go(page)
        self._show_backup()
        if quick_was_open:
            self.new_entry()

    # -- the window itself ----------------------------------------------------------------------

    def come_to_front(self) -> None:
        """Show the window above the others: somebody started the program again."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def _restore_geometry(self) -> None:
        stored = self._session.setting("window.geometry")
        if not stored or not self.restoreGeometry(QByteArray.fromBase64(stored.encode())):
            screen = self.screen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], screen.width()), min(_FIRST_SIZE[1], screen.height()))
            if screen.width() < _ROOMY[0] or screen.height() < _ROOMY[1]:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.staying.minimised()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.staying.stays_on_close():
            event.ignore()
            return
        if not self._stop_acts() or not self._keep_typed():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._session.remember("window.geometry", geometry)
        self.staying.leave()
        super().closeEvent(event)

    def _stop_acts(self) -> bool:
        """Ask whether an act that still runs is stopped; False when the person waits for it."""
        acts = self._tasks.acts() if self.isVisible() and not self._leaving else []
        if not acts:
            return True
        from crm_desktop.ui import prompts

        what = listed(task.words.rstrip("….") for task in acts)
        if all(task.cancellable for task in acts):
            text = translate("Window", "{what}: not done yet. If you quit now, nothing of it is kept.")
            verb, danger = translate("Window", "Cancel it and quit"), True
        else:
            text = translate("Window", "{what}: not done yet, and it cannot be stopped halfway.")
            verb, danger = translate("Window", "Finish it and quit"), False
        keep = translate("Window", "Wait")
        title = translate("Start", "Quit")
        if not prompts.ask(self, title, text.format(what=what), verb, danger=danger, keep=keep):
            return False
        for task in acts:
            if task.cancellable:
                task.cancel()
        return True

    def _keep_typed(self) -> bool:
        """Save what is typed, or keep it as drafts; False when it cannot be and the person stays."""
        if self._leaving:
            return True
        try:
            for view in self._views.values():
                if hasattr(view, "flush"):
                    view.flush()
            self.dialogs.close_quick()
            self._session.keep_waiting()
        except Busy:  # the session stores it at its end
            return True
        except StorageError as error:
            from crm_desktop.ui import prompts

            verb = translate("Window", "Quit and lose what is typed")
            self._leaving = prompts.ask(self, translate("Start", "Quit"), error.sentence, verb, danger=True)
            return self._leaving
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.taking.can_drop(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taking.take(event.mimeData())


def _focus_inside(view: QWidget) -> None:
    """Put the focus where it was in a view, or on its first control."""
    inside = view.focusWidget()
    if inside is None or not inside.isVisible():
        inside = (
            getattr(view, "first_focus", None)
            or view.focusProxy()
            or next((each for each in _chain(view) if each.focusPolicy() & Qt.FocusPolicy.TabFocus), view)
        )
    inside.setFocus(Qt.FocusReason.OtherFocusReason)


def _chain(view: QWidget) -> Iterator[QWidget]:
    """The controls of a view that can be used now, in the order of the Tab key."""
    following = view.nextInFocusChain()
    while following is not None and following is not view:
        if view.isAncestorOf(following) and following.isVisible() and following.isEnabled():
            yield following
        following = following.nextInFocusChain()
