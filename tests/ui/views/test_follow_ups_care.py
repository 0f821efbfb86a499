"""The tab of care: the list, done and not done, the message copied and kept, the rules."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from crm_desktop.services import care, customers, history
from crm_desktop.ui.views.follow_ups_care import CareTab

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def tab(qtbot: Any, session: Any, tasks: Any, bridge: Any, noon: datetime) -> CareTab:
    customers.add(session, {"name": "王小明", "gender": "male", "birthday": "1990-11-20"})
    customers.add(session, {"name": "李梅", "birthday": "11-24"})
    made = CareTab(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: names(made) == ["王小明", "李梅"])
    return made


def names(tab: CareTab) -> list[str]:
    return [row.texts[1] for row in tab.table.plain.rows]


def test_a_birthday_is_marked_leaves_the_list_and_returns_by_undo(
    qtbot: Any, session: Any, tab: CareTab
) -> None:
    assert tab.words.text() == "2 to wish well"
    with qtbot.waitSignal(tab.toast_requested) as said:
        tab.done_button.click()
    assert said.args[0] == "1 customer wished well"
    qtbot.waitUntil(lambda: names(tab) == ["李梅"])
    tab.done_too.setChecked(True)
    qtbot.waitUntil(lambda: names(tab) == ["王小明", "李梅"])
    assert tab.table.plain.rows[0].texts[5] == "wished today 12:00"
    tab.table.selectRow(0)
    assert tab.done_button.text() == "Not yet done"
    history.undo(session, said.args[1])
    qtbot.waitUntil(lambda: tab.table.plain.rows[0].texts[5] == "open")


def test_the_message_is_shown_filled_in_and_copied(qtbot: Any, tab: CareTab) -> None:
    assert tab.preview.text() == "王先生, happy birthday to you!"
    tab.copy_button.click()
    assert QGuiApplication.clipboard().text() == "王先生, happy birthday to you!"


def test_another_message_is_kept_and_a_wrong_one_says_why(qtbot: Any, session: Any, tab: CareTab) -> None:
    tab.message.setText("{nobody}")
    tab.save_message()
    assert tab.wrong.isVisible()
    assert "{nobody}" in tab.wrong.text()
    tab.message.setText("{称呼}，生日快乐")
    tab.save_message()
    assert not tab.wrong.isVisible()
    assert care.message(session) == "{称呼}，生日快乐"


def test_a_shorter_span_has_fewer_and_an_empty_one_says_so(qtbot: Any, session: Any, tab: CareTab) -> None:
    tab.set_span("0")
    qtbot.waitUntil(lambda: names(tab) == ["王小明"])
    care.mark(session, care.days(session, datetime(2026, 11, 20).date(), datetime(2026, 11, 20).date()))
    qtbot.waitUntil(tab._empty.isVisible)


def test_a_rule_is_chosen_in_the_menu(qtbot: Any, session: Any, tab: CareTab) -> None:
    menu = tab.rules_menu()
    qtbot.addWidget(menu)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert len(ticked) == 4
    next(action for action in menu.actions() if action.text() == "On the 1 March").trigger()
    assert care.rules(session).leap_day == "after"


def test_of_a_month_alone_the_month_is_named(qtbot: Any, session: Any, tab: CareTab) -> None:
    customers.add(session, {"name": "孙八", "birthday": "12月"})
    tab.set_span("30")
    qtbot.waitUntil(lambda: names(tab) == ["王小明", "李梅", "孙八"])
    assert tab.table.plain.rows[2].texts[0] == "some day of 2026-12"


def test_enter_opens_the_customer(qtbot: Any, session: Any, tab: CareTab) -> None:
    day = care.days(session, datetime(2026, 11, 24).date(), datetime(2026, 11, 24).date())[0]
    with qtbot.waitSignal(tab.customer_opened) as opened:
        tab.table.opened.emit(day)
    assert opened.args == [day.customer_id]
