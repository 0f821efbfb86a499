"""Pictures of the import wizard, step by step, and of the export."""

from __future__ import annotations

import random
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.services import imports as service
from crm_desktop.ui.dialogs.export import ExportDialog
from crm_desktop.ui.import_wizard import ImportWizard
from crm_desktop.ui.views.imports import ImportsView
from tests.screens.context import Context

_HEADINGS = [
    "会员编号",
    "客户姓名",
    "手机号",
    "性别",
    "出生日期",
    "级别",
    "标签",
    "来源",
    "地址",
    "鞋码",
    "备注",
]


def _file(context: Context) -> Path:
    path = context.folder / "兴达建材客户资料.xlsx"
    draw = random.Random(5)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("客户")
        sheet.write(0, 0, "兴达建材客户资料表（2026 年）")
        sheet.write_row(1, 0, _HEADINGS)
        known = context.session.query("SELECT name, phone FROM customer WHERE phone <> '' LIMIT 6").fetchall()
        for row in range(2, 122):
            name = draw.choice("王李张刘陈杨赵黄") + "".join(draw.choices("伟芳娜敏静丽强磊军洋勇艳", k=2))
            phone = f"13{draw.randrange(10**9):09}"
            if row % 20 == 5:
                name, phone = known[row // 20]
            day = f"19{draw.randrange(60, 99)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 28):02}"
            cells = [
                f"M{row:04}",
                name,
                phone,
                draw.choice("男女"),
                day,
                draw.choice("ABC"),
                "老客户",
                "路过",
            ]
            cells += [
                f"文三路 {row} 号",
                str(draw.randrange(35, 45)),
                "想看周末能不能送货" if row % 3 else "",
            ]
            if row in (6, 17):
                cells[2] = "1.38E+10"
            if row in (4, 9):
                cells[4] = "5/6/1990"
            if row == 12:
                cells[2] = "138000"
            if row == 15:
                cells[1:3] = sheet_row = [name, f"13{row:09}"]
                sheet.write_row(row + 200, 0, ["", *sheet_row])
            sheet.write_row(row, 0, cells)
    return path


def _wait(context: Context) -> None:
    while context.tasks.busy:
        QCoreApplication.processEvents()


def _wizard(context: Context) -> ImportWizard:
    wizard = ImportWizard(context.session, context.tasks, context.bridge, _file(context))
    _wait(context)
    return wizard


def start(context: Context) -> QWidget:
    return ImportWizard(context.session, context.tasks, context.bridge)


def file(context: Context) -> QWidget:
    return _wizard(context)


def columns(context: Context) -> QWidget:
    wizard = _wizard(context)
    wizard.go_on()
    return wizard


def check(context: Context) -> QWidget:
    wizard = _wizard(context)
    wizard.go_on()
    wizard.go_on()
    _wait(context)
    return wizard


def result(context: Context) -> QWidget:
    wizard = check(context)
    assert isinstance(wizard, ImportWizard)
    wizard.go_on()
    _wait(context)
    assert wizard._result is not None
    if wizard._result.operation_id is not None:
        context.session.undo(wizard._result.operation_id)
    return wizard


def imports(context: Context) -> QWidget:
    """The page of imported files; the one chosen left rows behind."""
    for tag in ("", "展会"):
        plan = service.check(
            context.session,
            service.prepare(context.session, _file(context)),
            options=service.Options(tag=tag),
        )
        done = service.run(context.session, plan).operation_id
        if done is not None:
            context.session.undo(done)
    view = ImportsView(context.session, context.tasks, context.bridge)
    view.table.selectRow(0)
    return view


def export(context: Context) -> QWidget:
    shown = ["name", "phone", "grade", "category", "last_contact_at"]
    ids = [row[0] for row in context.session.query("SELECT id FROM customer LIMIT 128")]
    return ExportDialog(context.session, context.tasks, {"selected": ids[:3], "shown": ids}, shown)


def export_entries(context: Context) -> QWidget:
    dialog = ExportDialog(
        context.session, context.tasks, content="interactions", days=("2026-11-01", "2026-11-15")
    )
    _wait(context)
    return dialog


def _register(context: Context) -> Path:
    """A register of visits and calls, as a desk keeps it in a sheet."""
    path = context.folder / "来访来电登记.xlsx"
    draw = random.Random(7)
    known = context.session.query("SELECT name, phone FROM customer WHERE phone <> '' LIMIT 40").fetchall()
    words = ["问床垫价格", "看沙发样品", "约周末量尺寸", "催送货", "售后：抽屉异响"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("登记")
        sheet.write_row(0, 0, ["跟进时间", "跟进方式", "客户姓名", "电话", "跟进内容", "跟进结果", "跟进人"])
        for row in range(1, 60):
            name, phone = known[row % 40] if row % 9 else ("路人", f"1390000{row:04}")
            when = f"2026-{draw.randrange(1, 11):02}-{draw.randrange(1, 28):02} {draw.randrange(9, 18):02}:30"
            kind = draw.choice(["到店", "来电", "去电", "微信", "抖音" if row == 4 else "到店"])
            cells = [when if row != 7 else "去年", kind, name, phone, draw.choice(words)]
            sheet.write_row(
                row, 0, [*cells, draw.choice(["有意向", "待定", ""]), draw.choice(["小李", "阿芳"])]
            )
    return path


def entries_file(context: Context) -> QWidget:
    wizard = ImportWizard(context.session, context.tasks, context.bridge, _register(context))
    _wait(context)
    return wizard


def entries_check(context: Context) -> QWidget:
    wizard = entries_file(context)
    assert isinstance(wizard, ImportWizard)
    wizard.go_on()
    wizard.go_on()
    _wait(context)
    return wizard


VIEWS = {
    "import-start": start,
    "import-file": file,
    "import-columns": columns,
    "import-check": check,
    "import-result": result,
    "imports": imports,
    "import-entries-file": entries_file,
    "import-entries-check": entries_check,
    "export": export,
    "export-entries": export_entries,
}
