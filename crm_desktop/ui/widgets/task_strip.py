"""How far a long act is: a strip that appears only when the act lasts, with Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.tasks import Task
from crm_desktop.ui.widgets.elide import ElideLabel

_PATIENCE_MS = 400


class TaskStrip(QFrame):
    """Shows one task at a time: words, bar, and a Cancel button that Esc presses too.

    It stays hidden for the first 400 ms, so that what is quick does not flicker.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._on_escape: Callable[[], object] = self._stop
        self._words = ElideLabel(parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = QPushButton(self)
        theme.style(self._cancel, density="compact")
        theme.style(self, ground="card")
        self._cancel.clicked.connect(self._stop)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.activated.connect(lambda: self._on_escape())  # noqa: PLW0108 - it changes
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        self.hide()

    def watch(
        self,
        task: Task,
        text: str = "",
        *,
        cancellable: bool = True,
        on_escape: Callable[[], object] | None = None,
    ) -> None:
        """Show `task` until it ends.

        Args:
            text: what is being done, until the task says it itself.
            cancellable: whether it may be cancelled.
            on_escape: what Esc does instead of cancelling.
        """
        self.forget()
        self._task = task
        self._on_escape = on_escape or self._stop
        task.words, task.cancellable = text, cancellable
        self._words.setText(text)
        self._bar.setRange(0, 0)
        self._cancel.setText(translate("Widgets", "Cancel"))
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(cancellable)
        self._bar.setAccessibleName(text)
        task.progressed.connect(self._step)
        task.ended.connect(self._end)
        if not task.over:
            self._wait.start()

    def forget(self) -> None:
        """Hide, and no longer watch; the task goes on."""
        if self._task is not None:
            self._task.progressed.disconnect(self._step)
            self._task.ended.disconnect(self._end)
        self._end()

    def _step(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._words.setText(text)

    def _stop(self) -> None:
        if self._task is not None and self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self._words.setText(translate("Widgets", "Cancelling…"))
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self._wait.stop()
        self.hide()
