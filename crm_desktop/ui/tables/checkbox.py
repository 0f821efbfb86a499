"""The box of a row or of all rows, painted as the check boxes of forms are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from crm_desktop.ui import icons, theme

_SIDE = 16


def paint_checkbox(painter: QPainter, rect: QRect, checked: bool | None, faint: bool = False) -> None:
    """Paint a box in the middle of `rect`.

    Args:
        checked: None for "some of them".
        faint: an empty box that only shows that there is one.
    """
    box = QRectF(rect.center().x() - _SIDE / 2, rect.center().y() - _SIDE / 2, _SIDE, _SIDE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = checked is not False
    painter.setPen(QPen(theme.color("accent" if filled else "line" if faint else "edge"), 1))
    painter.setBrush(theme.color("accent" if filled else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if filled:
        inner = box.adjusted(2, 2, -2, -2)
        icons.paint(painter, inner, "check" if checked else "remove", "on_accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.restore()
