"""What somebody bought, a line each: what, how many, for how much; the next line comes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import purchases
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.order_choice import OrderChoice
from crm_desktop.ui.widgets.product_line import ProductLine
from crm_desktop.values import money

MOST = 5  # lines; more is typed on the customer's page
_QUANTITY_WIDTH, _AMOUNT_WIDTH = 72, 104


class _Line(QWidget):
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._filled = ""  # the amount that came from a price
        self.item = ProductLine(session, self)
        self.quantity = LineEdit(parent=self)
        self.amount = LineEdit(parent=self)
        amount = translate("Purchases", "Amount")
        for line, words, shown, width in (
            (
                self.quantity,
                translate("Purchases", "Quantity"),
                translate("Purchases", "Qty"),
                _QUANTITY_WIDTH,
            ),
            (self.amount, amount, amount, _AMOUNT_WIDTH),
        ):
            line.setPlaceholderText(shown)
            line.setAccessibleName(words)
            line.setFixedWidth(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.item, 1)
        row.addWidget(self.quantity)
        row.addWidget(self.amount)
        self.item.textChanged.connect(self._priced)
        self.quantity.textChanged.connect(self._priced)
        self.amount.textChanged.connect(self.changed)

    def texts(self) -> list[str]:
        return [self.item.text().strip(), self.quantity.text().strip(), self.amount.text().strip()]

    @property
    def used(self) -> bool:
        return any(self.texts())

    def set_texts(self, texts: Sequence[str]) -> None:
        item, quantity, amount = (*texts, "", "", "")[:3]
        self._filled = ""
        self.item.setText(item)
        self.quantity.setText(quantity)
        self._filled = self.amount.text()
        self.amount.setText(amount)

    def _priced(self) -> None:
        """The price of a product times the quantity, unless somebody typed an amount."""
        if self.amount.text() == self._filled:
            cents = self.item.price(self.quantity.text())
            self._filled = "" if cents is None else money.show(cents)
            self.amount.setText(self._filled)
        self.changed.emit()


class BoughtLines(QWidget):
    """Lines of what was bought; `entries` says what stands there. It writes nothing.

    Args:
        session: where the products are.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own_channel = False  # it was chosen by the person
        self._filling = False
        self.lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.channel = QComboBox(self)
        self.channel.setAccessibleName(translate("Purchases", "Channel"))
        theme.style(self.channel, density="compact")
        self.keep = QCheckBox(translate("Purchases", "Keep as a product"), self)
        self.order = OrderChoice(self)
        self.total = QLabel(self)
        theme.style(self.total, role="strong")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.channel)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.total)
        later = QHBoxLayout()
        later.setSpacing(8)
        later.addWidget(self.order)
        later.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._column)
        layout.addLayout(foot)
        layout.addLayout(later)
        self.channel.addItem(translate("Purchases", "Channel"), "")
        for channel in purchases.CHANNELS:
            self.channel.addItem(purchases.channel_title(channel), channel)
        self.channel.activated.connect(self._channel_chosen)
        self.order.changed.connect(self.changed)
        self.clear()

    def clear(self) -> None:
        """One empty line."""
        self._set([])
        self._own_channel = False
        self.channel.setCurrentIndex(0)
        self.keep.setChecked(False)
        self.order.set_order(False)

    def focus_first(self) -> None:
        """Put the cursor into the first line."""
        self.lines[0].item.setFocus()

    def suggest_channel(self, channel: str) -> None:
        """Choose a channel, unless somebody chose one."""
        if not self._own_channel:
            self.channel.setCurrentIndex(max(0, self.channel.findData(channel)))

    def entries(self) -> list[Entry]:
        """What was bought; lines without a word are left out."""
        keep = not self.keep.isHidden() and self.keep.isChecked()
        channel = str(self.channel.currentData() or "")
        return [
            Entry(
                *line.texts(),
                channel=channel,
                keep=keep and line.item.is_new(),
                ordered=self.order.ordered,
                promised=self.order.promised,
            )
            for line in self.lines
            if line.used
        ]

    @property
    def composing(self) -> bool:
        """Whether a Chinese input method has not finished a word."""
        return any(line.item.composing for line in self.lines)

    def state(self) -> dict[str, Any]:
        """What a draft keeps; empty when nothing was typed."""
        texts = [line.texts() for line in self.lines if line.used]
        if not texts:
            return {}
        channel = self.channel.currentData() if self._own_channel else ""
        return {
            "lines": texts,
            "channel": channel,
            "keep": self.keep.isChecked(),
            "ordered": self.order.ordered,
            "promised": self.order.promised,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self._set(state.get("lines") or [])
        channel = self.channel.findData(state.get("channel") or "")
        self._own_channel = channel > 0
        self.channel.setCurrentIndex(max(0, channel))
        self.keep.setChecked(bool(state.get("keep")))
        self.order.set_order(bool(state.get("ordered")), str(state.get("promised", "")))

    def focus_problem(self, field: str) -> None:
        """Go to the first line whose value of a field is refused: "item", "quantity" or "amount"."""
        from crm_desktop.services import purchase_checks

        if field == "promised":
            self.order.day.setFocus()
            return
        for line in self.lines:
            if not line.used:
                continue
            try:
                purchase_checks.checked(self._session, Entry(*line.texts()))
            except InvalidValue as error:
                getattr(line, error.field or "item", line.item).setFocus()
                return
        getattr(self.lines[0], field, self.lines[0].item).setFocus()

    def _set(self, texts: Sequence[Sequence[str]]) -> None:
        while self.lines:
            line = self.lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._filling = True
        for each in texts:
            self._add().set_texts(each)
        self._filling = False
        self._changed()

    def _add(self) -> _Line:
        line = _Line(self._session, self)
        line.item.load()
        line.changed.connect(self._changed)
        self._column.addWidget(line)
        if self.lines:
            self.setTabOrder(self.lines[-1].amount, line.item)
            self.setTabOrder(line.item, line.quantity)
            self.setTabOrder(line.quantity, line.amount)
        self.lines.append(line)
        return line

    def _channel_chosen(self, _index: int) -> None:
        self._own_channel = True
        self.changed.emit()

    def _changed(self) -> None:
        if self._filling:
            return
        if not self.lines or (self.lines[-1].used and len(self.lines) < MOST):
            self._add().show()
        self.keep.setVisible(any(line.item.is_new() for line in self.lines))
        cents = 0
        for line in self.lines:
            try:
                cents += money.parse(line.amount.text()) or 0
            except InvalidValue:
                continue
        self.total.setText(translate("Purchases", "Total ¥{amount}").format(amount=money.show(cents)))
        self.total.setVisible(cents > 0 and sum(line.used for line in self.lines) > 1)
        self.changed.emit()
