"""The program stays when its window goes: into the notification area, where reminders go on; quitting really quits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QBoxLayout

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import reminders
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.reminding import Reminding
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.tray import Tray
from crm_desktop.ui.widgets.reminder_bar import ReminderBar

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

STAY = "window.stay"  # setting: closed or minimised, the window goes into the notification area
_TOLD = "window.stay_told"  # setting: it was said once where the program is


class Staying(QObject):
    """What happens to the program while its window is away.

    Args:
        window: the window.
        session, tasks, bridge: as for every view.
    """

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks, bridge: Bridge) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._leaving = False
        self.tray = Tray(self) if Tray.available() else None
        self.reminding = Reminding(session, tasks, bridge, window, self.tray)
        self.reminding.customer_opened.connect(window.open_customer)
        self.reminding.list_requested.connect(lambda: window.go("follow_ups"))
        self.reminding.toast_requested.connect(self._say)
        if self.tray is not None:
            self.tray.window_requested.connect(window.come_to_front)
            self.tray.entry_requested.connect(self._new_entry)
            self.tray.quit_requested.connect(self.quit)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):  # the computer is shut down or the person signs out
            app.commitDataRequest.connect(self.leave, Qt.ConnectionType.DirectConnection)
        self.follow_settings()

    # -- what the window asks -------------------------------------------------------------------

    def stand_in(self, column: QBoxLayout) -> None:
        """Put a new bar of reminders into a column."""
        self.bar = ReminderBar()
        column.addWidget(self.bar)
        self.reminding.stand_in(self.bar)

    def start(self) -> None:
        """From now on call to mind what is due."""
        self.reminding.start()

    def forget(self) -> None:
        """Other data is open."""
        self.reminding.forget()
        self.follow_settings()

    def follow_settings(self) -> None:
        """The settings were changed, or read for the first time."""
        if self.tray is not None:
            self.tray.show(self.stays or reminders.enabled(self._session))

    @property
    def stays(self) -> bool:
        """Whether the program goes on when its window is closed or minimised."""
        return self.tray is not None and bool(self._session.setting(STAY, False))

    def appear(self, *, background: bool) -> None:
        """Show the window; not when the computer has started the program and it can wait in the notification area."""
        if background and self.tray is not None:
            self._keep_running(True)
            self.tray.show()
        else:
            self._window.show()

    def show_reminders(self) -> None:
        """Put the focus on what waits, or show the follow-ups when nothing does."""
        if self.reminding.waiting:
            self.bar.take_focus()
        else:
            self._window.go("follow_ups")

    def minimised(self) -> None:
        """The window was minimised: it goes away whole."""
        if self.stays:
            self._keep_running(True)
            QTimer.singleShot(0, self._window, self._window.hide)  # after the system has seen it minimised
            self._tell()

    def stays_on_close(self) -> bool:
        """Whether the window, asked to close, only goes away; then it is away."""
        if self._leaving or not self.stays or not self._window.isVisible():
            return False
        self._keep_running(True)
        self._window.hide()
        self._tell()
        return True

    # -- leaving --------------------------------------------------------------------------------

    def quit(self) -> None:
        """End the program, whatever the settings say; the person may still be asked about what is not done."""
        was_away = not self._window.isVisible()
        self._leaving = True
        if not self._window.close():
            self._leaving = False
            return
        if was_away or not QApplication.quitOnLastWindowClosed():
            QApplication.quit()

    def leave(self, *_session_manager: object) -> None:
        """From now on closing the window ends the program."""
        self._leaving = True
        self._keep_running(False)
        if self.tray is not None:
            self.tray.show(False)

    def _keep_running(self, on: bool) -> None:
        QApplication.setQuitOnLastWindowClosed(not on)

    def _tell(self) -> None:
        if self.tray is not None and not self._session.setting(_TOLD, False):
            self._session.remember(_TOLD, True)
            self.tray.say(
                translate("Tray", "The program goes on here"),
                translate("Tray", "Reminders come as before. Quit it in this menu, or with Ctrl+Q."),
            )

    def _say(self, words: str, operation_id: object) -> None:
        self._window.undoing.say(words, operation_id)  # which is made anew with the language

    def _new_entry(self) -> None:
        self._window.come_to_front()
        self._window.new_entry()
