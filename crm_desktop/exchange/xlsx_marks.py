"""What the XML of .xlsx files says and the reader drops: error cells, formulas without a result, hidden rows.

Every sheet is read by expat, so prefixes, either kind of quotes and cells without references are all
the same; the gate has told before whether there is anything to look for.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from xml.parsers import expat

from crm_desktop.exchange import gate
from crm_desktop.exchange.gate import SheetPart
from crm_desktop.exchange.workbook import CellError

_UNCOMPUTED = CellError("=…")  # a formula that no program has computed yet
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.I)
_MOST_MARKS = 200_000
_BLOCK = 1 << 18  # bytes; expat holds what it has not reported


@dataclass
class Marks:
    """By absolute row and column from 0."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def marks(path: Path, part: str, known: SheetPart | None) -> Marks:
    """The marks of one sheet; what a damaged sheet had until the damage.

    Args:
        known: what the gate saw; nothing is read when it saw no sign of a mark.
    """
    if known is None or not (known.has_errors or known.has_formulas or known.has_hidden):
        return Marks()
    found = _Search()
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        try:
            while (data := stream.read(_BLOCK)) and not found.is_full:
                found.feed(data)
        except expat.ExpatError:
            pass
    return found.marks


class _Search:
    def __init__(self) -> None:
        self.marks = Marks()
        self._row = self._column = -1
        self._is_error = self._is_text = self._has_formula = False
        self._value = ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    @property
    def is_full(self) -> bool:
        return len(self.marks.errors) + len(self.marks.hidden_rows) > _MOST_MARKS

    def feed(self, data: bytes) -> None:
        self._parser.Parse(data, False)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            reference = _REFERENCE.fullmatch(attributes.get("r", ""))
            if reference:
                self._column = gate.column_number(reference[1].upper().encode()) - 1
                self._row = int(reference[2]) - 1
            else:
                self._column += 1
            kind = attributes.get("t")
            self._is_error, self._is_text = kind == "e", kind == "str"
            self._has_formula = False
        elif tag == "f":
            self._has_formula = True
        elif tag == "v":
            self._value = ""
            if self._is_error or self._has_formula:
                self._parser.CharacterDataHandler = self._text
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.append(self._row)

    def _text(self, text: str) -> None:
        self._value += text

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "v":
            self._parser.CharacterDataHandler = None
        elif tag == "c" and (self._is_error or self._has_formula):
            if self._is_error:
                self.marks.errors[self._row, self._column] = CellError(self._value.strip()[:40] or "#ERROR!")
            elif not self._value and not self._is_text:  # a formula may well give an empty text
                self.marks.errors[self._row, self._column] = _UNCOMPUTED
            self._value = ""


def parts_by_name(path: Path) -> dict[str, str]:
    """Sheet name → its part in the archive, by the workbook's relations."""
    with zipfile.ZipFile(path) as archive:
        names = {entry.filename.replace("\\", "/").lower(): entry.filename for entry in archive.infolist()}
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
            place = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            sheets[unescape(attributes.get("name", ""))] = targets.get(place, "")
        return sheets


def is_1904(path: Path) -> bool:
    """Whether the workbook's serials count from 1904."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.replace("\\", "/").lower() == "xl/workbook.xml":
                text = _text_of(archive, entry.filename)
                return re.search(r"""date1904\s*=\s*["'](?:1|true)["']""", text) is not None
    return False


def _text_of(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        data = stream.read(4 << 20)
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")


def _attributes(tag: str) -> dict[str, Any]:
    found = re.findall(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return {name: double or single for name, double, single in found}
