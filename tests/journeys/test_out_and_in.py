"""A week of the register goes to Excel, is corrected there, and comes back to the same entries."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, interactions, quick_entry
from crm_desktop.services.quick_entry import Entry
from crm_desktop.ui import prompts
from crm_desktop.ui.dialogs.export import ExportDialog
from crm_desktop.ui.import_wizard import ImportWizard
from crm_desktop.ui.import_wizard.wizard import RESULT
from crm_desktop.ui.main_window import MainWindow


def test_the_register_goes_out_and_comes_back(
    qtbot: QtBot, session: Session, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer_id = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    at = clock.timestamp() // 86_400 * 86_400 - 3 * 86_400 + 6 * 3600
    quick_entry.save(session, Entry(kind="visit", customer_id=customer_id, at=at, text="看沙发"))
    quick_entry.save(session, Entry(kind="call_in", visitor_name="老陈", at=at + 60, text="问价各"))
    target = tmp_path / "register.xlsx"
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)

    # Export on the page of today; the last seven days.
    today = window.view("today")
    today.entries_export_requested.emit("interactions", ("", ""))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.period.known.setCurrentIndex(dialog.period.known.findData("week"))
    qtbot.waitUntil(lambda: dialog.act.text() == "Export 2 entries…")
    dialog.act.click()
    qtbot.waitUntil(target.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not window._tasks.busy, timeout=10_000)

    # A slip is corrected in Excel.
    book = openpyxl.load_workbook(target)
    sheet = book.active
    assert sheet is not None
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "问价各"]
    cell.value = "问价格"
    book.save(target)

    # The file is dropped on the window: it is known for what it is, and updates by itself.
    window.dialogs.import_file(target)
    wizard = QApplication.activeModalWidget()
    assert isinstance(wizard, ImportWizard)
    qtbot.waitUntil(lambda: not wizard.busy and wizard.next.isEnabled(), timeout=20_000)
    assert wizard.file_page.content.value == "interactions"
    wizard.go_on()
    wizard.go_on()
    qtbot.waitUntil(lambda: not wizard.busy and wizard.next.text() == "Import 1 row", timeout=20_000)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step == RESULT and not wizard.busy, timeout=20_000)
    rows = interactions.register(session, clock.local_day(at))
    assert [(row.name, row.text) for row in rows] == [("老陈", "问价格"), ("王小明", "看沙发")]
    wizard.accept()
