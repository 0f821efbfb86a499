"""The clean rows of a file, field by field, packed so that a long file stays small."""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crm_desktop.exchange import cleaning
from crm_desktop.exchange.workbook import Cell
from crm_desktop.services import contacts
from crm_desktop.services.import_columns import COLLECTING
from crm_desktop.values import phones

# A block: field key → one value a row. Besides the fields: "birthday_calendar" and "phone_label".
Block = dict[str, list[Any]]

EMPTY: dict[str, Any] = dict.fromkeys(COLLECTING, ()) | {"created_at": None}


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell.

    Args:
        row: the row's number as the file's own program shows it.
        column: the column's index; None when the row as a whole is meant.
        heading: the column's heading.
        error: True: the row is not taken until it is mended; False: it is taken as it is.
        text: why, in a translated sentence.
        found: what stands in the cell.
    """

    row: int
    column: int | None
    heading: str
    error: bool
    text: str
    found: str = ""


@dataclass
class CleanRows:
    """All rows of the sheet that hold a customer, in order; row `n` here stands at `positions[n]`.

    Args:
        positions: the index in the sheet of each row.
        names, numbers: of each row; what rows are told apart by is wanted often.
        problems: row → its cells' problems.
        notes: translated sentences on what was left out.
        filled: (sheet index of the row, column) → what stood above, where 同上 or a merged cell said so.
        rules: column → how its cells were cleaned.
        tidied: rows with a cell that is kept otherwise than it is written.
        two_ways: column of dates → the first whose day and month could change places, and how many do.
    """

    positions: array[int] = field(default_factory=lambda: array("q"))
    names: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    filled: dict[tuple[int, int], Cell] = field(default_factory=dict)
    rules: dict[int, cleaning.Rules] = field(default_factory=dict)
    tidied: set[int] = field(default_factory=set)
    two_ways: dict[int, tuple[str, int]] = field(default_factory=dict)
    _blocks: list[dict[str, bytes]] = field(default_factory=list)  # each field apart: few are wanted often
    _starts: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.positions)

    def add(self, block: Block, positions: Sequence[int]) -> None:
        """Append the next rows."""
        self._starts.append(len(self.positions))
        self.positions.extend(positions)
        self.names.extend(block["name"])
        self.numbers.extend(block.get("number") or [""] * len(positions))
        self._blocks.append(_packed(block))

    def blocks(self, keys: Collection[str] | None = None) -> Iterator[tuple[int, Block]]:
        """(first row, its block), from the first to the last; with `keys` only these fields of it."""
        for start, packed in zip(self._starts, self._blocks, strict=True):
            yield (
                start,
                {key: marshal.loads(values) for key, values in packed.items() if keys is None or key in keys},
            )

    def block_of(self, row: int) -> tuple[int, Block]:
        """The block that holds `row`, and its first row."""
        at = self._index(row)
        return self._starts[at], {key: marshal.loads(values) for key, values in self._blocks[at].items()}

    def copy(self) -> CleanRows:
        """The same rows, of which some may be replaced without changing these."""
        return replace(self, names=list(self.names), _blocks=list(self._blocks))

    def replace(self, start: int, block: Block) -> None:
        """Put a changed block in the place of the one that begins at `start`."""
        at = self._index(start)
        self._blocks[at] = _packed(block)

    def put(self, start: int, block: Block, cleaned: CleanRows) -> None:
        """Put a block that was cleaned anew, apart in `cleaned`, in the place of the one at `start`."""
        self.replace(start, block)
        count = len(block["name"])
        own = range(start, start + count)
        self.names[start : start + count] = block["name"]
        self.numbers[start : start + count] = block.get("number") or [""] * count
        self.problems = {row: each for row, each in self.problems.items() if row not in own}
        self.problems |= {start + row: each for row, each in cleaned.problems.items()}
        self.tidied.difference_update(own)
        self.tidied.update(start + row for row in cleaned.tidied)

    def row_at(self, position: int) -> int | None:
        """The row that stands at an index of the sheet; None when it holds no customer."""
        row = bisect_left(self.positions, position)
        return row if row < len(self.positions) and self.positions[row] == position else None

    def start_of(self, row: int) -> int:
        """The first row of the block that holds `row`."""
        return self._starts[self._index(row)]

    def end_of(self, start: int) -> int:
        """The row behind the block that begins at `start`."""
        after = self._index(start) + 1
        return self._starts[after] if after < len(self._starts) else len(self.positions)

    def _index(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1


def _packed(block: Block) -> dict[str, bytes]:
    return {key: marshal.dumps(values) for key, values in block.items()}


def normal(kind: str, value: str) -> str:
    """`contacts.normalize` for values that were cleaned: these are tidy, so most need no closer look."""
    if kind == "phone":
        return phones.normalise(value)
    if kind == "email" or (value.isascii() and " " not in value):
        return value.lower()
    return contacts.normalize(kind, value)
