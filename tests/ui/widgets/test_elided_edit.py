"""The field that is cut with … while nobody edits it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.elided_edit import ElidedEdit

ADDRESS = "余杭区古墩路3号西城大厦19楼0812室"


def test_a_long_text_is_cut_until_it_is_edited(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, other = ElidedEdit(ADDRESS), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(field)
    page.resize(160, 100)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert field.shown_text().endswith("…")
    assert ADDRESS.startswith(field.shown_text()[:-1])
    cut = field.grab().toImage()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(4, 4), field.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(field, event)
    assert QToolTip.text() == ADDRESS
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    assert field.shown_text() == ADDRESS
    other.setFocus()
    page.resize(600, 100)
    qtbot.waitUntil(lambda: field.shown_text() == ADDRESS)
    assert field.grab().toImage().size() != cut.size()
    QToolTip.hideText()


def test_a_short_text_has_no_tooltip_of_its_own(qtbot: QtBot) -> None:
    field = ElidedEdit("138")
    qtbot.addWidget(field)
    field.resize(200, 30)
    field.show()
    assert field.shown_text() == "138"
