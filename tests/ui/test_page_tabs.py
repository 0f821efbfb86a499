"""The entries of the View menu for the tabs of pages are the tabs that there are, and lead to them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.page_tabs import page_tabs
from crm_desktop.ui.tasks import Tasks


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    tasks = Tasks(at_end=session.database.close_thread)
    made = MainWindow(session, tasks, Bridge(session))
    qtbot.addWidget(made)
    yield made
    tasks.close()


def test_they_are_the_tabs_of_the_pages(window: MainWindow) -> None:
    for page, _, tabs in page_tabs():
        view = window.view(page)
        assert [(tab.key, tab.title) for tab in view._tabs.values()] == tabs, page


def test_an_entry_opens_its_page_with_the_tab_in_front(window: MainWindow) -> None:
    window.go_tab("follow_ups.calendar")
    assert window.page == "follow_ups" and window.view("follow_ups").current == "calendar"
    names = {name for act in window._doable().anywhere for name in act.names}
    assert any("Reception" in name and "Day close" in name for name in names)
    assert any("跟进" in name and "日历" in name for name in names)
