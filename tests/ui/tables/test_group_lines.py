"""Lines and places of a list in groups: each is found from the other, whatever is folded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.ui.tables.group_lines import Heading, Lines


def _headings(counts: list[int]) -> list[Heading]:
    return [Heading(at, sum(counts[:at]), count) for at, count in enumerate(counts)]


def _written_out(counts: list[int], folded: set[int]) -> list[tuple[str, int]]:
    """The lines as a person sees them, one by one."""
    found = []
    for at, heading in enumerate(_headings(counts)):
        found.append(("heading", at))
        if at not in folded:
            found += [("customer", heading.start + each) for each in range(heading.count)]
    return found


_GROUPS = st.lists(st.integers(1, 6), min_size=1, max_size=8)


@given(_GROUPS, st.sets(st.integers(0, 9)))
def test_each_line_is_a_heading_or_a_customer_and_the_way_back_is_the_same(
    counts: list[int], folded: set[int]
) -> None:
    lines = Lines(sum(counts), _headings(counts), folded)
    told = _written_out(counts, folded)
    assert lines.count == len(told)
    assert lines.shown == sum(kind == "customer" for kind, _ in told)
    for line, (kind, at) in enumerate(told):
        if kind == "heading":
            assert (lines.heading_at(line), lines.place_of(line)) == (at, None)
            assert (lines.heading_line(at), lines.is_folded(at)) == (line, at in folded)
        else:
            assert (lines.heading_at(line), lines.place_of(line)) == (None, at)
            assert lines.line_of(at) == line
        assert lines.headings[lines.group_of(line)].start <= (at if kind == "customer" else sum(counts))
    for place in range(sum(counts)):
        group = lines.group_of_place(place)
        if group in folded:
            assert lines.line_of(place) == lines.heading_line(group)
    assert lines.place_of(-1) is None and lines.place_of(lines.count) is None


@given(_GROUPS, st.sets(st.integers(0, 9)), st.data())
def test_runs_of_lines_and_of_places_hold_the_same_customers(
    counts: list[int], folded: set[int], data: st.DataObject
) -> None:
    lines = Lines(sum(counts), _headings(counts), folded)
    told = _written_out(counts, folded)
    first = data.draw(st.integers(0, len(told) - 1))
    last = data.draw(st.integers(first, len(told) - 1))
    held = [at for kind, at in told[first : last + 1] if kind == "customer"]
    runs = list(lines.places(first, last))
    assert [place for begin, end in runs for place in range(begin, end + 1)] == held
    begin = data.draw(st.integers(0, sum(counts) - 1))
    end = data.draw(st.integers(begin, sum(counts) - 1))
    seen = [line for line, (kind, at) in enumerate(told) if kind == "customer" and begin <= at <= end]
    assert [line for top, low in lines.lines(begin, end) for line in range(top, low + 1)] == seen


@given(st.integers(0, 20), st.data())
def test_without_groups_a_line_is_a_place(total: int, data: st.DataObject) -> None:
    lines = Lines(total)
    assert (lines.count, lines.shown) == (total, total)
    for place in range(total):
        assert (lines.place_of(place), lines.line_of(place), lines.heading_at(place)) == (place, place, None)
    if total:
        first = data.draw(st.integers(0, total - 1))
        assert (
            list(lines.places(first, total - 1))
            == list(lines.lines(first, total - 1))
            == [(first, total - 1)]
        )


def test_groups_that_do_not_hold_all_customers_are_left_out() -> None:
    """The first screenful of a list comes before its groups are known."""
    assert Lines(7, _headings([2, 3])).headings == ()
    assert Lines(5, [Heading("a", 1, 4)]).headings == ()
