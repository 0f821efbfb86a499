"""A list to choose one from, found by typing: the names, their pinyin or initials; "create …" last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.line_edit import LineEdit

_KEY = Qt.ItemDataRole.UserRole
_CREATE = object()
_ROWS = 9  # rows that the list shows before it scrolls


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen.

    Args:
        key: what is handed out when it is chosen; None stands for "nothing".
        name: its word.
        color: the colour of its dot (a name of `theme.DOT_NAMES` or #rrggbb); None for no dot.
        more: further words in the secondary place, e.g. a phone number.
        depth: how deep it stands in a tree.
    """

    key: Any
    name: str
    color: str | None = None
    more: str = ""
    depth: int = 0


def matching(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices whose name holds `text`, as written or in pinyin; those that begin with it first."""
    wanted = text.strip().lower()
    if not wanted:
        return list(choices)
    first, inside = [], []
    for choice in choices:
        name = choice.name.lower()
        if name.startswith(wanted):
            first.append(choice)
        elif wanted in name or _spelled(choice.name, wanted):
            inside.append(choice)
    return first + inside


def _spelled(name: str, letters: str) -> bool:
    if not letters.isascii() or not letters.isalpha() or name.isascii():
        return False
    from crm_desktop.values import pinyin  # its dictionary is loaded when pinyin is typed

    return pinyin.match(name, letters) is not None


def dot_icon(color: QColor, ratio: float = 1.0) -> QIcon:
    """A coloured dot as an icon of 16 px, 8 px across."""
    return _dot_icon(color.rgba(), ratio)


@lru_cache(maxsize=100)
def _dot_icon(rgba: int, ratio: float) -> QIcon:
    picture = QPixmap(round(16 * ratio), round(16 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(rgba))
    painter.drawEllipse(QRect(4, 4, 8, 8))
    painter.end()
    return QIcon(picture)


class ChoicePopup(QFrame):
    """A line to type into and the choices that match, floating under the widget that opened it.

    Up and Down choose, Enter takes, Esc closes. With `can_create` the last row creates what was typed.

    Args:
        options: the choices for a typed text, best first; called for each change of the text.
        name: what is chosen, for screen readers and as the placeholder.
        can_create: offer to create what was typed when no choice has that very name.
    """

    chosen = Signal(object)  # the key
    create_requested = Signal(str)
    closed = Signal()

    def __init__(
        self,
        options: Callable[[str], Sequence[Choice]],
        name: str,
        *,
        can_create: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._options = options
        self._can_create = can_create
        self._above = False
        theme.style(self, ground="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = LineEdit(parent=self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(translate("Choices", "Type to find"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setMouseTracking(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def open_below(self, widget: QWidget, text: str = "") -> None:
        """Show it under `widget`, or above it where the screen ends, with `text` typed already."""
        self.line.setText(text)
        self._fill(text)
        self._fit()
        width = max(widget.width(), 260)
        self.resize(width, self.sizeHint().height())
        below = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        screen = (widget.screen() or QApplication.primaryScreen()).availableGeometry()
        if below.y() + self.height() > screen.bottom():
            self._above = True
            below.setY(max(screen.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2))
        below.setX(min(below.x(), screen.right() - width))
        self.move(below)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, text: str) -> None:
        typed = text.strip()
        self.list.clear()
        exact = False
        for choice in self._options(typed):
            words = f"{'    ' * choice.depth}{choice.name}"
            item = QListWidgetItem(f"{words}   {choice.more}" if choice.more else words)
            item.setData(_KEY, choice.key)
            if choice.color is not None:
                item.setIcon(dot_icon(theme.dot(choice.color), self.devicePixelRatioF()))
            self.list.addItem(item)
            exact = exact or choice.name.lower() == typed.lower()
        if self._can_create and typed and not exact:
            item = QListWidgetItem(translate("Choices", "Create “{name}”").format(name=typed))
            item.setIcon(icons.icon("add", "accent"))
            item.setData(_KEY, _CREATE)
            self.list.addItem(item)
        elif not self.list.count():
            item = QListWidgetItem(
                translate("Choices", "Nothing found") if typed else translate("Choices", "Type a name")
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if self.isVisible():
            bottom = self.geometry().bottom()
            self._fit()
            self.layout().activate()  # until then the old list's height is the least
            self.resize(self.width(), self.sizeHint().height())
            if self._above:
                self.move(self.x(), bottom - self.height() + 1)

    def _fit(self) -> None:
        rows = min(_ROWS, max(1, self.list.count()))
        self.list.setFixedHeight(rows * (theme.metrics().compact + 2) + 8)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        key = item.data(_KEY)
        typed = self.line.text().strip()
        self.close()
        if key is _CREATE:
            self.create_requested.emit(typed)
        else:
            self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self.line.composing:
                return False  # these keys belong to the input method
            key = event.key()
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS,
                Qt.Key.Key_PageUp: -_ROWS,
            }.get(key, 0)
            if step:
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._take(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
