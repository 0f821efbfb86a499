"""The line that says how a follow-up repeats."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.errors import InvalidValue
from crm_desktop.ui.repeat_words import of_rule
from crm_desktop.ui.widgets.repeat_choice import RepeatChoice
from crm_desktop.values.repeats import FROM_COMPLETION, Repeat


@pytest.fixture
def choice(qtbot: QtBot) -> RepeatChoice:
    made = RepeatChoice()
    qtbot.addWidget(made)
    made.set_day("2026-11-26")  # a Thursday, the fourth and last of its month
    made.resize(1100, 40)
    made.show()
    return made


def _unit(choice: RepeatChoice, unit: str) -> None:
    choice.unit.setCurrentIndex(choice.unit.findData(unit))


def test_once_shows_nothing_more(choice: RepeatChoice) -> None:
    assert choice.repeat() is None
    assert not choice.every.isVisible() and not choice.end.isVisible()


def test_weeks_on_some_weekdays_in_words(choice: RepeatChoice) -> None:
    _unit(choice, "week")
    assert choice.repeat() == Repeat("week", 1, (3,))  # the weekday of its day, unless one is pressed
    choice.every.setValue(2)
    choice.weekdays[0].click()
    choice.weekdays[3].click()
    choice.end.setCurrentIndex(1)
    with pytest.raises(InvalidValue):
        choice.repeat()
    choice.until.setText("2027-03-01")
    assert choice.repeat() == Repeat("week", 2, (0, 3), until="2027-03-01")
    assert choice.words.text() == "→ every 2 weeks on Mon, Thu until 2027-03-01"


def test_months_by_day_weekday_or_last_day(choice: RepeatChoice) -> None:
    _unit(choice, "month")
    found = []
    for at in range(choice.on.count()):
        choice.on.setCurrentIndex(at)
        found.append(choice.repeat())
    assert found == [
        Repeat("month", day=26),
        Repeat("month", weekdays=(3,), nth=4),
        Repeat("month", weekdays=(3,), nth=-1),
        Repeat("month", day=31),
    ]
    assert choice.words.text() == "→ every month on the last day"


def test_from_completion_needs_no_weekday(choice: RepeatChoice) -> None:
    _unit(choice, "week")
    choice.anchor.setCurrentIndex(1)
    assert not choice.weekdays[0].isVisible()
    assert (choice.repeat(), choice.counted_from) == (Repeat("week"), FROM_COMPLETION)
    choice.clear()
    assert choice.repeat() is None


def test_a_rule_of_another_program_is_shown_as_it_is() -> None:
    assert of_rule("FREQ=HOURLY") == "FREQ=HOURLY"
    assert of_rule("") == ""
