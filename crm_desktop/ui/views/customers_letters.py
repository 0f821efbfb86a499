"""Going to a letter in a list that is in the order of names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject

from crm_desktop.data.session import Session
from crm_desktop.services import customer_list
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.widgets.letter_strip import LetterStrip


class ListLetters(QObject):
    """The letters at the foot and those typed in the list; both go to the names that begin with them.

    Args:
        session: asked where a spelling begins.
        table: the list.
        strip: the letters; the one of the first row that is seen is marked.
    """

    def __init__(self, session: Session, table: CustomerTable, strip: LetterStrip) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._strip = strip
        self._starts: list[tuple[str, int]] = []
        self.grouped = False  # then names are in order in each group alone
        strip.letter_chosen.connect(self._go_to_letter)
        table.letters_typed.connect(self._go_to_spelling)
        table.verticalScrollBar().valueChanged.connect(lambda _: self.mark())

    def set_starts(self, starts: Sequence[tuple[str, int]]) -> None:
        """Take up the letters that names begin with, each with its first row."""
        self._starts = list(starts)
        self._strip.setVisible(self._by_name() and bool(len(self._table.customers.ids)))
        self._strip.set_letters(letter for letter, _ in starts)

    def mark(self) -> None:
        """Mark the letter of the first row that is seen."""
        if self._starts:
            place = self._table.customers.lines.place_of(max(0, self._table.rowAt(1))) or 0
            at = bisect_right([start for _, start in self._starts], place) - 1
            self._strip.set_current(self._starts[max(0, at)][0])

    def _by_name(self) -> bool:
        return not self.grouped and bool(self._table.columns_header.sorts[0].key == "name")

    def _go_to_letter(self, letter: str) -> None:
        known = dict(self._starts)
        if letter in known:
            self._table.go_to(known[letter], top=True)
        elif letter != "#":
            self._go_to_spelling(letter)
        self._table.setFocus()

    def _go_to_spelling(self, spelling: str) -> None:
        ids = self._table.customers.ids
        if not self._by_name() or not len(ids):
            return
        descending = self._table.columns_header.sorts[0].descending
        place = customer_list.place_of(self._session, ids, spelling, descending)
        self._table.go_to(min(place, len(ids) - 1), top=True)
