"""Chips: pressed, removed, cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.chips import Chip, TagChip


def test_the_cross_removes_and_the_word_is_clicked(qtbot: QtBot) -> None:
    chip, heard = Chip("Grade A", removable=True), []
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.clicked.connect(lambda: heard.append("clicked"))
    chip.removed.connect(lambda: heard.append("removed"))
    middle = chip.height() // 2
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, middle))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, middle))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert heard == ["clicked", "removed", "removed", "clicked"]
    assert chip.accessibleName() == "Grade A"
    assert chip.accessibleDescription()


def test_a_chip_that_stays_has_no_cross(qtbot: QtBot) -> None:
    chip, heard = Chip("Grade A"), []
    qtbot.addWidget(chip)
    chip.removed.connect(lambda: heard.append("removed"))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert heard == []


def test_a_tag_shows_its_dot(qtbot: QtBot) -> None:
    chip = TagChip("老客户", "green")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    assert image.pixelColor(8 + 4, chip.height() // 2).name() == theme.dot("green").name()


def test_a_long_name_is_cut_and_told_by_the_tooltip(qtbot: QtBot) -> None:
    chip = TagChip("一个名字特别长的标签" * 5, None)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.grab()
    assert chip.width() <= 240
    assert chip.toolTip() == "一个名字特别长的标签" * 5
