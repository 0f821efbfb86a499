"""What an empty page says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.empty_state import EmptyState


def test_empty_state_acts(qtbot: QtBot, qapp: QApplication) -> None:
    acts: list[str] = []
    page = EmptyState("customers", "All customers are here.")
    qtbot.addWidget(page)
    button = page.add_action("Import Excel", lambda: acts.append("import"), primary=True)
    assert button.property("look") == "primary"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acts == ["import"]
    light = page._picture.grab().toImage()
    theme.apply(qapp, "dark")
    assert page._picture.grab().toImage() != light
