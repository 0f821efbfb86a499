"""Customers dragged from a list onto something that takes them: what is carried, where it begins, where it falls."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme

MIME = "application/x-customers"
_EDGE = 28  # pixels at the upper and lower end within which a list scrolls
_UNFOLD_MS = 600  # over something that is folded


def carried(ids: Sequence[int]) -> QMimeData:
    """The customers as what a drag carries."""
    data = QMimeData()
    data.setData(MIME, QByteArray(array("q", ids).tobytes()))
    return data


def ids_in(data: QMimeData) -> list[int]:
    """The customers that a drag carries; none of another drag."""
    found = array("q")
    if data.hasFormat(MIME):
        found.frombytes(bytes(data.data(MIME).data()))
    return list(found)


class CustomerDrag(QObject):
    """Lets the selected rows of a list be dragged away.

    A press on selected rows drags them; one on another row drags that one, when the pointer goes sideways: up and
    down it selects rows, as before. The first column of a table with boxes stays for the boxes.

    Args:
        view: the list.
        ids: the customers of the selected rows.
        boxes: the first column selects rows.
    """

    def __init__(self, view: QAbstractItemView, ids: Callable[[], Sequence[int]], *, boxes: bool) -> None:
        super().__init__(view)
        self._view = view
        self._ids = ids
        self._boxes = boxes
        self._from: QPointF | None = None
        self._selected = False
        self._over = False  # a drag has begun: what comes until the next press is not for the list
        self._held: QMouseEvent | None = None  # a press that would have taken the selection away
        self.run: Callable[[QDrag], object] = lambda drag: drag.exec(Qt.DropAction.CopyAction)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if self._over:
                self._over = event.type() != QEvent.Type.MouseButtonRelease
                return True
            if event.type() == QEvent.Type.MouseMove and self._from is not None:
                return self._move(event)
            if event.type() == QEvent.Type.MouseButtonRelease and self._from is not None:
                return self._release(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        self._from, self._held, self._over = None, None, False
        index = self._view.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() != Qt.MouseButton.LeftButton or not plain or not index.isValid():
            return False
        if (self._boxes and index.column() == 0) or not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return False
        self._from = event.position()
        chosen = self._view.selectionModel()
        self._selected = chosen.isSelected(index)
        if self._selected and len(self._ids()) > 1:
            self._held = event.clone()
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        assert self._from is not None
        way = (event.position() - self._from).toPoint()
        if way.manhattanLength() < QApplication.startDragDistance():
            return True
        if self._selected or abs(way.x()) > abs(way.y()):
            self._from, self._held, self._over = None, None, True
            self._begin()
            return True
        self._from = None
        return False

    def _release(self, event: QMouseEvent) -> bool:
        self._from = None
        held, self._held = self._held, None
        if held is not None:  # it was a click after all
            self._view.mousePressEvent(held)
            self._view.mouseReleaseEvent(event)
            return True
        return False

    def _begin(self) -> None:
        ids = list(self._ids())
        if not ids:
            return
        drag = QDrag(self._view)
        drag.setMimeData(carried(ids))
        words = translate("Customers", "%n customers", len(ids))
        drag.setPixmap(_pill(words, self._view.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -8))
        self.run(drag)


class CustomerDrop(QObject):
    """Marks the row of a list onto which customers would fall, and takes them.

    Args:
        view: the list.
        takes: whether customers can fall onto a row.
    """

    dropped = Signal(object, QModelIndex)  # ids, the row
    dragging = Signal(bool)  # customers hang over the list, or no more

    def __init__(self, view: QAbstractItemView, takes: Callable[[QModelIndex], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._takes = takes
        self._mark = _Mark(view.viewport())
        self._over: Any = None
        self._unfold = QTimer(self)
        self._unfold.setSingleShot(True)
        self._unfold.setInterval(_UNFOLD_MS)
        self._unfold.timeout.connect(self._open)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    @property
    def mark(self) -> QRect:
        """Where the mark stands; empty while there is none."""
        return self._mark.geometry() if self._mark.isVisible() else QRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and ids_in(event.mimeData()):
            if event.type() == QEvent.Type.DragEnter:
                self.dragging.emit(True)
                event.acceptProposedAction()
            elif event.type() == QEvent.Type.DragMove:
                self._move(event)
            else:
                self._drop(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._end()
        return False

    def _move(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        bar = self._view.verticalScrollBar()
        if at.y() < _EDGE:
            bar.setValue(bar.value() - bar.singleStep())
        elif at.y() > self._view.viewport().height() - _EDGE:
            bar.setValue(bar.value() + bar.singleStep())
        index = self._view.indexAt(at)
        if self._over != index:
            self._over = index
            self._unfold.start()
        taken = index.isValid() and self._takes(index)
        self._mark.setVisible(taken)
        if taken:
            row = self._view.visualRect(index)
            self._mark.setGeometry(QRect(2, row.top(), self._view.viewport().width() - 4, row.height()))
            self._mark.raise_()
            event.acceptProposedAction()
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> None:
        index = self._view.indexAt(event.position().toPoint())
        ids = ids_in(event.mimeData())
        taken = index.isValid() and self._takes(index)
        if taken:
            event.acceptProposedAction()
            self.dropped.emit(ids, index)
        self._end()

    def _end(self) -> None:
        self._unfold.stop()
        self._over = None
        self._mark.hide()
        self.dragging.emit(False)

    def _open(self) -> None:
        if isinstance(self._view, QTreeView) and self._over is not None and self._over.isValid():
            self._view.expand(self._over)


class _Mark(QWidget):
    """A frame around the row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("accent")
        ground.setAlpha(40)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def _pill(words: str, ratio: float) -> QPixmap:
    """What hangs at the pointer: how many."""
    from PySide6.QtGui import QFontMetrics

    font = theme.font("strong")
    measures = QFontMetrics(font)
    width, height = measures.horizontalAdvance(words) + 24, measures.height() + 10
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(font)
    painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
