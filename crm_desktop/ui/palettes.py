"""The colours and sizes of the program, as figures: no Qt.

The tokens are named for what they are for, so that light and dark need no code of their own.
"""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
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


class Metrics(NamedTuple):
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
    body=16, secondary=15, section=18, title=24, control=40, compact=32, large=48, row=44, icon=22
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, after WCAG 2.1 (relative luminance)."""

    def luminance(value: str) -> float:
        shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
