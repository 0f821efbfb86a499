"""The tab of complaints: recorded in its panel, steps, closed, opened again, filtered, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from crm_desktop.services import complaints, customers, history, staff
from crm_desktop.ui.views.follow_ups_complaints import ComplaintsTab

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def wang(session: Any) -> int:
    staff.sign_in(session, staff.add(session, "小李"))
    return customers.add(session, {"name": "王小明", "phone": "13805715678"})


@pytest.fixture
def tab(qtbot: Any, session: Any, tasks: Any, bridge: Any, wang: int) -> ComplaintsTab:
    made = ComplaintsTab(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(tab: ComplaintsTab) -> list[str]:
    return [row.texts[2] for row in tab.table.plain.rows]


def test_a_complaint_is_recorded_in_the_panel(
    qtbot: Any, session: Any, tab: ComplaintsTab, wang: int
) -> None:
    assert not tab.panel.save()
    assert tab.panel.message.text() == "Choose the customer first."
    tab.panel.set_customer(wang)
    tab.begin()
    assert not tab.panel.save()
    assert tab.panel.message.text() == "Type what the complaint is about."
    tab.panel.text.setText("桌子坏了")
    tab.panel.kind.setEditText("安装")
    assert tab.panel.save()
    assert tab.panel.isHidden()
    qtbot.waitUntil(lambda: texts(tab) == ["桌子坏了"])
    row = tab.table.plain.rows[0].texts
    assert row[0:2] == ("in 3 days", "王小明")
    assert row[3:] == ("安装", "Normal", "小李", "open")
    assert tab.words.text() == "1 open · 0 overdue"


def test_a_step_the_end_and_opening_again(qtbot: Any, session: Any, tab: ComplaintsTab, wang: int) -> None:
    complaints.record(session, wang, "桌子坏了")
    qtbot.waitUntil(lambda: texts(tab) == ["桌子坏了"])
    tab.step_button.click()
    assert tab.message.text() == "Type what was done."
    tab.line.setText("已致电")
    tab.step_button.click()
    qtbot.waitUntil(lambda: "已致电" in tab.detail.toPlainText())
    assert tab.message.isHidden()
    tab.line.setText("换了新的")
    with qtbot.waitSignal(tab.toast_requested) as said:
        tab.close_complaint("yes")
    qtbot.waitUntil(lambda: texts(tab) == [])
    tab.set_state("closed")
    qtbot.waitUntil(lambda: texts(tab) == ["桌子坏了"])
    assert tab.table.plain.rows[0].texts[6] == "Satisfied"
    assert not tab.close_button.isEnabled()
    tab.line.setText("又坏了")
    tab.reopen_button.click()
    qtbot.waitUntil(lambda: texts(tab) == [])
    history.undo_last(session)
    history.undo(session, said.args[1])
    tab.set_state("open")
    qtbot.waitUntil(lambda: texts(tab) == ["桌子坏了"])
    assert tab.table.plain.rows[0].texts[6] == "open"


def test_the_deadline_and_who_is_responsible_are_changed(
    qtbot: Any, session: Any, tab: ComplaintsTab, wang: int
) -> None:
    complaints.record(session, wang, "桌子坏了")
    staff.add(session, "小王")
    qtbot.waitUntil(lambda: texts(tab) == ["桌子坏了"])
    menu = tab.members()
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.text() == "小王").trigger()
    qtbot.waitUntil(lambda: tab.table.plain.rows[0].texts[5] == "小王")
    tab.set_deadline("2026-11-21")
    qtbot.waitUntil(lambda: tab.table.plain.rows[0].texts[0] == "tomorrow")
    results = tab.results()
    qtbot.addWidget(results)
    assert [action.text() for action in results.actions()] == [
        "Satisfied", "Partly satisfied", "Not satisfied", "Not known",
    ]  # fmt: skip
    tab.delete_button.click()
    qtbot.waitUntil(lambda: texts(tab) == [])


def test_the_words_of_the_shop_are_set_in_a_panel(qtbot: Any, session: Any, tab: ComplaintsTab) -> None:
    tab.words_button.click()
    lines = tab.word_panel.lines["complaint_kind"]
    lines[0][1].setText("")
    lines[-1][1].setText(lines[1][1].text())
    tab.word_panel.save()
    assert "already" in tab.word_panel.said.text()
    lines[-1][1].setText("安装")
    with qtbot.waitSignal(tab.toast_requested):
        tab.word_panel.save()
    assert tab.word_panel.isHidden()
    assert complaints.kinds(session)[-1] == "安装"
