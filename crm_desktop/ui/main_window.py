"""The window: rail, top bar, pages, status line; and what connects them.

Views do not know each other: they emit signals, which are connected here. A page is built when it is
first shown. To change the language, everything inside the window is built anew and its state put back.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import NotFound, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import history, overview
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.menus import Menus
from crm_desktop.ui.status_line import StatusLine
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_bar import TopBar
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.rail import Rail
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.ui.widgets.toast import ToastHost

if TYPE_CHECKING:
    from crm_desktop.services import quick_entry

_SMALLEST = (960, 600)
_FIRST_SIZE = (1280, 760)
_MANY = 500  # customers; an undo of more goes to the worker
_SHEETS = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".et", ".csv", ".tsv", ".txt", ".vcf")

# key of a page -> module and class of its view; the customer's whole page is "customer"
_VIEWS = {
    "today": ("today", "TodayView"),
    "customers": ("customers", "CustomersView"),
    "customer": ("customer_page", "CustomerPage"),
    "follow_ups": ("follow_ups", "FollowUpsView"),
    "classification": ("classification", "ClassificationView"),
    "history": ("history", "HistoryView"),
    "recycle_bin": ("recycle_bin", "RecycleBinView"),
    "settings": ("settings", "SettingsView"),
}
_ABOVE = {"customer": "customers", "recycle_bin": "history"}  # what the rail marks meanwhile


def rail_pages() -> list[tuple[str, str, str]]:
    """The pages of the rail: key, icon, translated title."""
    return [
        ("today", "today", translate("Rail", "Today")),
        ("customers", "customers", translate("Rail", "Customers")),
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
        self._quick: Any = None
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self._build()
        self._restore_geometry()
        self.go(self._first_page())
        bridge.changed.connect(self._hear)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        shop = translate("Window", "{program} – sample shop") if self._demo else "{program}"
        self.setWindowTitle(shop.format(program=translate("Window", "CRM Desktop")))
        pages = rail_pages()
        acts: dict[str, Callable[..., Any]] = {
            "new": self.new_entry,
            "import": self.import_file,
            "export": self.export,
            "backup": self.back_up,
            "folder": self.open_folder,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.find,
            "recycle_bin": lambda: self.go("recycle_bin"),
            "page": self.go,
            "scheme": self.set_scheme,
            "language": self.set_language,
            "large_type": self.set_large_type,
            "shortcuts": self.show_keys,
            "about": self.show_about,
        }
        self.menus = Menus(self, acts, pages)
        self.menus.set_look(self._session.setting("scheme", "system"), theme.metrics() is theme.LARGE)
        self.menus.set_writable(not self._session.read_only)

        self.rail = Rail()
        for key, icon, title in pages:
            self.rail.add_page(key, icon, title, at_bottom=key == "settings")
        self.rail.page_chosen.connect(self.go)
        self.bar = TopBar(self._session, self._tasks)
        self.bar.new_requested.connect(self.new_entry)
        self.bar.staff.add_requested.connect(self.add_staff)
        box = self.bar.box
        box.customer_opened.connect(self.open_customer)
        box.record_requested.connect(self.record)
        box.new_requested.connect(self.new_customer)
        box.list_requested.connect(self.show_found)
        box.command_chosen.connect(lambda name: acts[name]() if name in acts else self.go(name))
        self.stack = QStackedWidget()
        self.status = StatusLine(self._session, demo=self._demo)
        self.status.folder_requested.connect(self.open_folder)
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
        self.strip = TaskStrip()
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
        self.setCentralWidget(central)
        self.toasts = ToastHost(self, bottom=self.status.sizeHint().height())
        self._show_undo()
        QTimer.singleShot(0, self, self._count)

    def _view(self, key: str) -> QWidget:
        """The view of a page, built when it is first wanted."""
        if key not in self._views:
            module, name = _VIEWS[key]
            try:
                found = getattr(importlib.import_module(f"crm_desktop.ui.views.{module}"), name)
            except ModuleNotFoundError:
                view: QWidget = EmptyState("info", "…")
            else:
                view = found(self._session, self._tasks, self._bridge, self.stack)
                self._connect(key, view)
            self._views[key] = view
            self.stack.addWidget(view)
        return self._views[key]

    def _connect(self, key: str, view: Any) -> None:
        """Connect the signals that a view has to what this window does."""
        slots: dict[str, Callable[..., Any]] = {
            "customer_opened": self.open_customer,
            "customers_requested": self.show_customers,
            "toast_requested": self.toast,
            "record_requested": lambda customer_id: self.record({"customer_id": customer_id}),
            "new_requested": self.new_entry,
            "import_requested": self.import_file,
            "export_requested": self.export,
            "page_requested": self.go,
            "undo_requested": self.undo_operation,
            "counts_changed": lambda shown, total, selected: self.status.set_list(shown, selected),
            "scheme_chosen": self.set_scheme,
            "language_chosen": self.set_language,
            "large_type_chosen": self.set_large_type,
            "folder_requested": self.open_folder,
        }
        for name, slot in slots.items():
            if hasattr(view, name):
                getattr(view, name).connect(slot)
        if key == "customer":
            view.closed.connect(lambda: self.go("customers"))
            view.previous_requested.connect(lambda: self._neighbour(-1))
            view.next_requested.connect(lambda: self._neighbour(1))
        if key == "customers" and hasattr(view, "set_detail_widget"):
            self._add_detail(view)

    def _add_detail(self, customers: Any) -> None:
        try:
            from crm_desktop.ui.views.customer_page import CustomerPage
        except ModuleNotFoundError:
            return
        detail = CustomerPage(self._session, self._tasks, self._bridge, customers)
        self._connect("detail", detail)
        detail.previous_requested.connect(customers.previous_customer)
        detail.next_requested.connect(customers.next_customer)
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

    def go(self, key: str) -> None:
        """Show a page."""
        view = self._view(key)
        self._page = key
        self.rail.set_current(_ABOVE.get(key, key))
        self.stack.setCurrentWidget(view)
        if key != "customer":
            self._session.remember("window.page", key)

    def open_customer(self, customer_id: int, entry_id: int | None = None) -> None:
        """Show a customer over the whole width; with an entry, jump to it."""
        page: Any = self._view("customer")
        if not hasattr(page, "show_customer"):
            return
        self.go("customer")
        page.show_customer(customer_id, entry_id=entry_id) if entry_id else page.show_customer(customer_id)
        from crm_desktop.services import find

        find.remember_opened(self._session, customer_id)

    def show_customers(self, wanted: object) -> None:
        """Show the list of the customers that a filter describes."""
        view: Any = self._view("customers")
        self.go("customers")
        if hasattr(view, "show_filter"):
            view.show_filter(wanted)

    def show_found(self, text: str) -> None:
        """Show the list of all customers that a text finds."""
        from crm_desktop.services.customer_filter import Filter

        self.show_customers(Filter(text=text))

    def _neighbour(self, step: int) -> None:
        customers: Any = self._view("customers")
        move = customers.next_customer if step > 0 else customers.previous_customer
        customer_id = move()
        if customer_id:
            self._view("customer").show_customer(customer_id)

    def _first_page(self) -> str:
        known = self._session.setting("window.page", "today")
        return known if known in _VIEWS and known != "customer" else "today"

    # -- acts -----------------------------------------------------------------------------------

    def find(self) -> None:
        """Put the cursor into the top box."""
        self.activateWindow()
        self.bar.box.start()

    def new_entry(self) -> None:
        """Open the quick entry; what was typed in the top box goes along."""
        text = self.bar.box.take_text()
        self.record({"text": text} if text else {})

    def new_customer(self, text: str) -> None:
        """Open the quick entry for somebody new, with what was typed in the right field."""
        self.record({"text": text, "new": True})

    def record(self, about: dict[str, Any]) -> None:
        """Open the quick entry.

        Args:
            about: `customer_id` of a known customer, or `text` that was typed for who it is; `kind`;
                `new` when it is nobody known.
        """
        if self._session.read_only:
            return
        if self._quick is None:
            from crm_desktop.ui.dialogs.quick_entry import QuickEntry

            self._quick = QuickEntry(self._session, self)
            self._quick.submitted.connect(self._save_entry)
            self._quick.customer_opened.connect(self.open_customer)
        self._quick.open_for(about)

    def _save_entry(self, entry: quick_entry.Entry) -> None:
        from crm_desktop.services import quick_entry

        try:
            saved = quick_entry.save(self._session, entry)
        except UserError as error:
            self._quick.show_problem(error)
            return
        self._quick.done_with()
        row = history.operations(self._session, limit=1, before=saved.operation_id + 1)
        self.toast(
            translate("Window", "Saved: {what}").format(what=row[0].subject or row[0].title),
            saved.operation_id,
        )

    def add_staff(self) -> None:
        """Show where staff members are added."""
        self.go("settings")
        view: Any = self._view("settings")
        view.start_adding_staff()

    def import_file(self, path: Path | None = None) -> None:
        """Open the import."""
        from crm_desktop.ui.import_wizard import ImportWizard

        wizard = ImportWizard(self._session, self._tasks, self._bridge, path, self)
        self._connect("import", wizard)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def export(self, ids: Any = None, columns: Any = None) -> None:
        """Open the export of some customers, or of all."""
        from crm_desktop.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._session, self._tasks, ids, columns, self)
        self._connect("export", dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def back_up(self) -> None:
        """Write a backup of everything into one file."""
        from crm_desktop.services import maintenance
        from crm_desktop.ui import prompts

        name = translate("Window", "Backup {day}").format(day=overview.today())
        path = prompts.save_file(
            self,
            translate("Window", "Back up"),
            f"{name}.db",
            translate("Window", "Backup (*.db)"),
        )
        if path is not None:
            task = self._tasks.run(
                lambda progress: maintenance.backup(self._session, path, progress=progress),
                on_done=lambda _: self.toast(
                    translate("Window", "Backed up to {name}").format(name=path.name)
                ),
                owner=self,
            )
            self.strip.watch(task, translate("Window", "Backing up…"))

    def open_folder(self) -> None:
        """Show the data folder in the system's file program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.database.folder.root)))

    def show_keys(self) -> None:
        """Show the keys."""
        from crm_desktop.ui.dialogs.keys import KeysDialog

        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_about(self) -> None:
        """Show name, version and licence."""
        from crm_desktop.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._session.database.folder.root, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- undo -----------------------------------------------------------------------------------

    def toast(self, text: str, operation_id: object = None) -> None:
        """Say what was done; with its operation, offer to undo it."""
        if isinstance(operation_id, int) and operation_id:
            self.toasts.say(
                text, verb=translate("Window", "Undo"), act=lambda: self.undo_operation(operation_id)
            )
        else:
            self.toasts.say(text)

    def undo(self) -> None:
        """Take the last act back."""
        row = self._session.next_undo()
        if row is not None:
            self.undo_operation(row[0], row[3])

    def redo(self) -> None:
        """Do again what the last undo took back."""
        row = self._session.next_redo()
        if row is not None:
            self.undo_operation(row[0], row[3], again=True)

    def undo_operation(self, operation_id: int, count: int | None = None, *, again: bool = False) -> None:
        """Take one act back; a large one on the worker.

        Args:
            count: how many customers it touched; None to look it up.
            again: it is an undo that is taken back: say "Done again".
        """
        if count is None:
            rows = history.operations(self._session, limit=1, before=operation_id + 1)
            count = rows[0].count if rows and rows[0].id == operation_id else 0

        def done(result: history.Undone) -> None:
            self._say_undone(result, again)

        if count > _MANY:
            task = self._tasks.run(
                lambda: history.undo(self._session, operation_id), on_done=done, owner=self
            )
            self.strip.watch(task, translate("Window", "Undoing…"), cancellable=False)
            return
        try:
            done(history.undo(self._session, operation_id))
        except NotFound as error:
            self.toasts.say(error.sentence, kind="info")
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self, error)

    def _say_undone(self, result: history.Undone, again: bool) -> None:
        words = translate("Window", "Done again: {act}") if again else translate("Window", "Undone: {act}")
        text = words.format(act=result.title)
        if result.kept_count:
            kept = translate("Window", "%n rows were changed since and stay as they are", result.kept_count)
            names = "、".join(result.kept[:3])
            text = f"{text}\n{kept}{f': {names}' if names else ''}"
        verb = translate("Window", "Undo") if again else translate("Window", "Redo")
        self.toasts.say(
            text, verb=verb, act=lambda: self.undo_operation(result.operation_id, again=not again)
        )

    def _hear(self, changes: Changes) -> None:
        self._show_undo()
        if changes.touches("staff_member"):
            self.bar.staff.refresh()
            self.status.staff.refresh()
        self._count()

    def _show_undo(self) -> None:
        self.menus.set_undo(history.undo_title(self._session), history.redo_title(self._session))

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
        if self._quick is not None:
            self._quick.close()
            self._quick.deleteLater()
            self._quick = None
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

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._quick is not None:
            self._quick.close()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._session.remember("window.geometry", geometry)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        sheets = [path for path in files if path.suffix.lower() in _SHEETS]
        return sheets[0] if sheets and not self._session.read_only else None
