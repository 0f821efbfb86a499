"""What cells and cards paint alike: words that are cut where they end, dots, and when a follow-up is due."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.tables.group_lines import Heading

DOT = 8  # pixels across
_SIGN = 14
_SIGNS = {"bad": "warning", "warn": "clock", "good": "calendar"}

_colors: dict[tuple[str, str], QColor] = {}
_fonts: dict[tuple[str, int], tuple[QFont, QFontMetrics]] = {}


def color(token: str) -> QColor:
    """A colour of the palette in use, made once for each palette."""
    key = (theme.current().name, token)
    if key not in _colors:
        _colors[key] = theme.color(token)
    return _colors[key]


def font(role: theme.FontRole) -> QFont:
    """The font of a role, made once for each type size."""
    return _cached(role)[0]


def measure(role: theme.FontRole) -> QFontMetrics:
    """The measures of a role's font."""
    return _cached(role)[1]


def _cached(role: theme.FontRole) -> tuple[QFont, QFontMetrics]:
    key = (role, theme.metrics().body)
    if key not in _fonts:
        made = theme.font(role)
        _fonts[key] = (made, QFontMetrics(made))
    return _fonts[key]


def paint_words(
    painter: QPainter,
    room: QRect,
    words: str,
    token: str,
    role: theme.FontRole = "body",
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """Paint a line of words in a colour; what does not fit ends in dots."""
    its_font, measures = _cached(role)
    painter.setFont(its_font)
    painter.setPen(color(token))
    # No character is wider than it is high: most words fit without being measured.
    if len(words) * measures.height() > room.width() and measures.horizontalAdvance(words) > room.width():
        words = measures.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, alignment, words)


def paint_due(
    painter: QPainter,
    room: QRect,
    day: str,
    *,
    role: theme.FontRole | None = None,
    at_right: bool = False,
) -> int:
    """Paint when a follow-up is due: a sign, words and a colour, so that none of them is alone.

    Args:
        day: as it is stored.
        role: of the words; else what is due is bold.

    Returns:
        The width of what was painted.
    """
    words, token = show.due(day)
    token = "good" if token == "secondary" else token
    role = role or ("body" if token == "good" else "strong")
    width = min(room.width(), _SIGN + 4 + measure(role).horizontalAdvance(words) + 1)
    left = room.right() - width + 1 if at_right else room.left()
    sign = QRect(left, room.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
    icons.paint(painter, sign, _SIGNS[token], token)
    paint_words(
        painter, QRect(left + _SIGN + 4, room.top(), width - _SIGN - 4, room.height()), words, token, role
    )
    return width


def paint_heading(
    painter: QPainter, band: QRect, heading: Heading, *, folded: bool, hovered: bool, ring: bool
) -> None:
    """Paint the head of a group over all columns: whether it is folded, its dot, name and count.

    Args:
        band: the whole line.
        ring: it has the focus.
    """
    painter.fillRect(band, color("hover" if hovered else "window"))
    painter.fillRect(band.left(), band.bottom(), band.width(), 1, color("line"))
    sign = QRect(band.left() + 13, band.center().y() - 6, 13, 13)
    icons.paint(painter, sign, "right" if folded else "down", "secondary")
    left = band.left() + 48
    if heading.color:
        paint_dot(painter, QRect(left, band.top(), DOT, band.height()), heading.color)
        left += DOT + 8
    width = min(measure("strong").horizontalAdvance(heading.words) + 2, band.right() - left - 80)
    paint_words(painter, QRect(left, band.top(), width, band.height()), heading.words, "text", "strong")
    count = QRect(left + width + 10, band.top(), band.right() - left - width - 10, band.height())
    paint_words(painter, count, f"{heading.count:,}", "secondary")
    if ring:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(color("focus"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(band.adjusted(0, 0, -1, -2))


def paint_dot(painter: QPainter, room: QRect, name: str | None, side: int = DOT) -> None:
    """Paint a coloured dot at the left of a room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.dot(name))
    painter.drawEllipse(QRect(room.left(), room.center().y() - side // 2 + 1, side, side))
