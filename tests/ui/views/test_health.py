"""The page of health: what it says, where its buttons lead, and the full check."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data import journal
from crm_desktop.services import backup_shelf, customers
from crm_desktop.services.backup_shelf import Reason
from crm_desktop.services.customer_filter import having
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.health import HealthView
from tests.ui.views.conftest import Shop


@pytest.fixture
def view(shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> HealthView:
    customers.add(shop.session, {"name": "张大伟", "phone": "13805715678"})
    customers.add(shop.session, {"name": "韩梅梅"})
    made = HealthView(shop.session, tasks, bridge)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: not tasks.busy)
    return made


def words(view: HealthView, title: str) -> str:
    return view.rows[title][0].text()


def test_the_page_says_how_the_data_is(view: HealthView, shop: Shop, tasks: Tasks, qtbot: QtBot) -> None:
    assert str(shop.session.database.folder.root) in words(view, "Data")
    assert words(view, "Holds").startswith("4 customers")
    assert words(view, "Last check") == "Never checked in full."
    assert words(view, "Backups") == "No backup yet"
    assert "1 phone number " in words(view, "Duplicates")
    assert "1 customer has no phone" in words(view, "Without a phone")
    backup_shelf.make(shop.session, Reason.HAND)
    view.refresh()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert words(view, "Backups").startswith("just now")
    assert "in order" in view.rows["Backups"][0].accessibleName()


@pytest.mark.parametrize(
    ("title", "page"), [("Backups", "backups"), ("Duplicates", "duplicates"), ("Overdue", "follow_ups")]
)
def test_each_thing_has_a_button_that_leads_to_its_mending(
    view: HealthView, qtbot: QtBot, title: str, page: str
) -> None:
    button = view.rows[title][1]
    assert button is not None
    with qtbot.waitSignal(view.page_requested) as asked:
        button.click()
    assert asked.args == [page]


def test_customers_without_a_phone_are_shown(view: HealthView, qtbot: QtBot) -> None:
    button = view.rows["Without a phone"][1]
    assert button is not None
    with qtbot.waitSignal(view.customers_requested) as asked:
        button.click()
    assert asked.args == [having(phone=None)]


def test_the_full_check_says_what_it_found(view: HealthView, shop: Shop, tasks: Tasks, qtbot: QtBot) -> None:
    view.check_button.click()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert words(view, "Last check") == "just now: all is well"
    with shop.session.database.transaction() as connection:
        journal.open_door(connection, 1)
        connection.execute("UPDATE customer SET interaction_count = 9 WHERE id = 1")
        journal.close_door(connection)
    view.check_button.click()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert "1 finding" in words(view, "Last check")
    assert "last contact is not that" in words(view, "Last check")
