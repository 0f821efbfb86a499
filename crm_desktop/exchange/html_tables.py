"""Tables out of HTML pages that are named .xls, and out of web archives.

Only tags that make tables are looked at, one after the other; what is broken elsewhere does no harm.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from html import unescape

_MOST_CELLS = 4_000_000
_WIDEST = 2_000  # columns; a colspan beyond it is a trap
_LONGEST_SPAN = 10_000  # rows

# A tag ends at the first > outside quotes; quotes count behind = alone, since pages are full of stray ones.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b[^<>]*>.*?(?:</(?:script|style)\s*>|\Z)|<[!?][^<>]*>"
    r"""|<(/?)([a-z][^\s/<>]*)((?:[^<>"'=]++|=\s*"[^"]*"|=\s*'[^']*'|["'=])*+)>""",
    re.I | re.S,
)
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*(\d{1,7})""", re.I)
_NUMBER = re.compile(r"""\bx:num\s*=\s*["']([^"']+)""", re.I)  # the value behind what the cell shows
_SHORTENED = re.compile(r"-?\d(?:\.\d+)?E\+\d+", re.I)


@dataclass
class Table:
    """A table; `merged` as (row, column, last row, last column)."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many cells it has."""
        return sum(map(len, self.rows))


class _Open:
    """A table that is being read."""

    def __init__(self) -> None:
        self.table = Table()
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.across = self.down = 1
        self.number = ""
        self.covered: dict[int, int] = {}  # column → rows that a cell above still reaches down

    def begin_cell(self, attributes: str) -> None:
        if self.row is None:
            self.row = []
        self.cell = []
        self.across = self.down = 1
        self.number = ""
        if "=" not in attributes:
            return
        for which, count in _SPAN.findall(attributes):
            if which.lower() == "col":
                self.across = min(max(1, int(count)), _WIDEST)
            else:
                self.down = min(max(1, int(count)), _LONGEST_SPAN)
        number = _NUMBER.search(attributes)
        if number:
            self.number = number[1]

    def end_cell(self) -> int:
        """Put the open cell into its row; returns how many cells that made."""
        if self.cell is None or self.row is None:
            return 0
        text = "".join(self.cell)
        if not text.isalnum():
            text = unescape(text).replace("\xa0", " ")
            text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if self.number and _SHORTENED.fullmatch(text):
            text = self.number
        self.cell = None
        while self.covered and self.covered.get(len(self.row), 0):
            self.row.append("")
        left = len(self.row)
        self.row.append(text)
        if self.across > 1:
            self.row.extend([""] * (self.across - 1))
        if self.down > 1 or self.across > 1:
            top = len(self.table.rows)
            self.table.merged.append((top, left, top + self.down - 1, left + self.across - 1))
        if self.down > 1:
            for column in range(left, left + self.across):
                self.covered[column] = self.down
        return self.across

    def end_row(self) -> int:
        made = self.end_cell()
        if self.row is not None:
            self.table.rows.append(self.row)
            if self.covered:
                self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}
        self.row = None
        return made


def read(text: str) -> list[Table]:
    """The tables that hold something, those inside others too.

    A table of one row inside a cell is the cell's look, not a table: its text is the cell's.

    Raises:
        ValueError: more cells than any list has.
    """
    found: list[Table] = []
    stack = [_Open()]  # rows outside of any table are taken too
    cells = 0
    at = 0
    for match in _TOKEN.finditer(text):
        now = stack[-1]
        if now.cell is not None and match.start() > at:
            now.cell.append(text[at : match.start()].replace("\n", " "))
        at = match.end()
        tag = (match[2] or "").lower()
        closing = match[1] == "/"
        if tag in ("td", "th"):
            if closing:
                cells += now.end_cell()
            else:
                cells += now.end_cell()
                now.begin_cell(match[3])
        elif tag == "tr":
            cells += now.end_row()
            if not closing:
                now.row = []
        elif tag in ("br", "p", "div") and now.cell:
            if (tag == "br") != closing and now.cell[-1] != "\n":
                now.cell.append("\n")  # a page breaks lines by <br>, and behind a block
        elif tag == "table" and not closing:
            stack.append(_Open())
        elif tag == "table":
            cells += now.end_row()
            if len(stack) > 1:
                _close(stack, found)
        if cells > _MOST_CELLS:
            raise ValueError("too many cells")
    if stack[-1].cell is not None:
        stack[-1].cell.append(text[at:].replace("\n", " "))
    while stack:
        stack[-1].end_row()
        _close(stack, found)
    return found


def _close(stack: list[_Open], found: list[Table]) -> None:
    """Take the innermost table off the stack: into the cell that it stands in, or to those that are found."""
    table = stack.pop().table
    around = stack[-1].cell if stack else None
    if around is not None and len(table.rows) <= 1:
        around.extend(text for row in table.rows for text in row)
    elif any(any(row) for row in table.rows):
        found.append(table)


def pages_of_archive(data: bytes) -> list[bytes]:
    """The pages in a web archive (.mht, RFC 2557), which Excel and WPS also name .xls.

    In UTF-8 where they say which charset they are of.
    """
    pages = []
    for part in email.message_from_bytes(data).walk():
        raw = part.get_payload(decode=True)
        if part.get_content_type() != "text/html" or not isinstance(raw, bytes):
            continue
        try:
            raw = raw.decode(part.get_content_charset() or "").encode()
        except (LookupError, UnicodeError):
            pass
        pages.append(raw)
    return pages
