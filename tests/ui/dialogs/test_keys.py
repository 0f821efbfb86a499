"""The page of keys: everything that has a key is on it, and is found."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from crm_desktop.ui.dialogs.keys import KeysDialog, groups
from crm_desktop.ui.main_window import rail_pages
from crm_desktop.ui.menus import Menus


@pytest.fixture
def dialog(qtbot: QtBot) -> KeysDialog:
    window = QMainWindow()
    qtbot.addWidget(window)
    Menus(window, {}, rail_pages())
    made = KeysDialog(window.menuBar().actions(), window)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_key_of_the_menus_is_listed_also_of_what_cannot_be_done_now(dialog: KeysDialog) -> None:
    assert {"New entry", "Undo", "Find", "Settings", "Keys"} <= set(dialog.found())


def test_each_view_names_its_keys(dialog: KeysDialog) -> None:
    titles = [title for title, keys in groups() if keys]
    assert titles == [
        "In the box on top",
        "In the customer list",
        "On a customer's page",
        "In an entry",
        "At the reception",
        "Among follow-ups",
        "Among classes",
        "Among duplicates",
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [("ctrl+i", "Import Excel"), ("daoru", "Import Excel"), ("合并", "Merge the records"), ("undo", "Undo")],
)
def test_a_key_is_found_by_its_name_and_by_what_it_does(dialog: KeysDialog, text: str, act: str) -> None:
    dialog.finder.setText(text)
    dialog.finder.settle_now()
    assert act in dialog.found()
    assert len(dialog.found()) < 8


def test_what_is_no_key_finds_nothing(dialog: KeysDialog) -> None:
    dialog.finder.setText("qqqq")
    dialog.finder.settle_now()
    assert dialog.found() == []
