"""The head of a section."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.section_header import SectionHeader


def test_section_header(qtbot: QtBot) -> None:
    header = SectionHeader("Notes")
    qtbot.addWidget(header)
    header.show()
    header.set_count(1204)
    assert header._count.text() == "1,204"
    header.set_count(None)
    assert not header._count.isVisible()
    button = QPushButton("+")
    header.add_widget(button)
    assert button.parent() is header
    assert header.accessibleName() == "Notes"
