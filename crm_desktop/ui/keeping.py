"""Backups by themselves while the window is open: the half-hours, the second place, and before large acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # what makes backups loads much that a window does not need to come up
    from crm_desktop.services.automatic_backups import Keeper

_SEEN = "notices.seen"  # setting: the notice on the surroundings that was read
_LOOK_EVERY_MS = 60_000


class Keeping(QObject):
    """Makes backups on the thread aside and says when the newest one has changed.

    Args:
        session: whose data.
        tasks: the threads.
    """

    changed = Signal()
    noticed = Signal(str)  # the data is damaged, or lies where it may be: a sentence

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._looking = False
        self._keeper: Keeper | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def ready(self) -> bool:
        """Whether it is known how old the newest backup is."""
        return self._keeper is not None

    @property
    def keeper(self) -> Keeper:
        """What makes the backups."""
        if self._keeper is None:
            from crm_desktop.services.automatic_backups import Keeper

            self._keeper = Keeper(self._session, self._tasks.beside)
            self._keeper.on_change = self.changed.emit
        return self._keeper

    def start(self) -> None:
        """From now on: before large acts, and every half hour."""
        if not self._session.read_only:
            self._tasks.run(_load, on_done=lambda _: self._begin(), owner=self, aside=True)

    def _begin(self) -> None:
        self._session.before_act = self.keeper.before
        self._timer.start()
        self.changed.emit()
        self._tasks.run(
            self._look_around, on_done=self._notice, on_error=lambda _: None, owner=self, aside=True
        )

    def dismiss(self, sentence: str) -> None:
        """A person has read a notice on the surroundings: it is not shown again as long as it is the same."""
        self._session.remember(_SEEN, sentence)

    def _look_around(self, progress: Progress) -> str:  # on the thread aside
        from crm_desktop.services import backup_shelf, health, surroundings

        damage = health.quick_check(self._session, progress)
        if damage:
            return damage
        second = backup_shelf.second_place(self._session)
        found = "\n".join(surroundings.warnings(self._session.database.folder, second))
        return "" if found == self._session.setting(_SEEN, "") else found

    def _notice(self, sentence: str) -> None:
        if sentence:
            self.noticed.emit(sentence)

    def forget_last(self) -> None:
        """Other data is open: which backup is the newest is read again."""
        from crm_desktop.services import backup_shelf

        self.keeper.last = backup_shelf.newest(self._session)
        self.changed.emit()

    def look(self) -> None:
        """Make what is due, aside."""
        if not self._looking:
            self._looking = True
            task = self._tasks.run(self._make_due, on_error=lambda _: None, owner=self, aside=True)
            task.ended.connect(self._looked)

    def back_up_now(self) -> Task:
        """Make one because a person wants it, in the second place too when that is there."""
        return self._tasks.run(self._make_now, owner=self, aside=True)

    @property
    def words(self) -> str:
        """How old the newest backup is, for the status line."""
        if self.keeper.problem is not None:
            return translate("Keeping", "Backup failed")
        last = self.keeper.last
        if last is None:
            return translate("Keeping", "No backup yet")
        return translate("Keeping", "Backup: {age}").format(age=age(last.at))

    def _looked(self) -> None:
        self._looking = False
        self.changed.emit()

    def _make_due(self, progress: Progress) -> None:  # on the thread aside
        from crm_desktop.services import backup_shelf
        from crm_desktop.services.backup_shelf import Reason

        if self.keeper.is_due():
            self.keeper.make(Reason.TIME, progress)
        if self.keeper.second_is_due():
            backup_shelf.make_second(self._session, progress)

    def _make_now(self, progress: Progress) -> None:  # on the thread aside
        from crm_desktop.services import backup_shelf
        from crm_desktop.services.backup_shelf import Reason

        self.keeper.make(Reason.HAND, progress)
        place = backup_shelf.second_place(self._session)
        if place is not None and place.is_dir():
            backup_shelf.make_second(self._session, progress)


def _load() -> None:  # on the thread aside
    from crm_desktop.services import automatic_backups, health, surroundings  # noqa: F401


def age(at: int) -> str:
    """How long ago a moment was, in words; a moment to come has a wrong clock, and is told by its date."""
    seconds = clock.timestamp() - at
    if seconds < -60 or seconds >= 14 * 86_400:
        return clock.local_day(at)
    if seconds < 60:
        return translate("Keeping", "just now")
    if seconds < 3600:
        return translate("Keeping", "%n min ago", seconds // 60)
    if seconds < 86_400:
        return translate("Keeping", "%n hours ago", seconds // 3600)
    return translate("Keeping", "%n days ago", seconds // 86_400)
