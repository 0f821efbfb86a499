"""From which day to which: a usual period, or two days."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from crm_desktop import clock
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.values import partial_dates

_OTHER = "other"


def periods() -> dict[str, tuple[str, str, str]]:
    """Key → (words, first day, last day) of the periods that are one press away."""
    today = clock.today()
    month = today.replace(day=1)
    before = month - timedelta(1)
    return {
        "": (translate("ExportPeriod", "All days"), "", ""),
        "today": (translate("ExportPeriod", "Today"), str(today), str(today)),
        "week": (translate("ExportPeriod", "The last 7 days"), str(today - timedelta(6)), str(today)),
        "month": (translate("ExportPeriod", "This month"), str(month), _end_of_month(month)),
        "last_month": (translate("ExportPeriod", "Last month"), str(before.replace(day=1)), str(before)),
        "year": (translate("ExportPeriod", "This year"), f"{today.year}-01-01", f"{today.year}-12-31"),
    }


def _end_of_month(first: date) -> str:
    return str((first + timedelta(32)).replace(day=1) - timedelta(1))


class PeriodChoice(QWidget):
    """A chooser of periods; "From … to …" opens two fields for days."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._periods = periods()
        self.known = QComboBox(self)
        self.known.setAccessibleName(translate("ExportPeriod", "Period"))
        for key, (words, _first, _last) in self._periods.items():
            self.known.addItem(words, key)
        self.known.addItem(translate("ExportPeriod", "From … to …"), _OTHER)
        self.known.currentIndexChanged.connect(self._chosen)
        self.first = self._field(translate("ExportPeriod", "First day"))
        self._until = QLabel("–", self)
        self.last = self._field(translate("ExportPeriod", "Last day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.known)
        for widget in (self.first, self._until, self.last):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFocusProxy(self.known)
        self._show_fields()

    def _field(self, name: str) -> LineEdit:
        field = LineEdit(parent=self)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setFixedWidth(112)
        field.textChanged.connect(self._typed)
        return field

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day, YYYY-MM-DD; "" for no limit, or while a field holds no day."""
        if self.known.currentData() != _OTHER:
            return self._periods[self.known.currentData()][1:]
        return _day(self.first.text()), _day(self.last.text())

    @property
    def problem(self) -> str:
        """What is wrong with the typed days; "" when nothing is."""
        if self.known.currentData() != _OTHER:
            return ""
        for field in (self.first, self.last):
            if field.text().strip() and not _day(field.text()):
                return translate("ExportPeriod", "{text} is not a day. Type it like 2026-05-17.").format(
                    text=field.text().strip()
                )
        first, last = self.days
        if first and last and first > last:
            return translate("ExportPeriod", "The last day is before the first.")
        return ""

    def set_days(self, first: str, last: str) -> None:
        """Choose a period; one that has no word of its own stands in the two fields."""
        for key, (_words, begin, end) in self._periods.items():
            if (begin, end) == (first, last):
                self.known.setCurrentIndex(self.known.findData(key))
                return
        self.first.setText(first)
        self.last.setText(last)
        self.known.setCurrentIndex(self.known.findData(_OTHER))

    def _chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        other = self.known.currentData() == _OTHER
        for widget in (self.first, self._until, self.last):
            widget.setVisible(other)

    def _typed(self) -> None:
        for field in (self.first, self.last):
            wrong = bool(field.text().strip()) and not _day(field.text())
            theme.style(field, wrong="bad" if wrong else "")
        self.changed.emit()


def _day(text: str) -> str:
    """The day in any usual spelling; without a year it is of this one; "" when it is none."""
    try:
        parsed = partial_dates.parse(text)
    except InvalidValue:
        return ""
    if parsed is None or parsed.calendar != partial_dates.SOLAR or not parsed.day:
        return ""
    year = parsed.year or clock.today().year
    try:
        return str(date(year, parsed.month, parsed.day))
    except ValueError:  # 29 February
        return ""
