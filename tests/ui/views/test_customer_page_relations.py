"""On a customer's page relations are put on, opened and taken off in place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.services import customers, history, recycle_bin, relations
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def shown(page: CustomerPage) -> list[tuple[str, str]]:
    return [(row.label.text(), row.name.text()) for row in page.relations.rows]


def answer(page: CustomerPage, qtbot: QtBot, text: str) -> None:
    popup: Any = page.relations.popup
    popup.line.insert(text)
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)


def test_label_and_customer_are_typed_and_both_pages_show_it(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.relations.add_button, Qt.MouseButton.LeftButton)
    answer(page, qtbot, "child")
    answer(page, qtbot, "1234")
    qtbot.waitUntil(lambda: shown(page) == [("Child", "李雷")])
    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.mouseClick(page.relations.rows[0].name, Qt.MouseButton.LeftButton)
    assert opened.args == [shop.li_lei]
    page.show_customer(shop.li_lei)
    assert shown(page) == [("Parent", "张伟")]
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: shown(page) == [])


def test_a_word_of_the_shop_s_own_asks_for_the_other_side(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    menu = QMenu(page)
    page.fill_acts(menu)
    next(act for act in menu.actions() if act.text() == "Add relation…").trigger()
    for text in ("师傅", "徒弟", "ll"):
        answer(page, qtbot, text)
    qtbot.waitUntil(lambda: shown(page) == [("师傅", "李雷")])
    assert [each.label for each in relations.of(shop.session, shop.li_lei).rows] == ["徒弟"]


def test_what_is_there_already_is_said_in_place(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    for _ in range(2):
        page.relations.ask()
        answer(page, qtbot, "friend")
        answer(page, qtbot, "李雷")
    assert page.relations.message.text() == "This relation is there already."
    assert page.relations.message.isVisible()


def test_removing_is_one_act_with_an_undo(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    relations.add(shop.session, shop.zhang, shop.li_lei, "spouse", "spouse")
    qtbot.waitUntil(lambda: len(page.relations.rows) == 1)
    with qtbot.waitSignal(page.toast_requested) as toast:
        qtbot.mouseClick(page.relations.rows[0].remove, Qt.MouseButton.LeftButton)
    assert relations.of(shop.session, shop.zhang).rows == ()
    assert toast.args[0] == "李雷 is no longer related here"
    history.undo(shop.session, toast.args[1])
    qtbot.waitUntil(lambda: shown(page) == [("Spouse", "李雷")])


def test_the_other_end_s_new_name_and_deletion_are_heard(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    for label in ("friend", "parent"):
        relations.add(shop.session, shop.zhang, shop.li_lei, label, {"parent": "child"}.get(label, label))
    customers.add(shop.session, {"name": "赵六", "referrer": shop.zhang})
    qtbot.waitUntil(lambda: shown(page) == [("Parent", "李雷"), ("Referred", "赵六"), ("Friend", "李雷")])
    customers.update(shop.session, shop.li_lei, {"name": "李雷雷"})
    qtbot.waitUntil(lambda: ("Friend", "李雷雷") in shown(page))
    recycle_bin.delete(shop.session, [shop.li_lei])
    qtbot.waitUntil(lambda: shown(page) == [("Referred", "赵六")])
