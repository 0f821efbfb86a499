"""The look: the colours and sizes of the program, and how they reach Qt.

`apply` sets the Fusion style, a QPalette, the font and one stylesheet made from
`resources/styles/app.qss`; it follows the system's light or dark colours while the scheme is
"system". What a widget paints by itself, it paints with `color(token)`, `metrics()` and
`font(role)`, read in `paintEvent`, never kept: then a change of palette needs no code in it.

How widgets ask for their look: by dynamic properties that the stylesheet selects (listed at the
top of app.qss): `look` on buttons, `role` on labels, `ground` on frames, `density` on controls.
Set them with `style(widget, role="secondary")`, also later: it repaints the widget.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop import paths
from crm_desktop.ui.palettes import DARK, DOT_NAMES, LARGE, LIGHT, NORMAL, Metrics, Palette

Scheme = Literal["system", "light", "dark"]
FontRole = Literal["body", "strong", "secondary", "section", "title"]

CJK_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC")
ANIMATION_MS = 120  # the longest motion in the program


class _Notifier(QObject):
    changed = Signal()


_palette = LIGHT
_metrics = NORMAL
_scheme: Scheme = "system"
_fonts: dict[FontRole, QFont] = {}  # of the look in use
_notifier: _Notifier | None = None


def current() -> Palette:
    """The palette in use."""
    return _palette


def metrics() -> Metrics:
    """The sizes in use."""
    return _metrics


def color(token: str) -> QColor:
    """The colour of a token of the palette in use, e.g. `color("secondary")`."""
    return QColor(getattr(_palette, token))


def dot(name: str | None) -> QColor:
    """The colour of a category's or tag's dot: a name of DOT_NAMES or `#rrggbb`; grey otherwise."""
    if name in DOT_NAMES:
        return QColor(_palette.dots[DOT_NAMES.index(name)])
    own = QColor(name) if name and re.fullmatch(r"#[0-9A-Fa-f]{6}", name) else QColor()
    return own if own.isValid() else QColor(_palette.dots[-1])


def font(role: FontRole = "body") -> QFont:
    """The font of a role: body, strong (bold body), secondary, section, title."""
    wanted = _fonts.get(role)
    if wanted is None:
        wanted = QFont(QApplication.font())
        wanted.setPixelSize(_metrics.body if role == "strong" else getattr(_metrics, role))
        if role in ("strong", "section", "title"):
            wanted.setWeight(QFont.Weight.DemiBold)
        _fonts[role] = wanted
    return QFont(
        wanted
    )  # a copy shares what Qt found out about its glyphs: a new font paints in three times the time


def style(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties that the stylesheet selects (`look`, `role`, `ground`, …) and repaint.

    A new widget gets its look from Qt when it is first shown or measured, so it is left alone here,
    and so is one that has these properties already: to look its styles up again takes a millisecond.
    """
    differs = False
    for name, value in properties.items():
        if widget.property(name) != value and (value != "" or widget.property(name)):
            widget.setProperty(name, value)
            differs = True
    if differs and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def motion_ms() -> int:
    """How long a motion may take, in milliseconds: 0 when the system asks for less motion."""
    return 0 if reduced_motion() else ANIMATION_MS


def reduced_motion() -> bool:
    """Whether the person has asked the system for less motion.

    Only Windows answers (Settings → Accessibility → Visual effects); where the system cannot be
    asked nothing moves, which harms nobody.
    """
    if sys.platform != "win32":
        return True
    import ctypes

    animations = ctypes.c_int(1)
    get_client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(animations), 0)
    return not animations.value


def on_change(slot: Callable[[], None]) -> None:
    """Call `slot`, a method of a QObject (Qt disconnects it with its object), after each change.

    Only needed for what is computed from colours and kept; what is painted reads `color` anew.
    """
    _watch().changed.connect(slot)


def apply(app: QApplication, scheme: Scheme = "system", large_type: bool = False) -> None:
    """Give the application its look; call again when the settings change.

    Args:
        scheme: "light", "dark", or "system" to follow the system, also while running.
        large_type: body text of 16 px instead of 13 px, and controls to match.
    """
    global _scheme, _metrics
    _scheme = scheme
    _metrics = LARGE if large_type else NORMAL
    hints = app.styleHints()
    if not app.property("themed"):
        app.setProperty("themed", True)
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(_follow_system)
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
    hints.setColorScheme(wanted)  # title bars and native dialogs follow; may call _follow_system
    _install(app)


def _follow_system() -> None:
    app = QApplication.instance()
    if _scheme == "system" and isinstance(app, QApplication):
        _install(app)


def _install(app: QApplication) -> None:
    global _palette
    dark = _scheme == "dark" or (
        _scheme == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    _palette = DARK if dark else LIGHT
    app.setPalette(_qt_palette(_palette))
    app.setFont(_app_font())
    _fonts.clear()
    app.setStyleSheet(stylesheet(_palette, _metrics))
    _watch().changed.emit()


def stylesheet(palette: Palette, sizes: Metrics) -> str:
    """`resources/styles/app.qss` with its `@token` placeholders filled in.

    Raises:
        KeyError: the file names a token that does not exist.
    """
    words: dict[str, str] = {key: str(value) for key, value in palette._asdict().items()}
    words |= {f"{key}_px": f"{value}px" for key, value in sizes._asdict().items()}
    for key in ("control", "compact", "large"):
        # Qt counts a control's height without its border: 1 px, or 2 px with the focus ring.
        words[f"{key}_inner"] = f"{getattr(sizes, key) - 2}px"
        words[f"{key}_focus"] = f"{getattr(sizes, key) - 4}px"
    words["styles"] = paths.resource("styles").as_posix()
    text = paths.resource("styles", "app.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"@([a-z_]+)", lambda found: words[found.group(1)], text)


def _watch() -> _Notifier:
    global _notifier
    if _notifier is None:
        _notifier = _Notifier()
    return _notifier


def _app_font() -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    families = [*system.families(), *(name for name in CJK_FAMILIES if QFontDatabase.hasFamily(name))]
    chosen = QFont(system)
    chosen.setFamilies(list(dict.fromkeys(families)))
    chosen.setPixelSize(_metrics.body)
    chosen.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: columns of figures line up
    return chosen


def _qt_palette(tokens: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.PlaceholderText: tokens.secondary,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.float_ground,
        role.ToolTipText: tokens.on_float,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.edge,
        role.Shadow: "#000000",
    }
    palette = QPalette()
    for key, value in colours.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.hover))
    return palette
