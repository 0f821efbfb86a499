"""Files written: right to the cell, safe to open, and read back as they were."""

from __future__ import annotations

import csv
import errno
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.errors import Cancelled, StorageError
from crm_desktop.exchange import reading, text_tables, vcards, writing
from crm_desktop.exchange.workbook import CellError
from crm_desktop.exchange.writing import Column
from crm_desktop.progress import Progress

COLUMNS = [
    Column("编号", key="number"),
    Column("姓名", key="name"),
    Column("电话", "phone", key="phone"),
    Column("生日", "partial_date", key="birthday"),
    Column("次数", "count"),
    Column("建档", "instant"),
    Column("金额", "money"),
]
MOMENT = int(datetime(2024, 1, 5, 9, 30).timestamp())
ROWS: list[list[Any]] = [
    ["007", "王小明", ("13800138000", "0571-88881234"), "1990-05-17", 3, MOMENT, 123456],
    ["008", "=1+1", ("+442079460958",), "--05-17", 0, None, None],
    ["009", "<b>&\"'_x0041_\x07行1\n行2 ", (), "", None, None, 0],
]


def test_xlsx_cells(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert writing.write_xlsx(target, COLUMNS, ROWS, total=3, sheet="a/b:c") == 3
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.title == "a b c"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G4"
    assert sheet["A1"].font.b
    assert [cell.value for cell in sheet[2]] == [
        "007", "王小明", "13800138000、0571-88881234", datetime(1990, 5, 17), 3, datetime(2024, 1, 5, 9, 30), 1234.56,
    ]  # fmt: skip
    assert sheet["A2"].number_format == "@"
    assert sheet["C2"].number_format == "@"
    assert sheet["B3"].data_type == "s"
    assert sheet["D3"].value == "05-17"


def test_xlsx_is_read_back(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    writing.write_xlsx(target, COLUMNS, ROWS)
    found = list(reading.open_file(target).sheet().rows)
    assert found[1] == [
        "007", "王小明", "13800138000、0571-88881234", date(1990, 5, 17), 3.0, datetime(2024, 1, 5, 9, 30), 1234.56,
    ]  # fmt: skip
    assert found[2][1] == "=1+1"
    assert found[3][1] == "<b>&\"'_x0041_行1\n行2 "


def test_xlsx_says_what_a_cell_cannot_hold(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    columns = [Column("a"), Column("b", "day"), Column("c", "count")]
    rows: list[list[Any]] = [
        ["<r><t>markup</t></r>", date(1899, 5, 17), 10**15],
        ["x" * 40_000, "2024-W01-1", float("inf")],
        ["😀" * 20_000, datetime(1850, 1, 2, 3, 4), True],
        ["\ud800\x00a\r\nb\rc", date(1949, 10, 1), 10**15 - 1],
    ]
    assert writing.write_xlsx(target, columns, rows) == 4
    found = [[cell.value for cell in row] for row in openpyxl.load_workbook(target).worksheets[0]["A2:C5"]]
    assert found[0] == ["<r><t>markup</t></r>", "1899-05-17", "1000000000000000"]
    assert found[1] == ["x" * 32_766 + "…", "2024-W01-1", "inf"]
    assert found[2] == ["😀" * 16_383 + "…", "1850-01-02 03:04", True]
    assert found[3] == ["a\nb\nc", datetime(1949, 10, 1), 10**15 - 1]


@given(st.dates(date(1901, 1, 1)), st.datetimes(datetime(1901, 1, 1), datetime(9998, 12, 31)))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_date_survives_a_workbook(tmp_path: Path, day: date, moment: datetime) -> None:
    target = tmp_path / "out.xlsx"
    columns = [Column("a", "day"), Column("b"), Column("c")]
    writing.write_xlsx(target, columns, [[day.isoformat(), day, moment]])
    stored, real, exact = openpyxl.load_workbook(target).worksheets[0][2]
    assert stored.value.date() == real.value.date() == day
    assert stored.is_date
    assert abs(exact.value - moment) <= timedelta(seconds=1)


def test_xlsx_columns_have_their_look_below_the_last_row(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    writing.write_xlsx(target, COLUMNS, ROWS)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    looks = [sheet.column_dimensions[letter].number_format for letter in "ABCDEFG"]
    assert looks == ["@", "General", "@", "yyyy-mm-dd", "General", "yyyy-mm-dd hh:mm", "#,##0.00"]
    assert sheet.column_dimensions["C"].width == pytest.approx(16, abs=1)
    assert (sheet["D2"].number_format, sheet["G2"].number_format) == ("yyyy-mm-dd", "#,##0.00")


@pytest.mark.parametrize("name", ["", "'", "名" * 40, "😀" * 20, "[a]:'", " " * 30 + "'x"])
def test_any_name_of_a_sheet_is_made_valid(tmp_path: Path, name: str) -> None:
    target = tmp_path / "out.xlsx"
    writing.write_xlsx(target, [Column("a")], [], sheet=name)
    title = openpyxl.load_workbook(target).worksheets[0].title
    assert 0 < len(title.encode("utf-16-le")) <= 62


@pytest.mark.parametrize("many", [100, 2_000])  # written here, and by the process beside
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), Cancelled("stop"), RuntimeError("bug")])
def test_a_workbook_that_is_not_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, many: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    def rows() -> Iterator[list[str]]:
        for number in range(many):
            yield [str(number)]
        raise error

    with pytest.raises(StorageError if isinstance(error, OSError) else type(error)):
        writing.write_xlsx(tmp_path / "out.xlsx", [Column("a")], rows())
    assert list(tmp_path.rglob("*")) == [temporary]


def test_a_full_disk_while_packing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(StorageError, match=r"The disk is full, so out\.xlsx was not saved\."):
        writing.write_xlsx(tmp_path / "out.xlsx", [Column("a")], [["x"]])
    assert not list(tmp_path.iterdir())


def test_many_rows_are_written_beside_and_read_back(tmp_path: Path) -> None:
    day = date(2024, 2, 29)
    rows = [[f"王{number}", number, day, None, ("a", "b")] for number in range(2_345)]
    columns = [Column(title) for title in "abcde"]
    assert writing.write_xlsx(tmp_path / "many.xlsx", columns, iter(rows), total=len(rows)) == len(rows)
    sheet = openpyxl.load_workbook(tmp_path / "many.xlsx").active
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert found == [[name, number, datetime(2024, 2, 29), None, "a、b"] for name, number, *_ in rows]


def test_many_rows_are_written_where_no_process_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr("crm_desktop.beside.subprocess.Popen", refused)
    rows = [[str(number)] for number in range(2_000)]
    assert writing.write_xlsx(tmp_path / "many.xlsx", [Column("a")], rows) == 2_000


def test_the_library_is_imported_when_a_workbook_is_written() -> None:
    script = "import sys, crm_desktop.exchange.writing; sys.exit('xlsxwriter' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_csv_is_safe_and_read_back(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    nasty = ["=cmd|'/C calc'!A0", "+1", "-1", "@x", "\tx", "'=x", "''+x", "'plain", 'a"b', "x\ny", ""]
    assert writing.write_csv(target, [Column("备注")], [[text] for text in nasty], total=len(nasty)) == len(
        nasty
    )
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    for line in data.decode("utf-8-sig").split("\r\n"):
        assert line.lstrip('"')[:1] not in tuple("=+-@\t")
    rows = [row[0] for row in reading.open_file(target).sheet().rows]
    assert rows[1:] == nasty[:-1]


@pytest.mark.parametrize("text", ["=1", "'=1", "''", "'", "\r", "a", "@", "-", "+86", "'\t"])
def test_the_guard_comes_off_again(text: str) -> None:
    guarded = writing.guarded(text)
    assert guarded[:1] not in tuple("=+-@\t\r")
    assert text_tables.unguarded(guarded) == text


@given(st.text())
def test_the_guard_comes_off_any_text(text: str) -> None:
    assert text_tables.unguarded(writing.guarded(text)) == text


def test_csv_values(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    writing.write_csv(target, COLUMNS, ROWS)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == "007,王小明,13800138000、0571-88881234,1990-05-17,3,2024-01-05 09:30,1234.56"
    assert lines[2].startswith("008,'=1+1,'+442079460958,05-17,0,,")


def test_vcf_is_read_back(tmp_path: Path) -> None:
    target = tmp_path / "out.vcf"
    columns = [Column("", key=key) for key in vcards.COLUMNS]
    row: list[Any] = [
        "王小明", ("13800138000", "0571-88881234"), ("a@b.cn",), "杭州贸易;有限公司", "经理", "1990-05-17", "male", "wx1", "123",
        "文三路1号,2幢", ("老客户", "大方"), "很长的备注" * 30 + "\n第二行\\",
    ]  # fmt: skip
    assert (
        writing.write_vcf(target, columns, [row, ["李静", (), (), "", "", "--05-17", "", "", "", "", (), ""]])
        == 2
    )
    assert all(len(line) <= 75 for line in target.read_bytes().split(b"\r\n"))
    head, first, second = reading.open_file(target).sheet().rows
    found = dict(zip(head, first, strict=True))
    assert found["name"] == "王小明"
    assert found["phone"] == "13800138000\n0571-88881234"
    assert found["company"] == "杭州贸易;有限公司"
    assert found["address"] == "文三路1号,2幢"
    assert found["tags"] == "老客户\n大方"
    assert found["note"] == row[-1]
    assert (found["birthday"], found["gender"], found["wechat"], found["qq"]) == (
        "1990-05-17",
        "male",
        "wx1",
        "123",
    )
    assert dict(zip(head, second, strict=True))["birthday"] == "--05-17"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_failed_rows_have_the_same_columns_and_the_reason(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"failed{ending}"
    failed = [(7, "A reason.", ["王", 13800138000.0, CellError("#N/A")]), (9, "Another.", ["李"])]
    assert writing.write_failed_rows(target, ["姓名", "电话", "备注"], failed, total=2) == 2
    rows = [[str(cell).removesuffix(".0") for cell in row] for row in reading.open_file(target).sheet().rows]
    assert rows[0][:3] == ["姓名", "电话", "备注"]
    assert rows[1] == ["王", "13800138000", "#N/A", "A reason.", "7"]
    assert rows[2] == ["李", "", "", "Another.", "9"]


@pytest.mark.parametrize("write", [writing.write_xlsx, writing.write_csv, writing.write_vcf])
def test_what_goes_wrong_leaves_the_old_file(tmp_path: Path, write: Any) -> None:
    target = tmp_path / "old.bin"
    target.write_bytes(b"old")
    columns = [Column("a", key="name")]
    with pytest.raises(StorageError, match="changed"):
        write(target, columns, [["x"]], total=2)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write(target, columns, [["x"]], progress=progress)
    with pytest.raises(StorageError):
        write(tmp_path / "no" / "folder.xlsx", columns, [["x"]])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.bin"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, _text: told.append((done, total)))
    writing.write_csv(
        tmp_path / "a.csv", [Column("a")], ([str(at)] for at in range(2500)), total=2500, progress=progress
    )
    assert told == [(0, 2500), (1000, 2500), (2000, 2500)]


def test_the_ending_chooses_the_writer() -> None:
    assert writing.writer_for(Path("a.XLSX")) is writing.write_xlsx
    assert writing.writer_for(Path("a.doc")) is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=10))
def test_any_text_survives_a_workbook(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    target = tmp_path / "any.xlsx"
    writing.write_xlsx(target, [Column("a"), Column("b", "phone")], pairs)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    for at, pair in enumerate(pairs, 2):
        for column, text in enumerate(pair, 1):
            shown = sheet.cell(at, column).value or ""
            kept = "".join(
                sign
                for sign in text.replace("\r\n", "\n").replace("\r", "\n")
                if sign >= " " or sign in "\n\t"
            )
            assert shown == kept.replace("\ufffe", "").replace("\uffff", "")


def test_an_amount_below_zero_stays_a_number_in_a_csv(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    columns = [Column("金额", "money"), Column("次数", "count"), Column("备注")]
    writing.write_csv(target, columns, [(-30_000, -2, "-1 起"), (None, 0, "=1+1")])
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[1:] == [["-300.00", "-2", "'-1 起"], ["", "0", "'=1+1"]]
