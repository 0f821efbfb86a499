"""Choosing grade, category, source, owner or a field of the shop under the cell of the list itself."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.cell_choices import cell_choices
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.widgets.choices import ChoicePopup


class CellChoosing(QObject):
    """Opens the choices when a cell asks for them, and saves what is chosen.

    Args:
        session, lists: what can be chosen.
        table: the list.
        acts: save, and say what cannot be saved.
    """

    def __init__(self, session: Session, table: CustomerTable, lists: ShopLists, acts: CustomerActs) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._lists = lists
        self._acts = acts
        table.choice_requested.connect(self._open)

    def _open(self, row: int, key: str) -> None:
        model = self._table.customers
        customer_id = model.id_at(row)
        if customer_id is None:
            return
        anchor = QWidget(self._table.viewport())
        anchor.setGeometry(self._table.visualRect(model.index(row, model.keys.index(key))))
        options = cell_choices(self._session, self._lists, columns.chosen_from(key), customer_id)
        popup = ChoicePopup(options, columns.title(key), parent=anchor)
        popup.chosen.connect(lambda entry_id: self._save(customer_id, key, entry_id))
        popup.closed.connect(anchor.deleteLater)
        popup.closed.connect(self._table.setFocus)
        popup.open_below(anchor)

    def _save(self, customer_id: int, key: str, entry_id: int | None) -> None:
        problem = self._acts.save_cell(customer_id, key, entry_id)
        if problem:
            self._acts.said.emit(problem, None)
