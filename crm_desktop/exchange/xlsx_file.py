"""One sheet of rows as an .xlsx file (ECMA-376, SpreadsheetML), written as a stream.

For long lists: a row costs its text and no more, and it takes a third of the time of a general writer.
Strings stand in their cells (`inlineStr`), so nothing is kept until the end.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_LONGEST_CELL = 32_767  # characters of a cell
_FLUSH_ROWS = 400
_EPOCH = date(1899, 12, 30)  # day 0 of the serials from 1900-03-01 on
_FIRST_DAY = date(1900, 3, 1)

# Indexes into the cell formats of `_STYLES`.
PLAIN, HEADING, TEXT, DAY, MOMENT, AMOUNT = range(6)

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

# Written as they are: everything but XML's own signs, control characters and Excel's escapes.
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_x|^ | $")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Cell = Callable[[Any], str]


def write(
    path: Path,
    sheet: str,
    titles: Sequence[str],
    widths: Sequence[int],
    cells: Sequence[Cell],
    rows: Iterable[Sequence[Any]],
) -> int:
    """Write one sheet with a bold, frozen, filtered heading; returns the number of rows below it.

    Args:
        sheet: its name, valid for Excel.
        widths: of the columns, in characters.
        cells: for each column, what makes a value the inside of a cell (`text`, `day`, …).
        rows: None, "" and () are left empty.

    Raises:
        OSError: the file cannot be written.
    """
    letters = [_letter(number) for number in range(1, len(titles) + 1)]
    starts = [f'<c r="{letter}' for letter in letters]
    count = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("xl/_rels/workbook.xml.rels", _WORKBOOK_RELATIONS)
        archive.writestr("xl/styles.xml", _STYLES)
        archive.writestr(
            "xl/workbook.xml",
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            stream.write(_head(widths).encode())
            heading = "".join(
                f'{start}1" s="{HEADING}"{text(title)}' for start, title in zip(starts, titles, strict=True)
            )
            parts = [f'<row r="1">{heading}</row>']
            columns = list(zip(starts, cells, strict=True))
            for row in rows:
                count += 1
                number = count + 1
                parts.append(f'<row r="{number}">')
                for (start, cell), value in zip(columns, row, strict=True):
                    if value is not None and value != "" and value != ():  # noqa: PLR1714 (quicker)
                        parts.append(f'{start}{number}"{cell(value)}')
                parts.append("</row>")
                if count % _FLUSH_ROWS == 0:
                    stream.write("".join(parts).encode())
                    parts.clear()
            last = letters[-1] if letters else "A"
            parts.append(f'</sheetData><autoFilter ref="A1:{last}{count + 1}"/></worksheet>')
            stream.write("".join(parts).encode())
    return count


def text(value: str) -> str:
    """The inside of a cell of text without a format of its own."""
    if _SPECIAL.search(value) or len(value) > _LONGEST_CELL:
        value = _escaped(value)
        return f' t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f' t="inlineStr"><is><t>{value}</t></is></c>'


def code(value: str) -> str:
    """Text that stays text when it is edited: phones, codes."""
    return f' s="{TEXT}"{text(value)}'


def number(value: float) -> str:
    """A number; what a spreadsheet cannot keep (16 digits, infinity) becomes text."""
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>'
    if not -1e15 < value < 1e15:
        return code(str(value))
    return f"><v>{value!r}</v></c>"


def amount(value: float) -> str:
    """An amount of money in whole units."""
    return f' s="{AMOUNT}"><v>{value!r}</v></c>'


def day(value: date) -> str:
    """A real date; days before March 1900, which spreadsheets count wrongly, become text."""
    if value < _FIRST_DAY:
        return code(value.isoformat())
    return f' s="{DAY}"><v>{value.toordinal() - _EPOCH.toordinal()}</v></c>'


def moment(value: datetime) -> str:
    """A real date with time, of the minute."""
    if value.date() < _FIRST_DAY:
        return code(value.isoformat(" ", "minutes"))
    minutes = value.hour * 60 + value.minute
    return f' s="{MOMENT}"><v>{value.toordinal() - _EPOCH.toordinal() + minutes / 1440!r}</v></c>'


def _head(widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0" tabSelected="1">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{f"<cols>{columns}</cols>" if columns else ""}<sheetData>'
    )


def _escaped(value: str) -> str:
    if len(value) > _LONGEST_CELL:
        value = value[: _LONGEST_CELL - 1] + "…"
    value = _LOOKS_ESCAPED.sub("_x005F_", value.replace("\r\n", "\n").replace("\r", "\n"))
    return escape(_FORBIDDEN.sub("", value))


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
