"""Nothing that is typed on a customer's page is lost: not by leaving, not when the program is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, interactions, quick_entry
from crm_desktop.ui import draft_timer
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

_TYPED_AND_KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.quick_entry import QuickEntry
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page import CustomerPage

app = QApplication([])
session = Session(Database(DataFolder(Path(sys.argv[1]))))
page = CustomerPage(session, Tasks(), Bridge(session))
page.resize(420, 900)
page.show()
page.show_customer(1)
page.facts.rows["company"].edit.setFocus()
QTest.keyClicks(page.facts.rows["company"].edit, "The ")
QTest.keyClicks(page.facts.contact_rows[0].edit, "9")
page.facts.rows["note"].show()
QTest.keyClicks(page.facts.rows["note"].edit, "likes tea")
QTest.keyClicks(page.header.name.edit, "x")
if sys.argv[2] == "correct":
    page.entry.edit(page.timeline.model.item(page.timeline.model.row_of_interaction(1)))
QTest.keyClicks(page.entry.fields.text, "wants a sofa")
page.purchases.ask()
QTest.keyClicks(page.purchases.form.item, "sofa")
QTest.keyClicks(page.purchases.form.amount, "3680")
quick = QuickEntry(session)
quick.open_for({})
QTest.keyClicks(quick.text, "asked the price")
QTimer.singleShot(1200, lambda: (print("typed", flush=True), sys.stdin.read()))
app.exec()
"""


def _kill_after_typing(folder: DataFolder, how: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPED_AND_KILLED, str(folder.root), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"typed"
        process.kill()


@pytest.fixture
def killed(folder: DataFolder, request: pytest.FixtureRequest) -> Session:
    """The data of a program that was killed while somebody typed."""
    session = Session(Database(folder))
    customers.add(session, {"name": "张伟", "phone": "13805715678", "company": "Xing"})
    quick_entry.save(session, quick_entry.Entry(kind="call_in", text="first", customer_id=1))
    session.close()
    _kill_after_typing(folder, request.param)
    session = Session(Database(folder))
    request.addfinalizer(session.close)
    return session


@pytest.mark.parametrize("killed", ["write"], indirect=True)
def test_all_that_was_typed_is_back_after_a_kill(killed: Session, qtbot: QtBot) -> None:
    tasks, bridge = Tasks(), Bridge(killed)
    page = CustomerPage(killed, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(420, 900)
    page.show()
    page.show_customer(1)
    company = page.facts.rows["company"]
    assert company.edit.text() == "The Xing"
    assert "not saved yet" in company.message()
    assert page.header.name.edit.text() == "x张伟"
    assert page.facts.contact_rows[0].edit.text().startswith("9")
    assert page.facts.rows["note"].edit.toPlainText() == "likes tea"
    assert page.entry.fields.text.toPlainText() == "wants a sofa"
    form = page.purchases.form
    assert (form.item.text(), form.amount.text(), form.isVisibleTo(page)) == ("sofa", "3680", True)
    draft = quick_entry.draft(killed, "quick_entry")
    assert draft is not None and draft["text"] == "asked the price"
    assert customers.get(killed, 1).company == "Xing"
    company._press_act()
    assert customers.get(killed, 1).company == "The Xing"
    assert not company.message()
    page.close()
    tasks.close()


@pytest.mark.parametrize("killed", ["correct"], indirect=True)
def test_a_correction_is_back_after_a_kill(killed: Session, qtbot: QtBot) -> None:
    tasks, bridge = Tasks(), Bridge(killed)
    page = CustomerPage(killed, tasks, bridge)
    qtbot.addWidget(page)
    page.resize(420, 900)
    page.show()
    page.show_customer(1)
    assert page.entry.editing
    assert page.entry.fields.text.toPlainText() == "wants a sofafirst"
    page.entry.save()
    assert not page.entry.editing
    found = interactions.interaction(killed, 1)
    assert found is not None and found.text == "wants a sofafirst"
    page.show_customer(1)
    page.close()
    tasks.close()


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(420, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def test_a_correction_waits_while_another_customer_is_looked_at(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    entry = quick_entry.Entry(kind="call_in", text="第一次", customer_id=shop.zhang)
    saved = quick_entry.save(shop.session, entry).interaction_id
    page.timeline.refresh()
    page.entry.edit(page.timeline.model.item(page.timeline.model.row_of_interaction(saved)))
    qtbot.keyClicks(page.entry.fields.text, "corrected ")
    page.show_customer(shop.li_lei)
    assert not page.entry.editing
    assert page.entry.fields.empty
    page.show_customer(shop.zhang)
    assert page.entry.editing
    assert page.entry.fields.text.toPlainText() == "corrected 第一次"
    qtbot.keyClick(page.entry.fields.text, Qt.Key.Key_Escape)
    page.show_customer(shop.li_lei)
    page.show_customer(shop.zhang)
    assert not page.entry.editing


def test_what_is_saved_or_put_back_is_no_draft_any_more(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    def kept() -> object:
        return quick_entry.draft(shop.session, f"fields.{shop.zhang}")

    edit = page.facts.rows["company"].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "abc")
    qtbot.waitUntil(lambda: kept() == {"company": edit.text()})
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept() is None)
    qtbot.keyClicks(edit, "d")
    qtbot.waitUntil(lambda: kept() is not None)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept() is None)


def test_who_types_without_a_rest_is_kept_all_the_same(
    page: CustomerPage, shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_timer, "MOST", 300)
    kept: list[object] = []
    page.entry._timer.timeout.connect(lambda: kept.append(page.entry.fields.text.toPlainText()))
    for sign in "a long story that is told in one go" * 3:
        qtbot.keyClicks(page.entry.fields.text, sign, delay=20)
        if kept:
            break
    assert kept
    assert len(str(kept[0])) < 100
