"""The walk through the rows of a file: which hold something, cleaned block by block, and which are passed by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from crm_desktop.exchange import rows
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services.import_blocks import Cleaner
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_rows import CleanRows

_EXAMPLE_ROWS = 3  # below the heading in which examples stand
_NUMBERS_TOLD = 10  # of rows that are left out


def clean(
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    *,
    edits: Mapping[tuple[int, int], str],
    left_out: Collection[int],
    keep_unmapped: bool,
    date_orders: Mapping[int, str],
    progress: Progress | None,
) -> CleanRows:
    """Clean every row below the heading.

    Args:
        mapping: the field of each column, by its index; None leaves a column out.
        edits: (sheet index of the row, column index) → what the person put in the cell's place.
        left_out: sheet indexes of rows that are passed by: those hidden in the file.
        keep_unmapped: the texts of columns without a field go into the note, behind their heading.
        date_orders: column → "dmy" or "mdy" for dates that read two ways; else as the column itself shows.
    """
    work = Cleaner(prepared, mapping, keep_unmapped, date_orders)
    found = CleanRows(rules=work.rules)
    sheet = prepared.sheet
    total = max(1, len(sheet.rows) - prepared.first_row)
    totals: list[int] = []
    sections: list[int] = []
    banners = rows.banners(sheet)
    examples = hidden = repeated = 0
    heading = sheet.rows[prepared.heading_row] if prepared.heading_row is not None else None
    for first, raw in sheet.blocks(prepared.first_row):
        if progress is not None:
            progress.step(first - prepared.first_row, total, translate("Import", "Checking the rows"))
        raw = work.filled(first, raw, edits, found.filled)
        positions: list[int] = []
        kept = []
        for offset, row in enumerate(raw):
            if rows.is_empty(row):
                continue
            if first + offset in left_out:
                hidden += 1
                continue
            at = first + offset - prepared.first_row
            if at < _EXAMPLE_ROWS and rows.is_example_row(row):
                examples += 1
                continue
            if rows.is_total_row(row):
                totals.append(sheet.row_number(first + offset))
                continue
            if rows.is_section_row(row) or (first + offset in banners and rows.stands_alone(row)):
                sections.append(sheet.row_number(first + offset))
                continue
            if row == heading:  # once more, as on each printed page
                repeated += 1
                continue
            if first + offset in work.filled_rows:
                found.tidied.add(len(found) + len(positions))
            positions.append(first + offset)
            kept.append(row)
        if kept:
            found.add(work.block(kept, positions, found), positions)
    if work.year:
        text = translate("Import", "Days without a year were taken to be of {year}.")
        found.notes.append(text.format(year=work.year))
    if repeated:
        found.notes.append(translate("Import", "%n rows that repeat the headings were left out.", repeated))
    if totals:
        text = translate("Import", "%n rows with totals were left out: {rows}.", len(totals))
        found.notes.append(text.format(rows=_numbers(totals)))
    if sections:
        text = translate("Import", "%n rows that only head others were left out: {rows}.", len(sections))
        found.notes.append(text.format(rows=_numbers(sections)))
    if examples:
        found.notes.append(translate("Import", "%n example rows were left out.", examples))
    if hidden:
        found.notes.append(translate("Import", "%n rows that the file hides were left out.", hidden))
    return found


def _numbers(found: Sequence[int]) -> str:
    """Row numbers, the first few."""
    return listed(str(number) for number in found[:_NUMBERS_TOLD]) + (
        " …" if len(found) > _NUMBERS_TOLD else ""
    )
