"""On a customer's page files are pasted, dropped and chosen; opened, saved and taken off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import attachments, customers, file_store, history, maintenance
from crm_desktop.services.attachments import Source
from crm_desktop.ui import prompts, thumbnails
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views import customer_page_files
from crm_desktop.ui.views.customer_page import CustomerPage
from tests.ui.views.conftest import Shop

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, tasks: Tasks, bridge: Bridge) -> CustomerPage:
    view = CustomerPage(shop.session, tasks, bridge)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.show_customer(shop.zhang)
    return view


def picture(width: int = 40, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1060c0"))
    return image


def shown(page: CustomerPage) -> list[str]:
    return [tile.text() for tile in page.files.tiles]


def put(page: CustomerPage, shop: Shop, qtbot: QtBot, name: str, content: bytes = b"content") -> None:
    before = len(page.files.tiles)
    attachments.add(shop.session, shop.zhang, [Source(name, content)])
    qtbot.waitUntil(lambda: len(page.files.tiles) == before + 1)


def drop(page: CustomerPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, left, nothing)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), action, data, left, nothing))


def test_dropped_files_are_kept_shown_and_undone(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    photo, contract = tmp_path / "photo.jpg", tmp_path / "合同.pdf"
    assert picture(400, 3000).save(str(photo))
    contract.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(page.toast_requested) as toast:
        drop(page, photo, contract)
    assert toast.args[0] == "Added photo.jpg, 合同.pdf"
    qtbot.waitUntil(lambda: shown(page) == ["合同.pdf", "photo.jpg"])
    qtbot.waitUntil(lambda: page.files.tiles[1].has_image)
    assert page.files.tiles[0].accessibleName() == "合同.pdf, 8 bytes"
    history.undo(shop.session, toast.args[1])
    qtbot.waitUntil(lambda: not page.files.tiles and not page.files.head.isVisible())


def test_a_file_is_chosen_from_the_acts_of_the_customer(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr(prompts, "open_file", lambda *_: tmp_path / "a.txt")
    menu = QMenu(page)
    page.fill_acts(menu)
    next(act for act in menu.actions() if act.text() == "Add file…").trigger()
    qtbot.waitUntil(lambda: shown(page) == ["a.txt"])
    qtbot.mouseClick(page.files.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.files.message.text() == "a.txt is here already.")


def test_what_is_too_large_or_gone_is_said_in_place(
    page: CustomerPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store, "LARGEST", 1 << 20)
    (tmp_path / "large.bin").write_bytes(bytes(2 << 20))
    drop(page, tmp_path / "large.bin")
    qtbot.waitUntil(lambda: "larger than 1 MB" in page.files.message.text())
    drop(page, tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: "gone.txt is not there any more" in page.files.message.text())
    assert page.files.message.isVisible()
    page.show_customer(page.customer_id or 0)
    assert shown(page) == []


def test_a_document_opens_as_a_copy_that_cannot_be_written(
    page: CustomerPage, shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(customer_page_files, "open_with_system", lambda path: bool(opened.append(path)))
    put(page, shop, qtbot, "报价.pdf", b"%PDF")
    qtbot.keyClick(page.files.tiles[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert (opened[0].name, opened[0].read_bytes()) == ("报价.pdf", b"%PDF")
    assert not opened[0].stat().st_mode & 0o333
    assert opened[0].parent.parent != attachments.folder(shop.session)
    assert "No program here opens 报价.pdf" in page.files.message.text()


def test_a_program_is_only_ever_saved(
    page: CustomerPage, shop: Shop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_page_files, "open_with_system", lambda _: pytest.fail("it was opened"))
    monkeypatch.setattr(prompts, "save_file", lambda *_: tmp_path / "copy.exe")
    put(page, shop, qtbot, "setup.exe", b"MZ")
    with qtbot.waitSignal(page.toast_requested) as toast:
        qtbot.mouseClick(page.files.tiles[0], Qt.MouseButton.LeftButton)
    assert toast.args[0] == "Saved copy.exe"
    assert (tmp_path / "copy.exe").read_bytes() == b"MZ"
    page.files.open(attachments.of(shop.session, shop.zhang)[0])
    tile = page.files.tiles[0]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().topRight() + QPoint(-12, 12))
    menu = next(each for each in page.files.findChildren(QMenu) if each.isVisible())
    assert [act.text() for act in menu.actions()] == ["Save a copy…", "Remove"]
    menu.close()


def test_delete_takes_a_file_off_and_the_toast_brings_it_back(
    page: CustomerPage, shop: Shop, qtbot: QtBot
) -> None:
    put(page, shop, qtbot, "a.txt")
    with qtbot.waitSignal(page.toast_requested) as toast:
        qtbot.keyClick(page.files.tiles[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.files.tiles)
    history.undo(shop.session, toast.args[1])
    qtbot.waitUntil(lambda: shown(page) == ["a.txt"])
    assert maintenance.check(shop.session) == []


def test_many_files_are_shown_when_they_are_asked_for(page: CustomerPage, shop: Shop, qtbot: QtBot) -> None:
    many = [Source(f"{at}.txt", b"%d" % at) for at in range(30)]
    attachments.add(shop.session, shop.zhang, many)
    qtbot.waitUntil(lambda: len(page.files.tiles) == 12)
    qtbot.mouseClick(page.files.more, Qt.MouseButton.LeftButton)
    assert len(page.files.tiles) == 30
    assert not page.files.more.isVisible()


def test_what_is_no_picture_is_not_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    assert thumbnails.decoded(tmp_path / "a.jpg") is None
    assert picture(2000, 100).save(str(tmp_path / "wide.png"))
    small = thumbnails.decoded(tmp_path / "wide.png")
    assert small is not None
    assert (small.width(), small.height()) == (thumbnails.SIDE, thumbnails.SIDE)


@pytest.fixture
def window(qtbot: QtBot, session: Session, tasks: Tasks, bridge: Bridge) -> MainWindow:
    made = MainWindow(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.bar.box.line.hasFocus)
    return made


def test_a_pasted_picture_goes_to_the_customer_that_is_open(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    customer = customers.add(session, {"name": "王小明"})
    window.open_customer(customer)
    page: Any = window.view("customer")
    QApplication.clipboard().setImage(picture())
    page.timeline.list.setFocus()
    qtbot.keyClick(page.timeline.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.files.tiles) == 1)
    assert shown(page)[0].startswith("Picture 20")
    assert shown(page)[0].endswith(".png")
    qtbot.waitUntil(lambda: page.files.tiles[0].has_image)
    QApplication.clipboard().setImage(picture(50, 50))
    page.entry.begin()
    text = page.entry.fields.text
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.entry.fields.files.chips) == 1)
    assert len(page.files.tiles) == 1, "a picture pasted into an entry is the entry's, once that is saved"
    QApplication.clipboard().setText("送货")
    qtbot.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "送货", "words go where they are typed"
    QApplication.clipboard().clear()
