"""A list of painted lines: an icon that may act, a name, words, something at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from crm_desktop.i18n import listed
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.menu_place import menu_place

Index = QModelIndex | QPersistentModelIndex
_PAD = 8


class Line(NamedTuple):
    """One line.

    Args:
        key: what it stands for.
        icon: at the left; when the list acts, pressing it is the act.
        title: strong; `title_ink` "secondary" shows it plain (an unknown person).
        words: after it, in the secondary colour.
        lead: before the title in a column of its own (a time).
        right: at the right edge, in the colour `right_ink`.
    """

    key: Any
    icon: str
    title: str
    words: str = ""
    lead: str = ""
    right: str = ""
    right_ink: str = "secondary"
    title_ink: str = "text"

    @property
    def said(self) -> str:
        """The line for a screen reader, and as tooltip."""
        return listed(part for part in (self.lead, self.title, self.words, self.right) if part)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        return line.said if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        box = option.rect
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.fillRect(box, theme.color("selected" if chosen else "hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        icons.paint(painter, icon_box(box), line.icon, "secondary")
        left, right = icon_box(box).right() + 1 + _PAD, box.right() - _PAD
        middle = Qt.AlignmentFlag.AlignVCenter

        def put(text: str, font: Any, ink: str, room: int, *, at_right: bool = False) -> int:
            measure = QFontMetrics(font)
            shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            width = measure.horizontalAdvance(shown)
            start = right - width if at_right else left
            side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(start, box.top(), width + 4, box.height()), middle | side, shown)
            return width

        if line.right:
            right -= put(line.right, theme.font(), line.right_ink, (right - left) // 2, at_right=True) + 16
        if line.lead:
            put(line.lead, theme.font(), "secondary", right - left)
            left += QFontMetrics(theme.font()).horizontalAdvance("00:00") + 12
        strong = theme.font("strong" if line.title_ink == "text" else "body")
        left += put(line.title, strong, line.title_ink, max(0, right - left)) + 12
        if line.words and right - left > 24:
            put(line.words, theme.font(), "secondary", right - left)
        painter.restore()


def icon_box(box: QRect) -> QRect:
    """Where the icon of a line stands in it."""
    side = theme.metrics().icon + 2
    return QRect(box.left() + _PAD, box.center().y() - side // 2, side, side)


class LineList(QListView):
    """The list. Enter or a click opens a line; Space or a press on the icon does its act.

    Args:
        name: for screen readers.
        act: what pressing the icon does, as tooltip; "" when the icon is a picture only.
    """

    opened = Signal(object)
    act_pressed = Signal(object)
    menu_requested = Signal(object, QPoint)  # a line's key, the place on the screen

    def __init__(self, name: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self.more_keys: dict[
            str, Callable[[], object]
        ] = {}  # e.g. Ctrl+D, and what it does to the current line
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._model.lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the current one stays current where it is still there."""
        at = self.currentIndex().row()
        kept = self.lines[at].key if 0 <= at < len(self.lines) else None
        place = self.verticalScrollBar().value()
        self._model.set_lines(lines)
        for row, line in enumerate(lines):
            if kept is not None and line.key == kept:
                self.setCurrentIndex(self._model.index(row))
        if kept is not None and lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(min(at, len(lines) - 1)))
        self.verticalScrollBar().setValue(place)

    def line_at(self, place: QPoint) -> Line | None:
        """The line under a point of the viewport."""
        index = self.indexAt(place)
        return self.lines[index.row()] if index.isValid() else None

    def current_line(self) -> Line | None:
        """The current line."""
        at = self.currentIndex().row()
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def _on_icon(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        return (
            bool(self._act) and index.isValid() and place.x() <= icon_box(self.visualRect(index)).right() + 6
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        line = self.line_at(place)
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            (self.act_pressed if self._on_icon(place) else self.opened).emit(line.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.line_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        more = self.more_keys.get(QKeySequence(event.keyCombination()).toString())
        if line is not None and more is not None:
            more()
        elif line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(line.key)
        elif line is not None and self._act and event.key() == Qt.Key.Key_Space:
            self.act_pressed.emit(line.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        index = self.indexAt(at) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(self.lines[index.row()].key, menu_place(self, event))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.line_at(event.pos())
            text = self._act if self._on_icon(event.pos()) else line.said if line else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)
