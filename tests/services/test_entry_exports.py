"""Exports of interactions and follow-ups: whose each is, in which period, as Excel reads it."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from crm_desktop import clock, i18n
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.progress import Progress
from crm_desktop.services import customers, entry_exports, follow_ups, quick_entry, recycle_bin, staff
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.quick_entry import Entry


@pytest.fixture
def people(session: Session, noon: datetime) -> list[int]:
    """Two customers with entries, and a caller whom nobody knows."""
    session.staff_id = staff.add(session, "小李")
    found = [
        customers.add(session, {"name": "王小明", "phone": "13805715678"}),
        customers.add(session, {"name": "李雷"}),
    ]
    at = clock.timestamp()
    quick_entry.save(
        session,
        Entry(
            kind="call_in", customer_id=found[0], at=at - 3 * 86_400, text="=问价格\n第二行", outcome="interested",
            duration=210, follow_up_day="2026-11-23", follow_up_time="14:30", follow_up_title="回访报价",
        ),
    )  # fmt: skip
    quick_entry.save(session, Entry(kind="visit", customer_id=found[1], at=at - 60, text="看样"))
    quick_entry.save(session, Entry(kind="call_in", at=at, visitor_name="老陈", visitor_phone="13900001111"))
    return found


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_each_entry_says_whose_it_is(session: Session, people: list[int], tmp_path: Path) -> None:
    target = tmp_path / "entries.csv"
    keys = ["kind", "number", "name", "phone", "text", "outcome", "duration", "staff"]
    assert entry_exports.export(session, target, Content.INTERACTIONS, columns=keys) == 3
    number = [customers.get(session, each).number for each in people]
    assert rows(target) == [
        ["Kind", "Customer no.", "Name", "Phone", "What about", "Outcome", "Duration (minutes)", "Staff"],
        ["Call in", number[0], "王小明", "13805715678", "'=问价格\n第二行", "Interested", "3.5", "小李"],
        ["Visit", number[1], "李雷", "", "看样", "", "", "小李"],
        ["Call in", "", "老陈", "13900001111", "", "", "", "小李"],
    ]


def test_a_workbook_of_entries_has_real_times_and_the_words_of_the_language(
    session: Session, people: list[int], tmp_path: Path
) -> None:
    i18n.install("zh_CN")
    target = tmp_path / "entries.xlsx"
    assert entry_exports.export(session, target, Content.INTERACTIONS) == 3
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    assert sheet.title == "跟进记录"
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]][:6] == [
        "跟进时间",
        "跟进方式",
        "客户编号",
        "姓名",
        "电话",
        "跟进内容",
    ]
    first = [cell.value for cell in sheet[2]]
    at = clock.local(clock.timestamp() - 3 * 86_400).replace(tzinfo=None, second=0)
    assert first[0] == at
    assert first[1] == "来电"
    assert sheet["E2"].number_format == "@"


def test_the_period_and_the_customers_are_those_wanted(
    session: Session, people: list[int], tmp_path: Path
) -> None:
    today = clock.today().isoformat()
    count = entry_exports.count(session, Content.INTERACTIONS, first_day=today, last_day=today)
    assert count == 2
    target = tmp_path / "entries.csv"
    entry_exports.export(session, target, Content.INTERACTIONS, columns=["name"], first_day=today)
    assert rows(target)[1:] == [["李雷"], ["老陈"]]
    entry_exports.export(session, target, Content.INTERACTIONS, people[:1], ["name"])
    assert rows(target)[1:] == [["王小明"]]
    assert entry_exports.count(session, Content.INTERACTIONS, people[:1], first_day=today) == 0


def test_follow_ups_with_day_time_and_status(session: Session, people: list[int], tmp_path: Path) -> None:
    done = follow_ups.plan(session, people[1], "2026-11-22", "送样")
    follow_ups.finish(session, [done], "won")
    target = tmp_path / "plans.csv"
    keys = ["due_day", "due_time", "name", "title", "kind", "status", "outcome", "done_at"]
    assert entry_exports.export(session, target, Content.FOLLOW_UPS, columns=keys) == 2
    assert [row[:7] for row in rows(target)[1:]] == [
        ["2026-11-22", "", "李雷", "送样", "Call out", "Done", "Deal"],
        ["2026-11-23", "14:30", "王小明", "回访报价", "Call out", "Open", ""],
    ]
    assert rows(target)[1][7] == clock.local(clock.timestamp()).strftime("%Y-%m-%d %H:%M")


def test_entries_of_deleted_customers_stay_out(session: Session, people: list[int], tmp_path: Path) -> None:
    recycle_bin.delete(session, people[:1])
    assert entry_exports.export(session, tmp_path / "a.csv", Content.INTERACTIONS) == 2
    assert entry_exports.export(session, tmp_path / "b.csv", Content.FOLLOW_UPS) == 0


def test_what_cannot_be_written_is_told(session: Session, people: list[int], tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.xlsx, \.csv"):
        entry_exports.export(session, tmp_path / "out.vcf", Content.INTERACTIONS)
    with pytest.raises(UserError, match="shoe"):
        entry_exports.export(session, tmp_path / "out.csv", Content.INTERACTIONS, columns=["shoe"])
    with pytest.raises(UserError, match="at least one"):
        entry_exports.export(session, tmp_path / "out.csv", Content.INTERACTIONS, columns=[])


def test_a_cancelled_export_leaves_the_old_file(session: Session, people: list[int], tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        entry_exports.export(session, target, Content.INTERACTIONS, progress=stop)
    assert target.read_text() == "old"
