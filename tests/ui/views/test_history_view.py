"""History, recycle bin and settings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, recycle_bin, staff
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.history import HistoryView
from crm_desktop.ui.views.recycle_bin import RecycleBinView
from crm_desktop.ui.views.settings import SettingsView


def test_the_history_names_the_acts_and_asks_to_undo_the_chosen_one(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    staff.sign_in(session, staff.add(session, "小李"))
    customer_id = customers.add(session, {"name": "王小明"})
    customers.update(session, customer_id, {"company": "兴达"})
    view = HistoryView(session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    rows = view.table.plain.rows
    assert [row.texts[0] for row in rows[:2]] == ["Edit customer: 王小明", "New customer: 王小明"]
    assert rows[0].texts[2] == "小李"
    assert not view.undo_button.isEnabled()
    view.table.selectRow(1)
    with qtbot.waitSignal(view.undo_requested) as asked:
        view.undo_button.click()
    assert asked.args == [rows[1].key]


def test_the_history_shows_new_acts_and_what_is_undone(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    view = HistoryView(session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    customers.add(session, {"name": "王小明"})
    qtbot.waitUntil(lambda: len(view.table.plain.rows) == 1)
    session.undo(view.table.plain.rows[0].key)
    qtbot.waitUntil(lambda: len(view.table.plain.rows) == 2)
    assert view.table.plain.rows[1].texts[4] == "undone"
    view.table.selectRow(1)
    assert not view.undo_button.isEnabled()


def test_a_long_history_is_loaded_as_it_is_scrolled(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    for number in range(230):
        staff.add(session, f"员工{number}")
    view = HistoryView(session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    assert len(view.table.plain.rows) == 200
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum())
    assert len(view.table.plain.rows) == 230


def test_restoring_and_deleting_for_good(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [customers.add(session, {"name": name}) for name in ("王小明", "李雷", "张伟")]
    recycle_bin.delete(session, ids)
    view = RecycleBinView(session, tasks, bridge)
    qtbot.addWidget(view)
    view.show()
    assert len(view.table.plain.rows) == 3
    view.table.selectRow([row.key for row in view.table.plain.rows].index(ids[0]))
    with qtbot.waitSignal(view.toast_requested):
        view.restore_button.click()
    assert customers.get(session, ids[0]).deleted_at is None
    qtbot.waitUntil(lambda: len(view.table.plain.rows) == 2)

    asked: list[int] = []

    def refuse(_parent: object, _text: str, number: int, _verb: str) -> bool:
        asked.append(number)
        return False

    view.table.selectAll()
    monkeypatch.setattr(prompts, "ask_number", refuse)
    view.purge_button.click()
    assert (asked, len(recycle_bin.contents(session))) == ([2], 2)
    monkeypatch.setattr(prompts, "ask_number", lambda *_: True)
    with qtbot.waitSignal(view.toast_requested):
        view.purge_button.click()
    assert recycle_bin.contents(session) == []
    qtbot.waitUntil(lambda: view._pages.currentWidget() is view.empty)


def test_staff_members_are_added_renamed_and_leave(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    page = SettingsView(session, tasks, bridge)
    qtbot.addWidget(page)
    page.show()
    page.start_adding_staff()
    view = page.tab("staff")
    view.new_name.setText("小李")
    view.add_member()
    assert staff.current(session) is not None
    qtbot.waitUntil(lambda: view._members.count() == 1)
    view.new_name.setText("小李")
    view.add_member()
    assert "already" in view.new_row.problem
    row = view._members.itemAt(0).widget()
    row.name.setText("李敏")
    row.name.editingFinished.emit()
    assert [member.name for member in staff.members(session)] == ["李敏"]
    qtbot.waitUntil(lambda: view._members.itemAt(0).widget() is not row)  # made anew with the name
    view._members.itemAt(0).widget().active.click()
    qtbot.waitUntil(lambda: staff.members(session) == [])
    assert staff.current(session) is None


def test_each_choice_of_the_look_is_handed_on(
    qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge
) -> None:
    page = SettingsView(session, tasks, bridge)
    qtbot.addWidget(page)
    page.show()
    view = page.tab("general")
    with qtbot.waitSignal(view.scheme_chosen) as scheme:
        view.scheme._press("dark")
    with qtbot.waitSignal(view.large_type_chosen) as large:
        view.large.click()
    with qtbot.waitSignal(view.language_chosen) as words:
        view.language._press("zh_CN")
    assert (scheme.args, large.args, words.args) == (["dark"], [True], ["zh_CN"])
