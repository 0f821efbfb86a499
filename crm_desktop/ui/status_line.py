"""The line at the bottom: how many customers, shown, selected; where the data is; who is at the desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.staff_button import StaffButton


class StatusLine(QFrame):
    """The status line of the window.

    Args:
        session: whose data it is.
        demo: it is a sample shop that goes when the window is closed.
    """

    folder_requested = Signal()  # show the data folder
    backups_requested = Signal()

    def __init__(self, session: Session, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, ground="surface", line="top")
        self._total: int | None = None
        self._counts = QLabel(self)
        theme.style(self._counts, role="secondary")
        self._place = QToolButton(self)
        theme.style(self._place, density="compact")
        self._place.setToolButtonStyle(self._place.toolButtonStyle().ToolButtonTextBesideIcon)
        self._place.setIcon(icons.icon("database", "secondary"))
        self._place.setIconSize(QSize(16, 16))
        self._place.setText(
            translate("Status", "Sample shop, not kept") if demo else translate("Status", "Data on this PC")
        )
        if session.read_only:
            self._place.setText(translate("Status", "Read-only"))
        self._place.setToolTip(str(session.database.folder.root))
        self._place.clicked.connect(self.folder_requested)
        self._backup = QToolButton(self)
        theme.style(self._backup, density="compact")
        self._backup.setToolButtonStyle(self._backup.toolButtonStyle().ToolButtonTextBesideIcon)
        self._backup.setIcon(icons.icon("backup", "secondary"))
        self._backup.setIconSize(QSize(16, 16))
        self._backup.setToolTip(translate("Status", "Backups & safety"))
        self._backup.clicked.connect(self.backups_requested)
        self._backup.hide()
        self.staff = StaffButton(session, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._counts, 1)
        row.addWidget(self._backup)
        row.addWidget(self._place)
        row.addWidget(self.staff)

    def set_total(self, total: int) -> None:
        """Show how many customers there are."""
        self._total = total
        self._counts.setText(translate("Status", "%n customers", total))

    def set_backup(self, words: str, *, failed: bool = False) -> None:
        """Show how old the newest backup is, or that the last one could not be made."""
        self._backup.setText(words)
        self._backup.setIcon(icons.icon("warning" if failed else "backup", "warn" if failed else "secondary"))
        self._backup.show()

    def set_list(self, shown: int, selected: int) -> None:
        """Show what the list shows and what is selected in it."""
        if self._total is None:
            return
        parts = [translate("Status", "%n customers", self._total)]
        if shown != self._total:
            parts.append(translate("Status", "%n shown", shown))
        if selected > 1:
            parts.append(translate("Status", "%n selected", selected))
        self._counts.setText("  ·  ".join(parts))

    @property
    def text(self) -> str:
        """What the counts say."""
        return self._counts.text()
