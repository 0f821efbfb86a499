"""Everything that was done: when, by whom, what; and the undo of any one act."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import history
from crm_desktop.services.history import OperationRow
from crm_desktop.ui import icons, show
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable

_AT_ONCE = 200

_ICONS = {
    "add_customer": "new-customer",
    "delete_customers": "recycle-bin",
    "purge_customers": "recycle-bin",
    "restore_customers": "restore",
    "archive_customers": "archive",
    "unarchive_customers": "archive",
    "merge_customers": "merge",
    "not_same": "customers",
    "relate": "customers",
    "unrelate": "customers",
    "add_files": "file",
    "remove_file": "file",
    "record_interaction": "note",
    "plan_follow_up": "follow-up",
    "edit_follow_up": "follow-up",
    "finish_follow_up": "done",
    "serve_visitor": "visit",
    "visitor_left": "visit",
    "edit_duty": "staff",
    "mark_care": "birthday",
    "record_complaint": "warning",
    "edit_complaint": "warning",
    "close_complaint": "done",
    "reopen_complaint": "warning",
    "delete_complaint": "warning",
    "record_satisfaction": "star",
    "edit_satisfaction": "star",
    "edit_rules": "settings",
    "edit_planning": "settings",
    "plan_follow_ups": "follow-up",
    "snooze_follow_up": "follow-up",
    "return_call": "phone",
    "record_purchase": "purchase",
    "edit_purchase": "purchase",
    "delete_purchase": "purchase",
    "return_purchase": "return",
    "follow_order": "purchase",
    "edit_products": "product",
    "edit_lists": "classification",
    "edit_segments": "customers",
    "change_segment": "customers",
    "confirm_customers": "done",
    "convert_customers": "customers",
    "thank": "done",
    "edit_class_rules": "classification",
    "grade_customers": "classification",
    "edit_staff": "staff",
    "import": "import",
    "fill_samples": "import",
    "undo": "undo",
    "redo": "redo",
}


class HistoryView(QWidget):
    """The acts, newest first.

    Args:
        session, tasks, bridge: as for every view.
    """

    undo_requested = Signal(int)  # the operation to take back
    page_requested = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[int, OperationRow] = {}
        self._all = False
        head = PageHead(
            translate("History", "History"),
            translate("History", "Every act can be undone, also an old one. What was changed since stays."),
        )
        imports_button = head.add_button(translate("History", "Imports"))
        imports_button.setIcon(icons.icon("import"))
        imports_button.clicked.connect(lambda _checked=False: self.page_requested.emit("imports"))
        bin_button = head.add_button(translate("History", "Recycle bin"))
        bin_button.setIcon(icons.icon("recycle-bin"))
        bin_button.clicked.connect(lambda _checked=False: self.page_requested.emit("recycle_bin"))
        self.undo_button = head.add_button(translate("History", "Undo this act"), "primary")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self.undo)
        self.table = PlainTable(
            [
                translate("History", "What"),
                translate("History", "Customers"),
                translate("History", "Who"),
                translate("History", "When"),
                translate("History", "State"),
            ],
            [0, 104, 136, 168, 104],
            translate("History", "Acts"),
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.first_focus = self.table  # arrows go through the acts, Enter takes one back
        self.table.selection_changed.connect(self._show_undo)
        self.table.end_reached.connect(self._load_more)
        self.table.opened.connect(lambda _: self.undo())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        Refresher(self, bridge, self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the newest acts again; as many as were shown."""
        count = max(_AT_ONCE, len(self._rows))
        found = history.operations(self._session, count)
        self._rows = {row.id: row for row in found}
        self._all = len(found) < count
        self.table.set_rows([_shown(row) for row in found])

    def undo(self) -> None:
        """Ask for the chosen act to be taken back."""
        chosen = self.table.selected_keys()
        row = self._rows.get(chosen[0]) if chosen else None
        if row is not None and row.can_undo and not self._session.read_only:
            self.undo_requested.emit(row.id)

    def _load_more(self) -> None:
        if self._all or not self._rows:
            return
        found = history.operations(self._session, _AT_ONCE, before=min(self._rows))
        self._all = len(found) < _AT_ONCE
        self._rows.update({row.id: row for row in found})
        self.table.plain.append([_shown(row) for row in found])

    def _show_undo(self) -> None:
        chosen = self.table.selected_keys()
        row = self._rows.get(chosen[0]) if chosen else None
        self.undo_button.setEnabled(row is not None and row.can_undo and not self._session.read_only)

    def _menu(self, place: QPoint) -> None:
        if self.undo_button.isEnabled():
            menu = QMenu(self)
            menu.addAction(icons.icon("undo"), self.undo_button.text(), self.undo)
            menu.popup(self.table.viewport().mapToGlobal(place))


def _shown(row: OperationRow) -> PlainRow:
    state = translate("History", "undone") if row.undone else ""
    faded = dict.fromkeys(range(5), "secondary") if row.undone else {1: "secondary", 2: "secondary"}
    return PlainRow(
        row.id,
        (
            row.title,
            f"{row.count:,}" if row.count else "",
            row.staff_name or "—",
            f"{show.relative_day(show.day_of(row.at))} {show.time_of_day(row.at)}",
            state,
        ),
        _ICONS.get(row.action, "edit"),
        faded,
    )
