"""The tab of the shop's lists: entries changed in place, and the customers behind each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crm_desktop.services import classification, customers, history, segments
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.delete_entry import DeleteEntryDialog
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_lists import ListsTab
from crm_desktop.ui.widgets.choices import Choice
from tests.ui.views.conftest import Shop

# The offscreen platform says so at each popup.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ListsTab:
    page = ListsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _show_list(view: ListsTab, name: str, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.which.set_value(name)
        view._change_list()


def _names(view: ListsTab) -> list[str]:
    return [entry.name for entry in view.tree.entries()]


def test_each_list_with_its_counts(view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    assert _names(view) == ["零售"]
    assert view.tree.entry(shop.retail).count == 1
    _show_list(view, "grade", qtbot, tasks)
    assert [(entry.name, entry.count) for entry in view.tree.entries()] == [("A", 1), ("B", 0)]


def test_an_entry_shows_its_customers_and_opens_them(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.retail])
    assert list(view.customers.model.ids) == [shop.zhang]
    assert view.customers._count.text() == "1 customer"
    with qtbot.waitSignal(view.customers_requested) as asked:
        view.customers.open_button.click()
    assert asked.args == [having(category=frozenset({shop.retail}))]
    view.customers.list.setCurrentIndex(view.customers.model.index(0, 0))
    with qtbot.waitSignal(view.customer_opened) as opened:
        qtbot.keyClick(view.customers.list, Qt.Key.Key_Return)
    assert opened.args == [shop.zhang]


def test_a_change_elsewhere_changes_counts_and_customers(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.retail])
    with qtbot.waitSignal(tasks.idle):
        customers.update(shop.session, shop.li_lei, {"category": shop.retail})
    assert view.tree.entry(shop.retail).count == 2
    assert set(view.customers.model.ids) == {shop.zhang, shop.li_lei}
    assert view.tree.chosen() == [shop.retail]


def test_adding_and_a_name_that_is_taken(view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    view.new.setText("批发")
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(view.new, Qt.Key.Key_Return)
    assert _names(view) == ["零售", "批发"]
    assert view.tree.entry(view.tree.chosen()[0]).name == "批发"
    view.new.setText("批发")
    view.add()
    assert view.message.isVisible() and view.new.text() == "批发"


def test_adding_below_another(view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.retail])
    view.begin_below()
    assert view.below.isVisible()
    view.new.setText("街坊")
    with qtbot.waitSignal(tasks.idle):
        view.add()
    entry = next(entry for entry in view.tree.entries() if entry.name == "街坊")
    assert entry.parent_id == shop.retail
    assert view.tree.index_of(entry.id).parent() == view.tree.index_of(shop.retail)


def test_renaming_in_place(view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.retail])
    qtbot.keyClick(view.tree, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    editor = view.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("零售店")
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert classification.entries(shop.session, "category")[0].name == "零售店"
    with qtbot.waitSignal(tasks.idle):
        history.undo_last(shop.session)
    assert _names(view) == ["零售"]


def test_a_change_elsewhere_waits_while_a_name_is_typed(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.retail])
    view.tree.rename()
    editor = view.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("half a na")
    with qtbot.waitSignal(tasks.idle):
        classification.add(shop.session, "category", "批发")
    assert editor.isVisible() and editor.text() == "half a na"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: _names(view) == ["零售", "批发"])


def test_recolouring_and_moving(view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    _show_list(view, "grade", qtbot, tasks)
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.grade_b])
    with qtbot.waitSignal(tasks.idle):
        view.recolor("purple")
    assert view.tree.entry(shop.grade_b).color == "purple"
    with qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(view.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _names(view) == ["B", "A"]
    assert view.tree.chosen() == [shop.grade_b]


def test_merging_moves_the_customers_with_a_way_back(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _show_list(view, "grade", qtbot, tasks)
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.grade_a])
    view.ask_merge()
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        qtbot.keyClick(view.popup.line, Qt.Key.Key_Return)
    assert _names(view) == ["B"]
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_b
    with qtbot.waitSignal(tasks.idle):
        history.undo_last(shop.session)
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_a


def test_deleting_an_unused_entry_asks_nothing(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _show_list(view, "grade", qtbot, tasks)
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.grade_b])
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        qtbot.keyClick(view.tree, Qt.Key.Key_Delete)
    assert _names(view) == ["A"]


def test_deleting_a_used_entry_asks_what_its_customers_get(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _show_list(view, "grade", qtbot, tasks)
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.grade_a])
    view.delete()
    view.dialog.chooser.open()
    qtbot.keyClicks(view.dialog.chooser.popup.line, "B")
    qtbot.keyClick(view.dialog.chooser.popup.line, Qt.Key.Key_Return)
    assert view.dialog.chooser.text() == "B"
    with qtbot.waitSignals([view.toast_requested, tasks.idle]):
        view.dialog.delete_button.click()
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_b


def test_the_dialog_says_how_many_and_returns_the_answer(qtbot: QtBot) -> None:
    dialog = DeleteEntryDialog("零售", 214, [Choice(3, "批发")])
    qtbot.addWidget(dialog)
    assert dialog.move_to is None
    dialog._choose(3)
    assert dialog.move_to == 3
    dialog._choose(None)
    assert dialog.move_to is None


def test_state_survives_a_change_of_language(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks, bridge: Bridge
) -> None:
    _show_list(view, "grade", qtbot, tasks)
    with qtbot.waitSignal(tasks.idle):
        view.tree.choose([shop.grade_b])
    view.new.setText("typed")
    again = ListsTab(shop.session, tasks, bridge)
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(tasks.idle):
        again.restore(view.state())
    assert again.list_name == "grade"
    assert again.tree.chosen() == [shop.grade_b]
    assert again.new.text() == "typed"


def test_an_entry_is_put_below_another_and_a_circle_is_refused(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.idle):
        below = classification.add(shop.session, "category", "散客", parent_id=shop.retail)
    view.tree.choose([shop.retail])
    view.ask_place()
    with qtbot.waitSignal(tasks.idle):
        view.popup.chosen.emit(below)
    view.popup.hide()
    assert "below itself" in view.message.text() and view.message.isVisible()
    with qtbot.waitSignal(tasks.idle):
        view.place(below, None)
    assert not view.message.isVisible() and view.tree.entry(below).parent_id is None


def test_deleting_an_entry_that_a_group_asks_for_names_the_group(
    view: ListsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    group = segments.add_smart(shop.session, "没人", having(grade={shop.grade_b}))
    _show_list(view, "grade", qtbot, tasks)
    view.tree.choose([shop.grade_b])
    view.delete()
    assert view.dialog.uses.text() == "Also asked for by: group 没人."
    view.dialog.chooser.chosen.emit(shop.grade_a)
    with qtbot.waitSignal(view.toast_requested), qtbot.waitSignal(tasks.idle):
        view.dialog.delete_button.click()
    assert segments.said(shop.session, segments.get(shop.session, group)) == "grade:A"
