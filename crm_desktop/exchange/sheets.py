"""Rows out of workbooks, inside the reading process: python-calamine first, others when it cannot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from crm_desktop.errors import FileRefused, PasswordNeeded
from crm_desktop.exchange import biff, gate, ods_marks, passwords, second_readers, xlsb_marks, xlsx_marks
from crm_desktop.exchange.gate import Format, Passed
from crm_desktop.exchange.workbook import CellError, ReadSheet
from crm_desktop.exchange.xlsx_marks import Marks

Opened = tuple[Any, Any]  # the first reader's workbook, and its first sheet, if it has one


def begin(path: Path, kind: Format) -> Future[Opened]:
    """Open a workbook in a thread: the first reader works without Python's lock."""
    opening: Future[Opened] = Future()

    def run() -> None:
        try:
            opening.set_result(_open(path, kind))
        except BaseException as error:
            opening.set_exception(error)

    threading.Thread(target=run, name="opening", daemon=True).start()
    return opening


def _open(path: Path, kind: Format) -> Opened:
    from python_calamine import load_workbook

    workbook = load_workbook(str(path) if _is_named(path, kind) else BytesIO(path.read_bytes()))
    return workbook, workbook.get_sheet_by_index(0) if workbook.sheets_metadata else None


def read(
    path: Path, passed: Passed, *, careful: bool = False, opening: Future[Opened] | None = None
) -> tuple[Iterator[ReadSheet], bool]:
    """(the sheets, whether serials count from 1904).

    Args:
        careful: the first reader died of this file; the second is asked at once.
        opening: of this file, when `begin` was called.

    Raises:
        FileRefused: no reader can open it.
    """
    from python_calamine import CalamineError, PasswordError

    date_1904 = passed.format is Format.XLSX and xlsx_marks.is_1904(path)
    if careful:
        return _second(path, passed), date_1904
    try:
        workbook, first = _open(path, passed.format) if opening is None else opening.result()
        if not workbook.sheet_names:
            raise FileRefused(gate.nothing_in(path) if not passed.cells else gate.damaged(path))
    except PasswordError as error:
        raise PasswordNeeded(passwords.needed(path)) from error
    except BaseException as error:
        if not isinstance(error, CalamineError | OSError | ValueError | TypeError) and not _is_panic(error):
            raise
        if passed.format is Format.ODS and not passed.cells:
            raise FileRefused(gate.nothing_in(path)) from error
        return _second(path, passed), date_1904
    return _with_calamine(path, passed, workbook, first), date_1904


def _second(path: Path, passed: Passed) -> Iterator[ReadSheet]:
    if passed.format is Format.XLSX:
        return second_readers.read_xlsx(path)
    if passed.format is Format.XLS:
        return second_readers.read_xls(path)
    raise FileRefused(gate.damaged(path))


def _is_named(path: Path, kind: Format) -> bool:
    """Whether the file's name says what it is; the reader believes the name of a file, if it has one."""
    return path.suffix.lower() in _NAMES[kind]


_NAMES = {
    Format.XLSX: (".xlsx", ".xlsm"),
    Format.XLS: (".xls",),
    Format.XLSB: (".xlsb",),
    Format.ODS: (".ods",),
}


def _is_panic(error: BaseException) -> bool:
    """Whether the reader's own code broke: its panics are no `Exception` and cannot be imported by name."""
    return type(error).__name__ == "PanicException"


def _with_calamine(path: Path, passed: Passed, workbook: Any, first: Any) -> Iterator[ReadSheet]:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    parts = xlsx_marks.parts_by_name(path) if passed.format is Format.XLSX else {}
    by_index = _marks_by_index(path, passed)
    by_name = xlsb_marks.marks(path) if passed.format is Format.XLSB else {}
    lost = set()
    for at, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
            continue
        try:
            sheet = first if at == 0 else workbook.get_sheet_by_index(at)
        except (CalamineError, ValueError):
            lost.add(metadata.name)  # a broken sheet beside good ones
            continue
        finally:
            first = None
        part = parts.get(metadata.name, "")
        marks = xlsx_marks.marks(path, part, passed.parts.get(part))
        if at < len(by_index):
            marks = by_index[at]
        marks = by_name.get(metadata.name, marks)
        yield _from_calamine(sheet, metadata.name, marks, metadata.visible is not SheetVisibleEnum.Visible)
    if lost:
        with suppress(FileRefused):
            yield from (sheet for sheet in _second(path, passed) if sheet.name in lost)


def _marks_by_index(path: Path, passed: Passed) -> list[Marks]:
    if passed.format is Format.ODS:
        return ods_marks.marks(path)
    if passed.format is not Format.XLS:
        return []
    return [
        Marks({place: CellError(code) for place, code in each.errors.items()}, each.hidden_rows)
        for each in biff.marks(path)
    ]


def _from_calamine(sheet: Any, name: str, marks: Marks, hidden: bool) -> ReadSheet:
    if sheet.start is None:
        start_row, start_column, height, width = 0, 0, 0, 0
    else:
        start_row, start_column = sheet.start
        height, width = sheet.height, sheet.width
    for row, column in marks.errors:
        if height == 0:
            start_row, start_column = row, column
        if row >= start_row and column >= start_column:
            height = max(height, row - start_row + 1)
            width = max(width, column - start_column + 1)
    merged = [
        (top - start_row, left - start_column, bottom - start_row, right - start_column)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        if top >= start_row and left >= start_column
    ]
    errors = {
        (row - start_row, column - start_column): error
        for (row, column), error in marks.errors.items()
        if row >= start_row and column >= start_column
    }
    return ReadSheet(
        name,
        _patched(sheet, height, width, errors),
        width,
        height,
        hidden,
        start_row + 1,
        start_column + 1,
        [row - start_row for row in marks.hidden_rows if 0 <= row - start_row < height],
        merged[:10_000],
    )


def _patched(
    sheet: Any, height: int, width: int, errors: dict[tuple[int, int], CellError]
) -> Iterator[list[Any]]:
    """The sheet's rows with the error cells that the reader leaves empty put in again."""
    # The reader's rows begin at row 1 of the sheet, its columns at the first that is used.
    rows = islice(sheet.iter_rows(), sheet.start[0], None) if sheet.start is not None else iter(())
    by_row: dict[int, list[tuple[int, CellError]]] = {}
    for (row, column), error in errors.items():
        by_row.setdefault(row, []).append((column, error))
    if not by_row:
        yield from rows
        return
    for at in range(height):
        row_cells: list[Any] = next(rows, [])
        row_cells.extend([""] * (width - len(row_cells)))
        for column, error in by_row.get(at, ()):
            if row_cells[column] == "":
                row_cells[column] = error
        yield row_cells
