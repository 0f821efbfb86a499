"""One sheet of rows as an .xlsx file, by XlsxWriter, which holds one row in memory at a time."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from inspect import unwrap
from itertools import chain, islice
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from crm_desktop.beside import Fed
from crm_desktop.exchange.columns import Column, as_text, width_of

_FEW = 500  # rows that go to the process in one go; fewer in all are written here
_LONGEST_CELL = 32_767  # characters of a cell
_LARGEST = 10**15  # a spreadsheet keeps 15 digits of a number
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_YEAR = 1901  # spreadsheets disagree on the serials of the first days of 1900
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CODES = frozenset(["number", "qq", "wechat"])  # keys of text fields that look like numbers
_LOOKS = {
    "phone": "code",
    "id_number": "code",
    "day": "day",
    "partial_date": "day",
    "instant": "moment",
    "money": "amount",
}
_FORMATS = {
    "heading": {"bold": True, "bg_color": "#E8EEF4", "bottom": 1},
    "code": {"num_format": "@"},
    "day": {"num_format": "yyyy-mm-dd"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm"},
    "amount": {"num_format": "#,##0.00"},
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "use_zip64": True,  # of use from 2 GB on
}

Put = Callable[[int, int, Any], object]


def write(path: Path, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
    """Write one sheet with a bold, frozen, filtered heading; returns the number of rows below it.

    Many rows are written by a process beside this one, which makes the next ones meanwhile.

    Args:
        path: an existing file is overwritten.
        name: of the sheet, valid for Excel.
        rows: values in the order of `columns`; None, "" and () are left empty.

    Raises:
        OSError: the file, or the library's own in the folder for temporary files, cannot be written.
    """
    rows = iter(rows)
    first = list(islice(rows, _FEW))
    with tempfile.TemporaryDirectory(prefix="crm-desktop-sheet-", ignore_cleanup_errors=True) as folder:
        whole = str(Path(folder) / "sheet.xlsx")
        if len(first) < _FEW:
            count = _book(whole, name, columns, first)
        else:
            count = _beside(whole, name, columns, chain(first, rows))
        # Copied by us: where the target's disk is full, the library would leave its archive open.
        shutil.copyfile(whole, path)
    return count


def _beside(whole: str, name: str, columns: Sequence[Column], rows: Iterator[Sequence[Any]]) -> int:
    try:
        fed = Fed(book_of)
    except OSError:  # no process can be started here
        return _book(whole, name, columns, rows)
    with fed:
        return fed(chain([(whole, name, columns)], iter(lambda: list(islice(rows, _FEW)), [])))


def book_of(values: Iterator[Any]) -> int:
    """Write a whole book; returns the number of rows.

    Args:
        values: where and what it is (the arguments of `_book` but the rows), then lists of rows.
    """
    whole, name, columns = next(values)
    return _book(whole, name, columns, chain.from_iterable(values))


def _book(whole: str, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(whole, _OPTIONS | {"tmpdir": str(Path(whole).parent)})
    sheet = book.add_worksheet(name)
    try:
        count = _fill(book, sheet, columns, rows)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None
    finally:
        # The library leaves its files open when it stops half-way; open ones cannot be deleted everywhere.
        for file in (sheet.row_data_fh, sheet.fh):
            with contextlib.suppress(OSError):
                file.close()
    return count


def _fill(book: Any, sheet: Any, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
    formats = {look: book.add_format(properties) for look, properties in _FORMATS.items()}
    puts = _puts(sheet, formats)
    write_string = partial(unwrap(type(sheet).write_string), sheet)  # without a look for names like "B7"
    cells = []
    for at, column in enumerate(columns):
        look = "code" if column.key in _CODES else _LOOKS.get(column.kind, "plain")
        # The format of the whole column too: what a person adds below looks the same and stays text.
        sheet.set_column(at, at, width_of(column), formats.get(look))
        sheet.write_string(0, at, _clean(column.title), formats["heading"])
        cells.append((at, puts[look], look in ("plain", "code"), formats.get(look)))
    sheet.freeze_panes(1, 0)
    count = 0
    for row in rows:
        count += 1
        for (at, put, is_text, text_look), value in zip(cells, row, strict=True):
            if is_text and type(value) is str:  # nearly all cells: without a call in between
                if value:
                    write_string(count, at, _clean(value), text_look)
            elif value or value == 0:  # neither None, "" nor ()
                put(count, at, value)
    if columns:
        sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _puts(sheet: Any, formats: dict[str, Any]) -> dict[str, Put]:
    """For each look of a column, what puts a value into one of its cells: (row, column, value)."""
    write_string = partial(unwrap(type(sheet).write_string), sheet)
    write_number = partial(unwrap(type(sheet).write_number), sheet)
    as_code, as_day, as_moment, as_amount = (formats[look] for look in ("code", "day", "moment", "amount"))

    def put_plain(row: int, at: int, value: Any) -> None:
        if type(value) is tuple:
            write_string(row, at, _clean(as_text(value)))
        elif isinstance(value, bool):
            sheet.write_boolean(row, at, value)
        elif isinstance(value, (int, float)):
            if -_LARGEST < value < _LARGEST:  # neither infinite nor nan
                write_number(row, at, value)
            else:
                put_code(row, at, str(value))
        elif isinstance(value, datetime):
            put_date(row, at, value, as_moment)
        elif isinstance(value, date):
            put_date(row, at, value, as_day)
        else:
            write_string(row, at, _clean(as_text(value)))

    def put_code(row: int, at: int, value: Any) -> None:
        write_string(row, at, _clean(as_text(value)), as_code)

    def put_date(row: int, at: int, value: date, look: Any) -> None:
        if value.year < _FIRST_YEAR:
            put_code(row, at, value)
        else:
            write_number(row, at, _serial(value), look)

    def put_day(row: int, at: int, value: Any) -> None:
        if not isinstance(value, str):
            put_plain(row, at, value)
        elif (day := _stored_day(value)) is not None:
            put_date(row, at, day, as_day)
        else:
            put_code(row, at, as_text(value, "partial_date"))

    def put_moment(row: int, at: int, value: Any) -> None:
        if type(value) is int:
            put_date(row, at, datetime.fromtimestamp(value), as_moment)
        else:
            put_plain(row, at, value)

    def put_amount(row: int, at: int, value: Any) -> None:
        if type(value) is int:
            write_number(row, at, value / 100, as_amount)
        else:
            put_plain(row, at, value)

    return {"plain": put_plain, "code": put_code, "day": put_day, "moment": put_moment, "amount": put_amount}


def _stored_day(value: str) -> date | None:
    """The day of `1990-05-17`; None for a day without a year, a lunar one, words."""
    if len(value) != 10 or value[4] != "-" or value[7] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _serial(value: date) -> float:
    """The days since day 0, which is what a date in a cell is; `write_datetime` is slower by half."""
    days = value.toordinal() - _DAY_ZERO
    if isinstance(value, datetime):
        return days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return days


def _clean(text: str) -> str:
    """`text` as a cell can hold it: without control characters, line ends as \\n, cut at Excel's limit.

    The library writes a text that begins with <r> and ends with </r> unescaped, taking it for one with
    fonts; such a text is handed over as the markup that stands for it.
    """
    if text.isprintable() and len(text) <= _LONGEST_CELL // 2 and text[:3] != "<r>":
        return text  # nearly always: this is called for every cell
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")  # the limit counts them, two bytes each
    if len(units) > _LONGEST_CELL * 2:
        text = units[: (_LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text
