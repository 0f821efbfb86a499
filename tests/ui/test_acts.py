"""The acts of the menus: found in both languages, by pinyin, with their keys, and only what can be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from crm_desktop import i18n
from crm_desktop.ui import acts
from crm_desktop.ui.main_window import rail_pages
from crm_desktop.ui.menus import Menus


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.install(request.param)
    yield request.param
    i18n.install("en")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def _all(window: QMainWindow) -> list[acts.Act]:
    return [act for _, those in acts.of_bar(window.menuBar().actions()) for act in those]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("theme dark", "Theme › Dark"),
        ("深色", "Theme › Dark"),
        ("shense", "Theme › Dark"),
        ("import", "Import Excel"),
        ("daoru", "Import Excel"),
        ("dr", "Import Excel"),
        ("模板", "Excel template"),
        ("settings", "Settings"),
        ("设置", "Settings"),
        ("sz", "Settings"),
        ("查重", "Find duplicates"),
        ("hsz", "Recycle bin"),
        ("回收站", "Recycle bin"),
        ("new visit", "New › Visit"),
        ("xinjian kehu", "New › Customer"),
        ("gj", "New › Follow-up"),
    ],
)
def test_an_act_is_found_in_both_languages(
    window: QMainWindow, language: str, text: str, english: str
) -> None:
    Menus(window, {}, rail_pages())
    found = [act.names for act, _ in acts.find(_all(window), text)]
    assert any(english in names for names in found), found


def test_the_beginning_of_a_title_goes_first(window: QMainWindow) -> None:
    Menus(window, {}, rail_pages())
    assert [act.title for act, _ in acts.find(_all(window), "import")] == ["Import Excel", "Imported files"]


def test_what_cannot_be_done_or_stands_already_is_not_offered(window: QMainWindow) -> None:
    menus = Menus(window, {}, rail_pages())
    menus.set_look("light", large_type=False)
    menus.set_writable(False)
    titles = {act.title for act in _all(window)}
    assert not titles & {"Undo", "Import Excel", "New › Visit", "Theme › Light", "Find"}
    assert titles >= {"Theme › Dark", "Export"}


def test_an_act_shows_its_keys(window: QMainWindow) -> None:
    Menus(window, {}, rail_pages())
    keys = {act.title: act.keys for act in _all(window)}
    assert (keys["New entry"], keys["Settings"], keys["About"]) == ("F2  Ctrl+N", "Ctrl+7", "")


def test_keys_in_the_words_of_an_entry_are_read_too(window: QMainWindow) -> None:
    menu = QMenu(window)
    menu.addAction("Delete…\tDel")
    (act,) = acts.collect(menu.actions())
    assert (act.title, act.keys) == ("Delete", "Del")


def test_the_part_that_matched_is_told(window: QMainWindow) -> None:
    menu = QMenu(window)
    menu.addAction("导入 Excel…")
    ((_, span),) = acts.find(acts.collect(menu.actions()), "daoru")
    assert span == (0, 2)
