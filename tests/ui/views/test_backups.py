"""The page of backups: what is listed, what a restore would change, trying one, the second place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.services import backup_shelf, customers, maintenance, surroundings
from crm_desktop.services.backup_shelf import Reason
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.backups import BackupsView
from tests.ui.views.conftest import Shop


@pytest.fixture
def view(shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> BackupsView:
    made = BackupsView(shop.session, tasks, bridge)
    qtbot.addWidget(made)
    return made


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: not tasks.busy)


def test_without_a_backup_the_page_says_so(view: BackupsView, tasks: Tasks, qtbot: QtBot) -> None:
    settle(qtbot, tasks)
    assert view.title.text() == "No backup yet"
    assert not view.restore_button.isEnabled()


def test_a_backup_says_what_it_would_bring_back(
    view: BackupsView, shop: Shop, tasks: Tasks, qtbot: QtBot
) -> None:
    backup_shelf.make(shop.session, Reason.IMPORT)
    customers.add(shop.session, {"name": "韩梅梅"})
    view.refresh()
    settle(qtbot, tasks)
    assert [row.texts[1:4] for row in view.table.plain.rows] == [("before an import", "2", "0")]
    assert "2 customers" in view.holds.text()
    assert "3 customers" in view.changes.text()
    assert "New customer ×1" in view.changes.text()
    with qtbot.waitSignal(view.restore_requested) as asked:
        view.restore_button.click()
    assert asked.args == [view.table.selected_keys()[0]]


def test_a_backup_is_tried(view: BackupsView, shop: Shop, tasks: Tasks, qtbot: QtBot) -> None:
    made = backup_shelf.make(shop.session, Reason.HAND)
    view.refresh()
    settle(qtbot, tasks)
    view.try_button.click()
    settle(qtbot, tasks)
    assert "All checks passed." in view.tried.text()
    assert "2 customers" in view.tried.text()
    made.path.write_bytes(made.path.read_bytes()[:-70] + bytes(70))
    view.try_button.click()
    settle(qtbot, tasks)
    assert "damaged" in view.tried.text()


def test_a_file_from_elsewhere_is_checked_and_shown(
    view: BackupsView, shop: Shop, tasks: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maintenance.backup(shop.session, tmp_path / "from the old PC.db")
    monkeypatch.setattr(prompts, "open_file", lambda *_: tmp_path / "from the old PC.db")
    view.open_file()
    settle(qtbot, tasks)
    assert view.table.plain.rows[0].texts[5] == "from the old PC.db"
    assert view.restore_button.isEnabled()


def test_a_second_place_is_filled_at_once_and_its_age_is_in_sight(
    view: BackupsView, shop: Shop, tasks: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(prompts, "open_folder", lambda *_: stick)
    view.choose_second()
    settle(qtbot, tasks)
    assert len(backup_shelf.second_shelf(shop.session)) == 1
    assert "just now, checked there" in view.second.text()
    assert "same disk" in view.warning.accessibleName()
    shutil.rmtree(stick)
    view.refresh()
    settle(qtbot, tasks)
    assert "not connected; last copy: just now" in view.second.text()


def test_a_restore_in_the_window_and_back(shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> None:
    window = MainWindow(shop.session, tasks, bridge)
    qtbot.addWidget(window)
    window.show()
    window.keeping.start()
    window.go("backups")
    window.view("backups").now.click()
    settle(qtbot, tasks)
    assert window.keeping.words == "Backup: just now"
    customers.update(shop.session, shop.zhang, {"name": "张三"})
    window.view("backups").restore()
    settle(qtbot, tasks)
    assert customers.get(shop.session, shop.zhang).name == "张伟"
    assert window.page == "backups"
    toast = window.toasts.toasts[-1]
    assert toast.button is not None
    toast.button.click()
    settle(qtbot, tasks)
    assert customers.get(shop.session, shop.zhang).name == "张三"
    assert len(backup_shelf.listed(shop.session.database.folder.backups)) == 3


def test_what_may_harm_the_data_is_told_at_the_start_until_it_was_read(
    shop: Shop, tasks: Tasks, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "warnings", lambda *_: ["The data lies in a folder of Dropbox."])
    window = MainWindow(shop.session, tasks, bridge)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.keeping.noticed):
        window.keeping.start()
    assert window.notice.isVisible()
    assert "Dropbox" in window.notice.accessibleName()
    window._close_notice()
    settle(qtbot, tasks)
    with qtbot.assertNotEmitted(window.keeping.noticed):
        window.keeping.start()
        settle(qtbot, tasks)
    assert not window.notice.isVisible()
