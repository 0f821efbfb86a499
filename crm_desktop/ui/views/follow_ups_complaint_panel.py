"""The panel that writes a complaint down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import complaints, customers
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.line_edit import LineEdit


class ComplaintPanel(QFrame):
    """A panel that writes a complaint down; Ctrl+Enter saves, Esc closes. What was typed stays until it is saved.

    Args:
        session: it is one write on the GUI thread.
    """

    recorded = Signal(int)  # the complaint's id
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        theme.style(self, ground="card")
        self.who = Chooser(
            customer_options(session), translate("Complaints", "Customer"), framed=True, parent=self
        )
        self.who.placeholder = translate("Complaints", "Customer: name, pinyin or number")
        self.who.chosen.connect(self.set_customer)
        self.text = LineEdit(parent=self)
        self.text.setPlaceholderText(translate("Complaints", "What the complaint is about"))
        self.text.setAccessibleName(translate("Complaints", "What the complaint is about"))
        self.kind = self._words(translate("Complaints", "Kind"))
        self.urgency = self._words(translate("Complaints", "Urgency"))
        self.message = QLabel(self)
        theme.style(self.message, role="bad")
        cancel = QPushButton(translate("Complaints", "Cancel"), self)
        theme.style(cancel, look="quiet", density="compact")
        cancel.clicked.connect(self.closed)
        self.save_button = QPushButton(translate("Complaints", "Save"), self)
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary", density="compact")
        self.save_button.clicked.connect(self.save)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.who, 2)
        first.addWidget(self.text, 3)
        second = QHBoxLayout()
        second.setSpacing(8)
        for name, box in (
            (translate("Complaints", "Kind"), self.kind),
            (translate("Complaints", "Urgency"), self.urgency),
        ):
            second.addWidget(QLabel(name, self))
            second.addWidget(box)
        second.addWidget(self.message, 1)
        second.addWidget(cancel)
        second.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)

    def _words(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)  # a new word joins the list of the shop
        box.setAccessibleName(name)
        box.setMinimumWidth(140)
        return box

    def begin(self) -> None:
        """Show the panel with the words of the shop and ask for the customer."""
        kinds = complaints.kinds(self._session)
        urgencies = [name for name, _ in complaints.urgencies(self._session)]
        for box, words, first in ((self.kind, kinds, 0), (self.urgency, urgencies, 1)):
            box.clear()
            box.addItems(words)
            box.setCurrentIndex(min(first, len(words) - 1))
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._customer_id is None:
            self.who.open()

    def set_customer(self, customer_id: object) -> None:
        """Choose whose complaint it is."""
        if isinstance(customer_id, int):
            self._customer_id = customer_id
            self.who.show_choice(customers.get(self._session, customer_id).name)
            self.message.clear()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Write it down; whether that worked. What is missing stands in the panel."""
        if self._customer_id is None:
            self.message.setText(translate("Complaints", "Choose the customer first."))
            return False
        try:
            complaint_id = complaints.record(
                self._session,
                self._customer_id,
                self.text.text(),
                kind=self.kind.currentText(),
                urgency=self.urgency.currentText(),
            )
        except UserError as error:
            self.message.setText(error.sentence)
            return False
        self._customer_id = None
        self.who.show_choice("")
        self.text.clear()
        self.message.clear()
        self.recorded.emit(complaint_id)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
