"""The customer list as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, find, history, quick_entry, recycle_bin
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.services.customer_list import Sort
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.bulk_edit import BulkEdit, BulkEditDialog
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers import CustomersView
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.choices import ChoicePopup
from crm_desktop.values import rules
from crm_desktop.values.rules import Not
from tests.ui.views.conftest import Shop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen


@pytest.fixture
def view(session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> Iterator[CustomersView]:
    """The view on whatever the session holds."""
    made = CustomersView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    settle(made, tasks, qtbot)
    yield made
    made.hide()


def settle(view: CustomersView, tasks: Tasks, qtbot: QtBot) -> None:
    """Until nothing is announced, asked or counted any more."""

    def quiet() -> bool:
        QApplication.sendPostedEvents()
        return not (tasks.busy or view.refreshing)

    qtbot.waitUntil(quiet, timeout=10_000)


@pytest.fixture
def people(session: Session, shop: Shop) -> list[int]:
    """Thirty customers besides the shop's two; the ids in the order of names."""
    for at in range(30):
        customers.add(session, {"name": f"客户{at:02}", "grade": shop.grade_a if at < 12 else None})
    return [row[0] for row in session.query("SELECT id FROM customer ORDER BY sort_key, id")]


def shown(view: CustomersView) -> list[str]:
    return [row.name for at in range(len(view.model.ids)) if (row := view.model.row_at(at))]


def test_the_list_stands_in_the_order_of_names(view_of_people: CustomersView, people: list[int]) -> None:
    assert list(view_of_people.model.ids) == people
    assert view_of_people.current_id() == people[0]
    assert view_of_people.pane.foot.place.text() == "1 / 32"


@pytest.fixture
def view_of_people(people: list[int], view: CustomersView) -> CustomersView:
    """The view, opened when the people are there."""
    return view


def test_an_empty_shop_says_what_to_do(view: CustomersView, qtbot: QtBot) -> None:
    assert view.pane.empty_page == "nobody"
    with qtbot.waitSignal(view.import_requested):
        view.pane.import_wanted.emit()
    with qtbot.waitSignal(view.new_requested):
        view.pane.new_wanted.emit()


