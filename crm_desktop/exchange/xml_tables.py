"""Workbooks as the XML of Excel 2003 (SpreadsheetML), which many systems name .xls.

Read tag by tag and not by a parser of XML: such files are written by hand and seldom well-formed.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from html import unescape
from typing import Any

from crm_desktop.exchange.workbook import CellError, ReadSheet

_MOST_CELLS = 4_000_000
_WIDEST = 16_384
_TALLEST = 1_048_576
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<[!?][^<>]*>"
    r"""|<(/?)(?:[\w.-]+:)?(\w+)((?:[^<>"'=/]++|=\s*"[^"]*"|=\s*'[^']*'|["'=/](?!>)|["'=])*+)(/?)>""",
    re.S,
)
_ATTRIBUTE = re.compile(r"""(?:[\w.-]+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[ReadSheet] = []
        self._name = ""
        self._rows: list[list[Any]] = []
        self._row: list[Any] | None = None
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[int] = []
        self._text: list[str] | None = None  # of the data of a cell
        self._kind = ""
        self._skipping = 0  # inside a comment
        self._cells = 0
        self._in_visible = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Worksheet":
            self._name = attributes.get("Name", "")
            self._rows, self._merged, self._hidden_rows = [], [], []
        elif tag == "Row":
            index = min(_number(attributes.get("Index"), 1), _TALLEST)
            while len(self._rows) < index - 1:
                self._rows.append([])
            self._row = []
            if attributes.get("Hidden") == "1":
                self._hidden_rows.append(len(self._rows))
        elif tag == "Cell" and self._row is not None:
            index = min(_number(attributes.get("Index"), 1), _WIDEST)
            if len(self._row) < index - 1:
                self._row.extend([""] * (index - 1 - len(self._row)))
            across = min(_number(attributes.get("MergeAcross"), 0), _WIDEST)
            down = min(_number(attributes.get("MergeDown"), 0), 10_000)
            top, left = len(self._rows), len(self._row)
            if down or across:
                self._merged.append((top, left, top + down, left + across))
            self._row.extend([""] * (across + 1))
            self._at = left
            self._cells += across + 1
            if self._cells > _MOST_CELLS:
                raise ValueError("too many cells")
        elif tag == "Comment":
            self._skipping += 1
        elif tag == "Data" and not self._skipping and self._row:
            self._text = []
            self._kind = attributes.get("Type", "String")
        elif tag == "Visible":
            self._text, self._in_visible = [], True

    def end(self, tag: str) -> None:
        if tag == "Data" and self._text is not None and self._row:
            self._row[self._at] = _value("".join(self._text), self._kind)
            self._text = None
        elif tag == "Comment":
            self._skipping = max(0, self._skipping - 1)
        elif tag == "Row" and self._row is not None:
            self._rows.append(self._row)
            self._row = None
        elif tag == "Table":
            self._end_sheet()
        elif tag == "Visible" and self._text is not None:
            if self.sheets and "Hidden" in "".join(self._text):
                self.sheets[-1].hidden = True
            self._text = None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def close(self) -> None:
        """The end of the file, which may come too early."""
        if self._row is not None:
            self._rows.append(self._row)
        if any(any(cell != "" for cell in row) for row in self._rows):
            self._end_sheet()

    def _end_sheet(self) -> None:
        rows = self._rows
        while rows and not any(cell != "" for cell in rows[-1]):
            rows.pop()
        width = max(map(len, rows), default=0)
        even = (row + [""] * (width - len(row)) for row in rows)
        self.sheets.append(
            ReadSheet(
                self._name,
                even,
                width,
                len(rows),
                hidden_rows=[row for row in self._hidden_rows if row < len(rows)],
                merged=self._merged[:10_000],
            )
        )
        self._rows = []


def read(text: str) -> list[ReadSheet]:
    """The sheets of the workbook; of one that was cut off what is there.

    Raises:
        ValueError: more cells than any list has.
    """
    reader = _Reader()
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            reader.text(unescape(text[at : match.start()]))
        at = match.end()
        if match[1] is not None:
            reader.text(match[1])
        tag = match[3]
        if tag is None:
            continue
        if match[2]:
            reader.end(tag)
            continue
        reader.start(tag, _attributes(match[4]) if "=" in match[4] else {})
        if match[5]:
            reader.end(tag)
    reader.close()
    return reader.sheets


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _value(text: str, kind: str) -> Any:
    if kind == "Number":
        with suppress(ValueError):
            return float(text)
    elif kind == "DateTime":
        with suppress(ValueError):
            moment = datetime.fromisoformat(text.strip())
            return moment if moment.time() != moment.min.time() else moment.date()
    elif kind == "Boolean" and text.strip() in ("0", "1"):
        return text.strip() == "1"
    elif kind == "Error" and text.strip():
        return CellError(text.strip()[:40])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else default
