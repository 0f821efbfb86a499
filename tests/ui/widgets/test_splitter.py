"""A hairline that is easy to grab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.splitter import Splitter


def test_splitter_paints_a_hairline(qtbot: QtBot) -> None:
    splitter = Splitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(300, 100)
    splitter.show()
    image = splitter.handle(1).grab().toImage()
    colours = [image.pixelColor(x, 50).name() for x in range(image.width())]
    assert colours.count(theme.LIGHT.line.lower()) == 1
    assert not splitter.childrenCollapsible()
