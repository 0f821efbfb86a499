"""A score of 1 to 5, or none: five stars; a press on the chosen one takes it back, and so does 0."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from crm_desktop.i18n import labelled, translate
from crm_desktop.services import satisfaction
from crm_desktop.ui import theme

_STAR = "★"
_PAD = 4


class ScoreChoice(QAbstractSlider):
    """One control: 1 to 5, arrows, or a click choose; 0, Delete or Backspace take the score back.

    Args:
        name: what is scored, for screen readers and as tooltip.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._score: int | None = None
        self.setRange(0, satisfaction.SCORES[-1])  # a screen reader says it as a slider
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    @property
    def score(self) -> int | None:
        """What is chosen; None for nothing."""
        return self._score

    def set_score(self, score: int | None) -> None:
        """Choose a score; None for none."""
        self._score = score if score in satisfaction.SCORES else None
        self.setValue(self._score or 0)
        self._say()
        self.update()

    def _choose(self, score: int | None) -> None:
        if score != self._score:
            self.set_score(score)
            self.changed.emit()

    def _say(self) -> None:
        words = translate("Satisfaction", "not said")
        if self._score is not None:
            words = f"{self._score}/5 {satisfaction.score_title(self._score)}"
        self.setAccessibleName(labelled(self._name, words))
        self.setToolTip(f"{self.accessibleName()} (1–5)")

    def sizeHint(self) -> QSize:
        return QSize(5 * self._side() + 2 * _PAD, theme.metrics().control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _side(self) -> int:
        return theme.metrics().icon + 8

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # who scrolls by means the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5 and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif key == Qt.Key.Key_Right:
            self._choose(min(5, (self._score or 0) + 1))
        elif key == Qt.Key.Key_Left:
            self._choose(max(1, (self._score or 2) - 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().x() - _PAD) // self._side()) + 1
        if event.button() == Qt.MouseButton.LeftButton and 1 <= at <= 5:
            self._choose(None if at == self._score else at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            box = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, theme.metrics().radius, theme.metrics().radius)
        font = theme.font("section")
        font.setPixelSize(theme.metrics().icon)
        painter.setFont(font)
        side = self._side()
        for at in satisfaction.SCORES:
            full = self._score is not None and at <= self._score
            painter.setPen(theme.color("warn" if full else "secondary"))
            place = self.rect().adjusted(_PAD + (at - 1) * side, 0, 0, 0)
            place.setWidth(side)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _STAR if full else "☆")
