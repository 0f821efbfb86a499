"""A layout of labelled rows: two that are short stand side by side where there is room, a long one has a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class PairsLayout(QLayout):
    """Widgets in their order, read line by line.

    Args:
        needs: how wide a widget must be to show all of itself, in pixels.
        half: the least width of a column; below two of them there is one column.
        gap: between the columns.
    """

    def __init__(
        self, parent: QWidget | None, needs: Callable[[QWidget], int], half: int, gap: int = 12
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._needs = needs
        self._half = half
        self._gap = gap
        self.setContentsMargins(QMargins())
        self.setSpacing(0)

    # -- what a layout must have --------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at `at`; it may be in the layout already."""
        if self.indexOf(widget) >= 0:
            self.removeWidget(widget)
        self.addChildWidget(widget)
        self._items.insert(at, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        least = max((item.minimumSize().width() for item in shown), default=0)
        width = self.geometry().width()
        return QSize(least, self.heightForWidth(width) if width else 0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    # -- where each stands --------------------------------------------------------------------------

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Each widget that is shown and its place, inside a width."""
        two = width >= 2 * self._half + self._gap
        column = (width - self._gap) // 2 if two else width
        top, line, left_taken = 0, 0, False
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            short = two and self._needs(item.widget()) <= column
            if left_taken and not short:
                top, left_taken = top + line, False
            wide = column if short else width
            height = item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            yield item, QRect(column + self._gap if left_taken else 0, top, wide, height)
            line = max(line, height) if left_taken else height
            if short and not left_taken:
                left_taken = True
            else:
                top, left_taken = top + line, False
