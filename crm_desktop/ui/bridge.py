"""Announcements of the session, re-emitted on the GUI thread, and views that keep themselves fresh."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Changes, Session


class Bridge(QObject):
    """Re-emits what the session announces, whatever thread committed it.

    `changed` comes once for each committed act, with its `Changes`, and always after the code that
    committed has returned to the event loop.
    """

    changed = Signal(object)

    _arrived = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.subscribe(self._arrived.emit)
        self.destroyed.connect(self._unsubscribe)

    def _announce(self, changes: Changes) -> None:
        self.changed.emit(changes)


class Refresher(QObject):
    """Refreshes a view at once while it is visible, and when it is shown again otherwise.

    Args:
        view: the widget; the refresher belongs to it.
        bridge: where the announcements come from.
        refresh: called with the `Changes` while visible, with None when the view was hidden
            meanwhile: then anything may have changed.
        wanted: whether an announcement concerns the view; default: each does.
    """

    def __init__(
        self,
        view: QWidget,
        bridge: Bridge,
        refresh: Callable[[Changes | None], object],
        wanted: Callable[[Changes], bool] | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._refresh = refresh
        self._wanted = wanted
        self.stale = False
        bridge.changed.connect(self._hear)
        view.installEventFilter(self)

    def mark_stale(self) -> None:
        """Refresh whole: at once when the view is visible, else when it is shown."""
        if self._view.isVisible():
            self._refresh(None)
        else:
            self.stale = True

    def _hear(self, changes: Changes) -> None:
        if self._wanted is not None and not self._wanted(changes):
            return
        if self._view.isVisible():
            self._refresh(changes)
        else:
            self.stale = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.stale:
            self.stale = False
            self._refresh(None)
        return False
