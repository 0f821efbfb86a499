"""The tab of care: whose birthday comes, the message to them, done or not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import care
from crm_desktop.services.care import CareDay
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_SHOWN = 500
_SPANS = ("0", "7", "30")
_SPAN = "care.span"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Ctrl+D", translate("Keys", "Care: wished well, or not yet")),
        ("Ctrl+Shift+C", translate("Keys", "Care: copy the message")),
    ]


def rule_title(name: str) -> str:
    """What a rule for days that not every year has is about."""
    titles = {
        "leap_day": lambda: translate("Care", "29 February in other years"),
        "short_month": lambda: translate("Care", "The 30th of a lunar month of 29 days"),
        "leap_month": lambda: translate("Care", "Born in a lunar leap month"),
        "twice": lambda: translate("Care", "A lunar birthday twice in one year"),
    }
    return titles[name]()


def choice_title(name: str, value: str) -> str:
    """What a choice of a rule says."""
    titles = {
        ("leap_day", "before"): lambda: translate("Care", "On the 28 February"),
        ("leap_day", "after"): lambda: translate("Care", "On the 1 March"),
        ("short_month", "before"): lambda: translate("Care", "On the 29th"),
        ("short_month", "after"): lambda: translate("Care", "On the first of the next month"),
        ("leap_month", "leap"): lambda: translate("Care", "In the leap month of years that have it"),
        ("leap_month", "plain"): lambda: translate("Care", "Always in the plain month"),
        ("twice", "each"): lambda: translate("Care", "Both times; some years have none"),
        ("twice", "first"): lambda: translate("Care", "The first time only"),
    }
    return titles[name, value]()


class CareTab(QWidget):
    """Birthdays of a span of days from today.

    Args:
        session, tasks, bridge: as for every view; the list is read in the worker.
    """

    customer_opened = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        span = str(session.setting(_SPAN, "7"))
        self._span = span if span in _SPANS else "7"
        self._occasion = care.occasions(session)[0]
        self._build()
        self._refresher = Refresher(self, bridge, lambda _: self.load(), _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.words = ElideLabel("", "secondary", self)
        self.spans = SegmentedButtons(
            translate("Care", "Span of days"),
            [
                ("0", translate("Care", "Today"), ""),
                ("7", translate("Care", "7 days"), ""),
                ("30", translate("Care", "30 days"), ""),
            ],
            self,
        )
        self.spans.set_value(self._span)
        self.spans.chosen.connect(self.set_span)
        self.done_too = QPushButton(translate("Care", "Show done"), self)
        self.done_too.setCheckable(True)
        self.done_too.toggled.connect(lambda _on: self.load())
        self.rules_button = QPushButton(translate("Care", "Rules"), self)
        self.rules_button.setIcon(icons.icon("settings"))
        self.rules_button.clicked.connect(self._show_rules)
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        for control in (self.spans, self.done_too, self.rules_button):
            line.addWidget(control)
        self.table = PlainTable(
            [
                translate("Care", "Day"),
                translate("Care", "Name"),
                translate("Care", "Phone"),
                translate("Care", "Occasion"),
                translate("Care", "Years"),
                translate("Care", "State"),
            ],
            [140, 0, 180, 200, 80, 160],
            translate("Care", "Birthdays"),
            self,
            yielding=[4, 5],
        )
        self.table.opened.connect(lambda day: self.customer_opened.emit(day.customer_id))
        self.table.selection_changed.connect(self._show_acts)
        self._empty = EmptyState(
            "birthday",
            translate("Care", "Nobody's birthday comes in these days. It is a field of each customer."),
            self,
        )
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._act_line())
        layout.addWidget(body, 1)
        layout.addLayout(self._message_lines())
        self.first_focus = self.table
        for key, act in (("Ctrl+D", self.toggle_done), ("Ctrl+Shift+C", self.copy)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _act_line(self) -> QHBoxLayout:
        self.done_button = QPushButton(translate("Care", "Wished well"), self)
        self.done_button.setIcon(icons.icon("check"))
        self.done_button.setToolTip("Ctrl+D")
        self.done_button.clicked.connect(self.toggle_done)
        self.copy_button = QPushButton(translate("Care", "Copy message"), self)
        self.copy_button.setIcon(icons.icon("copy"))
        self.copy_button.setToolTip("Ctrl+Shift+C")
        self.copy_button.clicked.connect(self.copy)
        self.preview = ElideLabel("", "secondary", self)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.done_button, self.copy_button):
            button.setAutoDefault(False)
            theme.style(button, density="compact")
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self.preview, 1)
        return line

    def _message_lines(self) -> QVBoxLayout:
        self.message = QLineEdit(care.message(self._session), self)
        self.message.setAccessibleName(translate("Care", "Birthday message"))
        self.message.textEdited.connect(lambda _text: self._show_acts())
        self.message.editingFinished.connect(self.save_message)
        self.wrong = QLabel(self)
        theme.style(self.wrong, role="bad")
        self.wrong.hide()
        self.message_name = name = QLabel(self.message.accessibleName(), self)
        name.setBuddy(self.message)
        hint = QLabel(care.known_places(), self)
        theme.style(hint, role="secondary")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(name)
        line.addWidget(self.message, 1)
        line.addWidget(hint)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.wrong)
        return column

    # -- reading ----------------------------------------------------------------------------------

    def set_span(self, span: str) -> None:
        """Show the birthdays of so many days from today."""
        self._span = span
        self.spans.set_value(span)
        self._session.remember(_SPAN, span)
        self.load()

    def load(self) -> None:
        """Read the list in the worker and show it."""
        session, with_done, span = self._session, self.done_too.isChecked(), int(self._span)

        def read() -> tuple[list[CareDay], int]:
            today = clock.today()
            last = today + timedelta(span)
            found = care.days(session, today, last, with_done=with_done, limit=_SHOWN)
            return found, care.count(session, today, last)

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="care")

    def _loaded(self, found: tuple[list[CareDay], int]) -> None:
        days, count = found
        words = translate("Care", "%n to wish well", count)
        if len(days) >= _SHOWN:
            words += translate("Care", " · the first {shown} are shown").format(shown=f"{_SHOWN:,}")
        self.words.setText(words)
        self.table.set_rows([_row(day) for day in days])
        self._stack.setCurrentIndex(0 if days else 1)
        if days and not self.table.selected_keys():
            self.table.selectRow(0)
        if not self.message.hasFocus():
            self.message.setText(care.message(self._session, self._occasion.key))
        self._show_acts()

    def _show_acts(self) -> None:
        chosen: list[CareDay] = self.table.selected_keys()
        if chosen and chosen[0].occasion != self._occasion.key:
            self._take_occasion(chosen[0].occasion)
        only_done = bool(chosen) and all(day.done_at is not None for day in chosen)
        self.done_button.setText(
            translate("Care", "Not yet done") if only_done else translate("Care", "Wished well")
        )
        self.done_button.setEnabled(bool(chosen))
        self.copy_button.setEnabled(len(chosen) == 1)
        self.preview.setText(care.filled(self.message.text(), chosen[0]) if len(chosen) == 1 else "")

    def _take_occasion(self, key: str) -> None:
        """The message is that of the selected occasion."""
        known = {each.key: each for each in care.occasions(self._session)}
        if key in known:
            self._occasion = known[key]
            self.message.setText(care.message(self._session, key))
            self.message_name.setText(care.message_title(self._occasion))
            self.message.setAccessibleName(self.message_name.text())

    # -- acts -------------------------------------------------------------------------------------

    def toggle_done(self) -> None:
        """Mark the selected birthdays; those that are all marked become open again."""
        chosen: list[CareDay] = self.table.selected_keys()
        if not chosen:
            return
        only_done = all(day.done_at is not None for day in chosen)
        try:
            operation = (care.unmark if only_done else care.mark)(self._session, chosen)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        if operation is not None:
            words = (
                translate("Care", "%n birthdays are open again", len(chosen))
                if only_done
                else translate("Care", "%n customers wished well", len(chosen))
            )
            self.toast_requested.emit(words, operation)

    def copy(self) -> None:
        """Copy the message to the selected customer, ready to be pasted into a chat."""
        if self.copy_button.isEnabled():
            QGuiApplication.clipboard().setText(self.preview.text())
            self.toast_requested.emit(translate("Care", "The message is copied."), None)

    def save_message(self) -> None:
        """Keep the words; what is wrong with them stands under them."""
        try:
            operation = care.set_message(self._session, self.message.text(), self._occasion)
        except UserError as error:
            self.wrong.setText(error.sentence)
            self.wrong.show()
            return
        self.wrong.hide()
        if operation is not None:
            self.toast_requested.emit(translate("Care", "The message is kept."), operation)

    def rules_menu(self) -> QMenu:
        """What is done in years that lack a day: one choice of each rule is ticked."""
        menu = QMenu(self)
        chosen = care.rules(self._session)
        for name, values in care.CHOICES.items():
            menu.addSection(rule_title(name))
            for value in values:
                action = menu.addAction(
                    choice_title(name, value), lambda name=name, value=value: self._set_rule(name, value)
                )
                action.setCheckable(True)
                action.setChecked(getattr(chosen, name) == value)
        return menu

    def _show_rules(self) -> None:
        menu = self.rules_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.rules_button.mapToGlobal(QPoint(0, self.rules_button.height() + 2)))

    def _set_rule(self, name: str, value: str) -> None:
        care.set_rule(self._session, name, value)
        self.load()

    def flush(self) -> None:
        """Keep the words before the window closes."""
        self.save_message()

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"span": self._span, "done": self.done_too.isChecked()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.done_too.setChecked(bool(state.get("done")))
        self.set_span(str(state.get("span", self._span)))


def _row(day: CareDay) -> PlainRow:
    when = show.due(day.day)
    done = (
        ""
        if day.done_at is None
        else translate("Care", "wished {when}").format(when=show.relative_time(day.done_at))
    )
    near = day.day == clock.today().isoformat() and not done
    lead = translate("Care", "some day of {month}").format(month=day.day[:7]) if day.month_only else when[0]
    years = "" if day.years is None else str(day.years)
    inks = {0: "warn"} if near else {}
    return PlainRow(
        day,
        (lead, day.name, show.phone(day.phone), care.words_of(day), years, done or translate("Care", "open")),
        "done" if done else "birthday" if day.occasion == care.BIRTHDAY else "gift",
        {**inks, 5: "good" if done else "secondary"},
    )


def _concerns(changes: Changes) -> bool:
    return any(
        changes.touches(table) for table in ("customer", "care_mark", "message_template", "shop_field")
    )
