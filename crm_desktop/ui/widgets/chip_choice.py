"""One of a few, as chips that flow in lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.widgets.arrow_keys import ArrowKeys
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.flow_box import FlowBox


class ChipChoice(FlowBox):
    """Chips in lines of which one is chosen, or (may_be_none) at most one.

    For choices whose words do not fit side by side in a narrow pane; else see SegmentedButtons.

    Args:
        name: what is chosen, for screen readers.
        options: (key, translated words).
        may_be_none: a second press takes the choice back.
    """

    changed = Signal()

    def __init__(
        self, name: str, options: list[tuple[str, str]], *, may_be_none: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(2, parent)
        self.setAccessibleName(name)
        self._may_be_none = may_be_none
        self.chips: dict[str, Chip] = {}
        for key, words in options:
            chip = Chip(words, tight=True, parent=self)
            chip.setCheckable(True)
            chip.setAccessibleName(f"{name}: {words}")
            chip.clicked.connect(lambda checked, key=key: self._press(key, checked))
            self.chips[key] = chip
            self.flow.addWidget(chip)
        ArrowKeys(list(self.chips.values()), self)

    def _press(self, key: str, checked: bool) -> None:
        self.set_value(key if checked or not self._may_be_none else "")
        self.changed.emit()

    @property
    def value(self) -> str:
        """The chosen key; "" for none."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose a key; "" for none."""
        for each, chip in self.chips.items():
            chip.setChecked(each == key)
