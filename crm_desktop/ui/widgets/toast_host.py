"""Where toasts stand: in the corner of a window, the newest lowest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # loaded with the first toast: the window is up sooner
    from crm_desktop.ui.widgets.toast import Toast

_MARGIN = 16
_GAP = 8
_MOST = 3  # how many stand at once


class ToastHost(QObject):
    """Shows toasts in the corner of a window, the newest lowest.

    Args:
        window: the widget in whose bottom right corner they stand.
        below: what stays free below them: a status line.
    """

    def __init__(self, window: QWidget, below: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._below = below
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
        from crm_desktop.ui.widgets.toast import Toast

        while len(self.toasts) >= _MOST:
            self.toasts[0].close()
        toast = Toast(self._window, text, verb, act, kind, seconds)
        toast.installEventFilter(self)
        self.toasts.append(toast)
        self._place(newest=toast)
        toast.show()
        toast.raise_()
        toast.announce()
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
        below = self._below.height() if self._below is not None else 0
        bottom = self._window.height() - below - _MARGIN
        for toast in reversed(self.toasts):
            place = QPoint(self._window.width() - toast.width() - _MARGIN, bottom - toast.height())
            toast.put(place, rising=toast is newest)
            bottom -= toast.height() + _GAP
