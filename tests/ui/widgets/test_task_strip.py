"""Progress that appears only when an act lasts."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.errors import UserError
from crm_desktop.progress import Progress
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets import task_strip
from crm_desktop.ui.widgets.task_strip import TaskStrip


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def strip(qtbot: QtBot) -> TaskStrip:
    page = QWidget()
    qtbot.addWidget(page)
    made = TaskStrip(page)
    QVBoxLayout(page).addWidget(made)
    made._page = page  # type: ignore[attr-defined]
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return made


def test_a_quick_act_does_not_flicker(qtbot: QtBot, tasks: Tasks, strip: TaskStrip) -> None:
    assert task_strip._PATIENCE_MS == 400
    with qtbot.waitSignal(tasks.idle):
        strip.watch(tasks.run(lambda: 1), "Reading …")
        assert not strip.isVisible()
    assert not strip.isVisible()
    assert not strip._wait.isActive()


def test_a_long_act_shows_itself_and_esc_cancels(qtbot: QtBot, tasks: Tasks, strip: TaskStrip) -> None:
    errors: list[UserError] = []
    strip._wait.setInterval(1)
    began = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(40, 100, "Reading rows")
        began.wait(5)
        while True:
            progress.step(41, 100)

    with qtbot.waitSignal(tasks.idle):
        strip.watch(tasks.run(work, on_error=errors.append), "Reading …")
        qtbot.waitUntil(lambda: strip.isVisible() and strip._words.text() == "Reading rows")
        bar = strip.findChild(QProgressBar)
        assert (bar.value(), bar.maximum()) == (40, 100)
        qtbot.keyClick(strip.window(), Qt.Key.Key_Escape)
        assert not strip.findChild(QPushButton).isEnabled()
        began.set()
    assert len(errors) == 1
    assert not strip.isVisible()


def test_what_may_not_be_cancelled_has_no_button(qtbot: QtBot, tasks: Tasks, strip: TaskStrip) -> None:
    gate = threading.Event()
    strip._wait.setInterval(1)
    with qtbot.waitSignal(tasks.idle):
        strip.watch(tasks.run(gate.wait), "Restoring …", cancellable=False)
        qtbot.waitUntil(strip.isVisible)
        assert not strip.findChild(QPushButton).isVisible()
        qtbot.keyClick(strip.window(), Qt.Key.Key_Escape)
        gate.set()
    assert not strip.isVisible()
