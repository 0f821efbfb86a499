"""Rows out of text: values between commas, tabs, semicolons or bars, quoted or not."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

DELIMITERS = (",", "\t", ";", "|", "，")
_LONGEST_CELL = 1 << 24  # characters
_WIDEST = 16_384  # columns
_SWALLOWED = 60  # lines in one cell: a quote that nobody closed
_KEPT_AS_TEXT = frozenset("'=")  # how cells begin that may be one of these two:
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guess_delimiter(text: str) -> str:
    """What separates the cells: the sign that gives the most lines the same number (> 1) of cells."""
    declared = re.match(r"\s*sep=(.)\r?\n", text, re.I)
    if declared:
        return declared[1]
    sample = text[: 1 << 16]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        widths = [len(row) for row in islice(_rows(sample, delimiter), 100) if any(row)]
        if not widths:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, lines = wide.most_common(1)[0]
        # A full-width comma separates only when nothing else does: it belongs to sentences.
        score = lines / len(widths) * (1 + min(width, 20) / 100) * (0.3 if delimiter == "，" else 1)
        if score > best_score:
            best, best_score = delimiter, score
    return best


@dataclass(frozen=True)
class Table:
    """Rows to come, with their number and width counted beforehand."""

    height: int
    width: int
    rows: Iterator[list[str]]


def read(text: str, delimiter: str) -> Table:
    """The rows of `text`: a row a line, cells with line breaks inside quotes, all rows as wide as the widest.

    A quote that is never closed would swallow the rest of the file; then quotes are taken as plain
    signs. Cells that our own export guards against formulas (`'=…`), and those that others write as
    formulas (`="0012"`) for the sake of their zeros, are the texts again. Empty rows at the end are left out.
    """
    text = re.sub(r"\A\s*sep=.\r?\n", "", text, count=1, flags=re.I)
    if "\x00" in text:
        text = text.replace("\x00", "")
    quoted = True
    try:
        height, width = _measure(text, delimiter, quoted)
    except _Swallowed:
        quoted = False
        height, width = _measure(text, delimiter, quoted)
    return Table(height, width, _even_rows(text, delimiter, quoted, height, width))


class _Swallowed(Exception):
    """A cell of very many lines: its quote was never closed."""


def _measure(text: str, delimiter: str, quoted: bool) -> tuple[int, int]:
    height = width = 0
    for count, row in enumerate(_rows(text, delimiter, quoted=quoted), 1):
        if quoted and any(len(cell) > _SWALLOWED and cell.count("\n") > _SWALLOWED for cell in row):
            raise _Swallowed
        if any(row):
            height = count
            width = max(width, len(row))
    return height, min(width, _WIDEST)


def _even_rows(text: str, delimiter: str, quoted: bool, height: int, width: int) -> Iterator[list[str]]:
    for row in islice(_rows(text, delimiter, quoted=quoted), height):
        if len(row) != width:
            row = row[:width] + [""] * (width - len(row))
        for at, cell in enumerate(row):
            if cell[:1] in _KEPT_AS_TEXT:
                row[at] = unguarded(cell)
        yield row


def unguarded(text: str) -> str:
    """`text` without what keeps a spreadsheet from changing it: our apostrophe (`'=…`), or `="0012"`."""
    formula = _TEXT_AS_FORMULA.fullmatch(text)
    if formula:
        return formula[1]
    return text[1:] if _GUARDED.match(text) else text


def _rows(text: str, delimiter: str, *, quoted: bool = True) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text, newline=None)  # every kind of line end
    after_comma = delimiter == ","
    if quoted:
        return csv.reader(lines, delimiter=delimiter, skipinitialspace=after_comma)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, skipinitialspace=after_comma)
