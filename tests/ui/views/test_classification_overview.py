"""The overview of the classes: how many customers each has, and the way to them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import class_counts, class_overview, customers, segments
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_overview import OverviewTab
from tests.ui.views.conftest import Shop


def _said(tab: OverviewTab, key: str) -> list[str]:
    shares = tab.lists[key]
    return [str(shares.item(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(shares.count())]


def test_counts_and_shares_follow_what_changes(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    tab = OverviewTab(shop.session, tasks, bridge)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    assert _said(tab, "grade") == ["A, 1, 50%", "No grade, 1, 50%"]
    assert _said(tab, "kind") == ["Person, 2, 100%"]
    assert tab.lists["group"].isHidden()
    with qtbot.waitSignal(tasks.idle):
        segments.add_fixed(shop.session, "生日会", [shop.zhang])
        customers.update(shop.session, shop.li_lei, {"grade": shop.grade_b, "stage": "new"})
    assert _said(tab, "grade") == ["A, 1, 50%", "B, 1, 50%"]
    assert "New, 1, 50%" in _said(tab, "stage")
    assert "生日会, 1, 50%" in _said(tab, "group")


def test_enter_opens_the_customers_of_a_class(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> None:
    tab = OverviewTab(shop.session, tasks, bridge)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    tab.lists["grade"].setCurrentRow(0)
    with qtbot.waitSignal(tab.customers_requested) as asked:
        qtbot.keyClick(tab.lists["grade"], Qt.Key.Key_Return)
    assert asked.args == [having(grade=frozenset({shop.grade_a}))]


def test_what_changed_since_a_former_day_stands_beside_each_class(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    day = clock.today() - timedelta(70)
    counted = [class_overview.spread(shop.session, key) for key in class_overview.SECTIONS]
    class_counts.write(shop.session, day, 2, counted)
    customers.add(shop.session, {"name": "小红", "grade": shop.grade_a})
    customers.update(shop.session, shop.li_lei, {"grade": shop.grade_b})
    tab = OverviewTab(shop.session, tasks, bridge)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    assert _said(tab, "grade") == ["A, 2, 67%, +1", "B, 1, 33%, +1"]
    assert tab.total.text() == "3 customers" and tab.since.text().startswith(f"+1 since {day}")
    with qtbot.waitSignal(tab.customers_requested) as asked:
        tab.total.click()
    assert asked.args[0].empty


def test_a_shop_that_has_noted_nothing_yet_is_told_when(
    qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge
) -> None:
    tab = OverviewTab(shop.session, tasks, bridge)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(tasks.idle):
        tab.show()
    assert "tomorrow" in tab.since.text()
    qtbot.waitUntil(lambda: not class_counts.due(shop.session))
