"""One follow-up for each of many customers: the count stands first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services import interactions
from crm_desktop.services.follow_up_spread import DayLoad
from crm_desktop.services.follow_ups_for_many import Plan
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.check_choices import CheckChoices
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.load_bars import LoadBars
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_MOST_DAYS = 60
_KINDS = ("call_out", "message", "visit", "house_call")


class PlanForMany(QDialog):
    """Collects a Plan; it writes nothing.

    Args:
        count: how many customers it is about.
        planned: with how many of them something is planned already.
        lists: who works here.
    """

    plan_wanted = Signal(object)  # the Plan
    preview_wanted = Signal(int, str, int)  # how many, from which day, over how many open days

    def __init__(self, count: int, planned: int, lists: ShopLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._planned = count, planned
        self._lists = lists
        self._staff_id: int | None = None
        self.setWindowTitle(translate("PlanForMany", "Plan follow-ups"))
        self.head = QLabel(self)
        theme.style(self.head, role="section")
        self.kind = SegmentedButtons(
            translate("PlanForMany", "Kind"),
            [(key, interactions.kind_title(key), "") for key in _KINDS],
            self,
        )
        self.kind.set_value(_KINDS[0])
        kinds = QWidget(self)
        line = QHBoxLayout(kinds)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.kind)
        line.addStretch(1)
        self.title = LineEdit(parent=self)
        self.title.setPlaceholderText(translate("PlanForMany", "What to do with each of them"))
        self.days = DayChoice(self)
        self.days.changed.connect(lambda _: self._ask_preview())
        self.spread = NumberBox(self)
        self.spread.setRange(1, _MOST_DAYS)
        self.spread.setSuffix(translate("PlanForMany", " open days"))
        self.spread.setSpecialValueText(translate("PlanForMany", "All on that day"))
        self.spread.setAccessibleName(translate("PlanForMany", "Spread over"))
        self.spread.valueChanged.connect(lambda _: self._ask_preview())
        self.people = CheckChoices(
            translate("PlanForMany", "Shared among"),
            [choice for choice in lists.options("owner")("") if choice.key is not None],
            self,
        )
        spreading = QWidget(self)
        spread_line = QHBoxLayout(spreading)
        spread_line.setContentsMargins(0, 0, 0, 0)
        spread_line.setSpacing(8)
        spread_line.addWidget(self.spread, 1)
        spread_line.addWidget(self.people, 1)
        self.loads = LoadBars(self)
        whose = translate("PlanForMany", "whose customer it is")
        self.who = Chooser(
            lists.options("owner", whose), translate("PlanForMany", "Person"), framed=True, parent=self
        )
        self.who.placeholder = whose
        self.who.chosen.connect(self._choose)
        self.people.changed.connect(lambda: self.who.setEnabled(not self.people.chosen))
        self.skip = QCheckBox(
            translate("PlanForMany", "Leave out the %n with whom something is planned already", planned), self
        )
        self.skip.setVisible(planned > 0)
        self.skip.toggled.connect(lambda _: self._show_count())
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.act = QPushButton(self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self._take)
        cancel = QPushButton(translate("PlanForMany", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addStrut(520)
        column.addWidget(self.head)
        for title, widget in (
            (translate("PlanForMany", "Kind"), kinds),
            (translate("PlanForMany", "What"), self.title),
            (translate("PlanForMany", "Day"), self.days),
            (translate("PlanForMany", "Spread over"), spreading),
            (translate("PlanForMany", "Person"), self.who),
        ):
            column.addWidget(FieldRow(title, widget))
        column.addWidget(self.loads)
        column.addWidget(self.skip)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_count()

    def _choose(self, staff_id: int | None) -> None:
        self._staff_id = staff_id
        self.who.show_choice(self._lists.words("owner", staff_id)[0])

    def _show_count(self) -> None:
        left = self._left()
        words = translate("PlanForMany", "Plan %n follow-ups", left)
        self.head.setText(words)
        self.act.setText(words)
        self.act.setEnabled(left > 0)
        self._ask_preview()

    def _left(self) -> int:
        return self._count - (self._planned if self.skip.isChecked() else 0)

    def _ask_preview(self) -> None:
        """Ask how full the days become, once there is a day."""
        day = self.days.day()
        if day:
            self.preview_wanted.emit(self._left(), day, self.spread.value())
        else:
            self.loads.show_loads([])

    def show_loads(self, loads: Sequence[DayLoad]) -> None:
        """Show how full the days become."""
        self.loads.show_loads(loads if self.days.day() else [])

    def _take(self) -> None:
        if self.title.composing:
            return
        problem = self.days.problem()
        if not problem and not self.days.day():
            problem = translate("PlanForMany", "Choose the day.")
        if not problem and not self.title.text().strip():
            problem = translate("PlanForMany", "Say what is to be done.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            self.plan_wanted.emit(
                Plan(
                    self.title.text(),
                    self.kind.value,
                    self.days.day(),
                    self._staff_id,
                    self.skip.isChecked(),
                    self.spread.value(),
                    tuple(key for key in self.people.chosen if isinstance(key, int)),
                )
            )
            self.accept()
