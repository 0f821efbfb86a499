"""The box on top that finds, records and commands (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.paste_line import PasteLine

if TYPE_CHECKING:
    from crm_desktop.services.filter_words import Completion
    from crm_desktop.ui.top_box_popup import Popup
    from crm_desktop.ui.top_box_rows import Acts, Row

# What the list needs is imported when it is first opened: the window is up sooner.

_FRAME_MS = 16  # what takes longer is looked up by the worker
_PAGE = 8


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("↑ ↓", translate("Keys", "Choose a result")),
        ("Enter", translate("Keys", "Open the result")),
        ("Ctrl+Enter", translate("Keys", "Record a call with this customer")),
        ("F2", translate("Keys", "New entry with what is typed")),
        (">", translate("Keys", "Typed first: find acts alone, also with the current customer")),
        ("Esc", translate("Keys", "Clear the box, then leave it")),
    ]


class TopBox(QWidget):
    """Finds customers, entries and follow-ups while typing; offers new customers and acts.

    What begins with ">" finds acts alone: those of the window's menus, and those on who is shown or selected.

    Args:
        session: where to look.
        tasks: looks there when the last look took longer than a frame.
    """

    customer_opened = Signal(int, object)  # the customer, the interaction to jump to or None
    record_requested = Signal(object)  # what the quick entry knows already
    new_requested = Signal(str)  # what was typed for somebody new
    page_requested = Signal(str)
    list_requested = Signal(str)  # all customers that this text finds
    more_pasted = Signal(str)  # a message or rows, which are nothing to search for

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._slow = False
        self._shown_for: str | None = None  # the text that the rows belong to
        self._before: QWidget | None = None  # where the focus was
        self._popup: Popup | None = None
        self.acts: Callable[[], Acts] | None = None  # what can be done now; asked each time the list opens
        self._acts: Acts | None = None
        self.line = PasteLine("", 0, self)
        self.line.setPlaceholderText(translate("TopBox", "Name, pinyin, phone, anything…"))
        self.line.setAccessibleName(translate("TopBox", "Find a customer, record, command"))
        self.line.setClearButtonEnabled(False)
        self.line.setTextMargins(24, 0, 0, 0)
        self.line.text_settled.connect(self._look)
        self.line.more_pasted.connect(self.more_pasted)
        self.line.installEventFilter(self)
        self._hint = QLabel("Ctrl+K", self.line)
        theme.style(self._hint, role="secondary")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line.textChanged.connect(lambda text: self._hint.setVisible(not text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self._sign = _Sign(self.line)

    # -- what the window asks -------------------------------------------------------------------

    def start(self) -> None:
        """Take the focus, with the text selected, and show what was found for it."""
        from PySide6.QtWidgets import QApplication

        focus = QApplication.focusWidget()
        if focus is not self.line:
            self._before = focus
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.open()

    def search(self, text: str) -> None:
        """Look for a text as if it had been typed."""
        self.start()
        self.line.setText(text)
        self.line.settle_now()

    def text(self) -> str:
        """What stands in the box."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the box without opening the list."""
        self.line.blockSignals(True)
        self.line.setText(text)
        self.line.blockSignals(False)
        self._hint.setVisible(not text)

    def take_text(self) -> str:
        """What is typed while the box has the focus; the box is then empty. "" otherwise."""
        if not self.line.hasFocus() or self.line.composing:
            return ""
        text = self.line.text().strip()
        self.finish()
        return text

    @property
    def popup(self) -> Popup | None:
        """The open list, or None."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def open(self) -> None:
        """Show the list for what stands in the box."""
        if self._popup is None:
            from crm_desktop.ui.top_box_popup import Popup

            self._popup = Popup(self.window())
            self._popup.activated.connect(lambda row: self._do(row, call=False))
            self.window().installEventFilter(self)
        self._look(self.line.text())

    def close_list(self) -> None:
        """Hide the list; the text stays."""
        self._acts = None
        if self._popup is not None:
            self._popup.hide()

    def finish(self) -> None:
        """Hide the list and empty the box, after something was chosen."""
        self.close_list()
        self.line.clear()
        self.line.settle_now()
        self.close_list()

    # -- looking --------------------------------------------------------------------------------

    def _look(self, text: str) -> None:
        if not self.line.hasFocus():
            return
        if self._popup is None:
            self.open()
            return
        from crm_desktop.ui import top_box_rows

        named = top_box_rows.only_acts(text)
        if named is not None:
            self._show(text, top_box_rows.for_acts(self._doable(), named))
        elif not text.strip():
            self._show(text, top_box_rows.for_empty_box(self._session, self._doable()))
        elif self._slow and not self._tasks.busy:
            # A busy worker may be so for minutes; then the window waits a few frames instead.
            self._run(lambda: (text, self._found(text)), self._arrived_late)
        else:
            self._look_now(text)

    def _doable(self) -> Acts:
        """What can be done now; kept while the list is open."""
        from crm_desktop.ui import top_box_rows

        if self._acts is None:
            self._acts = self.acts() if self.acts is not None else top_box_rows.NO_ACTS
        return self._acts

    def _look_now(self, text: str) -> None:
        """Show the first hits at once; the worker counts the others, which may be nearly everybody."""
        from crm_desktop.services import find
        from crm_desktop.ui import top_box_rows

        answer = self._found(text, counted=False)
        result = answer[0]
        broad = len(result.hits) >= top_box_rows.HITS
        self._arrived((text, answer), counted=not (broad or result.asked))
        if text != self._shown_for:
            return
        if result.asked and not result.problems:  # what is found at once may be little
            self._run(lambda: (text, self._found(text)), self._arrived)
        elif broad:
            self._run(
                lambda: find.count(self._session, text), lambda count: self._counted(text, answer, count)
            )
        else:
            self._look_alike(text, answer)

    def _arrived_late(self, answer: tuple[str, tuple[Any, ...]]) -> None:
        """The worker has found; it goes on to what was perhaps mistyped."""
        self._arrived(answer)
        if answer[0] == self._shown_for:
            self._look_alike(*answer)

    def _look_alike(self, text: str, answer: tuple[Any, ...]) -> None:
        from crm_desktop.services import find

        self._run(
            lambda: find.look_alikes(self._session, answer[0]),
            lambda similar: self._change_rows(text, answer, similar=similar) if similar else None,
        )

    def _run(self, work: Callable[[], Any], on_done: Callable[[Any], object]) -> None:
        self._tasks.run(work, on_done=on_done, owner=self, latest="top_box")

    def _found(self, text: str, *, counted: bool = True) -> tuple[Any, ...]:
        from crm_desktop.services import find
        from crm_desktop.ui import top_box_rows

        return (
            find.find(self._session, text, top_box_rows.HITS, counted=counted),
            find.entries(self._session, text),
            find.follow_ups(self._session, text),
        )

    def _arrived(self, answer: tuple[str, tuple[Any, ...]], *, counted: bool = True) -> None:
        from crm_desktop.ui import top_box_rows

        text, (result, entries, follow_ups) = answer
        self._slow = result.ms > (_FRAME_MS / 2 if self._slow else _FRAME_MS)
        if text == self.line.text() and self.line.hasFocus():
            more = self._completions(text)
            rows = top_box_rows.for_text(
                self._session,
                text,
                result,
                entries,
                follow_ups,
                counted=counted,
                completions=more,
                acts=self._doable(),
            )
            self._show(text, rows)

    def _completions(self, text: str) -> list[Completion]:
        from crm_desktop.services import filter_words

        at = self.line.cursorPosition()
        return filter_words.completions(self._session, text, at) if len(text[:at].strip()) > 1 else []

    def _counted(self, text: str, answer: tuple[Any, ...], count: int) -> None:
        result = replace(answer[0], count=max(count, len(answer[0].hits)))
        self._change_rows(text, (result, *answer[1:]))

    def _change_rows(self, text: str, answer: tuple[Any, ...], **more: Any) -> None:
        from crm_desktop.ui import top_box_rows

        if self.popup is not None and text == self._shown_for:
            rows = top_box_rows.for_text(
                self._session,
                text,
                *answer,
                completions=self._completions(text),
                acts=self._doable(),
                **more,
            )
            self.popup.change_rows(rows)

    def _show(self, text: str, rows: list[Row]) -> None:
        if self._popup is None:
            return
        self._shown_for = text
        self._popup.set_rows(rows)
        self._popup.place(self.line)
        self._popup.show()
        self._popup.raise_()

    # -- keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.line:
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return not self.line.composing and self._key(event)
            if kind == QEvent.Type.FocusOut:
                self.close_list()
            elif kind == QEvent.Type.MouseButtonPress and self.popup is None:
                self.line.setFocus(Qt.FocusReason.MouseFocusReason)
                self.open()
            elif kind == QEvent.Type.Resize:
                self._place_hint()
        elif kind == QEvent.Type.Resize and self.popup is not None:
            self.popup.place(self.line)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if key in steps:
            if self.popup is None:
                self.open()
            elif self._popup is not None:
                self._popup.move_by(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(call=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if key == Qt.Key.Key_Escape:
            self._escape()
            return True
        return False

    def _enter(self, *, call: bool) -> None:
        from crm_desktop.ui import top_box_rows

        self.line.settle_now()
        text = self.line.text()
        if self.popup is None or self._shown_for != text:  # typed faster than it was found: look now
            if self._popup is None:
                self.open()
            if top_box_rows.only_acts(text) is not None:
                self._look(text)
            elif text.strip():
                self._look_now(text)
        row = self._popup.current if self._popup is not None else None
        if row is not None:
            self._do(row, call=call)

    def _escape(self) -> None:
        if self.line.text():
            self.line.clear()
        else:
            self.close_list()
            if not self._give_back():
                self.line.clearFocus()

    def _give_back(self) -> bool:
        """Give the focus back to who had it; False when nobody had."""
        before, self._before = self._before, None
        if before is None or not isValid(before):
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _do(self, row: Row, *, call: bool) -> None:
        from crm_desktop.services import find
        from crm_desktop.ui.top_box_rows import Kind

        text = self.line.text()
        if row.kind == Kind.QUERY:
            self.line.setText(str(row.key))
            return
        if row.kind == Kind.COMPLETION:
            self.line.setText(str(row.key))
            self.line.settle_now()
            return
        if row.kind == Kind.FORGET:
            find.forget_queries(self._session)
            self.open()
            return
        if row.kind in (Kind.CUSTOMER, Kind.ENTRY, Kind.FOLLOW_UP):
            if text.strip():
                find.remember_query(self._session, text)
            self.finish()
            if row.key is None:  # an entry of nobody known: the register shows it
                self.page_requested.emit("today")
            elif call:
                self.record_requested.emit({"customer_id": row.key, "kind": "call_in"})
            else:
                self.customer_opened.emit(row.key, row.entry_id)
            return
        self.finish()
        if row.kind == Kind.ALL:
            find.remember_query(self._session, text)
            self.list_requested.emit(str(row.key))
        elif row.kind == Kind.NEW and call:
            self.record_requested.emit({"text": row.key, "kind": "call_in"})
        elif row.kind == Kind.NEW:
            self.new_requested.emit(str(row.key))
        elif row.kind == Kind.COMMAND and isinstance(row.key, QAction):
            self._give_back()
            row.key.trigger()

    def _place_hint(self) -> None:
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.line.width() - size.width() - 12,
            (self.line.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self._sign.move(10, (self.line.height() - self._sign.height()) // 2)


class _Sign(QWidget):
    """The magnifying glass in the line."""

    def __init__(self, line: PasteLine) -> None:
        super().__init__(line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), "search", "secondary")
