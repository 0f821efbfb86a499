"""The files of an entry that is being written: a chip each, taken off by its cross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.i18n import translate
from crm_desktop.services.attachments import Held
from crm_desktop.ui.widgets.chips import Chip
from crm_desktop.ui.widgets.flow_box import FlowBox


class EntryFiles(FlowBox):
    """The chips; hidden while there is none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.held: list[Held] = []
        self.chips: list[Chip] = []
        self.hide()

    def add(self, files: Sequence[Held]) -> None:
        """Show more files; one that is there already stays one."""
        known = {file.hash for file in self.held}
        self._show([*self.held, *(file for file in files if file.hash not in known)])
        self.changed.emit()

    def _take_off(self, file: Held) -> None:
        self._show([each for each in self.held if each != file])
        self.changed.emit()

    def state(self) -> list[list[object]]:
        """The files as a draft keeps them."""
        return [[file.name, file.hash, file.size] for file in self.held]

    def load(self, state: Any) -> None:
        """Show the files of a draft."""
        self._show([Held(str(name), str(digest), int(size)) for name, digest, size in state or ()])

    def _show(self, files: list[Held]) -> None:
        if files == self.held:
            return
        self.held = files
        for chip in self.chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for file in files:
            chip = Chip(file.name, icon="file", removable=True, parent=self)
            chip.setAccessibleName(translate("EntryBox", "File of the entry: {name}").format(name=file.name))
            chip.removed.connect(lambda file=file: self._take_off(file))
            self.flow.addWidget(chip)
            self.chips.append(chip)
        self.setVisible(bool(files))
        self.fit()
