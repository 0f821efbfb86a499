"""The alphabet under the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.letter_strip import LETTERS, LetterStrip


@pytest.fixture
def strip(qtbot: QtBot) -> LetterStrip:
    made = LetterStrip()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.set_letters("AZ")
    made.set_current("A")
    made.show()
    return made


def test_a_press_chooses_a_letter(strip: LetterStrip, qtbot: QtBot) -> None:
    where = QPoint(strip._box(LETTERS.index("Z")).center())
    with qtbot.waitSignal(strip.letter_chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert chosen.args == ["Z"]


def test_keys_choose_a_letter(strip: LetterStrip, qtbot: QtBot) -> None:
    strip.setFocus()
    chosen: list[str] = []
    strip.letter_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space):
        qtbot.keyClick(strip, key)
    qtbot.keyClicks(strip, "m")
    assert chosen == ["B", "#", "M"]
    assert not strip.grab().isNull()
