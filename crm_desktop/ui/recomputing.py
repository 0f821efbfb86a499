"""Stages, marks and scores follow the date: computed aside when a day begins and when their rules were changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Task, Tasks
from crm_desktop.ui.widgets.task_strip import TaskStrip

_FIRST_MS = 4_000  # the start belongs to whoever sits at the desk
_LOOK_MS = 10 * 60 * 1_000  # a program that stays on sees the next day
_SOON_MS = 300  # after rules were changed


class Recomputing(QObject):
    """Looks now and then whether the computation is due, and has it done on the thread aside.

    Args:
        session: the open data.
        tasks: the threads.
        bridge: announcements: of rules that were changed.
        parent: as long as it lives.
        strip: shows how far it is to somebody who has changed rules; the beginning of a day is nobody's act.
    """

    def __init__(
        self, session: Session, tasks: Tasks, bridge: Bridge, parent: QObject, strip: TaskStrip | None = None
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self._waited_for = False
        self._session = session
        self._tasks = tasks
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_MS)
        bridge.changed.connect(self._hear)

    def _hear(self, changes: Changes) -> None:
        if changes.touches("class_rule"):
            self._waited_for = True
            self._timer.start(_SOON_MS)

    def look(self) -> None:
        """Compute when it is due and nothing of it is under way."""
        from crm_desktop.services import class_counts, classes  # the window is up sooner without them

        self._timer.start(_LOOK_MS)
        if self._task is not None or self._session.read_only:
            return
        session = self._session

        def work(progress: Progress) -> bool:
            computed = classes.due(session)
            if computed:
                classes.recompute(session, progress)
            class_counts.note(session, progress)
            return computed

        self._task = self._tasks.run(work, owner=self, on_error=lambda _: None, aside=True)
        self._task.ended.connect(self._over)
        if self._strip is not None and self._waited_for:
            self._strip.watch(self._task, translate("Classes", "Computing stages and values"))
        self._waited_for = False

    def _over(self) -> None:
        self._task = None
        if self._waited_for:  # rules were changed meanwhile
            self._timer.start(_SOON_MS)
