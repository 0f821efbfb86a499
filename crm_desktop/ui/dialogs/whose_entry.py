"""Whose is this entry of the register? A known customer, or a new one made of what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import quick_entry
from crm_desktop.ui import theme
from crm_desktop.ui.dialogs.quick_entry_who import WhoPicker


class WhoseEntry(QDialog):
    """Asks for a customer; hands out an id, or the field values of a new one.

    Args:
        session: whose customers are looked up.
        name, phone: what the entry says.
    """

    chosen = Signal(object)  # int: a known customer; dict: a new one

    def __init__(self, session: Session, name: str, phone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Register", "Whose is it?"))
        words = QLabel(
            translate("Register", "The entry keeps its time and who wrote it. Type a name or a number.")
        )
        theme.style(words, role="secondary")
        self.who = WhoPicker(session, self)
        self.who.new.offer_keep = False
        cancel = QPushButton(translate("Register", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.link = QPushButton(translate("Register", "Link  Ctrl+Enter"))
        theme.style(self.link, look="primary")
        self.link.clicked.connect(self._take)
        for button in (cancel, self.link):
            button.setAutoDefault(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._take)
        self.who.changed.connect(self._show)
        self.who.finished.connect(self.link.setFocus)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addStrut(560)
        column.addWidget(words)
        column.addWidget(self.who)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.finished.connect(self.deleteLater)
        self.who.set_text(" ".join(part for part in (name, phone) if part))
        self._show()

    def _entry(self) -> quick_entry.Entry:
        entry = quick_entry.Entry(kind="")
        self.who.fill(entry)
        return entry

    def _show(self) -> None:
        entry = self._entry()
        self.link.setEnabled(
            not self.who.open_question and (entry.customer_id is not None or entry.new_customer is not None)
        )

    def _take(self) -> None:
        entry = self._entry()
        who = entry.customer_id if entry.customer_id is not None else entry.new_customer
        if who is not None and not self.who.open_question:
            self.chosen.emit(who)
            self.accept()
