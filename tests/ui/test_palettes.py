"""Every text is readable on its ground, every border and dot stands out."""

from __future__ import annotations

import pytest

from crm_desktop.ui import palettes

SCHEMES = [palettes.LIGHT, palettes.DARK]


@pytest.mark.parametrize("palette", SCHEMES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("ink", "ground"), palettes.PAIRS, ids=lambda token: token)
def test_text_is_readable_on_its_ground(palette: palettes.Palette, ink: str, ground: str) -> None:
    assert palettes.contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", SCHEMES, ids=lambda palette: palette.name)
def test_borders_rings_and_dots_stand_out(palette: palettes.Palette) -> None:
    for token in (palette.edge, palette.focus, *palette.dots):
        for ground in (palette.window, palette.surface):
            assert palettes.contrast(token, ground) >= 3


def test_contrast_of_known_pairs() -> None:
    assert palettes.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palettes.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
