"""Rows out of text: values between commas, tabs, semicolons or bars, quoted or not."""

from __future__ import annotations

import csv
import re
from collections import Counter

DELIMITERS = (",", "\t", ";", "|", "，")
_LONGEST_CELL = 1 << 24  # characters
_SWALLOWED = 60  # lines in one cell: a quote that nobody closed
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
        widths = [len(row) for row in _rows(sample, delimiter)[:100] if any(row)]
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


def read(text: str, delimiter: str) -> list[list[str]]:
    """The rows of `text`: a row a line, cells with line breaks inside quotes.

    A quote that is never closed would swallow the rest of the file; then quotes are taken as plain
    signs. Cells that our own export guards against formulas (`'=…`) lose the guard again.
    """
    text = re.sub(r"\A\s*sep=.\r?\n", "", text, count=1, flags=re.I).replace("\x00", "")
    rows = _rows(text, delimiter)
    if any(cell.count("\n") > _SWALLOWED for row in rows for cell in row if len(cell) > _SWALLOWED):
        rows = _rows(text, delimiter, quoted=False)
    for row in rows:
        for at, cell in enumerate(row):
            if cell[:1] == "'":
                row[at] = unguarded(cell)
    return rows


def unguarded(text: str) -> str:
    """`text` without the apostrophe that `writing.guarded` put in front of a formula's look-alike."""
    return text[1:] if _GUARDED.match(text) else text


def _rows(text: str, delimiter: str, *, quoted: bool = True) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    ends = [line + "\n" for line in lines]  # inside quotes the reader needs them
    after_comma = delimiter == ","
    if quoted:
        return list(csv.reader(ends, delimiter=delimiter, skipinitialspace=after_comma))
    return list(csv.reader(ends, delimiter=delimiter, quoting=csv.QUOTE_NONE, skipinitialspace=after_comma))
