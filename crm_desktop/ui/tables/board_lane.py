"""A column of the board with its head: dot, name, count; the cards below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.tables.board_cards import BoardCards, Looks
from crm_desktop.ui.tables.board_column import BoardColumn
from crm_desktop.ui.tables.customers_model import CustomersModel
from crm_desktop.ui.widgets.choices import dot_icon
from crm_desktop.ui.widgets.elide import ElideLabel

_WIDTH = 224  # pixels at normal type; columns grow where there is room


class BoardLane(QWidget):
    """Shows one value of the field.

    Args:
        model, looks: see `BoardCards`.
    """

    def __init__(self, model: CustomersModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = BoardColumn(None, "", None, 0, 0)
        self._target = False
        self.setMinimumWidth(_WIDTH * theme.metrics().body // 13)
        self.dot = QLabel(self)
        self.name = ElideLabel("", "strong", self)
        self.count = QLabel(self)
        theme.style(self.count, role="secondary")
        self.cards = BoardCards(model, looks, self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(4)
        head.addWidget(self.dot)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 2)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.cards, 1)

    def show_column(self, column: BoardColumn) -> None:
        """Show these customers."""
        self.column = column
        self.dot.setVisible(column.color is not None)
        self.dot.setPixmap(dot_icon(theme.dot(column.color), self.devicePixelRatioF()).pixmap(16, 16))
        self.name.setText(column.name)
        self.count.setText(f"{column.count:,}")
        self.count.setAccessibleName(translate("Customers", "%n customers", column.count))
        self.cards.show_column(column)

    def set_target(self, target: bool) -> None:
        """Mark the column into which a dragged card would fall."""
        if target != self._target:
            self._target = target
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2) if self._target else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if self._target else "window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
