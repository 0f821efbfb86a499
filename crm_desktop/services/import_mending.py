"""The rows of a file after a few cells were mended: what these do not touch is not cleaned again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crm_desktop.exchange import rows
from crm_desktop.exchange.workbook import Row
from crm_desktop.services.import_blocks import Cleaner
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_rows import CleanRows


def clean_again(
    before: CleanRows,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    *,
    mended: Mapping[tuple[int, int], str | None],
    edits: Mapping[tuple[int, int], str],
    keep_unmapped: bool,
) -> CleanRows | None:
    """The rows after a few cells were mended: only the blocks that hold these are cleaned.

    Args:
        before: the rows as they were cleaned last, from the same columns in the same way.
        mended: the cells whose correction differs from then.
        edits: all corrections that hold now.

    Returns:
        None when a cell may reach beyond its block, so that all has to be cleaned.
    """
    if before.filled or any(column in before.two_ways for _, column in mended):
        return None
    work = Cleaner(prepared, mapping, keep_unmapped, rules=before.rules)
    found = replace(
        before.copy(),
        numbers=list(before.numbers),
        problems=dict(before.problems),
        tidied=set(before.tidied),
    )
    starts = set()
    for position, _ in mended:
        row = before.row_at(position)
        if row is None:
            return None
        starts.add(before.start_of(row))
    for start in sorted(starts):
        positions = before.positions[start : before.end_of(start)].tolist()
        first, all_rows = next(prepared.sheet.blocks(positions[0]))
        last = first + len(all_rows) - 1
        raw = [all_rows[position - first] for position in positions]
        for (position, column), text in edits.items():
            if first <= position <= last:
                all_rows[position - first][column] = text
        touched = [position for position, _ in mended if first <= position <= last]
        # What stands in the last row may be wanted by 同上 in the next block.
        if last in touched or any(_is_passed_by(prepared, all_rows[each - first]) for each in touched):
            return None
        scratch = CleanRows(rules=before.rules)
        block = work.block(raw, positions, scratch)
        if any(column in scratch.two_ways for _, column in mended):
            return None
        found.put(start, block, scratch)
    return found


def _is_passed_by(prepared: Prepared, row: Row) -> bool:
    """Whether `clean` may leave such a row out."""
    heading = prepared.heading_row
    return (
        rows.is_empty(row)
        or rows.is_example_row(row)
        or rows.is_total_row(row)
        or (heading is not None and row == prepared.sheet.rows[heading])
    )
