"""The settings of reminders and of the start: check boxes that work at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import reminders
from crm_desktop.services.autostart import DesktopEntry
from crm_desktop.ui.tray import Tray
from crm_desktop.ui.views.settings_reminders import RemindersSection


@pytest.fixture(autouse=True)
def _tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))


def test_each_box_is_remembered_and_told(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    section = RemindersSection(session, DesktopEntry(tmp_path / "autostart"))
    qtbot.addWidget(section)
    assert [box.isChecked() for box in (section.on, section.names, section.stay, section.autostart)] == [
        True,
        False,
        False,
        False,
    ]
    for box in (section.names, section.stay):
        with qtbot.waitSignal(section.changed):
            box.click()
    section.autostart.click()
    assert reminders.names_allowed(session)
    assert DesktopEntry(tmp_path / "autostart").read().endswith('"--background"')
    again = RemindersSection(session, DesktopEntry(tmp_path / "autostart"))
    qtbot.addWidget(again)
    assert all(box.isChecked() for box in (again.names, again.stay, again.autostart))
    section.on.click()
    assert not reminders.enabled(session)
    assert not section.names.isEnabled()


def test_a_system_that_refuses_is_told_and_the_box_is_as_before(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("")
    section = RemindersSection(session, DesktopEntry(tmp_path / "autostart"))
    qtbot.addWidget(section)
    section.autostart.click()
    assert not section.autostart.isChecked()
    assert not section.problem.isHidden()


def test_what_the_desktop_does_not_have_cannot_be_chosen(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: False))
    section = RemindersSection(session, None)
    qtbot.addWidget(section)
    assert not section.stay.isEnabled()
    assert not section.autostart.isEnabled()
