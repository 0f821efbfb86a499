"""The first character in a circle."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.avatar import Avatar


def test_avatar_shows_the_first_character(qtbot: QtBot) -> None:
    avatar = Avatar(" 张伟")
    qtbot.addWidget(avatar)
    assert avatar.sign == "张"
    avatar.set_name("liu")
    assert avatar.sign == "L"
    avatar.set_name("")
    assert avatar.sign == ""
    avatar.grab()
