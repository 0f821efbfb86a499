"""What is shown before the window when a new version of the program brings an older file up to date."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from crm_desktop import paths
from crm_desktop.data.database import Database
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.ui import theme
from crm_desktop.ui.tasks import Tasks


def bring_up(folder: paths.DataFolder) -> bool:
    """Bring the file up to date while a window says what is done; False when the person would rather quit.

    Raises:
        StorageError: it cannot be opened, or not be written; it is as it was.
    """
    wrong: list[UserError] = []
    done: list[None] = []
    tasks = Tasks()
    window = Upgrading()

    def work(progress: Progress) -> None:
        Database(folder, progress).close()

    task = tasks.run(
        work, on_done=done.append, on_error=wrong.append, on_progress=window.show_progress, owner=window
    )
    task.ended.connect(window.accept)
    window.stopped.clicked.connect(task.cancel)
    window.exec()
    tasks.close()
    window.deleteLater()
    if wrong and not isinstance(wrong[0], Cancelled):
        raise wrong[0]
    return bool(done)


class Upgrading(QDialog):
    """How far it is. Closing it asks to stop; it goes when the act has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(paths.APP_NAME)
        self.setMinimumWidth(520)
        title = QLabel(translate("Upgrade", "The data is brought up to date"))
        theme.style(title, role="title")
        sentence = QLabel(
            translate(
                "Upgrade",
                "This version of the program keeps the data in a new way. It takes a while, this once. "
                "A copy of the data as it was stays in the backups folder.",
            )
        )
        sentence.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title.text())
        self.words = QLabel()
        theme.style(self.words, role="secondary")
        self.stopped = QPushButton(translate("Start", "Quit"))
        self.stopped.setAutoDefault(False)  # an Enter that was meant for another window stops nothing
        self.stopped.clicked.connect(self._stopping)

        bottom = QHBoxLayout()
        bottom.addWidget(self.words, 1)
        bottom.addWidget(self.stopped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        for widget in (title, sentence, self.bar):
            layout.addWidget(widget)
        layout.addLayout(bottom)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say what is done now, and how much of it."""
        if self.stopped.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.words.setText(words)

    def reject(self) -> None:
        """Esc and the window's cross: ask the act to stop, and wait for it."""
        self.stopped.click()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        QApplication.alert(self)

    def _stopping(self) -> None:
        self.stopped.setEnabled(False)
        self.bar.setRange(0, 0)
        self.words.setText(translate("Upgrade", "Stopping. The data stays as it was."))
