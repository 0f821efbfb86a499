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
from dataclasses import asdict, dataclass, fields
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop import paths

Scheme = Literal["system", "light", "dark"]
FontRole = Literal["body", "strong", "secondary", "section", "title"]

CJK_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC")
ANIMATION_MS = 120  # the longest motion in the program


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme, as `#rrggbb`.

    Grounds: window, surface, hover, selected, mark (what a search matched), the `*_soft` tints,
    float_ground (toasts, tooltips). Text: text, secondary, accent, on_accent, good, warn, bad,
    on_float, float_accent; `disabled` is exempt from the contrast rule. Lines: line (hairlines),
    rim (round buttons, which their word shows), edge (round fields, 3:1), focus (the ring).
    """

    name: str
    window: str
    surface: str
    hover: str
    selected: str
    mark: str
    line: str
    rim: str
    edge: str
    focus: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_hover: str
    bad_soft: str
    float_ground: str
    on_float: str
    float_accent: str
    dots: tuple[str, ...]


# The colours of categories and tags, in the order of Palette.dots.
DOT_NAMES = ("red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink", "grey")

LIGHT = Palette(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    hover="#F2F4F6",
    selected="#E3EDFC",
    mark="#FFE9A8",
    line="#E1E4E8",
    rim="#CBD1D8",
    edge="#868F99",
    focus="#1F66D6",
    text="#1B1F24",
    secondary="#57606A",
    disabled="#8C959F",
    accent="#1F66D6",
    accent_hover="#1857BA",
    on_accent="#FFFFFF",
    accent_soft="#E8F0FC",
    good="#1A7F4B",
    good_soft="#E9F6EF",
    warn="#9A5B00",
    warn_soft="#FFF5E2",
    bad="#C2352B",
    bad_hover="#A52B22",
    bad_soft="#FDEEED",
    float_ground="#24292F",
    on_float="#F5F6F8",
    float_accent="#9CC2FF",
    dots=(
        "#D1403A",
        "#D9630D",
        "#A87900",
        "#2B8A4E",
        "#128787",
        "#1F66D6",
        "#5A54D6",
        "#8E44C8",
        "#C93B86",
        "#6E7781",
    ),
)

DARK = Palette(
    name="dark",
    window="#15181D",
    surface="#1D2127",
    hover="#282D35",
    selected="#20344F",
    mark="#5C4A12",
    line="#30363D",
    rim="#444C57",
    edge="#6F7986",
    focus="#7FB0FF",
    text="#E8EAED",
    secondary="#A2A9B4",
    disabled="#6B7480",
    accent="#7FB0FF",
    accent_hover="#A3C6FF",
    on_accent="#0E1A2B",
    accent_soft="#1B2A42",
    good="#5CC58C",
    good_soft="#182B22",
    warn="#E3A33B",
    warn_soft="#2F2513",
    bad="#F2786D",
    bad_hover="#F89C94",
    bad_soft="#341D1C",
    float_ground="#E8EAED",
    on_float="#15181D",
    float_accent="#174EA6",
    dots=(
        "#F2786D",
        "#F0904A",
        "#D9B036",
        "#5CC58C",
        "#4CC2C2",
        "#7FB0FF",
        "#9D99FF",
        "#C58BF2",
        "#F27DB8",
        "#98A1AC",
    ),
)

# Every (text, ground) pair that may meet on the screen: each has a contrast of 4.5:1 at least.
PAIRS = (
    *(
        (ink, ground)
        for ink in ("text", "secondary")
        for ground in ("window", "surface", "hover", "selected")
    ),
    *(
        (ink, ground)
        for ink in ("accent", "good", "warn", "bad")
        for ground in ("window", "surface", "hover")
    ),
    *(("text", ground) for ground in ("mark", "accent_soft", "good_soft", "warn_soft", "bad_soft")),
    *((ink, f"{ink}_soft") for ink in ("accent", "good", "warn", "bad")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "bad"),
    ("on_accent", "bad_hover"),
    ("accent", "selected"),
    ("bad", "selected"),
    ("on_float", "float_ground"),
    ("float_accent", "float_ground"),
)


@dataclass(frozen=True)
class Metrics:
    """The sizes of one type size, in device-independent pixels."""

    body: int = 13
    secondary: int = 12
    section: int = 15
    title: int = 20
    control: int = 32
    compact: int = 28
    large: int = 40
    row: int = 36  # a row of a list
    icon: int = 18
    grid: int = 8
    radius: int = 6


NORMAL = Metrics()
LARGE = Metrics(
    body=16, secondary=15, section=18, title=24, control=40, compact=36, large=48, row=44, icon=22
)


class _Notifier(QObject):
    changed = Signal()


_palette = LIGHT
_metrics = NORMAL
_scheme: Scheme = "system"
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
    wanted = QFont(QApplication.font())
    size = _metrics.body if role == "strong" else getattr(_metrics, role)
    wanted.setPixelSize(size)
    if role in ("strong", "section", "title"):
        wanted.setWeight(QFont.Weight.DemiBold)
    return wanted


def style(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties that the stylesheet selects (`look`, `role`, `ground`, …) and repaint."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def motion_ms() -> int:
    """How long a motion may take, in milliseconds: 0 when the system asks for less motion."""
    return 0 if reduced_motion() else ANIMATION_MS


def reduced_motion() -> bool:
    """Whether the person has asked the system for less motion."""
    if sys.platform == "win32":
        import ctypes

        animations = ctypes.c_int(1)
        get_client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
        ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(animations), 0)
        return not animations.value
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General) and QApplication.platformName() == "cocoa"


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
    app.setStyleSheet(stylesheet(_palette, _metrics))
    _watch().changed.emit()


def stylesheet(palette: Palette, sizes: Metrics) -> str:
    """`resources/styles/app.qss` with its `@token` placeholders filled in.

    Raises:
        KeyError: the file names a token that does not exist.
    """
    words: dict[str, str] = {key: str(value) for key, value in asdict(palette).items()}
    words |= {f"{key}_px": f"{value}px" for key, value in asdict(sizes).items()}
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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, after WCAG 2.1 (relative luminance)."""

    def luminance(value: str) -> float:
        shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


COLOUR_TOKENS = tuple(each.name for each in fields(Palette) if each.name not in ("name", "dots"))
