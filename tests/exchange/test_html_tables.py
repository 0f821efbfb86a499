"""Tables in pages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.html_tables import pages_of_archive, read


def rows_of(page: str) -> list[list[list[str]]]:
    return [table.rows for table in read(page)]


def test_spans_breaks_and_entities() -> None:
    page = "<table><tr><th colspan=2>A &amp; B</th></tr><tr><td>x<br/>y<td>  z\n z</tr></table>"
    assert rows_of(page) == [[["A & B", ""], ["x\ny", "z z"]]]
    assert read(page)[0].merged == [(0, 0, 0, 1)]


def test_a_cell_that_reaches_down_keeps_its_column() -> None:
    page = (
        "<table><tr><td rowspan='2'>王明</td><td>138</td></tr><tr><td>139</td></tr><tr><td>李<td>137</table>"
    )
    (table,) = read(page)
    assert table.rows == [["王明", "138"], ["", "139"], ["李", "137"]]
    assert table.merged == [(0, 0, 1, 0)]


def test_small_tables_inside_cells_and_scripts_do_not_make_rows() -> None:
    page = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td><script>no</script>c</td></tr></table>"
    assert rows_of(page) == [[["ab", "c"]]]


def test_a_list_inside_a_table_that_only_lays_out_the_page() -> None:
    page = "<table><tr><td>menu</td><td><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>"
    assert rows_of(page) == [[["a", "b"], ["c", "d"]], [["menu", ""]]]


def test_the_number_behind_a_shortened_one() -> None:
    page = '<table><tr><td x:num="13800138000">1.38E+10</td><td x:num>5</td></tr></table>'
    assert rows_of(page) == [[["13800138000", "5"]]]


def test_a_web_archive() -> None:
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        "<table><tr><td class=3Dx>=CD=F5</td></tr></table>\r\n--b--\r\n"
    )
    (page,) = pages_of_archive(archive.encode())
    assert rows_of(page.decode()) == [[["王"]]]


@pytest.mark.parametrize("part", ["<table><tr><td>", "<!", "<a ", "&", '<td a="', "<tr><td x='", "</table>"])
def test_pages_that_repeat_themselves_do_not_hang(part: str) -> None:
    started = time.process_time()
    read("<table><tr><td>" + part * 30_000)
    assert time.process_time() - started < 10


@given(
    st.lists(
        st.sampled_from(
            ["<table>", "<tr>", "<td colspan=3>", "<td>", "x", "</td>", "</table>", "<tr/>", "<!", "&#"]
        )
    )
)
def test_any_page_is_safe(parts: list[str]) -> None:
    for table in read("".join(parts)):
        assert any(any(row) for row in table.rows)
