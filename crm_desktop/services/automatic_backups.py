"""When a backup is made by itself.

Every half hour in which something was done, when the program closes, and before an act on many customers:
an import, a bulk edit, a merge, deleting for good. Before a restore and an update one is made always.

A backup is light when the last one took no more than a few seconds; then there is one before each such act.
Where it takes longer (a minute and more at 1,000,000 customers), `pause` stretches the time between two of
them, so that they take no more than a sixtieth of it. In between an act stands on the last backup, and on the
journal, which undoes it any day. Time is that of the process (monotonic): the clock of the PC does not count.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.progress import Progress
from crm_desktop.services import backup_shelf
from crm_desktop.services.backup_shelf import Backup, Reason

EVERY = 30 * 60.0  # seconds
LIGHT = 3.0  # seconds that a backup may take to be made before each large act
_SHARE = 60  # of the time at most one part goes into backups
_SECOND_EVERY = int(timedelta(days=1).total_seconds())
_HOLD = 0.15  # seconds for which a window waits until the state before an act is held
_HOLD_WORKER = 15.0  # a worker may wait longer: the thread aside may be reading for a while

BEFORE = {
    Action.IMPORT: Reason.IMPORT,
    Action.EDIT_CUSTOMERS: Reason.BULK,
    Action.MERGE_CUSTOMERS: Reason.MERGE,
    Action.PURGE_CUSTOMERS: Reason.PURGE,
}


def pause(last: Backup | None) -> float:
    """Seconds that lie between two backups, because of what they cost; 0 when they are light."""
    if last is None or last.seconds <= LIGHT:
        return 0.0
    return last.seconds * _SHARE


class Running(Protocol):
    """A backup that is being made on another thread."""

    def cancel(self) -> None:
        """Ask it to stop."""


class Keeper:
    """Makes backups by themselves while a program has a shop open.

    Args:
        session: whose data.
        run: starts a function, that takes a `Progress`, on a thread which others do not wait for; None where
            there is just one thread.
    """

    def __init__(
        self, session: Session, run: Callable[[Callable[..., Any]], Running | None] | None = None
    ) -> None:
        self._session = session
        self._run = run
        self._lock = threading.Lock()
        self._last: Backup | None = None
        self._made_at: float | None = None  # read with the newest one, when that is first asked for
        self._running = False
        self.problem: UserError | None = None  # why the last one could not be made
        self.on_change: Callable[[], object] = lambda: None  # called on the thread that made one, or failed

    @property
    def last(self) -> Backup | None:
        """The newest backup."""
        if self._made_at is None:
            self.last = backup_shelf.newest(self._session)
        return self._last

    @last.setter
    def last(self, backup: Backup | None) -> None:
        self._last = backup
        if self._made_at is None:
            self._made_at = time.monotonic() - (EVERY if backup is None else 0)

    def _waited(self) -> float:
        """Seconds since the newest one; without one it is due."""
        return float("inf") if self.last is None else time.monotonic() - (self._made_at or 0.0)

    def is_due(self) -> bool:
        """Whether it is time for one: half an hour, or longer where they are costly, and something was done."""
        return not self._running and self._waited() >= max(EVERY, pause(self.last)) and self._changed()

    def make(
        self, reason: Reason, progress: Progress | None = None, began: Callable[[], object] | None = None
    ) -> Backup:
        """Make one now.

        Raises:
            StorageError: it could not be made; the earlier ones stay.
            Cancelled: through `progress`.
        """
        self._running = True
        try:
            made = backup_shelf.make(self._session, reason, progress, began)
            self.last, self.problem, self._made_at = made, None, time.monotonic()
            return made
        except UserError as error:  # it is tried again after the usual time
            if not isinstance(error, Cancelled):
                self.problem, self._made_at = error, time.monotonic()
            raise
        finally:
            self._running = False
            self.on_change()

    def before(self, action: Action) -> None:
        """Hold the state before a large act, and save it meanwhile; an act never fails because of this."""
        reason = BEFORE.get(action)
        if reason is None or self._session.read_only or self._running or not self._wanted():
            return
        held, stop = threading.Event(), threading.Event()

        def began() -> None:
            if stop.is_set():  # the act has begun without it
                raise _TooLateError
            held.set()

        def work(progress: Progress | None = None) -> None:
            try:
                self.make(reason, progress, began)
            except (UserError, _TooLateError):
                pass
            finally:
                held.set()

        if self._run is None:
            work()
            return
        running = self._run(work)
        on_main = threading.current_thread() is threading.main_thread()
        if running is not None and not held.wait(_HOLD if on_main else _HOLD_WORKER):
            stop.set()
            running.cancel()

    def at_end(self, progress: Progress | None = None) -> None:
        """The one when the program closes.

        Raises:
            StorageError: it could not be made; the earlier ones stay.
            Cancelled: through `progress`.
        """
        if self.is_wanted_at_end():
            self.make(Reason.EXIT, progress)

    def is_wanted_at_end(self) -> bool:
        """Whether one is made when the program closes."""
        return not self._session.read_only and not self._running and self._wanted()

    def second_is_due(self) -> bool:
        """Whether the second place is there and its newest copy is a day old, or the clock is behind it."""
        place = backup_shelf.second_place(self._session)
        if place is None or not place.is_dir():
            return False
        age = clock.timestamp() - int(self._session.setting(backup_shelf.SECOND_AT, 0))
        return not 0 <= age < _SECOND_EVERY

    def _wanted(self) -> bool:
        return self._waited() >= pause(self.last) and self._changed()

    def _changed(self) -> bool:
        return backup_shelf.has_changed(self._session, self.last)


def before(session: Session, action: Action) -> None:
    """The same for a command, which has no window to keep answering: the backup is made first."""
    if action in BEFORE:
        Keeper(session).before(action)


class _TooLateError(Exception):
    """The act did not wait."""
