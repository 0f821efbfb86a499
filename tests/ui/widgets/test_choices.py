"""Choosing from a list by typing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.chooser import Chooser

# The offscreen platform says so at each popup.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

CITIES = [Choice(1, "杭州"), Choice(2, "上海"), Choice(3, "Hamburg"), Choice(4, "New Hampshire")]


def _options(text: str) -> Sequence[Choice]:
    return matching(CITIES, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("", [1, 2, 3, 4]), ("ham", [3, 4]), ("海", [2]), ("hz", [1]), ("hangz", [1]), ("x", [])],
)
def test_matching_by_words_and_pinyin(text: str, found: list[int]) -> None:
    assert [choice.key for choice in matching(CITIES, text)] == found


@pytest.fixture
def chooser(qtbot: QtBot) -> Chooser:
    widget = Chooser(_options, "City", can_create=True)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _popup(chooser: Chooser) -> ChoicePopup:
    assert chooser.popup is not None
    return chooser.popup


def test_a_letter_opens_the_list_with_it(chooser: Chooser, qtbot: QtBot) -> None:
    qtbot.keyClick(chooser, Qt.Key.Key_H)
    assert _popup(chooser).line.text() == "h"
    with qtbot.waitSignal(chooser.chosen) as chosen:
        qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Return)
    assert chosen.args == [3]
    assert chooser.popup is None


def test_arrows_choose_and_escape_leaves_all_as_it_was(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.open()
    qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(chooser.chosen):
        qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Escape)
    chooser.open()
    qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Down)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_what_is_not_there_may_be_created(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.open("Bremen")
    with qtbot.waitSignal(chooser.create_requested) as created:
        qtbot.keyClick(_popup(chooser).line, Qt.Key.Key_Return)
    assert created.args == ["Bremen"]
    chooser.open("Hamburg")
    assert _popup(chooser).list.count() == 1  # it is there: nothing to create


def test_nothing_found_cannot_be_taken(qtbot: QtBot) -> None:
    popup = ChoicePopup(_options, "City")
    qtbot.addWidget(popup)
    popup.line.setText("zzz")
    with qtbot.assertNotEmitted(popup.chosen):
        qtbot.keyClick(popup.line, Qt.Key.Key_Return)


def test_the_list_is_as_high_as_what_fits(qtbot: QtBot) -> None:
    choices = [Choice(at, f"{at}") for at in range(9)]
    chooser = Chooser(lambda text: matching(choices, text), "Grade")
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.open()
    popup = chooser.popup
    assert popup is not None
    high = popup.height()
    popup.line.insert("7")
    assert popup.height() < high / 2
    popup.line.clear()
    assert popup.height() == high


def test_it_says_what_is_chosen(chooser: Chooser) -> None:
    chooser.show_choice("杭州", "blue")
    assert chooser.accessibleName() == "City: 杭州"
    chooser.show_choice("")
    assert chooser.accessibleName() == "City: nothing chosen"
