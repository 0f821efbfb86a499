"""Tables out of HTML files that are named .xls, and out of the XML tables of Excel 2003."""

from __future__ import annotations

from html.parser import HTMLParser

_MOST_CELLS = 4_000_000
_WIDEST = 2_000  # columns; a colspan beyond it is a trap


class _Tables(HTMLParser):
    """Collects the cells of all tables; a table inside a cell adds to its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[str, list[list[str]]]] = []
        self._rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1
        self._is_xml = False
        self._depth = 0
        self._name = ""
        self._cells = 0
        self._hidden = 0  # inside script or style

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name.rpartition(":")[2]: value or "" for name, value in attrs}
        tag = tag.rpartition(":")[2]
        if tag in ("script", "style"):
            self._hidden += 1
        elif tag == "worksheet":
            self._name = names.get("name", "")
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._rows = []
        elif tag in ("tr", "row") and self._depth <= 1:
            self._end_row()
            self._row = []
            skipped = _number(names.get("index"), 1) - 1 - len(self._rows) if tag == "row" else 0
            if 0 < skipped <= 10_000:
                self._rows.extend([] for _ in range(skipped))
        elif tag in ("td", "th", "cell") and self._depth <= 1:
            self._end_cell()
            if self._row is None:
                self._row = []
            if tag == "cell" and names.get("index"):
                while len(self._row) < min(_number(names["index"], 1), _WIDEST) - 1:
                    self._row.append("")
            self._cell = []
            self._is_xml = tag == "cell"
            span = (
                _number(names.get("colspan"), 1)
                if tag != "cell"
                else _number(names.get("mergeacross"), 0) + 1
            )
            self._span = min(span, _WIDEST)
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag.rpartition(":")[2] in ("td", "th", "cell", "tr", "row", "table"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th", "cell") and self._depth <= 1:
            self._end_cell()
        elif tag in ("tr", "row") and self._depth <= 1:
            self._end_row()
        elif tag == "table":
            if self._depth == 1:
                self.close_table()
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._hidden:
            self._cell.append(
                data if self._is_xml else data.replace("\n", " ")
            )  # a page breaks lines by <br>

    def close_table(self) -> None:
        self._end_row()
        if any(any(row) for row in self._rows):
            self.tables.append((self._name, self._rows))
        self._rows = []

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = "".join(self._cell).replace("\xa0", " ")
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        self._row.append(text)
        self._row.extend([""] * (self._span - 1))
        self._cells += self._span
        if self._cells > _MOST_CELLS:
            raise ValueError("too many cells")
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._rows.append(self._row)
        self._row = None


def read(text: str) -> list[tuple[str, list[list[str]]]]:
    """(name, rows) of each table that holds something; HTML tables have no names.

    Raises:
        ValueError: more cells than any list has.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.close_table()
    return parser.tables


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else default
