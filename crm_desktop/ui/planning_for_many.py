"""Follow-ups for many customers: the count and the load of the days first, then one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_spread, follow_ups_for_many
from crm_desktop.services.follow_ups_for_many import Plan
from crm_desktop.ui import prompts
from crm_desktop.ui.dialogs.plan_for_many import PlanForMany
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks

_DIRECT = 200  # customers up to which it is done without the worker


class PlanningForMany(QObject):
    """Asks what to plan with customers and plans it.

    Args:
        session, tasks: the data, and the worker.
        lists: who works here.
        view: for the dialog.
    """

    said = Signal(str, object)  # what was done, and its operation

    def __init__(self, session: Session, tasks: Tasks, lists: ShopLists, view: QWidget) -> None:
        super().__init__(view)
        self._session, self._tasks = session, tasks
        self._lists, self._view = lists, view
        self.dialog: PlanForMany | None = None

    def ask(self, ids: Sequence[int]) -> None:
        """Ask what to plan with each of them."""
        session = self._session
        open_for = Plan("", "", "", skip_planned=True)

        def begin(left: int) -> None:
            dialog = PlanForMany(len(ids), len(ids) - left, self._lists, self._view)
            dialog.plan_wanted.connect(lambda plan: self.plan(ids, plan))
            dialog.preview_wanted.connect(self._preview)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog = dialog
            dialog.finished.connect(self._forget)
            dialog.open()

        if len(ids) <= _DIRECT:
            begin(follow_ups_for_many.left(session, ids, open_for))
        else:
            self._tasks.run(
                lambda: follow_ups_for_many.left(session, ids, open_for), on_done=begin, owner=self
            )

    def _forget(self) -> None:
        self.dialog = None

    def _preview(self, count: int, day: str, days: int) -> None:
        session = self._session

        def show(loads: Sequence[follow_up_spread.DayLoad]) -> None:
            if self.dialog is not None:
                self.dialog.show_loads(loads)

        self._tasks.run(
            lambda: follow_up_spread.preview(session, count, day, days),
            on_done=show,
            owner=self,
            latest="plan_for_many.preview",
        )

    def plan(self, ids: Sequence[int], plan: Plan) -> None:
        """Plan a follow-up with each of them, as one act."""
        session = self._session

        def done(found: tuple[int, int]) -> None:
            operation, count = found
            self.said.emit(translate("ClassActs", "%n follow-ups planned", count), operation)

        def work() -> tuple[int, int]:
            count = follow_ups_for_many.left(session, ids, plan)
            return follow_ups_for_many.plan_for(session, ids, plan), count

        if len(ids) > _DIRECT:
            self._tasks.run(work, on_done=done, owner=self)
            return
        try:
            done(work())
        except UserError as error:
            prompts.explain(self._view.window(), error)
