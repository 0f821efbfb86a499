"""The whole window on a file of its own, as the program builds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tasks import Tasks
from tests.ui.conftest import _look, _no_prompt, _no_widget_left  # noqa: F401


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    """The main window, shown and active."""
    tasks = Tasks(None, at_end=session.database.close_thread)
    found = MainWindow(session, tasks, Bridge(session))
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    found.activateWindow()
    yield found
    found.close()
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    tasks.close()
