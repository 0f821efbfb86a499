"""Workbooks of Excel 97 to 2003, made by hand."""

from __future__ import annotations

import struct


def record(kind: int, body: bytes) -> bytes:
    """One record of the stream."""
    return struct.pack("<HH", kind, len(body)) + body


def workbook(cells: dict[tuple[int, int], float]) -> bytes:
    """A file with one sheet S that holds these numbers by row and column."""
    begin, end = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0x7CC, 0, 6)), record(0x0A, b"")
    fonts = record(0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    looks = record(0xE0, struct.pack("<HHHBBBBIIH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0))

    def globals_of(start: int) -> bytes:
        name = record(0x85, struct.pack("<IHBB", start, 0, 1, 0) + b"S")
        return begin + record(0x42, struct.pack("<H", 1200)) + fonts * 5 + looks * 16 + name + end

    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0x7CC, 0, 6))
    rows, columns = (max(places) + 1 for places in zip(*cells, strict=True))
    sheet += record(0x200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for (row, column), value in cells.items():
        sheet += record(0x203, struct.pack("<HHHd", row, column, 15, value))
    return container(globals_of(len(globals_of(0))) + sheet + end)


def container(body: bytes) -> bytes:
    """An OLE file whose one stream is the workbook `body`; 4,096 bytes at least, 60,000 at most."""
    body = body.ljust(max(4096, -(-len(body) // 512) * 512), b"\x00")
    count = len(body) // 512
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 56, 4096)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<III", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
        raw = name.encode("utf-16-le")
        found = bytearray(128)
        found[: len(raw)] = raw
        struct.pack_into("<HBBIII", found, 64, len(raw) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        struct.pack_into("<II", found, 116, start, size)
        return bytes(found)

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry("Workbook", 2, 2, len(body)) + bytes(256)
    return bytes(header) + struct.pack("<128I", *fat) + directory + body
