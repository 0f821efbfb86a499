"""Classes with their customers as bars: count, share, and how many more or fewer there are than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex

_BAR = Qt.ItemDataRole.UserRole
_TOTAL = Qt.ItemDataRole.UserRole + 1
_HIGH = 4  # pixels of the bar itself
_COUNT, _SHARE, _CHANGE = 72, 48, 72  # pixels


@dataclass(frozen=True)
class Bar:
    """One line.

    Args:
        key: what it stands for.
        name: in words.
        count: customers.
        color: of the dot and the bar, a name in the palette; "" for none.
        change: how many more (or fewer) than before; None when nobody can say.
    """

    key: Any
    name: str
    count: int
    color: str = ""
    change: int | None = None

    def said(self, total: int) -> str:
        """The line as it is read out; `total` is of how many the count is a share, 0 for none."""
        parts = [self.name, f"{self.count:,}"]
        if total:
            parts.append(percent(self.count / total))
        if self.change:
            words = (
                translate("ClassOverview", "{count} more than a month ago")
                if self.change > 0
                else translate("ClassOverview", "{count} fewer than a month ago")
            )
            parts.append(words.format(count=f"{abs(self.change):,}"))
        return ", ".join(parts)


def percent(share: float) -> str:
    """A share as it is shown."""
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"


def change_words(change: int | None) -> str:
    """A change as a sign and a number; "" for none."""
    return "" if not change else f"{'▲' if change > 0 else '▼'} {abs(change):,}"


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, theme.metrics().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar: Bar = index.data(_BAR)
        total = int(index.data(_TOTAL))
        box = option.rect.adjusted(0, 1, 0, -1)
        widget = self.parent()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and widget.hasFocus()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        numbers = _COUNT + _SHARE + (_CHANGE if widget.with_change else 0)
        words = QRect(box.left() + 6, box.top(), box.width() - numbers - 22, box.height())
        if bar.color:
            painter.setBrush(theme.dot(bar.color))
            painter.drawEllipse(QRect(words.left(), words.center().y() - (4 if total else 3), 8, 8))
            words.setLeft(words.left() + 16)
        if total:
            words.setBottom(words.bottom() - _HIGH - 4)
            whole = QRectF(words.left(), box.bottom() - _HIGH - 3, words.width(), _HIGH)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(whole, 2, 2)
            if bar.count:
                whole.setWidth(max(whole.width() * min(1.0, bar.count / total), 2.0))
                painter.setBrush(theme.dot(bar.color) if bar.color else theme.color("accent"))
                painter.drawRoundedRect(whole, 2, 2)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text" if bar.count else "secondary"))
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        place = QRect(box.right() - numbers - 6, box.top(), _COUNT, box.height())
        painter.drawText(place, middle, f"{bar.count:,}")
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        place = QRect(place.right(), box.top(), _SHARE, box.height())
        if total:
            painter.drawText(place, middle, percent(bar.count / total))
        if widget.with_change:
            place = QRect(place.right(), box.top(), _CHANGE, box.height())
            painter.drawText(place, middle, change_words(bar.change))
        painter.restore()


class BarList(QListWidget):
    """The lines, as high as they are many. A click or Enter opens one.

    Args:
        name: for screen readers.
        with_change: leave room for how many more or fewer there are.
    """

    opened = Signal(object)  # the key of the bar

    def __init__(self, name: str, parent: QWidget | None = None, *, with_change: bool = False) -> None:
        super().__init__(parent)
        self.with_change = with_change
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_BAR).key))

    def set_bars(self, bars: Sequence[Bar], total: int = 0) -> None:
        """Show these lines; the current one stays.

        Args:
            total: of how many the counts are shares; 0 shows no bars and shares.
        """
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
        self.setFixedHeight(len(bars) * theme.metrics().row + 2 * self.frameWidth() + 4)

    def bars(self) -> list[Bar]:
        """What is shown."""
        return [self.item(at).data(_BAR) for at in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(_BAR).key)
        else:
            super().keyPressEvent(event)
