"""Avatar, badge, section header, empty state, copy button, splitter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.avatar import Avatar
from crm_desktop.ui.widgets.badge import Badge
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.splitter import Splitter


def test_avatar_shows_the_first_character(qtbot: QtBot) -> None:
    avatar = Avatar(" 张伟")
    qtbot.addWidget(avatar)
    assert avatar.sign == "张"
    avatar.set_name("liu")
    assert avatar.sign == "L"
    avatar.set_name("")
    assert avatar.sign == ""
    avatar.grab()


def test_badge_counts_and_hides_at_zero(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    badge = Badge(parent=page)
    page.show()
    badge.set_count(1204)
    assert (badge.text, badge.isVisible()) == ("1,204", True)
    assert badge.accessibleName() == "1,204"
    badge.set_count(0)
    assert not badge.isVisible()


def test_section_header(qtbot: QtBot) -> None:
    header = SectionHeader("Notes")
    qtbot.addWidget(header)
    header.show()
    header.set_count(1204)
    assert header._count.text() == "1,204"
    header.set_count(None)
    assert not header._count.isVisible()
    button = QPushButton("+")
    header.add_widget(button)
    assert button.parent() is header
    assert header.accessibleName() == "Notes"


def test_empty_state_acts(qtbot: QtBot, qapp: QApplication) -> None:
    acts: list[str] = []
    page = EmptyState("customers", "All customers are here.")
    qtbot.addWidget(page)
    button = page.add_action("Import Excel", lambda: acts.append("import"), primary=True)
    assert button.property("look") == "primary"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acts == ["import"]
    light = page._picture.grab().toImage()
    theme.apply(qapp, "dark")
    assert page._picture.grab().toImage() != light


def test_copy_says_that_it_did(qtbot: QtBot) -> None:
    text = "138 0571 5678"
    button = CopyButton(lambda: text, label="Copy the phone number")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy the phone number"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "138 0571 5678"
    assert button.accessibleName() == "Copied"
    button._back.timeout.emit()
    assert button.accessibleName() == "Copy the phone number"
    text = ""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "138 0571 5678"


def test_splitter_paints_a_hairline(qtbot: QtBot) -> None:
    splitter = Splitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(300, 100)
    splitter.show()
    image = splitter.handle(1).grab().toImage()
    colours = [image.pixelColor(x, 50).name() for x in range(image.width())]
    assert colours.count(theme.LIGHT.line.lower()) == 1
    assert not splitter.childrenCollapsible()
