"""What the XML of .ods files says and the reader drops: error cells and hidden rows."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from crm_desktop.exchange.workbook import CellError
from crm_desktop.exchange.xlsx_marks import Marks

_SIGNS = (b'"error"', b'visibility="collapse"', b'visibility="filter"')
_BLOCK = 1 << 18
_FARTHEST = 1 << 20  # rows, columns; what repeats beyond is not looked at
_MOST_MARKS = 200_000


def marks(path: Path) -> list[Marks]:
    """The marks of each sheet in their order; [] when there are none."""
    with zipfile.ZipFile(path) as archive:
        if not _has_signs(archive):
            return []
        found = _Search()
        with archive.open("content.xml") as stream:
            try:
                while data := stream.read(_BLOCK):
                    found.parser.Parse(data, False)
            except expat.ExpatError:
                pass
    return found.sheets


def _has_signs(archive: zipfile.ZipFile) -> bool:
    rest = b""
    with archive.open("content.xml") as stream:
        while data := stream.read(_BLOCK):
            if any(sign in rest + data for sign in _SIGNS):
                return True
            rest = data[-40:]
    return False


class _Search:
    def __init__(self) -> None:
        self.sheets: list[Marks] = []
        self._row = self._column = 0
        self._rows = self._columns = 1  # how often the row, the cell is repeated
        self._is_error = False
        self._depth = 0  # of tables; one inside a cell is not ours
        self._text = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append(Marks())
                self._row = 0
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._rows = _number(attributes.get("table:number-rows-repeated"))
            self._column = 0
            hidden = self.sheets[-1].hidden_rows
            if attributes.get("table:visibility") in ("collapse", "filter") and len(hidden) < _MOST_MARKS:
                hidden.extend(range(self._row, self._row + min(self._rows, 10_000)))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._columns = _number(attributes.get("table:number-columns-repeated"))
            self._is_error = attributes.get("calcext:value-type") == "error"
            if self._is_error:
                self._text = ""
                self.parser.CharacterDataHandler = self._add

    def _add(self, text: str) -> None:
        self._text += text

    def _end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._row = min(self._row + self._rows, _FARTHEST)
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            if self._is_error:
                self.parser.CharacterDataHandler = None
                errors = self.sheets[-1].errors
                if len(errors) < _MOST_MARKS:
                    errors[self._row, self._column] = CellError(self._text.strip()[:40] or "#ERROR!")
                self._is_error = False
            self._column = min(self._column + self._columns, _FARTHEST)


def _number(text: str | None) -> int:
    return min(int(text), _FARTHEST) if text and text.isdecimal() and len(text) < 12 else 1
