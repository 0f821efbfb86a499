"""A count in a pill."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.widgets.badge import Badge


def test_badge_counts_and_hides_at_zero(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    badge = Badge(parent=page)
    page.show()
    badge.set_count(1204)
    assert (badge.text, badge.isVisible()) == ("1,204", True)
    assert badge.accessibleName() == "1,204"
    badge.set_count(0)
    assert not badge.isVisible()
