"""Opening files: what they hold comes through, and what is bad ends in a sentence."""

from __future__ import annotations

import errno
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from crm_desktop.errors import Cancelled, FileRefused
from crm_desktop.exchange import reader_process, reading
from crm_desktop.exchange.workbook import CellError
from crm_desktop.progress import Progress
from tests.exchange.old_workbooks import record
from tests.exchange.old_workbooks import workbook as old_workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("客户")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(2, 1, ["姓名", "手机", "生日", "登记"])
        for at in range(2500):
            sheet.write_row(3 + at, 1, [f"客户{at}", 13800000000 + at])
            sheet.write_datetime(3 + at, 3, datetime(1990, 5, 17), day)
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.merge_range(3, 5, 5, 5, "一家")
        hidden = workbook.add_worksheet("隐藏")
        hidden.hide()
        hidden.write(0, 0, "x")
    return path


def test_a_workbook_comes_through(book: Path) -> None:
    found = reading.open_file(book)
    assert found.format == "xlsx"
    sheet = found.sheet()
    assert (sheet.name, sheet.hidden, len(sheet.rows), sheet.width) == ("客户", False, 2501, 5)
    assert sheet.row_number(0) == 3
    assert sheet.first_column == 2
    assert sheet.rows[0] == ["姓名", "手机", "生日", "登记", ""]
    assert sheet.rows[2500] == ["客户2499", 13800002499.0, date(1990, 5, 17), "", ""]
    assert sheet.rows[-1] == sheet.rows[2500]
    assert sheet.hidden_rows == {3}
    assert sheet.merged == ((1, 4, 3, 4),)
    assert [(first, len(rows)) for first, rows in sheet.blocks(start=1)] == [
        (1, 999),
        (1000, 1000),
        (2000, 501),
    ]
    assert len(list(sheet.rows)) == 2501
    assert found.sheet("隐藏").hidden


def test_progress_is_told(book: Path) -> None:
    told: list[tuple[int, int]] = []
    reading.open_file(book, progress=Progress(lambda done, total, _text: told.append((done, total))))
    assert (2501, 2501) in told


