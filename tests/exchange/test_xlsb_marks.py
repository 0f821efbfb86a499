"""Error cells and hidden rows of .xlsb files, from records made by hand."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange import xlsb_marks
from crm_desktop.exchange.workbook import CellError


def record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def row(number: int, *, hidden: bool) -> bytes:
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def cell(kind: int, column: int, error: int, rest: bytes = b"") -> bytes:
    return record(kind, struct.pack("<IIB", column, 0, error) + rest)


SHEET = (
    row(0, hidden=False)
    + cell(3, 1, 0x2A)
    + row(4, hidden=True)
    + cell(11, 0, 0x07, bytes(9))
    + cell(2, 5, 0x2A)
)


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def test_marks_are_found_by_the_name_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    relation = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/workbook.bin", record(156, struct.pack("<II", 0, 1) + text("rId1") + text("客户"))
        )
        archive.writestr("xl/_rels/workbook.bin.rels", relation)
        archive.writestr("xl/worksheets/sheet1.bin", SHEET)
    (found,) = xlsb_marks.marks(path).values()
    assert xlsb_marks.marks(path).keys() == {"客户"}
    assert found.errors == {(0, 1): CellError("#N/A"), (4, 0): CellError("#DIV/0!")}
    assert found.hidden_rows == [4]


@given(st.binary(max_size=200) | st.integers(0, len(SHEET)).map(lambda end: SHEET[:end]))
def test_any_records_are_safe(data: bytes) -> None:
    found = xlsb_marks.of_sheet(data)
    assert all(code.code.startswith("#") for code in found.errors.values())
