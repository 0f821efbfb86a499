"""How an entry of the timeline is painted: icon, what, outcome, who and when, and its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.ui import icons, theme
from crm_desktop.ui.views.customer_page_timeline_model import SHOWN, Shown

_PAD = 8
_TEXT_AT = 36  # where words begin: behind the icon
_CUT = 320  # characters that an entry shows until it is the current one
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class TimelineDelegate(QStyledItemDelegate):
    """Paints the entries of a TimelineModel; the height follows the words and the view's width.

    Args:
        view: the list; its viewport's width is the width of every entry.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int, int], int] = {}

    def _body(self, words: Shown, whole: bool) -> str:
        if whole or len(words.body) <= _CUT:
            return words.body
        return words.body[:_CUT].rstrip() + "…"

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words: Shown | None = index.data(SHOWN)
        width = self._view.viewport().width()
        line = QFontMetrics(theme.font("strong")).height()
        files = line + 4 if words is not None and words.files else 0
        if words is None or not words.body:
            return QSize(width, line + files + 2 * _PAD + 1)
        body = self._body(words, index == self._view.currentIndex())
        key = (body, width, theme.metrics().body)
        height = self._heights.get(key)
        if height is None:
            room = QRect(0, 0, max(40, width - _TEXT_AT - _PAD), 1_000_000)
            height = QFontMetrics(theme.font()).boundingRect(room, _WRAP, body).height()
            if len(self._heights) > 5_000:
                self._heights.clear()
            self._heights[key] = height
        return QSize(width, line + 4 + height + files + 2 * _PAD + 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        words: Shown | None = index.data(SHOWN)
        if words is None:
            return
        painter.save()
        rect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.left() + _TEXT_AT, rect.bottom(), rect.right() - _PAD, rect.bottom())
        strong = theme.font("strong")
        line = QFontMetrics(strong).height()
        top = rect.top() + _PAD
        side = 16
        icon_rect = QRect(rect.left() + 10, top + (line - side) // 2, side, side)
        icons.paint(painter, icon_rect, words.icon, "secondary" if words.faded else "accent")
        self._headline(
            painter, words, QRect(rect.left() + _TEXT_AT, top, rect.width() - _TEXT_AT - _PAD, line)
        )
        if words.body:
            painter.setFont(theme.font())
            painter.setPen(theme.color("secondary" if words.faded else "text"))
            room = QRect(
                rect.left() + _TEXT_AT,
                top + line + 4,
                rect.width() - _TEXT_AT - _PAD,
                rect.bottom() - top - line,
            )
            painter.drawText(room, _WRAP, self._body(words, index == self._view.currentIndex()))
        if words.files:
            under = QRect(
                rect.left() + _TEXT_AT, rect.bottom() - _PAD - line, rect.width() - _TEXT_AT - _PAD, line
            )
            self._files(painter, words.files, under)
        painter.restore()

    def _files(self, painter: QPainter, names: str, room: QRect) -> None:
        side = 14
        icons.paint(
            painter,
            QRect(room.left(), room.top() + (room.height() - side) // 2, side, side),
            "file",
            "accent",
        )
        room = room.adjusted(side + 6, 0, 0, 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("accent"))
        shown = QFontMetrics(theme.font()).elidedText(names, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _headline(self, painter: QPainter, words: Shown, room: QRect) -> None:
        small = theme.font("secondary")
        painter.setFont(small)
        painter.setPen(theme.color("secondary"))
        metrics = QFontMetrics(small)
        meta = metrics.elidedText(words.meta, Qt.TextElideMode.ElideMiddle, room.width() * 3 // 5)
        meta_width = metrics.horizontalAdvance(meta)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, meta)
        strong = theme.font("body" if words.faded else "strong")
        painter.setFont(strong)
        painter.setPen(theme.color("secondary" if words.faded else "text"))
        left = room.adjusted(0, 0, -meta_width - 12, 0)
        metrics = QFontMetrics(strong)
        title = metrics.elidedText(words.title, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, middle, title)
        if words.mark:
            left.setLeft(left.left() + metrics.horizontalAdvance(title) + 10)
            painter.setFont(small)
            painter.setPen(theme.color(words.mark_role))
            mark = QFontMetrics(small).elidedText(words.mark, Qt.TextElideMode.ElideRight, left.width())
            painter.drawText(left, middle, mark)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and not index.isValid():
            return False
        return super().helpEvent(event, view, option, index)
