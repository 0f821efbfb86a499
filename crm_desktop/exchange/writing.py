"""Rows into files: .xlsx, .csv and .vcf, always through a temporary file, and counted.

What Excel would mistake stays what it is: phones and codes are text, days are real dates, and text
that looks like a formula is no formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crm_desktop import files
from crm_desktop.errors import StorageError
from crm_desktop.exchange import vcards, xlsx_sheet
from crm_desktop.exchange.columns import Column, as_text
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress

__all__ = [
    "Column",
    "Writer",
    "as_text",
    "guarded",
    "write_csv",
    "write_failed_rows",
    "write_vcf",
    "write_xlsx",
    "writer_for",
]

_STEP = 1000  # rows between two words on progress
_MOST_ROWS = 1_048_575  # of a sheet, without its heading
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_xlsx(
    target: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    total: int | None = None,
    progress: Progress | None = None,
    sheet: str = "",
) -> int:
    """Write a workbook with a bold, frozen heading and a filter; returns the number of rows.

    Args:
        rows: values in the order of `columns`: str, int, float, bool, date, datetime, None, or tuples of
            str. A stored day (`1990-05-17`) of kind day or partial_date becomes a real date; a whole
            number of kind instant is seconds since 1970 UTC, of kind money it is cents.
        total: how many rows come; checked, and shown as progress.
        sheet: the sheet's name.

    Raises:
        StorageError: the file cannot be written, or not all rows came, or they do not fit a sheet.
        Cancelled: nothing is left, an older file stays.
    """
    with files.replaced(target) as temporary:
        counted = _at_most(_counted(rows, total, progress))
        count = xlsx_sheet.write(temporary, _sheet_name(sheet), columns, counted)
        _check_count(count, total)
    return count


def write_csv(
    target: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    total: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write a .csv in UTF-8 with a mark, so that Excel reads it right; returns the number of rows.

    A text that Excel would run as a formula gets an apostrophe in front, which our import takes off
    again. See `write_xlsx` for the values and errors.
    """
    with files.replaced(target) as temporary:
        count = 0
        with temporary.open("w", encoding="utf-8-sig", newline="") as stream:
            # A lone column is quoted, or a reader would take a tab or semicolon in it for the separator.
            if len(columns) == 1:
                writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
            else:
                writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([guarded(column.title) for column in columns])
            kinds = [column.kind for column in columns]
            batch: list[list[str]] = []
            for row in _counted(rows, total, progress):
                count += 1
                batch.append([_csv_cell(value, kind) for value, kind in zip(row, kinds, strict=True)])
                if len(batch) == _STEP:
                    writer.writerows(batch)
                    batch.clear()
            writer.writerows(batch)
        _check_count(count, total)
    return count


def write_vcf(
    target: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    total: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write vCards 3.0 for phones, one for each row; the columns' keys tell what is what.

    See `write_xlsx` for the values and errors. Fields that a vCard has no place for are left out.
    """
    keys = [column.key for column in columns]
    kinds = [column.kind for column in columns]
    with files.replaced(target) as temporary:
        count = 0
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            for row in _counted(rows, total, progress):
                count += 1
                values: dict[str, list[str]] = {}
                for key, kind, value in zip(keys, kinds, row, strict=True):
                    texts = list(value) if isinstance(value, tuple | list) else [as_text(value, kind)]
                    values.setdefault(key, []).extend(text for text in texts if text)
                stream.write(vcards.card(values))
        _check_count(count, total)
    return count


def write_failed_rows(
    target: Path,
    titles: Sequence[str],
    failed: Iterable[tuple[int, str, Sequence[Any]]],
    *,
    total: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the rows that an import did not take, to be mended and imported again.

    Args:
        titles: the headings of the file that was imported.
        failed: (row number in that file, why, the row's cells as they were).
    """
    row_title = translate("Writing", "Row")
    reason_title = translate("Writing", "Why it was not imported")
    columns = [Column(title) for title in titles]
    columns += [Column(reason_title, "long_text"), Column(row_title, "count", 8)]
    rows = ([*_fitted(cells, len(titles)), reason, number] for number, reason, cells in failed)
    writer = {".csv": write_csv}.get(target.suffix.lower(), write_xlsx)
    return writer(target, columns, rows, total=total, progress=progress)


def _csv_cell(value: Any, kind: str) -> str:
    """A value as a cell. What is a number is no formula, so one below zero stays a number."""
    text = as_text(value, kind)
    return text if isinstance(value, int | float) else guarded(text)


def guarded(text: str) -> str:
    """`text` with an apostrophe in front when a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _sheet_name(name: str) -> str:
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")
    short = plain.encode("utf-16-le", "replace")[:62].decode("utf-16-le", "ignore")  # Excel's 31 characters
    return short.rstrip("' ") or translate("Writing", "Customers")


def _counted(
    rows: Iterable[Sequence[Any]], total: int | None, progress: Progress | None
) -> Iterator[Sequence[Any]]:
    words = translate("Writing", "Writing the file")
    for count, row in enumerate(rows):
        if count % _STEP == 0 and progress is not None:
            progress.step(count, total or 0, words)
        yield row


def _at_most(rows: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    for count, row in enumerate(rows):
        if count >= _MOST_ROWS:
            raise StorageError(
                translate(
                    "Writing", "A sheet holds %n rows at most. Filter the list or write .csv.", n=_MOST_ROWS
                )
            )
        yield row


def _check_count(count: int, total: int | None) -> None:
    if total is not None and count != total:
        raise StorageError(
            translate(
                "Writing", "The list changed while it was written: {count} of {total} rows. Write it again."
            ).format(count=count, total=total)
        )


def _fitted(cells: Sequence[Any], width: int) -> list[Any]:
    shown = [_as_it_was(cell) for cell in cells[:width]]
    return shown + [""] * (width - len(shown))


def _as_it_was(cell: Any) -> Any:
    """A cell of a file as it can be written again: long whole numbers as text, errors as their code."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell)) if abs(cell) >= 10**9 else int(cell)
    if isinstance(cell, tuple | list):  # an error; a list once it was stored
        return str(cell[0])
    return cell


Writer = Callable[..., int]


def writer_for(target: Path) -> Writer | None:
    """The function that writes a file of this name's ending, or `None`."""
    return {".xlsx": write_xlsx, ".csv": write_csv, ".vcf": write_vcf}.get(target.suffix.lower())
