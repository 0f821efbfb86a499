"""The facts that are seen at a glance: each with its label, side by side under the head of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled
from crm_desktop.services import customer_list, quick_facts
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.flow_box import FlowBox

_WIDEST = 240  # px of one value; the rest is in its tooltip


class QuickFacts(FlowBox):
    """The chosen facts of one customer that are known; without any it takes no room.

    Args:
        session: one row is read by its id, on the GUI thread.
        lists: the names of sources, owners …
    """

    def __init__(self, session: Session, lists: ShopLists, parent: QWidget | None = None) -> None:
        super().__init__(16, parent, between=0)
        self._session = session
        self._lists = lists
        self.facts: list[_Fact] = []
        self.hide()

    def show_customer(self, customer_id: int) -> None:
        """Show the facts of a customer as they are now."""
        keys = quick_facts.chosen(self._session)
        row = customer_list.rows(self._session, [customer_id]).get(customer_id) if keys else None
        found = [(key, columns.text(row, key, self._lists)) for key in keys] if row is not None else []
        found = [(key, text) for key, text in found if text]
        while len(self.facts) < len(found):
            fact = _Fact(self)
            self.flow.addWidget(fact)
            self.facts.append(fact)
        for at, fact in enumerate(self.facts):
            fact.setVisible(at < len(found))
            if at < len(found):
                fact.show_fact(FIELDS[found[at][0]].title, found[at][1])
        self.setVisible(bool(found))
        self.flow.invalidate()
        self.fit()

    def shown(self) -> list[tuple[str, str]]:
        """What is seen: (label, value)."""
        return [(fact.label.text(), fact.value.text()) for fact in self.facts if not fact.isHidden()]


class _Fact(QWidget):
    """A label and its value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        theme.style(self.label, role="secondary")
        self.value = ElideLabel("", "strong", self)
        self.value.setMaximumWidth(_WIDEST)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.label)
        line.addWidget(self.value)

    def show_fact(self, label: str, value: str) -> None:
        """Show another fact."""
        self.label.setText(label)
        self.value.setText(value)
        self.setAccessibleName(labelled(label, value))
        self.updateGeometry()
