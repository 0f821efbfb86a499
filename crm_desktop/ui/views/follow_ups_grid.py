"""Weeks of days with what is planned on them, painted; a follow-up is dragged to another day, or moved by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QToolTip, QWidget

from crm_desktop import clock
from crm_desktop.i18n import listed, translate
from crm_desktop.services.follow_up_calendar import Span
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.services.interactions import kind_title
from crm_desktop.ui import follow_up_acts, icons, repeat_words, show, theme

_PAD = 6


class Item(NamedTuple):
    """A follow-up on a day; `coming` when a rule will bring it there."""

    row: FollowUp
    day: str
    coming: bool = False


@dataclass
class Shown:
    """What the grid shows.

    Args:
        birthdays: names by day, and how many there are.
    """

    span: Span
    month: int = 0  # days of other months are fainter; 0 for none
    coming: Mapping[str, Sequence[FollowUp]] = field(default_factory=dict)
    birthdays: Mapping[str, tuple[Sequence[str], int]] = field(default_factory=dict)

    def items(self, day: str) -> list[Item]:
        """What stands on a day, as far as it was read."""
        open_ones = [Item(row, day) for row in self.span.rows.get(day, ())]
        return [*open_ones, *(Item(row, day, True) for row in self.coming.get(day, ()))]

    def count(self, day: str) -> int:
        """How many stand on a day."""
        return self.span.counts.get(day, 0) + len(self.coming.get(day, ()))


class DayGrid(QLabel):  # a label has a role for screen readers, a bare widget has none
    """The grid. A click or Enter opens the customer, a drag or Alt with an arrow moves the follow-up.

    Arrows go from day to day, Ctrl with Up and Down from one follow-up of the day to the next, Page Up and Page Down
    to the span before and after.
    """

    opened = Signal(object)  # an Item
    day_opened = Signal(str)
    moved = Signal(object, str)  # a FollowUp, the day
    done_pressed = Signal(object)
    outcome_pressed = Signal(object)
    change_pressed = Signal(object)
    snooze_pressed = Signal(object)
    menu_requested = Signal(object, QPoint)
    plan_requested = Signal(str)
    stepped = Signal(int)  # to the span before (-1) or after (1)
    day_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._days: list[str] = []
        self._day = clock.today().isoformat()
        self._at = -1  # of the items of the current day
        self._pressed: tuple[QPoint, Item] | None = None
        self._dragged: Item | None = None
        self._place = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("FollowUpsCalendar", "Calendar of follow-ups"))

    # -- what is shown ------------------------------------------------------------------------------

    def show_span(self, shown: Shown) -> None:
        """Show some weeks; the current day stays where it is among them."""
        self._shown = shown
        self._days = shown.span.days()
        if self._day not in self._days:
            today = clock.today().isoformat()
            self._day = today if today in self._days else self._days[0]
        self._at = min(self._at, len(shown.items(self._day)) - 1)
        self._say()
        self.update()

    @property
    def day(self) -> str:
        """The current day."""
        return self._day

    @property
    def item(self) -> Item | None:
        """The current follow-up of the current day, or None."""
        items = self._items(self._day)
        return items[self._at] if 0 <= self._at < len(items) else None

    def set_day(self, day: str, at: int = -1) -> None:
        """Go to a day, and to one of its follow-ups."""
        before = self._day
        self._day, self._at = day, at
        self._say()
        self.update()
        if day != before:
            self.day_changed.emit(day)

    def _items(self, day: str) -> list[Item]:
        return self._shown.items(day) if self._shown else []

    def _say(self) -> None:
        if self._shown is None:
            return
        item = self.item
        count = self._shown.count(self._day)
        words = [show.long_day(date.fromisoformat(self._day))]
        if self._shown.span.shop.closed(self._day):
            words.append(closed_words(self._shown, self._day))
        words.append(translate("FollowUpsCalendar", "%n follow-ups", count))
        if item is not None:
            words.append(words_of(item))
        self.setAccessibleDescription(listed(words))

    # -- where things are ---------------------------------------------------------------------------

    def _head(self) -> int:
        return theme.metrics().body + 14

    def _line(self) -> int:
        return theme.metrics().body + 8

    def _weeks(self) -> int:
        return max(1, len(self._days) // 7)

    def cell(self, day: str) -> QRect:
        """Where a day stands."""
        at = self._days.index(day)
        row, column = divmod(at, 7)
        width, height = self.width(), self.height() - self._head()
        left, right = width * column // 7, width * (column + 1) // 7
        top, bottom = height * row // self._weeks(), height * (row + 1) // self._weeks()
        return QRect(left, self._head() + top, right - left, bottom - top)

    def lines(self, day: str) -> list[tuple[QRect, Item | None]]:
        """The lines of a day: each with its follow-up, and None for the last one that says how many more there are."""
        assert self._shown is not None
        cell, height = self.cell(day), self._line()
        top = cell.top() + self._line() + 6
        room = max(0, (cell.bottom() - top) // height)
        if self._shown.birthdays.get(day):
            room -= 1
            top += height
        items, count = self._items(day), self._shown.count(day)
        shown = items if count <= room else items[: max(0, room - 1)]
        found: list[tuple[QRect, Item | None]] = [
            (QRect(cell.left() + 2, top + at * height, cell.width() - 4, height), item)
            for at, item in enumerate(shown)
        ]
        if count > len(shown) and room > 0:
            found.append((QRect(cell.left() + 2, top + len(shown) * height, cell.width() - 4, height), None))
        return found

    def day_at(self, place: QPoint) -> str | None:
        """The day under a point."""
        return next((day for day in self._days if self.cell(day).contains(place)), None)

    def _under(self, place: QPoint) -> tuple[str | None, Item | None, bool]:
        """The day, the follow-up, and whether it is the line of further ones."""
        day = self.day_at(place)
        if day is not None:
            for box, item in self.lines(day):
                if box.contains(place):
                    return day, item, item is None
        return day, None, False

    def sizeHint(self) -> QSize:
        return QSize(900, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 240)

    # -- painting -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        for at, name in enumerate(repeat_words.short_weekdays()):
            left = self.width() * at // 7
            box = QRect(left + _PAD, 0, self.width() // 7 - _PAD, self._head())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        over = self.day_at(self._place) if self._dragged else None
        for day in self._days:
            self._paint_day(painter, day, dropped_on=day == over)
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for week in range(self._weeks()):
            top = self.cell(self._days[week * 7]).top()
            painter.drawLine(0, top, self.width(), top)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for column in range(1, 7):
            left = self.width() * column // 7
            painter.drawLine(left, self._head(), left, self.height())
        self._paint_current(painter)
        if self._dragged is not None:
            box = QRect(self._place + QPoint(8, 4), QSize(self.width() // 7, self._line()))
            painter.setPen(theme.color("accent"))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, 4, 4)
            self._paint_item(painter, box, self._dragged, chosen=True)

    def _paint_day(self, painter: QPainter, day: str, *, dropped_on: bool) -> None:
        assert self._shown is not None
        cell, shown = self.cell(day), self._shown
        closed = shown.span.shop.closed(day)
        other = bool(shown.month) and int(day[5:7]) != shown.month
        if dropped_on:
            painter.fillRect(cell, theme.color("selected"))
        elif closed:
            painter.fillRect(cell, theme.color("hover"))
        today = clock.today().isoformat()
        number = str(int(day[8:])) if int(day[8:]) != 1 else f"{int(day[5:7])}-{int(day[8:])}"
        head = QRect(cell.left() + _PAD, cell.top() + 3, cell.width() - 2 * _PAD, self._line())
        painter.setFont(theme.font("strong" if day == today else "body"))
        measure = QFontMetrics(painter.font())
        width = measure.horizontalAdvance(number)
        if day == today:
            pill = QRect(head.left() - 2, head.top(), max(width + 10, head.height()), head.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(pill, head.height() / 2, head.height() / 2)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
            width = pill.width()
        else:
            painter.setPen(theme.color("secondary" if other or closed else "text"))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, number)
        count = shown.span.counts.get(day, 0)
        right = head.right()
        painter.setFont(theme.font("secondary"))
        if count:
            late = day < today
            words = f"{count:,}"
            wide = QFontMetrics(painter.font()).horizontalAdvance(words)
            painter.setPen(theme.color("bad" if late else "secondary"))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            right -= wide + 4
            if closed and not late:
                icons.paint(painter, QRect(right - 14, head.center().y() - 7, 14, 14), "warning", "warn")
                right -= 18
        if closed:
            room = QRect(head.left() + width + 6, head.top(), right - head.left() - width - 8, head.height())
            painter.setPen(theme.color("secondary"))
            name = shown.span.shop.name(day) or translate("FollowUpsCalendar", "closed")
            text = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if shown.birthdays.get(day):
            self._paint_birthdays(painter, day)
        item = self.item
        for box, each in self.lines(day):
            if each is None:
                painter.setFont(theme.font("secondary"))
                painter.setPen(theme.color("accent"))
                more = shown.count(day) - sum(bool(shown_one) for _, shown_one in self.lines(day))
                painter.drawText(
                    box.adjusted(_PAD, 0, 0, 0),
                    Qt.AlignmentFlag.AlignVCenter,
                    translate("FollowUpsCalendar", "%n more", more),
                )
            elif self._dragged is None or each.row.id != self._dragged.row.id or each.coming:
                self._paint_item(painter, box, each, chosen=each == item and self.hasFocus())

    def _paint_birthdays(self, painter: QPainter, day: str) -> None:
        assert self._shown is not None
        names, count = self._shown.birthdays[day]
        cell = self.cell(day)
        box = QRect(cell.left() + 2, cell.top() + self._line() + 6, cell.width() - 4, self._line())
        icons.paint(painter, QRect(box.left() + 2, box.center().y() - 7, 14, 14), "birthday", "secondary")
        text = names[0] if names else ""
        if count > 1:
            text = translate("FollowUpsCalendar", "{name} and {count} more").format(
                name=text, count=f"{count - 1:,}"
            )
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        room = box.adjusted(20, 0, -2, 0)
        text = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_item(self, painter: QPainter, box: QRect, item: Item, *, chosen: bool) -> None:
        row = item.row
        if chosen:
            painter.fillRect(box, theme.color("selected"))
        bar = QRect(box.left(), box.top() + 3, 3, box.height() - 6)
        late = item.day < clock.today().isoformat()
        ink = "secondary" if item.coming or row.snoozed_until else "bad" if late else "accent"
        if item.coming:
            painter.setPen(QPen(theme.color(ink), 1, Qt.PenStyle.DotLine))
            painter.drawLine(bar.center().x(), bar.top(), bar.center().x(), bar.bottom())
        else:
            painter.fillRect(bar, theme.color(ink))
        parts = [follow_up_acts.SIGNS.get(row.priority, ""), row.due_time]
        lead = " ".join(part for part in parts if part)
        left = box.left() + 7
        painter.setFont(theme.font("secondary"))
        measure = QFontMetrics(painter.font())
        if lead:
            painter.setPen(
                theme.color("bad" if row.priority == 2 else "warn" if row.priority else "secondary")
            )
            painter.drawText(
                QRect(left, box.top(), box.right() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, lead
            )
            left += measure.horizontalAdvance(lead) + 5
        painter.setPen(theme.color("secondary" if item.coming else "text"))
        repeated = "↻ " if row.rule else ""
        text = f"{repeated}{row.customer_name} {row.title or kind_title(row.kind)}"
        room = QRect(left, box.top(), max(0, box.right() - left - 2), box.height())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter,
            measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width()),
        )

    def _paint_current(self, painter: QPainter) -> None:
        if self._day in self._days:
            painter.setPen(
                QPen(theme.color("focus" if self.hasFocus() else "edge"), 2 if self.hasFocus() else 1)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.cell(self._day).adjusted(1, 1, -1, -1))

    # -- mouse --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        day, item, _ = self._under(place)
        if day is None:
            return
        self.set_day(day, self._items(day).index(item) if item else -1)
        self._place = place
        draggable = item is not None and not item.coming and event.button() == Qt.MouseButton.LeftButton
        self._pressed = (place, item) if draggable and item is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._place = event.position().toPoint()
        if self._pressed is not None and self._dragged is None:
            start, item = self._pressed
            if (self._place - start).manhattanLength() >= QApplication.startDragDistance():
                self._dragged = item
        if self._dragged is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            return
        _, under, more = self._under(self._place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if under or more else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged, self._pressed = self._dragged, None, None
        self.unsetCursor()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        day, item, more = self._under(event.position().toPoint())
        self.update()
        if dragged is not None:
            if day is not None and day != dragged.day:
                self.moved.emit(dragged.row, day)
        elif item is not None:
            self.opened.emit(item)
        elif more and day is not None:
            self.day_opened.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, item, more = self._under(event.position().toPoint())
        if day is not None and item is None and not more:
            self.plan_requested.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.item
        if item is not None and not item.coming:
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            place = event.globalPos() if by_mouse else self.mapToGlobal(self.item_box().center())
            self.menu_requested.emit(item.row, place)

    def item_box(self) -> QRect:
        """Where the current follow-up stands, or its day."""
        if self._day not in self._days:  # the span of a far day is still being read
            return self.rect()
        item = self.item
        boxes = [box for box, each in self.lines(self._day) if each == item] if item else []
        return boxes[0] if boxes else self.cell(self._day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day, item, _ = self._under(event.pos())
            text = words_of(item) if item else ""
            if not text and day is not None and self._shown is not None and self._shown.span.shop.closed(day):
                text = closed_words(self._shown, day)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # -- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        item = self.item
        named = QKeySequence(event.keyCombination()).toString()
        if key in steps and control:
            self._choose(1 if steps[key] > 0 else -1)
        elif key in steps and held & Qt.KeyboardModifier.AltModifier:
            if item is not None and not item.coming:
                self.moved.emit(item.row, _shifted(self._day, steps[key]))
        elif key in steps:
            self._go(steps[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepped.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.set_day(clock.today().isoformat())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item) if item else self.day_opened.emit(self._day)
        elif key == Qt.Key.Key_Insert:
            self.plan_requested.emit(self._day)
        elif item is not None and not item.coming and key == Qt.Key.Key_Space:
            self.done_pressed.emit(item.row)
        elif item is not None and not item.coming and named == follow_up_acts.OUTCOME_KEY:
            self.outcome_pressed.emit(item.row)
        elif item is not None and not item.coming and named == follow_up_acts.EDIT_KEY:
            self.change_pressed.emit(item.row)
        elif item is not None and not item.coming and named == follow_up_acts.SNOOZE_KEY:
            self.snooze_pressed.emit(item.row)
        else:
            super().keyPressEvent(event)

    def _choose(self, step: int) -> None:
        count = len(self._items(self._day))
        if count:
            at = self._at + step if self._at >= 0 else (0 if step > 0 else count - 1)
            self.set_day(self._day, max(0, min(count - 1, at)))

    def _go(self, days: int) -> None:
        self.set_day(_shifted(self._day, days), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dragged = self._pressed = None
        self.update()


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def words_of(item: Item) -> str:
    """A follow-up for a screen reader and as tooltip."""
    row = item.row
    repeated = repeat_words.of_rule(row.rule, row.anchor)
    parts = [row.due_time if not item.coming else "", row.customer_name, show.phone(row.phone), row.title]
    parts += [f"↻ {repeated}" if repeated else "", row.staff_name]
    return listed(part for part in parts if part)


def closed_words(shown: Shown, day: str) -> str:
    """Why the shop is closed on a day."""
    name = shown.span.shop.name(day)
    closed = translate("FollowUpsCalendar", "closed")
    return f"{closed}: {name}" if name else closed
