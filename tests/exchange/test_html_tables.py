"""Tables in pages and in Excel's XML of 2003."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.html_tables import read


def test_spans_breaks_and_entities() -> None:
    page = "<table><tr><th colspan=2>A &amp; B</th></tr><tr><td>x<br/>y<td>  z\n z</tr></table>"
    assert read(page) == [("", [["A & B", ""], ["x\ny", "z z"]])]


def test_tables_inside_cells_and_scripts_do_not_make_rows() -> None:
    page = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td><script>no</script>c</td></tr></table>"
    assert read(page) == [("", [["ab", "c"]])]


def test_excel_2003() -> None:
    text = (
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="客户"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    assert read(text) == [("客户", [["姓名"], [], ["", "5"]])]


@given(
    st.lists(
        st.sampled_from(
            ["<table>", "<tr>", "<td colspan=3>", "<td>", "x", "</td>", "</table>", "<tr/>", "<!", "&#"]
        )
    )
)
def test_any_page_is_safe(parts: list[str]) -> None:
    for _, rows in read("".join(parts)):
        assert any(any(row) for row in rows)
