"""生命周期: the stages with their customers, who moved, and the rules, tried before they hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import classes, options, stage_overview
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.stage_overview import Stages
from crm_desktop.ui import theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.classification_lifecycle_rules import LifecycleRules
from crm_desktop.ui.views.customers_columns import group_color
from crm_desktop.ui.widgets.bar_list import Bar, BarList
from crm_desktop.ui.widgets.card_row import CardRow
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.values.rules import Condition, Op

_MOVES = 9  # that are shown
_STALE = Condition("stale", Op.IS)


class LifecycleTab(QWidget):
    """The tab of the stages.

    Args:
        session, tasks: all is counted in the worker.
        bridge: any change of customers may move a count.
    """

    customers_requested = Signal(object)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._lists = ShopLists(session)
        self.cards = CardRow(translate("LifecycleTab", "Stages"), self)
        self.cards.opened.connect(lambda key: self.customers_requested.emit(stage_overview.of_stage(key)))
        self.moves_head = SectionHeader(translate("LifecycleTab", "Moved in the last 30 days"), self)
        self.moves = BarList(translate("LifecycleTab", "Moved in the last 30 days"), self)
        self.moves.opened.connect(lambda key: self.customers_requested.emit(stage_overview.of_move(*key)))
        self.still = QLabel(translate("LifecycleTab", "Nobody moved."), self)
        theme.style(self.still, role="secondary")
        self.overdue = QPushButton(self)
        theme.style(self.overdue, look="link")
        self.overdue.clicked.connect(lambda: self.customers_requested.emit(Filter(_STALE)))
        self.rules = LifecycleRules(session, tasks, self)
        self.rules.saved.connect(self._save)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.moves_head, self.moves, self.still):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.overdue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(left)
        body = QHBoxLayout()
        body.setSpacing(32)
        body.addWidget(area, 2)
        body.addWidget(self.rules, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.cards)
        layout.addLayout(body, 1)
        self.first_focus = self.cards
        self._refresher = Refresher(self, bridge, self._refresh)
        self._refresher.mark_stale()

    def _refresh(self, changes: Changes | None) -> None:
        self.load()
        if changes is None or changes.touches("class_rule") or changes.touches("grade"):
            self.rules.load()

    def load(self) -> None:
        """Count in the worker."""
        session = self._session
        self._tasks.run(
            lambda: stage_overview.stages(session), on_done=self._show, owner=self, latest="classes.stages"
        )
        self._tasks.run(
            lambda: stage_overview.overdue(session),
            on_done=self._show_overdue,
            owner=self,
            latest="classes.overdue",
        )

    def _show(self, found: Stages) -> None:
        total = sum(found.counts.values())
        self.cards.set_bars(
            [
                Bar(
                    key,
                    _name(key),
                    count,
                    group_color("stage", key, self._lists) or "grey",
                    found.change(key),
                )
                for key, count in found.counts.items()
            ],
            total,
        )
        moves = sorted(found.moves.items(), key=lambda each: -each[1])
        words = translate("LifecycleTab", "{before} → {after}")
        self.moves.set_bars(
            [
                Bar(
                    key,
                    words.format(
                        before=_name(key[0], translate("LifecycleTab", "newly recorded")), after=_name(key[1])
                    ),
                    count,
                    group_color("stage", key[1], self._lists) or "grey",
                )
                for key, count in moves[:_MOVES]
            ]
        )
        self.moves.setVisible(bool(moves))
        self.still.setVisible(not moves)
        self.moves_head.set_count(sum(found.moves.values()))

    def _show_overdue(self, count: int) -> None:
        self.overdue.setText(translate("LifecycleTab", "Contact is overdue with %n customers", count))

    def _save(self) -> None:
        by = self.rules.rules()
        try:
            operation = classes.keep(self._session, stage=by.stage, kinds=by.kinds, stale=by.stale)
        except UserError as error:
            self.rules.refuse(error)
            return
        self.rules.load(again=True)
        if operation is not None:
            words = translate("LifecycleTab", "Rules changed; the stages are computed anew.")
            self.toast_requested.emit(words, operation)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"part": self.rules.part.value}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.rules.show_part(str(state.get("part", "stage")))


def _name(stage: str, none: str = "") -> str:
    return options.title("stage", stage) or none or translate("Customers", "No stage")
