"""What a customer bought: the totals, the last purchases, one more typed in its place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import InvalidValue, NotFound, StorageError, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customers, orders, purchases, quick_entry
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.services.purchases import Purchase
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.draft_timer import DraftTimer
from crm_desktop.ui.views import customer_page_purchase_words as purchase_words
from crm_desktop.ui.views.customer_page_adds import AddButton
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH
from crm_desktop.ui.views.customer_page_purchase_form import PurchaseForm
from crm_desktop.ui.widgets.elide import ElideLabel

_AT_FIRST = 5  # purchases that are shown before "all" is asked for
_UNFOLDED = "purchases_unfolded"  # a setting: the last ones stand under the totals


class PurchasesPanel(QWidget):
    """The purchases of one customer: the totals in one line, unfolded the last ones; `add_button` is put up by the page.

    Args:
        session: each purchase is one write on the GUI thread.
        bridge: announcements of what changed elsewhere.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._editing: Purchase | None = None
        self._all = False
        self.rows: list[PurchaseRow] = []
        self.head = QWidget(self)
        name = ElideLabel(translate("Purchases", "Purchases"), "secondary", self.head)
        name.setFixedWidth(LABEL_WIDTH)
        self.totals = ElideLabel("", "", self.head)
        self.fold = QToolButton(self.head)
        self.fold.setCheckable(True)
        theme.style(self.fold, density="compact")
        self.fold.setMaximumHeight(theme.metrics().compact)
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(name)
        line.addSpacing(11)
        line.addWidget(self.totals, 1)
        line.addWidget(self.fold)
        self.form = PurchaseForm(session, self)
        self.add_button = AddButton(
            translate("Purchases", "Purchase"),
            translate("Purchases", "Record a purchase…"),
            self.ask,
            self,
            translate(
                "Purchases", "What was bought, when and for how much; the totals are kept by themselves."
            ),
        )
        self.more = self._link(translate("Purchases", "Show all purchases"), "down")
        self.more.clicked.connect(self._show_all)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.message, role="bad")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, self.form):
            layout.addWidget(widget)
        layout.addLayout(self._list)
        layout.addWidget(self.message)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self.head, self.form, self.more, self.message):
            hidden.hide()
        self.form.saved.connect(self._save)
        self.form.closed.connect(self._give_up)
        self._later = DraftTimer(self)
        self._later.timeout.connect(self._keep_later)
        self.form.typed.connect(self._later.typed)
        self.fold.setChecked(bool(session.setting(_UNFOLDED, False)))
        self.fold.clicked.connect(self._unfolded)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    def _link(self, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setIcon(icons.icon(icon, "accent"))
        button.setAutoDefault(False)
        theme.style(button, look="link", density="compact")
        return button

    def show_customer(self, customer_id: int | None) -> None:
        """Show the purchases of another customer."""
        if customer_id != self._customer_id:
            self.keep_draft()
            self._all = False
            self._close()
            self._customer_id = customer_id
            self._bring_draft()
        self._refresh()

    # -- nothing typed is lost ------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what stands in the open fields as the customer's draft, or forget one that was emptied.

        Raises:
            StorageError: it could not be stored yet; it waits in memory.
        """
        self._later.stop()
        if self._customer_id is None or self.form.isHidden():
            return
        state = self.form.state()
        editing = None if self._editing is None else self._editing.id
        self._keep({**state, "editing": editing} if state else None)

    def _keep_later(self) -> None:
        try:
            self.keep_draft()
        except StorageError as error:
            self._say(error)

    def _keep(self, draft: dict[str, Any] | None) -> None:
        key = f"purchase.{self._customer_id}"
        if draft != quick_entry.draft(self._session, key):
            quick_entry.save_draft(self._session, key, draft)

    def _bring_draft(self) -> None:
        """Open the fields again in which somebody was typing."""
        draft = None
        if self._customer_id is not None:
            draft = quick_entry.draft(self._session, f"purchase.{self._customer_id}")
        if draft is None:
            return
        known = None
        editing = draft.get("editing")
        if isinstance(editing, int):
            try:
                known = purchases.get(self._session, editing)
            except NotFound:  # what was corrected is gone: it is kept as a new one
                known = None
        self._open(known, focus=False)
        self.form.restore(draft)

    def _give_up(self) -> None:
        self._later.stop()
        self._close()
        self._keep(None)

    def _unfolded(self) -> None:
        self._session.remember(_UNFOLDED, self.fold.isChecked())
        self._refresh()

    def ask(self) -> None:
        """Open the fields of a new purchase."""
        if self._customer_id is not None:
            self._open(None)

    def correct(self, purchase: Purchase) -> None:
        """Open the fields of a purchase that is there."""
        self._open(purchase)

    def _open(self, known: Purchase | None, *, focus: bool = True) -> None:
        self._editing = known
        self.message.hide()
        self.form.show()
        self.form.begin(known, focus=focus)

    def _close(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or self)
        self._editing = None
        self.message.hide()
        self.form.hide()
        if had_focus:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _concerns(self, changes: Changes) -> bool:
        if self._customer_id is None:
            return False
        return changes.touches("product") or changes.touches("customer", self._customer_id)

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        try:
            customer = customers.get(self._session, self._customer_id)
        except UserError:  # it is gone; the page says so
            return
        unfolded = self.fold.isChecked()
        found = purchases.of(self._session, customer.id, 1_000 if self._all else _AT_FIRST + 1)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for purchase in found[: None if self._all else _AT_FIRST] if unfolded else ():
            row = PurchaseRow(purchase, self)
            row.edit_requested.connect(self._open)
            row.back_requested.connect(self._give_back)
            row.order_requested.connect(self._follow_order)
            row.delete_requested.connect(self._delete)
            self._list.addWidget(row)
            self.rows.append(row)
        self.totals.setText(totals_words(customer))
        self.head.setVisible(customer.purchase_count > 0 or bool(found))
        words = (
            translate("Purchases", "Hide the purchases")
            if unfolded
            else translate("Purchases", "Show the purchases")
        )
        self.fold.setIcon(icons.icon("down" if unfolded else "right", "secondary"))
        self.fold.setToolTip(words)
        self.fold.setAccessibleName(words)
        self.more.setVisible(unfolded and not self._all and len(found) > _AT_FIRST)
        self.updateGeometry()

    def _show_all(self) -> None:
        self._all = True
        self._refresh()

    def _save(self, entry: Entry) -> None:
        if self._customer_id is None:
            return
        try:
            if self._editing is not None:
                operation_id = purchases.correct(self._session, self._editing.id, entry)
                words = translate("Purchases", "Purchase changed")
            else:
                operation_id = purchases.record(self._session, self._customer_id, entry)
                words = translate("Purchases", "Purchase recorded")
        except InvalidValue as error:
            self.form.say(error)
            return
        except UserError as error:
            self._say(error)
            return
        self._give_up()
        self.fold.setChecked(True)  # what was written is seen
        self._refresh()
        self.toast_requested.emit(words, operation_id)

    def _say(self, error: UserError) -> None:
        self.message.setText(error.sentence)
        self.message.show()

    def _give_back(self, purchase: Purchase) -> None:
        try:
            operation_id = purchases.give_back(self._session, purchase.id)
        except UserError as error:
            self._say(error)
            return
        self.toast_requested.emit(translate("Purchases", "Return recorded"), operation_id)

    def _follow_order(self, purchase: Purchase) -> None:
        state = orders.following(purchase.order_state)
        try:
            operation_id = orders.set_state(self._session, purchase.id, state)
        except UserError as error:
            self._say(error)
            return
        self.toast_requested.emit(orders.state_title(state), operation_id)

    def _delete(self, purchase: Purchase) -> None:
        try:
            operation_id = purchases.delete(self._session, purchase.id)
        except UserError as error:
            self._say(error)
            return
        self.toast_requested.emit(translate("Purchases", "Purchase deleted"), operation_id)


def totals_words(customer: customers.Customer) -> str:
    """The totals of a customer in one line: "6 purchases · ¥12,400.00 · every 23 days"."""
    parts = [translate("Purchases", "%n purchases", customer.purchase_count)]
    if customer.purchase_amount is not None:
        parts.append(purchase_words.yuan(customer.purchase_amount))
    if customer.purchase_interval is not None:
        parts.append(translate("Purchases", "every %n days", customer.purchase_interval))
    return " · ".join(parts)


class PurchaseRow(QWidget):
    """One purchase: its day, what and how many, the amount, and a menu of what can be done with it."""

    edit_requested = Signal(object)
    back_requested = Signal(object)
    delete_requested = Signal(object)
    order_requested = Signal(object)

    def __init__(self, purchase: Purchase, parent: QWidget) -> None:
        super().__init__(parent)
        self.purchase = purchase
        self.day = ElideLabel(show.relative_day(purchase.day), "secondary", self)
        self.day.setFixedWidth(LABEL_WIDTH)
        self.day.setToolTip(purchase.day)
        self.what = ElideLabel(_what(purchase), "", self)
        self.what.setToolTip(_more(purchase))
        amount = "" if purchase.amount is None else purchase_words.yuan(purchase.amount)
        self.amount = QLabel(amount, self)
        theme.style(self.amount, role="bad" if purchase.quantity < 0 else "")
        self.acts = QToolButton(self)
        self.acts.setIcon(icons.icon("more", "secondary"))
        words = translate("Purchases", "What can be done with {what}").format(what=_what(purchase))
        self.acts.setToolTip(words)
        self.acts.setAccessibleName(words)
        theme.style(self.acts, density="compact")
        self.acts.setMaximumHeight(theme.metrics().compact)
        self.acts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        if purchase.quantity > 0:
            edit = menu.addAction(icons.icon("edit"), translate("Purchases", "Correct…"))
            edit.triggered.connect(lambda: self.edit_requested.emit(purchase))
            following = orders.following(purchase.order_state)
            if following:
                step = menu.addAction(icons.icon("done"), orders.state_title(following))
                step.triggered.connect(lambda: self.order_requested.emit(purchase))
            back = menu.addAction(icons.icon("return"), translate("Purchases", "Given back"))
            back.setEnabled(purchase.left > 0)
            back.triggered.connect(lambda: self.back_requested.emit(purchase))
        delete = menu.addAction(icons.icon("recycle-bin"), translate("Purchases", "Delete"))
        delete.triggered.connect(lambda: self.delete_requested.emit(purchase))
        self.acts.setMenu(menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.day)
        line.addWidget(self.what, 1)
        line.addWidget(self.amount)
        line.addWidget(self.acts)


def _what(purchase: Purchase) -> str:
    words = purchase_words.what(purchase)
    if purchase.quantity < 0:
        return translate("Purchases", "Returned: {what}").format(what=words)
    said = purchase_words.order(purchase)[0]
    if said:
        words = f"{words} · {said}"
    if purchase.channel:
        words = f"{words} · {purchases.channel_title(purchase.channel)}"
    return words


def _more(purchase: Purchase) -> str:
    parts = (_what(purchase), purchase.place, purchase.staff_name, purchase.note)
    return "\n".join(part for part in parts if part)
