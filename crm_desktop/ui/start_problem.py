"""What is shown instead of the window when the data cannot be opened: why, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop import paths
from crm_desktop.data.storage_errors import Unusable
from crm_desktop.errors import StorageError
from crm_desktop.i18n import translate
from crm_desktop.ui import icons, prompts, theme

if TYPE_CHECKING:
    from crm_desktop.ui.recovery import Recovery


def ask(error: StorageError, folder: Path) -> Path | None:
    """Show why `folder` cannot be opened; returns the folder to try next, or None for quitting."""
    dialog: StartProblem | Recovery
    if isinstance(error, Unusable) and error.kind != "newer":
        from crm_desktop.ui.recovery import Recovery

        dialog = Recovery(error, folder)
    else:
        dialog = StartProblem(error, folder)
    chosen = dialog.folder if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return chosen


class StartProblem(QDialog):
    """The data could not be opened. Nothing is made or changed here: the file stays as it is.

    Args:
        error: its sentence is shown.
        folder: the data folder that was tried; `self.folder` becomes the one to try next.
    """

    def __init__(self, error: StorageError, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.setWindowTitle(paths.APP_NAME)
        self.setMinimumWidth(560)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", 32, "warn", self.devicePixelRatioF()))
        title = QLabel(translate("Start", "The data cannot be opened"))
        theme.style(title, role="title")
        sentence = QLabel(error.sentence)
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place = QLabel(translate("Start", "Data folder: {folder}").format(folder=folder))
        place.setWordWrap(True)
        theme.style(place, role="secondary")

        again = QPushButton(translate("Start", "Try again"))
        theme.style(again, look="primary")
        again.clicked.connect(self.accept)
        other = QPushButton(translate("Start", "Choose another folder…"))
        other.clicked.connect(self._choose)
        show = QPushButton(translate("Start", "Open the folder"))
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        show.setVisible(folder.is_dir())
        leave = QPushButton(translate("Start", "Quit"))
        leave.clicked.connect(self.reject)

        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(title)
        words.addWidget(sentence)
        words.addWidget(place)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(leave)
        buttons.addStretch()
        for button in (show, other, again):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(24)
        layout.addLayout(top)
        layout.addLayout(buttons)
        again.setDefault(True)
        again.setFocus()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        QApplication.alert(self)

    def _choose(self) -> None:
        chosen = prompts.open_folder(self, translate("Start", "Choose the data folder"), self.folder)
        if chosen is not None:
            self.folder = chosen
            self.accept()
