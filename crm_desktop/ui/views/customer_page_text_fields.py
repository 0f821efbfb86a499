"""Facts of a customer that are typed: one line, or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks
from crm_desktop.services.same_customer import Same
from crm_desktop.ui import same_lookup, theme
from crm_desktop.ui.views.customer_page_fields import WHOLE_LINE, FactRow
from crm_desktop.ui.widgets.elided_edit import ElidedEdit
from crm_desktop.ui.widgets.line_edit import LineEdit

_AROUND = 10  # px of frame and padding above and below the words of a long text
_ASIDE = 6  # px, so that the words begin where those of a line begin
_SAME_AFTER = 250  # ms that typing rests before others with the same name or number are looked for


class TextRow(FactRow):
    """A fact of one line: text, phone, e-mail, ID number, date.

    Args:
        check: the field key whose checks apply; "" for none.
        same: looks for others with this value while it is typed, and hands them to a function; None
            when that is no question.
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
        same: Callable[[str, Callable[[Sequence[Same]], None]], object] | None = None,
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
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.edit.customContextMenuRequested.connect(self._open_menu)

    def _make_editor(self) -> LineEdit | QPlainTextEdit:
        edit = ElidedEdit(parent=self)
        theme.style(edit, look="bare", density="compact")
        return edit

    def editor(self) -> QWidget:
        return self.edit

    def words(self) -> str:
        return self._stored

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
        self.updateGeometry()
        if before is None:
            self._set_text(self._stored)

    def pending(self) -> str | None:
        return None if self.text() == self._stored else self.text()

    def restore_pending(self, text: str) -> None:
        self._set_text(text)
        if self.pending() is not None and not self._explain(text):
            self.say(
                translate("CustomerPage", "Typed before, not saved yet."),
                "warn",
                translate("CustomerPage", "Save"),
                lambda: self._write(text),
            )

    def begin(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._warned = ""
        theme.style(self.edit, wrong="")
        self.clear_message()
        if self._same is not None:
            self._rest.start()
        self.typed.emit()

    def _look_for_same(self) -> None:
        if self._same is None or self.pending() is None or bool(self.message()):
            return
        text = self.text()
        self._same(text, lambda found: self._show_same(text, found))

    def _show_same(self, text: str, found: Sequence[Same]) -> None:
        if found and text == self.text() and self.pending() is not None and not self.message():
            first = found[0]
            self.say(
                same_lookup.words(first),
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
        self.typed.emit()
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

    def drop_pending(self) -> None:
        if self.pending() is not None:
            self.typed.emit()
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

    def _open_menu(self, place: QPoint) -> None:
        menu = self.edit.createStandardContextMenu()
        menu.setParent(self, menu.windowFlags())
        menu.addSeparator()
        self.add_history_to(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.edit.mapToGlobal(place))

    def _key(self, event: QKeyEvent) -> bool:
        if getattr(self.edit, "composing", False):
            return False
        if event.key() == Qt.Key.Key_Escape and (self.pending() is not None or self.message()):
            self.drop_pending()
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
        edit.document().setDocumentMargin(0)
        edit.setViewportMargins(_ASIDE, 0, _ASIDE, 0)
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
            edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + _AROUND)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._fit()

    def needs(self) -> int:
        return WHOLE_LINE

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
