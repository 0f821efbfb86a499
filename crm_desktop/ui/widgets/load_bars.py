"""How full days are: a bar for what is there, one for what would come, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services.follow_up_spread import DayLoad
from crm_desktop.ui import show, theme

_MOST = 8  # days that have a line; a longer spread says how it goes on


class LoadBars(QLabel):
    """A line a day. The numbers say the same as the bars: "12 + 5"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loads: Sequence[DayLoad] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("LoadBars", "How full the days become"))
        self.hide()

    @property
    def loads(self) -> Sequence[DayLoad]:
        """What is shown."""
        return self._loads

    def show_loads(self, loads: Sequence[DayLoad]) -> None:
        """Show some days; none of them hides it."""
        self._loads = loads
        self.setAccessibleDescription(listed(labelled(load.day, _numbers(load)) for load in loads))
        self.setVisible(bool(loads))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _line(self) -> int:
        return theme.metrics().body + 9

    def sizeHint(self) -> QSize:
        lines = min(len(self._loads), _MOST) + (len(self._loads) > _MOST)
        return QSize(320, max(1, lines) * self._line())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font("secondary")
        painter.setFont(font)
        measure = QFontMetrics(font)
        names = [f"{load.day[5:]} {show.weekday(load.day)}" for load in self._loads[:_MOST]]
        name_width = max((measure.horizontalAdvance(name) for name in names), default=0) + 12
        number_width = (
            max((measure.horizontalAdvance(_numbers(load)) for load in self._loads), default=0) + 12
        )
        most = max((load.planned + load.added for load in self._loads), default=0) or 1
        room = max(0, self.width() - name_width - number_width)
        for at, (load, name) in enumerate(zip(self._loads, names, strict=False)):
            box = QRect(0, at * self._line(), self.width(), self._line())
            painter.setPen(theme.color("secondary"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            bar = QRect(name_width, box.top() + 4, room * load.planned // most, box.height() - 8)
            painter.fillRect(bar, theme.color("edge"))
            new = QRect(bar.left() + bar.width(), bar.top(), room * load.added // most, bar.height())
            painter.fillRect(new, theme.color("accent"))
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _numbers(load))
        if len(self._loads) > _MOST:
            box = QRect(0, _MOST * self._line(), self.width(), self._line())
            painter.setPen(theme.color("secondary"))
            words = translate("LoadBars", "and %n more days, the last is {day}", len(self._loads) - _MOST)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words.format(day=self._loads[-1].day))


def _numbers(load: DayLoad) -> str:
    return f"{load.planned:,} + {load.added:,}"
