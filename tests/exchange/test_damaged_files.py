"""Files of every kind with bytes changed, cut out and cut off: they are read, or refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.errors import FileRefused
from crm_desktop.exchange import reading
from tests.exchange.old_workbooks import workbook as old_workbook

Change = tuple[float, int, bytes]  # where, how many bytes go, what comes in their place

_PAGE = "<html><meta charset='gbk'><table><tr><td>姓名<td>电话<tr><td rowspan=2>王明<td>138<tr><td>139</table></html>"
_XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell ss:Index="2">'
    '<Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>'
)
_CARDS = "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:=CD=F5;=C3=F7\nTEL;CELL:138\nEND:VCARD\n"


def _new_workbook(_: Path) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(30):
            sheet.write_row(row, 0, [f"客户{row}", 13_800_138_000 + row, "x"])
        sheet.write_formula(5, 3, "=NA()", None, "#N/A")
        sheet.merge_range(7, 0, 8, 0, "王明")
    return target.getvalue()


_FILES: dict[str, Callable[[Path], bytes]] = {
    "a.xlsx": _new_workbook,
    "a.xls": lambda _: old_workbook({(row, row % 5): row / 3 for row in range(40)}),
    "a.csv": lambda _: ("姓名,电话,备注\n" + '"王,明",13800138000,"两\n行"\n' * 20).encode("gb18030"),
    "b.csv": lambda _: ("姓名\t电话\n" + "王明\t13800138000\n" * 20).encode("utf-16"),
    "page.xls": lambda _: _PAGE.encode("gb18030"),
    "xml.xls": lambda _: _XML.encode(),
    "a.vcf": lambda _: (_CARDS * 5).encode(),
}

changes = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.binary(max_size=4)
        | st.sampled_from([b"99999999", b"<", b'"', b"-1", b"\xff\xff\xff\xff", b"\0" * 60]),
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, wanted: list[Change]) -> bytes:
    for where, gone, instead in wanted:
        at = int(where * len(data))
        data = data[:at] + instead + data[at + gone :]
    return data


def changed_inside(data: bytes, part: int, wanted: list[Change]) -> bytes:
    """An archive of which one part is damaged, so that its readers and not only its unpacking see it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        names = source.namelist()
        for name in names:
            body = source.read(name)
            copy.writestr(name, changed(body, wanted) if name == names[part % len(names)] else body)
    return target.getvalue()


@pytest.mark.parametrize("name", _FILES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=changes, end=st.floats(0.05, 1.5), part=st.integers(0, 20))
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, name: str, wanted: list[Change], end: float, part: int
) -> None:
    data = _FILES[name](tmp_path)
    data = changed_inside(data, part, wanted) if name == "a.xlsx" and end > 0.5 else changed(data, wanted)
    path = tmp_path / name
    path.write_bytes(data[: int(min(end, 1) * len(data))] or b"x")
    try:
        book = reading.open_file(path)
    except FileRefused as refusal:
        assert name in refusal.sentence
        return
    for sheet in book.sheets:
        assert all(len(row) == sheet.width for row in sheet.rows)
