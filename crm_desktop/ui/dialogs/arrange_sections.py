"""Which sections the page of a customer shows, and in which order: all by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.services.page_sections import DEFAULT, Section
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.ordered_checks import OrderedChecks


class ArrangeSections(QDialog):
    """Space shows or hides a section, Alt+Up and Alt+Down move it.

    Args:
        sections: all of them as they are now.
    """

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Sections", "Sections of a customer's page"))
        words = QLabel(
            translate("Sections", "Every customer's page shows them in this order. Nothing is deleted."), self
        )
        words.setWordWrap(True)
        theme.style(words, role="secondary")
        self.checks = OrderedChecks(
            translate("Sections", "Sections"),
            translate("Sections", "Up (Alt+↑)"),
            translate("Sections", "Down (Alt+↓)"),
            self,
        )
        self.checks.fill((section.key, section.title, section.shown) for section in sections)
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
        column.addWidget(words)
        column.addWidget(self.checks, 1)
        column.addWidget(hint)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.checks.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    @property
    def sections(self) -> list[Section]:
        """The order and what is shown, as it was chosen."""
        return [Section(key, shown) for key, shown in self.checks.state()]

    def _reset(self) -> None:
        self.checks.fill((key, Section(key).title, True) for key in DEFAULT)
        self._check()

    def _check(self) -> None:
        self.act.setEnabled(any(section.shown for section in self.sections))
