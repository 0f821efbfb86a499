"""The page of what waits to be mended, and the line that asks whether facts are still right."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, upkeep
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page_entry import EntryBox
from crm_desktop.ui.views.upkeep import UpkeepView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen


@pytest.fixture
def view(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> UpkeepView:
    customers.add(session, {"name": "无"})
    customers.add(session, {"name": "王", "phone": "13805715678"})
    classification.add(session, "tag", "缺电话")
    made = UpkeepView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitUntil(lambda: made.rows["unreachable"].count.text() == "1")
    return made


def test_each_kind_is_counted_and_opens_its_customers(view: UpkeepView, qtbot: QtBot) -> None:
    assert view.rows["doubtful"].count.text() == "0"
    assert not view.rows["doubtful"].show_button.isEnabled()
    with qtbot.waitSignal(view.customers_requested) as asked:
        view.rows["unreachable"].show_button.click()
    assert asked.args == [upkeep.filter_of("unreachable")]


def test_something_is_done_for_all_of_them_and_counted_anew(
    view: UpkeepView, session: Session, qtbot: QtBot
) -> None:
    view.rows["unreachable"].act_button.click()
    qtbot.waitUntil(lambda: any(menu.actions() for menu in view.findChildren(QMenu)))
    (archive,) = [
        action for menu in view.findChildren(QMenu) for action in menu.actions() if action.text() == "Archive"
    ]
    with qtbot.waitSignal(view.toast_requested) as said:
        archive.trigger()
    qtbot.waitUntil(lambda: view.rows["unreachable"].count.text() == "0")
    session.undo(said.args[1])
    qtbot.waitUntil(lambda: view.rows["unreachable"].count.text() == "1")


def test_the_shop_says_after_how_many_months_facts_are_confirmed(
    view: UpkeepView, session: Session, qtbot: QtBot
) -> None:
    view.months.setValue(0)
    assert view.months.text() == "never"
    assert upkeep.months(session) == 0


def test_the_next_contact_asks_whether_facts_are_still_right(
    qtbot: QtBot, session: Session, tasks: Tasks, noon: datetime
) -> None:
    wang = customers.add(session, {"name": "王", "phone": "13805715678"})
    box = EntryBox(session, tasks)
    qtbot.addWidget(box)
    box.show()
    box.show_customer(wang)
    box.begin()
    assert not box.confirm_line.isVisible()
    clock.set_now(lambda: noon + timedelta(400))
    box.show_customer(None)
    box.show_customer(wang)
    assert not box.confirm_line.isVisible()  # nobody is in touch yet
    box.begin()
    assert box.confirm_line.isVisible()
    assert "2026-11-20" in box.confirm_line.words.text()
    with qtbot.waitSignal(box.confirm_line.toast_requested) as said:
        box.confirm_line.button.click()
    assert not box.confirm_line.isVisible()
    assert customers.get(session, wang).confirmed_on == "2027-12-25"
    session.undo(said.args[1])
    box.show_customer(wang)
    box.begin()
    assert box.confirm_line.isVisible()
