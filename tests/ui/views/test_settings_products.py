"""The products in the settings: added, changed, retired and deleted in place, each one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.services import history, products, purchases
from crm_desktop.services.purchase_checks import Entry
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_products import ProductsSection
from tests.ui.views.conftest import Shop


@pytest.fixture
def section(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> ProductsSection:
    view = ProductsSection(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(640, 500)
    view.show()
    return view


def shown(section: ProductsSection) -> list[tuple[str, ...]]:
    return [row.texts for row in section.table.plain.rows]


def test_a_product_is_typed_and_taken_back(section: ProductsSection, shop: Shop, qtbot: QtBot) -> None:
    assert not section.table.isVisible()
    section.new_button.click()
    assert section.fields["name"].hasFocus() or section.form.isVisible()
    section.fields["name"].setText("西湖龙井")
    section.fields["category"].setText("茶")
    section.fields["price"].setText("1.2千")
    with qtbot.waitSignal(section.toast_requested) as said:
        qtbot.keyClick(section.fields["price"], Qt.Key.Key_Return)
    assert said.args[0] == "西湖龙井 is in the list"
    qtbot.waitUntil(lambda: shown(section) == [("西湖龙井", "茶", "1,200.00", "", "0")])
    assert not section.form.isVisible()
    shop.session.undo(said.args[1])
    qtbot.waitUntil(lambda: shown(section) == [])


def test_what_cannot_be_stands_under_the_fields(section: ProductsSection, shop: Shop) -> None:
    products.add(shop.session, "茶")
    section.new()
    section.fields["name"].setText("茶")
    section.save()
    assert "in the list already" in section.message.text()
    section.fields["name"].setText("杯")
    section.fields["price"].setText("viel")
    section.save()
    assert "not an amount" in section.message.text()
    assert section.fields["price"].text() == "viel"
    assert [each.name for each in products.products(shop.session)] == ["茶"]


def test_renamed_retired_offered_again(section: ProductsSection, shop: Shop, qtbot: QtBot) -> None:
    tea = products.add(shop.session, "茶", price="100")
    purchases.record(shop.session, shop.zhang, Entry("茶"))
    qtbot.waitUntil(lambda: shown(section) == [("茶", "", "100.00", "", "1")])
    section.table.selectRow(0)
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    section.fields["name"].setText("绿茶")
    section.save_button.click()
    qtbot.waitUntil(lambda: shown(section)[0][0] == "绿茶")
    assert purchases.of(shop.session, shop.zhang)[0].item == "绿茶"
    section.table.selectRow(0)
    section.retire_button.click()
    assert products.products(shop.session) == []
    qtbot.waitUntil(lambda: section.retire_button.text() == "Offer again")
    section.retire_button.click()
    assert products.get(shop.session, tea).retired == 0


def test_one_that_was_bought_is_not_deleted_and_another_comes_back(
    section: ProductsSection, shop: Shop, qtbot: QtBot
) -> None:
    products.add(shop.session, "茶")
    products.add(shop.session, "杯")
    purchases.record(shop.session, shop.zhang, Entry("茶"))
    qtbot.waitUntil(lambda: len(shown(section)) == 2)
    section.table.selectRow(0)
    section.delete_button.click()
    assert "Retire it" in section.message.text()
    section.table.selectRow(1)
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(section)) == 1)
    assert not section.message.isVisible()
    history.undo_last(shop.session)
    qtbot.waitUntil(lambda: len(shown(section)) == 2)


def test_esc_closes_the_fields(section: ProductsSection, qtbot: QtBot) -> None:
    section.new()
    qtbot.keyClick(section.fields["name"], Qt.Key.Key_Escape)
    assert not section.form.isVisible()
    assert section.new_button.isVisible()
