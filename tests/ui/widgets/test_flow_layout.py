"""Widgets in lines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.flow_layout import FlowLayout


def _box(parent: QWidget, width: int) -> QWidget:
    made = QWidget(parent)
    made.setFixedSize(width, 20)
    return made


def test_what_does_not_fit_begins_a_new_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, spacing=8)
    boxes = [_box(page, 90) for _ in range(4)]
    for box in boxes:
        flow.addWidget(box)
    page.resize(200, 200)
    page.show()
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (98, 0), (0, 28), (98, 28)]
    assert flow.heightForWidth(200) == 48
    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(10) == 4 * 20 + 3 * 8
    boxes[0].hide()
    assert flow.heightForWidth(200) == 48
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(200) == 0
