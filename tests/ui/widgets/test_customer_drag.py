"""Customers are dragged onto classes: where a drag begins, what it carries, what the mark says, what falling does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services import classification, customers, history, segments
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_groups import GroupsTab
from crm_desktop.ui.views.classification_lists import ListsTab
from crm_desktop.ui.views.customers import CustomersView
from crm_desktop.ui.widgets.customer_drag import CustomerDrag, carried, ids_in
from tests.ui.views.conftest import Shop, bridge, shop, tasks

__all__ = ["bridge", "shop", "tasks"]
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomersView:
    page = CustomersView(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    qtbot.waitUntil(lambda: not page.refreshing)
    return page


def _hang(target: QAbstractItemView, ids: list[int], at: QPoint) -> None:
    data = carried(ids)
    QApplication.sendEvent(target.viewport(), QDragEnterEvent(at, _COPY, data, _LEFT, _NONE))
    QApplication.sendEvent(target.viewport(), QDragMoveEvent(at, _COPY, data, _LEFT, _NONE))


def _fall(target: QAbstractItemView, ids: list[int], at: QPoint) -> None:
    data = carried(ids)
    QApplication.sendEvent(target.viewport(), QDropEvent(QPointF(at), _COPY, data, _LEFT, _NONE))


def _place(view: QAbstractItemView, text: str, parent: QModelIndex | None = None) -> QPoint | None:
    model = view.model()
    parent = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if str(index.data()) == text and parent.isValid() == (text not in ("",)):
            return view.visualRect(index).center()
        found = _place(view, text, index)
        if found is not None:
            return found
    return None


def _at(view: QAbstractItemView, text: str) -> QPoint:
    found = _place(view, text)
    if found is None:  # a list without groups
        model = view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        found = next(view.visualRect(index).center() for index in rows if index.data() == text)
    return found


def _drags(view: CustomersView) -> list[list[int]]:
    seen: list[list[int]] = []

    def run(drag: QDrag) -> None:
        seen.append(ids_in(drag.mimeData()))

    drag = view.table.findChild(CustomerDrag)
    assert drag is not None
    drag.run = run
    return seen


def _pull(qtbot: QtBot, view: CustomersView, row: int, way: QPoint) -> None:
    table = view.table
    at = table.visualRect(view.model.index(row, view.model.keys.index("name"))).center()
    qtbot.mousePress(table.viewport(), _LEFT, pos=at)
    for part in (3, 2, 1):
        qtbot.mouseMove(table.viewport(), at + QPoint(way.x() // part, way.y() // part))
    qtbot.mouseRelease(table.viewport(), _LEFT, pos=at + way)


def test_a_row_is_dragged_sideways_and_a_selection_as_a_whole(
    view: CustomersView, shop: Shop, qtbot: QtBot
) -> None:
    seen = _drags(view)
    first, second = view.model.ids[0], view.model.ids[1]
    view.table.go_to(0)
    _pull(qtbot, view, 1, QPoint(-60, 4))
    assert seen == [[second]]
    view.table.selectAll()
    _pull(qtbot, view, 0, QPoint(0, 60))
    assert seen[1:] == [[first, second]] and view.table.selected_count() == 2


def test_up_and_down_selects_as_before_and_a_click_selects_one(view: CustomersView, qtbot: QtBot) -> None:
    seen = _drags(view)
    view.table.go_to(0)
    view.table.clearSelection()
    _pull(qtbot, view, 0, QPoint(2, 40))
    assert seen == [] and view.table.selected_count() == 2
    at = view.table.visualRect(view.model.index(1, view.model.keys.index("name"))).center()
    qtbot.mouseClick(view.table.viewport(), _LEFT, pos=at)
    assert view.selected() == [view.model.ids[1]]


def test_the_side_panel_marks_and_takes_them_in_one_act(
    view: CustomersView, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    both = [shop.zhang, shop.li_lei]
    _hang(view.panel, both, QPoint(5, 5))
    qtbot.wait(0)
    place = _at(view.panel, "B")  # nobody has it: it is shown while something is dragged
    _hang(view.panel, both, place)
    assert view.panel.drop.mark.contains(place)
    with qtbot.waitSignal(view.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        _fall(view.panel, both, place)
    assert {customers.get(shop.session, each).grade_id for each in both} == {shop.grade_b}
    assert view.panel.drop.mark.isEmpty()
    history.undo(shop.session, said.args[1])
    assert customers.get(shop.session, shop.zhang).grade_id == shop.grade_a


def test_tags_are_added_and_headings_take_nothing(
    view: CustomersView, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    _hang(view.panel, [shop.li_lei], QPoint(5, 5))
    place = _at(view.panel, "老客户")
    with qtbot.waitSignal(tasks.idle):
        _fall(view.panel, [shop.li_lei], place)
    assert customers.get(shop.session, shop.li_lei).tag_ids == (shop.regular,)
    _hang(view.panel, [shop.li_lei], view.panel.visualItemRect(view.panel.topLevelItem(1)).center())
    assert view.panel.drop.mark.isEmpty()
    QApplication.sendEvent(view.panel.viewport(), QDragLeaveEvent())


def test_the_lists_of_classification_take_them(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    company = classification.add(shop.session, "category", "单位客户")
    page = ListsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    place = _at(page.tree, "单位客户")
    _hang(page.tree, [shop.zhang], place)
    assert page.tree.drop.mark.contains(place)
    with qtbot.waitSignal(page.toast_requested), qtbot.waitSignal(tasks.idle):
        _fall(page.tree, [shop.zhang], place)
    assert customers.get(shop.session, shop.zhang).category_id == company


def test_fixed_groups_take_them_and_smart_ones_do_not(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    fixed = segments.add_fixed(shop.session, "店庆")
    segments.add_smart(shop.session, "好客户", having(grade=shop.grade_a))
    page = GroupsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    _hang(page.tree, [shop.zhang], _at(page.tree, "好客户"))
    assert page.tree.drop.mark.isEmpty()
    with qtbot.waitSignal(page.toast_requested), qtbot.waitSignal(tasks.idle):
        _fall(page.tree, [shop.zhang], _at(page.tree, "店庆"))
    assert segments.counts(shop.session)[fixed] == 1


def test_another_drag_is_not_taken(view: CustomersView) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("5")
    event = QDragEnterEvent(QPoint(5, 5), _COPY, data, _LEFT, _NONE)
    event.ignore()
    QApplication.sendEvent(view.panel.viewport(), event)
    assert event.type() == QEvent.Type.DragEnter and view.panel.drop.mark.isEmpty() and ids_in(data) == []
