"""Import: a file of 100,000 rows × 20 columns, complete, beside openpyxl only reading it; and its undo."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import xlsxwriter

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import imports
from tests.benchmarks.measure import Line, peak_mb, seconds

ROWS = 100_000
_HEADINGS = (
    "会员编号", "姓名", "手机号", "性别", "生日", "公司", "职务", "类别", "级别", "标签", "来源", "邮箱", "微信",
    "QQ", "地址", "城市", "行业", "意向", "爱好", "备注",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红鹏飞建国志文海波"


def run(folder: Path, rows: int = ROWS) -> Iterator[Line]:
    """The figures of one file, made in `folder`; every cell is filled, every row is a new customer."""
    path = folder / "import.xlsx"
    write(path, rows)
    theirs = seconds(lambda: read_with_openpyxl(path))
    session = Session(Database(DataFolder(folder / "import")))
    parts: dict[str, float] = {}
    operations: list[int] = []

    def bring() -> None:
        prepared: list[imports.Prepared] = []
        plans: list[imports.Plan] = []
        parts["reading"] = seconds(lambda: prepared.append(imports.prepare(session, path)))
        parts["checking"] = seconds(lambda: plans.append(imports.check(session, prepared[0])))
        result = imports.run(session, plans[0])
        assert (result.read, result.created) == (rows, rows)
        assert result.operation_id
        operations.append(result.operation_id)

    ours = seconds(bring)
    written = ours - sum(parts.values())
    yield Line(
        f"import of {rows:,} rows × {len(_HEADINGS)} columns, complete",
        f"{ours:,.1f} s",
        f"openpyxl read-only, reading alone: {theirs:,.1f} s; bar 0.5; {peak_mb():,.0f} MB",
        ours / theirs,
    )
    yield Line("  of this reading", f"{parts['reading']:,.1f} s", ratio=parts["reading"] / theirs)
    yield Line(
        "  checking and looking for duplicates",
        f"{parts['checking']:,.1f} s",
        ratio=parts["checking"] / theirs,
    )
    yield Line("  writing, journal, index", f"{written:,.1f} s", ratio=written / theirs)
    undo = seconds(lambda: session.undo(operations[0]))
    yield Line("undo of this import", f"{undo:,.1f} s", f"the import: {ours:,.1f} s; bar 1", undo / ours)
    session.close()


def write(path: Path, rows: int) -> None:
    """A workbook of invented customers, the same each time."""
    draw = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, _HEADINGS)
        for at in range(rows):
            name = draw.choice(_SURNAMES) + "".join(draw.choices(_GIVEN, k=2))
            row = [
                f"C{at + 1:06d}", name, f"13{draw.randrange(10**9):09d}", draw.choice("男女"), "",
                f"兴达贸易有限公司{at % 5000}", "经理", draw.choice(("零售", "批发", "团购")), draw.choice("ABCD"),
                draw.choice(("老客户", "VIP、老客户", "")), draw.choice(("路过", "转介绍", "抖音")),
                f"user{at}@qq.com", f"wx{at}", str(10_000_000 + at), f"文三路{at % 900}号{at % 30}室", "杭州市",
                "零售", "窗帘", "钓鱼", f"老客户介绍来的，喜欢蓝色{at % 300}",
            ]  # fmt: skip
            sheet.write_row(at + 1, 0, row)
            sheet.write_datetime(at + 1, 4, datetime(1950 + at % 60, 1 + at % 12, 1 + at % 28), day)


def read_with_openpyxl(path: Path) -> int:
    """Read all cells of the first sheet; returns the number of rows."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    count = sum(1 for _ in book.active.iter_rows(values_only=True))
    book.close()
    return count
