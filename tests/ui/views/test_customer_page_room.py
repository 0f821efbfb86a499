"""The page of a customer on the smallest screen, 1366×768: a typical record is seen without scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.services import customers
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.screens import typical_customer
from tests.ui.views.conftest import Shop

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def _page(shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, width: int) -> CustomerPage:
    who = typical_customer.add(
        shop.session, grade=shop.grade_a, category=shop.retail, source=shop.friend, owner=shop.li
    )
    page = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(width, 656)  # what the window leaves of 1366×768
    page.show()
    page.show_customer(who)
    qtbot.waitExposed(page)
    return page


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_typical_record_is_seen_whole_over_the_full_width(
    shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str
) -> None:
    i18n.install(language)
    page = _page(shop, tasks, bridge, qtbot, 1284)
    qtbot.waitUntil(lambda: page._facts_area.verticalScrollBar().maximum() == 0)
    rows = [row for row in page.facts.all_rows() if row.isVisible()]
    assert len(rows) == 3 + 9 + 1  # and the customer number
    classes, purchases = page.classes, page.purchases
    record: list[QWidget] = [page.header.name, page.header.phone, page.header.last, page.header.due, *rows]
    record += [classes.stage, classes.why, classes.value, purchases.totals, page.timeline.list]
    record += page.facts.adds.buttons.values()
    assert [part for part in record if part.visibleRegion().isEmpty()] == []
    for part in record:
        assert part.visibleRegion().boundingRect() == part.rect(), "none of it is cut off"
    for line in (page.header.last, classes.why, classes.value, purchases.totals):
        assert line.shown_text() == line.text()
    assert len({button.y() for button in page.facts.adds.buttons.values()}) == 1
    timeline = page.timeline
    assert timeline.model.rowCount() == 6 + 1 + 2 + 1
    room = timeline.list.viewport().height()
    qtbot.waitUntil(lambda: timeline.list.visualRect(timeline.model.index(7)).bottom() <= room)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_short_facts_stand_in_pairs_read_line_by_line_and_tab_goes_the_same_way(
    shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str
) -> None:
    i18n.install(language)
    page = _page(shop, tasks, bridge, qtbot, 1284)
    facts = page.facts.rows
    place = {key: row.mapTo(page, row.rect().topLeft()) for key, row in facts.items() if row.isVisible()}
    assert place["gender"].y() == place["birthday"].y() and place["gender"].x() < place["birthday"].x()
    assert place["note"].x() == place["gender"].x() and facts["note"].width() > 2 * facts["gender"].width()
    facts["gender"].editor().setFocus()
    qtbot.keyClick(facts["gender"].editor(), Qt.Key.Key_Tab)
    assert page.window().focusWidget() is facts["birthday"].editor()
    customers.update(
        shop.session, page.customer_id, {"company": "杭州市余杭区良渚街道兴达贸易有限责任公司仓前分公司"}
    )
    qtbot.waitUntil(lambda: facts["company"].width() == facts["note"].width())
    page.resize(400, 656)
    qtbot.waitUntil(lambda: len({row.x() for row in facts.values() if row.isVisible()}) == 1)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_beside_the_list_the_kinds_stand_in_one_line(
    shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str
) -> None:
    i18n.install(language)
    page = _page(shop, tasks, bridge, qtbot, 400)
    qtbot.waitUntil(lambda: page.timeline.list.height() >= 140)
    assert len({chip.y() for chip in page.timeline.chips.values()}) <= (1 if language == "zh_CN" else 2)
    page.entry.begin()
    qtbot.waitUntil(page.entry.fields.kinds.isVisible)
    assert len({chip.y() for chip in page.entry.fields.kinds.chips.values()}) == 1
    assert page.header.phone.isVisible() and page.entry.isVisible()
