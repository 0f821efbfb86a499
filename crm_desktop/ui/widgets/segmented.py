"""One of a few: buttons in a row, of which exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from crm_desktop.ui import icons, theme

Option = tuple[str, str, str]  # key, translated word, icon name or ""


class SegmentedButtons(QWidget):
    """A row of joined buttons. Tab enters it once; arrows, Home and End choose, Enter and
    Space press.

    Args:
        label: what is chosen here, for screen readers.
        options: (key, translated word, icon name or "").
        compact: as low as what stands beside it in a bar.
        clearable: a second press takes the choice back: the value is then "".
    """

    chosen = Signal(str)  # by the person; set_value is silent

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        clearable: bool = False,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._clearable = clearable
        self.compact = compact
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # this widget keeps it to one: it may be none
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, word, icon) in enumerate(options):
            button = _Segment(key, word, icon, self, first=at == 0, last=at == len(options) - 1)
            button.clicked.connect(lambda _checked=False, key=key: self._press(key))
            self._buttons[key] = button
            row.addWidget(button)
        self._value = ""
        if options and not clearable:
            self.set_value(options[0][0])
        else:
            self._show()

    @property
    def value(self) -> str:
        """The key that is chosen; "" for none."""
        return self._value

    def set_value(self, key: str) -> None:
        """Choose `key` without the signal; "" or an unknown key chooses none."""
        self._value = key if key in self._buttons else ""
        self._show()

    def set_words(self, words: dict[str, str]) -> None:
        """Change the words (key → translated word), after a change of language."""
        for key, word in words.items():
            self._buttons[key].setText(word)
            self._buttons[key].updateGeometry()

    def set_enabled(self, key: str, enabled: bool) -> None:
        """Offer `key` or grey it; what is chosen stays chosen."""
        self._buttons[key].setEnabled(enabled)

    def _press(self, key: str) -> None:
        again = key == self._value
        self._value = "" if again and self._clearable else key
        self._show()
        if not again or self._clearable:
            self.chosen.emit(self._value)

    def _show(self) -> None:
        stop = self._value or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            button.setChecked(key == self._value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
        if stop:
            self.setFocusProxy(self._buttons[stop])

    def _step(self, key: str, to: int | None, by: int) -> None:
        keys = list(self._buttons)
        target = keys[(keys.index(key) + by) % len(keys) if to is None else to]
        self._value = target
        self._show()
        self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(target)


class _Segment(QAbstractButton):
    def __init__(
        self, key: str, word: str, icon: str, parent: SegmentedButtons, *, first: bool, last: bool
    ) -> None:
        super().__init__(parent)
        self._key, self._icon, self._ends = key, icon, (first, last)
        self._owner = parent
        self.setText(word)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self.text()) + 24
        return QSize(
            width + (sizes.icon + 6 if self._icon else 0),
            sizes.compact if self._owner.compact else sizes.control,
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._owner._step(self._key, None, steps[key])
        elif key in ends:
            self._owner._step(self._key, ends[key], 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, rim = float(theme.metrics().radius), theme.color("rim")
        first, last = self._ends
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if last else 0.5, -0.5)
        # Corners are round at the two ends only: the rounded box is drawn wider and clipped.
        wide = box.adjusted(0 if first else -2 * radius, 0, 0 if last else 2 * radius, 0)
        painter.setClipRect(self.rect())
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(rim, 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(wide, radius, radius)
        if not first:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        ink = "disabled" if not self.isEnabled() else "accent" if self.isChecked() else "text"
        font = theme.font("strong" if self.isChecked() else "body")
        room = self.rect()
        if self._icon:
            size, words = theme.metrics().icon, QFontMetrics(font).horizontalAdvance(self.text())
            left = (self.width() - size - 6 - words) / 2
            icons.paint(painter, QRectF(left, (self.height() - size) / 2, size, size), self._icon, ink)
            room = room.adjusted(round(left) + size + 6, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        else:
            flags = Qt.AlignmentFlag.AlignCenter
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(room, flags, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1)
