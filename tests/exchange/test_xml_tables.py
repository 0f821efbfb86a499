"""Tables in Excel's XML of 2003."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.workbook import CellError
from crm_desktop.exchange.xml_tables import read

_NAME = "urn:schemas-microsoft-com:office:spreadsheet"


def book(rows: str) -> str:
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{_NAME}" xmlns:ss="{_NAME}">'
        f'<Worksheet ss:Name="客户 &amp; Co"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def cell(kind: str, text: str) -> str:
    return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_values_are_of_their_types() -> None:
    row = "".join(
        [
            cell("String", "a &lt;b&gt;<B>c</B><![CDATA[ & d]]>"),
            cell("Number", "1.3800138E10"),
            cell("DateTime", "1990-05-17T00:00:00.000"),
            cell("DateTime", "2024-01-05T14:30:00.000"),
            cell("Boolean", "1"),
            cell("Error", "#N/A"),
            cell("Number", "?"),
        ]
    )
    (sheet,) = read(book(f"<Row>{row}</Row>"))
    assert sheet.name == "客户 & Co"
    assert list(sheet.rows) == [
        [
            "a <b>c & d",
            13_800_138_000.0,
            date(1990, 5, 17),
            datetime(2024, 1, 5, 14, 30),
            True,
            CellError("#N/A"),
            "?",
        ]
    ]


def test_places_comments_hidden_rows_and_prefixes() -> None:
    rows = (
        f"<Row>{cell('String', '姓名')}</Row>"
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2" ss:MergeDown="1"><Data ss:Type="String">王</Data>'
        "<Comment><ss:Data>looks nice</ss:Data></Comment></Cell><Cell/></Row>"
    )
    for text in (book(rows), book(rows).replace("<Row", "<ss:Row").replace("</Row", "</ss:Row")):
        (sheet,) = read(text)
        assert list(sheet.rows) == [["姓名", "", ""], ["", "", ""], ["", "王", ""]]
        assert (sheet.hidden_rows, sheet.merged) == ([2], [(2, 1, 3, 1)])


def test_a_workbook_that_was_cut_off_gives_what_is_there() -> None:
    text = book(f"<Row>{cell('String', 'a')}</Row><Row>{cell('String', 'b')}")
    (sheet,) = read(text[: text.index("</Table>")])
    assert list(sheet.rows) == [["a"], ["b"]]


_PARTS = [
    "<Row>",
    '<Row ss:Index="9">',
    "</Row>",
    "<Cell>",
    '<Cell ss:Index="4" ss:MergeAcross="2">',
    "</Cell>",
]
_PARTS += [
    '<Data ss:Type="Number">',
    "5",
    "</Data>",
    "<Comment>",
    "</Comment>",
    "<![CDATA[",
    "</Table>",
    "<!",
    "&#",
]


@given(st.lists(st.sampled_from(_PARTS)))
def test_any_text_is_safe(parts: list[str]) -> None:
    for sheet in read(book("".join(parts))):
        assert all(len(row) == sheet.width for row in sheet.rows)
