"""A line of text that knows when an input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class LineEdit(QLineEdit):
    """A field for searching and entering, safe with input methods.

    While letters of pinyin stand underlined in the field, `composing` is true, `text_settled` is
    silent, and Enter and Esc belong to the input method: they neither submit nor close.

    Args:
        text: what stands in it at first.
        delay_ms: how long the text must rest before `text_settled` comes, 0 to 60 ms.
    """

    text_settled = Signal(str)  # the text after typing; never while composing, never twice the same

    def __init__(self, text: str = "", delay_ms: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.composing = False
        self._settled = text
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(max(0, min(delay_ms, 60)))
        self._rest.timeout.connect(self._settle)
        self.textChanged.connect(self._rest.start)

    def settle_now(self) -> None:
        """Report the text at once (before Enter acts on it)."""
        self._rest.stop()
        self._settle()

    def mark_settled(self) -> None:
        """What stands in it was put there by the program: there is nothing to report."""
        self._rest.stop()
        self._settled = self.text()

    def _settle(self) -> None:
        text = self.text()
        if self.composing or text == self._settled:
            return
        self._settled = text
        self.text_settled.emit(text)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y belong to the field while there is typing to take back, else to the window's acts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (
                event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            )
            if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self.composing:
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.composing:  # the input method gives up what it held
            self.composing = False
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            return
        super().keyPressEvent(event)
