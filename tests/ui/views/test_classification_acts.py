"""Acts on all customers of a group, or on some of them: the count first, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import customers, follow_ups, history, segments
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.plan_for_many import PlanForMany
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_groups import GroupsTab
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(params=["smart", "fixed"])
def tab(request: pytest.FixtureRequest, qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> GroupsTab:
    if request.param == "smart":
        segment = segments.add_smart(shop.session, "所有人", having(starred=False, text="1"))
        assert segments.counts(shop.session)[segment] == 2
    else:
        segment = segments.add_fixed(shop.session, "所有人", [shop.zhang, shop.li_lei])
    page = GroupsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    with qtbot.waitSignal(tasks.idle):
        page.tree.choose([segment])
    return page


def _all(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            below.aboutToShow.emit()
            found += _all(below)
        else:
            found.append(action)
    return found


def _menu(tab: GroupsTab) -> list[QAction]:
    menu = tab.customers.all_button.menu()
    menu.aboutToShow.emit()
    return _all(menu)


def _act(tab: GroupsTab, words: str) -> QAction:
    return next(each for each in _menu(tab) if each.text().strip().startswith(words))


def test_the_count_stands_first(tab: GroupsTab) -> None:
    assert tab.customers.all_button.isEnabled()
    assert _menu(tab)[0].text() == "2 customers"


def test_a_grade_for_all_of_a_group_is_one_act(
    tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        _act(tab, "B").trigger()
    assert {customers.get(shop.session, each).grade_id for each in (shop.zhang, shop.li_lei)} == {
        shop.grade_b
    }
    history.undo(shop.session, said.args[1])
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_a
    assert customers.get(shop.session, shop.li_lei).grade_id is None


def test_follow_ups_for_all_of_a_group_are_one_act(
    tab: GroupsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    follow_ups.plan(shop.session, shop.zhang, clock.today().isoformat(), "早有")
    _act(tab, "Plan follow-ups").trigger()
    dialog = tab.customers.acts.planning.dialog
    assert isinstance(dialog, PlanForMany) and dialog.head.text() == "Plan 2 follow-ups"
    dialog.skip.setChecked(True)
    assert dialog.act.text() == "Plan 1 follow-up"
    dialog.act.click()
    assert "day" in dialog.problem.text()
    with qtbot.waitSignal(tasks.idle):
        dialog.days.set_day(clock.today().isoformat())
    assert [tuple(load)[1:] for load in dialog.loads.loads] == [(1, 1)]
    with qtbot.waitSignal(tasks.idle):
        dialog.spread.setValue(2)
    assert [tuple(load)[1:] for load in dialog.loads.loads] == [(1, 0), (0, 1)]
    dialog.spread.setValue(1)
    dialog.act.click()
    assert "done" in dialog.problem.text()
    dialog.title.setText("邀请店庆")
    dialog.who.chosen.emit(shop.wang)
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        dialog.act.click()
    assert said.args[0] == "1 follow-up planned"
    found = {each.title: each for each in follow_ups.open_list(shop.session)}
    assert (found["邀请店庆"].customer_id, found["邀请店庆"].staff_id) == (shop.li_lei, shop.wang)
    history.undo(shop.session, said.args[1])
    assert [each.title for each in follow_ups.open_list(shop.session)] == ["早有"]


def test_export_and_the_acts_of_a_selection(tab: GroupsTab, shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.export_requested) as asked:
        _act(tab, "Export").trigger()
    assert set(asked.args[0]["shown"]) == {shop.zhang, shop.li_lei}
    tab.customers.list.setCurrentIndex(tab.customers.model.index(1, 0))
    (chosen,) = tab.customers.selected()
    menu = QMenu(tab)
    tab.customers.acts.fill(menu, [chosen])
    with qtbot.waitSignal(tab.export_requested) as asked:
        next(each for each in _all(menu) if each.text().startswith("Export")).trigger()
    assert list(asked.args[0]["shown"]) == [chosen]
