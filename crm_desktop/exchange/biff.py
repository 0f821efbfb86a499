"""The error cells and hidden rows of .xls files, which the reader drops.

[MS-CFB] is the container (sectors in chains), [MS-XLS] the stream of records inside. Only what marks
an error or a hidden row is read: BOOLERR, FORMULA, ROW; damage ends the search, never the reading.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_END = 0xFFFFFFFA  # from here on a sector number is a mark
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BOUNDSHEET, _BOOLERR, _FORMULA, _ROW, _BOF, _EOF = 0x85, 0x205, 0x06, 0x208, 0x809, 0x0A
_SIGN_OF_ERROR = re.compile(rb"\x05\x02\x08\x00.{7}\x01|\x06\x00.{8}\x02\x00.\x00..\xff\xff", re.S)
_SIGN_OF_HIDDEN_ROW = re.compile(rb"\x08\x02\x10\x00.{12}[\x20-\x3f\x60-\x7f\xa0-\xbf\xe0-\xff]", re.S)


@dataclass
class SheetMarks:
    """By absolute row and column from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def marks(path: Path) -> list[SheetMarks]:
    """The marks of each sheet in the order of the workbook; [] when there are none or it is damaged."""
    try:
        stream = _workbook_stream(path.read_bytes())
        if not _SIGN_OF_ERROR.search(stream) and not _SIGN_OF_HIDDEN_ROW.search(stream):
            return []
        starts = [
            struct.unpack_from("<I", stream, at)[0]
            for kind, at, _ in _records(stream, 0)
            if kind == _BOUNDSHEET
        ]
        return [_of_sheet(stream, start) for start in starts]
    except (struct.error, IndexError, ValueError):
        return []


def _of_sheet(stream: bytes, start: int) -> SheetMarks:
    found = SheetMarks()
    for kind, at, size in _records(stream, start):
        if kind == _BOOLERR and size >= 8 and stream[at + 7]:
            code = stream[at + 6]
        elif (
            kind == _FORMULA
            and size >= 14
            and stream[at + 12 : at + 14] == b"\xff\xff"
            and stream[at + 6] == 2
        ):
            code = stream[at + 8]
        else:
            if kind == _ROW and size >= 16 and stream[at + 12] & 0x20:
                found.hidden_rows.append(struct.unpack_from("<H", stream, at)[0])
            continue
        row, column = struct.unpack_from("<HH", stream, at)
        found.errors[row, column] = ERRORS.get(code, "#ERROR!")
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """(kind, where its body begins, size) of the records of one substream, charts inside it left out."""
    at = start
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, at, size
        at += size


def _workbook_stream(data: bytes) -> bytes:
    """The stream `Workbook` (or `Book`) out of the container.

    Raises:
        ValueError, struct.error: the container is damaged.
    """
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector size")
    per_sector = size // 4

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    difat = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    count = min(count, len(data) // size)
    while following < _END and count > 0:
        more = struct.unpack(f"<{per_sector}I", sector(following))
        difat.extend(more[:-1])
        following = more[-1]
        count -= 1
    fat: list[int] = []
    for number in difat:
        if number < _END:
            fat.extend(struct.unpack(f"<{per_sector}I", sector(number)))

    def chain(first: int, table: list[int]) -> list[int]:
        numbers: list[int] = []
        while first < _END and len(numbers) <= len(table):
            numbers.append(first)
            first = table[first]
        return numbers

    directory = b"".join(sector(number) for number in chain(struct.unpack_from("<I", data, 48)[0], fat))
    root_start = 0
    for at in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace").lower()
        start, stream_size = struct.unpack_from("<II", directory, at + 116)
        if directory[at + 66] == 5:
            root_start = start
        if name not in ("workbook", "book"):
            continue
        if stream_size >= 4096:
            return b"".join(sector(number) for number in chain(start, fat))[:stream_size]
        small = b"".join(sector(number) for number in chain(root_start, fat))
        small_fat: list[int] = []
        for number in chain(struct.unpack_from("<I", data, 60)[0], fat):
            small_fat.extend(struct.unpack(f"<{per_sector}I", sector(number)))
        return b"".join(small[number * 64 : number * 64 + 64] for number in chain(start, small_fat))[
            :stream_size
        ]
    raise ValueError("no workbook")
