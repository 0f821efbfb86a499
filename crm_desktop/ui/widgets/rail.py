"""The rail at the left: one button for each page, an icon over a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.badge import badge_size, paint_badge, short_count

WIDTH = 72  # wider where a word needs it
_BAR = 3


class Rail(QFrame):
    """The pages of the program. Tab enters it once; Up, Down, Home and End go from page to page."""

    page_chosen = Signal(str)  # the key of the page that the person wants

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Rail", "Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAutoFillBackground(True)
        theme.style(self, ground="surface", line="right")
        self._buttons: dict[str, _RailButton] = {}
        self._current = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)  # the hairline at the right has its pixel already
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def add_page(self, key: str, icon: str, title: str, *, at_bottom: bool = False) -> None:
        """Add a page; `at_bottom` sets it apart at the lower end (settings)."""
        button = _RailButton(key, icon, title, self)
        button.clicked.connect(lambda _checked=False: self._choose(key))
        stretch = next(at for at in range(self._column.count()) if self._column.itemAt(at).spacerItem())
        self._column.insertWidget(self._column.count() if at_bottom else stretch, button)
        self._buttons[key] = button
        self._show()

    def set_keys(self, key: str, keys: str) -> None:
        """Say in the tooltip of a page by which keys it is reached."""
        self._buttons[key].set_keys(keys)

    def set_title(self, key: str, title: str) -> None:
        """Change the word of a page, after a change of language."""
        self._buttons[key].setText(title)
        self._buttons[key].updateGeometry()

    def set_badge(self, key: str, count: int, said: str = "") -> None:
        """Show a count on a page's icon, nothing at 0; `said` tells a screen reader what it counts."""
        self._buttons[key].set_badge(count, said)

    def set_current(self, key: str) -> None:
        """Mark a page as the one that is shown, silently."""
        self._current = key
        self._show()

    @property
    def current(self) -> str:
        """The key of the page that is shown."""
        return self._current

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.page_chosen.emit(key)

    def _show(self) -> None:
        stop = self._current if self._current in self._buttons else next(iter(self._buttons))
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == stop else Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._buttons[stop])

    def _go(self, key: str, to: int | None, by: int) -> None:
        order = sorted(self._buttons, key=lambda each: self._buttons[each].y())
        at = order.index(key) + by if to is None else to
        target = order[at % len(order)]
        self._choose(target)
        self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)


class _RailButton(QAbstractButton):
    def __init__(self, key: str, icon: str, title: str, rail: Rail) -> None:
        super().__init__(rail)
        self._key, self._icon, self._rail = key, icon, rail
        self._count = 0
        self.setCheckable(True)
        self.setText(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._keys = ""

    def set_keys(self, keys: str) -> None:
        """Say in the tooltip by which keys the page is reached."""
        self._keys = keys
        self._tell(self.accessibleDescription())

    def _tell(self, said: str) -> None:
        self.setToolTip("\n".join(each for each in (said, self._keys) if each))

    def set_badge(self, count: int, said: str) -> None:
        self._count = count
        self.setAccessibleDescription(said if count else "")
        self._tell(said if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        words = QFontMetrics(self._font(True)).horizontalAdvance(self.text()) + 16
        return QSize(max(WIDTH - 1, words), sizes.icon + 4 + sizes.secondary + 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @staticmethod
    def _font(strong: bool) -> QFont:
        font = theme.font("secondary")
        font.setWeight(font.Weight.DemiBold if strong else font.Weight.Normal)
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if key in steps:
            self._rail._go(self._key, None, steps[key])
        elif key in ends:
            self._rail._go(self._key, ends[key], 0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, theme.color("accent_soft"))
            painter.fillRect(QRectF(0, 0, _BAR, box.height()), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(box, theme.color("hover"))
        ink = "accent" if self.isChecked() else "secondary"
        side = theme.metrics().icon + 4
        picture = QRectF((box.width() - side) / 2, 8, side, side)
        icons.paint(painter, picture, self._icon, ink)
        painter.setFont(self._font(self.isChecked()))
        painter.setPen(theme.color("accent" if self.isChecked() else "text"))
        words = QRectF(0, picture.bottom() + 2, box.width(), box.height() - picture.bottom() - 6)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        if self._count:
            text = short_count(self._count)
            pill = QRectF(QPointF(), badge_size(text).toSizeF())
            pill.moveCenter(
                QPointF(min(picture.right() + 4, box.width() - pill.width() / 2 - 2), picture.top() + 2)
            )
            paint_badge(painter, pill, text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
