"""The line in which is written down who brought whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customers, history
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.customer_choices import customer_options


class ReferralLine(QFrame):
    """Who was brought, and by whom; both are customers already.

    Args:
        session: it is one write on the GUI thread.
    """

    written = Signal(str, object)  # in words, and the operation

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: dict[str, int] = {}
        theme.style(self, ground="card")
        self.brought = self._chooser("brought", translate("Referrals", "Who was brought"))
        self.by = self._chooser("by", translate("Referrals", "Brought by"))
        self.button = QPushButton(translate("Referrals", "Write down"), self)
        self.button.setAutoDefault(False)
        theme.style(self.button, look="primary", density="compact")
        self.button.clicked.connect(self.write)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.message.hide()
        arrow = QLabel("←", self)
        theme.style(arrow, role="secondary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.brought, 1)
        row.addWidget(arrow)
        row.addWidget(self.by, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.message)

    def _chooser(self, key: str, words: str) -> Chooser:
        other = "by" if key == "brought" else "brought"
        exclude: Callable[[], int | None] = partial(self._chosen.get, other)
        chooser = Chooser(customer_options(self._session, exclude), words, framed=True, parent=self)
        chooser.placeholder = words
        chooser.chosen.connect(lambda customer_id: self.set_customer(key, customer_id))
        return chooser

    def set_customer(self, key: str, customer_id: int) -> None:
        """Choose who was "brought", or "by" whom."""
        self._chosen[key] = customer_id
        chooser = self.brought if key == "brought" else self.by
        chooser.show_choice(customers.get(self._session, customer_id).name)
        self._say("")
        (self.by if key == "brought" and "by" not in self._chosen else self.button).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def write(self) -> None:
        """Write it down; what stands in the way is said below."""
        for key, chooser in (("brought", self.brought), ("by", self.by)):
            if key not in self._chosen:
                self._say(translate("Referrals", "Choose both customers."))
                chooser.setFocus()
                return
        try:
            customers.update(self._session, self._chosen["brought"], {"referrer": self._chosen["by"]})
        except UserError as error:
            self._say(error.sentence)
            return
        words = translate("Referrals", "{name} was brought by {by}").format(
            name=self.brought.text(), by=self.by.text()
        )
        self.clear()
        self.written.emit(words, history.newest(self._session))

    def clear(self) -> None:
        """Choose nobody."""
        self._chosen.clear()
        for chooser in (self.brought, self.by):
            chooser.show_choice("")
        self._say("")
