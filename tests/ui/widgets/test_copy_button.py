"""A button that copies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.copy_button import CopyButton


def test_copy_says_that_it_did(qtbot: QtBot) -> None:
    text = "138 0571 5678"
    button = CopyButton(lambda: text, label="Copy the phone number")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy the phone number"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "138 0571 5678"
    assert button.accessibleName() == "Copied"
    button._back.timeout.emit()
    assert button.accessibleName() == "Copy the phone number"
    text = ""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "138 0571 5678"
