"""The sections of a customer's page: ordered and hidden by the shop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services import customers, page_sections
from crm_desktop.services.page_sections import Section
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.arrange_sections import ArrangeSections
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.services.test_custom_fields import define
from tests.ui.views.conftest import Shop

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    car = define(shop.session, "Car")
    customers.update(shop.session, shop.zhang, {car: "Golf"})
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(420, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def _top(page: CustomerPage, part: QWidget) -> int:
    return part.mapTo(page, part.rect().topLeft()).y()


def _arranging(page: CustomerPage) -> ArrangeSections:
    page.ask_sections()
    dialog = page.window().findChild(ArrangeSections)
    assert isinstance(dialog, ArrangeSections)
    return dialog


def _own_row(page: CustomerPage) -> QWidget:
    return next(row for key, row in page.facts.rows.items() if key.startswith("custom_"))


def test_a_section_is_hidden_and_moved_by_keys_and_the_page_follows_at_once(
    page: CustomerPage, qtbot: QtBot
) -> None:
    company = page.facts.rows["company"]
    assert _top(page, page.facts.contact_rows[0]) < _top(page, company) < _top(page, _own_row(page))
    dialog = _arranging(page)
    assert dialog.checks.ticked()[:3] == ["contacts", "facts", "own"]
    qtbot.keyClick(dialog.checks.list, Qt.Key.Key_Space)  # hides the contact methods
    dialog.checks.list.setCurrentRow(2)
    qtbot.keyClick(dialog.checks.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.act.click()
    qtbot.waitUntil(lambda: not page.facts.contact_rows[0].isVisible())
    qtbot.waitUntil(lambda: _top(page, _own_row(page)) < _top(page, company))
    assert page.header.phone.isVisible()


def test_cancel_changes_nothing(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    dialog = _arranging(page)
    qtbot.keyClick(dialog.checks.list, Qt.Key.Key_Space)
    dialog.reject()
    assert page_sections.sections(shop.session) == [Section(key) for key in page_sections.DEFAULT]


def test_the_choice_is_there_at_the_next_start_and_new_sections_appear(
    page: CustomerPage, shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot
) -> None:
    shop.session.remember("page_sections", [["timeline", True], ["facts", False], ["gone", True]])
    order = page_sections.sections(shop.session)
    assert [section.key for section in order] == [
        "contacts",
        "timeline",
        "facts",
        "own",
        "classes",
        "links",
        "relations",
        "files",
        "purchases",
        "complaints",
    ]
    assert [section.shown for section in order] == [True, True, False, *[True] * 7]
    again = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(again)
    again.resize(420, 700)
    again.show()
    again.show_customer(shop.zhang)
    assert not again.facts.rows["company"].isVisible()
    assert again.facts.contact_rows[0].isVisible()


def test_the_timeline_may_stand_first_or_be_hidden(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    first = [Section("timeline"), *(Section(key) for key in page_sections.DEFAULT[:-1])]
    page_sections.arrange(shop.session, first)
    company = page.facts.rows["company"]
    qtbot.waitUntil(lambda: _top(page, page.timeline) < _top(page, company))
    assert _top(page, page.header) < _top(page, page.entry)
    page.resize(1280, 700)
    qtbot.waitUntil(lambda: page.timeline.mapTo(page, page.timeline.rect().topLeft()).x() > 400)
    page.resize(420, 700)
    qtbot.waitUntil(lambda: _top(page, page.timeline) < _top(page, company))
    page_sections.arrange(shop.session, [*first[1:], Section("timeline", shown=False)])
    qtbot.waitUntil(lambda: not page.timeline.isVisible())
    assert company.isVisible()
    page.header.plan.click()  # it is written there
    assert page.entry.fields.days.isVisible()
    page.show_customer(shop.li_lei)
    assert not page.entry.isVisible()


def test_what_is_added_in_a_hidden_section_is_shown_for_once(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    hidden = [Section(key, shown=key != "contacts") for key in page_sections.DEFAULT]
    page_sections.arrange(shop.session, hidden)
    qtbot.waitUntil(lambda: not page.facts.contact_rows[0].isVisible())
    row = page.facts.add("phone")
    assert row is not None and row.isVisible()
    page.show_customer(shop.li_lei)
    assert not page.facts.contact_rows[0].isVisible()


def test_one_section_at_least_stays(page: CustomerPage, qtbot: QtBot) -> None:
    dialog = _arranging(page)
    for row in range(dialog.checks.list.count()):
        dialog.checks.list.setCurrentRow(row)
        qtbot.keyClick(dialog.checks.list, Qt.Key.Key_Space)
    assert not dialog.act.isEnabled()
    dialog.reset.click()
    assert dialog.act.isEnabled()
    dialog.reject()
