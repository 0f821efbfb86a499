"""Rows out of workbooks, inside the reading process: python-calamine first, openpyxl when it cannot."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any

from crm_desktop.errors import FileRefused
from crm_desktop.exchange import biff, gate
from crm_desktop.exchange.gate import Format, Passed
from crm_desktop.exchange.workbook import CellError

_WIDEST = 16_384
_UNCOMPUTED = CellError("=…")  # a formula that no program has computed yet


@dataclass
class ReadSheet:
    """A sheet on its way out: `rows` is consumed once."""

    name: str
    rows: Iterator[list[Any]]
    width: int
    height: int = 0
    hidden: bool = False
    first_row: int = 1
    first_column: int = 1
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read(path: Path, passed: Passed) -> tuple[Iterator[ReadSheet], bool]:
    """(the sheets, whether serials count from 1904).

    Raises:
        FileRefused: neither reader can open it.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    date_1904 = passed.format is Format.XLSX and _is_1904(path)
    try:
        workbook = load_workbook(str(path))
        if not workbook.sheet_names:
            raise FileRefused(gate.nothing_in(path) if not passed.cells else gate.damaged(path))
        first = workbook.get_sheet_by_index(0) if workbook.sheets_metadata else None
    except PasswordError as error:
        raise FileRefused(gate.encrypted(path)) from error
    except BaseException as error:
        if not isinstance(error, CalamineError | OSError | ValueError | TypeError) and not _is_panic(error):
            raise
        if passed.format is Format.XLSX:
            return _with_openpyxl(path), date_1904
        if passed.format is Format.ODS and not passed.cells:
            raise FileRefused(gate.nothing_in(path)) from error
        raise FileRefused(gate.damaged(path)) from error
    return _with_calamine(path, passed, workbook, first), date_1904


def _is_panic(error: BaseException) -> bool:
    """Whether the reader's own code broke: its panics are no `Exception` and cannot be imported by name."""
    return type(error).__name__ == "PanicException"


def _with_calamine(path: Path, passed: Passed, workbook: Any, first: Any) -> Iterator[ReadSheet]:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    parts = _parts_by_name(path) if passed.format is Format.XLSX else {}
    of_xls = biff.marks(path) if passed.format is Format.XLS else []
    for at, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
            continue
        try:
            sheet = first if at == 0 else workbook.get_sheet_by_index(at)
        except (CalamineError, ValueError):
            continue  # a chart or a broken sheet beside good ones
        finally:
            first = None
        part = parts.get(metadata.name, "")
        marks = _Marks() if not part else _marks(path, part, passed)
        if at < len(of_xls):
            marks.hidden_rows = of_xls[at].hidden_rows
            marks.errors = {place: CellError(code) for place, code in of_xls[at].errors.items()}
        yield _from_calamine(sheet, metadata.name, marks, metadata.visible is not SheetVisibleEnum.Visible)


def _from_calamine(sheet: Any, name: str, marks: _Marks, hidden: bool) -> ReadSheet:
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


@dataclass
class _Marks:
    """What the XML of a sheet says and the reader does not: by absolute row and column from 0."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


_ERROR_CELL = re.compile(
    rb'<c ((?:[^>]* )?t="e"[^>]*)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?\s*<v>([^<]{1,40})</v>'
)
_EMPTY_FORMULA = re.compile(rb"<c ([^>]*)>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_HIDDEN_ROW = re.compile(rb'<row ([^>]*hidden="(?:1|true)"[^>]*)>')
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_MOST_MARKS = 200_000


def _marks(path: Path, part: str, passed: Passed) -> _Marks:
    known = passed.parts.get(part)
    marks = _Marks()
    if known is None or not (known.has_errors or known.has_formulas or known.has_hidden):
        return marks
    with zipfile.ZipFile(path) as archive:
        for _, block in gate.blocks_of(archive, archive.getinfo(part)):
            if len(marks.errors) + len(marks.hidden_rows) > _MOST_MARKS:
                break
            if known.has_errors:
                for match in _ERROR_CELL.finditer(block):
                    _mark(marks, match[1], CellError(unescape(match[2].decode("utf-8", "replace"))))
            if known.has_formulas and b"<f" in block:
                for match in _EMPTY_FORMULA.finditer(block):
                    if b't="str"' not in match[1]:  # a formula that gave an empty text is not missing
                        _mark(marks, match[1], _UNCOMPUTED)
            if known.has_hidden:
                for match in _HIDDEN_ROW.finditer(block):
                    number = _ROW_NUMBER.search(match[1])
                    if number:
                        marks.hidden_rows.append(int(number[1]) - 1)
    return marks


def _mark(marks: _Marks, attributes: bytes, error: CellError) -> None:
    reference = _REFERENCE.search(attributes)
    if reference:
        marks.errors[int(reference[2]) - 1, gate.column_number(reference[1]) - 1] = error


def _parts_by_name(path: Path) -> dict[str, str]:
    """Sheet name → its part in the archive, by the workbook's relations."""
    with zipfile.ZipFile(path) as archive:
        names = {entry.filename.lower(): entry.filename for entry in archive.infolist()}
        found = names.get("xl/workbook.xml")
        relations = names.get("xl/_rels/workbook.xml.rels")
        if not found or not relations:
            return {}
        targets: dict[str, str] = {}
        for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", _text_of(archive, relations)):
            attributes = _attributes(tag)
            target = attributes.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[attributes.get("Id", "")] = names.get(full.lower(), "")
        sheets: dict[str, str] = {}
        for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", _text_of(archive, found)):
            attributes = _attributes(tag)
            sheets[unescape(attributes.get("name", ""))] = targets.get(attributes.get("r:id", ""), "")
        return sheets


def _is_1904(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.lower() == "xl/workbook.xml":
                return re.search(r'date1904="(?:1|true)"', _text_of(archive, entry.filename)) is not None
    return False


def _text_of(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        return stream.read(4 << 20).decode("utf-8", errors="replace")


def _attributes(tag: str) -> dict[str, str]:
    return dict(re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', tag))


def _with_openpyxl(path: Path) -> Iterator[ReadSheet]:
    """The same rows by the second reader, streaming. It is slower and forgives other faults."""
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles and extensions that rows do not need
        try:
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
            sheets = [sheet for sheet in workbook.worksheets if hasattr(sheet, "iter_rows")]
        except Exception as error:  # it raises whatever its parsing meets
            raise FileRefused(gate.damaged(path)) from error
        if not sheets:
            raise FileRefused(gate.damaged(path))
        for sheet in sheets:
            sheet.reset_dimensions()  # files of WPS declare wrong ones
            try:
                rows = [_plain_row(row) for row in sheet.iter_rows(values_only=True)]
            except Exception as error:
                raise FileRefused(gate.damaged(path)) from error
            while rows and not any(cell != "" for cell in rows[-1]):
                rows.pop()
            width = max((len(row) for row in rows), default=0)
            for row in rows:
                row.extend([""] * (width - len(row)))
            yield ReadSheet(sheet.title, iter(rows), width, len(rows), sheet.sheet_state != "visible")


def _plain_row(row: tuple[Any, ...]) -> list[Any]:
    cells: list[Any] = [
        "" if cell is None else CellError(cell) if isinstance(cell, str) and cell in _ERROR_CODES else cell
        for cell in row[:_WIDEST]
    ]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


_ERROR_CODES = frozenset(
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]
)
