"""What is larger than the screen can be scrolled to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets import fitting
from crm_desktop.ui.widgets.fitting import Fitted, fit


def _dialog(qtbot: QtBot) -> tuple[QDialog, QPushButton]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for at in range(30):
        column.addWidget(QPushButton(str(at)))
    last = QPushButton("last")
    column.addWidget(last)
    return dialog, last


def test_a_dialog_that_has_room_stays_as_it_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "room_for", lambda _: QSize(3000, 3000))
    dialog, _ = _dialog(qtbot)
    fit(dialog)
    assert dialog.findChild(Fitted) is None


def test_a_dialog_larger_than_the_screen_scrolls_to_the_focus(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "room_for", lambda _: QSize(600, 300))
    dialog, last = _dialog(qtbot)
    fit(dialog)
    fit(dialog)  # once is enough
    dialog.show()
    assert dialog.height() <= 300
    area = dialog.findChild(Fitted)
    assert area is not None
    dialog.activateWindow()
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)
    assert dialog.rect().contains(last.mapTo(dialog, last.rect().center()))
