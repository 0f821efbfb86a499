"""No test inherits a key that the one before held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("again", [1, 2])
def test_a_modifier_ends_with_its_test(qtbot: QtBot, again: int) -> None:
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ShiftModifier
