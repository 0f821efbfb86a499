"""Somebody leaves: what they had planned is given to somebody else, in one act."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.data.permissions import Action
from crm_desktop.services import follow_ups, staff
from crm_desktop.ui import show
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_staff import StaffSettings, _Member
from tests.ui.views.conftest import Shop

# The offscreen platform says so at each popup.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def view(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> StaffSettings:
    with shop.session.change(Action.PLAN_FOLLOW_UP) as change:
        for n in range(3):
            follow_ups.insert(change, shop.zhang, show.after(n), f"n{n}", staff_id=shop.wang)
        follow_ups.insert(change, shop.zhang, show.after(0), "mine", staff_id=shop.li)
    page = StaffSettings(shop.session, tasks, bridge)
    qtbot.addWidget(page)
    with qtbot.waitSignal(tasks.idle, raising=False, timeout=500):
        page.show()
    return page


def _row(view: StaffSettings, staff_id: int) -> _Member:
    found = [row for row in view.findChildren(_Member) if row._member.id == staff_id]
    return found[-1]


def _keepers(shop: Shop) -> list[int | None]:
    return sorted(row.staff_id or 0 for row in follow_ups.open_list(shop.session))


def test_who_leaves_with_open_follow_ups_gives_them_to_somebody(
    view: StaffSettings, shop: Shop, qtbot: QtBot, tasks: Tasks
) -> None:
    row = _row(view, shop.wang)
    row.active.click()
    qtbot.waitUntil(lambda: bool(row.findChildren(QMenu)))
    actions = row.findChildren(QMenu)[0].actions()
    assert actions[0].text() == "3 open follow-ups go to …"
    with qtbot.waitSignal(view.toast_requested) as said:
        next(action for action in actions if action.text() == "小李").trigger()
    assert _keepers(shop) == [shop.li] * 4
    assert [member.name for member in staff.members(shop.session)] == ["小李"]
    shop.session.undo(said.args[1])
    assert _keepers(shop) == sorted([shop.li, shop.wang, shop.wang, shop.wang])
    assert len(staff.members(shop.session)) == 2


def test_they_may_stay_with_who_left(view: StaffSettings, shop: Shop, qtbot: QtBot) -> None:
    row = _row(view, shop.wang)
    row.active.click()
    qtbot.waitUntil(lambda: bool(row.findChildren(QMenu)))
    with qtbot.waitSignal(view.toast_requested):
        row.findChildren(QMenu)[0].actions()[-1].trigger()
    assert _keepers(shop).count(shop.wang) == 3


def test_without_open_follow_ups_nothing_is_asked(view: StaffSettings, shop: Shop, qtbot: QtBot) -> None:
    follow_ups.finish(shop.session, [row.id for row in follow_ups.open_list(shop.session)])
    with qtbot.waitSignal(view.toast_requested):
        _row(view, shop.wang).active.click()
    assert [member.name for member in staff.members(shop.session)] == ["小李"]
