"""On a customer's page complaints are recorded, worked on and closed in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services import complaints, history
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(1284, 656)
    view.show()
    view.show_customer(shop.zhang)
    return view


def shown(page: CustomerPage) -> list[str]:
    return [row.text.text() for row in page.complaints.rows]


def act(page: CustomerPage, words: str) -> None:
    """Choose something in the menu of the first complaint."""
    (chosen,) = [each for each in page.complaints.rows[0].acts.menu().actions() if each.text() == words]
    chosen.trigger()


def test_a_complaint_is_recorded_worked_on_closed_and_opened_again_by_keys(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    panel = page.complaints
    assert not panel.head.isVisible()
    panel.add_button.click()
    form = panel.form
    form.text.setText("门关不上")
    form.kind.setEditText("安装")
    with qtbot.waitSignal(page.toast_requested):
        qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert not form.isVisible() and panel.head.isVisible()
    assert shown(page)[0].startswith("门关不上 · 安装")
    act(page, "Note a step…")
    assert not form.kind.isVisible()
    form.text.setText("约了明天上门")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    (one,) = complaints.of_customer(shop.session, shop.zhang)
    assert [step.text for step in complaints.steps(shop.session, one.id)] == ["约了明天上门"]
    act(page, "Close…")
    form.text.setText("换了合页")
    form.satisfied.setCurrentIndex(1)
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    (one,) = complaints.of_customer(shop.session, shop.zhang)
    assert (one.status, one.result, one.satisfied) == ("closed", "换了合页", "yes")
    assert page.complaints.rows[0].when.text() == "Closed"
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: page.complaints.rows[0].when.text() != "Closed")
    act(page, "Close…")
    qtbot.keyClick(form.text, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_what_is_missing_is_said_under_the_line_and_what_was_typed_stays(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.complaints.ask()
    form = page.complaints.form
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert form.message.isVisible() and "complaint" in form.message.text()
    form.text.setText("慢")
    form.kind.setEditText("词" * 60)
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert form.isVisible() and form.text.text() == "慢"
    assert complaints.of_customer(shop.session, shop.zhang) == []
    page.show_customer(shop.li_lei)
    assert not form.isVisible() and form.text.text() == ""


def test_a_complaint_that_is_deleted_comes_back_by_undo_and_others_are_not_shown(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    complaints.record(shop.session, shop.zhang, "门关不上")
    complaints.record(shop.session, shop.li_lei, "别人的")
    qtbot.waitUntil(lambda: len(page.complaints.rows) == 1)
    act(page, "Delete")
    assert shown(page) == [] and not page.complaints.head.isVisible()
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: len(page.complaints.rows) == 1)
