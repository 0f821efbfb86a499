"""The recycle bin: deleted customers, restored or deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import recycle_bin
from crm_desktop.ui import icons, prompts, show
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable

_SHOWN = 5_000


class RecycleBinView(QWidget):
    """The deleted customers, last deleted first.

    Args:
        session, tasks, bridge: as for every view.
    """

    toast_requested = Signal(str, object)
    customer_opened = Signal(int)
    page_requested = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._merged: set[int] = set()
        self.head = PageHead(translate("RecycleBin", "Recycle bin"))
        back = self.head.add_button(translate("RecycleBin", "History"), "quiet")
        back.setIcon(icons.icon("back"))
        back.clicked.connect(lambda _checked=False: self.page_requested.emit("history"))
        self.purge_button = self.head.add_button(translate("RecycleBin", "Delete for good…"))
        self.purge_button.clicked.connect(self.purge)
        self.restore_button = self.head.add_button(translate("RecycleBin", "Restore"), "primary")
        self.restore_button.clicked.connect(self.restore)
        self.table = PlainTable(
            [
                translate("RecycleBin", "Name"),
                translate("RecycleBin", "Phone"),
                translate("RecycleBin", "Deleted by"),
                translate("RecycleBin", "Deleted"),
            ],
            [0, 176, 136, 168],
            translate("RecycleBin", "Deleted customers"),
        )
        self.table.selection_changed.connect(self._show_acts)
        self.table.opened.connect(self.customer_opened.emit)
        self.table.delete_pressed.connect(self.purge)
        self.empty = EmptyState(
            "recycle-bin",
            translate(
                "RecycleBin", "The recycle bin is empty. Deleted customers wait here until they are restored."
            ),
        )
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addLayout(self._pages, 1)
        Refresher(self, bridge, self.refresh, lambda changes: changes.touches("customer"))
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the bin again."""
        found = recycle_bin.contents(self._session, _SHOWN)
        self._merged = {row.id for row in found if row.merged}
        self.table.set_rows(
            [
                PlainRow(
                    row.id,
                    (
                        _called(row),
                        show.phone(row.phone),
                        row.staff_name or "—",
                        f"{show.relative_day(show.day_of(row.deleted_at))} {show.time_of_day(row.deleted_at)}",
                    ),
                    "customer",
                    {2: "secondary", 3: "secondary"},
                )
                for row in found
            ]
        )
        self._pages.setCurrentWidget(self.table if found else self.empty)
        self.head.set_words(translate("RecycleBin", "%n deleted customers", len(found)) if found else "")
        self._show_acts()

    def restore(self) -> None:
        """Put the chosen customers back into the lists."""
        ids = self.table.selected_keys()
        if not ids:
            return
        parted = self._merged & set(ids)
        try:
            operation_id = recycle_bin.restore(self._session, ids)
        except UserError as error:
            prompts.explain(self, error)
            return
        words = translate("RecycleBin", "%n customers restored", len(ids))
        if parted:
            words += "\n" + translate(
                "RecycleBin",
                "What was merged stays where it is. To part the records again, undo the merge in the history.",
            )
        self.toast_requested.emit(words, operation_id)

    def purge(self) -> None:
        """Delete the chosen customers for good, after the person has typed how many."""
        ids = self.table.selected_keys()
        if not ids:
            return
        going = recycle_bin.deletion_summary(self._session, ids)
        text = translate("RecycleBin", "Delete %n customers for good?", len(ids))
        parts = [
            translate("RecycleBin", "%n entries", going.interactions) if going.interactions else "",
            translate("RecycleBin", "%n open follow-ups", going.follow_ups) if going.follow_ups else "",
        ]
        along = listed(part for part in parts if part)
        if along:
            text += "\n" + translate("RecycleBin", "This includes {what}.").format(what=along)
        verb = translate("RecycleBin", "Delete for good")
        if not prompts.ask_number(self, text, len(ids), verb):
            return
        try:
            operation_id = recycle_bin.purge(self._session, ids)
        except UserError as error:
            prompts.explain(self, error)
            return
        self.toast_requested.emit(
            translate("RecycleBin", "%n customers deleted for good", len(ids)), operation_id
        )

    def _show_acts(self) -> None:
        some = bool(self.table.selected_keys()) and not self._session.read_only
        self.restore_button.setEnabled(some)
        self.purge_button.setEnabled(some)


def _called(row: recycle_bin.Binned) -> str:
    """The name, and the merge that put it here."""
    if not row.merged:
        return row.name
    return translate("RecycleBin", "{name} · merged: {what}").format(name=row.name, what=row.merged)
