"""A button that copies a text and says that it did."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme

_THANKS_MS = 1500


class CopyButton(QToolButton):
    """Copies what `text_of` gives when it is pressed; shows a check mark for a moment.

    Args:
        text_of: called at the press; an empty text copies nothing.
        label: what is copied, for the tooltip and for screen readers; default "Copy".
    """

    def __init__(self, text_of: Callable[[], str], parent: QWidget | None = None, label: str = "") -> None:
        super().__init__(parent)
        self._text_of = text_of
        self._label = label
        theme.style(self, density="compact")
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_THANKS_MS)
        self._back.timeout.connect(self._rest)
        self.clicked.connect(self._copy)
        self._rest()

    def _copy(self) -> None:
        text = self._text_of()
        if not text:
            return
        QGuiApplication.clipboard().setText(text)
        self.setIcon(icons.icon("check", "good"))
        self._name(translate("Widgets", "Copied"))
        self._back.start()

    def _rest(self) -> None:
        self.setIcon(icons.icon("copy", "secondary"))
        self._name(self._label or translate("Widgets", "Copy"))

    def _name(self, text: str) -> None:
        self.setToolTip(text)
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self._back.isActive():
            self._rest()
