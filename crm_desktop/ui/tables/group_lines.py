"""The lines of a list in groups: a heading before the customers of each, and none of these where it is folded.

A line is what the table counts, a place is a position in the ids. There are as many headings as a field has values,
so each question is a bisection and nothing is kept for a single customer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The head of a group.

    Args:
        value: which the customers of the group have; None for those who have none.
        start: the place of the first one.
        count: how many they are.
        words: the name of the group.
        color: of its dot; None for none.
    """

    value: object
    start: int
    count: int
    words: str = ""
    color: str | None = None


class Lines:
    """Lines and places, each found from the other.

    Args:
        total: how many customers there are.
        headings: of groups that follow one another and hold all of them; otherwise there are no headings.
        folded: values of the groups whose customers have no lines.
    """

    def __init__(self, total: int, headings: Sequence[Heading] = (), folded: Collection[object] = ()) -> None:
        ends = [0, *(each.start + each.count for each in headings)]
        whole = ends[-1] == total and all(
            each.start == end for each, end in zip(headings, ends, strict=False)
        )
        self.headings = tuple(headings) if whole else ()
        self._folded = [each.value in folded for each in self.headings]
        self._starts = [each.start for each in self.headings]
        self._tops: list[int] = []  # the line of each heading
        line = 0
        for each, is_folded in zip(self.headings, self._folded, strict=True):
            self._tops.append(line)
            line += 1 if is_folded else 1 + each.count
        self.count = line if self.headings else total
        self.shown = self.count - len(self.headings)  # customers that have a line

    def group_of(self, line: int) -> int:
        """The number of the group that a line belongs to; -1 without groups."""
        return bisect_right(self._tops, line) - 1

    def heading_at(self, line: int) -> int | None:
        """The number of the group whose heading stands in a line; None where a customer does."""
        at = self.group_of(line)
        return at if at >= 0 and self._tops[at] == line else None

    def heading_line(self, group: int) -> int:
        """The line of a group's heading."""
        return self._tops[group]

    def is_folded(self, group: int) -> bool:
        """Whether the customers of a group have no lines."""
        return self._folded[group]

    def place_of(self, line: int) -> int | None:
        """The place of the customer in a line; None for a heading and outside."""
        if not 0 <= line < self.count:
            return None
        if not self.headings:
            return line
        at = self.group_of(line)
        return None if self._tops[at] == line else self._starts[at] + line - self._tops[at] - 1

    def line_of(self, place: int) -> int:
        """The line of the customer in a place; of one in a folded group the line of the heading."""
        if not self.headings:
            return place
        at = bisect_right(self._starts, place) - 1
        return self._tops[at] if self._folded[at] else self._tops[at] + 1 + place - self._starts[at]

    def group_of_place(self, place: int) -> int:
        """The number of the group that a customer belongs to; -1 without groups."""
        return bisect_right(self._starts, place) - 1

    def places(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The customers in the lines from the first to the last one, as runs of places (first, last)."""
        if not self.headings:
            if first <= last:
                yield first, last
            return
        for at in range(self.group_of(first), self.group_of(last) + 1):
            top, heading = self._tops[at], self.headings[at]
            above, below = max(first, top + 1), min(last, top + heading.count)
            if not self._folded[at] and above <= below:
                yield heading.start + above - top - 1, heading.start + below - top - 1

    def lines(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The lines of the customers from the first to the last place that have some, as runs (first, last)."""
        if not self.headings:
            if first <= last:
                yield first, last
            return
        for at in range(self.group_of_place(first), self.group_of_place(last) + 1):
            heading = self.headings[at]
            begin, end = max(first, heading.start), min(last, heading.start + heading.count - 1)
            if not self._folded[at] and begin <= end:
                yield self.line_of(begin), self.line_of(end)
