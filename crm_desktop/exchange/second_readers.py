"""The readers that take over what the first cannot read: slower, but they hold used cells only."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from crm_desktop.errors import FileRefused, PasswordNeeded
from crm_desktop.exchange import biff, gate, passwords
from crm_desktop.exchange.workbook import CellError, ReadSheet

_WIDEST = 16_384
_ERROR_CODES = frozenset(
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]
)


def read_xlsx(path: Path) -> Iterator[ReadSheet]:
    """The sheets of an .xlsx file by openpyxl, streaming.

    Raises:
        FileRefused: it cannot open them either.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles and extensions that rows do not need
        try:
            # As bytes: it refuses a name that is not of a workbook.
            workbook = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
            sheets = [sheet for sheet in workbook.worksheets if hasattr(sheet, "iter_rows")]
        except MemoryError:
            raise
        except Exception as error:  # it raises whatever its parsing meets
            raise FileRefused(gate.damaged(path)) from error
        if not sheets:
            raise FileRefused(gate.damaged(path))
        for sheet in sheets:
            sheet.reset_dimensions()  # files of WPS declare wrong ones
            try:
                rows = [_plain_row(row) for row in sheet.iter_rows(values_only=True)]
            except MemoryError:
                raise
            except Exception as error:
                raise FileRefused(gate.damaged(path)) from error
            yield _sheet(sheet.title, rows, sheet.sheet_state != "visible")


def read_xls(path: Path) -> Iterator[ReadSheet]:
    """The sheets of an .xls file of any age by xlrd.

    Raises:
        FileRefused: it cannot open them either.
    """
    import xlrd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = xlrd.open_workbook(
                file_contents=path.read_bytes(),
                logfile=StringIO(),
                ragged_rows=True,
                ignore_workbook_corruption=True,
            )
    except MemoryError:
        raise
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise PasswordNeeded(passwords.needed(path)) from error
        raise FileRefused(gate.damaged(path)) from error
    except Exception as error:
        raise FileRefused(gate.damaged(path)) from error
    marks = biff.marks(path)
    for at, sheet in enumerate(book.sheets()):
        rows = [
            _without_end([_xls_cell(cell, book.datemode) for cell in sheet.row(row)])
            for row in range(sheet.nrows)
        ]
        found = _sheet(sheet.name, rows, sheet.visibility != 0)
        if at < len(marks):
            found.hidden_rows = [row for row in marks[at].hidden_rows if row < found.height]
        yield found


def _sheet(name: str, rows: list[list[Any]], hidden: bool) -> ReadSheet:
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    return ReadSheet(name, _of_width(rows, width), width, len(rows), hidden)


def _of_width(rows: list[list[Any]], width: int) -> Iterator[list[Any]]:
    for row in rows:
        yield row + [""] * (width - len(row))


def _plain_row(row: tuple[Any, ...]) -> list[Any]:
    cells: list[Any] = [
        "" if cell is None else CellError(cell) if isinstance(cell, str) and cell in _ERROR_CODES else cell
        for cell in row[:_WIDEST]
    ]
    return _without_end(cells)


def _without_end(cells: list[Any]) -> list[Any]:
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _xls_cell(cell: Any, epoch: int) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, epoch)
        except (ValueError, OverflowError, xlrd.XLDateError):
            return cell.value
        return moment.date() if moment.time() == time() else moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
    return cell.value
