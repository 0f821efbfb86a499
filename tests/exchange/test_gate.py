"""What a file is by its content, and what is not let in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.errors import FileRefused
from crm_desktop.exchange import gate
from crm_desktop.exchange.gate import Format


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a,b\n1,2", Format.TEXT),
        ("\ufeff姓名".encode("utf-16"), Format.TEXT),
        (b"\xef\xbb\xbfBEGIN:VCARD\n", Format.VCARD),
        ("BEGIN:VCARD\n".encode("utf-16"), Format.VCARD),
        (b" <!DOCTYPE html><table>", Format.HTML),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', Format.XML),
        (b"<feed>text</feed>", Format.TEXT),
    ],
)
def test_texts(tmp_path: Path, content: bytes, found: Format) -> None:
    path = tmp_path / "any.xlsx"  # the name says nothing
    path.write_bytes(content)
    assert gate.inspect(path).format is found


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/document.xml": b"<a/>"}, "Word"),
        ({"ppt/presentation.xml": b"<a/>"}, "presentation"),
        ({"Index/Tables.iwa": b"x"}, "Numbers"),
        ({"readme.txt": b"x"}, "archive"),
        ({"mimetype": b"x", "META-INF/manifest.xml": b"<m:m><m:encryption-data/></m:m>"}, "password"),
        ({"xl/workbook.xml": b"<!DOCTYPE a><a/>"}, "harmful"),
        ({"xl/workbook.xml": b"<!-- x --><!-- y -->" + b" " * (1 << 17) + b"<a/>"}, "harmful"),
        ({"xl/workbook.xml": "<!DOCTYPE a><a/>".encode("utf-16")}, "harmful"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, parts: dict[str, bytes], words: str) -> None:
    path = archive(tmp_path / "a.xlsx", parts)
    with pytest.raises(FileRefused, match=words):
        gate.inspect(path)


def test_cells_are_counted_and_marks_seen(tmp_path: Path) -> None:
    sheet = b'<worksheet><row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="AAB7" t="e"><f>x</f><v>#N/A</v></c></row></worksheet>'
    path = archive(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": sheet})
    passed = gate.inspect(path)
    part = passed.parts["xl/worksheets/sheet1.xml"]
    assert (passed.format, passed.cells) == (Format.XLSX, 2)
    assert (part.has_errors, part.has_formulas, part.has_hidden) == (True, True, True)
    assert (part.last_column, part.last_row) == (704, 7)


def test_doctype_inside_a_text_is_no_doctype(tmp_path: Path) -> None:
    sheet = b"<?xml version='1.0'?><!-- made --><worksheet><![CDATA[<!DOCTYPE html>]]></worksheet>"
    path = archive(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": sheet})
    assert gate.inspect(path).format is Format.XLSX


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"XFD", 16384)])
def test_column_numbers(letters: bytes, number: int) -> None:
    assert gate.column_number(letters) == number


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"BEGIN:VCARD"]),
)
def test_any_bytes_pass_or_are_refused(tmp_path: Path, data: bytes, start: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(start + data)
    try:
        gate.inspect(path)
    except FileRefused as refusal:
        assert "any" in refusal.sentence
