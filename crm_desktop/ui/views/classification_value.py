"""价值分析: the customers by recency, frequency and money: a grid, the named segments, and who moved since last month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classes, field_checks, options, rfm
from crm_desktop.services.rfm import Overview
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_value_rules import ScoringEditor
from crm_desktop.ui.widgets.bar_list import Bar, BarList
from crm_desktop.ui.widgets.heat_grid import HeatGrid
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.values.class_rules import SEGMENTS

_COLORS = {
    "champions": "green", "promising": "teal", "keep": "amber", "rescue": "red",
    "regulars": "blue", "newcomers": "indigo", "occasional": "purple", "dormant": "grey",
}  # fmt: skip
_MOVES = 8  # that are shown


class ValueTab(QWidget):
    """The tab of the scores.

    Args:
        session, tasks: all is counted in the worker; another day is computed aside.
        bridge: any change of customers may move a count.
    """

    customers_requested = Signal(object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._found: Overview | None = None
        self.grid = HeatGrid(translate("ValueTab", "Customers by their scores"), 5, 5, self)
        self.grid.opened.connect(self._open_cell)
        self.segments = BarList(translate("ValueTab", "Segments"), self, with_change=True)
        self.segments.opened.connect(lambda name: self.customers_requested.emit(rfm.of_segment(name)))
        self.moves = BarList(translate("ValueTab", "Moved since last month"), self)
        self.moves.opened.connect(lambda key: self.customers_requested.emit(rfm.of_move(*key)))
        self.strip = TaskStrip(self)
        self.strip.hide()
        self.said = QLabel(self)
        theme.style(self.said, role="bad")
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._build_head())
        layout.addWidget(self.said)
        layout.addWidget(self.strip)
        body = QHBoxLayout()
        body.setSpacing(32)
        body.addLayout(self._build_left(), 5)
        body.addWidget(self._build_right(), 4)
        layout.addLayout(body, 1)
        self.first_focus = self.grid
        self._refresher = Refresher(self, bridge, lambda _: self.load())
        self._refresher.mark_stale()

    def _build_head(self) -> QHBoxLayout:
        words = translate("ValueTab", "As of")
        label = QLabel(words, self)
        theme.style(label, role="secondary")
        self.day = LineEdit(parent=self)
        self.day.setFixedWidth(104)
        self.day.setAccessibleName(words)
        self.day.setToolTip(translate("ValueTab", "A day; Enter computes the scores as of it"))
        theme.style(self.day, density="compact")
        label.setBuddy(self.day)
        self.day.returnPressed.connect(self.compute)
        self.today = QPushButton(translate("ValueTab", "Back to today"), self)
        theme.style(self.today, look="link", density="compact")
        self.today.clicked.connect(lambda: self.compute(clock.today()))
        self.today.hide()
        self.axis = SegmentedButtons(
            translate("ValueTab", "Across"),
            [
                ("frequency", translate("ValueTab", "Frequency"), ""),
                ("monetary", translate("ValueTab", "Money"), ""),
            ],
            self,
            compact=True,
        )
        self.axis.chosen.connect(lambda _: self._show())
        self.basis = QLabel(self)
        theme.style(self.basis, role="secondary")
        self.rules = QPushButton(translate("ValueTab", "Scoring…"), self)
        self.rules.setCheckable(True)
        theme.style(self.rules, density="compact")
        self.rules.clicked.connect(self.edit_rules)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (label, self.day, self.today):
            head.addWidget(widget)
        head.addSpacing(16)
        head.addWidget(self.axis)
        head.addSpacing(8)
        head.addWidget(self.basis, 1)
        head.addWidget(self.rules)
        return head

    def _build_left(self) -> QVBoxLayout:
        self.axes = QLabel(self)
        theme.style(self.axes, role="secondary")
        self.unscored = QLabel(self)
        theme.style(self.unscored, role="secondary")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.axes)
        left.addWidget(self.grid, 1)
        left.addWidget(self.unscored)
        return left

    def _build_right(self) -> QWidget:
        self.moves_head = SectionHeader(translate("ValueTab", "Moved since last month"), self)
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.segments_head = SectionHeader(translate("ValueTab", "Segments"), self)
        for widget in (self.segments_head, self.segments, self.moves_head, self.moves):
            column.addWidget(widget)
        self.still = QLabel(translate("ValueTab", "Nobody moved since last month."), lists)
        theme.style(self.still, role="secondary")
        column.addWidget(self.still)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(lists)
        self.editor = ScoringEditor(self)
        self.editor.saved.connect(self._save_rules)
        self.editor.closed.connect(lambda: self.edit_rules(False))
        right = QWidget(self)
        self._right = QStackedLayout(right)
        self._right.addWidget(area)
        self._right.addWidget(self.editor)
        return right

    # -- showing ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Count in the worker."""
        session = self._session
        self._tasks.run(lambda: rfm.overview(session), on_done=self._take, owner=self, latest="classes.value")

    def _take(self, found: Overview) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        scores = found.scores
        money = self.axis.value == "monetary"
        self.axis.set_enabled("monetary", scores is None or scores.basis == "purchases")
        if money and scores is not None and scores.basis == "visits":
            self.axis.set_value("frequency")
            money = False
        cells = rfm.grid(found, self.axis.value)
        days, across = [""] * 5, [""] * 5
        if scores is not None:
            days = _levels(scores.days, _days)
            across = _levels(scores.amounts, _yuan) if money else _levels(scores.counts, _times)
        total = sum(map(sum, cells))
        rows = [f"R{5 - at}\n{words}".strip() for at, words in enumerate(days)]
        columns = [f"{'M' if money else 'F'}{at + 1}\n{words}".strip() for at, words in enumerate(across)]
        self.grid.set_counts(cells, rows, columns, total)
        self.axes.setText(
            translate("ValueTab", "Down: days since the last time. Across: the amount.")
            if money
            else translate("ValueTab", "Down: days since the last time. Across: how often.")
        )
        self.segments_head.set_count(total)
        self.segments.set_bars(
            [
                Bar(name, options.title("rfm_segment", name), now, _COLORS[name], now - before)
                for name, (now, before) in found.segments.items()
            ],
            total,
        )
        self._show_moves(found)
        self._show_words(found)

    def _show_moves(self, found: Overview) -> None:
        moved = [(key, count) for key, count in found.moves.items() if key[0] != key[1]]
        moved.sort(key=lambda each: (-each[1], *map(_place, each[0])))
        words = translate("ValueTab", "{before} → {after}")
        self.moves.set_bars(
            [
                Bar(key, words.format(before=_name(key[0]), after=_name(key[1])), count)
                for key, count in moved[:_MOVES]
            ]
        )
        self.moves_head.set_count(sum(count for _, count in moved))
        self.moves.setVisible(bool(moved))
        self.still.setVisible(not moved)

    def _show_words(self, found: Overview) -> None:
        self.unscored.setText(
            translate("ValueTab", "%n customers have nothing that could be scored.", found.unscored)
            if found.unscored
            else ""
        )
        scores = found.scores
        if scores is None:
            self.basis.setText(translate("ValueTab", "The scores are computed in a moment."))
            return
        by = classes.rules(self._session).rfm
        parts = [
            translate("ValueTab", "Purchases")
            if scores.basis == "purchases"
            else translate("ValueTab", "Visits"),
            translate("ValueTab", "since {day}").format(day=scores.since)
            if scores.since
            else translate("ValueTab", "of all years"),
            translate("ValueTab", "own cut points")
            if by.own
            else translate("ValueTab", "in fifths of the customers"),
        ]
        self.basis.setText(" · ".join(parts))
        if not self.day.hasFocus():
            self.day.setText(scores.as_of)
        self.today.setVisible(scores.as_of != clock.today().isoformat())
        before = date.fromisoformat(scores.as_of) - relativedelta(months=1)
        self.moves_head.set_title(translate("ValueTab", "Moved since {day}").format(day=before))

    def _open_cell(self, row: int, column: int) -> None:
        self.customers_requested.emit(rfm.of_cell(5 - row, column + 1, self.axis.value))

    # -- acts -------------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def compute(self, as_of: date | None = None) -> None:
        """Compute the scores as of a day; of the one that stands in the field when none is given."""
        if as_of is None:
            try:
                as_of = date.fromisoformat(field_checks.day(self.day.text()))
                if as_of > clock.today():
                    raise InvalidValue(translate("ValueTab", "Choose today or a day before it."), field="day")
            except UserError as error:
                self._say(error.sentence)
                return
        self._say("")
        self.day.setText(as_of.isoformat())
        session, chosen = self._session, as_of

        def work(progress: Progress) -> int:
            return classes.recompute(session, progress, chosen)

        task = self._tasks.run(
            work, on_done=lambda _: self.load(), on_error=self._failed, owner=self, aside=True
        )
        self.strip.watch(task, translate("Classes", "Computing stages and values"))

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self._say(error.sentence)
        self.load()

    def edit_rules(self, shown: bool = True) -> None:
        """Show by what is scored, to change it; or the segments again."""
        self.rules.setChecked(shown)
        if shown:
            self.editor.show_rules(classes.rules(self._session).rfm, read_only=self._session.read_only)
            self.editor.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rules.setFocus(Qt.FocusReason.OtherFocusReason)
        self._right.setCurrentIndex(1 if shown else 0)

    def _save_rules(self) -> None:
        try:
            operation = classes.keep(self._session, scoring=self.editor.rules())
        except UserError as error:
            self.editor.refuse(error)
            return
        self.edit_rules(False)
        if operation is not None:
            words = translate("ValueTab", "Scoring changed; the scores are computed anew.")
            self.toast_requested.emit(words, operation)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"axis": self.axis.value}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.axis.set_value(str(state.get("axis", "frequency")))


