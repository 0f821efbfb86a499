"""Short news at the bottom right: what was done, and the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.picture import Picture

_MARGIN = 16
_GAP = 8
_MOST = 3  # how many stand at once
_WIDEST = 420
_ICONS = {"done": "done", "info": "info", "bad": "error"}


class Toast(QFrame):
    """One piece of news. It never takes the focus; a click or its time closes it."""

    def __init__(
        self,
        window: QWidget,
        text: str,
        verb: str,
        act: Callable[[], object] | None,
        kind: str,
        seconds: float,
    ) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        self.text = text
        sign, words = Picture(_ICONS[kind], theme.metrics().icon, "on_float", self), QLabel(text, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(words.sizeHint().width() > _WIDEST - 120)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addWidget(words, 1)
        self.button: QPushButton | None = None
        if act is not None:
            self.button = QPushButton(verb, self)
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Z does the same from the keyboard
            self.button.clicked.connect(lambda _checked=False: self._do(act))
            row.addWidget(self.button)
        else:
            row.addSpacing(8)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 2)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self.close)
        self._timer.start()
        self._rise: QPropertyAnimation | None = None
        self.setMaximumWidth(_WIDEST)
        self.setMinimumHeight(48)
        self.adjustSize()

    def put(self, place: QPoint, rising: bool) -> None:
        """Stand at `place`, at once or rising to it."""
        if self._rise is not None:
            self._rise.stop()
            self._rise = None
        self.move(place)
        if rising and theme.motion_ms():
            self._rise = QPropertyAnimation(self, b"pos", self)
            self._rise.setDuration(theme.motion_ms())
            self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._rise.setStartValue(place + QPoint(0, _MARGIN))
            self._rise.setEndValue(place)
            self._rise.start()

    def _do(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()  # who points at it is reading it
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()


class ToastHost(QObject):
    """Shows toasts in the corner of a window, the newest lowest.

    Args:
        window: the widget in whose bottom right corner they stand.
        bottom: how much room to leave below them (a status line), in pixels.
    """

    def __init__(self, window: QWidget, bottom: int = 0) -> None:
        super().__init__(window)
        self._window = window
        self._bottom = bottom
        self.toasts: list[Toast] = []
        window.installEventFilter(self)

    def say(
        self,
        text: str,
        *,
        verb: str = "",
        act: Callable[[], object] | None = None,
        kind: Literal["done", "info", "bad"] = "done",
        seconds: float = 8,
    ) -> Toast:
        """Show a toast.

        Args:
            text: one short translated sentence: "3 customers deleted".
            verb: the word on its button, e.g. "Undo"; `act` is what the button does.
            kind: done, info, or bad for what failed.
            seconds: how long it stays; it waits while the pointer is on it.
        """
        while len(self.toasts) >= _MOST:
            self.toasts[0].close()
        toast = Toast(self._window, text, verb, act, kind, seconds)
        toast.installEventFilter(self)
        self.toasts.append(toast)
        self._place(newest=toast)
        toast.show()
        toast.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def clear(self) -> None:
        """Close all toasts."""
        for toast in list(self.toasts):
            toast.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.Close and watched in self.toasts:
            self.toasts.remove(watched)
            watched.deleteLater()
            self._place()
        return False

    def _place(self, newest: Toast | None = None) -> None:
        bottom = self._window.height() - self._bottom - _MARGIN
        for toast in reversed(self.toasts):
            place = QPoint(self._window.width() - toast.width() - _MARGIN, bottom - toast.height())
            toast.put(place, rising=toast is newest)
            bottom -= toast.height() + _GAP
