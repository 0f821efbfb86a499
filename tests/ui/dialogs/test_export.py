"""The export dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers
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
    dialog = ExportDialog(session, tasks, ids[1:], ["name", "phone"])
    qtbot.addWidget(dialog)
    dialog.show()
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
    again = ExportDialog(session, tasks, ids, ["name"])
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
    assert dialog.columns is None
    monkeypatch.setattr(prompts, "save_file", lambda *_: tmp_path / "missing" / "out.xlsx")
    with qtbot.waitSignal(tasks.idle, timeout=10_000):
        dialog.act.click()
    assert "out.xlsx" in dialog.problem.text()
    assert dialog.problem.isVisible()


def test_a_cancelled_choice_of_the_file_changes_nothing(
    session: Session, tasks: Tasks, ids: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ExportDialog(session, tasks, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    monkeypatch.setattr(prompts, "save_file", lambda *_: None)
    dialog.act.click()
    assert dialog.isVisible()
    assert not tasks.busy
