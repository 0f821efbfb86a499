"""Writing an entry in place: what it was, its words, what came of it, and what is next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks, follow_ups, interactions, quick_entry
from crm_desktop.services.interactions import TimelineItem
from crm_desktop.ui import show, theme
from crm_desktop.ui.widgets.chip_choice import ChipChoice
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.line_edit import LineEdit

_DRAFT_AFTER = 500  # ms after the last key


def moment_of(text: str) -> int | None:
    """A moment typed as "14:30", "2026-11-20" or "2026-11-20 14:30", in seconds UTC; None for now.

    Raises:
        InvalidValue: it is none.
    """
    words = text.split()
    if not words:
        return None
    time = words.pop() if ":" in words[-1] else ""
    now = clock.now().astimezone()
    wrong = InvalidValue(translate("EntryBox", "Type the time like 14:30 or 2026-11-20 14:30."), field="at")
    day = now.date().isoformat()
    if words:
        try:
            day = datetime.strptime(" ".join(words), "%Y-%m-%d").date().isoformat()
        except ValueError as error:
            raise wrong from error
    try:
        local = datetime.strptime(f"{day} {time or '12:00'}", "%Y-%m-%d %H:%M")
    except ValueError as error:
        raise wrong from error
    at = int(local.astimezone().timestamp())  # a naive moment is the shop's local time
    return at if time else min(at, clock.timestamp())


def _is_save(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )


class EntryBox(QFrame):
    """The box above the timeline. One line until it has the focus or words; Ctrl+Enter saves.

    What is typed is kept as a draft for each customer, also over a crash, until it is saved.

    Args:
        session: one write on the GUI thread saves an entry.
    """

    saved = Signal(int)  # the interaction's id; 0 for a follow-up alone
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._editing: TimelineItem | None = None
        self._has_draft = False
        self._loading = False
        self._open = False
        theme.style(self, ground="card")
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self.text.textChanged.connect(self._touched)
        self.title.textChanged.connect(self._touched)
        self.when.textChanged.connect(self._touched)
        self.kinds.changed.connect(self._touched)
        self.outcomes.changed.connect(self._touched)
        self.days.changed.connect(self._touched)
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self._fold()

    def _build(self) -> None:
        self.kinds = ChipChoice(
            translate("EntryBox", "What it was"),
            [(kind, interactions.kind_title(kind)) for kind in interactions.KINDS],
            may_be_none=False,
            parent=self,
        )
        self.kinds.set_value("call_out")
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(translate("EntryBox", "Write down a visit, a call, a note…"))
        self.text.setAccessibleName(translate("EntryBox", "Words of the entry"))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        theme.style(self.text, look="bare")
        self.outcomes = ChipChoice(
            translate("EntryBox", "Outcome"),
            [(outcome, interactions.outcome_title(outcome)) for outcome in interactions.OUTCOMES],
            may_be_none=True,
            parent=self,
        )
        self.days = DayChoice(self)
        self.next_label = QLabel(translate("EntryBox", "Next"), self)
        theme.style(self.next_label, role="secondary")
        self.title = LineEdit(parent=self)
        self.title.setPlaceholderText(translate("EntryBox", "What to do then"))
        self.title.setAccessibleName(translate("EntryBox", "Words of the follow-up"))
        theme.style(self.title, density="compact")
        self.when = LineEdit(parent=self)
        self.when.setPlaceholderText(translate("EntryBox", "now"))
        self.when.setToolTip(translate("EntryBox", "When it happened: 14:30, or 2026-11-20 14:30"))
        self.when.setAccessibleName(translate("EntryBox", "When it happened"))
        self.when.setFixedWidth(128)
        theme.style(self.when, density="compact")
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.cancel = QPushButton(translate("EntryBox", "Cancel"), self)
        self.cancel.setAutoDefault(False)
        theme.style(self.cancel, look="quiet", density="compact")
        self.cancel.clicked.connect(self.stop_editing)
        self.save_button = QPushButton(translate("EntryBox", "Save"), self)
        self.save_button.setAutoDefault(False)
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary", density="compact")
        self.save_button.clicked.connect(self.save)
        self._next = QWidget(self)
        next_row = QHBoxLayout(self._next)
        next_row.setContentsMargins(0, 0, 0, 0)
        next_row.setSpacing(8)
        next_row.addWidget(self.next_label)
        next_row.addWidget(self.days, 1)
        self._bottom = QWidget(self)
        bottom = QHBoxLayout(self._bottom)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(8)
        bottom.addWidget(self.when)
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        for part in (
            self.kinds,
            self.text,
            self.outcomes,
            self._next,
            self.title,
            self.message,
            self._bottom,
        ):
            layout.addWidget(part)
        self._folded = (self.kinds, self.outcomes, self._next, self._bottom)

    # -- opening and folding ------------------------------------------------------------------------

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.unfold()
        elif before is not None and self.isAncestorOf(before) and self.empty and self._editing is None:
            popup = QApplication.activePopupWidget()
            if popup is None:
                self._fold()

    @property
    def unfolded(self) -> bool:
        """Whether every part is shown."""
        return self._open

    def unfold(self) -> None:
        """Show every part."""
        if self._open:
            return
        self._open = True
        margins = self.layout().contentsMargins()
        margins.setTop(8)
        margins.setBottom(8)
        self.layout().setContentsMargins(margins)
        for part in self._folded:
            part.show()
        theme.style(self.text, look="")
        self._show_parts()
        self._fit()

    def _fold(self) -> None:
        self._open = False
        margins = self.layout().contentsMargins()
        margins.setTop(2)
        margins.setBottom(2)
        self.layout().setContentsMargins(margins)
        for part in (*self._folded, self.title):
            part.hide()
        self._say("")
        theme.style(self.text, look="bare")
        self._fit()

    def _show_parts(self) -> None:
        editing = self._editing is not None
        self._next.setVisible(self._open and not editing)
        self.title.setVisible(
            self._open and not editing and (bool(self.days.day()) or bool(self.title.text()))
        )
        self.cancel.setVisible(editing)
        self.save_button.setText(
            translate("EntryBox", "Save changes") if editing else translate("EntryBox", "Save")
        )

    def _fit(self) -> None:
        lines = round(self.text.document().size().height())
        least = 2 if self._open else 1
        lines = max(least, min(6, lines))
        self.text.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lines < 6 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 18)

    @property
    def empty(self) -> bool:
        """Whether nothing worth keeping was typed or chosen."""
        return not (
            self.text.toPlainText().strip() or self.outcomes.value or self.days.day() or self.title.text()
        )

    def begin(self, *, plan: bool = False) -> None:
        """Open the box with the focus in the words, or (plan) on the days of the next follow-up."""
        self.unfold()
        if plan:
            self.days.focus_first()
        else:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- drafts -------------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Change to another customer: the draft of the one before is kept, that of this one comes back."""
        if customer_id != self._customer_id or self._timer.isActive():
            self.keep_draft()
        self._editing = None
        self._customer_id = customer_id
        self._clear()
        draft = self._read_draft()
        self._has_draft = draft is not None
        if draft is not None:
            self._load(draft)
        self._timer.stop()
        if self.empty:
            self._fold()
        else:
            self.unfold()

    def reload(self) -> None:
        """Read the draft again: it may have been written on in another place meanwhile."""
        if self._editing is None and not self._timer.isActive():
            self.show_customer(self._customer_id)

    def _key(self) -> str:
        return f"customer.{self._customer_id}"

    def _read_draft(self) -> dict[str, Any] | None:
        return None if self._customer_id is None else quick_entry.draft(self._session, self._key())

    def state(self) -> dict[str, str]:
        """What was typed and chosen."""
        return {
            "kind": self.kinds.value,
            "text": self.text.toPlainText(),
            "outcome": self.outcomes.value,
            "day": self.days.day(),
            "title": self.title.text(),
            "when": self.when.text(),
        }

    def _load(self, state: dict[str, Any]) -> None:
        self._loading = True
        self.kinds.set_value(str(state.get("kind") or "call_out"))
        self.text.setPlainText(str(state.get("text", "")))
        self.outcomes.set_value(str(state.get("outcome", "")))
        day = str(state.get("day", ""))
        self.days.set_day(day if day >= show.after(0) else "")
        self.title.setText(str(state.get("title", "")))
        self.when.setText(str(state.get("when", "")))
        self._loading = False
        self._show_parts()

    def _clear(self) -> None:
        self._load({"kind": self.kinds.value})
        self._say("")

    def _touched(self) -> None:
        if self._loading:
            return
        self._say("")
        self._show_parts()
        if self._editing is None and self._customer_id is not None:
            self._timer.start()

    def keep_draft(self) -> None:
        """Store what is typed as the customer's draft, or forget a draft that was emptied."""
        self._timer.stop()
        if self._customer_id is None or self._editing is not None:
            return
        if self.empty:
            if self._has_draft:
                quick_entry.save_draft(self._session, self._key(), None)
                self._has_draft = False
        else:
            state = self.state()
            if state != self._read_draft():
                quick_entry.save_draft(self._session, self._key(), state)
            self._has_draft = True

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        if self._timer.isActive():
            self.keep_draft()

    # -- correcting an entry --------------------------------------------------------------------------

    def edit(self, item: TimelineItem) -> None:
        """Load an interaction to correct it; what was being written comes back afterwards."""
        self.keep_draft()
        self._editing = item
        self.unfold()
        self._load(
            {"kind": item.kind, "text": item.text, "outcome": item.outcome, "when": show.moment(item.at)}
        )
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editing(self) -> bool:
        """Whether an entry is being corrected."""
        return self._editing is not None

    def stop_editing(self) -> None:
        """Leave the entry as it is and bring the draft back."""
        if self._editing is not None:
            self._editing = None
            self._clear()
            draft = self._read_draft()
            if draft is not None:
                self._load(draft)
            self._show_parts()
            if self.empty:
                self._fold()

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write the entry down; whether it was. What is wrong stands in the box."""
        if self._customer_id is None:
            return False
        try:
            saved_id = (
                self._save_changes() if self._editing is not None else self._save_new(self._customer_id)
            )
        except UserError as error:
            self._say(error.sentence)
            return False
        if saved_id is None:
            return False
        if self._editing is not None:
            self.stop_editing()
        else:
            self._clear()
            self.keep_draft()
            self._show_parts()
        self.saved.emit(saved_id)
        return True

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _save_new(self, customer_id: int) -> int | None:
        problem = self.days.problem()
        if problem:
            self._say(problem)
            return None
        text, day = self.text.toPlainText().strip(), self.days.day()
        if not text and not self.outcomes.value:
            if not day:
                self._say(translate("EntryBox", "Write down what it was about first."))
                return None
            follow_ups.plan(self._session, customer_id, day, self.title.text())
            return 0
        entry = quick_entry.Entry(
            kind=self.kinds.value,
            text=text,
            outcome=self.outcomes.value,
            at=moment_of(self.when.text()),
            customer_id=customer_id,
            follow_up_day=day,
            follow_up_title=self.title.text(),
        )
        return quick_entry.save(self._session, entry).interaction_id

    def _save_changes(self) -> int:
        item = self._editing
        assert item is not None
        values: dict[str, object] = {
            "kind": self.kinds.value,
            "text": self.text.toPlainText().strip(),
            "outcome": self.outcomes.value,
        }
        reason = field_checks.problem("note", str(values["text"]))
        if reason:
            raise InvalidValue(reason, field="text")
        if self.when.text() != show.moment(item.at):
            at = moment_of(self.when.text())
            values["at"] = clock.timestamp() if at is None else at
        interactions.update(self._session, item.id, **values)
        return item.id

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_save(event):
            self.save()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_save(event):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self._editing is not None:
            self.stop_editing()
        elif event.key() == Qt.Key.Key_Escape and self._open and self.empty:
            self._fold()
            self.parentWidget().setFocus()
        else:
            super().keyPressEvent(event)
