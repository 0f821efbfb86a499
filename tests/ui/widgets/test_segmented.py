"""One of a few."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.segmented import SegmentedButtons

OPTIONS = [("visit", "到店", "visit"), ("in", "来电", "call-in"), ("out", "去电", "")]


def _button(row: SegmentedButtons, word: str) -> QAbstractButton:
    return next(each for each in row.findChildren(QAbstractButton) if each.text() == word)


def test_keys_and_clicks_choose(qtbot: QtBot) -> None:
    row, heard = SegmentedButtons("Kind", OPTIONS), []
    qtbot.addWidget(row)
    row.chosen.connect(heard.append)
    assert row.value == "visit"
    qtbot.keyClick(_button(row, "到店"), Qt.Key.Key_Right)
    qtbot.keyClick(_button(row, "来电"), Qt.Key.Key_End)
    qtbot.keyClick(_button(row, "去电"), Qt.Key.Key_Right)
    qtbot.mouseClick(_button(row, "来电"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(_button(row, "来电"), Qt.MouseButton.LeftButton)
    assert heard == ["in", "out", "visit", "in"]
    assert row.value == "in"


def test_exactly_one_is_pressed_and_is_the_tab_stop(qtbot: QtBot) -> None:
    row, heard = SegmentedButtons("Kind", OPTIONS), []
    qtbot.addWidget(row)
    row.chosen.connect(heard.append)
    row.set_value("out")
    buttons = row.findChildren(QAbstractButton)
    assert [each.text() for each in buttons if each.isChecked()] == ["去电"]
    assert [each.text() for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["去电"]
    assert heard == []


def test_a_clearable_choice_can_be_taken_back(qtbot: QtBot) -> None:
    row, heard = SegmentedButtons("Result", OPTIONS, clearable=True), []
    qtbot.addWidget(row)
    row.chosen.connect(heard.append)
    assert row.value == ""
    qtbot.mouseClick(_button(row, "来电"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(_button(row, "来电"), Qt.MouseButton.LeftButton)
    assert heard == ["in", ""]
    assert row.value == ""
    assert not any(each.isChecked() for each in row.findChildren(QAbstractButton))


def test_words_change_with_the_language(qtbot: QtBot) -> None:
    row = SegmentedButtons("Kind", OPTIONS)
    qtbot.addWidget(row)
    row.set_words({"visit": "Visit"})
    assert _button(row, "Visit").isChecked()
