"""How a follow-up repeats, chosen in a line: how often, on what, counted from what, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from crm_desktop import clock
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.ui import repeat_words, theme
from crm_desktop.ui.widgets.arrow_keys import ArrowKeys
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.values import repeats
from crm_desktop.values.repeats import Repeat

_LAST = 31


class RepeatChoice(FlowBox):
    """The controls, of which only those stand there that the choice before them needs; words say what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._day = clock.today()
        self.unit = self._choice(
            translate("Repeats", "Repeat"),
            [
                (translate("Repeats", "Does not repeat"), ""),
                (translate("Repeats", "Daily"), "day"),
                (translate("Repeats", "Weekly"), "week"),
                (translate("Repeats", "Monthly"), "month"),
                (translate("Repeats", "Yearly"), "year"),
            ],
        )
        self.every = self._number(translate("Repeats", "Every how many"), 1, 99)
        self.every.setPrefix(translate("Repeats", "every "))
        self.weekdays = [self._weekday(name) for name in repeat_words.short_weekdays()]
        ArrowKeys(self.weekdays, self)
        self.on = self._choice(translate("Repeats", "On which day of the month"), [])
        self.anchor = self._choice(
            translate("Repeats", "Counted from"),
            [
                (translate("Repeats", "counted from its day"), repeats.FROM_DATE),
                (translate("Repeats", "counted from when it is done"), repeats.FROM_COMPLETION),
            ],
        )
        self.end = self._choice(
            translate("Repeats", "End"),
            [
                (translate("Repeats", "without end"), ""),
                (translate("Repeats", "until a day"), "until"),
                (translate("Repeats", "so many times"), "count"),
            ],
        )
        self.until = LineEdit(parent=self)
        self.until.setAccessibleName(translate("Repeats", "Last day"))
        self.until.setPlaceholderText(translate("Repeats", "Last day"))
        self.until.setFixedWidth(112)
        theme.style(self.until, density="compact")
        self.until.textChanged.connect(lambda _: self._say())
        self.count = self._number(translate("Repeats", "How many times"), 2, 999)
        self.count.setValue(10)
        self.words = QLabel(self)
        theme.style(self.words, role="secondary")
        self.words.setFixedHeight(theme.metrics().compact)  # in the middle of the line
        shown = (
            self.unit,
            self.every,
            *self.weekdays,
            self.on,
            self.anchor,
            self.end,
            self.until,
            self.count,
        )
        for control in (*shown, self.words):
            self.flow.addWidget(control)
        for box in (self.unit, self.on, self.anchor, self.end):
            box.currentIndexChanged.connect(lambda _: self._show())
        for number in (self.every, self.count):
            number.valueChanged.connect(lambda _: self._say())
        self.set_day("")

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        theme.style(box, density="compact")
        box.setFixedHeight(theme.metrics().compact)
        for words, key in options:
            box.addItem(words, key)
        return box

    def _number(self, name: str, least: int, most: int) -> NumberBox:
        box = NumberBox(self)
        box.setRange(least, most)
        box.setAccessibleName(name)
        box.setToolTip(name)
        theme.style(box, density="compact")
        box.setFixedHeight(theme.metrics().compact)
        return box

    def _weekday(self, name: str) -> QPushButton:
        button = QPushButton(name, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        theme.style(button, density="compact")
        button.toggled.connect(lambda _: self._say())
        return button

    def set_day(self, day: str) -> None:
        """Say on which day (YYYY-MM-DD, "" for today) it happens first: what can be chosen depends on it."""
        self._day = date.fromisoformat(day) if day else clock.today()
        weekday, nth = self._day.weekday(), (self._day.day - 1) // 7 + 1
        kept = max(0, self.on.currentIndex())
        self.on.blockSignals(True)
        self.on.clear()
        self.on.addItem(repeat_words.day_words(self._day.day), (0, self._day.day))
        self.on.addItem(repeat_words.nth_words(min(nth, 4), weekday), (min(nth, 4), 0))
        self.on.addItem(repeat_words.nth_words(-1, weekday), (-1, 0))
        if self._day.day != _LAST:
            self.on.addItem(repeat_words.day_words(_LAST), (0, _LAST))
        self.on.setCurrentIndex(min(kept, self.on.count() - 1))
        self.on.blockSignals(False)
        self._show()

    def clear(self) -> None:
        """Choose that it does not repeat."""
        for box in (self.unit, self.on, self.anchor, self.end):
            box.setCurrentIndex(0)
        for button in self.weekdays:
            button.setChecked(False)
        self.every.setValue(1)
        self.until.clear()

    def set_repeat(self, repeat: Repeat | None, anchor: str = repeats.FROM_DATE) -> None:
        """Show how something repeats, after `set_day`; None when it does not."""
        self.clear()
        if repeat is None:
            return
        self.unit.setCurrentIndex(self.unit.findData(repeat.unit))
        self.every.setValue(repeat.every)
        self.anchor.setCurrentIndex(self.anchor.findData(anchor))
        if repeat.unit == "week":
            for at, button in enumerate(self.weekdays):
                button.setChecked(at in repeat.weekdays)
        wanted = (repeat.nth, 0) if repeat.nth else (0, repeat.day)
        kept = [self.on.itemData(at) for at in range(self.on.count())]
        if repeat.unit == "month" and wanted in kept:
            self.on.setCurrentIndex(kept.index(wanted))
        if repeat.until:
            self.end.setCurrentIndex(self.end.findData("until"))
            self.until.setText(repeat.until)
        elif repeat.count:
            self.end.setCurrentIndex(self.end.findData("count"))
            self.count.setValue(repeat.count)

    @property
    def counted_from(self) -> str:
        """What it counts from: `repeats.FROM_DATE` or `repeats.FROM_COMPLETION`."""
        return str(self.anchor.currentData())

    def repeat(self) -> Repeat | None:
        """What is chosen; None when it does not repeat.

        Raises:
            InvalidValue: the last day is none.
        """
        unit = self.unit.currentData()
        if not unit:
            return None
        until = ""
        if self.end.currentData() == "until":
            if not self.until.text().strip():
                raise InvalidValue(translate("Repeats", "Type the last day."), field="rule")
            until = field_checks.day(self.until.text())
        count = self.count.value() if self.end.currentData() == "count" else 0
        every = self.every.value()
        if self.counted_from == repeats.FROM_COMPLETION:
            return Repeat(unit, every, until=until, count=count)
        weekdays = tuple(at for at, button in enumerate(self.weekdays) if button.isChecked())
        if unit == "week":
            return Repeat(unit, every, weekdays or (self._day.weekday(),), until=until, count=count)
        if unit == "month":
            nth, day = self.on.currentData()
            if nth:
                return Repeat(unit, every, (self._day.weekday(),), nth, until=until, count=count)
            return Repeat(unit, every, day=day, until=until, count=count)
        return repeats.fits(Repeat(unit, every, until=until, count=count), self._day)

    def _show(self) -> None:
        unit, by_date = self.unit.currentData(), self.counted_from == repeats.FROM_DATE
        for control in (self.every, self.anchor, self.end, self.words):
            control.setVisible(bool(unit))
        for button in self.weekdays:
            button.setVisible(unit == "week" and by_date)
        self.on.setVisible(unit == "month" and by_date)
        self.until.setVisible(bool(unit) and self.end.currentData() == "until")
        self.count.setVisible(bool(unit) and self.end.currentData() == "count")
        self._say()
        self.fit()

    def _say(self) -> None:
        try:
            repeat = self.repeat()
        except InvalidValue as error:
            self.words.setText(error.sentence)
            return
        self.words.setText("" if repeat is None else f"→ {repeat_words.words(repeat, self.counted_from)}")
