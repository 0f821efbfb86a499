"""Saved views, columns and order of the customer list, by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import history, saved_views
from crm_desktop.services.customer_filter import having
from crm_desktop.services.customer_list import Sort
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.arrange_columns import ArrangeColumns
from crm_desktop.ui.dialogs.filter_builder import FilterBuilder
from crm_desktop.ui.dialogs.view_name import ViewName
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(session: Session, tasks: Tasks, bridge: Bridge, shop: Shop, qtbot: QtBot) -> Iterator[CustomersView]:
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


def keys(view: CustomersView) -> list[str]:
    return [key for key, _ in view.table.columns_header.layout_state()]


def acts(view: CustomersView) -> dict[str, QAction]:
    """The entries of the menu of views."""
    view.views.fill()
    return {action.text(): action for action in view.pane.tools.views.menu().actions() if action.text()}


def save_as(view: CustomersView, name: str) -> None:
    acts(view)["Save as a view…"].trigger()
    dialog = view.window().findChild(ViewName)
    assert isinstance(dialog, ViewName)
    dialog.line.setText(name)
    dialog.act.click()


def test_a_view_is_saved_and_picked_by_name(
    view: CustomersView, tasks: Tasks, qtbot: QtBot, session: Session, shop: Shop
) -> None:
    before = keys(view)
    button = view.pane.tools.views
    assert button.text() == "All customers"
    header = view.table.columns_header
    view.show_filter(having(grade=frozenset([shop.grade_a])))
    header.arrange(["name", "grade"], [Sort("last_contact_at", descending=True), Sort("name")])
    assert button.text() == "Views"
    qtbot.waitUntil(lambda: bool(session.setting("customers.columns")))  # the columns rest
    save_as(view, "Grade A")
    assert button.text() == "Grade A"
    acts(view)["All customers"].trigger()
    settle(view, tasks, qtbot)
    assert view.filter.empty
    assert keys(view) == ["name", "grade"]  # these were the person's own before the view was saved
    header.arrange(before, [Sort("name")])
    qtbot.waitUntil(lambda: len(session.setting("customers.columns")) == len(before))
    acts(view)["Grade A"].trigger()
    settle(view, tasks, qtbot)
    assert view.filter == having(grade=frozenset([shop.grade_a]))
    assert keys(view) == ["name", "grade"]
    assert header.sorts == [Sort("last_contact_at", descending=True), Sort("name")]
    assert acts(view)["Grade A"].isChecked()
    acts(view)["All customers"].trigger()
    assert keys(view) == before
    assert header.sorts == [Sort("name")]


def test_what_differs_from_the_view_is_told_and_can_be_saved(view: CustomersView, session: Session) -> None:
    save_as(view, "Everybody")
    assert not acts(view)["Save the changes to Everybody"].isEnabled()
    view.table.columns_header.sort_by("created_at")
    assert view.pane.tools.views.text() == "Everybody (changed)"
    acts(view)["Save the changes to Everybody"].trigger()
    assert view.pane.tools.views.text() == "Everybody"
    assert saved_views.named(session, "Everybody").sorts == (Sort("created_at", descending=True),)
    assert session.setting("customers.sorts") is None  # a view keeps its own


def test_a_view_is_renamed_and_deleted_with_undo(view: CustomersView, session: Session) -> None:
    save_as(view, "A & B")
    said: list[object] = []
    view.toast_requested.connect(lambda text, operation: said.extend([text, operation]))
    acts(view)["Rename A && B…"].trigger()
    dialog = view.window().findChild(ViewName)
    assert isinstance(dialog, ViewName)
    dialog.line.setText(" ")
    dialog.act.click()
    assert dialog.row.problem == "Type a name for the view."
    dialog.line.setText("C")
    dialog.act.click()
    acts(view)["Delete C"].trigger()
    assert said[0] == "View deleted: C"
    assert "C" not in acts(view)
    history.undo(session, said[1])  # type: ignore[arg-type]
    assert "C" in acts(view)


def arranging(view: CustomersView, qtbot: QtBot) -> ArrangeColumns:
    qtbot.keyClick(
        view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = view.window().findChild(ArrangeColumns)
    assert isinstance(dialog, ArrangeColumns)
    return dialog


def test_columns_are_moved_and_hidden_by_keys(view: CustomersView, qtbot: QtBot) -> None:
    assert keys(view)[:3] == ["name", "phone", "grade"]
    dialog = arranging(view, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, ALT)  # the name behind the phone
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)  # no grade
    dialog.accept()
    assert keys(view)[:3] == ["phone", "name", "category"]
    assert "grade" not in keys(view)


def test_the_last_column_cannot_be_taken_away(view: CustomersView, qtbot: QtBot) -> None:
    dialog = arranging(view, qtbot)
    for row in range(dialog.list.count()):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.act.isEnabled()
    dialog.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert dialog.act.isEnabled()


def test_a_second_sort_key_is_chosen_by_keys_and_the_order_is_told(
    view: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    assert not view.pane.foot.order.isVisible()
    dialog = arranging(view, qtbot)
    first, second = dialog.keys[:2]
    qtbot.keyClicks(first, "Last contact")
    qtbot.keyClick(dialog.ways[0], Qt.Key.Key_Down)
    qtbot.keyClicks(second, "Name")
    assert dialog.sorts == [Sort("last_contact_at", descending=True), Sort("name")]
    dialog.accept()
    settle(view, tasks, qtbot)
    assert view.table.columns_header.sorts == [Sort("last_contact_at", descending=True), Sort("name")]
    assert view.pane.foot.order.text() == "Sorted by Last contact ↓, Name ↑"


def test_a_view_that_is_pinned_stands_in_the_panel_and_one_opens_the_list(
    view: CustomersView, tasks: Tasks, bridge: Bridge, qtbot: QtBot, session: Session, shop: Shop
) -> None:
    view.show_filter(having(grade={shop.grade_a}))
    save_as(view, "Best")
    acts(view)["In the side panel"].trigger()
    acts(view)["Open the list with this view"].trigger()
    acts(view)["All customers"].trigger()
    settle(view, tasks, qtbot)
    group = view.panel._groups["views"]
    assert [group.child(at).text(0) for at in range(group.childCount())] == ["Best"]
    view.panel.setCurrentItem(group.child(0))
    qtbot.keyClick(view.panel, Qt.Key.Key_Return)
    settle(view, tasks, qtbot)
    assert view.pane.tools.views.text() == "Best"
    assert view.filter == having(grade={shop.grade_a})
    view.show_filter(having(starred=True))
    settle(view, tasks, qtbot)
    view.panel.setCurrentItem(group.child(0))
    qtbot.keyClick(view.panel, Qt.Key.Key_Return, ALT)
    settle(view, tasks, qtbot)
    assert view.pane.tools.finder.text() == "is:starred -grade:A"
    other = CustomersView(session, tasks, bridge)
    qtbot.addWidget(other)
    settle(other, tasks, qtbot)
    assert other.filter == having(grade={shop.grade_a})
    assert other.pane.tools.views.text() == "Best"
    assert other.pane.tools.finder.text() == "grade:A"


def test_the_builder_shows_and_saves_what_it_builds(
    view: CustomersView, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    view.build_filter()
    dialog = view.findChild(FilterBuilder)
    assert isinstance(dialog, FilterBuilder)
    dialog.text.setText("grade:A OR is:starred")
    dialog.save.click()
    name = view.window().findChild(ViewName)
    assert isinstance(name, ViewName)
    name.line.setText("Best")
    name.act.click()
    settle(view, tasks, qtbot)
    assert view.pane.tools.finder.text() == "grade:A OR is:starred"
    assert saved_views.named(session, "Best").filter == view.filter


def test_a_list_is_grouped_with_counts_and_a_view_keeps_that(
    view: CustomersView, tasks: Tasks, qtbot: QtBot, session: Session, shop: Shop
) -> None:
    assert not view.shape.groups.isVisible()
    view.views.group_by("grade")
    settle(view, tasks, qtbot)
    counts = dict(session.query("SELECT grade_id, count(*) FROM customer GROUP BY grade_id").fetchall())
    expected = {("No grade" if grade is None else "A"): count for grade, count in counts.items()}
    view.shape.groups._fill()
    told = [action.text().split("\t") for action in view.shape.groups.current.menu().actions()]
    assert {name: int(count) for name, count in told} == expected
    assert not view.pane.foot.letters.isVisible()
    save_as(view, "By grade")
    assert saved_views.named(session, "By grade").group == "grade"
    acts(view)["All customers"].trigger()
    settle(view, tasks, qtbot)
    acts(view)["By grade"].trigger()
    settle(view, tasks, qtbot)
    assert view.shape.groups.isVisible() == bool(len(view.model.ids))
    view.views.group_by("")
    settle(view, tasks, qtbot)
    assert not view.shape.groups.isVisible()
    assert view.pane.tools.views.text() == "By grade (changed)"


def test_a_list_of_others_begins_with_its_first_customer(
    view: CustomersView, tasks: Tasks, qtbot: QtBot, session: Session, shop: Shop
) -> None:
    view.show_filter(having(grade=frozenset([shop.grade_a])))
    settle(view, tasks, qtbot)
    assert view.selected() == [shop.zhang] == [view.current_id()]
    view.show_filter(having(grade=frozenset([None])))
    settle(view, tasks, qtbot)
    assert view.selected() == [shop.li_lei] == [view.current_id()]
