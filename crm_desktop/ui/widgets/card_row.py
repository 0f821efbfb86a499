"""Classes in a row, one leading to the next: each a card with its count, share and change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.bar_list import Bar, change_words, percent

Index = QModelIndex | QPersistentModelIndex

_BAR = Qt.ItemDataRole.UserRole
_TOTAL = Qt.ItemDataRole.UserRole + 1
_HIGH, _GAP, _PAD = 104, 20, 12  # pixels


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = self.parent()
        return QSize(view.card_width(), _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar: Bar = index.data(_BAR)
        total = int(index.data(_TOTAL)) or 1
        view: Any = self.parent()
        last = index.row() == view.count() - 1
        card = QRectF(option.rect).adjusted(1, 1, -_GAP, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.color("hover" if over else "surface"))
        painter.setPen(QPen(theme.color("focus" if focus else "line"), 2 if focus else 1))
        painter.drawRoundedRect(card, 6, 6)
        if not last:  # the way to the next one
            painter.setPen(QPen(theme.color("edge"), 1.5))
            middle, left = card.center().y(), card.right() + 7
            painter.drawLine(left, middle - 5, left + 5, middle)
            painter.drawLine(left + 5, middle, left, middle + 5)
        inner = card.adjusted(_PAD, 8, -_PAD, -10).toRect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.dot(bar.color))
        painter.drawEllipse(QRect(inner.left(), inner.top() + 6, 8, 8))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font())
        words = QRect(inner.left() + 16, inner.top(), inner.width() - 16, 20)
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font("title"))
        line = QRect(inner.left(), inner.top() + 22, inner.width(), 32)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{bar.count:,}")
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        line = QRect(inner.left(), inner.top() + 54, inner.width(), 18)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, percent(bar.count / total))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, change_words(bar.change))
        whole = QRectF(inner.left(), inner.bottom() - 4, inner.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(whole, 2, 2)
        if bar.count:
            whole.setWidth(max(2.0, whole.width() * min(1.0, bar.count / total)))
            painter.setBrush(theme.dot(bar.color))
            painter.drawRoundedRect(whole, 2, 2)
        painter.restore()


class CardRow(QListWidget):
    """The cards over the whole width. Left and Right walk, a click or Enter opens one.

    Args:
        name: for screen readers.
    """

    opened = Signal(object)  # the key of the bar

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HIGH + 2 * self.frameWidth() + 4)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_BAR).key))

    def card_width(self) -> int:
        """The width of a card with the gap behind it."""
        return max(96, (self.viewport().width() + _GAP) // max(1, self.count()) - 1)

    def set_bars(self, bars: Sequence[Bar], total: int) -> None:
        """Show these cards; the current one stays."""
        at = self.currentRow()
        self.clear()
        for bar in bars:
            item = QListWidgetItem(bar.name)
            item.setData(_BAR, bar)
            item.setData(_TOTAL, total)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, bar.said(total))
            item.setToolTip(bar.said(total))
            self.addItem(item)
        self.setCurrentRow(min(max(at, 0), len(bars) - 1))

    def bars(self) -> list[Bar]:
        """What is shown."""
        return [self.item(at).data(_BAR) for at in range(self.count())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(_BAR).key)
        else:
            super().keyPressEvent(event)
