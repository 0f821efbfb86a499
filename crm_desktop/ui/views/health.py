"""System health: how the data is, with a button for each thing that leads to its mending."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import health
from crm_desktop.services.customer_filter import having
from crm_desktop.services.health import Health
from crm_desktop.services.maintenance import Finding
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.keeping import age
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.page_head import PageHead
from crm_desktop.ui.widgets.picture import Picture
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.values.sizes import file_size

_WIDTH = 960
_OLD_BACKUP = 2 * 86_400  # seconds
_OLD_CHECK = 30 * 86_400


class HealthView(QScrollArea):
    """The page of health.

    Args:
        session, tasks, bridge: as for every view.
    """

    page_requested = Signal(str)
    customers_requested = Signal(object)  # Filter
    folder_requested = Signal()

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._found: list[Finding] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        head = PageHead(
            translate("Health", "System health"),
            translate("Health", "What is kept, what was checked, what waits."),
        )
        self.check_button = head.add_button(translate("Health", "Check everything"), "primary")
        self.check_button.clicked.connect(lambda _checked=False: self.check())
        self.strip = TaskStrip(self)
        self._card = QFrame()
        self._card.setMaximumWidth(_WIDTH)
        theme.style(self._card, ground="card")
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(16, 8, 8, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        column.addWidget(head)
        column.addWidget(self.strip)
        column.addWidget(self._card)
        column.addStretch(1)
        self.setWidget(inside)
        self.rows: dict[str, tuple[QLabel, QPushButton | None]] = {}  # title → its words, its button
        Refresher(self, bridge, self.refresh)
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read it again, aside."""
        self._tasks.run(
            lambda: health.look(self._session),
            on_done=self._show,
            owner=self,
            latest="health.look",
            aside=True,
        )

    def check(self) -> None:
        """The full check, aside, with progress; it may be cancelled."""
        if not self.check_button.isEnabled():  # one is under way
            return
        self.check_button.setEnabled(False)
        task = self._tasks.run(
            lambda progress: health.check(self._session, progress),
            on_done=self._checked,
            on_error=self._stopped,
            owner=self,
            aside=True,
        )
        self.strip.watch(task, translate("Health", "Checking everything…"))

    def _checked(self, found: list[Finding]) -> None:
        self._found = found
        self.check_button.setEnabled(True)
        self.refresh()

    def _stopped(self, error: UserError) -> None:
        self.check_button.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._found = [Finding("file", error.sentence)]
            self.refresh()

    # -- what is shown ----------------------------------------------------------------------------

    def _show(self, found: Health) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        self._show_data(found)
        self._show_safety(found)
        self._show_waiting(found)

    def _show_data(self, found: Health) -> None:
        self._row(
            translate("Health", "Data"),
            f"{found.root}\n"
            + listed(
                [
                    translate("Health", "database {size}").format(size=file_size(found.database)),
                    translate("Health", "files {size}").format(size=file_size(found.files)),
                    translate("Health", "backups {size}").format(size=file_size(found.backups)),
                    translate("Health", "free on this disk {size}").format(size=file_size(found.free)),
                ]
            ),
            translate("Health", "Open the folder"),
            self.folder_requested.emit,
            well=found.free > 2 * found.database,
        )
        counts = [
            translate("Backups", "%n customers", found.customers),
            translate("Backups", "%n entries", found.interactions),
            translate("Backups", "%n follow-ups", found.plans),
        ]
        self._row(translate("Health", "Holds"), listed(counts))
        for sentence in found.warnings:
            self._row(translate("Health", "Place"), sentence, well=False)

    def _show_safety(self, found: Health) -> None:
        now = clock.timestamp()
        if found.checked_at is None:
            words, well = translate("Health", "Never checked in full."), False
        elif found.findings:
            words = translate("Health", "{age}: %n findings", found.findings).format(
                age=age(found.checked_at)
            )
            well = False
        else:
            words = translate("Health", "{age}: all is well").format(age=age(found.checked_at))
            well = now - found.checked_at < _OLD_CHECK
        if self._found:
            words = "\n".join([words, *(each.text for each in self._found)])
        self._row(
            translate("Health", "Last check"), words, translate("Health", "Check now"), self.check, well=well
        )
        if found.newest is None:
            words, well = translate("Keeping", "No backup yet"), False
        else:
            count = translate("Health", "%n on this PC", found.backup_count)
            words, well = f"{age(found.newest.at)}  ·  {count}", abs(now - found.newest.at) < _OLD_BACKUP
        go = lambda: self.page_requested.emit("backups")  # noqa: E731
        self._row(translate("Health", "Backups"), words, translate("Health", "Open backups"), go, well=well)
        if found.second is None:
            words, well = translate("Health", "None yet."), False
        else:
            at = age(found.second_at) if found.second_at else translate("Backups", "never")
            words = f"{found.second}  ·  {at}"
            well = found.second_at > 0 and now - found.second_at < 7 * 86_400
        self._row(translate("Backups", "Second place"), words, translate("Health", "Choose…"), go, well=well)

    def _show_waiting(self, found: Health) -> None:
        self._row(
            translate("Health", "Duplicates"),
            translate("Health", "%n phone numbers stand with several customers.", found.doubled),
            translate("Health", "Find duplicates"),
            lambda: self.page_requested.emit("duplicates"),
            well=not found.doubled,
        )
        self._row(
            translate("Health", "Without a phone"),
            translate("Health", "%n customers have no phone number.", found.without_phone),
            translate("Health", "Show them"),
            lambda: self.customers_requested.emit(having(phone=None)),
            well=not found.without_phone,
        )
        self._row(
            translate("Health", "Overdue"),
            translate("Health", "%n follow-ups are overdue.", found.overdue),
            translate("Health", "Show them"),
            lambda: self.page_requested.emit("follow_ups"),
            well=not found.overdue,
        )

    def _row(
        self,
        title: str,
        words: str,
        verb: str = "",
        act: Callable[[], object] | None = None,
        *,
        well: bool = True,
    ) -> None:
        at = self._grid.rowCount()
        sign = Picture(
            "done" if well else "warning", theme.metrics().icon, "good" if well else "warn", self._card
        )
        label = QLabel(words, self._card)
        name = QLabel(title, self._card)
        theme.style(name, role="secondary")
        name.setMinimumWidth(120)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        state = translate("Health", "in order") if well else translate("Health", "to look at")
        label.setAccessibleName(f"{title}: {words} ({state})")
        self._grid.addWidget(sign, at, 0)
        self._grid.addWidget(name, at, 1)
        self._grid.addWidget(label, at, 2)
        button = None
        if act is not None:
            button = QPushButton(verb, self._card)
            button.clicked.connect(lambda _checked=False: act())
            self._grid.addWidget(button, at, 3)
        self._grid.setRowMinimumHeight(at, theme.metrics().control + 8)
        self.rows[title] = (label, button)
