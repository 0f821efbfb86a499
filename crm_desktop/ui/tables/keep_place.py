"""Exchanges the ids of the table; what a person sees and has selected stays with its customers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.tables.group_lines import Heading


def exchange(
    table: CustomerTable,
    ids: array[int],
    places: Mapping[int, int],
    *,
    fresh: bool,
    whole: bool,
    headings: Sequence[Heading] = (),
) -> None:
    """Show `ids` in the table. Its signals of current row and selection are held back meanwhile.

    Args:
        places: where customers stand in `ids`: the current one, the topmost one, the selected ones.
        fresh: a person asked for another filter or order: begin at the top, select one row. Otherwise
            the list changed by itself: current row, selection and scroll position are kept.
        whole: `ids` is the whole list and not only its beginning.
        headings: of the groups of the list.
    """
    model = table.customers
    current = table.current_id()
    before = table.current_place()
    heading = model.heading_at(table.currentIndex().row())
    top_row, offset = table.first_visible()
    top = model.id_at(top_row)
    count = table.selected_count()
    every = 1 < count == model.lines.shown
    chosen = table.selected_ids() if count > 1 and not every else array("q")
    sideways = table.horizontalScrollBar().value()

    table.quietly(True)
    model.set_ids(ids, headings)
    lines = model.lines
    table.horizontalScrollBar().setValue(sideways)
    if fresh:
        table.scrollToTop()
    elif top is not None and top in places:
        table.scroll_to_row(lines.line_of(places[top]), offset)
    elif top_row >= 0:
        table.scroll_to_row(min(top_row, lines.count - 1), offset)
    row = places.get(current) if current is not None else None
    if row is None and len(ids) and (whole or current is None):
        row = 0 if fresh else max(0, min(before, len(ids) - 1))
    if row is not None:
        down = table.verticalScrollBar().value()
        same = [at for at, each in enumerate(lines.headings) if heading and each.value == heading.value]
        if same and not fresh:
            table.go_to_line(lines.heading_line(same[0]))
        else:
            table.go_to(row, unfold=False)
        table.verticalScrollBar().setValue(down)
    if every and not fresh:
        table.selectAll()
    elif chosen and not fresh:
        table.select_rows(places[each] for each in chosen if each in places)
    table.quietly(False)
