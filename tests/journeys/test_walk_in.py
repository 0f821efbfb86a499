"""Somebody new walks in: written down with F2, found by initials, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import follow_ups
from crm_desktop.ui import show
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.top_box_rows import Kind


def test_a_walk_in_is_written_down_found_and_taken_back(
    qtbot: QtBot, session: Session, window: MainWindow
) -> None:
    # F2: the panel is there, the cursor where the person is named.
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.dialogs.quick is not None and window.dialogs.quick.isVisible())
    panel = window.dialogs.quick
    qtbot.waitUntil(panel.who.line.hasFocus)

    # A name and a number that nobody has; what it was about; a next step tomorrow.
    panel.who.line.setText("王小明 13805715678")
    qtbot.waitUntil(panel.who.new.isVisible)
    assert panel.who.new.name.text() == "王小明"
    panel.text.setPlainText("想看周末能不能送货")
    panel.outcome.set_value("interested")
    panel.day.set_day(show.after(1))
    panel.title.setText("回访报价")
    qtbot.keyClick(panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isVisible()
    assert session.one("SELECT count(*) FROM operation")[0] == 1
    assert "王小明" in window.toasts.toasts[-1].text
    (plan,) = follow_ups.open_list(session)
    assert (plan.customer_name, plan.title, plan.due_day) == ("王小明", "回访报价", show.after(1))
    qtbot.waitUntil(lambda: window.status.text == "1 customer")

    # Ctrl+K and the initials: the person is there, Enter opens the page with the visit on it.
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.bar.box.line.hasFocus)
    qtbot.keyClicks(window.bar.box.line, "wxm")
    qtbot.waitUntil(lambda: window.bar.box._shown_for == "wxm")
    popup = window.bar.box.popup
    assert popup is not None
    assert [row.title for row in popup.rows if row.kind == Kind.CUSTOMER] == ["王小明"]
    qtbot.keyClick(window.bar.box.line, Qt.Key.Key_Return)
    assert window.page == "customer"
    assert window.view("customer").customer_id == plan.customer_id

    # Undo takes back customer, visit and plan together.
    qtbot.waitUntil(window.menus.undo.isEnabled)
    window.menus.undo.trigger()
    for table in ("customer", "contact_method", "interaction", "follow_up"):
        assert session.one(f"SELECT count(*) FROM {table}")[0] == 0, table
    qtbot.waitUntil(lambda: window.view("customer").customer_id is None)
    qtbot.waitUntil(lambda: window.status.text == "0 customers")
