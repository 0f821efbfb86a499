"""The line in which a potential customer is written down, and the one that says what comes next with some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import options, prospects
from crm_desktop.ui import same_lookup, theme
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.same_hint import SameHint

if TYPE_CHECKING:
    from crm_desktop.services.same_customer import Same

_SAME_AFTER_MS = 250


class ProspectLine(QFrame):
    """Name, number, what they want, from where, how likely, the next step; Enter writes them down.

    Args:
        session: writing down is one write on the GUI thread.
        tasks: whether the number is known is looked up in the worker.
        lists: the sources.
    """

    added = Signal(int)
    opened = Signal(int)  # somebody who may be the same

    def __init__(
        self, session: Session, tasks: Tasks, lists: ShopLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lists = lists
        self._lookup = SameLookup(session, tasks)
        self._source: int | None = None
        self._evaluation = ""
        theme.style(self, ground="card")
        self.name = self._line(translate("Prospects", "Name of a potential customer"))
        self.phone = self._line(FIELDS["phone"].title)
        self.intention = self._line(FIELDS["intention"].title)
        self.source = Chooser(
            lists.options("source", translate("Customers", "None")),
            FIELDS["source"].title,
            can_create=True,
            framed=True,
            parent=self,
        )
        self.source.placeholder = FIELDS["source"].title
        self.source.chosen.connect(self._set_source)
        self.source.create_requested.connect(self._create_source)
        words = [Choice("", translate("Customers", "None"))]
        words += [Choice(each, options.title("evaluation", each)) for each in options.values("evaluation")]
        self.evaluation = Chooser(
            lambda text: matching(words, text), FIELDS["evaluation"].title, framed=True, parent=self
        )
        self.evaluation.placeholder = FIELDS["evaluation"].title
        self.evaluation.chosen.connect(self._set_evaluation)
        self.step = self._line(translate("Prospects", "Next step"))
        self.days = DayChoice(self)
        self.add_button = QPushButton(translate("Prospects", "Write down"), self)
        self.add_button.setAutoDefault(False)
        theme.style(self.add_button, look="primary", density="compact")
        self.add_button.clicked.connect(self.add)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.message.hide()
        self.same = SameHint(0, self)
        self.same.take.hide()
        self.same.opened.connect(self.opened)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        for widget, share in (
            (self.name, 3), (self.phone, 3), (self.intention, 4), (self.source, 2), (self.evaluation, 2),
        ):  # fmt: skip
            first.addWidget(widget, share)
        second.addWidget(self.step, 1)
        second.addWidget(self.days)
        second.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.same)
        column.addWidget(self.message)
        self._same_soon = QTimer(self)
        self._same_soon.setSingleShot(True)
        self._same_soon.setInterval(_SAME_AFTER_MS)
        self._same_soon.timeout.connect(self._look_for_same)
        for line in (self.name, self.phone):
            line.text_settled.connect(lambda _: self._same_soon.start())

    def _line(self, words: str) -> LineEdit:
        line = LineEdit(parent=self)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.returnPressed.connect(self.add)
        return line

    def _set_source(self, source_id: int | None) -> None:
        self._source = source_id
        self.source.show_choice(self._lists.words("source", source_id)[0])

    def _create_source(self, word: str) -> None:
        try:
            self._set_source(self._lists.create("source", word))
        except UserError as error:
            self._say(error.sentence)

    def _set_evaluation(self, value: str) -> None:
        self._evaluation = value
        self.evaluation.show_choice(options.title("evaluation", value))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def add(self) -> None:
        """Write down what is typed; what is missing is said below."""
        if not any(line.text().strip() for line in (self.name, self.phone, self.intention, self.step)):
            self.name.setFocus()
            return
        if self.days.problem():
            self._say(self.days.problem())
            return
        values: dict[str, object] = {"name": self.name.text()}
        texts = (("phone", self.phone.text()), ("intention", self.intention.text()))
        values |= {key: text for key, text in texts if text.strip()}
        if self._source is not None:
            values["source"] = self._source
        if self._evaluation:
            values["evaluation"] = self._evaluation
        try:
            customer_id = prospects.add(self._session, values, due_day=self.days.day(), step=self.step.text())
        except UserError as error:
            self._say(error.sentence)
            field = getattr(error, "field", "")
            {"phone": self.phone, "intention": self.intention}.get(field, self.name).setFocus()
            return
        self.clear()
        self.name.setFocus()
        self.added.emit(customer_id)

    def clear(self) -> None:
        """Empty all fields."""
        for line in (self.name, self.phone, self.intention, self.step):
            line.clear()
        self._set_source(None)
        self._set_evaluation("")
        self.days.set_day("")
        self.same.hide()
        self._say("")

    def _look_for_same(self) -> None:
        typed = {"name": self.name.text().strip(), "phone": self.phone.text().strip()}

        def found(others: Sequence[Same]) -> None:
            if typed == {"name": self.name.text().strip(), "phone": self.phone.text().strip()}:
                self.same.setVisible(bool(others))
                if others:
                    self.same.show_customer(others[0].id, same_lookup.words(others[0]))

        self._lookup.ask(self, found, known={}, **typed)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {
            "texts": [line.text() for line in (self.name, self.phone, self.intention, self.step)],
            "source": self._source,
            "evaluation": self._evaluation,
            "day": self.days.day(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        lines = (self.name, self.phone, self.intention, self.step)
        for line, text in zip(lines, state.get("texts", []), strict=False):
            line.setText(text)
        self._set_source(state.get("source"))
        self._set_evaluation(str(state.get("evaluation", "")))
        self.days.set_day(str(state.get("day", "")))


class StepLine(QFrame):
    """What comes next with somebody: a text and a day. Enter plans it, Esc closes.

    Args:
        plan: stores it for (ids, local day, text); returns the operation's id.
        words: what the text says.
    """

    planned = Signal(str, int)  # who, and the operation
    closed = Signal()

    def __init__(self, plan: Callable[[list[int], str, str], int], words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = plan
        self._ids: list[int] = []
        theme.style(self, ground="card")
        self.who = QLabel(self)
        theme.style(self.who, role="strong")
        self.step = LineEdit(parent=self)
        self.step.setPlaceholderText(words)
        self.step.setAccessibleName(words)
        self.step.returnPressed.connect(self.plan)
        self.days = DayChoice(self)
        self.message = QLabel(self)
        theme.style(self.message, role="bad")
        self.message.hide()
        cancel = QPushButton(translate("Prospects", "Cancel"), self)
        confirm = QPushButton(translate("Prospects", "Plan"), self)
        for button, look in ((cancel, "quiet"), (confirm, "primary")):
            button.setAutoDefault(False)
            theme.style(button, look=look, density="compact")
        cancel.clicked.connect(self.closed)
        confirm.clicked.connect(self.plan)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, share in ((self.who, 0), (self.step, 1), (self.days, 0), (cancel, 0), (confirm, 0)):
            row.addWidget(widget, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row)
        column.addWidget(self.message)
        self.hide()

    def ask(self, ids: Sequence[int], who: str, title: str = "", day: str = "") -> None:
        """Ask what comes next with these customers.

        Args:
            who: they, in words.
            title, day: what stands there at first.
        """
        self._ids = list(ids)
        self.who.setText(who)
        self.step.setText(title)
        self.days.set_day(day)
        self.message.hide()
        self.show()
        self.step.setFocus(Qt.FocusReason.OtherFocusReason)
        self.step.selectAll()

    def plan(self) -> None:
        """Plan it; what is missing is said below."""
        problem = self.days.problem()
        day = self.days.day()
        if not problem and not day:
            problem = translate("Prospects", "Choose the day of the next step.")
        if not problem:
            try:
                operation = self._plan(self._ids, day, self.step.text())
            except UserError as error:
                problem = error.sentence
        self.message.setText(problem)
        self.message.setVisible(bool(problem))
        if not problem:
            self.closed.emit()
            self.planned.emit(self.who.text(), operation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
