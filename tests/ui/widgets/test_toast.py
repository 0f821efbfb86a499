"""Toasts: the act, the time, stacking, and that they leave the focus alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.toast import Toast
from crm_desktop.ui.widgets.toast_host import ToastHost


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(800, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_button_acts_once_and_closes(qtbot: QtBot, window: QWidget) -> None:
    acts: list[str] = []
    host = ToastHost(window)
    toast = host.say("3 customers deleted", verb="Undo", act=lambda: acts.append("undo"))
    assert toast.button is not None
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert acts == ["undo"]
    assert host.toasts == []
    assert not toast.isVisible()


def test_a_click_on_it_closes_it(qtbot: QtBot, window: QWidget) -> None:
    acts: list[str] = []
    host = ToastHost(window)
    toast = host.say("Saved", verb="Undo", act=lambda: acts.append("undo"))
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert (acts, host.toasts) == ([], [])


def test_it_goes_when_its_time_is_over(qtbot: QtBot, window: QWidget) -> None:
    host = ToastHost(window)
    with qtbot.waitSignal(host.say("Saved", seconds=0.01).destroyed):
        pass
    assert host.toasts == []


def test_the_focus_stays_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    field.setFocus()
    host = ToastHost(window)
    toast = host.say("Saved", verb="Undo", act=lambda: None)
    assert field.hasFocus()
    assert toast.button is not None
    assert toast.button.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert toast.accessibleName() == "Saved"


def test_they_stack_in_the_corner_and_follow_it(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "motion_ms", lambda: 0)
    below = QWidget(window)
    below.resize(window.width(), 24)
    host = ToastHost(window, below=below)
    first, second, third, fourth = (host.say(f"News {at}") for at in range(4))
    assert host.toasts == [second, third, fourth]
    assert not first.isVisible()
    assert second.geometry().bottom() < third.y() <= fourth.y() - fourth.height()
    window.resize(1000, 700)
    corner = fourth.geometry()
    assert (window.width() - corner.right() - 1, window.height() - corner.bottom() - 1) == (16, 40)
    host.clear()
    assert host.toasts == []


def test_a_rising_toast_ends_in_the_corner(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "motion_ms", lambda: theme.ANIMATION_MS)
    host = ToastHost(window)
    toast = host.say("Saved")
    target = window.height() - toast.height() - 16
    assert toast.y() > target
    qtbot.waitUntil(lambda: toast.y() == target)
    assert isinstance(toast, Toast)
