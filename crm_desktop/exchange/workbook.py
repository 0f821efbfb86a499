"""What a file that was read consists of: a workbook of sheets of rows of cells.

Rows arrive from the reading process as packed blocks and are unpacked when they are asked for, so a
sheet of a million rows costs its text and no more.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple, overload

BLOCK_ROWS = 1000


class CellError(NamedTuple):
    """A cell that shows an error (`#N/A`), or a formula that was never computed (`=…`)."""

    code: str


Cell = str | int | float | bool | date | datetime | time | timedelta | CellError  # "" is empty
Row = list[Cell]


class Rows(Sequence[Row]):
    """The rows of a sheet, unpacked block by block. Reading in order or near by is fast."""

    def __init__(self, blocks: Sequence[bytes], count: int) -> None:
        self._blocks = blocks
        self._count = count
        self._unpacked = lru_cache(maxsize=4)(self._unpack)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._count))]
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError(index)
        block, offset = divmod(index, BLOCK_ROWS)
        return self._unpacked(block)[offset]

    def __iter__(self) -> Iterator[Row]:
        for _, rows in self.blocks():
            yield from rows

    def blocks(self, start: int = 0) -> Iterator[tuple[int, list[Row]]]:
        """(index of the first row, up to 1,000 rows), from row `start` on. Nothing is kept."""
        for block in range(start // BLOCK_ROWS, len(self._blocks)):
            first = block * BLOCK_ROWS
            rows = self._unpack(block)
            if first < start:
                rows = rows[start - first :]
                first = start
            if rows:
                yield first, rows

    def _unpack(self, block: int) -> list[Row]:
        return unpack(self._blocks[block])


@dataclass(slots=True)
class Sheet:
    """One sheet.

    Args:
        name: as the file has it; "" for a text file.
        rows: all of the same width; row i stands at `row_number(i)` in the file.
        width: the number of columns.
        hidden: the sheet is hidden in its workbook.
        first_row: row number in the file (from 1) of the first row.
        first_column: column number in the file (from 1) of the first column.
        hidden_rows: indexes of rows that are hidden or filtered out in the file.
        merged: merged ranges as indexes: (row, column, last row, last column).
    """

    name: str
    rows: Rows
    width: int
    hidden: bool = False
    first_row: int = 1
    first_column: int = 1
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def row_number(self, index: int) -> int:
        """The row's number as the file's own program shows it."""
        return self.first_row + index

    def head(self, count: int = 30, *, start: int = 0) -> list[Row]:
        """The first `count` rows from `start` on."""
        return self.rows[start : start + count]

    def blocks(self, start: int = 0) -> Iterator[tuple[int, list[Row]]]:
        """(index of the first row, up to 1,000 rows), from row `start` on."""
        return self.rows.blocks(start)


@dataclass
class ReadSheet:
    """A sheet on its way out of the reading process: `rows` is consumed once."""

    name: str
    rows: Iterator[list[Any]]
    width: int
    height: int = 0
    hidden: bool = False
    first_row: int = 1
    first_column: int = 1
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Workbook:
    """A file that was read; see `crm_desktop.exchange` for the meaning of the fields."""

    format: str
    sheets: list[Sheet]
    encoding: str = ""
    encoding_certain: bool = True
    encodings: tuple[str, ...] = ()
    delimiter: str = ""
    date_1904: bool = False
    notes: list[str] = field(default_factory=list)

    def sheet(self, name: str | None = None) -> Sheet:
        """The sheet called `name`; without a name the first visible one that holds something.

        Raises:
            KeyError: there is no sheet of this name.
        """
        if name is None:
            filled = [sheet for sheet in self.sheets if len(sheet.rows)]
            visible = [sheet for sheet in filled if not sheet.hidden]
            return (visible or filled or self.sheets)[0]
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


def pack(rows: list[list[Any]]) -> bytes:
    """Up to `BLOCK_ROWS` rows in the form in which they travel and rest.

    Dates, times and errors become tuples (marshal knows plain values only); the columns that hold
    such are named beside the rows, so that unpacking need not look at the others.
    """
    special = [
        at for at, column in enumerate(zip_longest(*rows)) if not _PLAIN_TYPES.issuperset(map(type, column))
    ]
    for row in rows if special else ():
        for column in special:
            if column < len(row) and type(row[column]) not in _PLAIN_TYPES:
                row[column] = _to_plain(row[column])
    return marshal.dumps((special, rows))


def unpack(block: bytes) -> list[Row]:
    """The rows of a block made by `pack`."""
    special, rows = marshal.loads(block)
    for column in special:
        for row in rows:
            value = row[column]
            if type(value) is tuple:
                row[column] = _FROM_PLAIN[value[0]](*value[1:])
    found: list[Row] = rows
    return found


_PLAIN_TYPES = {str, int, float, bool, type(None)}
_FROM_PLAIN: dict[str, Any] = {
    "d": date,
    "t": datetime,
    "h": time,
    "s": timedelta,
    "e": CellError,
}


def _to_plain(value: Any) -> Any:
    kind = type(value)
    if kind is date:
        return ("d", value.year, value.month, value.day)
    if kind is datetime:
        return ("t", *value.timetuple()[:6], value.microsecond)
    if kind is time:
        return ("h", value.hour, value.minute, value.second, value.microsecond)
    if kind is timedelta:
        return ("s", value.days, value.seconds, value.microseconds)
    if kind is CellError:
        return ("e", value.code)
    return str(value)
