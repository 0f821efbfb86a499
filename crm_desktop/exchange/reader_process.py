"""The process that reads a file for the program, so that no file can hang, fill or crash it.

It is started by `reading.open_file`: it reads one request (JSON) from standard input and writes frames
to standard output, each of 4 bytes length, 1 byte kind and a body:

    S  a sheet begins (marshal: name, width, height, …)     B  a block of rows (`workbook.pack`)
    P  a password is needed (JSON: sentence, wrong, possible)
    W  the workbook as a whole (marshal; the last but one)  E  a sentence: why the file is refused
    F  finished; without it the process died
"""

from __future__ import annotations

import json
import marshal
import os
import struct
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from crm_desktop import collecting, i18n
from crm_desktop.errors import FileRefused, PasswordNeeded
from crm_desktop.exchange import gate, limits, passwords, sheets
from crm_desktop.exchange.gate import Format, Passed
from crm_desktop.exchange.workbook import BLOCK_ROWS, ReadSheet, pack

_TEXTS = (Format.TEXT, Format.HTML, Format.XML, Format.VCARD)
_LARGE = 2 << 20  # bytes of a workbook that is worth opening while its parts are still counted
SWITCH = "--read-file"  # what a packed program is started with to become this process


@collecting.put_off()
def main() -> int:
    """Answer one request. Returns the exit status: 0 when a result or a refusal was written."""
    source = os.fdopen(0, "rb", closefd=False)
    target = os.fdopen(1, "wb", closefd=False)
    request = json.loads(source.readline())
    i18n.install(request["language"])
    path = Path(request["path"])
    try:
        read_into(target, path, request)
        _send(target, b"F")
    except PasswordNeeded as refusal:
        said = {"sentence": refusal.sentence, "wrong": refusal.wrong, "possible": refusal.possible}
        _send(target, b"P", json.dumps(said).encode())
        _send(target, b"F")
    except FileRefused as refusal:
        _send(target, b"E", refusal.sentence.encode())
        _send(target, b"F")
    except MemoryError:
        limits.lift_memory_limit()
        _send(target, b"E", gate.too_large(path).encode())
        _send(target, b"F")
    target.flush()
    return 0


def read_into(target: BinaryIO, path: Path, request: dict[str, Any]) -> None:
    """Read `path` and write its frames to `target`; behind a password, by way of an unlocked copy.

    Raises:
        FileRefused: see `gate.inspect` and the readers.
        PasswordNeeded: see `passwords.unlock`.
    """
    try:
        _read(target, path, request)
    except PasswordNeeded:
        if not request.get("folder"):
            raise
        limits.limit_memory(limits.memory_for(cells=0, size=path.stat().st_size))
        copy = passwords.unlock(path, request.get("password"), Path(request["folder"]))
        limits.lift_memory_limit()
        _read(target, copy, request)


def _read(target: BinaryIO, path: Path, request: dict[str, Any]) -> None:
    opening: list[Future[sheets.Opened]] = []

    def begin(kind: Format, size: int) -> None:
        if size >= _LARGE and kind is Format.XLSX and not request.get("careful"):
            limits.limit_memory(limits.memory_for(cells=0, size=size))
            opening.append(sheets.begin(path, kind))

    try:
        passed = gate.inspect(path, begin)
    except BaseException:
        if opening:  # the reader may have taken the memory: the next process looks at the file alone
            os._exit(1)
        raise
    is_text = passed.format in _TEXTS
    limits.limit_memory(limits.memory_for(cells=passed.cells, size=passed.size, is_text=is_text))
    book: dict[str, Any] = {"format": str(passed.format)}
    filled = 0
    for sheet in _sheets(path, passed, request, book, *opening):
        rows = _send_sheet(target, sheet)
        filled += rows
    if not filled:
        raise FileRefused(gate.nothing_in(path))
    _send(target, b"W", marshal.dumps(book))


def _sheets(
    path: Path,
    passed: Passed,
    request: dict[str, Any],
    book: dict[str, Any],
    opening: Future[sheets.Opened] | None = None,
) -> Iterator[ReadSheet]:
    if passed.format in _TEXTS:
        from crm_desktop.exchange import text_files

        return text_files.read(path, passed.format, request.get("encoding"), request.get("delimiter"), book)
    found, date_1904 = sheets.read(path, passed, careful=request.get("careful", False), opening=opening)
    book["date_1904"] = date_1904
    return found


def _send_sheet(target: BinaryIO, sheet: ReadSheet) -> int:
    """Send one sheet; returns how many of its first rows hold something: 0 for an empty sheet."""
    _send(
        target,
        b"S",
        marshal.dumps(
            {
                "name": sheet.name,
                "width": sheet.width,
                "height": sheet.height,
                "hidden": sheet.hidden,
                "first_row": sheet.first_row,
                "first_column": sheet.first_column,
                "hidden_rows": sheet.hidden_rows,
                "merged": sheet.merged,
            }
        ),
    )
    filled = 0
    while block := list(islice(sheet.rows, BLOCK_ROWS)):
        if not filled:
            filled = sum(1 for row in block if any(cell != "" for cell in row))
        _send(target, b"B", struct.pack("<I", len(block)) + pack(block))
    return filled


def _send(target: BinaryIO, kind: bytes, body: bytes = b"") -> None:
    target.write(struct.pack("<I", len(body)) + kind)
    target.write(body)


if __name__ == "__main__":
    sys.exit(main())
