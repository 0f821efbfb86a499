"""What is typed but not saved survives a kill, is there at the next start, and goes when it is saved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, quick_entry
from crm_desktop.ui import show
from crm_desktop.ui.views.follow_ups_plan import PlanPanel

_TYPED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.ui import show
from crm_desktop.ui.views.follow_ups_plan import PlanPanel

app = QApplication([])
panel = PlanPanel(Session(Database(DataFolder(Path(sys.argv[1])))))
panel.show()
panel.set_customer(1)
panel.days.set_day(show.after(1))
QTest.keyClicks(panel.title, "send the price")
QTest.keyClicks(panel.time, "14:30")
QTimer.singleShot(1200, lambda: (print("typed", flush=True), sys.stdin.read()))
app.exec()
"""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_follow_up_that_is_being_planned_survives_a_kill(folder: DataFolder, qtbot: QtBot) -> None:
    session = Session(Database(folder))
    assert customers.add(session, {"name": "王小明"}) == 1
    session.close()
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPED, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"typed"
        process.kill()
    session = Session(Database(folder))
    panel = PlanPanel(session)
    qtbot.addWidget(panel)
    typed = (panel.who.text(), panel.title.text(), panel.days.day(), panel.time.text())
    assert typed == ("王小明", "send the price", show.after(1), "14:30")
    assert panel.plan()
    assert quick_entry.draft(session, "plan") is None
    again = PlanPanel(session)
    qtbot.addWidget(again)
    assert again.title.text() == ""
    session.close()
