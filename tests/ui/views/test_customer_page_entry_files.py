"""Files of an entry: pasted, dropped or chosen while it is written, saved with it, opened from the timeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services import attachments, history, interactions
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customer_page_files
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop
from tests.ui.views.test_customer_page_files import picture

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def names(page: CustomerPage) -> list[str]:
    return [chip.text() for chip in page.entry.fields.files.chips]


def drop(page: CustomerPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, left, nothing)
    QApplication.sendEvent(page.entry, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page.entry, QDropEvent(QPointF(9, 9), action, data, left, nothing))


def entries(shop: Shop) -> list[interactions.TimelineItem]:
    return interactions.timeline(shop.session, shop.zhang, interactions.KINDS)


def test_a_file_is_saved_with_its_entry_and_undone_with_it(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    before = entries(shop)
    (tmp_path / "报价.pdf").write_bytes(b"%PDF-1.7")
    drop(page, tmp_path / "报价.pdf")
    qtbot.waitUntil(lambda: names(page) == ["报价.pdf"])
    page.entry.fields.text.setPlainText("发了报价")
    assert page.entry.save()
    assert names(page) == []
    newest = entries(shop)[0]
    assert (newest.text, [file.name for file in newest.files]) == ("发了报价", ["报价.pdf"])
    qtbot.waitUntil(lambda: len(page.files.tiles) == 1)
    history.undo_last(shop.session)
    assert entries(shop) == before
    assert attachments.of(shop.session, shop.zhang) == []


def test_a_file_alone_is_an_entry_and_its_cross_takes_it_off(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
        monkeypatch.setattr(prompts, "open_file", lambda *_, name=name: tmp_path / name)
        page.entry.fields.unfold()
        qtbot.mouseClick(page.entry.fields.add_file, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda name=name: name in names(page))
    qtbot.keyClick(page.entry.fields.files.chips[0], Qt.Key.Key_Delete)
    assert names(page) == ["b.txt"]
    assert page.entry.save()
    assert [file.name for file in entries(shop)[0].files] == ["b.txt"]


def test_files_that_wait_come_back_with_the_draft(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a")
    drop(page, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: names(page) == ["a.txt"])
    page.show_customer(shop.li)
    assert names(page) == []
    page.show_customer(shop.zhang)
    assert names(page) == ["a.txt"]


def test_a_file_that_cannot_be_taken_is_said_in_the_box(
    page: CustomerPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    drop(page, tmp_path / "empty.txt")
    qtbot.waitUntil(lambda: page.entry.fields.message.text() == "empty.txt is empty.")
    assert page.entry.fields.message.isVisible()


def test_the_timeline_names_the_files_and_opens_them(
    page: CustomerPage, shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(customer_page_files, "open_with_system", lambda path: not opened.append(path))
    page.entry.begin()
    QApplication.clipboard().setImage(picture())
    qtbot.keyClick(page.entry.fields.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == 1)
    QApplication.clipboard().clear()
    page.entry.save()
    newest = entries(shop)[0]
    row = page.timeline.model.row_of((newest.kind, newest.id))
    assert newest.files[0].name in page.timeline.model.index(row).data()
    page.timeline.list.setCurrentIndex(page.timeline.model.index(row))
    _, words, act = page.timeline.acts(newest)[0]
    assert words == f"Open {newest.files[0].name}"
    act()
    qtbot.waitUntil(lambda: [path.name for path in opened] == [newest.files[0].name])


def test_a_correction_adds_a_file(page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    page.entry.fields.text.setPlainText("发了报价")
    page.entry.save()
    item = entries(shop)[0]
    page.entry.edit(item)
    drop(page, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: names(page) == ["a.txt"])
    assert page.entry.save()
    changed = interactions.interaction(shop.session, item.id)
    assert changed is not None
    assert [file.name for file in changed.files] == ["a.txt"]
