"""What can be done with purchases on the timeline: corrected, given back, deleted; of several, which one is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import orders, purchases
from crm_desktop.services.interactions import TimelineItem
from crm_desktop.services.purchases import Purchase
from crm_desktop.ui.views import customer_page_purchase_words as purchase_words
from crm_desktop.ui.views.customer_page_timeline_list import Act


class PurchaseActs(QObject):
    """The acts of an entry that is a purchase.

    Args:
        attempt: does an act that writes and says the words, or why it could not be done.
        pop_up: shows a menu beside the entry.
    """

    correct_requested = Signal(object)  # a Purchase

    def __init__(
        self,
        session: Session,
        attempt: Callable[[Callable[[], int], str], None],
        pop_up: Callable[[QMenu], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._attempt, self._pop_up, self._widget = session, attempt, pop_up, parent

    def acts(self, item: TimelineItem) -> list[Act]:
        """Correct, give back, delete, the next step of an order; a return is only deleted."""
        found: list[Act] = []
        sold = [each for each in item.bought if each.quantity > 0]
        if sold:
            found.append(("edit", translate("Purchases", "Correct…"), lambda: self._ask(sold, self._correct)))
        waiting = [each for each in sold if orders.following(each.order_state)]
        if waiting:
            words = orders.state_title(orders.following(waiting[0].order_state))
            found.insert(0, ("done", words, lambda: self._ask(waiting, self._follow)))
        left = [each for each in sold if each.left > 0]
        if left:
            words = translate("Purchases", "Given back")
            found.append(("return", words, lambda: self._ask(left, self._give_back)))
        every = list(item.bought)
        found.append(("delete", translate("Purchases", "Delete"), lambda: self._ask(every, self._delete)))
        return found

    def main_act(self, item: TimelineItem) -> None:
        """Correct it, where that can be done."""
        sold = [each for each in item.bought if each.quantity > 0]
        if sold:
            self._ask(sold, self._correct)

    def delete(self, item: TimelineItem) -> None:
        """Delete it; of several, the one that is chosen."""
        self._ask(list(item.bought), self._delete)

    def _ask(self, among: list[Purchase], act: Callable[[Purchase], None]) -> None:
        if len(among) == 1:
            act(among[0])
            return
        menu = QMenu(self._widget)
        for each in among:
            words = purchase_words.line(each, with_amount=True).replace("&", "&&")
            menu.addAction(words, lambda each=each: act(each))
        self._pop_up(menu)

    def _correct(self, purchase: Purchase) -> None:
        self.correct_requested.emit(purchase)

    def _give_back(self, purchase: Purchase) -> None:
        self._attempt(
            lambda: purchases.give_back(self._session, purchase.id), translate("Purchases", "Return recorded")
        )

    def _follow(self, purchase: Purchase) -> None:
        state = orders.following(purchase.order_state)
        self._attempt(lambda: orders.set_state(self._session, purchase.id, state), orders.state_title(state))

    def _delete(self, purchase: Purchase) -> None:
        self._attempt(
            lambda: purchases.delete(self._session, purchase.id), translate("Purchases", "Purchase deleted")
        )
