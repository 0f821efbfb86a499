"""Alt+Down puts a ready phrase into a field; the settings change them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.data.session import Session
from crm_desktop.services import phrases
from crm_desktop.services.phrases import ANY, ENTRY, FOLLOW_UP
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.views.settings_phrases import PhrasesSettings
from crm_desktop.ui.widgets.line_edit import LineEdit

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def test_a_phrase_is_found_by_typing_and_put_in_at_the_cursor(qtbot: QtBot, session: Session) -> None:
    phrases.set_all(session, {(FOLLOW_UP, "call_out"): ["回访报价", "送样"], (ENTRY, ANY): ["看沙发"]})
    field = LineEdit("先")
    qtbot.addWidget(field)
    key = PhraseKey(session, field, FOLLOW_UP, lambda: "call_out")
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert key.popup is not None and key.popup.list.count() == 2
    qtbot.keyClicks(key.popup.line, "songyang")
    qtbot.keyClick(key.popup.line, Qt.Key.Key_Return)
    assert field.text() == "先送样" and key.popup is None


def test_what_is_typed_and_is_none_becomes_one(qtbot: QtBot, session: Session) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    key = PhraseKey(session, field, ENTRY, lambda: "visit")
    field.show()
    key.open()
    assert key.popup is not None
    qtbot.keyClicks(key.popup.line, "Took two samples")
    qtbot.keyClick(key.popup.line, Qt.Key.Key_Return)
    assert field.text() == "Took two samples"
    assert "Took two samples" in phrases.phrases(session, ENTRY, "visit")


def test_the_settings_save_all_kinds_at_once(qtbot: QtBot, session: Session) -> None:
    page = PhrasesSettings(session, Bridge(session))
    qtbot.addWidget(page)
    page.show()
    page.kind.chosen.emit("visit")
    page.fields[ENTRY].setPlainText("看沙发\n取货")
    page.kind.chosen.emit("call_in")
    assert not page.fields[FOLLOW_UP].isEnabled()  # nobody plans that somebody calls
    page.fields[ENTRY].setPlainText("问价")
    with qtbot.waitSignal(page.toast_requested) as said:
        page.save_button.click()
    assert said.args[1]
    known = phrases.every(session)
    assert (known[ENTRY, "visit"], known[ENTRY, "call_in"]) == (["看沙发", "取货"], ["问价"])
    assert known[FOLLOW_UP, ANY]
