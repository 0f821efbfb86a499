"""The gate: what a file really is by its content, and whether it is safe to read, before any reader.

Nothing here trusts a name or a header: entries of an archive are unpacked block by block and counted,
cells are looked for where they stand. The gate itself runs in the reading process.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from crm_desktop.errors import FileRefused, PasswordNeeded
from crm_desktop.exchange import passwords
from crm_desktop.i18n import translate

BLOCK = 1 << 20  # bytes read at a time
LARGEST_FILE = 400 << 20  # bytes on the disk
LARGEST_UNPACKED = 2 << 30  # bytes of all parts that readers unpack
_HIGHEST_RATIO = 300  # unpacked to packed; real sheets stay below 60, bombs reach 1,000
_RATIO_FROM = 64 << 20  # bytes; below this any ratio is harmless
_MOST_ENTRIES = 10_000
_LONGEST_PROLOGUE = 1 << 16  # bytes before the first element of an XML part
_LARGEST_GRID = 40_000_000  # cells of the rectangle that a reader would allocate
_SPARSE = 100  # a rectangle this many times larger than its filled cells is a trap or an accident


class Format(StrEnum):
    """What a file is by its content."""

    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    TEXT = "csv"
    HTML = "html"
    XML = "xml"  # the XML table of Excel 2003
    VCARD = "vcf"


@dataclass
class Passed:
    """What the gate learnt of a file that it lets pass.

    Args:
        cells: how many filled cells were counted (0 where counting would mean reading).
        unpacked: bytes of the parts that readers unpack.
    """

    format: Format
    size: int
    cells: int = 0
    unpacked: int = 0
    parts: dict[str, SheetPart] = field(default_factory=dict)


@dataclass
class SheetPart:
    """What one worksheet of an .xlsx file holds, as counted in its XML."""

    cells: int = 0
    last_row: int = 0  # only looked for from 100,000 on
    last_column: int = 0  # only looked for from column 703 (AAA) on
    has_errors: bool = False
    has_formulas: bool = False
    has_hidden: bool = False
    has_prefix: bool = False  # elements may be called x:c and x:v


def check_file(path: Path) -> int:
    """The size of a readable file in bytes.

    Raises:
        FileRefused: it is not there, no file, not readable, empty or far too large.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileRefused(translate("Gate", "{name} is a folder. Choose a file.").format(name=path.name))
        with path.open("rb") as stream:
            stream.read(1)
    except FileNotFoundError as error:
        raise FileRefused(translate("Gate", "There is no file {name}.").format(name=path.name)) from error
    except OSError as error:
        raise FileRefused(
            translate("Gate", "{name} cannot be read: {reason}. Is it open in another program?").format(
                name=path.name, reason=error.strerror or str(error)
            )
        ) from error
    if size == 0:
        raise FileRefused(translate("Gate", "{name} is empty.").format(name=path.name))
    if size > LARGEST_FILE:
        raise FileRefused(too_large(path))
    return size


def inspect(path: Path, begin: Callable[[Format, int], None] | None = None) -> Passed:
    """What `path` is; nothing is refused that a reader could safely try.

    Args:
        begin: told the format of an archive, and its size in bytes, before its parts are counted: a reader
            may begin beside this, but nothing that it finds may be used until this has passed the file.

    Raises:
        FileRefused: not a kind that can be read, encrypted, unsafe, or too large.
    """
    size = check_file(path)
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inspect_archive(path, size, begin)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _inspect_compound(path, size)
    for signature, kind in _signatures():
        if head.startswith(signature):
            raise FileRefused(
                translate(
                    "Gate",
                    "{name} is {kind}, which cannot be imported. Save it as .xlsx or .csv and try again.",
                ).format(name=path.name, kind=kind)
            )
    if head.startswith(_OLD_XLS):
        return Passed(Format.XLS, size)
    if _FLAT_ODS.search(head):
        raise FileRefused(
            translate(
                "Gate",
                "{name} is {kind}, which cannot be imported. Save it as .xlsx or .csv and try again.",
            ).format(name=path.name, kind=translate("Gate", "a flat OpenDocument table"))
        )
    return Passed(text_format(head), size)


