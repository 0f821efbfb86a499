"""A clean window system for every test: our look, no stray prompt, no widget left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm_desktop.ui import language, prompts, theme

PROMPTS = ("explain", "bug", "ask", "ask_number", "open_file", "open_folder", "save_file")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Every test starts light, in English, with normal type, and with no key held."""
    if qapp.keyboardModifiers():  # Qt goes on believing in the modifier of the last click of the test before
        QTest.keyClick(QWindow(), Qt.Key.Key_Shift)
    language.install(qapp, "en")
    if theme.current() is not theme.LIGHT or theme.metrics() is not theme.NORMAL or not qapp.styleSheet():
        theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _no_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """A prompt that the test did not replace fails the test, instead of waiting for a person."""

    def refuse(name: str) -> object:
        def unexpected(*arguments: object, **_options: object) -> None:
            said = [str(each) for each in arguments[1:]]
            pytest.fail(f"unexpected prompts.{name}: {said}")

        return unexpected

    for name in PROMPTS:
        monkeypatch.setattr(prompts, name, refuse(name))


@pytest.fixture(autouse=True)
def _no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Close and delete the top-level widgets that the test made."""
    before = set(qapp.topLevelWidgets())
    yield
    for widget in qapp.topLevelWidgets():
        if widget not in before and widget.parent() is None:
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
