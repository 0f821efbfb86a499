"""The look: contrast, the focus ring, the stylesheet's tokens, forced and large forms."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.ui import theme

SCHEMES = [theme.LIGHT, theme.DARK]


@pytest.mark.parametrize("palette", SCHEMES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("sizes", [theme.NORMAL, theme.LARGE], ids=["normal", "large"])
def test_stylesheet_has_no_token_left(palette: theme.Palette, sizes: theme.Metrics) -> None:
    text = theme.stylesheet(palette, sizes)
    assert "@" not in text
    assert palette.accent in text
    assert f"{sizes.title}px" in text


def test_forced_scheme_and_large_type(qapp: QApplication) -> None:
    heard = []

    class Listener(QWidget):
        def hear(self) -> None:
            heard.append(theme.current().name)

    listener = Listener()
    theme.on_change(listener.hear)
    theme.apply(qapp, "dark", large_type=True)
    assert heard == ["dark"]
    assert theme.metrics().body == 16
    assert QApplication.font().pixelSize() == 16
    assert qapp.palette().window().color() == QColor(theme.DARK.window)
    theme.apply(qapp, "light")
    assert heard == ["dark", "light"]
    assert QApplication.font().pixelSize() == 13


def test_dot_colours() -> None:
    assert theme.dot("red") == QColor(theme.LIGHT.dots[0])
    assert theme.dot("#123456") == QColor("#123456")
    assert theme.dot(None) == theme.dot("no such colour") == theme.dot("grey")


def _controls() -> list[QWidget]:
    primary, danger, quiet, link = (QPushButton("Save") for _ in range(4))
    for button, look in ((primary, "primary"), (danger, "danger"), (quiet, "quiet"), (link, "link")):
        button.setProperty("look", look)
    tool, plain_field = QToolButton(), QLineEdit("text")
    tool.setText("More")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plain_field.setProperty("look", "bare")
    return [
        QPushButton("Plain"),
        primary,
        danger,
        quiet,
        link,
        tool,
        QLineEdit("text"),
        plain_field,
        QTextEdit("text"),
        QPlainTextEdit("text"),
        QComboBox(),
        QSpinBox(),
        QDateEdit(),
        QCheckBox("Check"),
        QRadioButton("Radio"),
        QListWidget(),
        QTreeWidget(),
        QTableWidget(2, 2),
    ]


def _differing(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(min(one.width(), other.width()))
        for y in range(min(one.height(), other.height()))
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", range(18))
def test_every_control_shows_the_focus(qtbot: QtBot, qapp: QApplication, scheme: str, which: int) -> None:
    theme.apply(qapp, scheme)  # type: ignore[arg-type]
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    other, control = QPushButton("Other"), _controls()[which]
    control.setMaximumSize(160, 80)
    layout.addWidget(other)
    layout.addWidget(control)
    if isinstance(control, QLineEdit | QTextEdit | QPlainTextEdit):
        control.setCursorWidth(0) if not isinstance(control, QLineEdit) else None
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    before, size = control.grab().toImage(), control.size()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus() or (isinstance(control, QAbstractSpinBox) and control.focusProxy() is None)
    after = control.grab().toImage()
    assert control.size() == size  # the ring moves nothing
    # A ring of 2 px round even the smallest control changes more than a cursor or a dotted line.
    assert _differing(before, after) > control.width() + control.height()


def test_style_restyles_at_once(qtbot: QtBot) -> None:
    label = QLabel("Title")
    qtbot.addWidget(label)
    theme.style(label, role="title")
    label.ensurePolished()
    assert label.font().pixelSize() == theme.NORMAL.title


def test_nothing_moves_for_who_wants_less_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "reduced_motion", lambda: True)
    assert theme.motion_ms() == 0
    monkeypatch.setattr(theme, "reduced_motion", lambda: False)
    assert 0 < theme.motion_ms() <= 120
