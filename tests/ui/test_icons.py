"""Icons: every one is in the font, takes the palette's colour, and is crisp when scaled."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from crm_desktop.ui import icons, theme


def _inks(image: QImage) -> set[str]:
    """The colours of the pixels that are fully painted."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", icons.GLYPHS)
def test_every_icon_paints_inside_its_square(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, 64).toImage()
    assert _inks(image) == {theme.LIGHT.text.lower()}
    box = icons._outline(name).boundingRect()
    assert 0 <= box.left() <= box.right() <= icons._EM
    assert -icons._EM <= box.top() <= box.bottom() <= 0


def test_icon_follows_palette_mode_and_state(qapp: QApplication) -> None:
    icon = icons.icon("search")

    def ink(mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
        return _inks(icon.pixmap(QSize(64, 64), 1.0, mode, state).toImage())

    assert ink() == {theme.LIGHT.text.lower()}
    assert ink(QIcon.Mode.Disabled) == {theme.LIGHT.disabled.lower()}
    assert ink(state=QIcon.State.On) == {theme.LIGHT.accent.lower()}
    theme.apply(qapp, "dark")
    assert ink() == {theme.DARK.text.lower()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icon_has_real_pixels_at_every_scale(qapp: QApplication, ratio: float) -> None:
    picture = icons.icon("add", "accent").pixmap(QSize(20, 20), ratio)
    assert picture.width() == 20 * ratio
    assert picture.devicePixelRatio() == ratio


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no such icon")
    with pytest.raises(AttributeError):
        icons.icon("add", "no such colour")


def test_a_changed_copy_of_an_icon_lives(qapp: QApplication) -> None:
    copy = QIcon(icons.icon("add"))
    copy.addPixmap(icons.pixmap("search", 16))
    assert not copy.pixmap(QSize(16, 16)).isNull()


def test_the_icon_packages_own_code_is_not_loaded() -> None:
    code = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from crm_desktop.ui import icons; icons.pixmap('add', 16);"
        "print('qtawesome' in sys.modules, 'qtpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
