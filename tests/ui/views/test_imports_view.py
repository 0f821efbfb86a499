"""The page of imported files: what became of their rows, their customers, the undo."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import customers, imports
from crm_desktop.services.customer_filter import having
from crm_desktop.services.imports import OnDuplicate, Options
from crm_desktop.ui import prompts, theme
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


def test_the_failed_rows_are_saved_again_days_later(
    operation: int,
    view: ImportsView,
    tasks: Tasks,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not view.failed_button.isVisible(), "no file is chosen yet"
    offered: list[str] = []
    target = tmp_path / "失败.xlsx"
    monkeypatch.setattr(prompts, "save_file", lambda _p, _t, name, _f: offered.append(name) or target)
    view.table.selectRow(0)
    with qtbot.waitSignal(view.toast_requested) as said, qtbot.waitSignal(tasks.idle):
        view.failed_button.click()
    assert offered == ["客户 - failed rows.xlsx"]
    assert said.args[0].startswith("1 row")
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert rows[0] == ("姓名", "电话", "公司", "Why it was not imported", "Row")
    assert rows[1][0] == "韩梅梅"
    assert rows[1][1] == "1.38E+10"
    assert "1.38E+10" in rows[1][3] or "Excel" in rows[1][3]
    assert rows[1][4] == 4


def test_an_import_without_failed_rows_offers_none(
    session: Session, view: ImportsView, tmp_path: Path
) -> None:
    path = tmp_path / "好.csv"
    path.write_text("姓名,电话\n王小明,13900000001\n", encoding="utf-8-sig")
    imports.run(session, imports.check(session, imports.prepare(session, path)))
    view.refresh()
    view.table.selectRow(0)
    assert view.undo_button.isEnabled()
    assert not view.failed_button.isVisible()


def test_in_a_narrow_window_the_name_of_the_file_can_be_read(operation: int, view: ImportsView) -> None:
    view.resize(1200, 400)
    assert not any(view.table.isColumnHidden(column) for column in range(9))
    view.resize(600, 400)
    assert view.table.columnWidth(0) >= 100
    assert not view.table.isColumnHidden(5), "what failed is not hidden"
