"""The shop makes fields of its own in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import custom_fields, customers, history
from crm_desktop.services.custom_fields import Definition
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.dialogs.custom_field import CustomFieldDialog
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.settings_fields import FieldsSettings


@pytest.fixture
def section(session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot) -> FieldsSettings:
    made = FieldsSettings(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def names(section: FieldsSettings) -> list[str]:
    return [row.texts[0] for row in section.table.plain.rows]


def opened(section: FieldsSettings) -> CustomFieldDialog:
    assert section.dialog is not None
    return section.dialog


def test_a_field_is_made_by_keyboard_with_words_to_choose_from(section: FieldsSettings, qtbot: QtBot) -> None:
    qtbot.keyClick(section.new_button, Qt.Key.Key_Space)
    dialog = opened(section)
    qtbot.keyClicks(dialog.name, "Size")
    dialog.set_kind(Kind.ONE_OF)
    for word in ("S", "L"):
        qtbot.keyClicks(dialog.words.edits[-1], word)
        qtbot.keyClick(dialog.words.edits[-2], Qt.Key.Key_Return)
    dialog.act.click()
    qtbot.waitUntil(lambda: names(section) == ["Size"])
    field = FIELDS.made[0]
    assert [each.name for each in field.options] == ["S", "L"]


def test_what_cannot_be_is_said_at_its_place_and_nothing_is_lost(
    section: FieldsSettings, qtbot: QtBot
) -> None:
    section.new()
    dialog = opened(section)
    qtbot.keyClicks(dialog.name, "phone")
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(dialog.rows["name"].problem))
    assert "of this name already" in dialog.rows["name"].problem
    assert dialog.act.isEnabled()
    dialog.name.setText("Second phone")
    dialog.act.click()
    qtbot.waitUntil(lambda: names(section) == ["Second phone"])


def test_pasted_lines_become_words_and_alt_up_moves_one(
    section: FieldsSettings, qtbot: QtBot, qapp: QApplication
) -> None:
    section.new()
    dialog = opened(section)
    dialog.set_kind(Kind.MANY_OF)
    qapp.clipboard().setText("Red\nGreen\n\nBlue\n")
    qtbot.keySequence(dialog.words.edits[0], "Ctrl+V")
    blue = dialog.words.edits[2]
    qtbot.keyClick(blue, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [word for _, word in dialog.words.words()] == ["Red", "Blue", "Green"]


def test_renaming_a_word_keeps_its_customers(session: Session, section: FieldsSettings, qtbot: QtBot) -> None:
    key = custom_fields.define(session, Definition("Size", Kind.ONE_OF, ("S", "L")))
    customer = customers.add(session, {"name": "王小明", key: "L"})
    qtbot.waitUntil(lambda: names(section) == ["Size"])
    section.table.selectRow(0)
    section.change()
    dialog = opened(section)
    assert not dialog.kind_chooser.isEnabled()
    dialog.words.edits[1].setText("Large")
    dialog.act.click()
    qtbot.waitUntil(lambda: "Large" in section.table.plain.rows[0].texts[2])
    assert FIELDS[key].option(customers.get(session, customer).value(key)) == "Large"


def test_fields_are_moved_hidden_and_shown_again(
    session: Session, section: FieldsSettings, qtbot: QtBot
) -> None:
    for name in ("One", "Two"):
        custom_fields.define(session, Definition(name))
    qtbot.waitUntil(lambda: names(section) == ["One", "Two"])
    section.table.selectRow(1)
    section.up_button.click()
    qtbot.waitUntil(lambda: names(section) == ["Two", "One"])
    assert section.chosen() is not None
    section.hide_button.click()
    qtbot.waitUntil(lambda: [each.title for each in FIELDS.made] == ["One"])
    qtbot.waitUntil(lambda: section.hide_button.text() == "Show")
    section.hide_button.click()
    qtbot.waitUntil(lambda: [each.title for each in FIELDS.made] == ["Two", "One"])


def test_deleting_says_how_many_have_a_value_and_offers_to_undo_it(
    session: Session, section: FieldsSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = custom_fields.define(session, Definition("Car"))
    customers.add(session, {"name": "王小明", key: "Golf"})
    qtbot.waitUntil(lambda: names(section) == ["Car"])
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, _verb: str, *, danger: bool) -> bool:
        asked.append(text)
        return danger

    monkeypatch.setattr(prompts, "ask", ask)
    section.table.selectRow(0)
    with qtbot.waitSignal(section.toast_requested) as toast:
        section.delete()
    assert "1 customer has a value in it" in asked[0]
    assert toast.args is not None
    qtbot.waitUntil(lambda: names(section) == [])
    history.undo(session, toast.args[1])
    qtbot.waitUntil(lambda: names(section) == ["Car"])


def test_a_field_of_the_program_is_made_required_with_a_click(
    session: Session, section: FieldsSettings, qtbot: QtBot
) -> None:
    section.boxes["phone"].click()
    assert FIELDS["phone"].required
    history.undo_last(session)
    qtbot.waitUntil(lambda: not section.boxes["phone"].isChecked())


def test_the_pattern_of_customer_numbers_is_checked_where_it_is_typed(
    session: Session, section: FieldsSettings, qtbot: QtBot
) -> None:
    qtbot.keyClicks(section.pattern, "VIP")
    qtbot.keyClick(section.pattern, Qt.Key.Key_Return)
    assert "one run of zeros" in section.pattern_row.problem
    qtbot.keyClicks(section.pattern, "-000")
    qtbot.keyClick(section.pattern, Qt.Key.Key_Return)
    assert not section.pattern_row.problem
    customer = customers.add(session, {"name": "王小明"})
    assert customers.get(session, customer).number == "VIP-001"
