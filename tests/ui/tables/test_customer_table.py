"""The table of customers: selection, keys, editing, the header."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import classification, customer_list, customers
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.customer_table import CustomerTable
from crm_desktop.ui.tables.customers_model import CustomersModel

Saved = list[tuple[int, str, str]]


@pytest.fixture
def saved() -> Saved:
    return []


@pytest.fixture
def table(session: Session, qtbot: QtBot, saved: Saved) -> Iterator[CustomerTable]:
    classification.add(session, "grade", "A")
    for at in range(60):
        customers.add(session, {"name": f"客户{at:02}", "grade": 1 if at % 2 else None})
    model = CustomersModel(session, ShopLists(session))
    model.set_ids(customer_list.ids(session, Filter()))

    def save(customer_id: int, key: str, text: str) -> str | None:
        if text == "taken":
            return "Somebody has it."
        saved.append((customer_id, key, text))
        return None

    made = CustomerTable(model, save)
    made.columns_header.set_layout_state(None)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.setFocus()
    yield made


def cell(table: CustomerTable, row: int, key: str) -> QPoint:
    return table.visualRect(table.model().index(row, columns.all_keys().index(key))).center()


def click(qtbot: QtBot, table: CustomerTable, row: int, key: str, modifier: Qt.KeyboardModifier) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, cell(table, row, key))


NONE = Qt.KeyboardModifier.NoModifier


def test_select_all_is_one_range(table: CustomerTable) -> None:
    table.selectAll()
    assert table.selected_ranges() == [(0, 59)]
    assert table.selected_count() == 60
    assert table.selected_ids() == table.customers.ids


def test_rows_are_selected_by_their_boxes(table: CustomerTable, qtbot: QtBot) -> None:
    for row in (1, 3, 4):
        click(qtbot, table, row, columns.CHECK, NONE)
    assert sorted(table.selected_ids()) == sorted(table.customers.ids[row] for row in (1, 3, 4))
    click(qtbot, table, 3, columns.CHECK, NONE)
    assert table.selected_count() == 2
    click(qtbot, table, 5, "name", NONE)
    assert table.selected_ids() == array("q", [table.customers.ids[5]])


def test_rows_given_are_selected_as_runs(table: CustomerTable) -> None:
    table.select_rows([7, 2, 3, 4, 9])
    assert table.selected_ranges() == [(2, 4), (7, 7), (9, 9)]
    table.select_rows([])
    assert table.selected_count() == 0


def test_enter_opens_space_previews_delete_deletes(table: CustomerTable, qtbot: QtBot) -> None:
    table.go_to(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.customers.ids[2]]
    with qtbot.waitSignal(table.preview_toggled):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.delete_requested):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.current_changed) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == [table.customers.ids[3]]
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 59
    with qtbot.waitSignal(table.letters_typed) as typed:
        qtbot.keyClicks(table, "zh")
    assert typed.args == ["z"]


def test_a_cell_is_edited_in_its_place(table: CustomerTable, qtbot: QtBot, saved: Saved) -> None:
    table.selectionModel().setCurrentIndex(
        table.model().index(1, columns.all_keys().index("company")),
        QItemSelectionModel.SelectionFlag.NoUpdate,
    )
    qtbot.keyClick(table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert table.editing
    editor.setText("兴达")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert saved == [(table.customers.ids[1], "company", "兴达")]
    assert not table.editing


def test_escape_leaves_a_cell_as_it_was_and_tab_goes_to_the_next(
    table: CustomerTable, qtbot: QtBot, saved: Saved
) -> None:
    table.edit_cell(table.model().index(1, columns.all_keys().index("name")))
    first = QApplication.focusWidget()
    qtbot.keyClicks(first, "x")
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert saved == []
    assert not table.editing
    table.edit_cell(table.model().index(1, columns.all_keys().index("name")))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert table.editing
    assert columns.all_keys()[table.currentIndex().column()] == "phone"
    assert saved == []  # nothing was changed


@pytest.mark.parametrize(("key", "text"), [("phone", "没有"), ("name", "taken")])
def test_what_cannot_be_saved_stays_open_and_says_why(
    table: CustomerTable, qtbot: QtBot, saved: Saved, key: str, text: str
) -> None:
    table.edit_cell(table.model().index(1, columns.all_keys().index(key)))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert table.editing
    assert editor.text() == text
    assert editor.accessibleDescription()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert saved == []


def test_a_double_click_edits_or_opens(table: CustomerTable, qtbot: QtBot) -> None:
    where = cell(table, 2, "last_contact_at")
    with qtbot.waitSignal(table.opened):
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    with qtbot.waitSignal(table.choice_requested) as asked:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, cell(table, 2, "grade"))
    assert asked.args == [2, "grade"]


def test_the_header_sorts_by_several_keys(table: CustomerTable, qtbot: QtBot) -> None:
    header = table.columns_header
    assert header.sorts == [Sort("name")]
    header.sort_by("name")
    assert header.sorts == [Sort("name", True)]
    header.sort_by("last_contact_at")
    assert header.sorts == [Sort("last_contact_at", True)]
    header.sort_by("name", add=True)
    header.sort_by("name", add=True)
    assert header.sorts == [Sort("last_contact_at", True), Sort("name", True)]
    header.sort_by("tags")
    assert len(header.sorts) == 2

    section = columns.all_keys().index("company")
    x = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    with qtbot.waitSignal(header.sorts_chosen) as chosen:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(x, 10))
    assert chosen.args == [[Sort("company")]]


def test_columns_follow_the_type(table: CustomerTable, qapp: QApplication) -> None:
    header = table.columns_header
    phone = columns.all_keys().index("phone")
    before, state = header.sectionSize(phone), header.layout_state()
    try:
        theme.apply(qapp, "light", True)
        assert header.sectionSize(phone) == round(before * theme.LARGE.body / theme.NORMAL.body)
        assert header.layout_state() == state, "what is remembered is for normal type"
    finally:
        theme.apply(qapp, "light")
    assert header.layout_state() == state
    assert header.sectionSize(phone) == before


def test_columns_are_shown_moved_and_remembered(table: CustomerTable, qtbot: QtBot) -> None:
    header = table.columns_header
    assert [key for key, _ in header.layout_state()] == list(columns.FIRST_SHOWN)
    header.show_column("gender", True)
    header.show_column("tags", False)
    with qtbot.waitSignal(header.layout_changed):
        header.resizeSection(columns.all_keys().index("name"), 200)
    state = header.layout_state()
    assert ["name", 200] in state
    header.set_layout_state(None)
    header.set_layout_state([*state, ["unknown", 5]])
    assert header.layout_state() == state
    header.moveSection(header.visualIndex(columns.all_keys().index("phone")), 0)
    assert header.visualIndex(0) == 0  # the boxes stay in front
    for key, _ in header.layout_state():
        header.show_column(key, False)
    assert len(header.layout_state()) == 1


def test_the_menu_of_columns_has_every_field(table: CustomerTable) -> None:
    menu = table.columns_header.columns_menu(table)
    ticked = {action.text() for action in menu.actions() if action.isChecked()}
    assert ticked == {columns.title(key) for key in columns.FIRST_SHOWN}
    assert len([action for action in menu.actions() if action.isCheckable()]) == len(columns.all_keys()) - 1
    menu.deleteLater()


def test_everything_can_be_painted(table: CustomerTable) -> None:
    table.columns_header.set_layout_state([[key, 120] for key in columns.all_keys()[1:]])
    table.cells.ring = True
    table.go_to(3)
    assert not table.grab().isNull()


def test_the_first_row_is_stood_on_in_a_column_that_is_shown(table: CustomerTable, qtbot: QtBot) -> None:
    table.columns_header.set_layout_state([["phone", 120], ["name", 120], ["company", 2000]])
    table.go_to(0)
    assert columns.all_keys()[table.currentIndex().column()] == "phone"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert columns.all_keys()[table.currentIndex().column()] == "phone"
    assert table.horizontalScrollBar().value() == 0
