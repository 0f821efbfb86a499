"""How the cells of a file are painted: marked grounds, a sign in bad ones, a corner where a value was tidied."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QBrush, QPainter, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.ui import icons, theme
from crm_desktop.ui.import_wizard.check_model import FADED, PROBLEM, TIDIED, Index, Qt

_PALE = 0.45
_CORNER = 6  # pixels


class CellDelegate(QStyledItemDelegate):
    """Paints the ground of marked cells and their signs (colour is not alone), faded cells pale."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        painter.save()
        if index.data(FADED):
            painter.setOpacity(_PALE)
        super().paint(painter, option, index)
        painter.restore()
        if index.data(TIDIED):
            corner = option.rect.topLeft()
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            points = [corner, corner + QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]
            painter.drawPolygon(QPolygon(points))
            painter.restore()
        problem = index.data(PROBLEM)
        if problem is not None:
            side = theme.metrics().body
            box = QRect(option.rect.right() - side - 4, option.rect.center().y() - side // 2, side, side)
            painter.fillRect(box.adjusted(-2, 0, 2, 0), ground or theme.color("surface"))
            icons.paint(painter, box, "warning", "bad" if problem.error else "warn")

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.backgroundBrush = QBrush()
