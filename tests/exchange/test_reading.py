"""Opening files: what they hold comes through, and what is bad ends in a sentence."""

from __future__ import annotations

import errno
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from crm_desktop.errors import Cancelled, FileRefused
from crm_desktop.exchange import reading
from crm_desktop.exchange.workbook import CellError
from crm_desktop.progress import Progress


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
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match=r"a\.csv is damaged"):
        reading.open_file(path)


def test_a_reader_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
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
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match="memory"):
        reading.open_file(path)


def test_open_documents(tmp_path: Path) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" '
        f'xmlns:table="{table}" xmlns:text="{words}"><office:body><office:spreadsheet>'
        '<table:table table:name="客户"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>电话</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    path = _zip(
        tmp_path / "a.ods", {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    )
    found = reading.open_file(path)
    assert found.format == "ods"
    assert list(found.sheet("客户").rows) == [["姓名", "电话"]]
