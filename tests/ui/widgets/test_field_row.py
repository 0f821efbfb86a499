"""A field and the sentence under it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.field_row import FieldRow


@pytest.mark.parametrize("above", [False, True])
def test_a_problem_stands_under_the_field_and_is_told(qtbot: QtBot, above: bool) -> None:
    editor = QLineEdit()
    row = FieldRow("Phone", editor, above=above, required=True)
    qtbot.addWidget(row)
    row.show()
    assert row.label.text() == "Phone *"
    assert editor.accessibleName() == "Phone"
    assert row.label.buddy() is editor
    row.set_problem("This number is too short.")
    sentence = next(each for each in row.findChildren(QLabel) if each.text() == "This number is too short.")
    assert sentence.isVisible()
    assert editor.accessibleDescription() == "This number is too short."
    assert editor.property("wrong") == "bad"
    row.set_problem("Another customer has it.", "warn")
    assert editor.property("wrong") == "warn"
    row.clear_problem()
    assert not sentence.isVisible()
    assert not editor.property("wrong")
    assert editor.accessibleDescription() == ""
    row.set_label("电话")
    assert editor.accessibleName() == "电话"
