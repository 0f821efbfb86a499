"""Headings in a list that is in groups: name and count, folded by mouse and keys; selection is of customers alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop
from tests.ui.views.test_customers_views import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(session: Session, tasks: Tasks, bridge: Bridge, shop: Shop, qtbot: QtBot) -> Iterator[CustomersView]:
    """张伟 has grade A; B has 安娜 and 丁一, 李雷 none."""
    for name in ("安娜", "丁一"):
        customers.add(session, {"name": name, "grade": shop.grade_b})
    made = CustomersView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.views.group_by("grade")
    settle(made, tasks, qtbot)
    yield made
    made.hide()


def told(view: CustomersView) -> list[str]:
    """The lines of the table from the top."""
    found = []
    for line in range(view.model.rowCount()):
        heading, row = view.model.heading_at(line), view.model.row_at(line)
        found.append(f"{heading.words} {heading.count}" if heading else row.name if row else "?")
    return found


def click(view: CustomersView, qtbot: QtBot, line: int, held: Qt.KeyboardModifier = NONE) -> None:
    place = QPoint(300, view.table.rowViewportPosition(line) + 10)
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, held, place)


def names(view: CustomersView) -> list[str]:
    rows = [
        view.model.row_at(view.model.lines.line_of(view.model.ids.index(each))) for each in view.selected()
    ]
    return [row.name for row in rows if row]


WHOLE = ["A 1", "张伟", "B 2", "安娜", "丁一", "No grade 1", "李雷"]


def test_each_group_has_a_heading_and_a_click_folds_it(view: CustomersView, qtbot: QtBot) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert told(view) == WHOLE
    click(view, qtbot, 2)
    assert told(view) == ["A 1", "张伟", "B 2", "No grade 1", "李雷"]
    assert view.selected() == [] or names(view) == ["张伟"]
    click(view, qtbot, 2)
    assert told(view) == WHOLE
    assert "B" in view.model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_keys_fold_and_unfold_and_the_arrows_go_over_headings(view: CustomersView, qtbot: QtBot) -> None:
    table = view.table
    table.setFocus()
    table.go_to(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert view.model.heading_at(table.currentIndex().row()).words == "B"
    qtbot.keyClick(table, Qt.Key.Key_Delete)  # nobody is selected: nothing happens
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert told(view) == ["A 1", "张伟", "B 2", "No grade 1", "李雷"]
    assert view.model.heading_at(table.currentIndex().row()).words == "B"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert names(view) == ["李雷"]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told(view)[:2] == ["A 1", "B 2"]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert told(view)[:2] == ["A 1", "张伟"]
    opened = []
    table.opened.connect(opened.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [view.current_id()]


def test_select_all_takes_the_customers_that_are_seen_and_no_heading(
    view: CustomersView, qtbot: QtBot, tasks: Tasks
) -> None:
    view.table.selectAll()
    assert names(view) == ["张伟", "安娜", "丁一", "李雷"]
    assert view.table.columns_header.all_selected is True
    view.table.fold_group(1, True)
    assert names(view) == ["张伟", "李雷"], "whoever is folded away is not selected any more"
    click(view, qtbot, 2, CTRL)
    assert names(view) == ["安娜", "丁一"] and told(view) == WHOLE
    view.acts.star(view.selected(), True)
    settle(view, tasks, qtbot)
    assert names(view) == ["安娜", "丁一"], "the selection stays with its customers"


def test_a_customer_who_changes_group_moves_and_what_is_folded_stays_folded(
    view: CustomersView, qtbot: QtBot, tasks: Tasks, shop: Shop
) -> None:
    view.table.fold_group(0, True)
    view.table.go_to(view.model.ids.index(shop.li_lei))
    customers.update(shop.session, shop.li_lei, {"grade": shop.grade_a})
    settle(view, tasks, qtbot)
    assert told(view) == ["A 2", "B 2", "安娜", "丁一"]
    assert view.model.heading_at(view.table.currentIndex().row()).words == "A"
    view.table.go_to(view.model.ids.index(shop.li_lei))  # as when another page asks for the customer
    assert told(view)[:3] == ["A 2", "李雷", "张伟"]
    view.views.group_by("category")
    settle(view, tasks, qtbot)
    assert view.model.folded == set()
    view.views.group_by("")
    settle(view, tasks, qtbot)
    assert view.model.lines.headings == () and len(told(view)) == 4


def test_all_groups_are_folded_and_unfolded_from_the_menu_of_a_heading(
    view: CustomersView, qtbot: QtBot
) -> None:
    menu = QMenu(view)
    view.table._fill_heading_menu(menu, 1)
    acts = {action.text(): action for action in menu.actions()}
    acts["Fold all groups"].trigger()
    assert told(view) == ["A 1", "B 2", "No grade 1"]
    acts["Unfold all groups"].trigger()
    assert told(view) == WHOLE
    acts["Select these 2 customers"].trigger()
    assert names(view) == ["安娜", "丁一"]


def test_next_and_previous_customer_pass_headings_and_the_bar_goes_to_headings(
    view: CustomersView, qtbot: QtBot
) -> None:
    view.table.go_to(0)
    view.next_customer()
    assert names(view) == ["安娜"]
    view.previous_customer()
    assert names(view) == ["张伟"]
    view.shape.groups._go_to(2)
    assert view.model.heading_at(view.table.currentIndex().row()).words == "No grade"
    assert not view.table.editing and not view.table.edit_cell(view.table.currentIndex())


def test_a_cell_below_a_heading_is_edited_as_anywhere(
    view: CustomersView, qtbot: QtBot, tasks: Tasks
) -> None:
    table = view.table
    line = told(view).index("丁一")
    assert table.edit_cell(view.model.index(line, view.model.keys.index("name")))
    editor = table.findChildren(type(view.pane.tools.finder).__mro__[1])[-1]
    editor.setText("丁二")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(view, tasks, qtbot)
    assert told(view) == ["A 1", "张伟", "B 2", "安娜", "丁二", "No grade 1", "李雷"]
