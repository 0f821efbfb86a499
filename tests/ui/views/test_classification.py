"""The page of classes: its tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import classification
from crm_desktop.ui.views.classification import ClassificationView
from tests.ui.views.conftest import Shop


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tabs, whatever the program has."""
    lists = next(each for each in classification.TABS if each[0] == "lists")
    other = ("again", lambda: "Again", lists[2], lists[3])
    monkeypatch.setattr(classification, "TABS", (lists, other))


def _view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ClassificationView:
    page = ClassificationView(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


@pytest.mark.usefixtures("two")
def test_a_tab_is_built_when_it_is_first_shown_and_remembered(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    view = _view(qtbot, shop, tasks, bridge)
    assert view.tabs.current == "lists" and list(view.tabs.made()) == ["lists"]
    with qtbot.waitSignal(tasks.idle):
        view.tab("again")
    assert set(view.tabs.made()) == {"lists", "again"}
    assert _view(qtbot, shop, tasks, bridge).tabs.current == "again"


@pytest.mark.usefixtures("two")
def test_the_keys_go_from_tab_to_tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> None:
    view = _view(qtbot, shop, tasks, bridge)
    view.first_focus.setFocus()
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(view.first_focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert view.tabs.current == "again"
    qtbot.keyClick(view.tabs.bar, Qt.Key.Key_Home)
    assert view.tabs.current == "lists"
    qtbot.keyClick(view.tabs.bar, Qt.Key.Key_Right)
    assert view.tabs.current == "again"


@pytest.mark.usefixtures("two")
def test_what_a_tab_asks_for_and_its_state_pass_through(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    view = _view(qtbot, shop, tasks, bridge)
    lists = view.tab("lists")
    with qtbot.waitSignal(view.customers_requested) as asked:
        lists.customers_requested.emit(having(category=frozenset({shop.retail})))
    assert asked.args == [having(category=frozenset({shop.retail}))]
    with qtbot.waitSignal(tasks.idle):
        lists.which.set_value("grade")
        lists._change_list()
    view.tab("again")
    state = view.state()
    other = _view(qtbot, shop, tasks, bridge)
    with qtbot.waitSignal(tasks.idle):
        other.restore(state)
    assert other.tabs.current == "again" and other.tabs.widget("lists").list_name == "grade"
