"""The error cells and hidden rows of .xlsb files ([MS-XLSB]), which the reader drops."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from crm_desktop.exchange.biff import ERRORS
from crm_desktop.exchange.workbook import CellError
from crm_desktop.exchange.xlsx_marks import Marks

_ROW, _ERROR_CELL, _ERROR_FORMULA, _SHEET = 0, 3, 11, 156
_LARGEST = 64 << 20  # bytes of a sheet that are searched; beyond, a person waits too long
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'(Id|Target)="([^"]*)"')


def marks(path: Path) -> dict[str, Marks]:
    """The marks by the name of the sheet; what a damaged file had until the damage."""
    found: dict[str, Marks] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name, part in _parts(archive):
                with archive.open(part) as stream:
                    found[name] = of_sheet(stream.read(_LARGEST))
    except (struct.error, IndexError, KeyError, ValueError, zipfile.BadZipFile):
        pass
    return found


def of_sheet(data: bytes) -> Marks:
    """The marks in the records of one sheet."""
    found = Marks()
    row = 0
    for kind, at, size in _records(data):
        if kind == _ROW and size >= 12:
            row = struct.unpack_from("<I", data, at)[0]
            if data[at + 11] & 0x10:
                found.hidden_rows.append(row)
        elif kind in (_ERROR_CELL, _ERROR_FORMULA) and size >= 9:
            column = struct.unpack_from("<I", data, at)[0]
            found.errors[row, column] = CellError(ERRORS.get(data[at + 8], "#ERROR!"))
    return found


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, where its body begins, size): both numbers are of seven bits a byte, the low ones first."""
    at = 0
    end = len(data)
    while (
        at + 6 <= end
    ):  # two bytes for the kind and four for the size at most; the last record is an end mark
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            part = data[at]
            at += 1
            size |= (part & 0x7F) << shift
            shift += 7
            if not part & 0x80 or shift > 21:
                break
        if at + size > end:
            return
        yield kind, at, size
        at += size


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    names = {entry.filename.lower(): entry.filename for entry in archive.infolist()}
    targets: dict[str, str] = {}
    for tag in _RELATION.findall(archive.read(names["xl/_rels/workbook.bin.rels"])):
        attributes = {
            key.decode(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(tag)
        }
        target = attributes.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        targets[attributes.get("Id", "")] = names.get(full.lower(), "")
    data = archive.read(names["xl/workbook.bin"])
    for kind, at, _ in _records(data):
        if kind == _SHEET:
            relation, after = _text(data, at + 8)
            name, _ = _text(data, after)
            if targets.get(relation):
                yield name, targets[relation]


def _text(data: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", data, at)[0]
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
