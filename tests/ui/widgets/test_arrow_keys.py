"""Buttons in a row as one place of the tab order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.chip_choice import ChipChoice
from crm_desktop.ui.widgets.day_choice import DayChoice


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    QHBoxLayout(widget)
    return widget


@pytest.fixture
def chips(window: QWidget, qtbot: QtBot) -> ChipChoice:
    options = [("a", "Apple"), ("b", "Pear"), ("c", "Plum")]
    widget = ChipChoice("Fruit", options, may_be_none=True)
    _show(qtbot, window, widget)
    return widget


@pytest.fixture
def days(window: QWidget, qtbot: QtBot) -> DayChoice:
    widget = DayChoice()
    _show(qtbot, window, widget)
    return widget


def _show(qtbot: QtBot, window: QWidget, widget: QWidget) -> None:
    before = QLineEdit("before")
    for each in (before, widget, QLineEdit("after")):
        window.layout().addWidget(each)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()


def _press(*keys: Qt.Key) -> str:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    focus = QApplication.focusWidget()
    return focus.text() if focus is not None else ""  # type: ignore[attr-defined]


def test_every_day_is_reached_by_keys(days: DayChoice) -> None:
    assert _press(Qt.Key.Key_Tab) == "Tomorrow"
    assert _press(Qt.Key.Key_Right) == "3 days"
    assert _press(Qt.Key.Key_Right) == "Next week"
    assert _press(Qt.Key.Key_Space) == "Next week"
    near = days.day()
    assert near and _press(Qt.Key.Key_Left) == "3 days"
    assert days.day() == near, "moving chooses nothing"
    assert _press(Qt.Key.Key_Tab) == "after"
    assert _press(Qt.Key.Key_Backtab) == "3 days"


def test_every_chip_is_reached_by_keys(chips: ChipChoice) -> None:
    assert _press(Qt.Key.Key_Tab, Qt.Key.Key_End) == "Plum"
    _press(Qt.Key.Key_Space)
    assert chips.value == "c"
    assert _press(Qt.Key.Key_Home) == "Apple"
    _press(Qt.Key.Key_Space)
    assert chips.value == "a"
    _press(Qt.Key.Key_Space)
    assert chips.value == ""


def test_tab_enters_at_the_one_that_is_chosen(chips: ChipChoice) -> None:
    chips.set_value("b")
    assert _press(Qt.Key.Key_Tab) == "Pear"


def test_enter_presses_the_chip_but_ctrl_enter_is_the_forms(chips: ChipChoice) -> None:
    chips.chips["b"].setFocus()
    QTest.keyClick(chips.chips["b"], Qt.Key.Key_Return)
    assert chips.value == "b"
    QTest.keyClick(chips.chips["b"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chips.value == "b"
