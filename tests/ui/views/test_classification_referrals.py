"""The tab of referrals: who brings others, the chain, thanks, who brought whom written down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.services import customer_list, customers, follow_ups, history, quick_entry, referrals
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_referrals import ReferralsTab
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def tab(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ReferralsTab:
    """张伟 has brought 小红, who came in; 李雷 nobody."""
    red = customers.add(shop.session, {"name": "小红", "referrer": shop.zhang})
    quick_entry.save(shop.session, quick_entry.Entry(kind="visit", customer_id=red))
    page = ReferralsTab(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    with qtbot.waitSignal(tasks.idle):
        page.show()
    return page


def _rows(tab: ReferralsTab) -> list[tuple[str, ...]]:
    return [row.texts[:3] for row in tab.table.plain.rows]


def test_who_brings_others_and_whom(tab: ReferralsTab) -> None:
    assert _rows(tab) == [("张伟", "1", "1")]
    assert [row.texts[0] for row in tab.chain.plain.rows] == ["小红"]
    assert "1" in tab.total.text()


def test_a_referral_is_written_down_and_a_circle_is_refused(
    tab: ReferralsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    tab.line.set_customer("brought", shop.zhang)
    tab.line.set_customer("by", shop.li_lei)
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        tab.line.write()
    assert "李雷" in said.args[0] and {row[0] for row in _rows(tab)} == {"张伟", "李雷"}
    tab.line.set_customer("brought", shop.li_lei)
    tab.line.set_customer("by", shop.zhang)
    tab.line.write()
    assert "circle" in tab.line.message.text()
    with qtbot.waitSignal(tasks.idle):
        history.undo(shop.session, said.args[1])
    assert [row[0] for row in _rows(tab)] == ["张伟"]


def test_both_are_asked_for(tab: ReferralsTab) -> None:
    tab.line.write()
    assert tab.line.message.isVisible()


def test_thanked_by_a_key_and_undone(tab: ReferralsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    assert tab.chain.plain.rows[0].texts[4] == "due"
    with qtbot.waitSignal(tab.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        tab.thank()
    assert tab.chain.plain.rows[0].texts[4] == "said" and not tab.thanked.isEnabled()
    with qtbot.waitSignal(tasks.idle):
        history.undo(shop.session, said.args[1])
    assert tab.chain.plain.rows[0].texts[4] == "due" and tab.thanked.isEnabled()


def test_thanks_are_planned_in_a_line(tab: ReferralsTab, shop: Shop, qtbot: QtBot, tasks: Tasks) -> None:
    tab.ask_plan()
    tab.steps.step.setText("送一盒茶")
    with qtbot.waitSignal(tab.toast_requested), qtbot.waitSignal(tasks.idle):
        qtbot.keyClick(tab.steps.step, Qt.Key.Key_Return)
    (planned,) = follow_ups.open_list(shop.session)
    assert (planned.title, planned.customer_id) == ("送一盒茶", shop.zhang)
    assert planned.due_day > clock.today().isoformat()
    assert tab.chain.plain.rows[0].texts[4] == "planned"


def test_found_by_name_and_only_those_with_thanks_due(
    tab: ReferralsTab, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    customers.update(shop.session, shop.zhang, {"referrer": shop.li_lei})
    for text, order, expected in (("张", "amount", ["张伟"]), ("", "due", ["张伟"]), ("无", "last", [])):
        with qtbot.waitSignal(tasks.idle):
            tab.finder.setText(text)
            tab.order.set_value(order)
            tab.load()
        assert sorted(row[0] for row in _rows(tab)) == sorted(expected)


def test_their_customers_open_in_the_list(tab: ReferralsTab, shop: Shop, qtbot: QtBot) -> None:
    menu = QMenu(tab)
    assert tab.fill_acts(menu) == "张伟"
    with qtbot.waitSignal(tab.customers_requested) as asked:
        tab.opened.click()
    found = customer_list.ids(shop.session, asked.args[0])
    assert [customers.get(shop.session, each).name for each in found] == ["小红"]
    assert [each.name for each in referrals.chain(shop.session, shop.zhang)] == ["小红"]
