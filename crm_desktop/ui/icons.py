"""Icons: one outline set (Phosphor), painted in the colours of the palette in use.

The glyphs come from the font file inside the qtawesome package. Its own code is not imported: it
would load a second Qt binding layer (0.12 s) to give what a glyph's outline gives here. The file is
read when the first icon is painted (12 ms once); every icon is a path, so it is crisp at any scale,
and it asks for its colour each time it is painted, so a change of palette needs nothing.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from crm_desktop.ui import theme

# Our word for a thing -> the name of its glyph. Where two words share a glyph, both are of use.
GLYPHS = {
    # pages and things of the trade
    "today": "calendar-check",
    "customers": "users",
    "customer": "user",
    "new-customer": "user-plus",
    "reception": "door",
    "classification": "tag",
    "follow-up": "bell-simple",
    "analysis": "chart-bar",
    "settings": "gear-six",
    "history": "clock-counter-clockwise",
    "recycle-bin": "trash",
    "company": "buildings",
    "staff": "identification-badge",
    "category": "tree-structure",
    "grade": "medal",
    "tag": "tag",
    "source": "megaphone",
    "segment": "users-three",
    "birthday": "cake",
    "gift": "gift",
    "purchase": "receipt",
    "return": "arrow-u-up-left",
    "product": "package",
    "visit": "storefront",
    "call-in": "phone-incoming",
    "call-out": "phone-outgoing",
    "phone": "phone",
    "message": "chat-circle-text",
    "house-call": "house-line",
    "note": "note",
    "email": "envelope-simple",
    "wechat": "chats-circle",
    "qq": "chat-circle-dots",
    "address": "map-pin",
    "link": "link-simple",
    "view": "table",
    "database": "database",
    "backup": "shield-check",
    # acts
    "paste": "clipboard-text",
    "search": "magnifying-glass",
    "add": "plus",
    "remove": "minus",
    "edit": "pencil-simple",
    "delete": "trash",
    "restore": "arrow-u-up-left",
    "copy": "copy",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "replace": "swap",
    "import": "download-simple",
    "export": "export",
    "print": "printer",
    "save": "floppy-disk",
    "open": "folder-open",
    "file": "file-text",
    "sheet": "table",
    "filter": "funnel",
    "build": "sliders-horizontal",
    "columns": "columns",
    "sort-up": "sort-ascending",
    "sort-down": "sort-descending",
    "group": "rows",
    "merge": "git-merge",
    "archive": "archive-box",
    "snooze": "clock-afternoon",
    "show": "eye",
    "hide": "eye-slash",
    "star": "star",
    "pin": "push-pin",
    "command": "terminal-window",
    "keyboard": "keyboard",
    # signs
    "check": "check",
    "done": "check-circle",
    "close": "x",
    "more": "dots-three",
    "menu": "list",
    "clock": "clock",
    "calendar": "calendar-blank",
    "info": "info",
    "warning": "warning",
    "error": "warning-circle",
    "question": "question",
    "lock": "lock-simple",
    "left": "caret-left",
    "right": "caret-right",
    "up": "caret-up",
    "down": "caret-down",
    "back": "arrow-left",
    "forward": "arrow-right",
    "panel": "columns",
    "language": "translate",
    "light": "sun",
    "dark": "moon",
    "system": "monitor",
    "type-size": "text-aa",
}

_EM = 256  # the size, in units of a path, at which outlines are taken from the font


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a thing or an act.

    Args:
        name: a key of GLYPHS.
        role: a colour token of the palette: text, secondary, accent, on_accent, good, warn, bad, …
            Where the icon is checked or selected, it takes the accent colour.

    Raises:
        KeyError: there is no such icon.
        AttributeError: there is no such colour token.
    """
    GLYPHS[name], theme.color(role)  # a wrong name shows here, not when it is painted
    return QIcon(_Engine(name, role))


def paint(painter: QPainter, rect: QRectF | QRect, name: str, role: str = "text") -> None:
    """Paint the icon `name` as large as fits, centred in `rect` (for delegates and own widgets)."""
    box = QRectF(rect)
    side = min(box.width(), box.height())
    scale = side / _EM
    transform = QTransform.fromTranslate(box.center().x() - side / 2, box.center().y() + side / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(transform.scale(scale, scale).map(_outline(name)), theme.color(role))
    painter.restore()


def pixmap(name: str, size: int, role: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` device-independent pixels at the device pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, picture.rect(), name, role)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    """Paints one icon; Qt owns it."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        if state == QIcon.State.On and self._role in ("text", "secondary"):
            return "accent"
        return self._role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, rect, self._name, self._token(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        if picture.isNull():  # a button that has no room yet
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, picture.rect(), self._name, self._token(mode, state))
        painter.end()
        picture.setDevicePixelRatio(scale)
        return picture

    def clone(self) -> QIconEngine:
        # Qt clones an engine only when a shared icon is changed, which nothing here does. It would
        # own the clone, yet Python would collect it: it is kept for good, so that Qt may delete it.
        _clones.append(_Engine(self._name, self._role))
        return _clones[-1]


_clones: list[_Engine] = []


@cache
def _font_folder() -> Path:
    found = importlib.util.find_spec("qtawesome")  # finds the package without running its code
    if found is None or found.origin is None:
        raise ModuleNotFoundError("qtawesome, which brings the icon font, is not installed")
    return Path(found.origin).parent / "fonts"


@cache
def _newest(pattern: str) -> Path:
    return max(_font_folder().glob(pattern))


@cache
def _font() -> tuple[QRawFont, dict[str, str]]:
    names: dict[str, str] = json.loads(_newest("phosphor-charmap-*.json").read_text(encoding="utf-8"))
    font = QRawFont(str(_newest("phosphor-[0-9]*.ttf")), _EM, QFont.HintingPreference.PreferNoHinting)
    return font, names


@cache
def _outline(name: str) -> QPainterPath:
    font, names = _font()
    glyph = font.glyphIndexesForString(chr(int(names[GLYPHS[name]], 16)))[0]
    return font.pathForGlyph(glyph)