def test_cancel_stops_the_reading(book: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        reading.open_file(book, progress=progress)


def test_error_cells_and_formulas_without_a_value_are_not_silently_empty(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["name", "phone", "note"])
        sheet.write(1, 0, "Wang")
        sheet.write_formula(1, 1, "=VLOOKUP(1,2,3)", None, "#N/A")
        sheet.write_formula(1, 2, '="a"', None, "a")
    found = reading.open_file(path).sheet().rows[1]
    assert found == ["Wang", CellError("#N/A"), "a"]
    plain = openpyxl.Workbook()
    plain.active.append(["name", "phone"])
    plain.active.append(["Wang", "=1+1"])
    plain.save(path)
    assert reading.open_file(path).sheet().rows[1] == ["Wang", CellError("=…")]


_STRANGE = {
    "prefixed": '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2" t="e"><x:v>#N/A</x:v></x:c></x:row>',
    "without references": '<row r="2"><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
    "single quotes": "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='e'><f>NA()</f><v>#N/A</v></c></row>",
    "line ends": '<row\n r="2">\n<c\n r="A2"><v>1</v></c>\n<c t="e"\n r="B2">\n<v>#N/A</v>\n</c></row>',
}


@pytest.mark.parametrize("writing", _STRANGE)
def test_error_cells_are_seen_in_every_way_of_writing_xml(tmp_path: Path, writing: str) -> None:
    path = _workbook(tmp_path / "a.xlsx", _STRANGE[writing])
    if writing == "prefixed":
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sheet = f'<x:worksheet xmlns:x="{main}"><x:sheetData>{_STRANGE[writing]}</x:sheetData></x:worksheet>'
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        _zip(path, parts | {"xl/worksheets/sheet1.xml": sheet})
    assert list(reading.open_file(path).sheet().rows) == [[1.0, CellError("#N/A")]]


def test_hidden_rows_in_single_quotes(tmp_path: Path) -> None:
    rows = "<row r='1'><c r='A1'><v>1</v></c></row><row hidden='true' r='2'><c r='A2'><v>2</v></c></row>"
    assert reading.open_file(_workbook(tmp_path / "a.xlsx", rows)).sheet().hidden_rows == {1}


def test_the_content_decides_not_the_name(book: Path, tmp_path: Path) -> None:
    for name in ("list.xls", "list.ods", "list.xlsb", "list.et", "list.csv", "list"):
        path = tmp_path / name
        path.write_bytes(book.read_bytes())
        found = reading.open_file(path)
        assert (found.format, found.sheet().width) == ("xlsx", 5)
    old = tmp_path / "old.xlsx"
    old.write_bytes(old_workbook({(0, 0): 7, (1, 1): 8}))
    found = reading.open_file(old)
    assert (found.format, list(found.sheet().rows)) == ("xls", [[7.0, ""], ["", 8.0]])


def test_a_far_cell_of_an_old_workbook_costs_no_more_than_what_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "far.xls"
    path.write_bytes(old_workbook({(0, 0): 7, (0, 1): 8, (65_535, 255): 9}))
    sheet = reading.open_file(path).sheet()
    assert (len(sheet.rows), sheet.width) == (65_536, 256)
    assert sheet.rows[0][:3] == [7.0, 8.0, ""]
    assert sheet.rows[65_535][255] == 9.0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_texts(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "list.csv"
    rows = [
        ["姓名", "电话", "备注"],
        ["王小明", "13800138000", "两行\n文字"],
        ["李四", "0571-88881234", "客户"],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    found = reading.open_file(path)
    assert found.encoding_certain
    assert found.delimiter == delimiter
    assert list(found.sheet().rows) == rows


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_short_chinese_texts_of_two_bytes_a_sign_are_no_binary_files(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("姓名,电话\r\n王明,13800138000\r\n".encode(encoding))  # 名 and 明 have control bytes
    found = reading.open_file(path)
    assert found.encoding_certain
    assert list(found.sheet().rows) == [["姓名", "电话"], ["王明", "13800138000"]]


def test_a_chosen_encoding_and_delimiter_are_used(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("名字|電話\n陳大文|2345".encode("big5"))
    found = reading.open_file(path)
    assert not found.encoding_certain
    assert "big5" in found.encodings
    again = reading.open_file(path, encoding="big5", delimiter="|")
    assert list(again.sheet().rows) == [["名字", "電話"], ["陳大文", "2345"]]


def test_html_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    path.write_text(
        "<html><head><meta charset='utf-8'></head><table><tr><th>姓名<th>电话<tr><td>王&nbsp;明<td>138<br>139</table>",
        encoding="utf-8",
    )
    found = reading.open_file(path)
    assert found.format == "html"
    assert list(found.sheet().rows) == [["姓名", "电话"], ["王 明", "138\n139"]]


def test_vcards(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nTEL:13800138000\nEND:VCARD\n", encoding="utf-8")
    found = reading.open_file(path)
    assert found.format == "vcf"
    assert found.sheet().rows[0][:2] == ["name", "phone"]
    assert found.sheet().rows[1][:2] == ["王小明", "13800138000"]


def _zip(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def _workbook(path: Path, rows: str, prologue: str = "") -> Path:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return _zip(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": prologue + _SHEET.format(rows),
        },
    )


def test_a_small_workbook_by_hand_is_fine(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>')
    assert list(reading.open_file(path).sheet().rows) == [["x"]]


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "ZZZZ1", "A99999999"])
def test_far_cells_do_not_kill_the_program(tmp_path: Path, cell: str) -> None:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    path = _workbook(tmp_path / "far.xlsx", rows)
    started = time.monotonic()
    try:
        assert len(reading.open_file(path).sheet().rows) in (1, 2, 1048576)
    except FileRefused as refusal:
        assert "far.xlsx" in refusal.sentence
    assert time.monotonic() - started < 30


def test_entities_are_refused(tmp_path: Path) -> None:
    prologue = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    path = _workbook(tmp_path / "xxe.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', prologue)
    with pytest.raises(FileRefused, match="harmful"):
        reading.open_file(path)


def _enlarged(path: Path) -> Path:
    """The workbook with so much beside it that it is opened while its parts are still counted."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/picture.png", os.urandom(reader_process._LARGE))
    return path


def test_a_large_workbook_is_read_like_a_small_one(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>')
    assert list(reading.open_file(_enlarged(path)).sheet().rows) == [["x"]]


@pytest.mark.parametrize("prepare", [Path, _enlarged], ids=["small", "large"])
def test_the_sentence_about_a_far_cell_says_where_it_is(
    tmp_path: Path, prepare: Callable[[Path], Path]
) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(FileRefused, match="row 1048576"):
        reading.open_file(prepare(_workbook(tmp_path / "far.xlsx", rows)))


def test_a_large_workbook_with_entities_is_refused_though_it_was_begun(tmp_path: Path) -> None:
    prologue = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    path = _workbook(tmp_path / "xxe.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', prologue)
    with pytest.raises(FileRefused, match="harmful"):
        reading.open_file(_enlarged(path))


def test_a_large_workbook_that_is_damaged_is_a_sentence(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1')
    with pytest.raises(FileRefused, match="damaged"):
        reading.open_file(_enlarged(path))


def test_a_bomb_is_refused_while_it_unpacks(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "bomb.xlsx", " " * (200 << 20))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(FileRefused, match="harmful"):
        reading.open_file(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.xlsx", b"", "is empty"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.png", b"\x89PNG....", "picture"),
        (
            "a.fods",
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
            "Save it as .xlsx",
        ),
        ("a.csv", bytes(range(1, 32)) * 50, "damaged"),
        ("blank.csv", b"\n\n,,\n", "nothing"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_bad_files_end_in_a_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        reading.open_file(path)
    assert words in refusal.value.sentence
    assert name in refusal.value.sentence


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"There is no file no\.xlsx"):
        reading.open_file(tmp_path / "no.xlsx")
    with pytest.raises(FileRefused, match="folder"):
        reading.open_file(tmp_path)


def test_a_file_without_the_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)  # root may read everything; a shop's user may not
    with pytest.raises(FileRefused, match="cannot be read"):
        reading.open_file(path)


@pytest.mark.parametrize(
    "code",
    ["import os; os.abort()", "import sys; sys.exit(3)", "print('no frames at all')", "raise SystemError"],
)
def test_a_reader_that_dies_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    monkeypatch.setattr(reading, "command", lambda *_: [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match=r"a\.csv is damaged"):
        reading.open_file(path)


def test_a_reader_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    monkeypatch.setattr(reading, "command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(reading, "_SECONDS", 0.3)
    with pytest.raises(FileRefused, match="took too long"):
        reading.open_file(path)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is enforced by another means there")
def test_a_reader_that_takes_too_much_memory_dies_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    root = str(Path(reading.__file__).parents[2])
    code = (
        f"import sys; sys.path.insert(0, {root!r}); from crm_desktop.exchange import limits;"
        "limits.limit_memory(300 << 20); x = bytearray(2 << 30)"
    )
    monkeypatch.setattr(reading, "command", lambda *_: [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match="memory"):
        reading.open_file(path)


def _open_document(path: Path, rows: str) -> Path:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" '
        f'xmlns:table="{table}" xmlns:text="{words}" '
        f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="客户">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return _zip(path, {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def _text_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_open_documents(tmp_path: Path) -> None:
    row = f"<table:table-row>{_text_cell('姓名')}{_text_cell('电话')}</table:table-row>"
    found = reading.open_file(_open_document(tmp_path / "a.ods", row))
    assert found.format == "ods"
    assert list(found.sheet("客户").rows) == [["姓名", "电话"]]


def test_error_cells_and_hidden_rows_of_open_documents(tmp_path: Path) -> None:
    error = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{_text_cell("王明")}{blank}{_text_cell("x")}</table:table-row>'
        f'<table:table-row table:visibility="filter">{_text_cell("李四")}{blank}{error}</table:table-row>'
    )
    sheet = reading.open_file(_open_document(tmp_path / "a.ods", rows)).sheet()
    assert sheet.rows[2] == ["李四", "", "", CellError("#N/A")]
    assert sheet.hidden_rows == {2}


def test_a_table_of_the_first_excel_is_read(tmp_path: Path) -> None:
    cells = {(0, 0): b"Name", (0, 1): b"Phone", (1, 0): b"Ann", (1, 1): b"13800138000"}
    body = record(0x09, struct.pack("<HH", 2, 0x10))
    for (row, column), text in cells.items():
        body += record(0x04, struct.pack("<HH3xB", row, column, len(text)) + text)
    path = tmp_path / "old.xls"
    path.write_bytes(body + record(0x0A, b""))
    assert list(reading.open_file(path).sheet().rows) == [["Name", "Phone"], ["Ann", "13800138000"]]
