"""A short list of words that is written line by line, each with its place and its old self."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_ROWS = 6  # that are seen before it scrolls


class WordLines(QScrollArea):
    """Words in lines. Enter goes to the next line or a new one, Alt+Up and Alt+Down move a line.

    Several lines that are pasted become several words. A word keeps its key when it is written anew.

    Args:
        name: what the words are, for screen readers.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lines: list[_Line] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName(name)
        self.set_words([])

    @property
    def edits(self) -> list[LineEdit]:
        """The lines, the empty one at the end too."""
        return [line.edit for line in self._lines]

    def words(self) -> list[tuple[int, str]]:
        """(key, word) of each line that is not empty; 0 for a new word."""
        return [(line.key, text) for line in self._lines if (text := " ".join(line.edit.text().split()))]

    def set_words(self, words: Sequence[tuple[int, str]]) -> None:
        """Show these words, and an empty line behind them."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for key, word in words:
            self._insert(len(self._lines), key, word)
        self._keep_an_empty_line()

    def take_pasted(self, at: int, text: str) -> bool:
        """Put several lines of text in at a line; False when it is a single one."""
        parts = [part for part in (line.strip() for line in text.splitlines()) if part]
        if len(parts) < 2:
            return False
        self._lines[at].edit.insert(parts[0])
        for step, part in enumerate(parts[1:], 1):
            self._insert(at + step, 0, part)
        self._keep_an_empty_line()
        self._lines[at + len(parts) - 1].edit.setFocus()
        return True

    def move(self, at: int, step: int) -> None:
        """Move a line up (-1) or down (1)."""
        last = len(self._lines) - 2  # the empty line stays behind all
        if not (0 <= at <= last and 0 <= at + step <= last):
            return
        line = self._lines.pop(at)
        self._lines.insert(at + step, line)
        self._column.removeWidget(line)
        self._column.insertWidget(at + step, line)
        self._in_order()
        line.edit.setFocus()
        self.changed.emit()

    def _insert(self, at: int, key: int, word: str) -> _Line:
        line = _Line(key, word, self._name, self)
        line.edit.textChanged.connect(lambda _text: self._edited())
        line.remove.clicked.connect(lambda _checked=False: self._remove(line))
        line.edit.installEventFilter(self)
        self._lines.insert(at, line)
        self._column.insertWidget(at, line)
        self._in_order()
        return line

    def _remove(self, line: _Line) -> None:
        at = self._lines.index(line)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self._keep_an_empty_line()
        self._lines[min(at, len(self._lines) - 1)].edit.setFocus()
        self.changed.emit()

    def _edited(self) -> None:
        self._keep_an_empty_line()
        self.changed.emit()

    def _keep_an_empty_line(self) -> None:
        if not self._lines or self._lines[-1].edit.text().strip():
            line = self._insert(len(self._lines), 0, "")
            line.edit.setPlaceholderText(translate("WordLines", "Another word"))
        for line in self._lines:
            line.remove.setVisible(line is not self._lines[-1])
        shown = min(len(self._lines), _ROWS)
        self.setFixedHeight(shown * (theme.metrics().control + 4))

    def _in_order(self) -> None:
        widgets = [widget for line in self._lines for widget in (line.edit, line.remove)]
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, LineEdit) or watched.composing:
            return False
        at = self.edits.index(watched) if watched in self.edits else 0
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.take_pasted(at, QApplication.clipboard().text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if at + 1 < len(self._lines):
                self._lines[at + 1].edit.setFocus()
                return True
            return False  # in the empty line: it is the dialog's
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(at, step)
            return True
        if step and 0 <= at + step < len(self._lines):
            self._lines[at + step].edit.setFocus()
            return True
        return False


class _Line(QWidget):
    def __init__(self, key: int, word: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.edit = LineEdit(word, parent=self)
        self.edit.setAccessibleName(name)
        self.remove = QPushButton(icons.icon("close", "secondary"), "", self)
        self.remove.setAutoDefault(False)
        self.remove.setToolTip(translate("WordLines", "Take this word away"))
        self.remove.setAccessibleName(translate("WordLines", "Take this word away"))
        theme.style(self.remove, look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.remove)
