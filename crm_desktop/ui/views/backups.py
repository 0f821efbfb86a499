"""Backups and safety: what is kept, what each would bring back, a second place, and moving to another PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data import backup_file
from crm_desktop.data.backup_file import Contents
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, backup_shelf, maintenance, restoring, surroundings
from crm_desktop.services.backup_shelf import Backup
from crm_desktop.services.restoring import Difference, Rehearsal
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.keeping import age
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.values.sizes import file_size

_SIDE = 400


def backup_row(backup: Backup, where: str = "") -> PlainRow:
    """A backup as a line of a table: when, why, customers, entries, size."""
    found = backup.contents
    texts = (
        f"{clock.local(backup.at):%Y-%m-%d %H:%M}",
        backup_shelf.reason_title(backup.reason),
        f"{found.customers:,}" if found else translate("Backups", "cannot be read"),
        f"{found.interactions:,}" if found else "",
        file_size(backup.size),
        where or (translate("Backups", "second place") if backup.second else translate("Backups", "this PC")),
    )
    return PlainRow(backup.path, texts, "backup", {} if found else {2: "bad"})


def backup_table() -> PlainTable:
    """An empty table of backups."""
    table = PlainTable(
        [
            translate("Backups", "Made"),
            translate("Backups", "Why"),
            translate("Backups", "Customers"),
            translate("Backups", "Entries"),
            translate("Backups", "Size"),
            translate("Backups", "Where"),
        ],
        [168, 0, 96, 96, 80, 104],
        translate("Backups", "Backups"),
        yielding=(5, 3),
    )
    table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
    return table


class BackupsView(QWidget):
    """The page of backups.

    Args:
        session, tasks, bridge: as for every view.
    """

    backup_requested = Signal()
    backup_file_requested = Signal()  # one file somewhere, for another PC
    restore_requested = Signal(object)  # Path
    toast_requested = Signal(str, object)
    folder_requested = Signal()

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._backups: dict[Path, Backup] = {}
        self._opened: dict[Path, Backup] = {}  # from elsewhere
        self._chosen: Path | None = None
        head = PageHead(
            translate("Backups", "Backups & safety"),
            translate("Backups", "Made by itself every half hour, before large acts and when closing."),
        )
        other = head.add_button(translate("Backups", "Open a backup file…"))
        other.clicked.connect(lambda _checked=False: self.open_file())
        self.now = head.add_button(translate("Backups", "Back up now"), "primary")
        self.now.clicked.connect(lambda _checked=False: self.backup_requested.emit())
        self.now.setEnabled(not session.read_only)
        self.problem = Banner()
        self.problem.hide()
        self.warning = Banner()
        self.warning.hide()
        self.table = backup_table()
        self.table.selection_changed.connect(self._show_chosen)
        self.strip = TaskStrip(self)

        self.title = QLabel()
        theme.style(self.title, role="title")
        self.title.setWordWrap(True)
        self.holds, self.changes, self.tried = QLabel(), QLabel(), QLabel()
        for label in (self.holds, self.changes, self.tried):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restore_button = QPushButton(icons.icon("restore"), translate("Backups", "Restore this state"))
        self.restore_button.clicked.connect(lambda _checked=False: self.restore())
        self.try_button = QPushButton(icons.icon("show"), translate("Backups", "Try this backup"))
        self.try_button.setToolTip(
            translate("Backups", "Opens and checks it in a temporary place; the present data is not touched.")
        )
        self.try_button.clicked.connect(lambda _checked=False: self.rehearse())

        side = QFrame()
        side.setFixedWidth(_SIDE)
        theme.style(side, ground="card")
        lines = QVBoxLayout(side)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        for widget in (self.title, self.holds, self.changes):
            lines.addWidget(widget)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.restore_button)
        acts.addWidget(self.try_button)
        acts.addStretch(1)
        lines.addLayout(acts)
        lines.addWidget(self.tried)
        lines.addStretch(1)
        lines.addWidget(SectionHeader(translate("Backups", "Second place")))
        self.second = QLabel()
        self.second.setWordWrap(True)
        self.choose_button = QPushButton(translate("Backups", "Choose a folder…"))
        self.choose_button.clicked.connect(lambda _checked=False: self.choose_second())
        self.choose_button.setEnabled(not session.read_only)
        lines.addWidget(self.second)
        lines.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(SectionHeader(translate("Backups", "Moving to another PC")))
        moving = QLabel(
            translate(
                "Backups",
                "Save everything in one file on a USB drive. On the new PC install the program, open this page, "
                "choose “Open a backup file…” and restore it.",
            )
        )
        moving.setWordWrap(True)
        theme.style(moving, role="secondary")
        save = QPushButton(translate("Backups", "Save in one file…"))
        save.clicked.connect(lambda _checked=False: self.backup_file_requested.emit())
        lines.addWidget(moving)
        lines.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 1)
        middle.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(head)
        column.addWidget(self.problem)
        column.addWidget(self.warning)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)
        self.first_focus = self.table
        Refresher(self, bridge, self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the shelves again, on the worker."""
        self._tasks.run(self._read, on_done=self._show, owner=self, latest="backups.list")

    def set_problem(self, sentence: str) -> None:
        """Say why the last backup could not be made; "" when it could."""
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def open_file(self) -> None:
        """Choose a backup file, from another PC or drive; it is shown before anything is done."""
        path = prompts.open_file(
            self, translate("Backups", "Open a backup file"), translate("Backups", "Backup (*.db)")
        )
        if path is not None:
            task = self._tasks.run(
                lambda progress: _look_at(path, progress), on_done=self._add_file, owner=self, aside=True
            )
            self.strip.watch(task, translate("Backups", "Checking the backup…"))

    def rehearse(self) -> None:
        """Open the chosen backup in a temporary place and say what it holds."""
        path = self._chosen
        if path is None:
            return
        folder, present = self._session.database.folder, attachments.folder(self._session)
        task = self._tasks.run(
            lambda progress: restoring.rehearse(path, folder, present, progress),
            on_done=self._show_rehearsal,
            on_error=self._refused,
            owner=self,
            aside=True,
        )
        self.strip.watch(task, translate("Backups", "Trying the backup…"))

    def restore(self) -> None:
        """Ask for the chosen state; what is there now is saved first, and one click brings it back."""
        if self._chosen is not None and self.restore_button.isEnabled():
            self.restore_requested.emit(self._chosen)

    def choose_second(self) -> None:
        """Choose the folder on another drive."""
        place = prompts.open_folder(self, translate("Backups", "A folder on another drive"))
        if place is None:
            return
        try:
            backup_shelf.choose_second(self._session, place)
        except UserError as error:
            prompts.explain(self, error)
            return
        task = self._tasks.run(
            lambda progress: backup_shelf.make_second(self._session, progress),
            on_done=lambda _: self.refresh(),
            owner=self,
            aside=True,
        )
        self.strip.watch(task, translate("Backups", "Copying to the second place…"))

    # -- what is shown ----------------------------------------------------------------------------

    def _read(self) -> tuple[list[Backup], list[Backup], list[str]]:  # on the worker thread
        folder = self._session.database.folder
        return (
            backup_shelf.listed(folder.backups),
            backup_shelf.second_shelf(self._session),
            surroundings.warnings(folder, backup_shelf.second_place(self._session)),
        )

    def _show(self, found: tuple[list[Backup], list[Backup], list[str]]) -> None:
        here, second, warnings = found
        every = sorted([*here, *second], key=lambda each: (each.sequence, each.at), reverse=True)
        self._backups = {each.path: each for each in (*self._opened.values(), *every)}
        self._show_rows()
        if self._chosen is None and self._backups:
            self.table.selectRow(0)
        self.warning.set_text("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self._show_second(second)
        self._show_chosen()

    def _show_second(self, shelf: list[Backup]) -> None:
        place = backup_shelf.second_place(self._session)
        if place is None:
            text = translate(
                "Backups", "None yet. A copy on a USB drive or another disk survives the loss of this PC."
            )
        elif shelf:
            text = translate("Backups", "{place}: newest copy {age}, checked there.").format(
                place=place, age=age(shelf[0].at)
            )
        else:
            at = int(self._session.setting(backup_shelf.SECOND_AT, 0))
            last = age(at) if at else translate("Backups", "never")
            text = translate("Backups", "{place} is not connected; last copy: {age}.").format(
                place=place, age=last
            )
        self.second.setText(text)

    def _add_file(self, backup: Backup) -> None:
        self._opened = {backup.path: backup, **self._opened}
        self._backups = {**self._opened, **self._backups}
        self._show_rows()
        self.table.selectRow(list(self._backups).index(backup.path))

    def _show_rows(self) -> None:
        names = {path: path.name for path in self._opened}
        self.table.set_rows([backup_row(each, names.get(path, "")) for path, each in self._backups.items()])

    def _show_chosen(self) -> None:
        keys = self.table.selected_keys()
        chosen = self._backups.get(keys[0]) if keys else None
        if chosen is None or chosen.path != self._chosen:
            self.tried.clear()
            self.changes.clear()
        self._chosen = None if chosen is None else chosen.path
        usable = chosen is not None and chosen.contents is not None
        self.restore_button.setEnabled(usable and not self._session.read_only)
        self.try_button.setEnabled(usable)
        if chosen is None:
            self.title.setText(translate("Backups", "No backup yet"))
            self.holds.setText(
                translate("Backups", "The first one is made by itself, or with “Back up now”.")
            )
            return
        self.title.setText(f"{clock.local(chosen.at):%Y-%m-%d %H:%M}")
        if chosen.contents is None:
            self.holds.setText(translate("Backups", "This file cannot be read as a backup."))
            return
        then = chosen.contents
        self.holds.setText(labelled(translate("Backups", "Holds"), _words(then)))
        self._tasks.run(
            lambda: restoring.difference(self._session, then, chosen.path),
            on_done=self._show_difference,
            owner=self,
            latest="backups.difference",
        )

    def _show_difference(self, found: Difference) -> None:
        lines = [labelled(translate("Backups", "Now"), _words(found.now))]
        if found.later:
            acts = listed(f"{title} ×{count}" for title, count in found.acts)
            more = translate("Backups", "It is a later state; %n acts would come back", found.act_count)
            lines.append(labelled(more, acts))
        elif not found.same_history:
            lines.append(translate("Backups", "It is not an earlier state of this data, but of other data."))
        elif not found.act_count:
            lines.append(translate("Backups", "Nothing was done since."))
        else:
            acts = listed(f"{title} ×{count}" for title, count in found.acts)
            since = translate("Backups", "%n acts since then would be gone", found.act_count)
            lines.append(labelled(since, acts))
        lines.append(translate("Backups", "What is there now is saved first; one click brings it back."))
        self.changes.setText("\n".join(lines))

    def _show_rehearsal(self, found: Rehearsal) -> None:
        lines = [labelled(translate("Backups", "Tried: it opens, and holds"), _words(found.contents))]
        if found.newest:
            lines.append(labelled(translate("Backups", "Newest customers"), listed(found.newest)))
        if found.updated:
            lines.append(translate("Backups", "It is of an earlier version and was brought up to date."))
        if found.missing:
            lines.append(translate("Backups", "%n files of customers are missing.", found.missing))
        lines.extend(found.findings or [translate("Backups", "All checks passed.")])
        self.tried.setText("\n".join(lines))

    def _refused(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.tried.setText(error.sentence)


def _words(found: Contents) -> str:
    parts = [
        translate("Backups", "%n customers", found.customers),
        translate("Backups", "%n entries", found.interactions),
        translate("Backups", "%n follow-ups", found.follow_ups),
    ]
    if found.files:
        parts.append(translate("Backups", "%n files", found.files))
    return listed(parts)


def _look_at(path: Path, progress: Progress) -> Backup:
    """A file from elsewhere as a backup, once it is checked."""
    contents = maintenance.inspect(path, progress)
    about = backup_file.read(path)
    at = about.at if about else int(path.stat().st_mtime)
    return Backup(path, 0, 0, at, about.reason if about else "", path.stat().st_size, contents)
