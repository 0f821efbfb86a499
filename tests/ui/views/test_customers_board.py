"""The board as a person uses it: columns, cards, moving them by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, history, saved_views
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.tables.board_lane import BoardLane
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop
from tests.ui.views.test_customers import people, settle, view, view_of_people

__all__ = ["people", "view", "view_of_people"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen


@pytest.fixture
def board_view(view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot) -> CustomersView:
    """The list as a board by grade."""
    qtbot.keyClick(view_of_people.table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(view_of_people, tasks, qtbot)
    return view_of_people


def columns(view: CustomersView) -> list[tuple[str, str]]:
    return [(lane.name.text(), lane.count.text()) for lane in view.shape.board.lanes]


def centre(lane: BoardLane, row: int) -> QPoint:
    return lane.cards.rect_of(row).center()


def drag(view: CustomersView, source: BoardLane, row: int, target: BoardLane) -> None:
    """With the left button from a card to the middle of another column."""
    port, start = source.cards.viewport(), centre(source, row)
    end = port.mapFrom(view, target.mapTo(view, target.rect().center()))
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, Qt.KeyboardModifier.NoModifier, start)
    for at in (start + QPoint(20, 0), end):
        QTest.mouseMove(port, at)
    QTest.mouseRelease(port, button, Qt.KeyboardModifier.NoModifier, end)


def test_a_column_for_each_value_with_its_count(board_view: CustomersView, shop: Shop) -> None:
    assert board_view.shape.board.isVisible()
    assert not board_view.table.isVisible()
    assert columns(board_view) == [("A", "13"), ("B", "0"), ("No grade", "19")]
    lane = board_view.shape.board.lanes[0]
    names = [board_view.model.row_at(row).name for row in range(lane.column.start, lane.column.end)]
    assert names == ["客户00", *(f"客户{at:02}" for at in range(1, 12)), "张伟"]


def test_the_board_shows_what_the_filter_leaves(
    board_view: CustomersView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    board_view.show_filter(having(text="张"))
    settle(board_view, tasks, qtbot)
    assert columns(board_view) == [("A", "1"), ("B", "0"), ("No grade", "0")]


def test_a_card_is_dragged_to_another_column_and_taken_back(
    board_view: CustomersView, session: Session, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    lanes = board_view.shape.board.lanes
    customer_id = board_view.model.ids[lanes[0].column.start]
    with qtbot.waitSignal(board_view.toast_requested) as said:
        drag(board_view, lanes[0], lanes[0].column.start, lanes[1])
    settle(board_view, tasks, qtbot)
    assert customers.get(session, customer_id).grade_id == shop.grade_b
    assert columns(board_view) == [("A", "12"), ("B", "1"), ("No grade", "19")]
    assert board_view.current_id() == customer_id
    history.undo(session, said.args[1])
    settle(board_view, tasks, qtbot)
    assert columns(board_view) == [("A", "13"), ("B", "0"), ("No grade", "19")]


def test_several_cards_are_dragged_together(
    board_view: CustomersView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    first, _, none = board_view.shape.board.lanes
    start = none.column.start
    none.cards.show_row(start)
    QTest.mouseClick(none.cards.viewport(), Qt.MouseButton.LeftButton, pos=centre(none, start))
    QTest.mouseClick(
        none.cards.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        centre(none, start + 2),
    )
    assert board_view.table.selected_count() == 3
    drag(board_view, none, start + 1, first)
    settle(board_view, tasks, qtbot)
    assert columns(board_view) == [("A", "16"), ("B", "0"), ("No grade", "16")]


def test_arrows_walk_the_cards_and_alt_moves_them(
    board_view: CustomersView, session: Session, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    board, alt = board_view.shape.board, Qt.KeyboardModifier.AltModifier
    board.setFocus()
    board_view.table.go_to(board.lanes[0].column.start)
    qtbot.keyClick(board, Qt.Key.Key_Down)
    customer_id = board_view.current_id()
    assert customer_id == board_view.model.ids[board.lanes[0].column.start + 1]
    assert customer_id is not None
    qtbot.keyClick(board, Qt.Key.Key_Right, alt)
    settle(board_view, tasks, qtbot)
    assert customers.get(session, customer_id).grade_id == shop.grade_b
    assert board.lanes[1].column.holds(board_view.table.currentIndex().row())
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.lanes[2].column.holds(board_view.table.currentIndex().row())
    qtbot.keyClick(board, Qt.Key.Key_Left)
    assert board_view.current_id() == customer_id
    with qtbot.waitSignal(board_view.customer_opened) as opened:
        qtbot.keyClick(board, Qt.Key.Key_Return)
    assert opened.args == [customer_id]
    qtbot.keyClick(board, Qt.Key.Key_Right, alt)
    settle(board_view, tasks, qtbot)
    assert customers.get(session, customer_id).grade_id is None


def test_another_field_makes_the_columns_and_a_view_keeps_the_board(
    board_view: CustomersView, session: Session, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    board_view.shape.bar._fill()
    actions = {action.text(): action for action in board_view.shape.bar.field.menu().actions()}
    actions["Stage"].trigger()
    settle(board_view, tasks, qtbot)
    assert [name for name, _ in columns(board_view)][-2:] == ["Lost", "No stage"]
    board_view.views._save("Stages")
    assert saved_views.named(session, "Stages").board == "stage"
    customer_id = board_view.current_id()
    assert customer_id is not None
    qtbot.keyClick(board_view.shape.board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(board_view, tasks, qtbot)
    assert customers.get(session, customer_id).stage == "new"
    board_view.pane.tools.shape.set_value("board")
    qtbot.keyClick(board_view.shape.board, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(board_view, tasks, qtbot)
    assert board_view.table.isVisible()
    board_view.views.choose(saved_views.named(session, "Stages"))
    settle(board_view, tasks, qtbot)
    assert board_view.shape.board.isVisible()


def test_a_card_says_in_words_what_it_shows(board_view: CustomersView) -> None:
    board_view.table.go_to(board_view.shape.board.lanes[0].column.end - 1)
    said = board_view.shape.board.accessibleDescription()
    assert said == "张伟, 138 0571 5678, no contact yet, 13 of 13 in A"


def test_a_field_with_too_many_values_says_so(
    board_view: CustomersView, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    for at in range(121):
        classification.add(session, "category", f"类{at}")
    board_view.views.show_board("category")
    settle(board_view, tasks, qtbot)
    assert board_view.shape.bar.hint.text().startswith("This field has too many values")
    board_view.views.show_board("grade")
    settle(board_view, tasks, qtbot)
    assert board_view.shape.bar.hint.text().startswith("Drag a card")
