"""What can be done with the customers of a class: all of them, or those who are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import icons
from crm_desktop.ui.dialogs.bulk_edit import BulkEditDialog
from crm_desktop.ui.planning_for_many import PlanningForMany
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.views.customers_menus import SelectionMenus


class ClassActs(QObject):
    """Tags, grades, fields, follow-ups and the export for many customers: the count first, one act, one undo.

    Args:
        session, tasks: the data, and the worker.
        lists: what can be chosen.
        view: for the dialogs.
    """

    said = Signal(str, object)  # what was done, and its operation
    export_wanted = Signal(object)  # ids

    def __init__(self, session: Session, tasks: Tasks, lists: ShopLists, view: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._tasks = tasks
        self._lists = lists
        self._view = view
        self._ids: Sequence[int] = ()
        self.dialog: QDialog | None = None
        self.acts = CustomerActs(session, tasks, view)
        self.acts.said.connect(self.said)
        self.planning = PlanningForMany(session, tasks, lists, view)
        self.planning.said.connect(self.said)
        self.menus = SelectionMenus(session, lists, self.acts, lambda: self._ids)

    def fill(self, menu: QMenu, ids: Sequence[int], opened: Callable[[], object] | None = None) -> None:
        """Put what can be done with these customers into a menu; their count stands first.

        Args:
            opened: opens the one customer there is.
        """
        self._ids = ids
        menu.addAction(translate("Customers", "%n customers", len(ids))).setEnabled(False)
        if opened is not None:
            menu.addAction(translate("Customers", "Open\tEnter"), opened)
        menu.addSeparator()
        plan = menu.addAction(icons.icon("follow-up"), translate("ClassActs", "Plan follow-ups…"))
        plan.triggered.connect(lambda: self.ask_plan(ids))
        change = menu.addAction(icons.icon("edit"), translate("Customers", "Change several fields…"))
        change.triggered.connect(lambda: self.ask_change(ids))
        self.menus.fill_classes(menu)
        menu.addSeparator()
        export = menu.addAction(icons.icon("export"), translate("Segments", "Export…"))
        export.triggered.connect(lambda: self.export_wanted.emit(ids))
        writes = not self._session.read_only and bool(len(ids))
        for action in menu.actions()[1:]:
            action.setEnabled(bool(len(ids)) if action is export else writes)

    def ask_change(self, ids: Sequence[int]) -> None:
        """Ask what to change in all of them."""
        dialog = BulkEditDialog(len(ids), self._lists, self._view)
        dialog.accepted.connect(lambda: self.acts.change(ids, dialog.result_edit))
        self._open(dialog)

    def ask_plan(self, ids: Sequence[int]) -> None:
        """Ask what to plan with each of them."""
        self.planning.ask(ids)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()
