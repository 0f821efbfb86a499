"""级别规则: by which rules customers are graded, and who would move, before it is applied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import Cancelled, InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import classification, grading
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.grading import GradeTrial
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_grading_rules import RuleLines
from crm_desktop.ui.widgets.bar_list import Bar, BarList
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.values.grade_rules import ORDER, POINTS, Grading
from crm_desktop.values.rules import Condition, Op

_REST_MS = 500  # of somebody who types, before the rules are tried


class GradingTab(QWidget):
    """The tab of the rules for grades. Ctrl+Enter or the button applies.

    Args:
        session, tasks: rules are tried and applied in the worker.
        bridge: announcements of rules and grades that were changed.
    """

    customers_requested = Signal(object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._kept = Grading()
        self._loading = True
        self._names: dict[int | None, str] = {}
        self._colors: dict[int | None, str] = {}
        self.on = QCheckBox(translate("Grading", "Rules grade whoever was not graded by hand"), self)
        self.on.toggled.connect(lambda _: self._changed())
        self.mode = SegmentedButtons(
            translate("Grading", "How rules decide"),
            [
                (ORDER, translate("Grading", "The first rule that holds"), ""),
                (POINTS, translate("Grading", "Points added up"), ""),
            ],
            self,
            compact=True,
        )
        self.mode.chosen.connect(self._show_mode)
        self.lines = RuleLines(session, tasks, self)
        self.lines.changed.connect(self._changed)
        self.over_hand = QCheckBox(self)
        self.over_hand.toggled.connect(lambda _: self._changed())
        self.would = SectionHeader(translate("Grading", "Would move"), self)
        self.moves = BarList(translate("Grading", "Would move"), self)
        self.by_hand = QPushButton(self)
        theme.style(self.by_hand, look="link")
        marked = Filter(Condition("grade_by_hand", Op.IS))
        self.by_hand.clicked.connect(lambda: self.customers_requested.emit(marked))
        self.moves.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.moves.setCursor(Qt.CursorShape.ArrowCursor)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.strip = TaskStrip(self)
        self.strip.hide()
        self.reset = QPushButton(translate("Grading", "Reset"), self)
        self.reset.clicked.connect(lambda: self.load(again=True))
        self.apply = QPushButton(translate("Grading", "Apply"), self)
        self.apply.setToolTip("Ctrl+Enter")
        theme.style(self.apply, look="primary")
        self.apply.clicked.connect(self.keep)
        self._build()
        self.first_focus = self.on
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.keep)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.try_out)
        self._refresher = Refresher(self, bridge, self._refresh, _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.on)
        head.addWidget(self.mode)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.reset)
        foot.addWidget(self.apply)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.lines)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(area, 1)
        moves = QWidget(self)
        column = QVBoxLayout(moves)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.would, self.moves, self.over_hand):
            column.addWidget(widget)
        column.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        right = QScrollArea(self)
        right.setWidgetResizable(True)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setWidget(moves)
        body = QHBoxLayout()
        body.setSpacing(32)
        body.addLayout(left, 7)
        body.addWidget(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(body, 1)
        layout.addWidget(self.strip)
        layout.addLayout(foot)

    # -- showing ----------------------------------------------------------------------------------

    def _refresh(self, changes: Changes | None) -> None:
        self.load()

    def load(self, *, again: bool = False) -> None:
        """Show the rules as they stand; what somebody has typed here stays unless `again`."""
        grades = classification.entries(self._session, "grade", counted=False)
        self._names = {None: translate("Customers", "No grade"), **{each.id: each.name for each in grades}}
        self._colors = {each.id: each.color for each in grades}
        typed = not again and not self._loading and self.rules() != self._kept
        kept = grading.current(self._session)
        self._loading = True
        self.lines.set_grades(grades)
        if not typed:
            self.on.setChecked(kept.on)
            self.mode.set_value(kept.mode)
            self.lines.set_rules(kept)
            self.over_hand.setChecked(False)
        self._kept = self.rules() if not typed else kept
        self._loading = False
        self._show_mode()

    def rules(self) -> Grading:
        """The rules as they stand in the fields."""
        rules, limits = self.lines.rules(), self.lines.limits()
        return Grading(
            self.on.isChecked(), self.mode.value, rules, limits if self.mode.value == POINTS else ()
        )

    def _show_mode(self, _mode: str = "") -> None:
        self.lines.show_mode(self.mode.value)
        self._changed()

    def _changed(self) -> None:
        if self._loading:
            return
        self.lines.setEnabled(not self._session.read_only)
        by, problem = self.rules(), self.lines.problem()
        changed = by != self._kept or self.over_hand.isChecked()
        self.reset.setEnabled(changed)
        self._say("")
        if problem:
            self._say(problem)
        else:
            try:
                grading.check(self._session, by)
            except InvalidValue as error:
                self._say(error.sentence)
                problem = error.sentence
        self.apply.setEnabled(changed and not problem and not self._session.read_only)
        if problem or not (by.on or self._kept.on):
            self._rest.stop()
            self._show(None)
        else:
            self._rest.start()

    def try_out(self) -> None:
        """Find out in the worker who would move."""
        session, by, over_hand = self._session, self.rules(), self.over_hand.isChecked()
        self._tasks.run(
            lambda progress: grading.try_out(session, by, over_hand=over_hand, progress=progress),
            on_done=lambda found: self._show(found) if self.rules() == by else None,
            on_error=self._failed,
            owner=self,
            latest="classes.grading",
        )

    def _show(self, found: GradeTrial | None) -> None:
        self.would.setVisible(found is not None)
        self.moves.setVisible(found is not None)
        hand = found.by_hand if found is not None else 0
        self.over_hand.setVisible(bool(hand))
        self.by_hand.setVisible(bool(hand))
        if found is None:
            return
        words = translate("Grading", "{before} → {after}")
        order = list(self._names)[1:]
        moves = sorted(
            found.moves, key=lambda each: [order.index(at) if at in order else 99 for at in each[:2]]
        )
        self.moves.set_bars(
            [
                Bar((before, after), words.format(before=self._name(before), after=self._name(after)), count,
                    self._colors.get(after, "") or "grey")
                for before, after, count in moves
            ]
        )  # fmt: skip
        self.would.set_count(sum(count for *_, count in moves))
        self.over_hand.setText(
            translate("Grading", "Also %n customers whose grade was set by hand otherwise", hand)
        )
        self.by_hand.setText(translate("Grading", "Show who was graded by hand"))

    def _name(self, grade_id: int | None) -> str:
        return self._names.get(grade_id, translate("Customers", "deleted entry"))

    def _say(self, sentence: str, role: str = "bad") -> None:
        theme.style(self.said, role=role)
        self.said.setText(sentence)

    # -- acts -------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Store the rules and grade everybody by them, in the worker."""
        if not self.apply.isEnabled():
            return
        session, by, over_hand = self._session, self.rules(), self.over_hand.isChecked()
        self.apply.setEnabled(False)

        def work(progress: Progress) -> int | None:
            return grading.keep(session, by, over_hand=over_hand, progress=progress)

        task = self._tasks.run(work, on_done=self._kept_now, on_error=self._failed, owner=self)
        self.strip.watch(task, translate("Grading", "Grading the customers"))

    def _kept_now(self, operation: int | None) -> None:
        self.load(again=True)
        if operation is not None:
            self.toast_requested.emit(translate("Grading", "Graded by the rules"), operation)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self._say(error.sentence)
        self.apply.setEnabled(True)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.load()


def _concerns(changes: Changes) -> bool:
    return changes.touches("class_rule") or changes.touches("grade") or changes.touches("segment")
