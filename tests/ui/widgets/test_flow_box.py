"""Children in lines, in a widget that is as high as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.chip_choice import ChipChoice
from crm_desktop.ui.widgets.flow_box import FlowBox


def test_it_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    box = FlowBox(4)
    qtbot.addWidget(box)
    for _ in range(6):
        label = QLabel()
        label.setFixedSize(60, 20)
        box.flow.addWidget(label)
    box.resize(400, 10)
    box.show()
    qtbot.waitUntil(lambda: box.height() == 20)
    box.resize(200, 10)
    qtbot.waitUntil(lambda: box.height() == 44)


def test_larger_type_takes_more_lines(qtbot: QtBot, qapp: QApplication) -> None:
    chips = ChipChoice("Kind", [(key, "Rather long words") for key in "abc"], may_be_none=False)
    qtbot.addWidget(chips)
    widths = sum(chip.sizeHint().width() for chip in chips.chips.values())
    chips.resize(widths + 8, 10)
    chips.show()
    before = chips.height()
    try:
        theme.apply(qapp, "light", True)
        qtbot.waitUntil(lambda: chips.height() > 2 * before)
    finally:
        theme.apply(qapp, "light")


def test_one_of_the_chips_is_chosen(qtbot: QtBot) -> None:
    chips = ChipChoice("Kind", [("a", "One"), ("b", "Two")], may_be_none=False)
    qtbot.addWidget(chips)
    chips.set_value("a")
    with qtbot.waitSignal(chips.changed):
        chips.chips["b"].click()
    assert chips.value == "b"
    chips.chips["b"].click()
    assert chips.value == "b"


def test_a_choice_that_may_be_none_is_taken_back(qtbot: QtBot) -> None:
    chips = ChipChoice("Outcome", [("a", "One"), ("b", "Two")], may_be_none=True)
    qtbot.addWidget(chips)
    qtbot.mouseClick(chips.chips["a"], Qt.MouseButton.LeftButton)
    assert chips.value == "a"
    chips.chips["a"].click()
    assert chips.value == ""
