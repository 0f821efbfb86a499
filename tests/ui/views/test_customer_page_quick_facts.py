"""Quick facts: what the shop wants to see at a glance stands in the head, on the page and beside the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services import custom_fields, customers, purchases, quick_facts
from crm_desktop.services.purchases import Entry
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.arrange_sections import ArrangeQuickFacts
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.services.test_custom_fields import define
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(400, 700)  # as beside the list
    view.show()
    view.show_customer(shop.zhang)
    return view


def test_what_is_known_of_the_usual_facts_is_seen_and_follows_every_change(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    customers.update(shop.session, shop.zhang, {"needs": "对青霉素过敏", "stage": "active"})
    purchases.record(shop.session, shop.zhang, Entry("茶", "2", "100"))
    head = page.header.quick_facts
    qtbot.waitUntil(lambda: len(head.shown()) == 4)
    assert [value for _, value in head.shown()] == ["Active", "100.00", "today", "对青霉素过敏"]
    assert all(fact.isVisible() for fact in head.facts[:4])
    page.show_customer(shop.li_lei)
    assert ("Needs", "对青霉素过敏") not in head.shown()


def test_a_customer_without_any_of_them_has_no_empty_line(page: CustomerPage, shop: Shop) -> None:
    quick_facts.choose(shop.session, ["id_number"])
    page.show_customer(shop.li_lei)
    assert not page.header.quick_facts.isVisible()


def test_the_shop_chooses_and_orders_them_by_keys(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    car = define(shop.session, "Car")
    customers.update(shop.session, shop.zhang, {car: "Golf"})
    quick_facts.choose(shop.session, ["company"])
    page.ask_quick_facts()
    dialog = page.window().findChild(ArrangeQuickFacts)
    assert isinstance(dialog, ArrangeQuickFacts)
    entries = dialog.checks.list
    assert entries.item(0).text() == "Company"
    entries.setCurrentRow(entries.count() - 1)
    assert entries.currentItem().text() == "Car"
    qtbot.keyClick(entries, Qt.Key.Key_Space)
    for _ in range(entries.count()):
        qtbot.keyClick(entries, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.act.click()
    qtbot.waitUntil(lambda: page.header.quick_facts.shown() == [("Car", "Golf"), ("Company", "兴达")])
    (made,) = custom_fields.made(shop.session)
    custom_fields.delete(shop.session, made.id)
    qtbot.waitUntil(lambda: page.header.quick_facts.shown() == [("Company", "兴达")])


def test_more_than_a_glance_holds_cannot_be_chosen(page: CustomerPage, qtbot: QtBot) -> None:
    page.ask_quick_facts()
    dialog = page.window().findChild(ArrangeQuickFacts)
    assert isinstance(dialog, ArrangeQuickFacts)
    assert dialog.checks.ticked() == list(quick_facts.DEFAULT)
    for row in range(len(quick_facts.DEFAULT), quick_facts.MOST + 1):
        dialog.checks.list.setCurrentRow(row)
        qtbot.keyClick(dialog.checks.list, Qt.Key.Key_Space)
        assert dialog.act.isEnabled() is (row < quick_facts.MOST)
    dialog.reset.click()
    assert dialog.checks.ticked() == list(quick_facts.DEFAULT) and dialog.act.isEnabled()
    dialog.reject()
