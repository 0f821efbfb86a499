"""One fact of a customer, edited where it is read.

Every row has the same manners: Enter or leaving the field saves, Esc puts the old value back. An
error stays under the field with what was typed and is not saved; a warning wants a second Enter,
and is kept when the field is left. What arrives from elsewhere never overwrites what is being typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.services.same_customer import Same
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.line_edit import LineEdit

LABEL_WIDTH = 100
_SAME_AFTER = 250  # ms that typing rests before others with the same name or number are looked for


class FactRow(QWidget):
    """A label, an editor, and a line under it for what is wrong or odd.

    Args:
        key: the field's key.
        title: the field's name.
        save: writes a value; raises UserError when it cannot be stored.
    """

    saved = Signal(str)  # the key
    open_requested = Signal(int)  # another customer

    def __init__(
        self, key: str, title: str, save: Callable[[object], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.title = title
        self._save = save
        self.label = ElideLabel(title, "secondary", self)
        self.label.setFixedWidth(LABEL_WIDTH)
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(4)
        self.line.addWidget(self.label)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._act = QPushButton(self)
        self._act.setAutoDefault(False)
        theme.style(self._act, look="link", density="compact")
        self._act.clicked.connect(self._press_act)
        self._on_act: Callable[[], object] = lambda: None
        self._under = QWidget(self)
        under = QHBoxLayout(self._under)
        under.setContentsMargins(LABEL_WIDTH + 15, 0, 0, 4)
        under.setSpacing(4)
        under.addWidget(self._sign)
        under.addWidget(self._message, 1)
        under.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.line)
        layout.addWidget(self._under)
        self.clear_message()

    # -- what stands under the field ---------------------------------------------------------------

    def say(self, sentence: str, role: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence under the field: role "bad" or "warn"; `verb` names a button that acts."""
        name = "error" if role == "bad" else "warning"
        size = theme.metrics().body + 3
        self._sign.setPixmap(icons.pixmap(name, size, role, self.devicePixelRatioF()))
        self._message.setText(sentence)
        theme.style(self._message, role=role)
        self._under.show()
        self._act.setText(verb)
        self._act.setVisible(bool(verb))
        self._on_act = act or (lambda: None)

    def clear_message(self) -> None:
        """Take the sentence away."""
        self._under.hide()
        self._message.clear()

    def message(self) -> str:
        """The sentence under the field; "" when there is none."""
        return self._message.text()

    def _press_act(self) -> None:
        self._on_act()

    # -- what every kind of row can do --------------------------------------------------------------

    def set_value(self, value: object) -> None:
        """Show a stored value, unless the person is changing it just now."""
        raise NotImplementedError

    def pending(self) -> str | None:
        """What was typed and is not saved; None when nothing is."""
        return None

    def restore_pending(self, text: str) -> None:
        """Put unsaved text back into the field."""

    def commit(self) -> bool:
        """Save what was typed, if anything; whether nothing unsaved is left."""
        return True

    def begin(self) -> None:
        """Put the focus into the editor."""
        raise NotImplementedError


