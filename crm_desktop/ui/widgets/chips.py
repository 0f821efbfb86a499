"""Small words in a pill: filters that stand, tags that a customer has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme

_PAD, _TIGHT = 8, 6
_MARK = 8  # diameter of a dot
_CROSS = 12
_WIDEST = 240


class Chip(QAbstractButton):
    """A word in a pill. Pressing it emits `clicked`; its cross, Delete or Backspace `removed`.

    Args:
        text: the translated word.
        icon: a name of `icons.GLYPHS` in front of it.
        removable: it has a cross.
        tight: with less room around the word, where several stand in a narrow row.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        removable: bool = False,
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pad = _TIGHT if tight else _PAD
        self._icon = icon
        self._removable = removable
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if removable:
            self.setAccessibleDescription(translate("Widgets", "Delete removes it"))

    def _mark_width(self) -> int:
        return theme.metrics().icon - 2 if self._icon else 0

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        icons.paint(painter, box, self._icon, "secondary")

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) + 2
        mark = self._mark_width()
        width = 2 * self._pad + words + (mark + 6 if mark else 0) + (_CROSS + 6 if self._removable else 0)
        return QSize(min(width, _WIDEST), theme.metrics().compact - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(64, self.sizeHint().width()), self.sizeHint().height())

    def _cross(self) -> QRectF:
        top = (self.height() - _CROSS) / 2
        return QRectF(self.width() - self._pad - _CROSS, top, _CROSS, _CROSS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._removable and event.position().x() >= self._cross().left() - 4
        if on_cross and event.button() == Qt.MouseButton.LeftButton and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = box.height() / 2
        ground = (
            "selected" if self.isChecked() or self.isDown() else "hover" if self.underMouse() else "surface"
        )
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(box, round_, round_)
        left = float(self._pad)
        mark = self._mark_width()
        if mark:
            self._paint_mark(painter, QRectF(left, (self.height() - mark) / 2, mark, mark))
            left += mark + 6
        right = self._cross().left() - 6 if self._removable else self.width() - self._pad
        painter.setFont(theme.font("body"))
        painter.setPen(
            theme.color("disabled" if not self.isEnabled() else "accent" if self.isChecked() else "text")
        )
        room = QRectF(left, 0, right - left, self.height())
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._removable:
            icons.paint(painter, self._cross(), "close", "secondary")
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), round_ - 0.5, round_ - 0.5)


class TagChip(Chip):
    """A tag or category: its dot and its name.

    Args:
        name: the tag's own name (not translated).
        colour: a name of `theme.DOT_NAMES`, `#rrggbb`, or None for grey.
    """

    def __init__(
        self, name: str, colour: str | None, *, removable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, removable=removable, parent=parent)
        self._colour = colour

    def _mark_width(self) -> int:
        return _MARK

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.dot(self._colour))
        painter.drawEllipse(box)
