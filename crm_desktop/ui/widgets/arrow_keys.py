"""Buttons in a row as one place of the tab order.

A QButtonGroup that is not exclusive cannot do this: Qt takes all but the pressed button out of the
tab order and then finds none to move to by the arrows, so that the others are out of reach by keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class ArrowKeys(QObject):
    """Tab enters `buttons` once, at the one that is checked or had the focus last; arrows, Home, End move.

    Moving chooses nothing: Space or Enter presses the button.

    Args:
        parent: the widget that holds the buttons.
    """

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
            button.toggled.connect(lambda _, button=button: self._toggled(button))
        self._stop_at(self._buttons[0])

    def _toggled(self, button: QAbstractButton) -> None:
        if button.isChecked():
            self._stop_at(button)

    def _stop_at(self, stop: QAbstractButton) -> None:
        for button in self._buttons:
            here = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QAbstractButton):
            return False
        if event.type() is QEvent.Type.FocusIn:
            self._stop_at(watched)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _PRESS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                watched.click()
                return True
            return self._move(watched, Qt.Key(event.key()))
        return False

    def _move(self, button: QAbstractButton, key: Qt.Key) -> bool:
        if key in _ENDS:
            to = _ENDS[key]
        elif key in _STEPS:
            to = (self._buttons.index(button) + _STEPS[key]) % len(self._buttons)
        else:
            return False
        self._buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
