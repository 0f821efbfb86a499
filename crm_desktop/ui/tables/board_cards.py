"""The cards of one column of the board: painted where they are seen, fetched when they are painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from crm_desktop import clock
from crm_desktop.i18n import labelled, translate
from crm_desktop.services.customer_list import Row
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.tables.board_column import BoardColumn
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tables.painting import measure, paint_due, paint_words

_SIDE = 8  # pixels at the sides of the cards
_GAP = 6  # pixels between them
_PAD = 10  # pixels inside

Looks = Callable[[int], tuple[bool, bool]]  # row → whether it is selected, whether it has the focus


class BoardCards(QAbstractScrollArea):
    """A column may have a million cards: their height is fixed, so the one at a place is a division.

    Args:
        model: the customers of all columns, one column behind the other.
        looks: how the card of a row looks now.
    """

    pressed = Signal(int, object)  # the row, -1 beside the cards; the QMouseEvent
    moved = Signal(object)
    released = Signal(object)
    opened = Signal(int)

    def __init__(self, model: CustomersModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._looks = looks
        self._column = BoardColumn(None, "", None, 0, 0)
        self._hovered = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    def show_column(self, column: BoardColumn) -> None:
        """Show these customers; the place that is seen stays."""
        self._column = column
        self._fit()
        self.viewport().update()

    @property
    def step(self) -> int:
        """From the top of one card to the top of the next."""
        return measure("strong").height() + 2 * measure("secondary").height() + 2 * _PAD + 8 + _GAP

    @property
    def page(self) -> int:
        """How many cards are seen at once, at least one."""
        return max(1, self.viewport().height() // self.step)

    def row_at(self, y: int) -> int:
        """The row of the card at this height of the viewport; -1 where there is none."""
        at = (y + self.verticalScrollBar().value()) // self.step
        return self._column.start + at if 0 <= at < self._column.count else -1

    def rect_of(self, row: int) -> QRect:
        """Where the card of a row is in the viewport."""
        top = (row - self._column.start) * self.step - self.verticalScrollBar().value()
        right = 2 if self.verticalScrollBar().isVisible() else _SIDE
        return QRect(_SIDE, top, self.viewport().width() - _SIDE - right, self.step - _GAP)

    def show_row(self, row: int) -> None:
        """Scroll as little as shows the card of a row."""
        place, bar = self.rect_of(row), self.verticalScrollBar()
        if place.top() < 0:
            bar.setValue(bar.value() + place.top())
        elif place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() + _GAP - self.viewport().height())

    def _fit(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._column.count * self.step - height))
        bar.setPageStep(height)
        bar.setSingleStep(self.step // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._column.count:
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.color("secondary"))
            room = self.viewport().rect().adjusted(_PAD, 24, -_PAD, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, translate("Board", "Nobody here yet. Drag a card here."))
        row = self.row_at(event.rect().top())
        while 0 <= row < self._column.end and self.rect_of(row).top() <= event.rect().bottom():
            self._paint_card(painter, row)
            row += 1
        painter.end()

    def _paint_card(self, painter: QPainter, row: int) -> None:
        selected, focused = self._looks(row)
        box = QRectF(self.rect_of(row)).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "selected" if selected else "hover" if row == self._hovered else "surface"
        painter.setPen(QPen(theme.color("focus" if focused else "accent" if selected else "line"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(box, theme.metrics().radius, theme.metrics().radius)
        if focused:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, theme.metrics().radius, theme.metrics().radius)
        customer = self._model.row_at(row)
        if customer is not None:
            self._paint_words(painter, box.toRect().adjusted(_PAD, _PAD, -_PAD, -_PAD), customer)

    @staticmethod
    def _paint_words(painter: QPainter, room: QRect, customer: Row) -> None:
        strong, small = measure("strong").height(), measure("secondary").height()
        line = QRect(room.left(), room.top(), room.width(), strong)
        if customer.starred:
            icons.paint(painter, QRect(line.right() - 13, line.center().y() - 7, 14, 14), "star", "warn")
            line.setRight(line.right() - 18)
        paint_words(painter, line, customer.name, "text", "strong")
        line = QRect(room.left(), room.top() + strong + 4, room.width(), small)
        paint_words(painter, line, show.phone(customer.phone) or customer.company, "secondary", "secondary")
        line = QRect(room.left(), line.bottom() + 5, room.width(), small)
        right = 0
        if customer.next_follow_up:
            right = paint_due(painter, line, customer.next_follow_up, at_right=True, role="secondary") + 8
        if customer.last_contact_at is not None:
            icon, ink = ("snooze", "bad") if customer.late_days else ("history", "secondary")
            icons.paint(painter, QRect(line.left(), line.center().y() - 6, 13, 13), icon, ink)
            line.setLeft(line.left() + 17)
        ink = "bad" if customer.late_days else "secondary"
        paint_words(painter, line.adjusted(0, 0, -right, 0), _last(customer), ink, "secondary")

    # -- mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.row_at(event.position().toPoint().y()), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.row_at(event.position().toPoint().y()))
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


def described(customer: Row, column: BoardColumn, row: int) -> str:
    """A card in words, for who does not see it."""
    due = show.due(customer.next_follow_up)[0] if customer.next_follow_up else ""
    place = translate("Board", "{place} of {count} in {column}").format(
        place=row - column.start + 1, count=column.count, column=column.name
    )
    follow_up = labelled(translate("Fields", "Next follow-up"), due) if due else ""
    parts = (customer.name, show.phone(customer.phone), _last(customer), follow_up, place)
    return ", ".join(part for part in parts if part)


def _last(customer: Row) -> str:
    """When there was contact last; "" for never."""
    if customer.last_contact_at is None:
        return translate("Board", "no contact yet")
    return show.relative_day(clock.local_day(customer.last_contact_at))
