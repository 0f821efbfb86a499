"""The page of classes: its tabs are connected with the window, remembered and put back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classification
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification import ClassificationView
from tests.ui.views.conftest import Shop


def _view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ClassificationView:
    page = ClassificationView(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def test_it_begins_with_the_overview_and_then_with_the_tab_that_was_in_front(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    view = _view(qtbot, shop, tasks, bridge)
    assert view.current == "overview"
    with qtbot.waitSignal(tasks.idle):
        view.show_tab("lists")
    assert _view(qtbot, shop, tasks, bridge).current == "lists"


def test_a_change_of_language_leaves_what_was_chosen_in_a_tab(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    view = _view(qtbot, shop, tasks, bridge)
    lists = view.tab("lists")
    with qtbot.waitSignal(tasks.idle):
        lists.which.set_value("grade")
        lists._change_list()
    view.show_tab("groups")
    state = view.state()
    other = _view(qtbot, shop, tasks, bridge)
    with qtbot.waitSignal(tasks.idle):
        other.restore(state)
    assert other.current == "groups" and other.tab("lists").list_name == "grade"


def test_what_a_tab_asks_for_reaches_the_window(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    retail = classification.add(session, "category", "零售")
    window = MainWindow(session, tasks, bridge)
    qtbot.addWidget(window)
    window.show()
    window.go("classification")
    view = window.view("classification")
    view.tab("lists").customers_requested.emit(having(category=frozenset({retail})))
    qtbot.waitUntil(lambda: window._page == "customers")
    assert window.view("customers").pane.tools.finder.text() == "category:零售"
