"""Which of some entries are shown, and in which order: all by keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.ordered_checks import OrderedChecks

Entries = Iterable[tuple[str, str, bool]]  # (key, title, shown)


class ArrangeEntries(QDialog):
    """Space shows or hides an entry, Alt+Up and Alt+Down move it.

    Args:
        title, words: of the dialog, translated; `name` is that of its list.
        entries: all of them as they are now.
        at_first: all of them as they were before anybody arranged them.
        least, most: how many may be shown.
    """

    def __init__(
        self,
        title: str,
        words: str,
        name: str,
        entries: Entries,
        at_first: Entries,
        *,
        least: int = 0,
        most: int = 10_000,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._at_first = list(at_first)
        self._least, self._most = least, most
        self.setWindowTitle(title)
        said = QLabel(words, self)
        said.setWordWrap(True)
        theme.style(said, role="secondary")
        self.checks = OrderedChecks(
            name, translate("Sections", "Up (Alt+↑)"), translate("Sections", "Down (Alt+↓)"), self
        )
        self.checks.fill(entries)
        hint = QLabel(translate("Sections", "Space shows or hides, Alt+↑ and Alt+↓ move."), self)
        theme.style(hint, role="secondary")
        self.reset = QPushButton(translate("Sections", "As at first"), self)
        self.reset.setAutoDefault(False)
        theme.style(self.reset, look="quiet")
        self.reset.clicked.connect(self._reset)
        cancel = QPushButton(translate("Sections", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.act = QPushButton(translate("Sections", "Apply"), self)
        self.act.setDefault(True)
        theme.style(self.act, look="primary")
        self.act.clicked.connect(self.accept)
        self.checks.changed.connect(self._check)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addStrut(400)
        column.addWidget(said)
        column.addWidget(self.checks, 1)
        column.addWidget(hint)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.checks.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    def _reset(self) -> None:
        self.checks.fill(self._at_first)
        self._check()

    def _check(self) -> None:
        self.act.setEnabled(self._least <= len(self.checks.ticked()) <= self._most)
