"""The files that were brought in, with what became of their rows; each is shown again or taken back, and the
rows that failed are saved again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services import history, import_history
from crm_desktop.services.customer_filter import having
from crm_desktop.services.entry_fields import Content, content_title
from crm_desktop.services.import_history import ImportedFile
from crm_desktop.ui import icons, prompts, show
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.task_strip import TaskStrip

_AT_ONCE = 200
_COUNT_WIDTH = 72


class ImportsView(QWidget):
    """The imports, newest first.

    Args:
        session, tasks, bridge: as for every view.
    """

    customers_requested = Signal(object)  # Filter: the customers of an import
    page_requested = Signal(str)
    import_requested = Signal()
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._rows: dict[int, ImportedFile] = {}
        self._all = False
        head = PageHead(
            translate("Imports", "Imports"),
            translate("Imports", "Undoing one also restores what it overwrote; what was edited since stays."),
        )
        back = head.add_button(translate("Imports", "History"), "quiet")
        back.setIcon(icons.icon("back"))
        back.clicked.connect(lambda _checked=False: self.page_requested.emit("history"))
        self.failed_button = head.add_button(translate("Imports", "Save the failed rows…"))
        self.failed_button.clicked.connect(self.save_failed)
        self.failed_button.hide()
        self.undo_button = head.add_button(translate("Imports", "Undo this import"))
        self.undo_button.clicked.connect(self.undo)
        self.show_button = head.add_button(translate("Imports", "Show these customers"), "primary")
        self.show_button.clicked.connect(self.show_customers)
        self.kept = Banner()
        self.kept.add_action(translate("Imports", "Close"), self.kept.hide)
        self.kept.hide()
        self.strip = TaskStrip(self)
        self.table = PlainTable(
            [
                translate("Imports", "File"),
                translate("Imports", "Rows"),
                translate("Imports", "New"),
                translate("Imports", "Updated"),
                translate("Imports", "Skipped"),
                translate("Imports", "Failed"),
                translate("Imports", "Who"),
                translate("Imports", "When"),
                translate("Imports", "State"),
            ],
            [0, *[_COUNT_WIDTH] * 5, 120, 152, 80],
            translate("Imports", "Imported files"),
            yielding=(6, 1, 4),  # who, rows, skipped
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.selection_changed.connect(self._show_acts)
        self.table.end_reached.connect(self._load_more)
        self.table.opened.connect(lambda _: self.show_customers())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.empty = EmptyState(
            "import",
            translate(
                "Imports", "No file was imported yet. What you bring in is listed here, with its rows."
            ),
        )
        self.empty.add_action(
            translate("Imports", "Import a file…"), self.import_requested.emit, primary=True
        )
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(head)
        column.addWidget(self.kept)
        column.addLayout(self._pages, 1)
        column.addWidget(self.strip)
        Refresher(self, bridge, self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the imports again; as many as were shown."""
        count = max(_AT_ONCE, len(self._rows))
        found = import_history.files(self._session, count)
        self._rows = {row.operation_id: row for row in found}
        self._all = len(found) < count
        self.table.set_rows([_shown(row) for row in found])
        self._pages.setCurrentWidget(self.table if found else self.empty)
        self.undo_button.setVisible(bool(found))
        self.show_button.setVisible(bool(found))
        self._show_acts()

    def show_customers(self) -> None:
        """Ask for the list of the chosen import's customers."""
        row = self._chosen()
        if row is not None and self.show_button.isEnabled():
            self.customers_requested.emit(having(operation=row.operation_id))

    def undo(self) -> None:
        """Take the chosen import back: what it made goes, what it overwrote is restored."""
        row = self._chosen()
        if row is None or row.undone or self._session.read_only:
            return
        self.kept.hide()
        task = self._tasks.run(
            partial(history.undo, self._session, row.operation_id),
            on_done=self._undone,
            on_error=self._refused,
            owner=self,
        )
        self.strip.watch(task, translate("Imports", "Undoing the import"), cancellable=False)

    def save_failed(self) -> None:
        """Save the rows of the chosen import that failed as a workbook, however long ago it was."""
        row = self._chosen()
        if row is None or not row.kept:
            return
        name = translate("ImportWizard", "{name} - failed rows.xlsx").format(name=Path(row.file_name).stem)
        path = prompts.save_file(
            self,
            translate("ImportWizard", "Save the failed rows"),
            name,
            translate("ImportWizard", "Excel workbook (*.xlsx)"),
        )
        if path is not None:
            task = self._tasks.run(
                partial(import_history.write_failed, self._session, row.operation_id, path),
                on_done=partial(self._saved, path),
                on_error=self._refused,
                owner=self,
            )
            self.strip.watch(task, translate("ImportWizard", "Saving"))

    def _saved(self, path: Path, count: int) -> None:
        text = translate(
            "ImportWizard", "%n rows saved in {name}: correct them there and import that file.", count
        )
        self.toast_requested.emit(text.format(name=path.name), None)

    def _undone(self, undone: history.Undone) -> None:
        self.toast_requested.emit(
            translate("Imports", "Undone: {act}").format(act=undone.title), undone.operation_id
        )
        if undone.kept_count:
            said = translate("Imports", "%n rows were changed since and stay as they are", undone.kept_count)
            self.kept.set_text(labelled(said, listed(undone.kept)) if undone.kept else said)
            self.kept.show()

    def _refused(self, error: UserError) -> None:
        if isinstance(error, Cancelled):
            return
        prompts.explain(self, error)

    def _chosen(self) -> ImportedFile | None:
        keys = self.table.selected_keys()
        return self._rows.get(keys[0]) if keys else None

    def _load_more(self) -> None:
        if self._all or not self._rows:
            return
        found = import_history.files(self._session, _AT_ONCE, before=min(self._rows))
        self._all = len(found) < _AT_ONCE
        self._rows.update({row.operation_id: row for row in found})
        self.table.plain.append([_shown(row) for row in found])

    def _show_acts(self) -> None:
        row = self._chosen()
        stands = row is not None and not row.undone
        of_customers = row is not None and row.content == Content.CUSTOMERS
        self.show_button.setEnabled(stands and of_customers)
        self.show_button.setToolTip(_why_not(row))
        self.undo_button.setEnabled(stands and not self._session.read_only)
        self.failed_button.setVisible(row is not None and row.kept > 0)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for button, icon, act in (
            (self.show_button, "customers", self.show_customers),
            (self.undo_button, "undo", self.undo),
        ):
            menu.addAction(icons.icon(icon), button.text(), act).setEnabled(button.isEnabled())
        if self.failed_button.isVisibleTo(self):
            menu.addAction(icons.icon("save"), self.failed_button.text(), self.save_failed)
        menu.popup(self.table.viewport().mapToGlobal(place))


def _why_not(row: ImportedFile | None) -> str:
    """Why no customers can be shown of an import; "" when they can, or when the row says it."""
    if row is None:
        return translate("Imports", "Choose a file first.")
    if row.content != Content.CUSTOMERS:
        return translate(
            "Imports", "This file brought no customers: its rows stand on the pages of whom they are about."
        )
    return ""


def _shown(row: ImportedFile) -> PlainRow:
    counts = (row.read, row.created, row.updated, row.skipped, row.failed)
    content = "" if row.content == Content.CUSTOMERS else content_title(Content(row.content))
    name = " · ".join(part for part in (row.file_name, row.sheet, content) if part)
    faded = dict.fromkeys(range(9), "secondary") if row.undone else dict.fromkeys((6, 7, 8), "secondary")
    if row.failed and not row.undone:
        faded[5] = "bad"
    return PlainRow(
        row.operation_id,
        (
            name,
            *("—" if count is None else f"{count:,}" for count in counts),
            row.staff_name or "—",
            f"{show.relative_day(show.day_of(row.at))} {show.time_of_day(row.at)}",
            translate("Imports", "undone") if row.undone else "",
        ),
        "import",
        faded,
    )
