"""When a draft is stored: shortly after the last key, and now and then while somebody types without a rest."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

REST = 500  # ms after the last key
MOST = 3000  # ms after the first key that is not stored yet


class DraftTimer(QTimer):
    """Emits `timeout` when typing rests, at the latest `MOST` after it began: so much a crash can take."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._since = QElapsedTimer()

    def typed(self) -> None:
        """Somebody typed."""
        if not self.isActive():
            self._since.start()
        self.start(max(0, min(REST, MOST - self._since.elapsed())))
