"""What stands below a find field while one types: how the language goes on, and what was searched for lately."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import filter_words, find
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_TEXT = Qt.ItemDataRole.UserRole  # what the line holds when it was taken
_MEANING = Qt.ItemDataRole.UserRole + 1
_FORGET = "\x00forget"
_RECENT = 8
_PAD = 12


class QueryCompleter(QCompleter):
    """Completes names of fields and their values; Down in the empty line shows the last queries.

    Up and Down choose, Enter or a click takes, Esc closes.

    Args:
        line: the find field.
        session: the lists and the last queries.
    """

    entered = Signal()  # Enter, not to take a suggestion

    def __init__(self, line: LineEdit, session: Session) -> None:
        super().__init__(line)
        self._line = line
        self._session = session
        self._last = ""  # what was pointed at last
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(_TEXT)
        self.setMaxVisibleItems(12)
        popup = self.popup()
        popup.setItemDelegate(_Delegate(popup))
        popup.setAccessibleName(translate("Language", "Suggestions"))
        line.setCompleter(self)
        line.installEventFilter(self)
        line.textEdited.connect(self._continue)
        line.returnPressed.connect(self._enter)
        self.activated.connect(self._taken)

    def _continue(self, text: str) -> None:
        self._items.clear()
        if self._line.composing:
            return
        for each in filter_words.completions(self._session, text, self._line.cursorPosition()):
            if each.text != text:
                self._add(each.text, each.word, each.meaning)

    def _show_recent(self) -> None:
        self._items.clear()
        queries = find.recent_queries(self._session)[:_RECENT]
        for each in queries:
            self._add(each, each, "")
        if queries:
            self._add(_FORGET, translate("Language", "Forget these searches"), "")
            self.complete()

    def _add(self, text: str, word: str, meaning: str) -> None:
        item = QStandardItem(word)
        item.setData(text, _TEXT)
        item.setData(meaning, _MEANING)
        item.setData(labelled(word, meaning) if meaning else word, Qt.ItemDataRole.AccessibleTextRole)
        self._items.appendRow(item)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        self._last = str(index.data(_TEXT))
        return "" if self._last == _FORGET else self._last

    def _taken(self, text: str) -> None:
        if self._last == _FORGET:
            find.forget_queries(self._session)
            return
        self._line.setText(text)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """After the name of a field its values are next."""
        if self._line.text().endswith((":", "：")):
            self._continue(self._line.text())
            self.complete()

    def _enter(self) -> None:
        """Enter takes what is chosen in the list; else the query is finished, and remembered when it is whole."""
        if self.popup().isVisible() and self.popup().currentIndex().isValid():
            return
        text = self._line.text()
        if text.strip() and not filter_words.read(self._session, text)[1]:
            find.remember_query(self._session, text)
        self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and not self.popup().isVisible() and not self._line.text():
            down = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
            if (down and event.key() == Qt.Key.Key_Down) or event.type() == QEvent.Type.MouseButtonRelease:
                self._show_recent()
        return super().eventFilter(watched, event)


class _Delegate(QStyledItemDelegate):
    """A word, and what it means behind it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, theme.color("selected"))
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        forget = index.data(_TEXT) == _FORGET
        painter.setFont(theme.font("secondary" if forget else "body"))
        painter.setPen(theme.color("secondary" if forget else "text"))
        word = str(index.data())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        used = painter.fontMetrics().horizontalAdvance(word) + 16
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.color("secondary"))
        room = room.adjusted(used, 0, 0, 0)
        meaning = painter.fontMetrics().elidedText(
            str(index.data(_MEANING) or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, meaning)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.metrics().compact)
