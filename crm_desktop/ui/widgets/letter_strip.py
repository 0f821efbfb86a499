"""The alphabet under a list of names: a press jumps to a letter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme

LETTERS = "#ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDEST = 22


class LetterStrip(QAbstractSlider):
    """# and A to Z in a row; letters without names are faint. Left, Right and Enter work too.

    To a screen reader it is a slider over the letters, which says the one that it stands on.
    """

    letter_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present: frozenset[str] = frozenset()
        self._current = ""
        self._hovered = -1
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, len(LETTERS) - 1)
        self.valueChanged.connect(lambda at: self.setAccessibleDescription(LETTERS[at]))
        self.setValue(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Widgets", "Jump to a letter"))

    def set_letters(self, present: Iterable[str]) -> None:
        """The letters that have names."""
        self._present = frozenset(present)
        self.update()

    def set_current(self, letter: str) -> None:
        """The letter of the row on top."""
        if letter != self._current:
            self._current = letter
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST * len(LETTERS), theme.metrics().compact)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * len(LETTERS), theme.metrics().compact)

    def _step(self) -> float:
        return min(_WIDEST, self.width() / len(LETTERS))

    def _box(self, at: int) -> QRect:
        step = self._step()
        return QRect(round(at * step), 0, round(step), self.height())

    def _letter_at(self, x: float) -> int:
        at = int(x / self._step())
        return at if 0 <= at < len(LETTERS) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._letter_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.setValue(at)
            self.letter_chosen.emit(LETTERS[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._letter_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(event.key(), 0)
        if step:
            self.setValue(self.value() + step)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.letter_chosen.emit(LETTERS[self.value()])
        elif event.text().upper() in LETTERS and event.text():
            self.setValue(LETTERS.index(event.text().upper()))
            self.letter_chosen.emit(LETTERS[self.value()])
            self.update()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it belongs to the list

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, letter in enumerate(LETTERS):
            box = self._box(at)
            present = letter in self._present
            if at == self._hovered:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(box.adjusted(1, 3, -1, -3), 4, 4)
            here = letter == self._current and present
            painter.setFont(theme.font("strong" if here else "secondary"))
            painter.setPen(theme.color("accent" if here else "text" if present else "disabled"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            if self.hasFocus() and at == self.value():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(box.adjusted(1, 3, -1, -3), 4, 4)
