"""A toast: short news of what was done, and the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.picture import Picture

_RISE = 16  # pixels
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
            self._rise.setStartValue(place + QPoint(0, _RISE))
            self._rise.setEndValue(place)
            self._rise.start()

    def announce(self) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

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
