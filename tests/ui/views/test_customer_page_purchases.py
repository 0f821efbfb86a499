"""On a customer's page purchases are typed, corrected, given back and deleted in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services import customers, history, products, purchases, quick_entry
from crm_desktop.services.purchase_checks import Entry
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
    return [(row.what.text(), row.amount.text()) for row in page.purchases.rows]


def test_without_purchases_there_is_only_the_way_to_the_first(page: CustomerPage) -> None:
    panel = page.purchases
    assert panel.add_button.isVisible() and panel.add_button.accessibleName() == "Record a purchase…"
    assert not panel.head.isVisibleTo(page)
    assert not panel.totals.isVisibleTo(page)
    assert not panel.form.isVisibleTo(page)


def test_a_product_fills_its_price_in_and_ctrl_enter_records_it(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    products.add(shop.session, "西湖龙井", price="120")
    form = page.purchases.form
    page.purchases.add_button.click()
    qtbot.keyClicks(form.item, "xihu")
    assert form.item.completer().model().index(0, 0).data() == "西湖龙井"
    form.item.setText("西湖龙井")
    qtbot.keyClicks(form.quantity, "2")
    assert form.amount.text() == "240.00"
    assert not form.keep.isVisibleTo(page), "it is a product already"
    with qtbot.waitSignal(page.toast_requested):
        qtbot.keyClick(form.quantity, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(page) == [("西湖龙井 × 2", "¥240.00")])
    assert page.purchases.totals.text().endswith(" · ¥240.00")
    assert not form.isVisibleTo(page)
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: shown(page) == [])


def test_an_amount_that_was_typed_stays_when_the_product_is_named(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    products.add(shop.session, "茶", price="120")
    page.purchases.ask()
    form = page.purchases.form
    qtbot.keyClicks(form.amount, "99")
    form.item.setText("茶")
    assert form.amount.text() == "99"


def test_a_new_product_is_kept_while_recording_in_one_act(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.purchases.ask()
    form = page.purchases.form
    form.item.setText("茶杯")
    form.quantity.setText("2")
    form.amount.setText("60元")
    form.keep.setChecked(True)
    form.save_button.click()
    (kept,) = products.products(shop.session)
    assert (kept.name, kept.price) == ("茶杯", 3000)
    history.undo_last(shop.session)
    assert products.products(shop.session) == []
    assert purchases.of(shop.session, shop.zhang) == []


def test_what_cannot_be_stands_under_the_fields_and_nothing_typed_is_lost(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    page.purchases.ask()
    form = page.purchases.form
    form.item.setText("茶")
    form.day.setText("2999-01-01")
    form.save_button.click()
    assert "not come yet" in form.message.text()
    assert form.item.text() == "茶"
    assert purchases.of(shop.session, shop.zhang) == []
    qtbot.keyClick(form.item, Qt.Key.Key_Escape)
    assert not form.isVisibleTo(page)


def test_a_purchase_is_corrected_given_back_and_deleted(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    purchases.record(shop.session, shop.zhang, Entry("茶", "2", "100"))
    page.purchases.fold.click()
    qtbot.waitUntil(lambda: len(page.purchases.rows) == 1)
    row = page.purchases.rows[0]
    row.edit_requested.emit(row.purchase)
    page.purchases.form.amount.setText("90")
    page.purchases.form.save_button.click()
    qtbot.waitUntil(lambda: shown(page) == [("茶 × 2", "¥90.00")])
    page.purchases.rows[0].back_requested.emit(page.purchases.rows[0].purchase)
    qtbot.waitUntil(lambda: shown(page)[0] == ("Returned: 茶 × 2", "-¥90.00"))
    assert customers.get(shop.session, shop.zhang).purchase_count == 0
    page.purchases.rows[1].delete_requested.emit(page.purchases.rows[1].purchase)
    qtbot.waitUntil(lambda: shown(page) == [])


def test_of_many_purchases_the_newest_are_shown_until_all_are_asked_for(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    for number in range(8):
        purchases.record(shop.session, shop.zhang, Entry(f"茶{number}"))
    qtbot.waitUntil(lambda: page.purchases.totals.text() == "8 purchases")
    assert page.purchases.rows == [], "one line, until they are asked for"
    page.purchases.fold.click()
    assert len(page.purchases.rows) == 5
    page.purchases.more.click()
    assert len(page.purchases.rows) == 8


def test_the_timeline_shows_baskets_and_acts_on_their_lines(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    bought = [Entry("茶", "2", "100"), Entry("杯", amount="30")]
    quick_entry.save(shop.session, quick_entry.Entry(kind="", customer_id=shop.zhang, bought=bought))
    timeline = page.timeline
    timeline.chips["purchase"].click()
    qtbot.waitUntil(lambda: timeline.model.rowCount() == 1)
    item = timeline.model.item(0)
    assert item is not None
    words = timeline.model.shown(item)
    assert (words.title, words.mark) == ("Purchase", "¥130.00")
    assert words.body == "茶 × 2  ¥100.00\n杯  ¥30.00"
    assert [icon for icon, _, _ in timeline.acts(item)] == ["edit", "return", "delete"]
    purchases.delete(shop.session, item.bought[1].id)
    qtbot.waitUntil(lambda: timeline.model.shown(timeline.model.item(0)).body == "茶 × 2")
    timeline.list.setCurrentIndex(timeline.model.index(0))
    qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    assert page.purchases.form.isVisibleTo(page)
    assert page.purchases.form.item.text() == "茶"
    qtbot.keyClick(timeline.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: timeline.model.rowCount() == 0)
    assert history.undo_title(shop.session) == "Delete purchase: 张伟"


def test_what_is_typed_stays_with_its_customer_until_it_is_saved_or_given_up(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    other = customers.add(shop.session, {"name": "李红"})
    form = page.purchases.form
    page.purchases.ask()
    qtbot.keyClicks(form.item, "tea")
    qtbot.keyClicks(form.amount, "30")
    page.show_customer(other)
    assert not form.isVisibleTo(page)
    page.show_customer(shop.zhang)
    assert (form.item.text(), form.amount.text(), form.isVisibleTo(page)) == ("tea", "30", True)
    form.save_button.click()
    assert quick_entry.draft(shop.session, f"purchase.{shop.zhang}") is None
    purchase = purchases.of(shop.session, shop.zhang)[0]
    page.purchases.correct(purchase)
    form.amount.setText("25")
    page.show_customer(other)
    page.show_customer(shop.zhang)
    form.save_button.click()
    assert [each.amount for each in purchases.of(shop.session, shop.zhang)] == [2500], "it was a correction"
    page.purchases.ask()
    qtbot.keyClicks(form.item, "cup")
    qtbot.waitUntil(lambda: quick_entry.draft(shop.session, f"purchase.{shop.zhang}") is not None)
    qtbot.keyClick(form.item, Qt.Key.Key_Escape)
    assert quick_entry.draft(shop.session, f"purchase.{shop.zhang}") is None
    page.show_customer(other)
    page.show_customer(shop.zhang)
    assert not form.isVisibleTo(page)


def test_opening_a_purchase_to_correct_it_is_no_draft(page: CustomerPage, shop: Shop) -> None:
    purchases.record(shop.session, shop.zhang, Entry("茶", "2", "100"))
    page.purchases.correct(purchases.of(shop.session, shop.zhang)[0])
    page.flush()
    assert quick_entry.draft(shop.session, f"purchase.{shop.zhang}") is None


def test_an_order_is_typed_and_followed_on_the_page(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    page.purchases.ask()
    form = page.purchases.form
    form.item.setText("衣柜")
    form.order.mark.click()
    assert form.order.day.isVisibleTo(page)
    form.order.day.setText("yesterday")
    form.save_button.click()
    assert "2026-01-31" in form.message.text()
    assert form.item.text() == "衣柜"
    form.order.day.setText("2100-01-01")
    form.save_button.click()
    qtbot.waitUntil(lambda: shown(page) == [("衣柜 · Ordered · 2100-01-01", "")])
    timeline = page.timeline
    timeline.set_filter(["purchase"])
    item = timeline.model.item(0)
    assert item is not None
    assert timeline.model.shown(item).body == "衣柜  (Ordered · 2100-01-01)"
    icon, words, act = timeline.acts(item)[0]
    assert (icon, words) == ("done", "Delivered")
    act()
    qtbot.waitUntil(lambda: shown(page) == [("衣柜 · Delivered · 2100-01-01", "")])
    row = page.purchases.rows[0]
    row.order_requested.emit(row.purchase)
    qtbot.waitUntil(lambda: shown(page) == [("衣柜 · Collected", "")])
