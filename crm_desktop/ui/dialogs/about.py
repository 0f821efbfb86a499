"""What the program is: name, version, licence, where the data is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.i18n import translate
from crm_desktop.ui import theme


class AboutDialog(QDialog):
    """Name, version, what it stands on, the data folder.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = translate("Window", "CRM Desktop")
        self.setWindowTitle(translate("About", "About {program}").format(program=name))
        title = QLabel(f"{name} {paths.version()}".strip())
        theme.style(title, role="title")
        lines = [
            translate("About", "Customers, visits, calls and follow-ups of one shop, on this PC alone."),
            translate("About", "Nothing is sent anywhere: there is no server and no account."),
            translate("About", "Data folder: {folder}").format(folder=folder),
            translate("About", "Free software under the MIT licence. Built on Qt, SQLite and Python."),
        ]
        close = QPushButton(translate("About", "Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        for line in lines:
            label = QLabel(line)
            label.setWordWrap(True)
            label.setMinimumWidth(440)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
