"""Reminders in time: looks now and then what is due, and says it in the window and, when that is away, outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups, interactions, reminders, snoozing
from crm_desktop.services.reminders import Due, Reminder
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.tray import Tray, Waiting
from crm_desktop.ui.widgets.reminder_bar import ReminderBar

_LOOK_MS = 15_000  # at the latest; a full minute is met
_IN_MENU = 8


class Reminding(QObject):
    """What waits, where it is shown, and what is done about it.

    Args:
        session: the open data; acts are single writes on the GUI thread.
        tasks: what is due is read in the worker.
        bridge: announcements: what was settled elsewhere waits no more.
        window: where the bar stands; outside of it something is said while it is not in front.
        tray: the sign in the notification area; None where there is none.
    """

    customer_opened = Signal(int)
    list_requested = Signal()
    toast_requested = Signal(str, object)

    def __init__(
        self, session: Session, tasks: Tasks, bridge: Bridge, window: QWidget, tray: Tray | None
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._tray = tray
        self._bar: ReminderBar | None = None
        self._looking = False
        self.waiting: list[Reminder] = []
        self._missed: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        bridge.changed.connect(self._hear)
        if tray is not None:
            tray.message_clicked.connect(self._come)

    def start(self) -> None:
        """From now on look by itself; what came while the program was off comes first."""
        self.look()

    def stand_in(self, bar: ReminderBar) -> None:
        """Show what waits in this bar from now on."""
        self._bar = bar
        bar.opened.connect(self.customer_opened)
        bar.done.connect(self.finish)
        bar.put_off.connect(self.put_off)
        bar.dismissed.connect(self.dismiss)
        bar.all_requested.connect(self.list_requested)
        self._show()

    def forget(self) -> None:
        """Other data is open."""
        self.waiting.clear()
        self._show()

    # -- looking --------------------------------------------------------------------------------

    def look(self) -> None:
        """Read what is due in the worker; then again in a quarter of a minute, or at the full one."""
        if self._looking:
            return
        self._looking = True
        task = self._tasks.run(
            lambda: reminders.take(self._session),
            on_done=self.came,
            on_error=lambda _: None,  # somebody writes for long, or the disk is full: next time
            owner=self,
        )
        task.ended.connect(self._looked)

    def _looked(self) -> None:
        self._looking = False
        now = clock.now()
        until_full = 60_000 - now.second * 1_000 - now.microsecond // 1_000
        self._timer.start(min(_LOOK_MS, until_full + 20))

    def came(self, due: Due) -> None:
        """Show what has come."""
        new = [*due.now, *due.missed]
        if not new:
            return
        ids = {each.follow_up_id for each in new}
        self.waiting = [*new, *(each for each in self.waiting if each.follow_up_id not in ids)]
        self._missed |= {each.follow_up_id for each in due.missed}
        self._missed -= {each.follow_up_id for each in due.now}
        self._show()
        if not self._window.isActiveWindow():
            self._say(due)

    def _say(self, due: Due) -> None:
        QApplication.alert(self._window)
        if self._tray is None:
            return
        if due.now:
            self._tray.say(*self._message(due.now))
        if due.missed_count:
            title = translate("Reminders", "%n reminders came in the meantime", due.missed_count)
            words = ""
            if reminders.names_allowed(self._session):
                words = "\n".join(f"{_when(each.when)} {each.customer_name}" for each in due.missed[:4])
            self._tray.say(title, words or translate("Reminders", "Open the window to see them."))

    def _message(self, due: list[Reminder]) -> tuple[str, str]:
        """Title and text of the system's notification; without names unless the shop allows them."""
        named = reminders.names_allowed(self._session)
        if len(due) == 1:
            title = due[0].customer_name if named else translate("Reminders", "A follow-up is due")
            return title, self._words(due[0])
        title = translate("Reminders", "%n follow-ups are due now", len(due))
        shown = due[:4] if named else []
        words = "\n".join(f"{_when(each.when)} {each.customer_name}" for each in shown)
        return title, words or translate("Reminders", "Open the window to see them.")

    def _words(self, one: Reminder, *, name: bool = False) -> str:
        if not reminders.names_allowed(self._session):
            return f"{_when(one.when)} {interactions.kind_title(one.kind)}"
        who = f"{one.customer_name} " if name else ""
        return f"{_when(one.when)} {who}{one.title or interactions.kind_title(one.kind)}"

    # -- what waits -----------------------------------------------------------------------------

    def _show(self) -> None:
        if not self.waiting:
            self._missed.clear()
        if self._bar is not None:
            missed = sum(each.follow_up_id in self._missed for each in self.waiting)
            self._bar.show_reminders(self.waiting, missed)
        if self._tray is not None:
            self._tray.set_waiting([self._entry(each) for each in self.waiting[:_IN_MENU]])

    def _entry(self, one: Reminder) -> Waiting:
        row_id = one.follow_up_id

        def snooze(until: int) -> Callable[[], object]:
            return lambda: self.put_off(row_id, until)

        acts: list[tuple[str, Callable[[], object]]] = [
            (translate("Reminders", "Open"), lambda: self._open(one.customer_id)),
            (translate("Reminders", "Done"), lambda: self.finish(row_id)),
        ]
        later = [
            (translate("Reminders", "Snooze: {time}").format(time=words), snooze(until))
            for words, until in reminders.choices()
        ]
        return Waiting(self._words(one, name=True), [*acts, *later])

    def _hear(self, changes: Changes) -> None:
        if self.waiting and any(changes.touches(table) for table in ("follow_up", "customer")):
            ids = [each.follow_up_id for each in self.waiting]
            self._tasks.run(
                lambda: reminders.still_open(self._session, ids),
                on_done=lambda still: self._keep(ids, still),
                owner=self,
                latest="reminders.open",
            )

    def _keep(self, asked: list[int], still: list[int]) -> None:
        gone = set(asked) - set(still)
        if gone:
            self.dismiss(gone)

    # -- acts -----------------------------------------------------------------------------------

    def dismiss(self, ids: Any) -> None:
        """Show some no more; they stay as they are."""
        gone = set(ids)
        self.waiting = [each for each in self.waiting if each.follow_up_id not in gone]
        self._show()

    def finish(self, follow_up_id: int) -> None:
        """Mark a follow-up done."""
        self._act(
            lambda: follow_ups.finish(self._session, [follow_up_id]),
            translate("Reminders", "Done: {name}"),
            follow_up_id,
        )

    def put_off(self, follow_up_id: int, until: int) -> None:
        """Call a follow-up to mind later; its due day stays."""
        self._act(
            lambda: snoozing.snooze(self._session, [follow_up_id], until),
            translate("Reminders", "{name}: later, at {time}").replace("{time}", _when(_wall(until))),
            follow_up_id,
        )

    def _act(self, act: Callable[[], int], words: str, follow_up_id: int) -> None:
        name = next((each.customer_name for each in self.waiting if each.follow_up_id == follow_up_id), "")
        try:
            operation = act()
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self._window, error)
            return
        self.dismiss([follow_up_id])
        self.toast_requested.emit(words.replace("{name}", name), operation)

    def _open(self, customer_id: int) -> None:
        self._come()
        self.customer_opened.emit(customer_id)

    def _come(self) -> None:
        come: Any = self._window
        come.come_to_front()


def _wall(seconds: int) -> datetime:
    return clock.local(seconds).replace(tzinfo=None)


def _when(when: datetime) -> str:
    return reminders.when_words(when, clock.today())
