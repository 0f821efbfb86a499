"""The files and pictures of a customer: pasted, dropped or chosen; opened, saved elsewhere, taken off."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QBuffer,
    QDir,
    QIODevice,
    QLocale,
    QMimeData,
    QPoint,
    Qt,
    QTemporaryDir,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data import storage_errors
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import attachments
from crm_desktop.services.attachments import Attachment, Source
from crm_desktop.ui import icons, prompts, theme, thumbnails
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.views.customer_page_adds import AddButton
from crm_desktop.ui.widgets.file_tile import FileTile
from crm_desktop.ui.widgets.flow_box import FlowBox
from crm_desktop.ui.widgets.section_header import SectionHeader

_AT_FIRST = 12  # files that are shown before "more" is asked for


def open_with_system(path: Path) -> bool:
    """Let the system's program show a file; returns whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def size_words(size: int) -> str:
    """A size in bytes as people read it: 1.2 MB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def sources_of(data: QMimeData) -> list[Source] | QImage | None:
    """What of a clipboard or a drag can be put to a customer: files, or a picture that is no file yet."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [Source.of(path) for path in paths]
    if data.hasImage() and not data.text().strip():  # cells of a sheet come with their picture
        image = data.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    return None


def as_sources(found: Sequence[Source] | QImage) -> Callable[[], list[Source]]:
    """What makes files of them: a picture is packed then, which is work for the worker's thread."""
    if not isinstance(found, QImage):
        return lambda: list(found)
    name = _picture_name()
    return lambda: [Source(name, _png(found))]


