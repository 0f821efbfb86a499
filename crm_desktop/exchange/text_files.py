"""Text files as sheets, inside the reading process: CSV and its kin, HTML, XML tables, vCards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crm_desktop.errors import FileRefused
from crm_desktop.exchange import encodings, gate, html_tables, json_tables, text_tables, vcards, xml_tables
from crm_desktop.exchange.gate import Format
from crm_desktop.exchange.workbook import ReadSheet
from crm_desktop.i18n import translate

_WORKBOOK_NAMES = frozenset([".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et"])


def read(
    path: Path, kind: Format, encoding: str | None, delimiter: str | None, book: dict[str, Any]
) -> Iterator[ReadSheet]:
    """The sheets of a text file; `book` gets its encoding, delimiter and notes.

    Raises:
        FileRefused: it is not text, or damaged.
    """
    data = path.read_bytes()
    if kind is Format.VCARD:
        rows, notes, decoded = vcards.read(data, encoding)
        _describe(book, decoded)
        book["notes"].extend(notes)
        return iter([_sheet("", rows)])
    if kind is Format.HTML and gate.is_web_archive(data):
        data = b"\n".join(html_tables.pages_of_archive(data))
    decoded = encodings.decode(data, encoding)
    _refuse_binary(path, decoded.text)
    _describe(book, decoded)
    try:
        sheets = _tables(kind, decoded.text)
    except ValueError as error:
        raise FileRefused(gate.damaged(path)) from error
    if sheets:
        return iter(sheets)
    if decoded.text.lstrip()[:1] in ("{", "[") and not delimiter:
        records = json_tables.read(decoded.text)
        if records is not None:
            return iter([_sheet("", records)])
    delimiter = delimiter or text_tables.guess_delimiter(decoded.text)
    book["delimiter"] = delimiter
    table = text_tables.read(decoded.text, delimiter)
    if path.suffix.lower() in _WORKBOOK_NAMES and table.height <= 3 and table.width <= 1:
        raise FileRefused(gate.damaged(path))  # a server's message that was saved in place of the file
    return iter([ReadSheet("", table.rows, table.width, table.height)])


def _tables(kind: Format, text: str) -> list[ReadSheet]:
    """The sheets; of a page the largest table first, because pages put small ones around it."""
    if kind is Format.XML:
        return xml_tables.read(text)
    if kind is not Format.HTML:
        return []
    return [
        _sheet(table.name, table.rows, table.merged)
        for table in sorted(html_tables.read(text), key=lambda table: -table.size)
    ]


def _describe(book: dict[str, Any], decoded: encodings.Decoded) -> None:
    book["encoding"] = decoded.encoding
    book["encoding_certain"] = decoded.certain
    book["encodings"] = list(decoded.choices)
    book["notes"] = []
    if decoded.damaged:
        book["notes"].append(
            translate(
                "Gate", "%n characters are damaged in this file and are shown as \ufffd.", n=decoded.damaged
            )
        )


def _refuse_binary(path: Path, text: str) -> None:
    """Refuse what is no text at all: many control characters."""
    sample = text[: 1 << 16]
    controls = sum(sample.count(chr(code)) for code in (*range(1, 7), *range(14, 27), *range(28, 32)))
    if controls * 50 > len(sample):
        raise FileRefused(gate.damaged(path))


def _sheet(name: str, rows: list[list[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> ReadSheet:
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if width > 16_384:
        width = 16_384
        rows = [row[:width] for row in rows]
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return ReadSheet(name, iter(rows), width, len(rows), merged=list(merged[:10_000]))
