"""What is done with a customer as a whole: the ⋯ menu of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import recycle_bin
from crm_desktop.services.customers import Customer
from crm_desktop.ui import icons, prompts
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customer_page_card import card_text


class CustomerActs(QObject):
    """Delete, archive, restore, copy; each can be undone from its toast.

    Args:
        session: each act is one write on the GUI thread.
        lists: the shop's lists, for the words of the card.
        customer: who is shown.
        flush: saves what is typed before the act.
        page: the widget that the acts belong to.
    """

    toast_requested = Signal(str, object)
    record_requested = Signal()
    changes_requested = Signal()
    sections_requested = Signal()
    quick_facts_requested = Signal()

    def __init__(
        self,
        session: Session,
        lists: ShopLists,
        customer: Callable[[], Customer | None],
        flush: Callable[[], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._lists = lists
        self._customer = customer
        self._flush = flush
        self._page = page

    def fill_menu(self, menu: QMenu) -> None:
        """Put the acts that fit the customer's state into the menu."""
        customer = self._customer()
        if customer is None:
            return

        def add(icon: str, words: str, act: Callable[[], object]) -> QAction:
            return menu.addAction(icons.icon(icon), words, act)

        add("edit", translate("CustomerPage", "Record contact…"), self.record_requested.emit)
        copy = add("copy", translate("CustomerPage", "Copy the whole card"), self.copy_card)
        copy.setShortcut(QKeySequence("Ctrl+Shift+C"))
        add("history", translate("CustomerPage", "Show changes"), self.changes_requested.emit)
        add("group", translate("CustomerPage", "Sections of the page…"), self.sections_requested.emit)
        add("pin", translate("CustomerPage", "Quick facts…"), self.quick_facts_requested.emit)
        menu.addSeparator()
        if customer.archived_at is None:
            add("archive", translate("CustomerPage", "Archive"), self.archive)
        else:
            add("archive", translate("CustomerPage", "Take out of the archive"), self.unarchive)
        if customer.deleted_at is None:
            add("delete", translate("CustomerPage", "Delete"), self.delete)
        else:
            add("restore", translate("CustomerPage", "Restore"), self.restore)

    def copy_card(self) -> None:
        """Put the whole card on the clipboard."""
        customer = self._customer()
        if customer is not None:
            QGuiApplication.clipboard().setText(card_text(customer, self._lists))
            self.toast_requested.emit(translate("CustomerPage", "Card copied"), None)

    def delete(self) -> None:
        """Move the customer to the recycle bin; the toast says what goes along."""
        customer = self._customer()
        if customer is None or customer.deleted_at is not None:
            return
        summary = recycle_bin.deletion_summary(self._session, [customer.id])
        parts = [
            translate("CustomerPage", "%n entries", summary.interactions) if summary.interactions else "",
            translate("CustomerPage", "%n follow-ups", summary.follow_ups) if summary.follow_ups else "",
        ]
        along = listed(part for part in parts if part)
        words = (
            translate("CustomerPage", "{name} is in the recycle bin, with {what}").format(
                name=customer.name, what=along
            )
            if along
            else translate("CustomerPage", "{name} is in the recycle bin").format(name=customer.name)
        )
        self._act(recycle_bin.delete, words)

    def archive(self) -> None:
        """Hide the customer from the lists."""
        self._act(recycle_bin.archive, translate("CustomerPage", "{name} is in the archive"))

    def unarchive(self) -> None:
        """Put the customer back into the lists."""
        self._act(recycle_bin.unarchive, translate("CustomerPage", "{name} is back in the list"))

    def restore(self) -> None:
        """Take the customer out of the recycle bin."""
        self._act(recycle_bin.restore, translate("CustomerPage", "{name} is restored"))

    def bring_back(self) -> None:
        """What the banner's button does: out of the recycle bin, else out of the archive."""
        customer = self._customer()
        if customer is not None and customer.deleted_at is not None:
            self.restore()
        else:
            self.unarchive()

    def _act(self, act: Callable[[Session, Sequence[int]], int], words: str) -> None:
        customer = self._customer()
        if customer is None:
            return
        self._flush()
        try:
            operation_id = act(self._session, [customer.id])
        except UserError as error:
            prompts.explain(self._page.window(), error)
            return
        self.toast_requested.emit(words.replace("{name}", customer.name), operation_id)
