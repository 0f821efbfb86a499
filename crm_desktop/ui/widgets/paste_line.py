"""A line for searching that knows when more than a line is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.widgets.line_edit import LineEdit


class PasteLine(LineEdit):
    """Words that are pasted or dropped go into the line; a message or rows are handed out instead.

    `takes_rows` is False where only one person is asked for: then rows are words as well.
    """

    more_pasted = Signal(str)  # the message of one person, or rows
    takes_rows = True

    def take_clipboard(self) -> None:
        """Paste what is in the clipboard."""
        if not self._hand_out(QApplication.clipboard().text()):
            self.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.composing:
            self.take_clipboard()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.take_clipboard)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is None and self._hand_out(event.mimeData().text()):
            event.acceptProposedAction()
            return
        super().dropEvent(event)

    def _hand_out(self, text: str) -> bool:
        from crm_desktop.services import pasting  # with the first paste: the window is up sooner
        from crm_desktop.services.pasting import Kind

        kind = pasting.kind(text)
        if self.isReadOnly() or not (kind is Kind.PERSON or (kind is Kind.ROWS and self.takes_rows)):
            return False
        self.more_pasted.emit(text)
        return True
