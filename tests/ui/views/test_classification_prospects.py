"""The tab of potential customers: the line, the cells, the acts, the finder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.services import classification, customers, follow_ups, history, prospects
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.plan_for_many import PlanForMany
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_prospects import ProspectsTab
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ProspectsTab:
    prospects.convert(shop.session, [shop.zhang])
    page = ProspectsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _choose(tab: ProspectsTab, which: str, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        tab.which.set_value(which)
        tab.which.chosen.emit(which)


def test_one_is_written_down_in_a_line_and_undone(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    assert list(tab.list.model.ids) == [shop.li_lei]
    tab.line.name.setText("赵六")
    tab.line.phone.setText("13700001111")
    tab.line.evaluation.chosen.emit("5")
    tab.line.step.setText("送样")
    tomorrow = (clock.today() + timedelta(1)).isoformat()
    tab.line.days.set_day(tomorrow)
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.line.step, Qt.Key.Key_Return)
    row = tab.list.model.row_at(0)
    assert row is not None and (row.name, row.evaluation, row.next_follow_up) == ("赵六", "5", tomorrow)
    assert tab.line.name.text() == "" and tab.line.name.hasFocus()
    with qtbot.waitSignal(tasks.idle):
        history.undo(shop.session, said.args[1])
    assert list(tab.list.model.ids) == [shop.li_lei]


def test_what_is_missing_is_said_and_what_was_typed_stays(tab: ProspectsTab) -> None:
    tab.line.phone.setText("13700001111")
    tab.line.add()
    assert "name" in tab.line.message.text() and tab.line.phone.text() == "13700001111"


def test_the_evaluation_is_chosen_in_its_cell(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    model = tab.list.model
    assert tab.list.table.edit_cell(model.index(0, model.keys.index("evaluation")))
    from crm_desktop.ui.widgets.choices import ChoicePopup

    popup = tab.list.table.findChild(ChoicePopup)
    assert popup is not None
    with qtbot.waitSignal(tasks.idle):
        popup.chosen.emit("3")
    assert customers.get(shop.session, shop.li_lei).evaluation == "3"
    popup.hide()


def test_the_next_step_is_said_in_its_cell_and_changed_there(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    model = tab.list.model
    for text, days in (("打电话", 1), ("上门量尺", 3)):
        tab.list.table.go_to(0)
        assert tab.list.table.edit_cell(model.index(0, model.keys.index("next_follow_up")))
        tab.steps.step.setText(text)
        tab.steps.days.set_day((clock.today() + timedelta(days)).isoformat())
        with qtbot.waitSignal(tasks.idle):
            qtbot.keyClick(tab.steps.step, Qt.Key.Key_Return)
        assert not tab.steps.isVisible()
    assert [each.title for each in follow_ups.open_list(shop.session)] == ["上门量尺"]


def test_a_step_without_a_day_is_asked_for_one(tab: ProspectsTab, qtbot: QtBot) -> None:
    tab.list.table.go_to(0)
    tab.ask_step()
    tab.steps.plan()
    assert tab.steps.isVisible() and "day" in tab.steps.message.text()
    qtbot.keyClick(tab.steps.step, Qt.Key.Key_Escape)
    assert not tab.steps.isVisible()


def test_archived_with_a_reason_and_taken_up_again_by_keys(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    tab.list.table.go_to(0)
    tab.put_away()
    assert tab.popup is not None
    with qtbot.waitSignal(tab.toast_requested), qtbot.waitSignal(tasks.idle):
        tab.popup.create_requested.emit("太贵")
    tab.popup.hide()
    assert list(tab.list.model.ids) == [] and tab.list.empty.isVisible()
    assert [each.name for each in classification.entries(shop.session, "lost_reason")] == ["太贵"]
    _choose(tab, "archived", qtbot, tasks)
    assert list(tab.list.model.ids) == [shop.li_lei]
    tab.list.table.go_to(0)
    with qtbot.waitSignal(tasks.idle):
        tab.put_away()
    assert list(tab.list.model.ids) == []
    _choose(tab, "open", qtbot, tasks)
    assert list(tab.list.model.ids) == [shop.li_lei]


def test_a_customer_is_made_of_one_and_stands_among_the_converted(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    tab.list.table.go_to(0)
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        tab.convert()
    assert "李雷" in said.args[0] and list(tab.list.model.ids) == []
    _choose(tab, "converted", qtbot, tasks)
    assert set(tab.list.model.ids) == {shop.li_lei, shop.zhang}
    assert not tab.convert_button.isVisible()


def test_the_finder_reads_the_language_and_the_export_gets_what_is_shown(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    prospects.add(shop.session, {"name": "赵六", "evaluation": "5"})
    with qtbot.waitSignal(tasks.idle):
        tab.list.finder.setText("evaluation:5")
        tab.list.find()
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.export.click()
    assert len(asked.args[0]["shown"]) == 1 and "evaluation" in asked.args[1]
    tab.list.finder.setText("evaluation:nobody")
    tab.list.find()
    assert tab.list.problem.isVisible()


def test_the_menu_offers_what_the_buttons_do(tab: ProspectsTab) -> None:
    tab.list.table.go_to(0)
    menu = QMenu(tab)
    assert tab.fill_acts(menu) == "李雷"
    assert any("\tAlt+" in action.text() for action in menu.actions())


def test_the_next_step_of_several_is_asked_with_their_count(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    prospects.add(shop.session, {"name": "赵六"})
    qtbot.waitUntil(lambda: len(tab.list.model.ids) == 2)
    tab.list.table.selectAll()
    tab.ask_step()
    dialog = tab.many.planning.dialog
    assert isinstance(dialog, PlanForMany) and dialog.head.text() == "Plan 2 follow-ups"
    dialog.title.setText("邀请看样")
    with qtbot.waitSignal(tasks.idle):
        dialog.days.set_day(clock.today().isoformat())
    with qtbot.waitSignal(tab.toast_requested), qtbot.waitSignal(tasks.idle):
        dialog.act.click()
    assert [each.title for each in follow_ups.open_list(shop.session)] == ["邀请看样", "邀请看样"]


def test_very_many_are_converted_in_the_worker(
    tab: ProspectsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with shop.session.change(Action.FILL_SAMPLES):
        for at in range(210):
            customers.add(shop.session, {"name": f"客{at}"})
    qtbot.waitUntil(lambda: len(tab.list.model.ids) == 211)
    tab.list.table.selectAll()
    with qtbot.waitSignal(tab.toast_requested, timeout=20_000) as said:
        tab.convert()
    assert prospects.counts(shop.session)["converted"] == 212
    history.undo(shop.session, said.args[1])
    assert prospects.counts(shop.session)["open"] == 211
