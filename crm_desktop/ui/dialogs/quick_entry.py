"""The quick entry (F2): a visit or a call, who, what about, what came of it, what is next; in one step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, StorageError, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import interactions, pasting, phrases, quick_entry, staff
from crm_desktop.ui import phrase_key, show, theme
from crm_desktop.ui.dialogs.quick_entry_who import WhoPicker
from crm_desktop.ui.draft_timer import DraftTimer
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.bought_lines import BoughtLines
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.field_row import LABEL_WIDTH, FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.score_choice import ScoreChoice
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_WIDTH = 600
_NO_CONTACT = "none"  # only the customer is written down
_CALLS = ("call_in", "call_out")
_KIND = "quick_entry.kind"
_STAYS = "quick_entry.stays"
_CHANNELS = {
    "visit": "shop",
    "house_call": "shop",
    "call_in": "phone",
    "call_out": "phone",
    "message": "wechat",
}


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Alt+1 … 6", translate("Keys", "What it was: visit, call in, call out…")),
        ("Alt+B", translate("Keys", "What was bought")),
        (phrase_key.KEYS, translate("Keys", "Ready phrases")),
        ("Ctrl+Enter", translate("Keys", "Save")),
        ("Esc", translate("Keys", "Close; what is typed stays for the next time")),
    ]


class QuickEntry(QDialog):
    """Writes down who came or called. It saves nothing by itself: `submitted` hands the entry out.

    Esc asks nothing and loses nothing: what is typed is a draft, which is there again next time. Each
    customer has a draft of its own; so has the entry that begins empty.

    Args:
        session: whose customers are looked up; where drafts are kept.
        tasks: the worker, which looks for somebody with the same name or number; None looks at once.
    """

    submitted = Signal(object)  # a quick_entry.Entry
    customer_opened = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None, tasks: Tasks | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._draft_key = "quick_entry"
        self._loading = False
        self.setWindowTitle(translate("QuickEntry", "New entry"))
        self._build()
        self._later = DraftTimer(self)
        self._later.timeout.connect(self._keep_draft)
        self._watch()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        kinds = [(kind, interactions.kind_title(kind), "") for kind in interactions.KINDS]
        kinds.append((_NO_CONTACT, translate("QuickEntry", "Customer only"), ""))
        self.kind = SegmentedButtons(translate("QuickEntry", "What it was"), kinds)
        self.time = QLineEdit()
        self.time.setFixedWidth(64)
        self.time.setAccessibleName(translate("QuickEntry", "Time"))
        self.time.setToolTip(translate("QuickEntry", "When it was today, like 14:32"))
        theme.style(self.time, density="compact")
        self.minutes = NumberBox()
        self.minutes.setRange(0, 600)
        self.minutes.setSpecialValueText(translate("QuickEntry", "min"))
        self.minutes.setSuffix(translate("QuickEntry", " min"))
        self.minutes.setFixedWidth(96)
        self.minutes.setAccessibleName(translate("QuickEntry", "How long, in minutes"))
        theme.style(self.minutes, density="compact")
        self.stays = QCheckBox(translate("QuickEntry", "is in the shop now"))
        self.stays.setToolTip(translate("QuickEntry", "The visitor stands in Here now until they leave"))
        self.stays.setChecked(bool(self._session.setting(_STAYS, True)))
        self.stays.clicked.connect(lambda on: self._session.remember(_STAYS, bool(on)))
        self.desk = QLabel()
        theme.style(self.desk, role="secondary")
        self.who = WhoPicker(self._session, tasks=self._tasks)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("QuickEntry", "What it was about"))
        self.text.setFixedHeight(72)
        self.text_row = FieldRow(translate("QuickEntry", "Content"), self.text)
        self.outcome = SegmentedButtons(
            translate("QuickEntry", "Outcome"),
            [(key, interactions.outcome_title(key), "") for key in interactions.OUTCOMES],
            clearable=True,
        )
        self.score = ScoreChoice(translate("QuickEntry", "Satisfaction"))
        self.outcome_row = FieldRow(translate("QuickEntry", "Outcome"), _at_left(self.outcome, self.score))
        self.bought = BoughtLines(self._session)
        self.bought_row = FieldRow(translate("QuickEntry", "Bought"), self.bought)
        self.bought_row.hide()
        self.buy = QPushButton(translate("QuickEntry", "Bought…"))
        self.buy.setToolTip("Alt+B")
        theme.style(self.buy, look="quiet")
        self.buy.clicked.connect(lambda _checked=False: self.show_bought())
        self.day = DayChoice()
        self.day_row = FieldRow(translate("QuickEntry", "Next step"), self.day)
        self.title = LineEdit()
        self.title.setPlaceholderText(
            translate("QuickEntry", "What is to be done, e.g. call back with a price")
        )
        self.title.setAccessibleName(translate("QuickEntry", "What is to be done"))
        PhraseKey(self._session, self.text, phrases.ENTRY, lambda: self.kind.value)
        PhraseKey(self._session, self.title, phrases.FOLLOW_UP, lambda: "call_out")
        self.due_time = QLineEdit()
        self.due_time.setFixedWidth(72)
        self.due_time.setPlaceholderText(translate("QuickEntry", "time"))
        self.due_time.setAccessibleName(translate("QuickEntry", "Time of the follow-up"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self._arrange()

    def _arrange(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.time)
        when.addWidget(self.minutes)
        when.addWidget(self.stays)
        when.addWidget(self.desk, 1)
        plan = QHBoxLayout()
        plan.setContentsMargins(LABEL_WIDTH + 8, 0, 0, 0)
        plan.setSpacing(8)
        plan.addWidget(self.title, 1)
        plan.addWidget(self.due_time)
        self.hint = QLabel()
        theme.style(self.hint, role="secondary")
        self.clear = QPushButton(translate("QuickEntry", "Clear"))
        theme.style(self.clear, look="quiet")
        self.clear.clicked.connect(self.discard)
        leave = QPushButton(translate("QuickEntry", "Close"))
        leave.setToolTip("Esc")
        leave.clicked.connect(self.close)
        self.save = QPushButton(translate("QuickEntry", "Save  Ctrl+Enter"))
        theme.style(self.save, look="primary")
        self.save.clicked.connect(self.submit)
        for button in (self.buy, self.clear, leave, self.save):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.buy)
        buttons.addWidget(self.hint, 1)
        for button in (self.clear, leave, self.save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addStrut(_WIDTH)
        column.addWidget(self.kind)
        column.addLayout(when)
        column.addWidget(self.who)
        column.addWidget(self.text_row)
        column.addWidget(self.outcome_row)
        column.addWidget(self.bought_row)
        column.addWidget(self.day_row)
        column.addLayout(plan)
        column.addWidget(self.problem)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.setTabOrder(self.due_time, self.score)  # few say it: no stop on the way to the next step

    def _watch(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)
        for place, kind in enumerate([*interactions.KINDS, _NO_CONTACT], 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, lambda kind=kind: self._set_kind(kind))
        QShortcut(QKeySequence("Alt+B"), self, self.show_bought)
        self.bought.changed.connect(self._typed)
        self.kind.chosen.connect(lambda _: self._show_kind())
        self.who.finished.connect(self._go_on)
        self.who.customer_opened.connect(self.customer_opened)
        self.who.changed.connect(self._typed)
        self.who.heard.connect(self._add_heard)
        self.text.textChanged.connect(self._typed)
        self.title.textChanged.connect(self._typed)
        for line in (self.time, self.due_time):
            line.textEdited.connect(lambda _: self._typed())
        self.outcome.chosen.connect(lambda _: self._typed())
        self.score.changed.connect(self._typed)
        self.day.changed.connect(lambda _: self._typed())
        self.minutes.valueChanged.connect(lambda _: self._typed())

    # -- opening and closing --------------------------------------------------------------------

    def open_for(self, about: dict[str, Any]) -> None:
        """Show the entry for somebody; a draft of it comes back.

        Args:
            about: `customer_id` of a known customer, or `text` typed for who it is, `new` when it is
                nobody known, `kind` of the contact; `heard`, what a message says; `bought` to write
                a purchase down. Empty: go on with what was begun.
        """
        customer_id = about.get("customer_id")
        key = f"quick_entry.{customer_id}" if customer_id else "quick_entry"
        if isinstance(about.get("heard"), pasting.Heard):
            self._open_heard(about["heard"])
        elif not self.isVisible() or key != self._draft_key or about.get("text") or about.get("bought"):
            if self.isVisible():
                self._keep_draft()
            self._load(key, about)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.text if self.who.customer_id else self.who.line).setFocus()
        if self.who.new.isVisible():
            self.who.new.focus_empty()
        elif about.get("bought"):
            self.show_bought(focus=bool(self.who.customer_id))

    def _go_on(self) -> None:
        """It is known who it is: go to what was bought, or to what it was about."""
        if self.kind.value == _NO_CONTACT and self.bought.isVisible():
            self.bought.focus_first()
        else:
            self.text.setFocus()

    def show_bought(self, focus: bool = True) -> None:
        """Show the lines of what was bought, and go there."""
        self.bought_row.show()
        self.buy.hide()
        self.kind.set_words({_NO_CONTACT: translate("QuickEntry", "Purchase only")})
        if focus:
            self.bought.focus_first()

    def _open_heard(self, heard: pasting.Heard) -> None:
        """Show what a message says. What was begun before stays a draft, apart from it."""
        if self.isVisible():
            self._keep_draft()
        key = "quick_entry"
        if len(heard.known) == 1:
            key = f"quick_entry.{heard.known[0]}"
        elif quick_entry.draft(self._session, key) is not None:
            key = f"quick_entry.{'.'.join(heard.values.get('phone', heard.values.get('name', ('',))))}"
        self._load(key, {"kind": "message"})
        self.who.take(heard)
        self._add_heard(heard)

    def _add_heard(self, heard: pasting.Heard) -> None:
        """Put what a message is about behind what is typed."""
        typed = self.text.toPlainText()
        if heard.text not in typed:
            self.text.setPlainText("\n".join(part for part in (typed, heard.text) if part))
        self.hint.setText(translate("QuickEntry", "Pasted. Look it over, then save."))
        self._typed()

    def _load(self, key: str, about: dict[str, Any]) -> None:
        draft = quick_entry.draft(self._session, key)
        text, customer_id = str(about.get("text") or ""), about.get("customer_id")
        self._loading = True
        self._draft_key = key
        self._empty()
        if draft is not None:
            self._restore(draft)
        if about.get("kind"):
            self.kind.set_value(about["kind"])
        elif about.get("bought") and draft is None:
            self.kind.set_value(_NO_CONTACT)
        elif about.get("new") and self.kind.value == "call_out":
            self.kind.set_value("call_in")
        if isinstance(customer_id, int):
            self.who.choose(customer_id)
        elif about.get("new"):
            self.who.start_new(text)
        elif text:
            self.who.set_text(text)
        self._loading = False
        self.hint.setText(translate("QuickEntry", "Your draft is back.") if draft is not None else "")
        self._show_kind()
        self._show_clear()

    def discard(self) -> None:
        """Forget what is typed and begin anew."""
        self._empty()
        self._forget()
        self.hint.setText("")
        self.who.line.setFocus()

    def done_with(self) -> None:
        """The entry was saved: forget the draft and close."""
        self._forget()
        self._empty()
        self.hide()

    def _forget(self) -> None:
        self._later.stop()
        if quick_entry.draft(self._session, self._draft_key) is not None:
            quick_entry.save_draft(self._session, self._draft_key, None)

    def reject(self) -> None:  # Esc, and every other way of closing
        self._keep_draft()
        super().reject()

    # -- the draft ------------------------------------------------------------------------------

    def _typed(self) -> None:
        if not self._loading:
            self._clear_problems()
            self._later.typed()
            self._show_clear()

    def state(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {
            "kind": self.kind.value,
            "who": self.who.state(),
            "text": self.text.toPlainText(),
            "outcome": self.outcome.value,
            "score": self.score.score,
            "day": self.day.day(),
            "bought": self.bought.state(),
            "title": self.title.text(),
            "due_time": self.due_time.text(),
            "time": self.time.text() if self.time.isModified() else "",
            "minutes": self.minutes.value(),
        }

    @property
    def touched(self) -> bool:
        """Whether there is something to keep: more than the customer that it was opened for."""
        state = self.state()
        who = state["who"]
        own_draft = self._draft_key != "quick_entry"
        return bool(
            state["text"].strip()
            or state["outcome"]
            or state["score"]
            or state["bought"]
            or state["day"]
            or state["title"]
            or state["minutes"]
            or (who["text"].strip() and not own_draft)
        )

    def _keep_draft(self) -> None:
        self._later.stop()
        kept = quick_entry.draft(self._session, self._draft_key)
        state = self.state() if self.touched else None
        if state == kept:
            return
        try:
            quick_entry.save_draft(self._session, self._draft_key, state)
        except StorageError as error:
            self.hint.setText(error.sentence)

    def _restore(self, draft: dict[str, Any]) -> None:
        self.kind.set_value(str(draft.get("kind", "")) or "visit")
        self.who.restore(draft.get("who") or {})
        self.text.setPlainText(str(draft.get("text", "")))
        self.outcome.set_value(str(draft.get("outcome", "")))
        self.score.set_score(draft.get("score"))
        if draft.get("bought"):
            self.bought.restore(draft["bought"])
            self.show_bought(focus=False)
        day = str(draft.get("day", ""))
        self.day.set_day(day if day >= show.after(0) else "")
        self.title.setText(str(draft.get("title", "")))
        self.due_time.setText(str(draft.get("due_time", "")))
        self.minutes.setValue(int(draft.get("minutes") or 0))
        if draft.get("time"):
            self.time.setText(str(draft["time"]))
            self.time.setModified(True)

    def _empty(self) -> None:
        loading, self._loading = self._loading, True
        member = staff.current(self._session)
        self.desk.setText(member.name if member else translate("QuickEntry", "nobody at the desk"))
        self.kind.set_value(self._session.setting(_KIND, "visit"))
        self.who.clear_choice()
        self.text.clear()
        self.outcome.set_value("")
        self.score.set_score(None)
        self.bought.clear()
        self.bought_row.hide()
        self.buy.show()
        self.kind.set_words({_NO_CONTACT: translate("QuickEntry", "Customer only")})
        self.day.set_day("")
        self.title.clear()
        self.due_time.clear()
        self.minutes.setValue(0)
        self.time.setText(show.time_of_day(clock.timestamp()))
        self.time.setModified(False)
        self._clear_problems()
        self._loading = loading
        self._show_kind()
        self._show_clear()

    # -- kinds, problems, saving ----------------------------------------------------------------

    def _set_kind(self, kind: str) -> None:
        self.kind.set_value(kind)
        self._show_kind()

    def _show_kind(self) -> None:
        contact = self.kind.value != _NO_CONTACT
        self.minutes.setVisible(self.kind.value in _CALLS)
        self.stays.setVisible(self.kind.value == "visit")
        self.time.setVisible(contact)
        self.outcome_row.setVisible(contact)
        self.bought.suggest_channel(_CHANNELS.get(self.kind.value, ""))
        self.text_row.set_label(
            translate("QuickEntry", "Content") if contact else translate("QuickEntry", "Note")
        )
        self._typed()

    def _show_clear(self) -> None:
        self.clear.setVisible(self.touched)

    def _clear_problems(self) -> None:
        self.problem.hide()
        self.who.row.clear_problem()
        self.who.new.name_row.clear_problem()
        self.day_row.clear_problem()
        self.bought_row.clear_problem()

    def submit(self) -> None:
        """Hand the entry out, when it is complete."""
        self.who.line.settle_now()
        if self.who.line.composing or self.title.composing or self.bought.composing:
            return
        self._clear_problems()
        try:
            entry = self._entry()
        except InvalidValue as error:
            self.show_problem(error)
            return
        if entry.kind:
            self._session.remember(_KIND, entry.kind)
        self.submitted.emit(entry)

    def _entry(self) -> quick_entry.Entry:
        if self.who.open_question:
            raise InvalidValue(
                translate("QuickEntry", "Choose who it is with ↑ ↓ and Enter, or “New customer”."),
                field="who",
            )
        sentence = self.day.problem()
        if sentence:
            raise InvalidValue(sentence, field="due_day")
        day = self.day.day()
        if self.title.text().strip() and not day:
            raise InvalidValue(
                translate("QuickEntry", "Choose the day of the next step, or clear its text."),
                field="due_day",
            )
        bought = self.bought.entries()
        entry = quick_entry.Entry(
            kind="" if self.kind.value == _NO_CONTACT else self.kind.value,
            text=self.text.toPlainText(),
            outcome=self.outcome.value,
            score=None if self.kind.value == _NO_CONTACT else self.score.score,
            at=self._moment(),
            stays=self.kind.value == "visit" and self.stays.isChecked(),
            duration=self.minutes.value() * 60 or None if self.kind.value in _CALLS else None,
            follow_up_day=day,
            follow_up_time=self.due_time.text().strip() if day else "",
            follow_up_title=self.title.text(),
            bought=bought,
        )
        self.who.fill(entry)
        if not entry.kind:
            if entry.customer_id is not None and not bought:
                raise InvalidValue(
                    translate(
                        "QuickEntry", "This customer is known already. Choose what it was: a visit, a call…"
                    ),
                    field="who",
                )
            if bought and entry.customer_id is not None:
                bought[0].note = entry.text.strip()
            if entry.new_customer is not None and entry.text.strip():
                entry.new_customer = {**entry.new_customer, "note": entry.text.strip()}
        return entry

    def _moment(self) -> int | None:
        """The moment that was typed, today; None for now."""
        if not self.time.isModified():
            return None
        text = self.time.text().strip().replace("：", ":")
        try:
            typed = datetime.strptime(text, "%H:%M").time()
        except ValueError:
            raise InvalidValue(translate("QuickEntry", "Type the time like 14:32."), field="at") from None
        return int(datetime.combine(clock.today(), typed).astimezone().timestamp())

    def show_problem(self, error: UserError) -> None:
        """Show why the entry was not saved, at the field at fault; everything typed stays."""
        new = self.who.new
        rows = {
            "who": (self.who.row, self.who.line),
            "name": (new.name_row, new.name),
            "phone": (new.phone_row, new.phone),
            "due_day": (self.day_row, self.title),
            **{key: (row, row.editor) for key, row in new.more.rows.items()},
        }
        row, field = rows.get(error.field or "", (None, None))
        if row is not None and row.isVisible():
            row.set_problem(error.sentence)
            if field is not None and error.field != "due_day":
                field.setFocus()
            return
        if error.field in ("item", "quantity", "amount", "promised") and self.bought.isVisible():
            self.bought_row.set_problem(error.sentence)
            self.bought.focus_problem(error.field)
            return
        self.problem.setText(error.sentence)
        self.problem.show()
        if error.field in ("who", "name"):
            self.who.line.setFocus()
        elif error.field == "at":
            self.time.setFocus()
        elif error.field == "due_time":
            self.due_time.setFocus()


def _at_left(control: QWidget, *behind: QWidget) -> QWidget:
    """The control in a widget that takes the row's width, with what stands at its right end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    for other in behind:
        row.addWidget(other)
    holder.setFocusProxy(control)
    return holder
