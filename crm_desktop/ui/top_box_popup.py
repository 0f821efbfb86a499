"""The list below the top box: painted rows with the matched parts marked. It never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.top_box_rows import Kind, Row, Spans

Index = QModelIndex | QPersistentModelIndex

_PAD = 12
_TALLEST = 480


class RowModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].kind == Kind.SECTION:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        sizes = theme.metrics()
        return QSize(200, sizes.compact if row.kind == Kind.SECTION else sizes.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == Kind.SECTION:
            self._section(painter, box, row, index.row())
        else:
            self._row(painter, box, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    @staticmethod
    def _section(painter: QPainter, box: QRect, row: Row, at: int) -> None:
        if at:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), theme.color("line"))
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        inner = box.adjusted(_PAD, 2, -_PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.title)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.right)

    @staticmethod
    def _row(painter: QPainter, box: QRect, row: Row, chosen: bool) -> None:
        if chosen:
            painter.fillRect(box, theme.color("selected"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
        side = theme.metrics().icon
        act = row.kind in (Kind.NEW, Kind.COMMAND, Kind.ALL)
        place = QRect(box.left() + _PAD, box.center().y() - side // 2 + 1, side, side)
        if row.picture is not None:
            row.picture.paint(painter, place)
        else:
            icons.paint(painter, place, row.icon, "accent" if row.kind == Kind.NEW else "secondary")
        left = box.left() + _PAD + side + 10
        right = box.right() - _PAD
        small = theme.font("secondary")
        if row.right:
            measure = QFontMetrics(small)
            width = min(measure.horizontalAdvance(row.right) + 2, (right - left) // 2)
            painter.setFont(small)
            painter.setPen(theme.color("secondary"))
            words = measure.elidedText(row.right, Qt.TextElideMode.ElideRight, width)
            painter.drawText(
                QRect(right - width, box.top(), width, box.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                words,
            )
            right -= width + 16
        strong = theme.font("body" if act or row.kind == Kind.QUERY else "strong")
        used = _text(
            painter, QRect(left, box.top(), right - left, box.height()), strong, "text", row.title, row.spans
        )
        left += max(used + 16, 104) if row.detail else 0
        if row.detail and right - left > 24:
            _text(
                painter,
                QRect(left, box.top(), right - left, box.height()),
                theme.font("body"),
                "secondary",
                row.detail,
                row.detail_spans,
            )


def _text(painter: QPainter, box: QRect, font: QFont, ink: str, text: str, spans: Spans) -> int:
    """Paint a text with the parts that matched marked; returns its width."""
    measure = QFontMetrics(font)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    if spans:
        middle, height = box.center().y() + 1, measure.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("mark"))
        end_of_shown = len(shown) - 1 if shown != text else len(text)
        for start, end in spans:
            if start >= end_of_shown:
                continue
            x = measure.horizontalAdvance(text[:start])
            width = measure.horizontalAdvance(text[: min(end, end_of_shown)]) - x
            painter.drawRoundedRect(QRectF(box.left() + x - 1, middle - height / 2, width + 2, height), 3, 3)
    painter.setPen(theme.color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    if spans:  # what matched stands out on its ground in both palettes
        painter.setPen(theme.color("text"))
        for start, end in spans:
            part = shown[start:end]
            if part and "…" not in part:
                x = measure.horizontalAdvance(text[:start])
                painter.drawText(
                    QRect(box.left() + x, box.top(), box.width() - x, box.height()),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    part,
                )
    return min(measure.horizontalAdvance(shown), box.width())


class Popup(QFrame):
    """The list and the line of keys below it.

    It is a child of the window, not a window of its own: the focus and the input method stay with
    the line of text.
    """

    activated = Signal(object)  # the row that was clicked

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        theme.style(self, ground="float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = RowModel()
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(translate("TopBox", "Results"))
        self.list.clicked.connect(self._click)
        self._keys = QLabel(self)
        theme.style(self._keys, role="secondary")
        foot = QHBoxLayout()
        foot.setContentsMargins(_PAD, 4, _PAD, 6)
        foot.addWidget(self._keys, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addLayout(foot)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def rows(self) -> list[Row]:
        """The rows shown."""
        return self._model.rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the first that can be chosen is."""
        self._model.set_rows(rows)
        self.list.scrollToTop()
        self._choose(next((at for at, row in enumerate(rows) if row.kind != Kind.SECTION), -1))

    def change_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead; the chosen one stays chosen where it is among them."""
        chosen = self.current
        self.set_rows(rows)
        if chosen is not None:
            wanted = (chosen.kind, chosen.key, chosen.entry_id)
            self._choose(
                next((at for at, row in enumerate(rows) if (row.kind, row.key, row.entry_id) == wanted), -1)
            )

    def place(self, below: QWidget) -> None:
        """Stand below the line of text, as wide as it, as tall as its rows."""
        corner = below.mapTo(self.parentWidget(), QPoint(0, below.height() + 4))
        sizes = theme.metrics()
        rows = sum(sizes.compact if row.kind == Kind.SECTION else sizes.row for row in self.rows)
        room = self.parentWidget().height() - corner.y() - 48
        height = min(rows + 4, _TALLEST, max(160, room))
        self.list.setFixedHeight(height)
        self.setFixedWidth(max(below.width(), 480))
        self.move(corner)
        self.adjustSize()

    def move_by(self, step: int) -> None:
        """Choose another row, sections passed over; at an end it stays."""
        at = self.list.currentIndex().row()
        left = abs(step)
        direction = 1 if step > 0 else -1
        following = at + direction
        while 0 <= following < len(self.rows) and left:
            if self.rows[following].kind != Kind.SECTION:
                at = following
                left -= 1
            following += direction
        self._choose(at)

    @property
    def current(self) -> Row | None:
        """The chosen row."""
        at = self.list.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _choose(self, at: int) -> None:
        if at < 0:
            return
        self.list.setCurrentIndex(self._model.index(at))
        if at == 1:
            self.list.scrollToTop()
        self._keys.setText(_keys_for(self.rows[at]))

    def _click(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if row.kind != Kind.SECTION:
            self._choose(index.row())
            self.activated.emit(row)


def _keys_for(row: Row) -> str:
    if row.kind in (Kind.CUSTOMER, Kind.FOLLOW_UP):
        return translate("TopBox", "Enter opens  ·  Ctrl+Enter records a call  ·  Esc closes")
    if row.kind == Kind.ENTRY:
        return translate("TopBox", "Enter jumps to the entry  ·  Esc closes")
    if row.kind == Kind.NEW:
        return translate(
            "TopBox", "Enter writes the customer down  ·  Ctrl+Enter records a call  ·  Esc closes"
        )
    return translate("TopBox", "Enter runs it  ·  Esc closes")