def test_a_filter_that_nobody_passes_can_be_cleared(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.show_filter(having(text="没有这个人"))
    settle(view, tasks, qtbot)
    assert view.pane.empty_page == "no match"
    view.pane.filters_unwanted.emit()
    settle(view, tasks, qtbot)
    assert view.pane.empty_page == ""
    assert view.pane.tools.finder.text() == ""
    assert len(view.model.ids) == 32


def test_the_panel_filters_and_chips_take_off(
    view_of_people: CustomersView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    grades = view.panel._groups["grade"]
    assert [grades.child(at).text(0) for at in range(grades.childCount())] == ["A", "No grade"]
    view.panel.setCurrentItem(grades.child(0))
    qtbot.keyClick(view.panel, Qt.Key.Key_Return)
    settle(view, tasks, qtbot)
    assert view.filter == having(grade=frozenset({shop.grade_a}))
    assert len(view.model.ids) == 13
    grades = view.panel._groups["grade"]
    view.panel.setCurrentItem(grades.child(1))
    qtbot.keyClick(view.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(view, tasks, qtbot)
    assert view.filter == having(grade=frozenset({shop.grade_a, None}))
    assert len(view.model.ids) == 32
    chip = view.pane.chips._flow.itemAt(0).widget()
    chip.removed.emit()  # type: ignore[attr-defined]
    settle(view, tasks, qtbot)
    assert view.filter == having(grade=frozenset({None}))


def test_the_find_field_understands_the_language_and_says_what_it_does_not(
    view_of_people: CustomersView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    finder = view.pane.tools.finder
    qtbot.keyClicks(finder, "-grade:A")
    finder.settle_now()
    settle(view, tasks, qtbot)
    assert view.filter == Filter(Not(rules.among("grade", [shop.grade_a])))
    assert len(view.model.ids) == 19
    assert [chip.text() for chip in view.pane.chips.findChildren(Chip)] == ["not A"]
    qtbot.keyClicks(finder, " last:soon")
    finder.settle_now()
    settle(view, tasks, qtbot)
    assert len(view.model.ids) == 19
    assert view.pane.problem.isVisible()
    assert view.pane.problem.text() == (
        "“last:soon” is left out. last: needs a time such as >30d or 2024-05."
    )
    assert finder.text() == "-grade:A last:soon"  # what is typed stays as it is typed
    view.pane.chips.findChildren(Chip)[0].removed.emit()
    settle(view, tasks, qtbot)
    assert finder.text() == ""
    assert view.filter.empty
    assert not view.pane.problem.isVisible()


def test_a_click_in_the_panel_is_written_into_the_find_field(
    view_of_people: CustomersView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    finder = view.pane.tools.finder

    def press(group: str, at: int, held: Qt.KeyboardModifier) -> str:
        view.panel.setCurrentItem(view.panel._groups[group].child(at))
        qtbot.keyClick(view.panel, Qt.Key.Key_Return, held)
        settle(view, tasks, qtbot)
        return finder.text()

    keys = Qt.KeyboardModifier
    assert press("grade", 0, keys.NoModifier) == "grade:A"
    assert press("last_contact_at", 5, keys.ControlModifier) == "grade:A last:none"
    assert press("marks", 0, keys.ShiftModifier) == "(grade:A last:none) OR is:starred"
    assert press("grade", 0, keys.AltModifier) == "((grade:A last:none) OR is:starred) -grade:A"
    assert press("grade", 0, keys.AltModifier) == "(grade:A last:none) OR is:starred"
    finder.setText("")
    finder.settle_now()
    settle(view, tasks, qtbot)
    assert press("grade", 0, keys.NoModifier) == "grade:A"
    assert press("grade", 1, keys.ShiftModifier) == "grade:A,none"
    assert press("grade", 1, keys.ControlModifier | keys.ShiftModifier) == "grade:none"
    assert press("grade", 1, keys.NoModifier) == ""


def test_a_folded_group_is_counted_when_it_is_opened(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    group = view_of_people.panel._groups["stage"]
    assert (group.childCount(), group.isHidden()) == (0, False)
    view_of_people.panel.setCurrentItem(group)
    qtbot.keyClick(view_of_people.panel, Qt.Key.Key_Return)
    settle(view_of_people, tasks, qtbot)
    assert [group.child(at).text(0) for at in range(group.childCount())] == ["Potential"]


def test_the_language_is_completed_in_the_find_field(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    finder = view_of_people.pane.tools.finder
    finder.setFocus()
    popup = finder.completer().popup()

    def offered() -> list[str]:
        return [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())]

    qtbot.keyClicks(finder, "gra")
    assert offered()[0] == "grade:"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: offered() == ["grade:A", "grade:B", "grade:none"])
    assert finder.text() == "grade:"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    finder.settle_now()
    settle(view_of_people, tasks, qtbot)
    assert finder.text() == "grade:A"
    assert len(view_of_people.model.ids) == 13
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert find.recent_queries(session) == ["grade:A"]
    finder.clear()
    finder.setFocus()
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    assert offered() == ["grade:A", "Forget these searches"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert find.recent_queries(session) == []
    assert finder.text() == ""


def test_typing_in_the_find_field_narrows_the_list(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    with qtbot.waitSignal(view.pane.tools.text_settled):
        qtbot.keyClicks(view.pane.tools.finder, "zw")
    settle(view, tasks, qtbot)
    assert shown(view) == ["张伟"]


def test_the_order_is_remembered_with_the_columns(
    view_of_people: CustomersView, session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot
) -> None:
    view = view_of_people
    header = view.table.columns_header
    header.sort_by("grade")
    header.sort_by("name", add=True)
    settle(view, tasks, qtbot)
    assert shown(view)[0] == "客户00"
    with qtbot.waitSignal(header.layout_changed):
        header.show_column("gender", True)
    second = CustomersView(session, tasks, bridge)
    qtbot.addWidget(second)
    assert second.table.columns_header.sorts == [Sort("grade"), Sort("name")]
    assert "gender" in [key for key, _ in second.table.columns_header.layout_state()]
    settle(second, tasks, qtbot)


def test_letters_jump(view_of_people: CustomersView, people: list[int], qtbot: QtBot) -> None:
    view = view_of_people
    view.pane.foot.letters.letter_chosen.emit("Z")
    assert shown(view)[view.table.currentIndex().row()] == "张伟"
    qtbot.keyClicks(view.table, "li")
    assert shown(view)[view.table.currentIndex().row()] == "李雷"
    view.pane.foot.letters.letter_chosen.emit("B")  # nobody: the next one
    assert view.table.currentIndex().row() == 0


def test_a_change_elsewhere_shows_at_once_and_keeps_the_place(
    view_of_people: CustomersView, people: list[int], session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.go_to(8)
    view.table.select_rows([8, 10, 11])
    view.table.scroll_to_row(5, 7)
    chosen, current = view.selected(), view.current_id()
    customers.add(session, {"name": "阿明"})
    settle(view, tasks, qtbot)
    assert shown(view)[0] == "阿明"
    assert (view.selected(), view.current_id()) == (chosen, current)
    assert view.table.first_visible() == (6, 7)
    customers.update(session, people[20], {"name": "阿二"})
    settle(view, tasks, qtbot)
    assert shown(view)[:2] == ["阿二", "阿明"]
    assert view.selected() == chosen


def test_select_all_stays_all_and_a_new_filter_begins_anew(
    view_of_people: CustomersView, shop: Shop, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.pane.selection.all_wanted.emit()
    customers.add(session, {"name": "阿明"})
    settle(view, tasks, qtbot)
    assert view.table.selected_count() == 33
    view.show_filter(having(grade=frozenset({shop.grade_a})))
    settle(view, tasks, qtbot)
    assert view.table.selected_count() == 1  # the current row; nothing unseen stays selected


def test_a_hidden_view_is_refreshed_when_it_is_shown(
    view_of_people: CustomersView, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.hide()
    customers.add(session, {"name": "阿明"})
    settle(view, tasks, qtbot)
    assert len(view.model.ids) == 32
    view.show()
    settle(view, tasks, qtbot)
    assert shown(view)[0] == "阿明"


def test_counts_are_told(view_of_people: CustomersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view_of_people.counts_changed) as told:
        view_of_people.table.select_rows([1, 2, 3])
    assert told.args == [32, 32, 3]
    assert view_of_people.pane.selection.count.text() == "3 selected"


def test_a_cell_is_edited_and_undone(
    view_of_people: CustomersView, people: list[int], session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.edit_cell(view.model.index(3, columns.all_keys().index("company")))
    editor = QApplication.focusWidget()
    editor.setText("兴达")  # type: ignore[union-attr]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(view, tasks, qtbot)
    assert customers.get(session, people[3]).company == "兴达"
    assert view.model.row_at(3).company == "兴达"  # type: ignore[union-attr]
    history.undo_last(session)
    settle(view, tasks, qtbot)
    assert view.model.row_at(3).company == ""  # type: ignore[union-attr]


def test_a_list_that_changes_while_a_cell_is_edited_waits(
    view_of_people: CustomersView, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.edit_cell(view.model.index(3, columns.all_keys().index("company")))
    editor = QApplication.focusWidget()
    editor.setText("x")  # type: ignore[union-attr]
    customers.add(session, {"name": "阿明"})
    settle(view, tasks, qtbot)
    assert view.table.editing
    assert len(view.model.ids) == 32
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle(view, tasks, qtbot)
    assert len(view.model.ids) == 33


def test_a_grade_is_chosen_in_the_cell(
    view_of_people: CustomersView, people: list[int], shop: Shop, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.edit_cell(view.model.index(20, columns.all_keys().index("grade")))
    popup = view.table.viewport().findChild(ChoicePopup)
    assert popup is not None
    popup.chosen.emit(shop.grade_b)
    popup.close()
    settle(view, tasks, qtbot)
    assert customers.get(session, people[20]).grade_id == shop.grade_b


# -- acts on the selection ---------------------------------------------------------------------


def test_deleting_says_what_goes_along_and_can_be_undone(
    view_of_people: CustomersView,
    people: list[int],
    session: Session,
    tasks: Tasks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = view_of_people
    quick_entry.save(session, quick_entry.Entry("visit", customer_id=people[0], text="问价"))
    settle(view, tasks, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(prompts, "ask", lambda _parent, _title, text, _verb, **_: asked.append(text) or True)
    view.table.go_to(0)
    with qtbot.waitSignal(view.toast_requested) as said:
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert "goes to the recycle bin.\nThis includes 1 entry." in asked[0]
    settle(view, tasks, qtbot)
    assert people[0] not in view.model.ids
    history.undo(session, said.args[1])
    settle(view, tasks, qtbot)
    assert people[0] in view.model.ids


def test_deleting_many_asks_for_their_number(
    view_of_people: CustomersView,
    session: Session,
    tasks: Tasks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = view_of_people
    expected: list[int] = []

    def answer(_parent: object, _text: str, number: int, _verb: str) -> bool:
        expected.append(number)
        return len(expected) > 1

    monkeypatch.setattr(prompts, "ask_number", answer)
    view.table.select_rows(range(12))
    view.acts.delete(view.selected())
    assert session.one("SELECT count(*) FROM customer WHERE deleted_at IS NOT NULL")[0] == 0
    view.acts.delete(view.selected())
    settle(view, tasks, qtbot)
    assert expected == [12, 12]
    assert len(view.model.ids) == 20
    assert len(recycle_bin.contents(session)) == 12


def test_one_customer_without_entries_is_deleted_without_a_question(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.go_to(4)
    with qtbot.waitSignal(view.toast_requested):
        view.acts.delete(view.selected())
    settle(view, tasks, qtbot)
    assert len(view.model.ids) == 31
    assert view.table.currentIndex().row() == 4


def test_a_bulk_edit_tells_how_many_it_changed(
    view_of_people: CustomersView, people: list[int], shop: Shop, session: Session, qtbot: QtBot
) -> None:
    view = view_of_people
    customers.update(session, people[0], {"grade": shop.grade_b})
    edit = BulkEdit({"grade": shop.grade_b})
    with qtbot.waitSignal(view.toast_requested) as said:
        view.acts.change(people[:3], edit)
    assert said.args[0] == "Changed 2 customers; the others had it already"
    assert history.operations(session, limit=1)[0].count == 2
    with qtbot.waitSignal(view.toast_requested) as said:
        view.acts.change(people[:3], edit)
    assert said.args == ["All 3 customers had it already.", None]


def test_several_are_changed_in_one_step(
    view_of_people: CustomersView, people: list[int], shop: Shop, session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.select_rows([0, 1, 2])
    edit = BulkEdit({"grade": shop.grade_b, "category": None}, add_tags=(shop.regular,))
    with qtbot.waitSignal(view.toast_requested) as said:
        view.acts.change(view.selected(), edit)
    assert said.args[0] == "Changed 3 customers"
    assert {customers.get(session, each).grade_id for each in people[:3]} == {shop.grade_b}
    assert customers.get(session, people[1]).tag_ids == (shop.regular,)
    history.undo(session, said.args[1])
    assert customers.get(session, people[1]).tag_ids == ()


def test_very_many_are_changed_by_the_worker(
    view_of_people: CustomersView,
    session: Session,
    tasks: Tasks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from crm_desktop.ui.views import customers_acts

    monkeypatch.setattr(customers_acts, "_DIRECT", 5)
    monkeypatch.setattr(prompts, "ask_number", lambda *_: True)
    view = view_of_people
    view.table.selectAll()
    with qtbot.waitSignals([view.acts.started, view.toast_requested]):
        view.acts.star(view.selected(), True)
    assert session.one("SELECT count(*) FROM customer WHERE starred = 1")[0] == 32
    with qtbot.waitSignals([view.acts.started, view.toast_requested]):
        view.acts.delete(view.selected())
    settle(view, tasks, qtbot)
    assert view.pane.empty_page == "nobody"


def test_the_archive_is_a_filter_and_gives_back(
    view_of_people: CustomersView, people: list[int], tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.acts.archive(people[:2])
    view.show_filter(having(archived=True))
    settle(view, tasks, qtbot)
    assert list(view.model.ids) == people[:2]
    view.acts.unarchive(people[:2])
    settle(view, tasks, qtbot)
    assert view.pane.empty_page == "no match"


def test_phones_are_copied(view_of_people: CustomersView, shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view_of_people.toast_requested):
        view_of_people.acts.copy_phones([shop.zhang, shop.li_lei])
    assert QApplication.clipboard().text() == "13805715678\n13905711234"


def test_the_menu_at_a_row_has_what_can_be_done(view_of_people: CustomersView, shop: Shop) -> None:
    view = view_of_people
    view.table.select_rows([0, 1])
    menu = QMenu(view)
    nothing = lambda: None  # noqa: E731
    wanted: list[str] = []
    view.menus.context_menu(
        menu,
        archived=False,
        starred=False,
        opened=nothing,
        record=nothing,
        change=nothing,
        merge=lambda: wanted.append("merge"),
        export=nothing,
        plan=lambda: wanted.append("plan"),
    )
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "2 customers"
    assert {"Grade", "Category", "Source", "Owner", "Tags", "Star", "Merge…", "Archive"} <= set(words)
    next(action for action in menu.actions() if action.text() == "Merge…").trigger()
    assert wanted == ["merge"]
    next(action for action in menu.actions() if action.text() == "Plan follow-ups for 2 customers…").trigger()
    assert wanted == ["merge", "plan"]
    grade = next(part for part in menu.findChildren(QMenu) if part.title() == "Grade")
    assert [action.text() for action in grade.actions()] == ["Set for 2 customers", "None", "A", "B"]
    grade.actions()[2].trigger()
    assert {customers.get(view.acts._session, each).grade_id for each in view.selected()} == {shop.grade_a}


def test_export_hands_out_ids_and_columns(
    view_of_people: CustomersView, people: list[int], qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.select_rows([1, 2])
    with qtbot.waitSignal(view.export_requested) as asked:
        view._export_selection()
    scopes, shown = asked.args
    assert list(scopes) == ["selected", "shown"]
    assert (list(scopes["selected"]), list(scopes["shown"])) == (people[1:3], people)
    assert shown == list(columns.FIRST_SHOWN)
    with qtbot.waitSignal(view.export_requested) as asked:
        view.export_list()
    assert list(asked.args[0]) == ["shown", "selected"]
    assert list(asked.args[0]["shown"]) == people


# -- the preview -------------------------------------------------------------------------------


def test_the_preview_follows_the_current_row_and_folds(
    view_of_people: CustomersView, people: list[int], session: Session, qtbot: QtBot
) -> None:
    view = view_of_people
    with qtbot.waitSignal(view.current_changed) as told:
        view.set_detail_widget(QLabel("preview"))
    assert told.args == [people[0]]
    with qtbot.waitSignal(view.current_changed) as told:
        assert view.next_customer() == people[1]
    assert told.args == [people[1]]
    assert view.previous_customer() == people[0]
    assert view.previous_customer() is None
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert session.setting("customers.preview") is False
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert session.setting("customers.preview") is True


def test_a_rebuilt_view_takes_up_where_it_was(
    view_of_people: CustomersView,
    people: list[int],
    session: Session,
    tasks: Tasks,
    bridge: Bridge,
    shop: Shop,
    qtbot: QtBot,
) -> None:
    view_of_people.show_filter(having(grade=frozenset({shop.grade_a})))
    settle(view_of_people, tasks, qtbot)
    view_of_people.table.go_to(5)
    second = CustomersView(session, tasks, bridge)
    qtbot.addWidget(second)
    second.restore(view_of_people.state())
    settle(second, tasks, qtbot)
    assert second.current_id() == view_of_people.current_id()
    assert second.filter == view_of_people.filter


# -- the dialog --------------------------------------------------------------------------------


def test_the_bulk_dialog_gives_back_what_was_touched(view: CustomersView, shop: Shop, qtbot: QtBot) -> None:
    view.lists.hear(None)
    dialog = BulkEditDialog(128, view.lists, view)
    qtbot.addWidget(dialog)
    assert dialog.act.text() == "Change 128 customers"
    assert not dialog.act.isEnabled()
    dialog.choosers["grade"].chosen.emit(shop.grade_b)
    dialog.choosers["source"].chosen.emit(None)
    dialog.choosers["category"].chosen.emit(shop.retail)
    dialog.choosers["category"].chosen.emit("leave")
    dialog.added.chooser.chosen.emit(shop.regular)
    assert dialog.act.isEnabled()
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.result_edit == BulkEdit({"grade": shop.grade_b, "source": None}, add_tags=(shop.regular,))


def test_a_field_of_the_shop_is_a_column_edited_and_sorted_like_any_other(
    shop: Shop, view: CustomersView, qtbot: QtBot
) -> None:
    from crm_desktop.data.fields import FIELDS, Kind
    from crm_desktop.services import custom_fields
    from crm_desktop.services.custom_fields import Definition

    size = custom_fields.define(shop.session, Definition("Size", Kind.ONE_OF, ("S", "L")))
    fee = custom_fields.define(shop.session, Definition("Fee", Kind.MONEY))
    qtbot.waitUntil(lambda: view.model.keys[-2:] == (size, fee))
    header = view.table.columns_header
    for key in (size, fee):
        header.show_column(key, True)
    first = view.model.id_at(0)
    assert first is not None
    assert view.acts.save_cell(first, fee, "1.2w") is None
    assert view.acts.save_cell(first, size, FIELDS[size].options[1].id) is None
    at = view.model.keys.index

    def said(key: str) -> object:
        return view.model.data(view.model.index(0, at(key)))

    qtbot.waitUntil(lambda: (said(size), said(fee)) == ("L", "12,000.00"))
    assert "not an amount" in str(view.acts.save_cell(first, fee, "much"))
    header.sort_by(fee)
    qtbot.waitUntil(lambda: view.model.id_at(0) == first)
    custom_fields.delete(shop.session, FIELDS[fee].made)
    qtbot.waitUntil(lambda: fee not in view.model.keys)
    assert [key for key, _ in header.layout_state()][-1] == size
    assert [sort.key for sort in header.sorts] == ["name"]


def test_many_customers_get_a_value_of_the_shop_s_own_field(
    view: CustomersView, people: list[int], session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    from crm_desktop.data.fields import FIELDS, Kind
    from crm_desktop.services import custom_fields
    from crm_desktop.services.custom_fields import Definition

    size = custom_fields.define(session, Definition("Size", Kind.ONE_OF, ("S", "L")))
    fee = custom_fields.define(session, Definition("Fee", Kind.MONEY))
    custom_fields.define(session, Definition("Plate", unique=True))
    dialog = BulkEditDialog(2, view.lists, view)
    qtbot.addWidget(dialog)
    assert "Plate" not in [FIELDS[key].title for key in (*dialog.choosers, *dialog.typed)]
    dialog.choosers[size].chosen.emit(FIELDS[size].options[1].id)
    assert dialog.choosers[size].text() == "L"
    dialog.typed[fee].setText("much")
    assert not dialog.act.isEnabled()
    assert "not an amount" in dialog.problem.text()
    dialog.typed[fee].setText("1.2w")
    assert dialog.act.isEnabled()
    view.acts.change(people[:2], dialog.result_edit)
    settle(view, tasks, qtbot)
    found = [customers.get(session, each).made for each in people[:3]]
    assert [(each[size], each[fee]) for each in found] == [
        (FIELDS[size].options[1].id, 1_200_000),
        (FIELDS[size].options[1].id, 1_200_000),
        (None, None),
    ]


def test_the_side_panel_offers_the_shop_s_own_choices(
    view: CustomersView, people: list[int], session: Session, tasks: Tasks, qtbot: QtBot
) -> None:
    from crm_desktop.data.fields import FIELDS, Kind
    from crm_desktop.services import custom_fields
    from crm_desktop.services.custom_fields import Definition

    size = custom_fields.define(session, Definition("Size", Kind.ONE_OF, ("S", "L")))
    customers.update_many(session, people[:3], {size: "L"})
    qtbot.waitUntil(lambda: size in view.panel._groups and view.panel._groups[size].childCount() > 0)
    group = view.panel._groups[size]
    assert group.text(0) == "Size"
    assert group.child(0).text(0) == "L"
    view.panel.itemClicked.emit(group.child(0), 0)
    qtbot.waitUntil(lambda: len(view.model.ids) == 3)
    assert [chip.text() for chip in view.pane.chips.findChildren(Chip)] == ["Size: L"]
    custom_fields.retire(session, FIELDS[size].made)
    qtbot.waitUntil(lambda: size not in view.panel._groups)
