"""The line of steps on top of the wizard: where one is, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme

_SLACK = 4  # pixels: the strong letters of some fonts reach beyond their advance


class Steps(QWidget):
    """Numbered words; the current one stands out.

    Args:
        titles: one for each step.
    """

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = list(titles)
        self._labels: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for at, title in enumerate(titles):
            if at:
                arrow = QLabel("→", self)
                theme.style(arrow, role="secondary")
                row.addWidget(arrow)
            label = QLabel(f"{at + 1}  {title}", self)
            label.setFont(theme.font("strong"))  # as wide as it gets, so that no step moves or is cut
            label.setMinimumWidth(label.sizeHint().width() + _SLACK)
            self._labels.append(label)
            row.addWidget(label)
        row.addStretch(1)
        self.set_current(0)

    def set_current(self, index: int) -> None:
        """Mark step `index` (from 0)."""
        for at, label in enumerate(self._labels):
            theme.style(label, role="accent" if at == index else "secondary")
            font = theme.font("strong" if at == index else "body")
            label.setFont(font)
        self.setAccessibleName(
            translate("ImportWizard", "Step {number} of {count}: {title}").format(
                number=index + 1, count=len(self._titles), title=self._titles[index]
            )
        )