def text_format(head: bytes) -> Format:
    """Which kind of text a file is whose first bytes are `head`."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"begin:vcard" in plain[:2048]:
        return Format.VCARD
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and plain.startswith(b"<"):
        return Format.XML
    if is_web_archive(head):
        return Format.HTML
    if plain.startswith(b"<") and re.search(rb"<(?:html|table|!doctype html|body|head|meta)\b", plain):
        return Format.HTML
    return Format.TEXT


def is_web_archive(head: bytes) -> bool:
    """Whether a file that begins so is a page with all that belongs to it, as a mail has it."""
    head = head[:4096].lstrip().lower()
    return b"content-type:" in head and b"mime-version:" in head and b"multipart/" in head


def damaged(path: Path) -> str:
    """The sentence for a file that no reader can open."""
    return translate(
        "Gate",
        "{name} is damaged or of a kind that cannot be read. Open it in Excel or WPS, save it as .xlsx and try again.",
    ).format(name=path.name)


def nothing_in(path: Path) -> str:
    """The sentence for a file without a filled cell."""
    return translate("Gate", "There is nothing in {name}: no cell is filled.").format(name=path.name)


def encrypted(path: Path) -> str:
    """The sentence for a file behind a password."""
    return translate(
        "Gate",
        "{name} is protected by a password. Open it in Excel or WPS, remove the password "
        "(File, Info, Protect Workbook), save it and try again.",
    ).format(name=path.name)


def too_large(path: Path) -> str:
    """The sentence for a file beyond all limits."""
    return translate(
        "Gate", "{name} is too large to read. Split it into smaller files and try again."
    ).format(name=path.name)


def unsafe(path: Path) -> str:
    """The sentence for a file that tries tricks."""
    return translate(
        "Gate",
        "{name} was not opened: its inside is not that of a normal workbook and may be harmful. "
        "If you trust it, open it in Excel or WPS, save it as .xlsx and try again.",
    ).format(name=path.name)


def _signatures() -> list[tuple[bytes, str]]:
    picture = translate("Gate", "a picture")
    archive = translate("Gate", "a packed archive")
    return [
        (b"%PDF", translate("Gate", "a PDF document")),
        (b"\x89PNG", picture),
        (b"\xff\xd8\xff", picture),
        (b"GIF8", picture),
        (b"BM6", picture),
        (b"Rar!", archive),
        (b"7z\xbc\xaf", archive),
        (b"\x1f\x8b", archive),
        (b"MZ", translate("Gate", "a program")),
        (b"\x7fELF", translate("Gate", "a program")),
        (b"SQLite format 3", translate("Gate", "a database")),
        (b"\x00\x01\x00\x00Standard", translate("Gate", "a database")),
        (b"{\\rtf", translate("Gate", "a text document")),
        (b"ID;P", translate("Gate", "a SYLK table")),
        (b"TABLE\r\n0,", translate("Gate", "a DIF table")),
        (b"TABLE\n0,", translate("Gate", "a DIF table")),
    ]


_OLD_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")  # Excel 2, 3, 4: bare records
_FLAT_ODS = re.compile(rb"<office:document\b[^>]*opendocument\.spreadsheet")


_Begin = Callable[[Format, int], None] | None


def _inspect_archive(path: Path, size: int, begin: _Begin) -> Passed:
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect_entries(path, size, archive, begin)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise FileRefused(damaged(path)) from error


def _inspect_entries(path: Path, size: int, archive: zipfile.ZipFile, begin: _Begin) -> Passed:
    entries = archive.infolist()
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    if len(entries) > _MOST_ENTRIES:
        raise FileRefused(unsafe(path))
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(encrypted(path))
    passed = Passed(_archive_format(path, names), size)
    if begin is not None:
        begin(passed.format, size)
    allowance = max(_RATIO_FROM, min(LARGEST_UNPACKED, size * _HIGHEST_RATIO))
    for entry in entries:
        name = entry.filename.replace("\\", "/").lower()
        if not name.endswith((".xml", ".rels", ".bin")):
            continue  # pictures and the like: no reader unpacks them
        part = SheetPart()
        for first, block in blocks_of(archive, entry):
            passed.unpacked += len(block)
            if passed.unpacked > allowance:
                raise FileRefused(unsafe(path))
            if name.endswith(".bin"):
                continue
            if first and _has_doctype(block):
                raise FileRefused(unsafe(path))
            if first and name == "meta-inf/manifest.xml" and b"encryption-data" in block:
                raise FileRefused(encrypted(path))
            if passed.format is Format.XLSX and "worksheets/" in name:
                if first:
                    part.has_prefix = _PREFIX.search(block.replace(b"\x00", b"")) is not None
                _count(block, part)
            elif passed.format is Format.ODS and name == "content.xml":
                passed.cells += block.count(b"<table:table-cell")
        if part.cells:
            passed.parts[entry.filename] = part
            passed.cells += part.cells
            _refuse_far_cells(path, part)
    return passed


def _archive_format(path: Path, names: set[str]) -> Format:
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if "content.xml" in names or "mimetype" in names:
        return Format.ODS
    if any(name.startswith("word/") for name in names):
        kind = translate("Gate", "a Word document")
    elif any(name.startswith("ppt/") for name in names):
        kind = translate("Gate", "a presentation")
    elif any(name.endswith(".iwa") for name in names):
        kind = translate("Gate", "an Apple Numbers table")
    elif "[content_types].xml" in names or any(name.startswith("xl/") for name in names):
        return Format.XLSX
    else:
        kind = translate("Gate", "a packed archive")
    raise FileRefused(
        translate(
            "Gate", "{name} is {kind}, which cannot be imported. Save it as .xlsx or .csv and try again."
        ).format(name=path.name, kind=kind)
    )


def blocks_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[tuple[bool, bytes]]:
    """(whether it is the first, a piece of the entry): pieces end before a cell or row, so none is cut."""
    rest = b""
    first = True
    with archive.open(entry) as stream:
        while data := stream.read(BLOCK):
            data = rest + data
            cut = max(data.rfind(b"<c "), data.rfind(b"<row ")) if len(rest) < BLOCK else len(data)
            cut = len(data) if cut <= 0 else cut
            yield first, data[:cut]
            first = False
            rest = data[cut:]
    if rest:
        yield first, rest


_PREFIX = re.compile(rb"xmlns:[^=>]*=\s*[\"'][^\"'>]*/spreadsheetml/(?:2006/)?main")
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_FAR_COLUMN = re.compile(rb'<c r="([A-Z]{3,})(\d+)"[^>]*(?<!/)>')
_FAR_ROW = re.compile(rb'<c r="[A-Z]+(\d{6,})"[^>]*(?<!/)>')


def _has_doctype(block: bytes) -> bool:
    """Whether an XML part declares a document type: the way to entities that read files or explode."""
    head = block[:_LONGEST_PROLOGUE].replace(b"\x00", b"")  # UTF-16 too
    start = _ELEMENT.search(head)
    if start is None and len(head) >= _LONGEST_PROLOGUE // 2:
        return True
    return b"<!" in head[: start.start() if start else len(head)].replace(b"<!--", b"")


def _count(block: bytes, part: SheetPart) -> None:
    if b"\x00" in block:  # UTF-16
        block = block.replace(b"\x00", b"")
    part.cells += block.count(b"<v") + block.count(b"<is>")
    if part.has_prefix:
        part.cells += block.count(b":v>") // 2
        part.has_formulas = part.has_formulas or b":f>" in block or b":f " in block
    if b't="e"' in block or b"t='e'" in block:
        part.has_errors = True
    if b"<f" in block:
        part.has_formulas = True
    if b" hidden=" in block:
        part.has_hidden = True
    for match in _FAR_COLUMN.finditer(block):
        part.last_column = max(part.last_column, column_number(match[1]))
        part.last_row = max(part.last_row, int(match[2][:9]))
    if part.last_column or part.cells < 100_000:
        for match in _FAR_ROW.finditer(block):
            part.last_row = max(part.last_row, int(match[1][:9]))


def _refuse_far_cells(path: Path, part: SheetPart) -> None:
    if part.last_column > 16_384 or part.last_row > 1_048_576:
        raise FileRefused(unsafe(path))
    grid = part.last_row * max(part.last_column, 26)
    if grid > _LARGEST_GRID and grid > part.cells * _SPARSE:
        raise FileRefused(
            translate(
                "Gate",
                "{name} has a cell far outside the list, in row {row}. Delete what stands there, save and try again.",
            ).format(name=path.name, row=part.last_row)
        )


def column_number(letters: bytes) -> int:
    """`A` → 1, `XFD` → 16384; letters beyond four give a number beyond every limit."""
    if len(letters) > 4:
        return 1 << 20
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _inspect_compound(path: Path, size: int) -> Passed:
    """An OLE file: .xls and .et, a workbook behind a password, or some other program's document."""
    data = path.read_bytes()
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        raise PasswordNeeded(passwords.needed(path))
    if _utf16("Workbook") not in data and _utf16("Book") not in data and _utf16("WORKBOOK") not in data:
        for stream, kind in (
            ("WordDocument", translate("Gate", "a Word document")),
            ("PowerPoint Document", translate("Gate", "a presentation")),
        ):
            if _utf16(stream) in data:
                raise FileRefused(
                    translate(
                        "Gate",
                        "{name} is {kind}, which cannot be imported. Save it as .xlsx or .csv and try again.",
                    ).format(name=path.name, kind=kind)
                )
        raise FileRefused(damaged(path))
    return Passed(Format.XLS, size)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
