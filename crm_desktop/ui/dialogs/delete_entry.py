"""Asks what becomes of the customers of an entry that is deleted; returns the answer, writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import listed, translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser


class DeleteEntryDialog(QDialog):
    """How many customers use the entry, and where they go: to another entry, or to none.

    Args:
        name: the entry's name.
        usage: how many customers have it, deleted and archived ones included.
        others: the entries that they may get instead.
        uses: what asks for the entry besides: groups, views, rules, in words.
    """

    def __init__(
        self,
        name: str,
        usage: int,
        others: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        uses: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("DeleteEntry", "Delete {name}").format(name=name))
        self.move_to: int | None = None
        self._names = {choice.key: choice for choice in others}
        nowhere = Choice(None, translate("DeleteEntry", "None"))
        question = QLabel(
            translate("DeleteEntry", "%n customers have {name}.", usage).format(name=name), self
        )
        question.setWordWrap(True)
        theme.style(question, role="strong")
        self.uses = QLabel(self)
        self.uses.setWordWrap(True)
        self.uses.setVisible(bool(uses))
        if uses:
            words = translate("DeleteEntry", "Also asked for by: {names}.")
            self.uses.setText(words.format(names=listed(uses)))
        label = QLabel(
            translate("DeleteEntry", "Give them instead:") if usage else translate("DeleteEntry", "Instead:"),
            self,
        )

        def options(text: str) -> Sequence[Choice]:
            return matching([nowhere, *others], text)

        self.chooser = Chooser(options, label.text(), framed=True, parent=self)
        self.chooser.placeholder = nowhere.name
        self.chooser.chosen.connect(self._choose)
        label.setBuddy(self.chooser)
        cancel = QPushButton(translate("DeleteEntry", "Cancel"), self)
        cancel.clicked.connect(self.reject)
        self.delete_button = QPushButton(translate("DeleteEntry", "Delete"), self)
        self.delete_button.setAutoDefault(False)
        theme.style(self.delete_button, look="danger")
        self.delete_button.clicked.connect(self.accept)
        cancel.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.delete_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(question)
        layout.addWidget(self.uses)
        layout.addWidget(label)
        layout.addWidget(self.chooser)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.setMinimumWidth(360)
        self.chooser.setFocus()

    def _choose(self, key: object) -> None:
        self.move_to = key if isinstance(key, int) else None
        choice = self._names.get(key)
        self.chooser.show_choice(choice.name if choice else "", choice.color if choice else None)
