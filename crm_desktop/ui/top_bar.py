"""The bar above every page: the box that finds everything, the button for a new entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.top_box import TopBox


class TopBar(QFrame):
    """Top box, [New F2].

    Args:
        session, tasks: handed on to the top box.
    """

    new_requested = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, ground="surface", line="bottom")
        self.box = TopBox(session, tasks, self)
        self.new = QPushButton(icons.icon("add", "on_accent"), translate("TopBar", "New  F2"), self)
        self.new.setToolTip(translate("TopBar", "Write down a visit, a call or a new customer (F2)"))
        self.new.setAccessibleName(translate("TopBar", "New entry"))
        theme.style(self.new, look="primary")
        self.new.clicked.connect(self.new_requested)
        self.new.setEnabled(not session.read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.box, 6)
        row.addStretch(1)
        row.addWidget(self.new)
