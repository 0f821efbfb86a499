"""Error cells and hidden rows of .xls files, in a container made by hand."""

from __future__ import annotations

import struct
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.exchange import biff
from tests.exchange.old_workbooks import container, record


def stream() -> bytes:
    begin, end = record(0x809, bytes(16)), record(0x0A, b"")
    name = "S".encode("utf-16-le")
    bound = record(0x85, struct.pack("<IHBB", 0, 0, 1, 1) + name)
    start = len(begin) + len(bound) + len(end)
    bound = record(0x85, struct.pack("<IHBB", start, 0, 1, 1) + name)
    sheet = begin
    sheet += record(0x208, struct.pack("<HHHHHHIHH", 4, 0, 3, 255, 0, 0, 0, 0, 0)[:12] + b"\x20\x01\x00\x00")
    sheet += record(0x205, struct.pack("<HHHBB", 2, 1, 0, 0x2A, 1))
    sheet += record(0x205, struct.pack("<HHHBB", 2, 2, 0, 1, 0))  # TRUE, no error
    result = bytes([2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF])
    sheet += record(0x06, struct.pack("<HHH", 3, 0, 0) + result + bytes(8))
    return (begin + bound + end + sheet + end).ljust(4096, b"\x00")


def test_errors_and_hidden_rows_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(container(stream()))
    found = biff.marks(path)
    assert len(found) == 1
    assert found[0].errors == {(2, 1): "#N/A", (3, 0): "#DIV/0!"}
    assert found[0].hidden_rows == [4]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8), st.integers(0, 6000))
def test_damage_ends_the_search_only(tmp_path: Path, changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(container(stream()))
    for at, value in changes:
        data[at] = value
    path = tmp_path / "b.xls"
    path.write_bytes(bytes(data[: max(length, 100)]))
    biff.marks(path)
