"""On a customer's page the shop's own fields are edited in place, each with its editor."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import custom_fields, customers, field_values
from crm_desktop.services.custom_fields import Definition
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from crm_desktop.ui.views.customer_page_card import card_text


@pytest.fixture
def page(session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> CustomerPage:
    made = CustomerPage(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def define(session: Session, name: str, kind: Kind, *options: str, **more: Any) -> str:
    return custom_fields.define(session, Definition(name, kind, options, **more))


def said(session: Session, customer: int, key: str) -> str:
    return field_values.shown(FIELDS[key], customers.get(session, customer).value(key))


def test_a_typed_value_is_checked_saved_and_shown_tidy(
    session: Session, page: CustomerPage, qtbot: QtBot
) -> None:
    fee = define(session, "Fee", Kind.MONEY)
    customer = customers.add(session, {"name": "王小明"})
    page.show_customer(customer)
    row: Any = page.facts.add(fee)
    qtbot.keyClicks(row.edit, "much")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert "not an amount" in row.message()
    row.edit.clear()
    qtbot.keyClicks(row.edit, "1.2w")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert said(session, customer, fee) == "12,000.00"
    qtbot.waitUntil(lambda: row.edit.text() == "12,000.00")


def test_one_and_several_of_a_list_are_chosen_and_new_words_added(
    session: Session, page: CustomerPage, qtbot: QtBot
) -> None:
    size = define(session, "Size", Kind.ONE_OF, "S", "L")
    colors = define(session, "Colors", Kind.MANY_OF, "Red", "Blue")
    customer = customers.add(session, {"name": "王小明", colors: "Red"})
    page.show_customer(customer)
    one: Any = page.facts.rows[size]
    one.chooser.create_requested.emit("XL")
    assert said(session, customer, size) == "XL"
    several: Any = page.facts.rows[colors]
    assert [chip.text() for chip in several.chips] == ["Red"]
    several.chooser.chosen.emit(FIELDS[colors].options[1].id)
    qtbot.waitUntil(lambda: [chip.text() for chip in page.facts.rows[colors].chips] == ["Red", "Blue"])
    qtbot.keyClick(page.facts.rows[colors].chips[0], Qt.Key.Key_Delete)
    assert said(session, customer, colors) == "Blue"


def test_a_link_opens_the_other_customer_and_stands_on_that_one_s_page_too(
    session: Session, page: CustomerPage, qtbot: QtBot
) -> None:
    spouse = define(session, "Wife", Kind.CUSTOMER, reverse="Husband")
    li = customers.add(session, {"name": "李芳"})
    wang = customers.add(session, {"name": "王强", spouse: li})
    page.show_customer(wang)
    link: Any = page.facts.rows[spouse]
    with qtbot.waitSignal(page.customer_opened) as opened:
        link.button.click()
    assert opened.args == [li]
    page.show_customer(li)
    assert [button.accessibleName() for row in page.facts.linked for button in row.buttons] == [
        "Husband: 王强"
    ]
    with qtbot.waitSignal(page.customer_opened) as opened:
        page.facts.linked[0].buttons[0].click()
    assert opened.args == [wang]


def test_a_required_field_is_seen_empty_and_cannot_be_emptied(
    session: Session, page: CustomerPage, qtbot: QtBot
) -> None:
    customer = customers.add(session, {"name": "王小明"})
    plate = define(session, "Plate", Kind.TEXT, required=True, hint="浙A12345")
    page.show_customer(customer)
    row: Any = page.facts.rows[plate]
    assert row.isVisible()
    assert (row.label.text(), row.edit.placeholderText()) == ("Plate *", "浙A12345")
    row.edit.setText("浙A1")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    row.edit.clear()
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert "required" in row.message()
    assert said(session, customer, plate) == "浙A1"


def test_fields_that_are_made_renamed_or_hidden_meanwhile_are_seen_at_once_and_typed_text_stays(
    session: Session, page: CustomerPage, qtbot: QtBot
) -> None:
    customer = customers.add(session, {"name": "王小明"})
    page.show_customer(customer)
    car = define(session, "Car", Kind.TEXT)
    qtbot.waitUntil(lambda: car in page.facts.rows and page.facts.rows[car].isVisible())
    row: Any = page.facts.rows[car]
    qtbot.keyClicks(row.edit, "Golf")
    custom_fields.redefine(session, FIELDS[car].made, Definition("Wagon"))
    qtbot.waitUntil(lambda: page.facts.rows[car].title == "Wagon")
    renamed: Any = page.facts.rows[car]
    assert renamed.edit.text() == "Golf"
    custom_fields.retire(session, FIELDS[car].made)
    qtbot.waitUntil(lambda: car not in page.facts.rows)


def test_the_card_has_the_shop_s_own_facts(session: Session) -> None:
    size = define(session, "Size", Kind.ONE_OF, "S", "L")
    spouse = define(session, "Wife", Kind.CUSTOMER)
    li = customers.add(session, {"name": "李芳"})
    customer = customers.get(session, customers.add(session, {"name": "王强", size: "L", spouse: li}))
    assert card_text(customer, ShopLists(session)) == "王强\nCustomer no.: C000002\nSize: L\nWife: 李芳"
