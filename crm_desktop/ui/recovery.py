"""What is shown in the place of the window when the data is damaged, missing or older than it was.

It says what was found and offers the backups with their dates and counts. Nothing is made or changed before
one is chosen; what stood there is set aside then, untouched.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock, paths
from crm_desktop.data import last_state
from crm_desktop.data.storage_errors import Unusable
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.paths import DataFolder
from crm_desktop.services import restoring, surroundings
from crm_desktop.services.backup_shelf import Backup
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.backups import backup_row, backup_table
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.fitting import room_for
from crm_desktop.ui.widgets.task_strip import TaskStrip

_SIZE = (960, 640)


class Recovery(QDialog):
    """The recovery page. `self.folder` is the data folder to try next when it was accepted.

    Args:
        error: what is wrong; its sentence is shown.
        root: the data folder.
    """

    def __init__(self, error: Unusable, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = root
        self._place = DataFolder(root)
        self._tasks = Tasks(self)
        self._busy = False
        self._backups: dict[Path, Backup] = {}
        self.setWindowTitle(paths.APP_NAME)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = room_for(self)
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", 32, "warn", self.devicePixelRatioF()))
        title = QLabel(_title(error.kind))
        theme.style(title, role="title")
        sentence = QLabel(error.sentence)
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        last = QLabel(_last_words(self._place))
        last.setWordWrap(True)
        last.setVisible(bool(last.text()))
        promise = QLabel(
            translate(
                "Recovery",
                "Choose a backup to go on with. What stands there now is set aside in the folder “set-aside”, untouched.",
            )
        )
        promise.setWordWrap(True)
        theme.style(promise, role="secondary")
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (title, sentence, last, promise):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)

        self.problem = Banner(kind="bad")
        self.problem.hide()
        self.table = backup_table()
        self.table.selection_changed.connect(self._show_acts)
        self.table.opened.connect(lambda _: self.restore())
        self.empty = EmptyState(
            "backup",
            translate(
                "Recovery", "There is no backup in this folder. Open one from a USB drive or another disk."
            ),
        )
        self.strip = TaskStrip(self)

        leave = QPushButton(translate("Start", "Quit"))
        leave.clicked.connect(self.reject)
        show = QPushButton(translate("Start", "Open the folder"))
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))))
        other = QPushButton(translate("Start", "Choose another folder…"))
        other.clicked.connect(self._choose_folder)
        again = QPushButton(translate("Start", "Try again"))
        again.clicked.connect(self.accept)
        self.as_it_is = QPushButton(translate("Recovery", "Use it as it is"))
        self.as_it_is.clicked.connect(self._take_as_it_is)
        self.as_it_is.setVisible(error.kind == "older")
        self.begin_empty = QPushButton(translate("Recovery", "Begin with an empty list"))
        self.begin_empty.setToolTip(
            translate("Recovery", "What stands there now is set aside in the folder “set-aside”, untouched.")
        )
        self.begin_empty.clicked.connect(self._begin_empty)
        self.begin_empty.hide()  # until it is known that there is no backup
        self._may_begin_empty = error.kind != "older"
        file = QPushButton(translate("Backups", "Open a backup file…"))
        file.clicked.connect(self.open_file)
        self.restore_button = QPushButton(translate("Recovery", "Restore this backup"))
        theme.style(self.restore_button, look="primary")
        self.restore_button.clicked.connect(lambda _checked=False: self.restore())
        self._buttons = (
            leave,
            show,
            other,
            again,
            self.as_it_is,
            self.begin_empty,
            file,
            self.restore_button,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
            if button is leave:
                row.addStretch(1)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.strip)
        layout.addLayout(row)
        self._show_acts()
        self._show([])
        self._tasks.run(partial(restoring.offered, self._place), on_done=self._show, owner=self)

    def restore(self) -> None:
        """Put the chosen backup in the place of the data."""
        keys = self.table.selected_keys()
        if keys and self.restore_button.isEnabled():
            self._put(keys[0])

    def open_file(self) -> None:
        """Choose a backup from elsewhere and put it in the place of the data."""
        path = prompts.open_file(
            self, translate("Backups", "Open a backup file"), translate("Backups", "Backup (*.db)")
        )
        if path is not None:
            self._put(path)

    def _put(self, path: Path) -> None:
        self._set_busy(True)
        self.problem.hide()
        task = self._tasks.run(
            lambda progress: restoring.put_in_place(self._place, path, progress),
            on_done=lambda _: self._done(),
            on_error=self._refused,
            owner=self,
        )
        self.strip.watch(task, translate("Window", "Restoring…"))

    def _done(self) -> None:
        self._set_busy(False)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        self.problem.set_text(error.sentence)
        self.problem.show()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.table.setEnabled(not busy)
        for button in self._buttons:
            button.setEnabled(not busy)
        if not busy:
            self._show_acts()

    def _show(self, backups: list[Backup]) -> None:
        self._backups = {each.path: each for each in backups}
        self.table.set_rows([backup_row(each) for each in backups])
        self.table.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        usable = [at for at, each in enumerate(backups) if each.contents is not None]
        self.begin_empty.setVisible(self._may_begin_empty and not usable)
        if usable:
            self.table.selectRow(usable[0])
            self.table.setFocus()

    def _show_acts(self) -> None:
        keys = self.table.selected_keys()
        chosen = self._backups.get(keys[0]) if keys else None
        self.restore_button.setEnabled(chosen is not None and chosen.contents is not None)

    def _take_as_it_is(self) -> None:
        last_state.forget(self._place)
        self.accept()

    def _begin_empty(self) -> None:
        try:
            restoring.begin_empty(self._place)
        except UserError as error:
            self._refused(error)
            return
        self.accept()

    def _choose_folder(self) -> None:
        chosen = prompts.open_folder(self, translate("Start", "Choose the data folder"), self.folder)
        if chosen is not None:
            self.folder = chosen
            self.accept()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        QApplication.alert(self)

    def reject(self) -> None:
        """Quit; not while a backup is being put in place."""
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            event.ignore()
            return
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """End the thread with the page."""
        self._tasks.close()
        super().done(result)


def _title(kind: str) -> str:
    titles = {
        "damaged": translate("Recovery", "The data is damaged"),
        "missing": translate("Recovery", "The data is missing"),
        "older": translate("Recovery", "The data is older than it was"),
        "foreign": translate("Recovery", "The file in the place of the data is another one"),
    }
    return titles[kind]


def _last_words(place: DataFolder) -> str:
    """What is known of the data as it was, and of copies that a sync program made."""
    lines = []
    state = last_state.read(place)
    if state is not None:
        text = translate("Recovery", "When it was last safe ({when}), it held %n customers.", state.customers)
        lines.append(text.format(when=f"{clock.local(state.at):%Y-%m-%d %H:%M}"))
    copies = surroundings.conflict_copies(place)
    if copies:
        names = ", ".join(path.name for path in copies[:3])
        lines.append(translate("Recovery", "Beside it lie: {names}.").format(names=names))
    return "\n".join(lines)
