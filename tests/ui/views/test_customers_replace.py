"""Find and replace as a person uses it, from the list on."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, history
from crm_desktop.ui.dialogs.find_replace import FindReplace
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customers import CustomersView
from tests.ui.views.conftest import Shop
from tests.ui.views.test_customers import people, settle, view, view_of_people

__all__ = ["people", "view", "view_of_people"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen


def opened(view: CustomersView, tasks: Tasks, qtbot: QtBot) -> FindReplace:
    view.find_and_replace()
    settle(view, tasks, qtbot)
    return cast(FindReplace, view.findChild(FindReplace))


def looked(dialog: FindReplace, view: CustomersView, tasks: Tasks, qtbot: QtBot) -> None:
    dialog.look()
    settle(view, tasks, qtbot)


def test_what_would_change_is_shown_then_done_and_undone(
    view_of_people: CustomersView, session: Session, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    dialog = opened(view, tasks, qtbot)
    assert dialog.who.currentText() == "All 32 customers of the list"
    assert not dialog.act.isEnabled()
    dialog.field.setCurrentIndex(dialog.field.findData("name"))
    dialog.wanted.setText("客户0")
    dialog.instead.setText("客人")
    qtbot.waitUntil(dialog.act.isEnabled)
    assert dialog.said.text() == "10 customers would change."
    assert dialog.table.plain.rows[0].texts[:3] == ("客户00", "客户00", "客人0")
    assert customers.get(session, 3).name == "客户00"
    with qtbot.waitSignal(view.toast_requested) as said:
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert said.args[0] == "Replaced in 10 customers"
    settle(view, tasks, qtbot)
    assert customers.get(session, 3).name == "客人0"
    history.undo(session, said.args[1])
    assert customers.get(session, 3).name == "客户00"


def test_the_selected_customers_alone(
    view_of_people: CustomersView, session: Session, people: list[int], tasks: Tasks, qtbot: QtBot
) -> None:
    view = view_of_people
    view.table.select_rows(range(3))
    dialog = opened(view, tasks, qtbot)
    assert dialog.who.currentText() == "The 3 selected customers"
    dialog.field.setCurrentIndex(dialog.field.findData("name"))
    dialog.wanted.setText("客户")
    looked(dialog, view, tasks, qtbot)
    assert dialog.act.text() == "Replace in 3 customers"


def test_a_bad_expression_is_a_sentence_at_the_field(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    dialog = opened(view_of_people, tasks, qtbot)
    dialog.expression.setChecked(True)
    dialog.wanted.setText("(客")
    looked(dialog, view_of_people, tasks, qtbot)
    assert dialog.rows["find"].problem.startswith("This regular expression is not understood")
    assert not dialog.act.isEnabled()
    dialog.wanted.setText("客")
    assert not dialog.rows["find"].problem


def test_values_that_stay_are_named_with_the_reason(
    view_of_people: CustomersView, tasks: Tasks, qtbot: QtBot
) -> None:
    dialog = opened(view_of_people, tasks, qtbot)
    dialog.field.setCurrentIndex(dialog.field.findData("name"))
    dialog.wanted.setText("张伟")
    looked(dialog, view_of_people, tasks, qtbot)
    assert dialog.said.text() == "0 customers would change. 1 value stays as it is."
    assert dialog.table.plain.rows[0].texts == ("张伟", "张伟", "—", "Name is required and cannot be empty.")
    assert not dialog.act.isEnabled()
    QApplication.processEvents()
