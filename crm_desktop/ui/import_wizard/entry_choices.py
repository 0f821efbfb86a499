"""What is chosen for interactions and follow-ups: rows of nobody known, rows without a kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from crm_desktop.i18n import translate
from crm_desktop.services import interactions
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.imports import Content, Plan


class EntryChoices(QWidget):
    """Two choosers, of which those are shown that the file asks for."""

    chosen = Signal(object)  # options that change: name → value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unknown = QComboBox(self)
        self.unknown.addItem(translate("ImportWizard", "are errors"), False)
        self.unknown.addItem(translate("ImportWizard", "go to the register"), True)
        self.unknown.setToolTip(
            translate(
                "ImportWizard",
                "A visit or call of somebody who is no customer yet can stand in the register with name "
                "and phone; whose it is can be said there later.",
            )
        )
        self.unknown.activated.connect(
            lambda _at: self.chosen.emit({"keep_unknown": self.unknown.currentData()})
        )
        self._unknown_label = QLabel(translate("ImportWizard", "Unknown people:"), self)
        self._unknown_label.setBuddy(self.unknown)
        self.kind = QComboBox(self)
        self.kind.addItem(translate("ImportWizard", "as the headings say"), "")
        for kind in interactions.KINDS:
            self.kind.addItem(interactions.kind_title(kind), kind)
        self.kind.activated.connect(lambda _at: self.chosen.emit({"default_kind": self.kind.currentData()}))
        self._kind_label = QLabel(translate("ImportWizard", "Without a kind:"), self)
        self._kind_label.setBuddy(self.kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._unknown_label, self.unknown, self._kind_label, self.kind):
            row.addWidget(widget)

    def show_plan(self, plan: Plan) -> None:
        """Show what was chosen for a plan."""
        content = plan.prepared.content
        self.setVisible(content != Content.CUSTOMERS)
        visits = content == Content.INTERACTIONS
        self.unknown.setVisible(visits)
        self._unknown_label.setVisible(visits)
        self.unknown.setCurrentIndex(self.unknown.findData(plan.options.keep_unknown))
        asked = isinstance(plan, EntryPlan) and plan.kindless > 0
        self.kind.setVisible(asked)
        self._kind_label.setVisible(asked)
        self.kind.setCurrentIndex(self.kind.findData(plan.options.default_kind))
