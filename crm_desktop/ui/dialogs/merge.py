"""Merge the customers that were selected: side by side, value by value."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import merge
from crm_desktop.services.merge import Plan
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.side_by_side import SideBySide, summary

_SIZE = (1000, 680)
_LEAST = (840, 480)


class MergeDialog(QDialog):
    """Asks what stays; it merges nothing by itself.

    Args:
        plan: the records and what is proposed.
    """

    merge_requested = Signal(object, int, object)  # ids, which stays, field → whose value

    def __init__(self, session: Session, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan = plan
        self.setWindowTitle(translate("Merge", "Merge customers"))
        head = QLabel(translate("Merge", "Merge %n customers", len(plan.sides)))
        theme.style(head, role="title")
        self._head = head
        hint = QLabel(
            translate("Merge", "Choose what stays where they differ. The rest comes together by itself.")
        )
        theme.style(hint, role="secondary")
        self.sides = SideBySide(session, ShopLists(session))
        self.sides.changed.connect(self._show_summary)
        self.sides.left_out.connect(self._leave_out)
        self.summary = ElideLabel("", "secondary")
        cancel = QPushButton(translate("Merge", "Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.act = QPushButton(translate("Merge", "Merge  Ctrl+Enter"))
        self.act.setAutoDefault(False)
        theme.style(self.act, look="primary")
        self.act.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(hint)
        column.addSpacing(4)
        column.addWidget(self.sides, 1)
        column.addLayout(buttons)
        self.setMinimumSize(*_LEAST)
        self.sides.show_plan(plan)
        first = self.sides.first_choice()
        if first is not None:
            first.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(*_SIZE)

    def submit(self) -> None:
        """Hand out what was chosen."""
        self.merge_requested.emit(self.sides.ids, self.sides.keep, self.sides.choices)
        self.accept()

    def _leave_out(self, customer_id: int) -> None:
        self._plan = merge.plan(self._session, [each for each in self.sides.ids if each != customer_id])
        self._head.setText(translate("Merge", "Merge %n customers", len(self._plan.sides)))
        self.sides.show_plan(self._plan)

    def _show_summary(self) -> None:
        self.summary.setText(summary(self._plan, self.sides.keep))
