"""How a cell of the customer list is painted, and how it is edited by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services.customer_list import Row
from crm_desktop.services.field_checks import problem
from crm_desktop.ui import icons, theme
from crm_desktop.ui.tables import columns
from crm_desktop.ui.tables.checkbox import paint_checkbox
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.tables.painting import DOT, color, font, measure, paint_dot, paint_due, paint_words
from crm_desktop.ui.widgets.choices import Choice
from crm_desktop.ui.widgets.line_edit import LineEdit

_PAD = 8

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints from the row itself, without the style sheet's item boxes: 200 cells in a few ms.

    Args:
        model: the list's model.
        save: called with (customer id, field key, text) when a typed cell is done; returns the
            sentence that says why it cannot be saved, or None.
    """

    def __init__(
        self,
        model: CustomersModel,
        save: Callable[[int, str, str], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._save = save
        self.hovered = -1  # the row under the pointer
        self.ring = False  # whether the current cell shows the focus

    # -- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        at = index.row()
        if self._model.heading_at(at) is not None:
            return  # the table paints it over all columns
        key = self._model.keys[index.column()]
        row = self._model.row_at(at)
        self.paint_ground(painter, rect, at, selected)
        if key == columns.CHECK:
            paint_checkbox(painter, rect, selected, faint=at != self.hovered)
        elif row is not None:
            self._paint_value(painter, rect.adjusted(_PAD, 0, -_PAD, 0), key, row)
        elif key == "name":
            painter.setFont(theme.font("body"))
            painter.setPen(color("secondary"))
            gone = translate("Customers", "no longer there")
            painter.drawText(rect.adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, gone)
        if self.ring and option.state & QStyle.StateFlag.State_HasFocus and key != columns.CHECK:
            painter.setPen(QPen(color("focus"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # half a pixel inside, so that smooth lines stay within the cell that is painted anew
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def paint_ground(self, painter: QPainter, rect: QRect, row: int, selected: bool) -> None:
        """Paint what lies under the words of a row, and the line below it."""
        if selected or row == self.hovered:  # the view is filled with "surface" already
            painter.fillRect(rect, color("selected" if selected else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))

    def _paint_value(self, painter: QPainter, room: QRect, key: str, row: Row) -> None:
        lists = self._model.lists
        if key == "name":
            self._paint_name(painter, room, row)
        elif key in ("grade", "category"):
            item = lists.item(key, getattr(row, key))
            if item is not None:
                self._paint_item(painter, room, item)
        elif key == "tags":
            self._paint_tags(painter, room, [item for each in row.tags if (item := lists.item("tag", each))])
        elif key == "next_follow_up" and row.next_follow_up:
            paint_due(painter, room, row.next_follow_up)
        elif key == "starred":
            if row.starred:
                icons.paint(painter, QRect(room.left(), room.center().y() - 7, 15, 15), "star", "warn")
        else:
            words = columns.text(row, key, lists)
            if key == "last_contact_at" and row.late_days:
                paint_words(painter, room, words, "bad", alignment=columns.alignment(key))
            elif words:
                quiet = key in ("last_contact_at", "created_at", "updated_at", "number", "source", "owner")
                paint_words(
                    painter, room, words, "secondary" if quiet else "text", alignment=columns.alignment(key)
                )

    @staticmethod
    def _paint_name(painter: QPainter, room: QRect, row: Row) -> None:
        if row.starred:
            icons.paint(painter, QRect(room.right() - 13, room.center().y() - 7, 14, 14), "star", "warn")
            room = room.adjusted(0, 0, -18, 0)
        if row.late_days:
            icons.paint(painter, QRect(room.right() - 13, room.center().y() - 7, 14, 14), "snooze", "bad")
            room = room.adjusted(0, 0, -18, 0)
        gone = row.deleted_at is not None
        words = row.name
        if gone:
            words = translate("Customers", "{name} (deleted)").format(name=row.name)
        paint_words(painter, room, words, "secondary" if gone else "text", "strong")

    @staticmethod
    def _paint_item(painter: QPainter, room: QRect, item: Choice) -> None:
        if item.color:
            paint_dot(painter, room, item.color)
            room = room.adjusted(DOT + 6, 0, 0, 0)
        paint_words(painter, room, item.name, "text")

    @staticmethod
    def _paint_tags(painter: QPainter, room: QRect, tags: list[Choice]) -> None:
        measures = measure("secondary")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = measures.height() + 4
        left, top = room.left(), room.center().y() - height // 2 + 1
        for at, tag in enumerate(tags):
            rest = len(tags) - at - 1
            space = room.right() - left - (measures.horizontalAdvance(f"+{rest}") + 6 if rest else 0)
            wanted = measures.horizontalAdvance(tag.name) + DOT + 18
            if wanted > space and (at or space < 40):
                painter.setFont(font("secondary"))
                painter.setPen(color("secondary"))
                left_over = QRect(left, room.top(), room.right() - left, room.height())
                painter.drawText(left_over, Qt.AlignmentFlag.AlignVCenter, f"+{rest + 1}")
                return
            box = QRectF(left + 0.5, top + 0.5, min(wanted, space) - 1, height - 1)
            painter.setPen(QPen(color("line"), 1))
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            paint_dot(painter, QRect(left + 7, top, DOT, height), tag.color, 6)
            inner = QRect(left + DOT + 9, top, round(box.width()) - DOT - 15, height)
            painter.setFont(font("secondary"))
            painter.setPen(color("text"))
            shown = measures.elidedText(tag.name, Qt.TextElideMode.ElideRight, inner.width() + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
            left += round(box.width()) + 5

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(columns.width(self._model.keys[index.column()]), theme.metrics().row)

    # -- editing --------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:
        key = self._model.keys[index.column()]
        customer_id = self._model.id_at(index.row())
        if not columns.typed(key) or customer_id is None:
            return None
        editor = _CellEditor(customer_id, key, parent)
        editor.setAccessibleName(columns.title(key))
        theme.style(editor, density="compact")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, _CellEditor) and not editor.begun:
            editor.begun = True
            row = self._model.row_at(index.row())
            editor.setText(columns.edit_text(row, editor.key) if row else "")
            editor.original = editor.text()
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Nothing: `_finish` has saved it."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, _CellEditor):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _ENDING and not watched.composing:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not watched.composing:
            return self._key(watched, event)
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason()
            not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            and not watched.ended
        ):
            self._finish(watched, QAbstractItemDelegate.EndEditHint.NoHint)
        return False

    def _key(self, editor: _CellEditor, event: QKeyEvent) -> bool:
        hints = QAbstractItemDelegate.EndEditHint
        key = event.key()
        if key == Qt.Key.Key_Escape:
            editor.ended = True
            self.closeEditor.emit(editor, hints.RevertModelCache)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(editor, hints.SubmitModelCache)
        elif key == Qt.Key.Key_Tab:
            self._finish(editor, hints.EditNextItem)
        elif key == Qt.Key.Key_Backtab:
            self._finish(editor, hints.EditPreviousItem)
        else:
            return False
        return True

    def _finish(self, editor: _CellEditor, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Save and close; what cannot be saved stays open and says why."""
        text = editor.text().strip()
        if text != editor.original:
            reason = problem(editor.key, text) or self._save(editor.customer_id, editor.key, text)
            if reason:
                editor.refuse(reason)
                return
        editor.ended = True
        self.closeEditor.emit(editor, hint)


class _CellEditor(LineEdit):
    def __init__(self, customer_id: int, key: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.customer_id = customer_id
        self.key = key
        self.original = ""
        self.begun = False
        self.ended = False
        self._reason = QLabel(parent)
        self._reason.hide()
        theme.style(self._reason, role="bad")
        self._reason.setAutoFillBackground(True)
        self._reason.setContentsMargins(_PAD, 4, _PAD, 4)
        self.destroyed.connect(self._reason.deleteLater)
        self.textEdited.connect(lambda _text: self.refuse(""))

    def refuse(self, reason: str) -> None:
        """Say under the cell why its text cannot be saved; "" takes the words away."""
        theme.style(self, wrong="bad" if reason else "")
        self.setAccessibleDescription(reason)
        self._reason.setText(reason)
        self._reason.adjustSize()
        room = self.parentWidget().rect()
        left = max(0, min(self.x(), room.width() - self._reason.width()))
        below = self.geometry().bottom() + 2
        above = self.y() - self._reason.height() - 2
        self._reason.move(left, below if below + self._reason.height() < room.height() else above)
        self._reason.setVisible(bool(reason))
        self._reason.raise_()


_ENDING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
