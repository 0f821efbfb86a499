"""The only threads: the worker and one aside of it, and results that come back to the GUI thread.

Everything that takes longer than a frame goes through `Tasks.run`. It runs, one after the other, on
ONE worker thread, which has its own database connection. What reads for many seconds and writes nothing
runs `aside`, on a second such thread, so that searching and opening go on meanwhile. `on_done`,
`on_error` and `on_progress` are called on the GUI thread.
"""

from __future__ import annotations

import inspect
import logging
import time
import traceback
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import Cancelled, UserError
from crm_desktop.progress import Progress

log = logging.getLogger(__name__)

_REPORT_EVERY = 0.05  # seconds between two reports of progress that reach the GUI thread
LONG = 1.0  # seconds: from then on an act is one that a person would rather not lose

_REST_ON_AFTER_MS = 100  # between two parts of one rest
_REST_AFTER_MS = 3_000  # longer than the pauses of somebody who types or walks along a list

_shown_bugs: set[str] = set()


def report_bug(parent: QWidget | None, error: BaseException) -> None:
    """Log an error that nobody expected; show it once, however often it happens."""
    log.error("A mistake in the program", exc_info=error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else repr(error)
    if place not in _shown_bugs:
        from crm_desktop.ui import prompts

        _shown_bugs.add(place)
        prompts.bug(parent, "".join(traceback.format_exception(error)))


def _wants_progress(function: Callable[..., Any]) -> bool:
    try:
        return "progress" in inspect.signature(function).parameters
    except ValueError:  # a built-in function that does not tell its parameters
        return False


class Task(QObject):
    """One act on the worker thread. `Tasks.run` makes it; its signals come on the GUI thread."""

    progressed = Signal(int, int, str)  # done, total (0: not known), words
    ended = Signal()  # after on_done or on_error, and when it was dropped

    def __init__(self, parent: QObject, work: Callable[[Progress], Any], key: str | None) -> None:
        super().__init__(parent)
        self._work = work
        self._reports: Callable[[Task, int, int, str], None] | None = None
        self._reported_at = 0.0
        self.key = key
        self.progress = Progress(self._report)
        self.cancellable = True
        self.words = ""  # what it does, once a strip shows it: an act that a person waits for
        self.begun = time.monotonic()
        self.dropped = False
        self.over = False
        self.on_done: Callable[[Any], object] | None = None
        self.on_error: Callable[[UserError], object] | None = None
        self.owner: weakref.ref[QObject] | None = None

    def cancel(self) -> None:
        """Ask the act to stop at its next step; it then ends with `Cancelled` in `on_error`.

        An act that has finished all the same is reported as done: what it did stands.
        """
        self.progress.cancel()

    def drop(self) -> None:
        """Stop the act and forget it: neither on_done nor on_error will be called."""
        self.dropped = True
        self.progress.cancel()

    def _report(self, done: int, total: int, text: str) -> None:  # on the worker thread
        now = time.monotonic()
        if self._reports is not None and (
            now - self._reported_at >= _REPORT_EVERY or (total and done >= total)
        ):
            self._reported_at = now
            self._reports(self, done, total, text)

    def alive(self) -> bool:
        """Whether somebody still waits for the result."""
        if self.dropped:
            return False
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner)


