"""The export dialog."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, exports, quick_entry
from crm_desktop.services.quick_entry import Entry
from crm_desktop.ui import prompts
from crm_desktop.ui.dialogs.export import ExportDialog
from crm_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(session: Session) -> Iterator[Tasks]:
    made = Tasks(at_end=session.database.close_thread)
    yield made
    made.close()


@pytest.fixture
def ids(session: Session) -> list[int]:
    return [customers.add(session, {"name": name, "phone": "13805715678"}) for name in ("王小明", "李雷")]


def test_the_selection_is_written_in_the_columns_of_the_list(
    session: Session,
    tasks: Tasks,
    ids: list[int],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = ExportDialog(session, tasks, {"selected": ids[1:], "shown": ids}, ["name", "phone"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.act.text() == "Export 1 customer…"
    dialog.format.set_value("csv")
    target = tmp_path / "out.csv"
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)
    with qtbot.waitSignal(dialog.toast_requested, timeout=10_000) as told:
        dialog.act.click()
    assert told.args == ["1 customer written to out.csv", None]
    assert target.read_text(encoding="utf-8-sig").splitlines() == [
        "Customer no.,Name,Phone",
        f"{customers.get(session, ids[1]).number},李雷,13805715678",
    ]
    assert not dialog.isVisible()
    again = ExportDialog(session, tasks, {"shown": ids}, ["name"])
    qtbot.addWidget(again)
    assert again.format.value == "csv"


def test_what_cannot_be_written_is_told_in_the_dialog(
    session: Session,
    tasks: Tasks,
    ids: list[int],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = ExportDialog(session, tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.columns == list(exports.all_columns())
    monkeypatch.setattr(prompts, "save_file", lambda *_: tmp_path / "missing" / "out.xlsx")
    with qtbot.waitSignal(tasks.idle, timeout=10_000):
        dialog.act.click()
    assert "out.xlsx" in dialog.problem.text()
    assert dialog.problem.isVisible()


def test_a_cancelled_choice_of_the_file_changes_nothing(
    session: Session, tasks: Tasks, ids: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ExportDialog(session, tasks, {"shown": ids})
    qtbot.addWidget(dialog)
    dialog.show()
    monkeypatch.setattr(prompts, "save_file", lambda *_: None)
    dialog.act.click()
    assert dialog.isVisible()
    assert not tasks.busy


def test_selection_list_or_all_are_offered(
    session: Session, tasks: Tasks, ids: list[int], qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, tasks, {"selected": ids[1:], "shown": ids[:1]}, ["name"])
    qtbot.addWidget(dialog)
    assert [dialog.who.itemText(at) for at in range(3)] == [
        "The 1 selected customer", "The 1 customer of the list", "All 2 customers",
    ]  # fmt: skip
    assert list(dialog.ids or ()) == ids[1:]
    dialog.who.setCurrentIndex(2)
    assert dialog.ids is None
    assert dialog.act.text() == "Export 2 customers…"


def test_columns_are_marked_moved_and_kept_as_a_template(
    session: Session, tasks: Tasks, ids: list[int], qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, tasks, {"shown": ids}, ["name", "phone"])
    qtbot.addWidget(dialog)
    dialog.show()
    choice = dialog.columns_choice
    assert dialog.columns == ["number", "name", "phone"]
    choice.list.setFocus()
    qtbot.waitUntil(choice.list.hasFocus)
    choice.list.setCurrentRow(2)
    qtbot.keyClick(choice.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.columns == ["number", "phone", "name"]
    qtbot.keyClick(choice.list, Qt.Key.Key_Space)
    assert dialog.columns == ["number", "name"]
    assert choice.known.currentText() == "As marked below"
    choice.save_as.click()
    choice.name.setText("清单")
    qtbot.keyClick(choice.name, Qt.Key.Key_Return)
    assert choice.known.currentText() == "清单"
    assert dialog.isVisible()
    again = ExportDialog(session, tasks, {"shown": ids}, ["phone"])
    qtbot.addWidget(again)
    known = again.columns_choice.known
    known.setCurrentIndex(known.findText("清单"))
    known.activated.emit(known.currentIndex())
    assert again.columns == ["number", "name"]
    again.columns_choice.forget.click()
    assert known.findText("清单") < 0
    assert again.columns == ["number", "name"]


def test_without_the_number_the_dialog_warns_and_without_columns_it_waits(
    session: Session, tasks: Tasks, ids: list[int], qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, tasks)
    qtbot.addWidget(dialog)
    dialog.columns_choice.set_columns(["name"])
    assert dialog.hint.text().startswith("Without the column “Customer no.”")
    dialog.columns_choice.set_columns([])
    assert not dialog.act.isEnabled()


def test_the_visits_of_a_period_are_written(
    session: Session,
    tasks: Tasks,
    ids: list[int],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    noon: datetime,
) -> None:
    for day in (0, 9, 40):
        at = int(noon.timestamp()) - day * 86_400
        quick_entry.save(session, Entry(kind="visit", customer_id=ids[0], at=at, text=f"{day} days ago"))
    dialog = ExportDialog(session, tasks, content="interactions", days=("2026-11-20", "2026-11-20"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.period.known.currentText() == "Today"
    qtbot.waitUntil(lambda: dialog.act.text() == "Export 1 entry…")
    dialog.period.set_days("2026-11-01", "2026-11-20")
    qtbot.waitUntil(lambda: dialog.act.text() == "Export 2 entries…")
    dialog.period.last.setText("someday")
    assert "someday" in dialog.hint.text()
    assert not dialog.act.isEnabled()
    dialog.period.last.setText("2026/11/20")
    qtbot.waitUntil(dialog.act.isEnabled)
    target = tmp_path / "visits.csv"
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)
    dialog.format.set_value("csv")
    with qtbot.waitSignal(dialog.toast_requested, timeout=10_000) as told:
        dialog.act.click()
    assert told.args == ["2 entries written to visits.csv", None]
    assert "9 days ago" in target.read_text(encoding="utf-8-sig")
