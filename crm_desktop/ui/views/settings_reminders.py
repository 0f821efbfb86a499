"""The settings of reminders, and of how the program starts and stays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import autostart, reminders
from crm_desktop.services.autostart import Entry
from crm_desktop.ui import theme
from crm_desktop.ui.staying import STAY
from crm_desktop.ui.tray import Tray
from crm_desktop.ui.widgets.section_header import SectionHeader


class RemindersSection(QWidget):
    """Check boxes; each works at once.

    Args:
        session: whose settings.
        entry: where the system keeps what it starts; None where the program does not know.
    """

    changed = Signal()

    def __init__(self, session: Session, entry: Entry | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(translate("RemindersSection", "Reminders and start")))
        self.on = QCheckBox(
            translate("RemindersSection", "Call follow-ups with a time to mind when they are due")
        )
        self.names = QCheckBox(
            translate("RemindersSection", "Name the customer in notifications outside the window")
        )
        self.stay = QCheckBox(
            translate("RemindersSection", "Closed or minimised, stay in the notification area")
        )
        self.autostart = QCheckBox(translate("RemindersSection", "Start with the computer"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        for box in (self.on, self.names, self.stay, self.autostart):
            column.addWidget(box)
        column.addWidget(self.problem)
        self.refresh()
        self.on.toggled.connect(lambda on: self._remember(reminders.ON, on))
        self.names.toggled.connect(lambda on: self._remember(reminders.NAMES, on))
        self.stay.toggled.connect(lambda on: self._remember(STAY, on))
        self.autostart.toggled.connect(self._set_autostart)

    def refresh(self) -> None:
        """Show what is set."""
        tray = Tray.available()
        for box, on in (
            (self.on, reminders.enabled(self._session)),
            (self.names, reminders.names_allowed(self._session)),
            (self.stay, bool(self._session.setting(STAY, False)) and tray),
            (self.autostart, autostart.enabled(self._entry)),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        writable = not self._session.read_only
        self.on.setEnabled(writable)
        self.names.setEnabled(writable and self.on.isChecked())
        self.stay.setEnabled(writable and tray)
        self.stay.setToolTip(
            "" if tray else translate("RemindersSection", "This desktop has no notification area.")
        )
        self.autostart.setEnabled(self._entry is not None)

    def _remember(self, key: str, on: bool) -> None:
        self._session.remember(key, on)
        self.names.setEnabled(self.on.isChecked())
        self.changed.emit()

    def _set_autostart(self, on: bool) -> None:
        if self._entry is None:
            return
        try:
            autostart.set_enabled(self._entry, on, self._session.database.folder.root)
        except UserError as error:
            self.problem.setText(error.sentence)
            self.problem.show()
            self.refresh()
            return
        self.problem.hide()
