"""The page of a customer by keys alone: Tab comes to every control of every section, each of which is ordered and hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.services import attachments, complaints, customers, page_sections, relations
from crm_desktop.services.page_sections import Section
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.screens import typical_customer
from tests.services.test_custom_fields import define
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    """A customer with something in every section."""
    car = define(shop.session, "Car")
    who = typical_customer.add(
        shop.session, grade=shop.grade_a, source=shop.friend, tags=[shop.regular], **{car: "Golf"}
    )
    relations.add(shop.session, who, shop.zhang, "spouse", "spouse")
    attachments.add(shop.session, who, [attachments.Source("a.txt", b"a")])
    complaints.record(shop.session, who, "门关不上")
    customers.update(shop.session, shop.li_lei, {"referrer": who})
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    view.show_customer(who)
    qtbot.waitExposed(view)
    return view


def _walk(page: CustomerPage, qtbot: QtBot) -> list[QWidget]:
    """Where Tab comes to, once round."""
    window = page.window()
    page.header.name.edit.setFocus()
    seen: list[QWidget] = []
    while (now := window.focusWidget()) not in seen:
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        assert len(seen) < 300
    return seen


def _wanted(page: CustomerPage) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, _CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("width", [400, 1000, 1284])
def test_tab_comes_to_every_control_and_in_the_order_in_which_the_sections_are_read(
    page: CustomerPage, qtbot: QtBot, width: int
) -> None:
    page.resize(width, 900)
    page.purchases.fold.click()
    qtbot.waitUntil(lambda: len(page.purchases.rows) == 2)
    seen = _walk(page, qtbot)
    missed = [widget for widget in _wanted(page) if widget not in seen]
    assert [(type(each).__name__, each.accessibleName()) for each in missed] == []
    order = [section.key for section in page_sections.sections(page._session) if section.key != "timeline"]
    first = {}
    for key in order:
        inside = [at for at, widget in enumerate(seen) if page.facts.parts[key].isAncestorOf(widget)]
        if key == "links":  # nobody points at this customer by a field of the shop
            assert inside == []
            continue
        assert inside == list(range(inside[0], inside[-1] + 1)), f"{key} is walked through in one go"
        first[key] = inside[0]
    assert sorted(first, key=lambda key: first[key]) == [key for key in order if key != "links"]


def test_every_section_is_a_part_of_the_page_and_hidden_with_its_way_to_add(
    page: CustomerPage, qtbot: QtBot
) -> None:
    page.resize(1284, 900)
    parts = page.facts.parts
    assert {*parts, "timeline"} == set(page_sections.DEFAULT)
    for key in parts:
        page_sections.arrange(page._session, [Section(each, each != key) for each in page_sections.DEFAULT])
        qtbot.waitUntil(lambda key=key: not parts[key].isVisible())
        if key in page.facts.adds.buttons and key != "facts":
            assert not page.facts.adds.buttons[key].isVisible()
        assert all(parts[each].isVisible() for each in parts if each != key)


def test_what_can_be_added_stands_in_one_line_where_there_is_room(page: CustomerPage, qtbot: QtBot) -> None:
    for width in (400, 1000, 1284):
        page.resize(width, 900)
        qtbot.waitUntil(lambda: all(button.isVisible() for button in page.facts.adds.buttons.values()))
        lines = {button.y() for button in page.facts.adds.buttons.values()}
        assert len(lines) == 1 or width != 1284
