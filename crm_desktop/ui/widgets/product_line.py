"""A field for what was bought: products are offered while it is typed, by name, pinyin or initials."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import products, purchases
from crm_desktop.services.products import Product
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.line_edit import LineEdit

_MOST_OFFERED = 9


class ProductLine(LineEdit):
    """A line that knows the products.

    Args:
        session: where the products are; they are read by `load`.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._products: dict[str, Product] = {}
        words = translate("Purchases", "What was bought")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)

    def load(self) -> None:
        """Read the products that are offered."""
        self._products = {each.name.casefold(): each for each in products.products(self._session)}

    def product(self) -> Product | None:
        """The product that is named; None for other words."""
        return self._products.get(self.text().strip().casefold())

    def is_new(self) -> bool:
        """Whether there are words that no product has."""
        return bool(self.text().strip()) and self.product() is None

    def price(self, quantity: str) -> int | None:
        """The cents of so many of the product, as the quantity is typed; None when it is not known."""
        product = self.product()
        if product is None or product.price is None:
            return None
        return purchases.price_of(product.price, quantity)

    def _offer(self, text: str) -> None:
        choices = [Choice(each.name, each.name) for each in self._products.values()]
        found = matching(choices, text)[:_MOST_OFFERED] if text.strip() else []
        self._names.setStringList([each.name for each in found])
