"""The tab of groups: made, changed and deleted in place, with who is in each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.services import classification, customers, history, segments
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_groups import GroupsTab
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> GroupsTab:
    page = GroupsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _add(tab: GroupsTab, name: str, asks: str, qtbot: QtBot, tasks: Tasks) -> None:
    tab.name.setText(name)
    tab.asks.setText(asks)
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.name, Qt.Key.Key_Return)


def test_a_smart_group_shows_its_customers_and_what_it_asks_for(
    tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _add(tab, "好客户", "grade:A", qtbot, tasks)
    assert [(entry.name, entry.count) for entry in tab.tree.entries()] == [("好客户", 1)]
    assert list(tab.customers.model.ids) == [shop.zhang] and tab.query.text() == "grade:A"
    with qtbot.waitSignal(tasks.idle):
        customers.update(shop.session, shop.li_lei, {"grade": shop.grade_a})
    assert tab.tree.entries()[0].count == 2
    assert set(tab.customers.model.ids) == {shop.zhang, shop.li_lei}


def test_what_a_group_asks_for_is_changed_in_its_line(
    tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _add(tab, "好客户", "grade:A", qtbot, tasks)
    tab.query.setText("-grade:A")
    with qtbot.waitSignal(tasks.idle):
        tab.save.click()
    assert list(tab.customers.model.ids) == [shop.li_lei]
    tab.query.setText("grade:nobody")
    tab.save.click()
    assert tab.message.isVisible()


def test_a_taken_name_is_said_and_what_was_typed_stays(tab: GroupsTab, qtbot: QtBot, tasks: Tasks) -> None:
    _add(tab, "常客", "", qtbot, tasks)
    tab.name.setText("常客")
    tab.add()
    assert tab.message.isVisible() and tab.name.text() == "常客"


def test_a_deleted_group_is_gone_until_undone(tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    _add(tab, "常客", "", qtbot, tasks)
    with qtbot.waitSignal(tab.toast_requested), qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert tab.tree.entries() == []
    with qtbot.waitSignal(tasks.idle):
        history.undo_last(shop.session)
    assert [entry.name for entry in tab.tree.entries()] == ["常客"]


def test_order_and_export(tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    _add(tab, "一", "", qtbot, tasks)
    _add(tab, "二", "grade:A", qtbot, tasks)
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.export.click()
    assert list(asked.args[0]["shown"]) == [shop.zhang]
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [entry.name for entry in tab.tree.entries()] == ["二", "一"]


@pytest.fixture
def customers_view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomersView:
    page = CustomersView(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def test_the_selection_of_the_list_goes_into_a_fixed_group(
    customers_view: CustomersView, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    group = segments.add_fixed(shop.session, "生日会")
    customers_view.table.selectAll()
    menu = QMenu(customers_view)
    customers_view.menus.fill_groups(menu)
    into = menu.actions()[2].menu()
    assert into is not None and [action.text() for action in into.actions()] == ["生日会"]
    into.actions()[0].trigger()
    assert segments.counts(shop.session) == {group: 2}


def test_a_smart_group_is_made_of_the_filter_of_the_list(
    customers_view: CustomersView, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        customers_view.show_filter(having(grade=shop.grade_a))
    customers_view.views.make_group()
    dialog = customers_view.window().findChild(_dialog())
    dialog.line.setText("好客户")
    dialog.act.click()
    assert segments.said(shop.session, segments.named(shop.session, "好客户")) == "grade:A"
    classification.rename(shop.session, "grade", shop.grade_a, "甲")
    assert segments.counts(shop.session) == {segments.named(shop.session, "好客户").id: 1}


def _dialog() -> type:
    from crm_desktop.ui.dialogs.view_name import ViewName

    return ViewName
