"""The field that knows when an input method is composing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.line_edit import LineEdit


def _compose(field: LineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


@pytest.mark.parametrize("delay", [0, 30])
def test_text_settles_once(qtbot: QtBot, delay: int) -> None:
    field, heard = LineEdit(delay_ms=delay), []
    qtbot.addWidget(field)
    field.text_settled.connect(heard.append)
    with qtbot.waitSignal(field.text_settled):
        qtbot.keyClicks(field, "wang")
        if delay:
            assert heard == []
    assert heard[-1] == "wang"
    if delay:
        assert heard == ["wang"]


def test_silence_while_composing(qtbot: QtBot) -> None:
    field, heard = LineEdit(), []
    qtbot.addWidget(field)
    field.text_settled.connect(heard.append)
    _compose(field, "w")
    assert field.composing
    _compose(field, "wang")
    with qtbot.assertNotEmitted(field.text_settled, wait=20):
        pass
    with qtbot.waitSignal(field.text_settled):
        _compose(field, "", "王")
    assert not field.composing
    assert heard == ["王"]


def test_enter_and_esc_belong_to_the_input_method(qtbot: QtBot) -> None:
    field, pressed = LineEdit(), []
    qtbot.addWidget(field)
    field.returnPressed.connect(lambda: pressed.append("enter"))
    _compose(field, "wang")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pressed == []
    _compose(field, "", "王")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pressed == ["enter"]


def test_settle_now_does_not_wait_nor_repeat(qtbot: QtBot) -> None:
    field, heard = LineEdit(delay_ms=60), []
    qtbot.addWidget(field)
    field.text_settled.connect(heard.append)
    qtbot.keyClicks(field, "5678")
    field.settle_now()
    field.settle_now()
    assert heard == ["5678"]