class Tasks(QObject):
    """The worker thread, and the one aside.

    Args:
        parent: usually the main window.
        at_end: called on the worker thread when it ends, and aside after each act: closes the thread's
            database connection.
        at_rest: called on the worker thread once nothing was asked of it for a while: gives back memory.
            When it returns True, it is called again soon, unless something was asked meanwhile.
    """

    idle = Signal()  # nothing runs and nothing waits any more

    _reported = Signal(object, int, int, str)
    _finished = Signal(object, object, object)
    _not_rested = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        at_end: Callable[[], None] | None = None,
        at_rest: Callable[[], bool | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._at_end = at_end
        self._at_rest = at_rest
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._rest)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._open: set[Task] = set()
        self._newest: dict[str, Task] = {}
        self._closed = False
        self._reported.connect(self._deliver_progress, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._not_rested.connect(self._rest_on, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return bool(self._open)

    def acts(self) -> list[Task]:
        """The acts that a person waits for and that have taken a while already."""
        now = time.monotonic()
        return [task for task in self._open if task.words and now - task.begun >= LONG]

    def run(
        self,
        function: Callable[..., Any],
        *,
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[UserError], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
        owner: QObject | None = None,
        latest: str | None = None,
        aside: bool = False,
    ) -> Task:
        """Run `function` on the worker thread and deliver its result on the GUI thread.

        Args:
            function: called without arguments; when it has a parameter named `progress`, it gets
                `progress=Progress` to report steps to and to be cancelled through.
            on_done: called with the result.
            on_error: called with a UserError; without it the error is explained in a box (a
                `Cancelled` is passed over in silence). Other exceptions are bugs: logged, shown
                once, and not passed to it.
            on_progress: called with (done, total, words).
            owner: nothing is called once this object is destroyed. Default: the QObject that
                `on_done` is a method of.
            latest: a key; what was started before under the same key and has not been delivered is
                dropped (search as you type).
            aside: run it on the second thread: it only reads, and takes so long that others must not wait.
        """
        if _wants_progress(function):

            def work(progress: Progress) -> Any:
                return function(progress=progress)
        else:

            def work(progress: Progress) -> Any:
                return function()

        task = Task(self, work, latest)
        task.on_done, task.on_error = on_done, on_error
        owner = owner or getattr(on_done, "__self__", None)
        task.owner = weakref.ref(owner) if isinstance(owner, QObject) else None
        task._reports = self._reported.emit
        if on_progress is not None:
            task.progressed.connect(on_progress)
        if latest is not None:
            older = self._newest.get(latest)
            if older is not None:
                older.drop()
            self._newest[latest] = task
        self._open.add(task)
        self._resting.stop()
        if aside:
            self._aside.submit(self._work_aside, task)
        else:
            self._pool.submit(self._work, task)
        return task

    def later(self, work: Callable[[], None]) -> None:
        """Run `work` where no window waits for it: on the worker, or here when this is a thread of work itself."""
        if QThread.currentThread() == self.thread():
            self.run(work)
        else:
            work()

    def beside(self, work: Callable[..., Any]) -> Progress | None:
        """Run `work(progress=…)` on the thread aside; callable from any thread, and nobody hears of its end.

        Returns:
            What it is cancelled through; None when the threads are ending, and it will not be run.
        """
        if self._closed:
            return None
        progress = Progress()

        def run() -> None:
            try:
                work(progress=progress)
            except Exception:
                log.exception("An act aside failed")
            finally:
                if self._at_end is not None:
                    self._at_end()

        try:
            self._aside.submit(run)
        except RuntimeError:  # they ended meanwhile
            return None
        return progress

    def close(self) -> None:
        """Finish what was begun and end the threads; searches are dropped, results are not delivered.

        Waits for the running act and for those that wait behind it: what a person has saved is
        saved. Cancel a long act first, where the person agrees.
        """
        if self._closed:
            return
        self._closed = True
        self._resting.stop()
        for task in self._open:
            if task.key is not None:
                task.drop()
        if self._at_end is not None:
            self._pool.submit(self._at_end)
        self._pool.shutdown(wait=True)
        self._aside.shutdown(wait=True)

    def _work_aside(self, task: Task) -> None:  # on the thread aside
        try:
            self._work(task)
        finally:
            if self._at_end is not None:
                self._at_end()

    def _work(self, task: Task) -> None:  # on the worker thread
        result, error = None, None
        try:
            task.progress.check()
            result = task._work(task.progress)
        except BaseException as problem:
            error = problem
            if self._closed and not isinstance(problem, Cancelled):
                log.exception("An act failed while the program was closing")
        self._finished.emit(task, result, error)

    def _deliver_progress(self, task: Task, done: int, total: int, text: str) -> None:
        if task.alive() and not task.over:
            task.progressed.emit(done, total, text)

    def _deliver(self, task: Task, result: Any, error: BaseException | None) -> None:
        task.over = True
        self._open.discard(task)
        if task.key is not None and self._newest.get(task.key) is task:
            del self._newest[task.key]
        try:
            if not self._closed:
                self._hand_over(task, result, error)
        finally:
            task.ended.emit()
            task.deleteLater()
            if not self._open:
                if self._at_rest is not None and not self._closed:
                    self._resting.start(_REST_AFTER_MS)
                self.idle.emit()

    def _rest(self) -> None:
        if self._at_rest is not None and not self._closed:
            self._pool.submit(self._rest_once, self._at_rest)

    def _rest_once(self, at_rest: Callable[[], bool | None]) -> None:  # on the worker thread
        try:
            if at_rest():
                self._not_rested.emit()
        except Exception:
            log.exception("The quiet moment failed")

    def _rest_on(self) -> None:
        if not self._open and not self._closed:
            self._resting.start(_REST_ON_AFTER_MS)

    def _hand_over(self, task: Task, result: Any, error: BaseException | None) -> None:
        owner = task.owner() if task.owner is not None else None
        window = owner.window() if isinstance(owner, QWidget) and shiboken6.isValid(owner) else None
        if error is not None and not isinstance(error, UserError):
            report_bug(window, error)
        elif not task.alive():
            return
        elif error is None:
            if task.on_done is not None:
                task.on_done(result)
        elif task.on_error is not None:
            task.on_error(error)
        elif not isinstance(error, Cancelled):
            from crm_desktop.ui import prompts

            prompts.explain(window, error)
