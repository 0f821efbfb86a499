"""How a long act says how far it is, and learns that it should stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from crm_desktop.errors import Cancelled
from crm_desktop.i18n import translate


class Progress:
    """Steps of a long act, and the wish to cancel it.

    The act calls `step` often; `step` raises `Cancelled` once `cancel` was called, so the act's
    transaction rolls back. `report` is called on the thread of the act.

    Args:
        report: called with (done, total, text); total 0 means that it is not known.
    """

    def __init__(self, report: Callable[[int, int, str], None] | None = None) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the act to stop at its next step. Callable from any thread."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the person has asked for it."""
        if self._cancelled.is_set():
            raise Cancelled(translate("Progress", "Cancelled. Nothing was changed."))

    def step(self, done: int, total: int = 0, text: str = "") -> None:
        """Say how far the act is; `text` is a translated word or two on what is being done."""
        self.check()
        if self._report is not None:
            self._report(done, total, text)
