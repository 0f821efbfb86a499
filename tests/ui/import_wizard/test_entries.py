"""The import wizard with visits, calls and follow-ups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, entry_exports, follow_ups, import_template, interactions
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.imports import OnDuplicate
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.import_wizard import ImportWizard
from crm_desktop.ui.import_wizard.wizard import CHECK, COLUMNS, RESULT
from crm_desktop.ui.tasks import Tasks
from tests.ui.import_wizard.test_wizard import filters_shown, settle, to_check

ROWS: list[list[object]] = [
    ["跟进时间", "跟进方式", "姓名", "电话", "跟进内容", "跟进人"],
    ["2024-01-05 14:30", "来电", "王小明", "13805715678", "问价格", "小李"],
    ["2024-01-06", "", "赵铁柱", "13900000001", "路过看看", "小王"],
    ["2027-01-06", "去电", "王小明", "", "还没发生", ""],
]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "登记.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("登记")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
    return path


@pytest.fixture
def wizard(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, register: Path, noon: datetime
) -> ImportWizard:
    customers.add(session, {"name": "王小明", "phone": "13805715678"})
    made = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    settle(made, tasks, qtbot, lambda: made.open_file(register))
    return made


def test_a_register_goes_through_the_wizard(
    wizard: ImportWizard, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    assert wizard.file_page.content.value == Content.INTERACTIONS
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    assert filters_shown(wizard)[:2] == ["All 3", "⚠ 2 errors"]
    headings = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(1, 7)]
    assert headings == ["Date and time", "Kind", "Name", "Phone", "What about", "Staff"]
    assert [page.model.index(row, 0).data() for row in range(3)] == [
        "new",
        "赵铁柱 is no customer yet. Add the customer first.",
        "That has not happened yet. Plan a follow-up for it instead.",
    ]
    assert page.model.index(0, 2).data() == "Call in"
    assert not page.tag.isVisibleTo(page)
    assert not page.match.isVisibleTo(page)
    page.entries.unknown.setCurrentIndex(1)
    settle(wizard, tasks, qtbot, lambda: page.entries.unknown.activated.emit(1))
    visit = page.entries.kind.findData("visit")
    page.entries.kind.setCurrentIndex(visit)
    settle(wizard, tasks, qtbot, lambda: page.entries.kind.activated.emit(visit))
    assert page.entries.unknown.currentData() is True
    assert wizard.next.text() == "Import 2 rows"
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert wizard.step == RESULT
    (row,) = interactions.register(session, "2024-01-06")
    assert (row.name, row.kind, row.customer_id, row.staff_name) == ("赵铁柱", "visit", None, "小王")
    settle(wizard, tasks, qtbot, wizard.result_page.undo_button.click)
    assert interactions.register(session, "2024-01-06") == []


def test_what_the_rows_are_can_be_changed(
    wizard: ImportWizard, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.content.chosen.emit("customers"))
    assert wizard.file_page.content.value == Content.CUSTOMERS
    wizard.go_on()
    assert wizard.step == COLUMNS
    assert set(wizard.columns_page.mapping.values()) >= {"name", "phone"}
    wizard.go_back()
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.content.chosen.emit("follow_ups"))
    assert not wizard.columns_page.complete
    wizard.go_on()
    assert "day" in wizard.columns_page.problem.text()
    wizard.columns_page._choosers[0].setCurrentIndex(wizard.columns_page._choosers[0].findData("due_day"))
    assert wizard.columns_page.complete
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert wizard.step == CHECK
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert [row.due_day for row in follow_ups.open_list(session)] == ["2024-01-05", "2027-01-06"]


def test_follow_ups_corrected_in_excel_update_by_themselves(
    wizard: ImportWizard, session: Session, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    (customer_id,) = session.one("SELECT id FROM customer")
    follow_ups.plan(session, customer_id, "2026-12-01", "回访")
    path = tmp_path / "plans.csv"
    entry_exports.export(session, path, Content.FOLLOW_UPS)
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",Open,", ",Done,"), encoding="utf-8")
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    assert wizard.file_page.content.value == Content.FOLLOW_UPS
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    assert page.policy.currentData() == OnDuplicate.OVERWRITE
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.model.index(0, 0).data() == "updates an entry"
    assert "Status: Open → Done" in page.row_panel.said.text()
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert follow_ups.open_list(session) == []


def test_the_example_of_the_template_is_left_out_and_that_is_said(
    wizard: ImportWizard, session: Session, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    import_template.write(session, path)
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    to_check(wizard, tasks, qtbot)
    assert wizard.check_page.model.rowCount() == 0
    assert wizard.check_page.row_panel.said.text().startswith("1 example row was left out.")


def test_words_of_the_staff_are_asked_about(
    wizard: ImportWizard, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    to_check(wizard, tasks, qtbot)
    assert list(wizard.check_page.questions.words) == [("staff", "小李")]
