"""Exchanges the ids of the table; what a person sees and has selected stays with its customers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from crm_desktop.ui.tables.customer_table import CustomerTable


def exchange(
    table: CustomerTable, ids: array[int], places: Mapping[int, int], *, fresh: bool, whole: bool
) -> None:
    """Show `ids` in the table. Its signals of current row and selection are held back meanwhile.

    Args:
        places: where customers stand in `ids`: the current one, the topmost one, the selected ones.
        fresh: a person asked for another filter or order: begin at the top, select one row. Otherwise
            the list changed by itself: current row, selection and scroll position are kept.
        whole: `ids` is the whole list and not only its beginning.
    """
    model = table.customers
    current = table.current_id()
    before = table.currentIndex().row()
    top_row, offset = table.first_visible()
    top = model.id_at(top_row)
    count = table.selected_count()
    every = 1 < count == len(model.ids)
    chosen = table.selected_ids() if count > 1 and not every else array("q")
    sideways = table.horizontalScrollBar().value()

    table.quietly(True)
    model.set_ids(ids)
    table.horizontalScrollBar().setValue(sideways)
    if fresh:
        table.scrollToTop()
    elif top is not None and top in places:
        table.scroll_to_row(places[top], offset)
    elif top_row >= 0:
        table.scroll_to_row(min(top_row, len(ids) - 1), offset)
    row = places.get(current) if current is not None else None
    if row is None and len(ids) and (whole or current is None):
        row = 0 if fresh else max(0, min(before, len(ids) - 1))
    if row is not None:
        down = table.verticalScrollBar().value()
        table.go_to(row)
        table.verticalScrollBar().setValue(down)
    if every and not fresh:
        table.selectAll()
    elif chosen and not fresh:
        table.select_rows(places[each] for each in chosen if each in places)
    table.quietly(False)
