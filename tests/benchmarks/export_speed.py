"""An export of 100,000 customers in 20 columns, beside XlsxWriter alone writing the same cells."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import python_calamine
import xlsxwriter

from crm_desktop.data.session import Session
from crm_desktop.exchange import writing
from crm_desktop.exchange.writing import Column
from crm_desktop.services import customer_list, exports
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from tests.benchmarks.measure import Line, side_by_side

_ROWS = 100_000
_ROUNDS = 5
_COLUMNS = (
    "number", "name", "phone", "gender", "birthday", "company", "position", "category", "grade", "tags",
    "source", "owner", "referrer", "wechat", "address", "region", "intention", "note", "last_contact_at",
    "created_at",
)  # fmt: skip
_CODES = ("number", "phone", "wechat")  # cells of the format "text"


def run(session: Session) -> Iterator[Line]:
    """The figures of an export: the writing alone, then with the reading of the database before it."""
    ids = customer_list.ids(session, Filter(), [Sort("name")])[:_ROWS]
    columns, rows = _handed_over(session, ids)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
        writing.write_xlsx(ours, columns, rows)
        cells = python_calamine.CalamineWorkbook.from_path(ours).get_sheet_by_index(0).to_python()
        filled = sum(value != "" for row in cells for value in row)
        took, alone = side_by_side(
            lambda: writing.write_xlsx(ours, columns, rows), lambda: _alone(theirs, cells), _ROUNDS
        )
        yield Line(
            f"workbook of {len(ids):,} rows × {len(columns)}, {filled:,} cells filled",
            f"{took:,.2f} s",
            f"XlsxWriter alone: {alone:,.2f} s; bar: 1.1 ×",
            took / alone,
        )
        rows.clear()
        whole, alone = side_by_side(
            lambda: exports.export(session, ours, ids, _COLUMNS), lambda: _alone(theirs, cells), _ROUNDS
        )
    yield Line(
        "the same with its reading from the database",
        f"{whole:,.2f} s",
        f"XlsxWriter alone: {alone:,.2f} s",
        whole / alone,
    )


def _handed_over(session: Session, ids: Sequence[int]) -> tuple[Sequence[Column], list[Sequence[Any]]]:
    """The columns and rows that an export gives to be written."""
    held: list[tuple[Sequence[Column], list[Sequence[Any]]]] = []

    def keep(_path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Any]], **_: object) -> int:
        held.append((columns, list(rows)))
        return len(held[0][1])

    with mock.patch.object(writing, "write_xlsx", keep):
        exports.export(session, Path("rows.xlsx"), ids, _COLUMNS)
    return held[0]


def _alone(path: Path, cells: list[list[Any]]) -> None:
    """Write the cells with their formats, each by the call for its type, and nothing else."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        code = book.add_format({"num_format": "@"})
        looks = [code if key in _CODES else None for key in _COLUMNS]
        for number, row in enumerate(cells):
            for at, value in enumerate(row):
                if value == "":
                    continue
                if isinstance(value, str):
                    sheet.write_string(number, at, value, looks[at])
                elif isinstance(value, datetime):
                    sheet.write_datetime(number, at, value, moment)
                elif isinstance(value, date):
                    sheet.write_datetime(number, at, value, day)
                else:
                    sheet.write_number(number, at, value)
