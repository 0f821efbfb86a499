"""The table model of the customer list: ordered ids, and rows fetched by id when they are painted."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list
from crm_desktop.services.customer_list import Row
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.group_lines import Heading, Lines

Index = QModelIndex | QPersistentModelIndex

_PAGE = 64  # rows fetched at once
_KEPT = 4096  # rows kept at most
_SPOKEN = 1  # the column in which a heading has its words, for screen readers


class CustomersModel(QAbstractTableModel):
    """All customers of a filter in their order, at any number of them.

    It holds the ids alone. A row is read with its page of 64 when it is first asked for (1 ms), and
    kept until an announcement touches it. In a list in groups the rows of the table are lines, headings among
    them; without groups a row of the table is the place of its customer in the ids.

    Args:
        session: where rows are read from, on the GUI thread.
        lists: the names of grades, tags …
    """

    def __init__(self, session: Session, lists: ShopLists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lists = lists
        self._ids: array[int] = array("q")
        self._cache: dict[int, Row | None] = {}
        self._places: dict[int, int] = {}
        self.lines = Lines(0)
        self.folded: set[object] = set()  # values of the groups that are folded
        self._take_fields()

    def _take_fields(self) -> None:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        edits = not self._session.read_only
        self.keys = columns.all_keys()
        self._flags = [
            plain | Qt.ItemFlag.ItemIsEditable if edits and columns.editable(key) else plain
            for key in self.keys
        ]

    # -- what it holds --------------------------------------------------------------------------

    @property
    def ids(self) -> array[int]:
        """The ids in order; not to be changed."""
        return self._ids

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return bool(self._session.read_only)

    def set_ids(self, ids: array[int], headings: Sequence[Heading] = ()) -> None:
        """Show these customers, in these groups. The rows that are known stay known."""
        self.beginResetModel()
        self._ids = ids
        self._places = {}
        self.lines = Lines(len(ids), headings, self.folded)
        self.endResetModel()

    def fold(self, values: Iterable[object]) -> None:
        """Fold exactly the groups of these values."""
        self.beginResetModel()
        self.folded = set(values)
        self.lines = Lines(len(self._ids), self.lines.headings, self.folded)
        self.endResetModel()

    def heading_at(self, row: int) -> Heading | None:
        """The heading that stands in a row; None where a customer does."""
        group = self.lines.heading_at(row)
        return None if group is None else self.lines.headings[group]

    def take_fields(self) -> bool:
        """Have the columns of the fields as they are now; whether they are others than before."""
        others = self.keys != columns.all_keys()
        self.beginResetModel()
        self._cache.clear()
        self._take_fields()
        self.endResetModel()
        return others

    def forget(self, ids: Iterable[int] | None) -> None:
        """Read these customers again when they are next painted; None: all of them."""
        if ids is None:
            self._cache.clear()
            if self.lines.count:
                self.dataChanged.emit(self.index(0, 0), self.index(self.lines.count - 1, len(self.keys) - 1))
            return
        for customer_id in ids:
            if self._cache.pop(customer_id, None) is None and customer_id not in self._places:
                continue
            place = self._places.get(customer_id)
            if place is not None:
                line = self.lines.line_of(place)
                self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.keys) - 1))

    def id_at(self, row: int) -> int | None:
        """The id in a row; None outside and for a heading."""
        place = self.lines.place_of(row)
        return None if place is None else self._ids[place]

    def row_at(self, row: int) -> Row | None:
        """The customer in a row; None for a heading, and when it is gone since the ids were read."""
        place = self.lines.place_of(row)
        if place is None:
            return None
        customer_id = self._ids[place]
        if customer_id not in self._cache:
            self._fetch(place)
        elif customer_id not in self._places:
            self._places[customer_id] = place
        return self._cache[customer_id]

    def _fetch(self, place: int) -> None:
        # On the way up the row below is known: read the rows above, else the ones below.
        up = place + 1 < len(self._ids) and self._ids[place + 1] in self._cache
        first = max(0, place - _PAGE + 1) if up else place
        page = self._ids[first : first + _PAGE]
        found = customer_list.rows(self._session, page)
        for at, customer_id in enumerate(page, first):
            self._cache[customer_id] = found.get(customer_id)
            self._places[customer_id] = at
        while len(self._cache) > _KEPT:
            oldest = next(iter(self._cache))
            del self._cache[oldest]
            self._places.pop(oldest, None)

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.lines.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = self.keys[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return columns.alignment(key)
        if role not in _WORDS:
            return None
        group = self.lines.heading_at(index.row())
        if group is not None:
            return self._heading_words(group) if index.column() == _SPOKEN else None
        row = self.row_at(index.row())
        if row is None or key == columns.CHECK:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return columns.more(row, key, self.lists)
        if role == Qt.ItemDataRole.EditRole and columns.typed(key):
            return columns.edit_text(row, key)
        return columns.text(row, key, self.lists)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return columns.title(self.keys[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return columns.alignment(self.keys[section])
        return None

    def _heading_words(self, group: int) -> str:
        heading = self.lines.headings[group]
        state = (
            translate("Customers", "folded")
            if self.lines.is_folded(group)
            else translate("Customers", "unfolded")
        )
        said = translate("Customers", "%n customers", heading.count)
        return f"{heading.words} · {said} · {state}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.lines.heading_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return self._flags[index.column()]


_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
