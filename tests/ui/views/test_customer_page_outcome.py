"""On the customer's page a follow-up is done with its outcome and the next step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import follow_ups, snoozing
from crm_desktop.ui import show
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    follow_ups.plan(shop.session, shop.zhang, show.after(0), "回访报价")
    made = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    made.show_customer(shop.zhang)
    return made


def test_from_the_head(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    page.header.outcome.click()
    row = page.done_row
    assert row.isVisible() and page.rect().contains(row.geometry())
    row.outcomes.chips["interested"].click()
    row.title.setText("送样")
    with qtbot.waitSignal(page.toast_requested) as said:
        qtbot.keyClick(row.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.args[1]
    qtbot.waitUntil(lambda: page.header.next_title.text() == "送样")
    assert [plan.due_day for plan in follow_ups.open_list(shop.session)] == [show.after(3)]


def test_from_the_timeline(page: CustomerPage, qtbot: QtBot) -> None:
    item = next(
        item for at in range(page.timeline.model.rowCount()) if (item := page.timeline.model.item(at))
        and item.kind == "follow_up"
    )  # fmt: skip
    acts = {words: act for _, words, act in page.timeline.acts(item)}
    acts["Outcome and next step"]()
    assert page.done_row.isVisible()
    qtbot.keyClick(page.done_row.words, Qt.Key.Key_Escape)
    assert not page.done_row.isVisible()


def test_the_head_says_that_it_is_put_off_and_how_important(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    (plan,) = follow_ups.open_list(shop.session)
    snoozing.snooze(shop.session, [plan.id], clock.timestamp() + 7200)
    snoozing.set_priority(shop.session, [plan.id], snoozing.URGENT)
    qtbot.waitUntil(lambda: page.header.next_title.text() == "!! 回访报价")
    assert page.header.due.text().startswith("today · put off until")
