"""The day of a follow-up."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import show
from crm_desktop.ui.widgets.day_choice import DayChoice, day_menu


@pytest.fixture
def days(qtbot: QtBot) -> DayChoice:
    widget = DayChoice()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_near_days_and_taking_back(days: DayChoice, qtbot: QtBot) -> None:
    first = next(iter(days.findChildren(QPushButton)))
    with qtbot.waitSignal(days.changed) as changed:
        first.click()
    assert changed.args == [show.after(1)]
    first.click()
    assert days.day() == ""


def test_any_day_is_typed(days: DayChoice) -> None:
    days._other.click()
    assert days.field.isVisible()
    assert days.problem()
    days.field.setText(show.after(40))
    assert (days.day(), days.problem()) == (show.after(40), "")
    days.field.setText("soon")
    assert days.day() == "" and days.problem()


def test_setting_a_day(days: DayChoice) -> None:
    for day in (show.after(3), show.after(100), ""):
        days.set_day(day)
        assert days.day() == day


def test_the_menu_hands_out_a_day(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[str] = []
    menu = day_menu(parent, chosen.append)
    menu.actions()[0].trigger()
    menu.actions()[1].trigger()
    assert chosen == [show.after(0), show.after(1)]
