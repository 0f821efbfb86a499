"""The dialogs that the window opens: quick entry, import, export, backup, keys, about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import history, overview
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.fitting import fit
from crm_desktop.ui.widgets.task_strip import TaskStrip

if TYPE_CHECKING:
    from crm_desktop.services import quick_entry

_GROWS = 240  # pixels: hits, the card of a customer and the fields of a new one come into the quick entry

# Each dialog is imported when it is first opened: the window is up sooner.


class Dialogs:
    """Opens the dialogs and does what they hand out.

    Args:
        window: stands behind them.
        session, tasks, bridge: handed on to them.
        strip: shows a long act.
        connect: connects the signals of what was opened to the window.
        say: shows a toast: words, operation id or None.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tasks: Tasks,
        bridge: Bridge,
        strip: TaskStrip,
        connect: Callable[[str, Any], None],
        say: Callable[..., None],
    ) -> None:
        self._window = window
        self._session = session
        self._tasks = tasks
        self._bridge = bridge
        self._strip = strip
        self._connect = connect
        self._say = say
        self.on_open: Callable[[int], None] = lambda customer_id: None  # the quick entry opens a customer
        self.quick: Any = None

    def close_quick(self) -> bool:
        """Close the quick entry, which keeps its draft; returns whether it was open."""
        was_open = self.quick is not None and bool(self.quick.isVisible())
        if self.quick is not None:
            self.quick.close()
            self.quick.deleteLater()
            self.quick = None
        return was_open

    def record(self, about: dict[str, Any]) -> None:
        """Open the quick entry.

        Args:
            about: `customer_id` of a known customer, or `text` that was typed for who it is; `kind`;
                `new` when it is nobody known; `heard`, what a message says of somebody.
        """
        if self._session.read_only:
            return
        if self.quick is None:
            from crm_desktop.ui.dialogs.quick_entry import QuickEntry

            self.quick = QuickEntry(self._session, self._window, self._tasks)
            fit(self.quick, grows=_GROWS)
            self.quick.submitted.connect(self._save_entry)
            self.quick.customer_opened.connect(self.on_open)
        self.quick.open_for(about)

    def _save_entry(self, entry: quick_entry.Entry) -> None:
        from crm_desktop.services import quick_entry

        try:
            saved = quick_entry.save(self._session, entry)
        except UserError as error:
            self.quick.show_problem(error)
            return
        self.quick.done_with()
        row = history.operations(self._session, limit=1, before=saved.operation_id + 1)
        self._say(
            translate("Window", "Saved: {what}").format(what=row[0].subject or row[0].title),
            saved.operation_id,
        )

    def import_file(self, path: Path | None = None, rows: str = "") -> None:
        """Open the import, with a file or with pasted rows."""
        from crm_desktop.ui.import_wizard import ImportWizard

        wizard = ImportWizard(self._session, self._tasks, self._bridge, path, self._window)
        if rows:
            wizard.open_text(rows)
        self._connect("import", wizard)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(wizard)
        wizard.open()

    def take_pasted(self, text: str) -> None:
        """A message of one person opens the quick entry, rows open the import."""
        from crm_desktop.services import pasting

        if self._session.read_only:
            return
        if pasting.kind(text) is pasting.Kind.PERSON:
            self.record({"heard": pasting.hear(self._session, text)})
        else:
            self.import_file(rows=text)

    def export(self, scopes: Any = None, columns: Any = None, **about: Any) -> None:
        """Open the export of some customers, or of all, or of their entries."""
        from crm_desktop.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._session, self._tasks, scopes, columns, self._window, **about)
        self._connect("export", dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(dialog)
        dialog.open()

    def write_template(self) -> None:
        """Write a workbook to fill in, with the shop's own words in its drop-downs."""
        from crm_desktop.services import import_template
        from crm_desktop.ui import prompts

        path = prompts.save_file(
            QApplication.activeModalWidget() or self._window,
            translate("Window", "Excel template"),
            f"{translate('Window', 'Customer template')}.xlsx",
            translate("Window", "Excel workbook (*.xlsx)"),
        )
        if path is not None:
            task = self._tasks.run(
                lambda: import_template.write(self._session, path),
                on_done=lambda _: self._say(
                    translate("Window", "{name} is written. Fill it in and import it.").format(name=path.name)
                ),
                owner=self._window,
            )
            self._strip.watch(task, translate("Window", "Writing the template…"))

    def merge(self, ids: Sequence[int]) -> None:
        """Lay customers side by side, and make one of them as it is chosen there."""
        from crm_desktop.services import merge
        from crm_desktop.ui import prompts
        from crm_desktop.ui.dialogs.merge import MergeDialog

        try:
            dialog = MergeDialog(self._session, merge.plan(self._session, ids), self._window)
        except UserError as error:
            prompts.explain(self._window, error)
            return
        dialog.merge_requested.connect(self._merge)
        dialog.sides.opened.connect(dialog.reject)
        dialog.sides.opened.connect(self.on_open)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(dialog)
        dialog.open()

    def _merge(self, ids: Sequence[int], keep: int, choices: dict[str, int]) -> None:
        from crm_desktop.services import customers, merge
        from crm_desktop.ui import prompts

        try:
            operation = merge.merge(self._session, ids, keep, choices)
        except UserError as error:
            prompts.explain(self._window, error)
            return
        name = customers.get(self._session, keep).name
        self._say(translate("Window", "Merged: {name}").format(name=name), operation)

    def back_up(self) -> None:
        """Write a backup of everything into one file."""
        from crm_desktop.services import maintenance
        from crm_desktop.ui import prompts

        name = translate("Window", "Backup {day}").format(day=overview.today())
        path = prompts.save_file(
            self._window,
            translate("Window", "Back up"),
            f"{name}.db",
            translate("Window", "Backup (*.db)"),
        )
        if path is not None:
            task = self._tasks.run(
                lambda progress: maintenance.backup(self._session, path, progress=progress),
                on_done=lambda _: self._say(
                    translate("Window", "Backed up to {name}").format(name=path.name)
                ),
                owner=self._window,
            )
            self._strip.watch(task, translate("Window", "Backing up…"))

    def open_folder(self) -> None:
        """Show the data folder in the system's file program."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.database.folder.root)))

    def show_keys(self, bar: Sequence[QAction]) -> None:
        """Show the keys of a menu bar and of the views."""
        from crm_desktop.ui.dialogs.keys import KeysDialog

        dialog = KeysDialog(bar, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(dialog)
        dialog.open()

    def show_about(self) -> None:
        """Show name, version and licence."""
        from crm_desktop.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._session.database.folder.root, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(dialog)
        dialog.open()
