"""A line that is cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.elide import ElideLabel


def test_cut_text_has_a_tooltip_whole_text_has_none(qtbot: QtBot) -> None:
    text = "想看周末能不能送货，最好是上午，先打电话"
    label = ElideLabel(text, role="secondary")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.shown_text() == text
    assert label.toolTip() == ""
    label.resize(80, 20)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == text
    assert label.minimumSizeHint().width() < 80


def test_lines_become_one(qtbot: QtBot) -> None:
    label = ElideLabel("first\nsecond")
    qtbot.addWidget(label)
    assert label.text() == "first second"
    assert label.accessibleName() == "first second"
