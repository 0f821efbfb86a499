"""What stands between the rows of a typed list: 同上, merged cells, totals, empty rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crm_desktop.exchange.workbook import Cell, Row, Sheet
from crm_desktop.values import phones

_SAME_AS_ABOVE = frozenset(
    ["同上", "〃", "″", "“", '"', "''", "，，", "同前", "上同", "ditto", "Ditto", "do.", "-〃-"]
)
_TOTAL = re.compile(
    r"(?:[本当每全该](?:页|日|天|周|月|季度?|年度?|期|店|部|表)?)?\s*"
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|累\s*计|grand total|sub-?total|totals?|sum)"
    r"\s*(?:[(（][^)）]*[)）])?\s*[:：]?\s*[\d,.]*\s*(?:人|户|位|个|条|名|元|笔)?",
    re.I,
)

_TOTALS_BEGIN = frozenset("合总小共汇累本当每全该GgSsTt")  # before a closer look
_FRONT = 2  # filled cells of a row in which a total says so


class Filler:
    """Fills what a typist left out because it stood above: 同上 marks and cells merged downwards.

    Call it with the blocks of `Sheet.blocks` in order; it changes their rows in place.

    Args:
        sheet: for its merged ranges.
        start: index of the first row of data; nothing is filled from above it.
    """

    def __init__(self, sheet: Sheet, start: int = 0) -> None:
        self._merged: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, _ in sheet.merged:
            if top >= start and bottom > top:
                for row in range(top, min(bottom, top + 10_000) + 1):
                    self._merged.setdefault(row, []).append((left, top))
        self._tops: dict[tuple[int, int], Cell] = {}

    def __call__(self, first: int, block: list[Row]) -> set[tuple[int, int]]:
        """Fill a block whose first row has index `first`; returns the (row, column) that were filled."""
        filled: set[tuple[int, int]] = set()
        for at, row in enumerate(block, first):
            for column, top in self._merged.get(at, ()):
                if column >= len(row):
                    continue
                if at == top:
                    self._tops[column, top] = row[column]
                elif row[column] == "" and self._tops.get((column, top), "") != "":
                    row[column] = self._tops[column, top]
                    filled.add((at, column))
            if _SAME_AS_ABOVE.isdisjoint(row):
                continue
            above = block[at - first - 1] if at > first else self._last
            for column, cell in enumerate(row):
                if (
                    isinstance(cell, str)
                    and cell in _SAME_AS_ABOVE
                    and column < len(above)
                    and above[column] != ""
                ):
                    row[column] = above[column]
                    filled.add((at, column))
        if block:
            self._last = block[-1]
        return filled

    _last: Row = []


def is_empty(row: Sequence[Cell]) -> bool:
    """Whether no cell of the row holds anything but blanks."""
    if row and isinstance(row[0], str) and row[0].isalnum():  # nearly all rows
        return False
    return all(cell == "" or (isinstance(cell, str) and cell.isspace()) for cell in row)


_EXAMPLE = re.compile(r"\s*(?:示例|样例|example)\s*[:：]", re.I)


def is_example_row(row: Sequence[Cell]) -> bool:
    """Whether the row shows how the list is filled in: a cell begins with 示例： or Example:."""
    return any(isinstance(cell, str) and _EXAMPLE.match(cell) is not None for cell in row)


def is_total_row(row: Sequence[Cell]) -> bool:
    """Whether the row sums the others up: 合计, 总计, Total in front and no phone number in it."""
    looked_at = 0
    for cell in row:
        if cell == "":
            continue
        if isinstance(cell, str) and cell.lstrip()[:1] in _TOTALS_BEGIN and _TOTAL.fullmatch(cell.strip()):
            return not any(isinstance(other, str) and phones.is_mobile(other) for other in row)
        looked_at += 1
        if looked_at == _FRONT:
            return False
    return False


_SECTION = re.compile(r"\s*(?:【[^【】]+】|\[[^\[\]]+\]|〖[^〖〗]+〗|={2,}[^=]+={2,}|-{2,}[^-]+-{2,})\s*")
_SECTIONS_BEGIN = frozenset("【[〖=- ")
_BANNER = 3  # columns that a cell spans, at the least, to head what is below


def is_section_row(row: Sequence[Cell]) -> bool:
    """Whether the row heads those below it, 【重点客户】, and nothing else stands in it."""
    if not row:
        return False
    head = row[0]
    if head == "" and len(row) > 1:
        head = row[1]
    if not isinstance(head, str) or head[:1] not in _SECTIONS_BEGIN or _SECTION.fullmatch(head) is None:
        return False
    return stands_alone(row)


def banners(sheet: Sheet) -> frozenset[int]:
    """The indexes of the rows over most of whose columns one cell spans: titles and remarks, when it is alone."""
    least = max(_BANNER, sheet.width // 2 + 1)
    return frozenset(
        top for top, left, bottom, right in sheet.merged if top == bottom and right - left + 1 >= least
    )


def stands_alone(row: Sequence[Cell]) -> bool:
    """Whether one cell of the row is filled and no other."""
    return sum(1 for cell in row if cell != "") == 1
