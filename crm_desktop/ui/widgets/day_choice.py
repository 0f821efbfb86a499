"""The day of a follow-up: tomorrow, in three days, next week, or any other day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
    QWidgetAction,
)

from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.services.shop_days import ShopDays
from crm_desktop.ui import show, theme
from crm_desktop.ui.widgets.arrow_keys import ArrowKeys
from crm_desktop.ui.widgets.line_edit import LineEdit


def near_days() -> list[tuple[str, str]]:
    """The days that are one key away: (words, local day)."""
    return [
        (translate("DayChoice", "Tomorrow"), show.after(1)),
        (translate("DayChoice", "3 days"), show.after(3)),
        (translate("DayChoice", "Next week"), show.after(7)),
    ]


def calendar(parent: QWidget | None = None) -> QCalendarWidget:
    """A calendar from today on."""
    widget = QCalendarWidget(parent)
    widget.setMinimumDate(QDate.fromString(show.after(0), Qt.DateFormat.ISODate))
    widget.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    widget.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    widget.setAccessibleName(translate("DayChoice", "Calendar"))
    return widget


def day_menu(parent: QWidget, chosen: Callable[[str], object]) -> QMenu:
    """A menu that asks for a new day and calls `chosen` with it (YYYY-MM-DD)."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    for words, day in [(translate("DayChoice", "Today"), show.after(0)), *near_days()]:
        action = menu.addAction(f"{words}\t{day[5:]}")
        action.triggered.connect(lambda _=False, day=day: chosen(day))
    menu.addSeparator()
    dates = calendar(menu)

    def take(date: QDate) -> None:
        menu.close()
        chosen(date.toString(Qt.DateFormat.ISODate))

    dates.clicked.connect(take)
    dates.activated.connect(take)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(dates)
    menu.addAction(holder)
    return menu


class DayChoice(QWidget):
    """Buttons for the near days and "Date…", which opens a field; the value is a local day or "".

    A pressed button pressed again takes the choice back.

    Args:
        shop: when the shop is closed; a day on which it is says so and offers the next open one.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, shop: Callable[[], ShopDays] | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self.setAccessibleName(translate("DayChoice", "Next follow-up"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._days: dict[QPushButton, str] = {}
        for words, day in near_days():
            button = self._button(words)
            button.setToolTip(day)
            self._days[button] = day
            layout.addWidget(button)
        self._other = self._button(translate("DayChoice", "Date…"))
        layout.addWidget(self._other)
        self._buttons = [*self._days, self._other]
        ArrowKeys(self._buttons, self)
        self.field = LineEdit(parent=self)
        self.field.setPlaceholderText(show.after(14)[5:])
        self.field.setAccessibleName(translate("DayChoice", "Day of the follow-up"))
        self.field.setFixedWidth(104)
        theme.style(self.field, density="compact")
        self.field.hide()
        self.field.textChanged.connect(lambda _: self.changed.emit(self.day()))
        layout.addWidget(self.field)
        self.closed = QPushButton(self)
        self.closed.setAutoDefault(False)
        theme.style(self.closed, look="link", density="compact")
        self.closed.clicked.connect(lambda _=False: self.set_day(str(self.closed.property("day"))))
        self.closed.hide()
        layout.addWidget(self.closed)
        layout.addStretch(1)
        if shop is not None:
            self.changed.connect(self._point_out)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        theme.style(button, density="compact")
        button.clicked.connect(lambda checked: self._press(button, checked))
        return button

    def _point_out(self, day: str) -> None:
        """Say that the shop is closed on the chosen day; a press takes the next open one."""
        shop = self._shop() if self._shop is not None and day else None
        closed = shop is not None and shop.closed(day)
        if shop is not None and closed:
            following = shop.next_open(day)
            name = shop.name(day) or translate("DayChoice", "closed day")
            self.closed.setText(
                translate("DayChoice", "⚠ {name}: take {day}").format(name=name, day=following[5:])
            )
            self.closed.setProperty("day", following)
        self.closed.setVisible(closed)

    def _press(self, button: QPushButton, checked: bool) -> None:
        for other in self._buttons:
            if other is not button:
                other.setChecked(False)
        other_day = button is self._other and checked
        self.field.setVisible(other_day)
        if other_day:
            self.field.setFocus()
        self.changed.emit(self.day())

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        next(iter(self._days)).setFocus(Qt.FocusReason.OtherFocusReason)

    def day(self) -> str:
        """The chosen day, YYYY-MM-DD; "" when none is chosen or the field holds none yet."""
        for button, day in self._days.items():
            if button.isChecked():
                return day
        if self._other.isChecked() and self.field.text().strip():
            try:
                return field_checks.day(self.field.text())
            except InvalidValue:
                return ""
        return ""

    def problem(self) -> str:
        """What is wrong with the typed day; "" when nothing is."""
        if not self._other.isChecked():
            return ""
        try:
            field_checks.day(self.field.text())
        except InvalidValue as error:
            return error.sentence
        return ""

    def set_day(self, day: str) -> None:
        """Choose a day; "" for none."""
        for button, near in self._days.items():
            button.setChecked(near == day)
        other = bool(day) and day not in self._days.values()
        self._other.setChecked(other)
        self.field.setVisible(other)
        self.field.setText(day if other else "")
        self.changed.emit(self.day())
