"""The page of a customer on the smallest screen, 1366×768: a typical record is seen without scrolling."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
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
    rows = [row for row in page.facts.all_rows() if row.isVisible()]
    assert len(rows) == 3 + 9 + 1  # and the customer number; the stage has a section of its own
    area = page._facts_area.viewport()
    qtbot.waitUntil(lambda: all(row.mapTo(area, row.rect().bottomLeft()).y() < area.height() for row in rows))
    assert page.timeline.model.rowCount() == 6 + 1 + 1
    qtbot.waitUntil(lambda: page.timeline.list.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_beside_the_list_the_kinds_stand_in_one_line(
    shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, language: str
) -> None:
    i18n.install(language)
    page = _page(shop, tasks, bridge, qtbot, 400)
    qtbot.waitUntil(lambda: page.timeline.list.height() >= 140)
    assert len({chip.y() for chip in page.timeline.chips.values()}) == 1
    page.entry.begin()
    qtbot.waitUntil(page.entry.fields.kinds.isVisible)
    assert len({chip.y() for chip in page.entry.fields.kinds.chips.values()}) == 1
    assert page.header.phone.isVisible() and page.entry.isVisible()
