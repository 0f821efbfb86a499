"""A worker thread, announcements, and a file to import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from crm_desktop.data.session import Session
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks

ROWS: list[list[object]] = [
    ["客户资料"],
    ["会员编号", "姓名", "手机号", "出生日期", "级别", "鞋码"],
    ["M1", "王小明", "13805715678", "1990-05-17", "A", 42],
    ["M2", "李雷", "1.38E+10", "", "B", 40],
    ["M3", "韩梅梅", "13900000003", "03/04/1991", "", ""],
    ["M4", "张伟", "13900000004", "", "", ""],
]


@pytest.fixture
def tasks(session: Session) -> Iterator[Tasks]:
    made = Tasks(at_end=session.database.close_thread)
    yield made
    made.close()


@pytest.fixture
def bridge(session: Session) -> Bridge:
    return Bridge(session)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "客户.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("客户", "第二张"):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(ROWS if name == "客户" else [["姓名"], ["只有一个"]]):
                sheet.write_row(at, 0, row)
    return path
