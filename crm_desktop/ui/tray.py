"""The sign of the program in the system's notification area: it says what is due, and works while the window is away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme

_SHOWN_MS = 15_000
_SIDES = (16, 24, 32, 48, 64)


class Waiting(NamedTuple):
    """One reminder in the menu: its words, and what can be done about it."""

    words: str
    acts: Sequence[tuple[str, Callable[[], object]]]


class Tray(QObject):
    """The sign, its menu and its messages.

    Args:
        parent: as long as it lives.
    """

    window_requested = Signal()
    entry_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: Sequence[Waiting] = ()
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self._sign = QSystemTrayIcon(_picture(), self)
        self._sign.setContextMenu(self._menu)
        self._sign.activated.connect(self._activated)
        self._sign.messageClicked.connect(self.message_clicked)
        self.set_waiting(())
        self._fill()

    @staticmethod
    def available() -> bool:
        """Whether the system has a notification area."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, on: bool = True) -> None:
        """Show the sign or take it away."""
        self._sign.setVisible(on)

    def say(self, title: str, text: str) -> None:
        """Show a message of the system."""
        if QSystemTrayIcon.supportsMessages():
            self._sign.showMessage(title, text, _picture(), _SHOWN_MS)

    def set_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Tell what waits: it stands in the menu, and its count in the tip."""
        self._waiting = waiting
        tip = QApplication.applicationDisplayName() or translate("Window", "CRM Desktop")
        if waiting:
            tip = f"{tip} · {translate('Reminders', '%n follow-ups are due now', len(waiting))}"
        self._sign.setToolTip(tip)

    def _fill(self) -> None:
        self._menu.clear()
        for each in self._waiting:
            about = self._menu.addMenu(icons.icon("follow-up"), each.words.replace("&", "&&"))
            for words, act in each.acts:
                about.addAction(words, lambda act=act: act())
        if self._waiting:
            self._menu.addSeparator()
        shown = self._menu.addAction(translate("Tray", "Open the window"), self.window_requested.emit)
        self._menu.setDefaultAction(shown)
        self._menu.addAction(translate("Tray", "New entry…"), self.entry_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(translate("Tray", "Quit"), self.quit_requested.emit)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.window_requested.emit()


def _picture() -> QIcon:
    """White people on the accent colour, which is seen on a light and a dark bar."""
    found = QIcon()
    for side in _SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5)
        inset = max(1, side // 8)
        icons.paint(painter, picture.rect().adjusted(inset, inset, -inset, -inset), "customers", "on_accent")
        painter.end()
        found.addPixmap(picture)
    return found
