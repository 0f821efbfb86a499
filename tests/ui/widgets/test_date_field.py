"""A date that is written freely."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.ui.widgets.date_field import DateField


def _read(text: str) -> str:
    if not text:
        return ""
    if not text[0].isdigit():
        raise InvalidValue("This is no date.")
    return text.replace("/", "-")


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(_read, lambda stored: stored.replace("-", "/"))
    qtbot.addWidget(made)
    return made


def test_what_is_typed_is_read_and_shown_in_one_form(qtbot: QtBot, field: DateField) -> None:
    heard: list[str] = []
    field.changed.connect(heard.append)
    qtbot.keyClicks(field.edit, "1990-5-17")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert heard == ["1990-5-17"]
    assert field.edit.text() == "1990/5/17"
    assert field.value() == "1990-5-17"


def test_what_is_no_date_stays_and_is_told(qtbot: QtBot, field: DateField) -> None:
    changed, problems = [], []
    field.changed.connect(changed.append)
    field.problem.connect(problems.append)
    qtbot.keyClicks(field.edit, "soon")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert (changed, problems) == ([], ["This is no date."])
    assert field.edit.text() == "soon"
    with pytest.raises(UserError):
        field.value()
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert problems == ["This is no date.", ""]


def test_a_quick_day_is_asked_for_when_pressed(qtbot: QtBot, field: DateField) -> None:
    days = iter(["2026-11-24", "2026-11-25"])
    heard: list[str] = []
    field.changed.connect(heard.append)
    button = field.add_quick("Tomorrow", lambda: next(days))
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["2026-11-24", "2026-11-25"]
    assert field.edit.text() == "2026/11/25"


def test_set_value_is_silent(field: DateField) -> None:
    heard: list[str] = []
    field.changed.connect(heard.append)
    field.set_value("2026-11-24")
    field.set_value("")
    assert heard == []
    assert field.edit.text() == ""
