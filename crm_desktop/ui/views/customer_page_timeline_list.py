"""The list that a timeline is shown in, and the buttons that float on its current entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QToolButton, QWidget

from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.menu_place import menu_place

Act = tuple[str, str, Callable[[], Any]]  # (icon, words, what it does)


class TimelineList(QListView):
    """The list; keys and the menu go to who owns it.

    `act` gets a pressed key and says whether it was one of the entry's; `menu` gets the entry and the place.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.act: Callable[[int], bool] = lambda key: False
        self.menu: Callable[[QModelIndex, QPoint], None] = lambda index, place: None
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and self.act(event.key()):
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu(index, menu_place(self, event))


class ActButtons(QFrame):
    """The acts of the current entry, as buttons at its top right corner."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._index: QPersistentModelIndex | None = None
        theme.style(self, ground="card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.hide()
        view.verticalScrollBar().valueChanged.connect(lambda _: self._place())
        view.viewport().installEventFilter(self)

    def show_for(self, index: QModelIndex | None, acts: list[Act]) -> None:
        """Show the acts of the entry at `index`; None hides the buttons."""
        while (old := self._row.takeAt(0)) is not None:
            if old.widget() is not None:
                old.widget().hide()
                old.widget().deleteLater()
        self._index = QPersistentModelIndex(index) if index is not None and acts else None
        if self._index is None:
            self.hide()
            return
        for icon, words, act in acts:
            button = QToolButton(self)
            button.setIcon(icons.icon(icon, "text"))
            button.setToolTip(words)
            button.setAccessibleName(words)
            theme.style(button, density="compact")
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.addWidget(button)
        self.show()
        self._place()

    def buttons(self) -> list[QToolButton]:
        """The buttons shown now."""
        return [self._row.itemAt(at).widget() for at in range(self._row.count())]

    def _place(self) -> None:
        if self._index is None or not self._index.isValid():
            return
        rect = self._view.visualRect(QModelIndex(self._index))
        self.adjustSize()
        self.move(self._view.viewport().width() - self.width() - 4, rect.top() + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
