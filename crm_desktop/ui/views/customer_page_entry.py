"""Writing an entry in place: what it was, its words, what came of it, and what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, StorageError, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import attachments, field_checks, follow_ups, interactions, phrases, quick_entry
from crm_desktop.services.attachments import Held, Source
from crm_desktop.services.interactions import TimelineItem
from crm_desktop.ui import prompts, show, theme
from crm_desktop.ui.draft_timer import DraftTimer
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page_confirm import ConfirmLine
from crm_desktop.ui.views.customer_page_entry_fields import EntryFields
from crm_desktop.ui.views.customer_page_files import as_sources, sources_of


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
        tasks: put the contents of its files away.
    """

    saved = Signal(int)  # the interaction's id; 0 for a follow-up alone

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._customer_id: int | None = None
        self._editing: TimelineItem | None = None
        self._has_draft = False
        self._before: dict[str, str] = {}  # what stood in the fields when the correction began
        theme.style(self, ground="card")
        self.fields = EntryFields(self)
        PhraseKey(session, self.fields.text, phrases.ENTRY, lambda: self.fields.kinds.value)
        PhraseKey(session, self.fields.title, phrases.FOLLOW_UP, lambda: "call_out")
        self.fields.text.installEventFilter(self)
        self.fields.changed.connect(self._keep_later)
        self.fields.save_pressed.connect(self.save)
        self.fields.cancel_pressed.connect(self.stop_editing)
        self.fields.file_wanted.connect(self.choose_file)
        self.fields.text.on_files = self.take
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fields)
        self.confirm_line = ConfirmLine(session, self)
        self.fields.add_part(self.confirm_line)
        self._timer = DraftTimer(self)
        self._timer.timeout.connect(self._keep_now)

    def begin(self, *, plan: bool = False) -> None:
        """Open the box with the focus in the words, or (plan) on the days of the next follow-up."""
        self.fields.unfold()
        if plan:
            self.fields.days.focus_first()
        else:
            self.fields.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- drafts -------------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Change to another customer: the draft of the one before is kept, that of this one comes back."""
        if customer_id != self._customer_id or self._timer.isActive():
            self.keep_draft()
        self._correct(None)
        self._customer_id = customer_id
        self.confirm_line.show_customer(customer_id)
        self.fields.clear()
        draft = self._read_draft()
        self._has_draft = draft is not None
        if draft is not None:
            self.fields.load(draft)
        self._timer.stop()
        if self.fields.empty:
            self.fields.fold()
        else:
            self.fields.unfold()
        self._go_on_correcting()

    def reload(self) -> None:
        """Read the draft again: it may have been written on in another place meanwhile."""
        if self._editing is None and not self._timer.isActive():
            self.show_customer(self._customer_id)

    def _key(self) -> str:
        return f"customer.{self._customer_id}"

    def _read_draft(self) -> dict[str, Any] | None:
        return None if self._customer_id is None else quick_entry.draft(self._session, self._key())

    def _keep_later(self) -> None:
        if self._customer_id is not None:
            self._timer.typed()

    def _keep_now(self) -> None:
        try:
            self.keep_draft()
        except StorageError as error:
            self.fields.say(error.sentence)

    def keep_draft(self) -> None:
        """Store what is typed as the customer's draft, or forget a draft that was emptied."""
        self._timer.stop()
        if self._customer_id is None:
            return
        if self._editing is not None:
            self._keep_correction(self._editing)
            return
        if self.fields.empty:
            if self._has_draft:
                quick_entry.save_draft(self._session, self._key(), None)
                self._has_draft = False
        else:
            state = self.fields.state()
            if state != self._read_draft():
                quick_entry.save_draft(self._session, self._key(), state)
            self._has_draft = True

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        if self._timer.isActive():
            self.keep_draft()

    # -- files of the entry ---------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and put it to the entry."""
        path = prompts.open_file(
            self.window(), translate("Files", "Add file"), translate("Files", "All files (*)")
        )
        if path is not None:
            self._hold(as_sources([Source.of(path)]))

    def take(self, data: QMimeData) -> bool:
        """Put files, or a picture, that were pasted or dropped to the entry; returns whether there were some."""
        found = sources_of(data)
        if found is None or self._customer_id is None:
            return False
        self._hold(as_sources(found))
        return True

    def _hold(self, sources: Callable[[], list[Source]]) -> None:
        customer_id = self._customer_id
        self.fields.unfold()
        self.fields.say("")

        def held(files: list[Held]) -> None:
            if customer_id == self._customer_id:
                self.fields.files.add(files)
            elif customer_id is not None:  # another customer is shown by now
                key = f"customer.{customer_id}"
                draft = quick_entry.draft(self._session, key) or {}
                kept = [[file.name, file.hash, file.size] for file in files]
                quick_entry.save_draft(
                    self._session, key, {**draft, "files": [*draft.get("files", []), *kept]}
                )

        self._tasks.run(
            lambda progress: attachments.hold(self._session, sources(), progress),
            on_done=held,
            on_error=lambda error: self.fields.say(error.sentence),
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._customer_id is not None and sources_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    # -- correcting an entry --------------------------------------------------------------------------

    def edit(self, item: TimelineItem) -> None:
        """Load an interaction to correct it; what was being written comes back afterwards."""
        self.keep_draft()
        self._begin_correcting(item)
        self.fields.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_correcting(self, item: TimelineItem) -> None:
        self._correct(item)
        self.fields.unfold()
        self.fields.load(
            {"kind": item.kind, "text": item.text, "outcome": item.outcome, "when": show.moment(item.at)}
        )
        self._before = self.fields.state()
        begun = self._corrections().get(str(item.id))
        if begun is not None:
            self.fields.load(begun)

    def _corrections(self) -> dict[str, Any]:
        """Corrections that were begun and neither saved nor given up, by the interaction's id."""
        return quick_entry.draft(self._session, f"corrections.{self._customer_id}") or {}

    def _keep_correction(self, item: TimelineItem, *, give_up: bool = False) -> None:
        before = self._corrections()
        kept = {key: state for key, state in before.items() if key != str(item.id)}
        if not give_up and self.fields.state() != self._before:
            kept[str(item.id)] = self.fields.state()
        if kept != before:
            quick_entry.save_draft(self._session, f"corrections.{self._customer_id}", kept or None)

    def _go_on_correcting(self) -> None:
        """Bring back a correction that was left unsaved."""
        begun = self._corrections() if self._customer_id is not None else {}
        for key in begun:
            item = interactions.interaction(self._session, int(key))
            if item is not None:
                self._begin_correcting(item)
                return

    @property
    def editing(self) -> bool:
        """Whether an entry is being corrected."""
        return self._editing is not None

    def _correct(self, item: TimelineItem | None) -> None:
        self._editing = item
        self.fields.set_correcting(item is not None)

    def stop_editing(self) -> None:
        """Leave the entry as it is and bring the draft back."""
        if self._editing is not None:
            self._keep_correction(self._editing, give_up=True)
            self._timer.stop()
            self._correct(None)
            self.fields.clear()
            draft = self._read_draft()
            if draft is not None:
                self.fields.load(draft)
            if self.fields.empty:
                self.fields.fold()

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
            self.fields.say(error.sentence)
            return False
        if saved_id is None:
            return False
        if self._editing is not None:
            self.stop_editing()
        else:
            self.fields.clear()
            self.keep_draft()
        self.saved.emit(saved_id)
        return True

    def _save_new(self, customer_id: int) -> int | None:
        problem = self.fields.days.problem()
        if problem:
            self.fields.say(problem)
            return None
        text, day = self.fields.text.toPlainText().strip(), self.fields.days.day()
        if not text and not self.fields.outcomes.value and not self.fields.files.held:
            if not day:
                self.fields.say(translate("EntryBox", "Write down what it was about first."))
                return None
            follow_ups.plan(self._session, customer_id, day, self.fields.title.text())
            return 0
        entry = quick_entry.Entry(
            kind=self.fields.kinds.value,
            text=text,
            outcome=self.fields.outcomes.value,
            at=moment_of(self.fields.when.text()),
            customer_id=customer_id,
            follow_up_day=day,
            follow_up_title=self.fields.title.text(),
            files=self.fields.files.held,
        )
        return quick_entry.save(self._session, entry).interaction_id

    def _save_changes(self) -> int:
        item = self._editing
        assert item is not None
        values: dict[str, object] = {
            "kind": self.fields.kinds.value,
            "text": self.fields.text.toPlainText().strip(),
            "outcome": self.fields.outcomes.value,
        }
        reason = field_checks.problem("note", str(values["text"]))
        if reason:
            raise InvalidValue(reason, field="text")
        if self.fields.when.text() != show.moment(item.at):
            at = moment_of(self.fields.when.text())
            values["at"] = clock.timestamp() if at is None else at
        interactions.update(self._session, item.id, self.fields.files.held, **values)
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
        elif event.key() == Qt.Key.Key_Escape and self.fields.unfolded and self.fields.empty:
            self.fields.fold()
            self.parentWidget().setFocus()
        else:
            super().keyPressEvent(event)
