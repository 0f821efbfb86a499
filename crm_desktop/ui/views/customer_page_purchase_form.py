"""A purchase typed in its place: what, how many, for how much, when, through which channel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import purchases
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.services.purchases import Purchase
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.order_choice import OrderChoice
from crm_desktop.ui.widgets.product_line import ProductLine
from crm_desktop.values import money


class PurchaseForm(QWidget):
    """The fields of one purchase; Ctrl+Enter saves, Esc closes. It writes nothing itself.

    Args:
        session: where the products are.
    """

    saved = Signal(object)  # the Entry
    closed = Signal()
    typed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Purchase | None = None  # that is corrected
        self._place = self._cost = ""
        self._filled = ""  # the amount that came from a price
        self._begun: dict[str, Any] = {}  # what stood there at first
        self.item = ProductLine(session, self)
        self.quantity = self._line(translate("Purchases", "Quantity"), translate("Purchases", "Qty"))
        self.amount = self._line(translate("Purchases", "Amount"))
        self.day = self._line(translate("Purchases", "Day, today if empty"), translate("Purchases", "Today"))
        self.note = self._line(translate("Purchases", "Note"))
        self.channel = QComboBox(self)
        self.channel.setAccessibleName(translate("Purchases", "Channel"))
        self.order = OrderChoice(self)
        self.keep = QCheckBox(translate("Purchases", "Keep as a product"), self)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.message, role="bad")
        self.save_button = QPushButton(translate("Purchases", "Save"), self)
        theme.style(self.save_button, look="primary")
        self.save_button.setToolTip("Ctrl+Enter")
        cancel = QPushButton(translate("Purchases", "Cancel"), self)
        for button in (self.save_button, cancel):
            button.setAutoDefault(False)
        self.item.textChanged.connect(self._priced)
        self.quantity.textChanged.connect(self._priced)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        numbers = QHBoxLayout()
        numbers.setSpacing(4)
        for widget, stretch in ((self.quantity, 2), (self.amount, 3), (self.day, 3), (self.channel, 3)):
            numbers.addWidget(widget, stretch)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.keep)
        acts.addStretch(1)
        acts.addWidget(cancel)
        acts.addWidget(self.save_button)
        layout.addWidget(self.item)
        layout.addLayout(numbers)
        layout.addWidget(self.note)
        layout.addWidget(self.order)
        layout.addWidget(self.message)
        layout.addLayout(acts)
        for line in self._lines().values():
            line.textEdited.connect(lambda _text: self.typed.emit())
        self.channel.activated.connect(lambda _at: self.typed.emit())
        self.keep.clicked.connect(lambda _on: self.typed.emit())
        self.order.changed.connect(self.typed)
        self.save_button.clicked.connect(self._save)
        cancel.clicked.connect(self.closed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(self._save)
        QShortcut(QKeySequence("Esc"), self, context=inside).activated.connect(self.closed)

    def _line(self, words: str, shown: str = "") -> LineEdit:
        line = LineEdit(parent=self)
        line.setPlaceholderText(shown or words)
        line.setAccessibleName(words)
        line.setToolTip(words if shown else "")
        return line

    def begin(self, known: Purchase | None = None, *, focus: bool = True) -> None:
        """Empty the fields for a new purchase, or fill them with one that is corrected; go there."""
        self.item.load()
        self.message.hide()
        self._known, self._filled = known, ""
        self.channel.clear()
        self.channel.addItem(translate("Purchases", "Channel"), "")
        for channel in purchases.CHANNELS:
            self.channel.addItem(purchases.channel_title(channel), channel)
        if known is not None and known.channel and self.channel.findData(known.channel) < 0:
            self.channel.addItem(known.channel, known.channel)
        self.channel.setCurrentIndex(max(0, self.channel.findData(known.channel)) if known else 0)
        self.item.setText(known.item if known else "")
        self.quantity.setText(purchases.quantity_shown(known.quantity) if known else "")
        self.amount.setText(money.show(known.amount) if known and known.amount is not None else "")
        self.day.setText(known.day if known else "")
        self.note.setText(known.note if known else "")
        self._place = known.place if known else ""
        self._cost = money.show(known.cost) if known and known.cost is not None else ""
        self.keep.setChecked(False)
        self.order.set_order(bool(known and known.order_state), known.promised_on if known else "")
        self._priced()
        self._begun = {}
        self._begun = self.state()
        if focus:
            self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> dict[str, LineEdit]:
        return {
            "item": self.item,
            "quantity": self.quantity,
            "amount": self.amount,
            "day": self.day,
            "note": self.note,
        }

    def state(self) -> dict[str, Any]:
        """What a draft keeps; empty when nothing stands there, or nothing but the purchase that is corrected."""
        texts = {key: line.text() for key, line in self._lines().items() if line.text().strip()}
        state = {
            **texts,
            "channel": self.channel.currentData() or "",
            "keep": self.keep.isChecked(),
            "ordered": self.order.ordered,
            "promised": self.order.promised,
        }
        return state if texts and state != self._begun else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told, in the fields that `begin` has opened."""
        for key, line in self._lines().items():
            line.setText(str(state.get(key, "")))
        channel = self.channel.findData(state.get("channel") or "")
        self.channel.setCurrentIndex(max(0, channel))
        self.keep.setChecked(bool(state.get("keep")))
        self.order.set_order(bool(state.get("ordered")), str(state.get("promised", "")))

    def say(self, error: InvalidValue) -> None:
        """Show why it could not be saved, and go to the field."""
        self.message.setText(error.sentence)
        self.message.show()
        field = (
            self.order.day if error.field == "promised" else getattr(self, error.field or "item", self.item)
        )
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _priced(self) -> None:
        """The price of a product times the quantity, unless somebody typed an amount."""
        self.keep.setVisible(self.item.is_new() and self._known is None)
        if self._known is not None or self.amount.text() != self._filled:
            return
        cents = self.item.price(self.quantity.text())
        self._filled = "" if cents is None else money.show(cents)
        self.amount.setText(self._filled)

    def _save(self) -> None:
        if self.item.composing:
            return
        same_item = self._known is not None and self._known.item == self.item.text().strip()
        self.saved.emit(
            Entry(
                self.item.text(),
                self.quantity.text(),
                self.amount.text(),
                self.day.text().strip(),
                self.channel.currentData(),
                self._place,
                self.note.text(),
                self._cost if same_item else "",
                self.keep.isVisible() and self.keep.isChecked(),
                self.order.ordered,
                self.order.promised,
            )
        )
