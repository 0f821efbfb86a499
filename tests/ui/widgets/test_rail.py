"""The rail: keys, one tab stop, badges, what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.badge import short_count
from crm_desktop.ui.widgets.rail import WIDTH, Rail


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.add_page("today", "today", "今日")
    made.add_page("settings", "settings", "设置", at_bottom=True)
    made.add_page("customers", "customers", "客户")
    made.set_current("today")
    made.resize(made.sizeHint().width(), 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _button(rail: Rail, word: str) -> QAbstractButton:
    return next(each for each in rail.findChildren(QAbstractButton) if each.text() == word)


def test_arrows_go_from_page_to_page_in_the_order_seen(qtbot: QtBot, rail: Rail) -> None:
    seen: list[str] = []
    rail.page_chosen.connect(seen.append)
    for word, key in (("今日", Qt.Key.Key_Down), ("客户", Qt.Key.Key_Down), ("设置", Qt.Key.Key_Down)):
        qtbot.keyClick(_button(rail, word), key)
    qtbot.keyClick(_button(rail, "今日"), Qt.Key.Key_Up)
    qtbot.keyClick(_button(rail, "设置"), Qt.Key.Key_Home)
    assert seen == ["customers", "settings", "today", "settings", "today"]
    assert rail.current == "today"


def test_a_click_chooses_and_set_current_is_silent(qtbot: QtBot, rail: Rail) -> None:
    seen: list[str] = []
    rail.page_chosen.connect(seen.append)
    rail.set_current("customers")
    assert seen == []
    qtbot.mouseClick(_button(rail, "今日"), Qt.MouseButton.LeftButton)
    assert seen == ["today"]
    assert _button(rail, "今日").isChecked()
    assert not _button(rail, "客户").isChecked()


def test_one_tab_stop(rail: Rail) -> None:
    stops = [
        each.text()
        for each in rail.findChildren(QAbstractButton)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["今日"]


def test_width_and_a_long_word(rail: Rail) -> None:
    assert rail.sizeHint().width() == WIDTH
    rail.set_title("customers", "Classification")
    assert rail.sizeHint().width() > WIDTH


def test_a_badge_says_what_it_counts(rail: Rail) -> None:
    rail.set_badge("customers", 8, "8 follow-ups are due")
    assert _button(rail, "客户").accessibleDescription() == "8 follow-ups are due"
    rail.set_badge("customers", 0, "0 follow-ups are due")
    assert _button(rail, "客户").accessibleDescription() == ""
    assert [short_count(count) for count in (7, 99, 100)] == ["7", "99", "99+"]
