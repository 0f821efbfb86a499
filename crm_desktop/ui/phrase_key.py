"""Alt+Down in a field of words: the ready phrases for it, found by typing, put in at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import phrases
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching

KEYS = "Alt+↓"


class PhraseKey(QObject):
    """Watches a field. What is typed in the list and is no phrase yet becomes one.

    Args:
        session: where the phrases are.
        field: into which they go.
        place: `phrases.FOLLOW_UP` or `phrases.ENTRY`.
        kind: asked when the list opens: the kind of follow-up or entry.
    """

    def __init__(
        self, session: Session, field: QLineEdit | QPlainTextEdit, place: str, kind: Callable[[], str]
    ) -> None:
        super().__init__(field)
        self._session, self._field, self._place, self._kind = session, field, place, kind
        self.popup: ChoicePopup | None = None
        field.installEventFilter(self)
        hint = translate("PhraseKey", "Ready phrases: {keys}").format(keys=KEYS)
        known = field.toolTip()
        field.setToolTip(f"{known}\n{hint}" if known else hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Down:
                self.open()
                return True
        return False

    def open(self) -> None:
        """Show the phrases below the field."""
        popup = ChoicePopup(
            self._options,
            translate("PhraseKey", "Ready phrases"),
            can_create=not self._session.read_only,
            parent=self._field,
        )
        popup.chosen.connect(self._put)
        popup.create_requested.connect(self._create)
        popup.closed.connect(self._forget)
        self.popup = popup
        popup.open_below(self._field)

    def _options(self, text: str) -> Sequence[Choice]:
        found = phrases.phrases(self._session, self._place, self._kind())
        return matching([Choice(each, each) for each in found], text)

    def _create(self, text: str) -> None:
        try:
            phrases.add(self._session, self._place, self._kind(), text)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self._field.window(), error)
            return
        self._put(text)

    def _put(self, text: object) -> None:
        field = self._field
        if isinstance(field, QLineEdit):
            field.insert(str(text))
        else:
            field.insertPlainText(str(text))

    def _forget(self) -> None:
        if self.popup is not None:
            self.popup.deleteLater()
            self.popup = None
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
