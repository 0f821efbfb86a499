"""Which day is shown: the day before, a date, the day after; never one that is to come."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from crm_desktop import clock
from crm_desktop.i18n import labelled, translate
from crm_desktop.ui import icons, theme


class DayBar(QWidget):
    """Arrows, and a date that opens a calendar."""

    changed = Signal(str)  # the local day, YYYY-MM-DD

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = True  # today, also when that becomes another day
        self.before = self._arrow("left", translate("DayBar", "The day before (Alt+Left)"), -1)
        self.after = self._arrow("right", translate("DayBar", "The day after (Alt+Right)"), 1)
        self._day = clock.today()
        self.date = QPushButton(self)
        self.date.setIcon(icons.icon("calendar"))
        self.date.setAutoDefault(False)
        theme.style(self.date, density="compact")
        self.date.clicked.connect(lambda _=False: self._pick())
        self.today = QPushButton(translate("DayBar", "Today"), self)
        self.today.setAutoDefault(False)
        theme.style(self.today, density="compact")
        self.today.clicked.connect(lambda _=False: self.set_day(clock.today().isoformat()))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for part in (self.before, self.date, self.after, self.today):
            line.addWidget(part)
        self._put(clock.today())

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        theme.style(button, density="compact")
        button.clicked.connect(lambda _=False: self.step(step))
        return button

    @property
    def day(self) -> str:
        """The local day that is shown."""
        return (clock.today() if self._follows else self._day).isoformat()

    def step(self, by: int) -> None:
        """Go to the day before (-1) or after (1)."""
        self.set_day((date.fromisoformat(self.day) + timedelta(days=by)).isoformat())

    def set_day(self, day: str) -> None:
        """Show a day; of those to come the present one."""
        wanted = min(date.fromisoformat(day), clock.today())
        before = self.day
        self._put(wanted)
        if self.day != before:
            self.changed.emit(self.day)

    def _pick(self) -> None:
        """Ask for a day, with a calendar below the button."""
        menu = QMenu(self)
        dates = QCalendarWidget(menu)
        dates.setMaximumDate(QDate.fromString(clock.today().isoformat(), Qt.DateFormat.ISODate))
        dates.setSelectedDate(QDate.fromString(self.day, Qt.DateFormat.ISODate))
        dates.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        dates.setAccessibleName(translate("DayBar", "Day"))

        def take(chosen: QDate) -> None:
            menu.close()
            self.set_day(chosen.toString(Qt.DateFormat.ISODate))

        dates.clicked.connect(take)
        dates.activated.connect(take)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(dates)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.date.mapToGlobal(self.date.rect().bottomLeft()))
        dates.setFocus()

    def _put(self, day: date) -> None:
        self._day, self._follows = day, day >= clock.today()
        self.date.setText(day.isoformat())
        self.date.setAccessibleName(labelled(translate("DayBar", "Day"), day.isoformat()))
        self.after.setEnabled(not self._follows)
        self.today.setEnabled(not self._follows)
