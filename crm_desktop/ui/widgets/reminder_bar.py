"""The reminders that wait in the window: a line for each, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.i18n import translate
from crm_desktop.services import reminders
from crm_desktop.services.reminders import Reminder
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.picture import Picture

_LINES = 3  # that are shown at once


class ReminderBar(QWidget):
    """Across the window, above the page; hidden while nothing waits. It never takes the focus.

    Several take one line until they are unfolded, so that the page keeps its room.
    """

    opened = Signal(int)  # a customer
    done = Signal(int)  # a follow-up
    put_off = Signal(int, int)  # a follow-up, until when (seconds UTC)
    dismissed = Signal(object)  # ids of follow-ups
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []
        self._unfolded = False
        self._words = ("", "")  # of the head: folded, unfolded
        self._head = _Head(self)
        self._head.all.clicked.connect(lambda _checked=False: self.all_requested.emit())
        self._head.close_all.clicked.connect(lambda _checked=False: self.dismissed.emit(list(self._ids)))
        self._head.unfold.clicked.connect(lambda _checked=False: self.unfold(not self._unfolded))
        self._ids: list[int] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 16, 4)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self.hide()

    def show_reminders(self, waiting: Sequence[Reminder], missed: int) -> None:
        """Show what waits, the first ones as lines.

        Args:
            missed: how many of all came while nobody looked.
        """
        more = len(waiting) - len(self._ids)
        self._ids = [each.follow_up_id for each in waiting]
        focused = next((at for at, line in enumerate(self.lines) if line.has_focus()), None)
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [_Line(each, self) for each in waiting[:_LINES]]
        for line in self.lines:
            self._column.addWidget(line)
        words = (
            translate("Reminders", "%n reminders came in the meantime", missed)
            if missed
            else translate("Reminders", "%n follow-ups are due now", len(waiting))
        )
        rest, folded = len(waiting) - len(self.lines), words
        if rest > 0:
            words = f"{words} · {translate('Reminders', '%n more in the list', rest)}"
        self._words = (folded, words)
        if len(waiting) < 2:
            self._unfolded = False
        self.unfold(self._unfolded)
        self.setAccessibleName(words)
        self.setVisible(bool(waiting))
        if focused is not None and self.lines:
            self.lines[min(focused, len(self.lines) - 1)].open.setFocus()
        if more > 0:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def unfold(self, unfolded: bool) -> None:
        """Show a line for each, or one for all of them."""
        self._unfolded = unfolded
        several = len(self._ids) > 1
        self._head.setVisible(several)
        self._head.words.setText(self._words[unfolded])
        self._head.unfold.setText(
            translate("Reminders", "Fold") if unfolded else translate("Reminders", "Show")
        )
        self._head.unfold.setIcon(icons.icon("up" if unfolded else "down"))
        for line in self.lines:
            line.setVisible(unfolded or not several)

    def take_focus(self) -> None:
        """Put the focus on the first act."""
        if self.lines:
            self.unfold(True)
            self.lines[0].open.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("warn_soft"))


class _Head(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        theme.style(self.words, role="strong")
        self.unfold = _button("", "", self)
        self.all = _button(translate("Reminders", "All follow-ups"), "", self)
        self.close_all = _button(translate("Reminders", "Close all"), "", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.unfold)
        row.addWidget(self.all)
        row.addWidget(self.close_all)


class _Line(QWidget):
    def __init__(self, about: Reminder, bar: ReminderBar) -> None:
        super().__init__(bar)
        sign = Picture("follow-up", theme.metrics().icon, "warn", self)
        when = QLabel(reminders.when_words(about.when, clock.today()), self)
        theme.style(when, role="strong")
        name = QLabel(about.customer_name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        words = ElideLabel(about.title, "secondary", self)
        self.open = _button(translate("Reminders", "Open"), show.kind_icon(about.kind), self)
        self.open.clicked.connect(lambda _checked=False: bar.opened.emit(about.customer_id))
        self.done = _button(translate("Reminders", "Done"), "check", self)
        self.done.clicked.connect(lambda _checked=False: bar.done.emit(about.follow_up_id))
        self.snooze = _button(translate("Reminders", "Snooze"), "snooze", self)
        self.snooze.clicked.connect(
            lambda _checked=False: self._ask(lambda until: bar.put_off.emit(about.follow_up_id, until))
        )
        self.close_button = _button("", "close", self)
        self.close_button.setToolTip(translate("Reminders", "Close; the follow-up stays open"))
        self.close_button.clicked.connect(lambda _checked=False: bar.dismissed.emit([about.follow_up_id]))
        for button, verb in (
            (self.open, translate("Reminders", "Open {name}")),
            (self.done, translate("Reminders", "Done: {name}")),
            (self.snooze, translate("Reminders", "Snooze: {name}")),
            (self.close_button, translate("Reminders", "Close the reminder: {name}")),
        ):
            button.setAccessibleName(verb.format(name=about.customer_name))
        theme.style(self.close_button, look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for shown in (sign, when, name):
            row.addWidget(shown)
        row.addWidget(words, 1)
        for button in (self.open, self.done, self.snooze, self.close_button):
            row.addWidget(button)

    def has_focus(self) -> bool:
        return any(each.hasFocus() for each in (self.open, self.done, self.snooze, self.close_button))

    def _ask(self, chosen: Callable[[int], object]) -> None:
        menu = QMenu(self)
        for words, until in reminders.choices():
            menu.addAction(words, lambda until=until: chosen(until))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.snooze.mapToGlobal(QPoint(0, self.snooze.height() + 2)))


def _button(words: str, icon: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    if icon:
        button.setIcon(icons.icon(icon))
    button.setAutoDefault(False)
    theme.style(button, density="compact")
    return button
