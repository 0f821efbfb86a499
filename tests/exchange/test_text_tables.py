"""Rows out of text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.text_tables import guess_delimiter, read


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1,2\t3\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ("姓名，电话\n王明，138\n", "，"),
        ("姓名,备注\n王明,好，很好，真好\n李静,不错，行\n", ","),
        ('"a,b";c\n"d,e";f\n', ";"),
        ("sep=;\na;b\n", ";"),
        ("just text", ","),
    ],
)
def test_delimiters(text: str, delimiter: str) -> None:
    assert guess_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('a,"x\ny"\n', [["a", "x\ny"]]),
        ('"he said ""hi""",b', [['he said "hi"', "b"]]),
        ("sep=,\na,b", [["a", "b"]]),
        ("a\x00b,c", [["ab", "c"]]),
        ('"a", "b"', [["a", "b"]]),
        ('="0012","=""0013""",=1+1', [["0012", "0013", "=1+1"]]),
    ],
)
def test_rows(text: str, rows: list[list[str]]) -> None:
    table = read(text, ",")
    assert (table.height, table.width) == (len(rows), max(map(len, rows)))
    assert list(table.rows) == rows


def test_a_quote_that_nobody_closed_does_not_swallow_the_file() -> None:
    text = 'a,"b\n' + "1,2\n" * 200
    assert len(list(read(text, ",").rows)) == 201


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\x00\r"), max_size=8), min_size=2, max_size=2)
    )
)
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    found = list(read(stream.getvalue(), ",").rows)
    while rows and not any(rows[-1]):
        rows.pop()
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
