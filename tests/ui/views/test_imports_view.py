"""The page of imported files: what became of their rows, their customers, the undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, imports
from crm_desktop.services.customer_filter import having
from crm_desktop.services.imports import OnDuplicate, Options
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.imports import ImportsView


@pytest.fixture
def known(session: Session) -> int:
    return customers.add(session, {"name": "李雷", "phone": "13900000002", "company": "旧"})


@pytest.fixture
def operation(session: Session, known: int, tmp_path: Path) -> int:
    path = tmp_path / "客户.csv"
    lines = [
        "姓名,电话,公司",
        "王小明,13900000001,甲",
        "李雷,13900000002,新",
        "韩梅梅,1.38E+10,",
        "张伟,13900000004,",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    plan = imports.check(
        session, imports.prepare(session, path), options=Options(OnDuplicate.OVERWRITE, tag="展会")
    )
    done = imports.run(session, plan).operation_id
    assert done
    return done


@pytest.fixture
def view(session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> ImportsView:
    made = ImportsView(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_import_is_listed_with_its_rows(operation: int, view: ImportsView, qtbot: QtBot) -> None:
    (row,) = view.table.plain.rows
    assert row.texts[:6] == ("客户.csv", "4", "2", "1", "0", "1")
    assert not view.show_button.isEnabled()
    view.table.selectRow(0)
    with qtbot.waitSignal(view.customers_requested) as asked:
        view.show_button.click()
    assert asked.args == [having(operation=operation)]


def test_an_import_is_taken_back_and_what_was_edited_since_is_listed(
    operation: int, known: int, view: ImportsView, tasks: Tasks, session: Session, qtbot: QtBot
) -> None:
    (new,) = session.query("SELECT id FROM customer WHERE name = '王小明'").fetchone()
    customers.update(session, new, {"company": "今天改的"})
    view.table.selectRow(0)
    with qtbot.waitSignal(tasks.idle):
        view.undo_button.click()
    assert customers.get(session, known).company == "旧", "what it overwrote is restored"
    names = [name for (name,) in session.query("SELECT name FROM customer ORDER BY id")]
    assert names == ["李雷", "王小明"], "the one edited since stays, the other is gone"
    assert view.kept.isVisible()
    assert "王小明" in view.kept.accessibleName()
    qtbot.waitUntil(lambda: view.table.plain.rows[0].texts[8] == "undone")
    view.table.selectRow(0)
    assert not view.undo_button.isEnabled()
    assert not view.show_button.isEnabled()


def test_without_imports_the_page_offers_one(view: ImportsView, qtbot: QtBot) -> None:
    assert view.empty.isVisible()
    assert not view.table.isVisible()


def test_a_file_of_visits_says_so_and_why_it_shows_no_customers(
    session: Session, known: int, view: ImportsView, tmp_path: Path
) -> None:
    assert not view.show_button.isVisible(), "there is nothing to show or to undo yet"
    path = tmp_path / "跟进.csv"
    path.write_text("跟进时间,跟进方式,姓名,电话\n2024-01-07,电话,李雷,13900000002\n", encoding="utf-8-sig")
    imports.run(session, imports.check(session, imports.prepare(session, path)))
    view.refresh()
    assert view.table.plain.rows[0].texts[0] == "跟进.csv · Visits and calls"
    assert view.show_button.toolTip() == "Choose a file first."
    view.table.selectRow(0)
    assert not view.show_button.isEnabled()
    assert "brought no customers" in view.show_button.toolTip()
    assert view.undo_button.isEnabled()


def test_a_count_of_failed_rows_is_seen_to_be_bad(operation: int, view: ImportsView) -> None:
    place = view.table.visualRect(view.table.plain.index(0, 5))
    seen = view.table.viewport().grab(place).toImage()
    inks = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    assert theme.color("bad").name() in inks
