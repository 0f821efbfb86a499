"""What a column of the board is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BoardColumn:
    """The customers with one value of a field.

    Args:
        value: an entry's id or an option's key; None for those who have none.
        name: what it is called.
        color: of its dot, see `theme.dot`; None for no dot.
        start: the row of the first customer; the others stand behind it.
    """

    value: object
    name: str
    color: str | None
    start: int
    count: int

    @property
    def end(self) -> int:
        """The row behind the last customer."""
        return self.start + self.count

    def holds(self, row: int) -> bool:
        """Whether the customer of a row is in this column."""
        return self.start <= row < self.end
