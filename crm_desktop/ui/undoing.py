"""Undo and redo in the window: the menu's words, the toast after an act, what an undo left as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound, UserError
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services import history
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.ui.widgets.toast_host import ToastHost

_MANY = 500  # customers; an undo of more goes to the worker
_NAMED = 3  # of those that an undo left as they are


class Undoing:
    """Takes acts back and does them again.

    Args:
        session: whose acts.
        tasks: the worker, for large ones.
        window: owns what is shown.
        toasts: say what was done.
        strip: shows a large undo while it runs.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: QWidget,
        toasts: ToastHost,
        strip: TaskStrip,
    ) -> None:
        self._session = session
        self._tasks = tasks
        self._window = window
        self._toasts = toasts
        self._strip = strip
        self.on_titles: Callable[[str | None, str | None], None] = lambda undo, redo: None

    def show_titles(self) -> None:
        """Tell `on_titles` what undo and redo would do now, in words; None for nothing."""
        self.on_titles(history.undo_title(self._session), history.redo_title(self._session))

    def say(self, text: str, operation_id: object = None) -> None:
        """Say what was done; with its operation, offer to undo it."""
        if isinstance(operation_id, int) and operation_id:
            self._toasts.say(text, verb=translate("Window", "Undo"), act=lambda: self.undo(operation_id))
        else:
            self._toasts.say(text)

    def undo_last(self) -> None:
        """Take the last act back."""
        row = self._session.next_undo()
        if row is not None:
            self.undo(row[0], row[3])

    def redo_last(self) -> None:
        """Do again what the last undo took back."""
        row = self._session.next_redo()
        if row is not None:
            self.undo(row[0], row[3], again=True)

    def undo(self, operation_id: int, count: int | None = None, *, again: bool = False) -> None:
        """Take one act back; a large one on the worker.

        Args:
            count: how many customers it touched; None to look it up.
            again: it is an undo that is taken back: say "Done again".
        """
        if count is None:
            rows = history.operations(self._session, limit=1, before=operation_id + 1)
            count = rows[0].count if rows and rows[0].id == operation_id else 0

        self._toasts.clear()  # what they offered to undo may be gone with this

        def done(result: history.Undone) -> None:
            self._say_undone(result, again)

        if count > _MANY:
            task = self._tasks.run(
                lambda: history.undo(self._session, operation_id), on_done=done, owner=self._window
            )
            self._strip.watch(task, translate("Window", "Undoing…"), cancellable=False)
            return
        try:
            done(history.undo(self._session, operation_id))
        except NotFound as error:
            self._toasts.say(error.sentence, kind="info")
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self._window, error)

    def _say_undone(self, result: history.Undone, again: bool) -> None:
        words = translate("Window", "Redone: {act}") if again else translate("Window", "Undone: {act}")
        text = words.format(act=result.title)
        if result.kept_count:
            kept = translate("Window", "%n rows were changed since and stay as they are", result.kept_count)
            names = listed(result.kept[:_NAMED])
            text = f"{text}\n{labelled(kept, names) if names else kept}"
        verb = translate("Window", "Undo") if again else translate("Window", "Redo")
        self._toasts.say(text, verb=verb, act=lambda: self.undo(result.operation_id, again=not again))