class TextRow(FactRow):
    """A fact of one line: text, phone, e-mail, ID number, date.

    Args:
        check: the field key whose checks apply; "" for none.
        same: looks for others with this value while it is typed; None when that is no question.
        shown: how a stored value is shown and edited.
    """

    left_empty = Signal()  # a new row was left without a value

    def __init__(
        self,
        key: str,
        title: str,
        save: Callable[[object], object],
        *,
        check: str = "",
        same: Callable[[str], Sequence[Same]] | None = None,
        shown: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, save, parent)
        self._check = check
        self._same = same
        self._shown = shown
        self._stored = ""
        self._warned = ""  # the text whose warning was shown
        self.edit = self._make_editor()
        self.label.setBuddy(self.edit)
        self.edit.setAccessibleName(title)
        self.line.addWidget(self.edit, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SAME_AFTER)
        self._rest.timeout.connect(self._look_for_same)
        self.edit.textChanged.connect(lambda *_: self._typed())
        self.edit.installEventFilter(self)

    def _make_editor(self) -> LineEdit | QPlainTextEdit:
        edit = LineEdit(parent=self)
        theme.style(edit, look="bare", density="compact")
        return edit

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()

    def _set_text(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self.edit.blockSignals(False)

    def set_value(self, value: object) -> None:
        before = self.pending()
        self._stored = self._shown(str(value or ""))
        if before is None:
            self._set_text(self._stored)
            self.edit.setToolTip(self._stored if len(self._stored) > 16 else "")

    def pending(self) -> str | None:
        return None if self.text() == self._stored else self.text()

    def restore_pending(self, text: str) -> None:
        self._set_text(text)
        self._explain(text)

    def begin(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._warned = ""
        theme.style(self.edit, wrong="")
        self.clear_message()
        if self._same is not None:
            self._rest.start()

    def _look_for_same(self) -> None:
        if self._same is None or self.pending() is None or bool(self.message()):
            return
        found = self._same(self.text())
        if found:
            first = found[0]
            words = translate("CustomerPage", "{name} ({reason}), last contact {when}").format(
                name=first.name,
                reason=first.reason,
                when=show.relative_time(first.last_contact_at) or translate("CustomerPage", "never"),
            )
            self.say(
                words,
                "warn",
                translate("CustomerPage", "Open that one"),
                lambda: self.open_requested.emit(first.id),
            )

    def _explain(self, text: str) -> str:
        """Show what is wrong or odd about the text: "bad", "warn" or ""."""
        wrong = field_checks.problem(self._check, text) if self._check else None
        odd = None if wrong or not self._check else field_checks.warning(self._check, text)
        if wrong:
            self.say(wrong, "bad")
            theme.style(self.edit, wrong="bad")
            return "bad"
        if odd:
            self.say(odd, "warn", translate("CustomerPage", "Keep it"), lambda: self._write(text))
            theme.style(self.edit, wrong="warn")
            return "warn"
        return ""

    def commit(self) -> bool:
        text = self.pending()
        if text is None:
            return True
        if self._explain(text) == "bad":
            return False
        return self._write(text)

    def _write(self, text: str) -> bool:
        try:
            self._save(text)
        except UserError as error:
            self.say(error.sentence, "bad")
            theme.style(self.edit, wrong="bad")
            return False
        self._stored = text
        theme.style(self.edit, wrong="")
        if field_checks.warning(self._check, text) is None if self._check else True:
            self.clear_message()
        self._rest.stop()
        self.saved.emit(self.key)
        return True

    def _enter(self) -> None:
        """Save; a warning is shown first, and the second Enter keeps the value all the same."""
        text = self.pending()
        if text is None:
            return
        state = self._explain(text)
        if state == "warn" and self._warned != text:
            self._warned = text
            return
        if state != "bad" and self._write(text):
            self._set_text(self._stored)

    def put_back(self) -> None:
        """Forget what was typed."""
        self._set_text(self._stored)
        self._rest.stop()
        theme.style(self.edit, wrong="")
        self.clear_message()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.edit:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left(event.reason())
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if getattr(self.edit, "composing", False):
            return False
        if event.key() == Qt.Key.Key_Escape and (self.pending() is not None or self.message()):
            self.put_back()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.pending() is None:
                self.focusNextChild()
            else:
                self._enter()
            return True
        return False

    def _left(self, reason: Qt.FocusReason) -> None:
        if reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        if self.commit() and not self.text():
            self.left_empty.emit()


class LongTextRow(TextRow):
    """A fact of several lines; it grows with its words. Ctrl+Enter or leaving saves."""

    def _make_editor(self) -> LineEdit | QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setTabChangesFocus(True)
        theme.style(edit, look="bare")
        edit.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.line.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 6, 0, 0)
        return edit

    def _fit(self) -> None:
        edit = getattr(self, "edit", None)
        if edit is not None:
            lines = max(1, min(6, round(edit.document().size().height())))
            edit.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lines < 6 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            )
            edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + 18)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._fit()

    def text(self) -> str:
        return self.edit.toPlainText().strip()

    def _set_text(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self._fit()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._enter()
                return True
            return False
        return super()._key(event)


class ChoiceRow(FactRow):
    """A fact that is one of a list; the choice is saved at once.

    Args:
        options: the choices for a typed text, the empty one first.
        words: what a stored value is called: (words, colour or None).
        create: makes a new entry of what was typed and returns its key; None when that is no question.
    """

    def __init__(
        self,
        key: str,
        title: str,
        save: Callable[[object], object],
        options: Callable[[str], Sequence[Choice]],
        words: Callable[[object], tuple[str, str | None]],
        create: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, save, parent)
        self._words = words
        self._create = create
        self.chooser = Chooser(options, title, can_create=create is not None, parent=self)
        self.label.setBuddy(self.chooser)
        self.chooser.chosen.connect(self._take)
        self.chooser.create_requested.connect(self._make)
        self.line.addWidget(self.chooser, 1)

    def set_value(self, value: object) -> None:
        self.clear_message()
        self.chooser.show_choice(*self._words(value))

    def begin(self) -> None:
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chooser.open()

    def _make(self, name: str) -> None:
        try:
            key = self._create(name) if self._create is not None else None
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self._take(key)

    def _take(self, key: object) -> None:
        try:
            self._save(key)
        except UserError as error:
            self.say(error.sentence, "bad")
            return
        self.set_value(key)
        self.saved.emit(self.key)
