"""At the next contact: the line that asks whether facts which nobody has confirmed for long are still right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import upkeep
from crm_desktop.ui import icons, theme


class ConfirmLine(QWidget):
    """The line. It shows itself only where something is to be confirmed.

    Args:
        session: reads and writes one customer by id.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self.words = QLabel()
        theme.style(self.words, role="secondary")
        self.button = QPushButton(icons.icon("check"), translate("Upkeep", "They are right"))
        theme.style(self.button, look="quiet", density="compact")
        self.button.clicked.connect(lambda _checked=False: self.confirm())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)

    def show_customer(self, customer_id: int | None) -> None:
        """Ask about another customer, or about nobody."""
        since = None
        if customer_id is not None and not self._session.read_only:
            since = upkeep.confirmed_long_ago(self._session, customer_id)
        self._customer_id = customer_id if since else None
        words = translate("Upkeep", "Are phone and address still right? Last known so on {day}.")
        self.words.setText(words.format(day=since or ""))
        self.words.setToolTip(words.format(day=since or ""))
        if self._customer_id is None:
            self.hide()

    def setVisible(self, visible: bool) -> None:
        """Whoever opens the entry shows all its parts; this one stays away when there is nothing to ask."""
        super().setVisible(visible and self._customer_id is not None)

    def confirm(self) -> None:
        """Write down that the facts are right."""
        if self._customer_id is None:
            return
        try:
            operation = upkeep.confirm(self._session, [self._customer_id])
        except UserError as error:
            self.words.setText(error.sentence)
            return
        self._customer_id = None
        self.hide()
        self.toast_requested.emit(translate("Upkeep", "Facts confirmed as of today"), operation)
