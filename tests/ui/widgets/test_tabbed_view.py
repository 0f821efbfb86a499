"""A page of tabs: built when first shown, reached by keys, put back after a change of language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.tabbed_view import Tab, TabbedView


class _Typed(QLineEdit):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.corner = QLabel("beside", parent)

    def state(self) -> dict[str, Any]:
        return {"text": self.text()}

    def restore(self, state: dict[str, Any]) -> None:
        self.setText(state["text"])


def _view(qtbot: QtBot, made: list[str]) -> TabbedView:
    def maker(key: str) -> Tab:
        def make(parent: QWidget) -> QWidget:
            made.append(key)
            return _Typed(parent)

        return Tab(key, key.title(), make)

    view = TabbedView("Page", [maker("one"), maker("two"), maker("three")])
    qtbot.addWidget(view)
    return view


def test_a_tab_is_built_when_it_is_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []
    view = _view(qtbot, made)
    told: list[str] = []
    view.tab_made.connect(lambda key, _widget: told.append(key))
    assert made == []
    view.show()
    assert made == told == ["one"]
    view.show_tab("three")
    view.show_tab("one")
    assert made == told == ["one", "three"]
    assert view.tab("one").isVisible() and not view.tab("three").isVisible()
    assert view.tab("one").corner.isVisible() and not view.tab("three").corner.isVisible()


def test_the_page_begins_with_the_tab_that_was_in_front_last(qtbot: QtBot) -> None:
    made: list[str] = []
    view = _view(qtbot, made)
    view.begin_with("two")
    view.begin_with("gone since")
    view.show()
    assert (made, view.current, view.bar.value) == (["two"], "two", "two")


def test_keys_go_round_the_tabs_and_into_them(qtbot: QtBot) -> None:
    view = _view(qtbot, [])
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.tab("one").setFocus()

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        qtbot.keyClick(view.focusWidget(), key, modifiers)

    control = Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_Tab, control)
    assert view.current == "two"
    assert view.tab("two").hasFocus()
    press(Qt.Key.Key_Tab, control)
    press(Qt.Key.Key_Tab, control)
    assert view.current == "one"
    press(Qt.Key.Key_Tab, control | Qt.KeyboardModifier.ShiftModifier)
    assert view.current == "three"
    assert view.first_focus is view.tab("three")


def test_what_was_shown_and_typed_is_put_back(qtbot: QtBot) -> None:
    view = _view(qtbot, [])
    view.show()
    view.tab("one").setText("half a sentence")
    view.show_tab("two")
    again = _view(qtbot, [])
    again.restore(view.state())
    assert again.current == "two"
    assert again.tab("one").text() == "half a sentence"