def _name(segment: str) -> str:
    return options.title("rfm_segment", segment) if segment else translate("ValueTab", "Not scored")


def _place(segment: str) -> int:
    return list(SEGMENTS).index(segment) if segment else len(SEGMENTS)


# -- what a score means --------------------------------------------------------------------------------


def _days(value: str) -> str:
    return translate("ValueTab", "{range} days").format(range=value)


def _times(value: str) -> str:
    return translate("ValueTab", "{range} ×").format(range=value)


def _yuan(value: str) -> str:
    return f"¥ {value}"


def _levels(cuts: Sequence[int], words: Callable[[str], str]) -> list[str]:
    """What values the five levels hold, the lowest first; "" of one that nobody can have."""
    shown = [f"{cut // 100:,}" if words is _yuan else f"{cut:,}" for cut in cuts]
    found = []
    for level in range(5):
        low = cuts[level - 1] if level else None
        high = cuts[level] if level < len(cuts) else None
        if level > len(cuts) or not cuts or low == high:
            found.append("")
        elif low is None:
            found.append(words(f"≤ {shown[level]}"))
        elif high is None:
            found.append(words(f"> {shown[level - 1]}"))
        elif words is _yuan:
            found.append(words(f"{shown[level - 1]}–{shown[level]}"))
        elif low + 1 == high:
            found.append(words(shown[level]))
        else:
            found.append(words(f"{low + 1:,}–{shown[level]}"))
    return found