class FilesPanel(QWidget):
    """The files of one customer; without any it is empty. `add_button` is put up by the page.

    Args:
        session: lists of files are read by the customer's id, on the GUI thread.
        tasks: copies files and decodes pictures.
        bridge: announcements of what changed elsewhere.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._customer_id: int | None = None
        self._limit = _AT_FIRST
        self._shown: tuple[list[Attachment], int] = ([], 0)
        self._decoding: list[Task] = []
        self._copies: QTemporaryDir | None = None  # what was opened; goes with the program
        self._all_tiles: list[FileTile] = []  # made once, shown for one customer after the other
        self.tiles: list[FileTile] = []
        self.head = SectionHeader(translate("Files", "Files"), self)
        self.box = FlowBox(8, self)
        self.more = self._link(translate("Files", "Show all"), self._show_all)
        self.add_button = AddButton(
            translate("Files", "File"),
            translate("Files", "Add file…"),
            self.choose,
            self,
            translate("Files", "Or drop files here, or paste a picture: Ctrl+V"),
        )
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.box)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.message)
        for part in (self.head, self.box, self.more, self.message):
            part.hide()
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    def _link(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        theme.style(button, look="link", density="compact")
        button.clicked.connect(lambda _=False: act())
        return button

    # -- what is shown --------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Show the files of another customer."""
        if customer_id != self._customer_id:
            self.message.hide()
            self._limit = _AT_FIRST
        self._customer_id = customer_id
        self._refresh()

    def _concerns(self, changes: Changes) -> bool:
        return self._customer_id is not None and changes.touches("customer", self._customer_id)

    def _show_all(self) -> None:
        self._limit = self._shown[1]
        self._refresh()

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        found = attachments.of(self._session, self._customer_id, self._limit + 1)
        total = len(found)
        if total > self._limit:
            total = attachments.count(self._session, self._customer_id)
        found = found[: self._limit]
        if (found, total) == self._shown:
            return
        self._shown = (found, total)
        for task in self._decoding:
            task.drop()
        self._decoding.clear()
        self.box.hide()  # tiles that come into a hidden box are laid out once, not one by one
        while len(self._all_tiles) < len(found):
            self._all_tiles.append(self._new_tile())
        self.tiles = self._all_tiles[: len(found)]
        for tile, file in zip(self.tiles, found, strict=True):
            self._show_file(tile, file)
        for tile in self._all_tiles[len(found) :]:
            tile.hide()
        self.head.set_count(total)
        self.head.setVisible(total > 0)
        self.box.setVisible(total > 0)
        self.more.setVisible(total > len(found))
        self.box.fit()
        self.updateGeometry()

    def _new_tile(self) -> FileTile:
        tile = FileTile(self.box)
        at = len(self._all_tiles)
        tile.clicked.connect(lambda _=False: self.act_on(self._shown[0][at]))
        tile.removal_requested.connect(lambda: self.remove(self._shown[0][at]))
        tile.menu_requested.connect(lambda place: self._menu(self._shown[0][at], place))
        self.box.flow.addWidget(tile)
        QWidget.setTabOrder(self._all_tiles[-1] if self._all_tiles else self.head, tile)
        return tile

    def _show_file(self, tile: FileTile, file: Attachment) -> None:
        hint = (
            translate("Files", "Enter opens, Delete removes")
            if file.may_open
            else translate("Files", "Enter saves a copy, Delete removes")
        )
        tile.show_file(file.name, size_words(file.size), picture=file.is_picture, hint=hint)
        tile.show()
        if file.is_picture:
            known = thumbnails.known(file.hash)
            if known is not None:
                tile.set_image(known)
            else:
                self._decode(tile, file)

    def _decode(self, tile: FileTile, file: Attachment) -> None:
        path = attachments.folder(self._session) / file.hash

        def done(image: QImage | None) -> None:
            if image is not None:  # the tile still shows this file, else the task had been dropped
                thumbnails.remember(file.hash, image)
                tile.set_image(image)

        self._decoding.append(self._tasks.run(lambda: thumbnails.decoded(path), on_done=done, owner=tile))

    # -- putting on -------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file and add it."""
        path = prompts.open_file(
            self.window(), translate("Files", "Add file"), translate("Files", "All files (*)")
        )
        if path is not None:
            self.add([Source.of(path)])

    def take(self, data: QMimeData) -> bool:
        """Add what was pasted or dropped; returns whether there was something to add."""
        found = sources_of(data)
        if found is None or self._customer_id is None:
            return False
        self.add(found)
        return True

    def add(self, found: Sequence[Source] | QImage) -> None:
        """Add files, or a picture that is no file yet, on the worker thread; a toast offers the undo."""
        customer_id = self._customer_id
        if customer_id is None:
            return
        session, sources = self._session, as_sources(found)

        def work(progress: Any) -> tuple[str, int]:
            named = sources()
            operation_id = attachments.add(session, customer_id, named, progress)
            return listed([source.name for source in named]), operation_id

        self._say(translate("Files", "Adding…"), "secondary")
        self._tasks.run(work, on_done=self._added, on_error=self._failed, owner=self)

    def _added(self, result: tuple[str, int]) -> None:
        self.message.hide()
        self.toast_requested.emit(translate("Files", "Added {name}").format(name=result[0]), result[1])

    def _failed(self, error: UserError) -> None:
        self._say(error.sentence, "bad")

    def _say(self, sentence: str, role: str) -> None:
        theme.style(self.message, role=role)
        self.message.setText(sentence)
        self.message.show()

    # -- what can be done with one ------------------------------------------------------------------

    def _menu(self, file: Attachment, place: QPoint) -> None:
        menu = QMenu(self)
        if file.may_open:
            menu.addAction(icons.icon("show"), translate("Files", "Open"), lambda: self.open(file))
        menu.addAction(icons.icon("save"), translate("Files", "Save a copy…"), lambda: self.save(file))
        menu.addAction(icons.icon("delete"), translate("Files", "Remove"), lambda: self.remove(file))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def act_on(self, file: Attachment) -> None:
        """Open a file that is only shown; of any other save a copy."""
        (self.open if file.may_open else self.save)(file)

    def open(self, file: Attachment) -> None:
        """Let the system's program show a copy that cannot be written: the content here stays what it is."""
        if not file.may_open:
            return
        if self._copies is None:
            self._copies = QTemporaryDir(f"{QDir.tempPath()}/crm-desktop-XXXXXX")
            QApplication.instance().aboutToQuit.connect(self._copies.remove)
        around = Path(self._copies.path())

        def work() -> Path:
            with storage_errors.told(around):
                target = Path(tempfile.mkdtemp(dir=around)) / attachments.plain_name(file.name)
            attachments.copy_out(self._session, file, target)
            target.chmod(0o400)
            return target

        self._tasks.run(work, on_done=self._show_copy, on_error=self._failed, owner=self)

    def _show_copy(self, path: Path) -> None:
        if not open_with_system(path):
            self._say(
                translate("Files", "No program here opens {name}. Save a copy of it instead.").format(
                    name=path.name
                ),
                "bad",
            )

    def save(self, file: Attachment) -> None:
        """Ask where, and write a copy there."""
        path = prompts.save_file(
            self.window(), translate("Files", "Save a copy"), file.name, translate("Files", "All files (*)")
        )
        if path is not None:
            self._tasks.run(
                lambda: attachments.copy_out(self._session, file, path),
                on_done=self._saved,
                on_error=self._failed,
                owner=self,
            )

    def _saved(self, path: Path) -> None:
        self.message.hide()
        self.toast_requested.emit(translate("Files", "Saved {name}").format(name=path.name), None)

    def remove(self, file: Attachment) -> None:
        """Take a file off the customer."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            operation_id = attachments.remove(self._session, file.id)
        except UserError as error:
            self._failed(error)
            return
        self.message.hide()
        self.toast_requested.emit(translate("Files", "Removed {name}").format(name=file.name), operation_id)


def _picture_name() -> str:
    moment = f"{clock.local(clock.timestamp()):%Y-%m-%d %H.%M.%S}"
    return translate("Files", "Picture {moment}.png").format(moment=moment)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
