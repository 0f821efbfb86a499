"""The tab of old customers: who is late, who buys less or more, and what can be done with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import purchases
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_returning import ReturningTab
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ReturningTab:
    """张伟 bought every 20 days and is late; 李雷 buys more than before."""
    for who, ago, amount in (
        (shop.zhang, 100, 50),
        (shop.zhang, 80, 50),
        (shop.li_lei, 3, 90),
        (shop.li_lei, 100, 30),
    ):
        day = (clock.today() - timedelta(ago)).isoformat()
        purchases.record(shop.session, who, purchases.Entry(item="货", amount=str(amount), day=day))
    page = ReturningTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _rows(tab: ReturningTab) -> list[tuple[str, ...]]:
    return [row.texts for row in tab.table.plain.rows]


def test_who_is_late_and_who_buys_more(tab: ReturningTab, qtbot: QtBot, tasks: Tasks) -> None:
    assert [(row[0], row[6], row[7]) for row in _rows(tab)] == [("张伟", "20 days", "60 days late")]
    with qtbot.waitSignal(tasks.idle):
        tab.which.set_value("rising")
        tab.load()
    assert [(row[0], row[4]) for row in _rows(tab)] == [("李雷", "+60.00 (+200%)")]
    assert "2 of 2" in tab.summary.text()
    with qtbot.waitSignal(tasks.idle):
        tab.which.set_value("falling")
        tab.load()
    assert _rows(tab) == [] and tab.empty.isVisible() and not tab.all_button.isEnabled()


def test_a_purchase_takes_one_off_the_list(tab: ReturningTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.idle):
        purchases.record(shop.session, shop.zhang, purchases.Entry(item="货", amount="1"))
    assert _rows(tab) == []


def test_acts_for_all_and_for_the_selection(tab: ReturningTab, shop: Shop, qtbot: QtBot) -> None:
    menu = tab.all_button.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "1 customer"
    with qtbot.waitSignal(tab.export_requested) as asked:
        next(each for each in menu.actions() if each.text().startswith("Export")).trigger()
    assert list(asked.args[0]["shown"]) == [shop.zhang]
    assert tab.fill_acts(QMenu(tab)) == "1 customer"
