"""A flat button that shows what is chosen and opens a list found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crm_desktop.i18n import labelled, translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup

_PAD = 11  # words begin where those of a field begin


class Chooser(QAbstractButton):
    """Shows one choice; Enter, Space, Down, a click or any letter opens the list of choices.

    Args:
        options: the choices for a typed text, best first.
        name: what is chosen, for screen readers.
        can_create: offer to create what was typed.
        framed: with a border like a field; otherwise flat until the pointer or focus is on it.
    """

    chosen = Signal(object)  # the key; the caller sets the new words with `show_choice`
    create_requested = Signal(str)

    def __init__(
        self,
        options: Callable[[str], Sequence[Choice]],
        name: str,
        *,
        can_create: bool = False,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._name = name
        self._can_create = can_create
        self._framed = framed
        self._color: str | None = None
        self._empty = True
        self._popup: ChoicePopup | None = None
        self.placeholder = translate("Choices", "Choose")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: self.open())

    def show_choice(self, words: str, color: str | None = None) -> None:
        """Show what is chosen; "" for nothing."""
        self._empty = not words
        self._color = color
        self.setText(words)
        self.setAccessibleName(labelled(self._name, words or translate("Choices", "nothing chosen")))
        self.updateGeometry()
        self.update()

    @property
    def popup(self) -> ChoicePopup | None:
        """The open list, or None."""
        return self._popup

    def open(self, text: str = "") -> None:
        """Open the list, with `text` typed already."""
        if self._popup is not None:
            return
        popup = ChoicePopup(self._options, self._name, can_create=self._can_create, parent=self)
        popup.chosen.connect(self.chosen)
        popup.create_requested.connect(self.create_requested)
        popup.closed.connect(self._forget)
        self._popup = popup
        popup.open_below(self, text)

    def _forget(self) -> None:
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self.open()
        elif plain and event.text().strip() and event.text().isprintable():
            self.open(event.text())
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        return theme.metrics().control if self._framed else theme.metrics().compact

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholder
        dot = 16 if self._color is not None else 0
        arrow = 18
        return QSize(self.fontMetrics().horizontalAdvance(words) + dot + arrow + 2 * _PAD, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() and self.isEnabled()
        focus = self.hasFocus()
        radius = theme.metrics().radius
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        if hot or self._framed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover" if hot else "surface"))
            painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if focus:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box, radius, radius)
        elif self._framed:
            painter.setPen(theme.color("edge"))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        left = _PAD
        if self._color is not None and not self._empty:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.dot(self._color))
            painter.drawEllipse(QRect(left, (self.height() - 8) // 2, 8, 8))
            left += 16
        arrow = hot or focus or self._framed
        right = self.width() - _PAD - (18 if arrow else 0)
        painter.setPen(
            theme.color("disabled" if not self.isEnabled() else "secondary" if self._empty else "text")
        )
        words = self.fontMetrics().elidedText(
            self.text() or self.placeholder, Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if arrow:
            icons.paint(
                painter,
                QRect(self.width() - _PAD - 12, (self.height() - 12) // 2, 12, 12),
                "down",
                "secondary",
            )
