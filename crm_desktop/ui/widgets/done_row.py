"""The row under a follow-up that is done: what came of it, and what is next; Ctrl+Enter writes both down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_steps, interactions, phrases, shop_days
from crm_desktop.services.follow_up_steps import Step
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import repeat_words, theme
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.widgets.chip_choice import ChipChoice
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.under_row import UnderRow

_WIDTH = 560


class DoneRow(UnderRow):
    """The row.

    Args:
        session: it is one write on the GUI thread.
        page: on which it lies.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page, _WIDTH)
        self._session = session
        self._rows: list[FollowUp] = []
        self._chose_day = False
        self._kind = ""
        self._build()

    def _build(self) -> None:
        self.about = ElideLabel("", "strong", self)
        self.outcomes = ChipChoice(
            translate("DoneRow", "Outcome"),
            [(key, interactions.outcome_title(key)) for key in follow_up_steps.CHOICES],
            may_be_none=True,
            parent=self,
        )
        self.outcomes.changed.connect(self._offer_next)
        self.words = LineEdit(parent=self)
        self.words.setPlaceholderText(translate("DoneRow", "What happened (goes to the timeline)"))
        self.words.setAccessibleName(translate("DoneRow", "What happened"))
        theme.style(self.words, density="compact")
        PhraseKey(self._session, self.words, phrases.ENTRY, lambda: self._rows[0].kind if self._rows else "")
        next_word = QLabel(translate("DoneRow", "Next"), self)
        theme.style(next_word, role="secondary")
        self.days = DayChoice(self, shop=lambda: shop_days.read(self._session))
        self.days.changed.connect(self._day_changed)
        self.kind = Chooser(
            self._kinds, translate("DoneRow", "Kind of the next step"), framed=True, parent=self
        )
        self.kind.setFixedSize(112, theme.metrics().compact)
        self.kind.chosen.connect(self._choose_kind)
        self.title = LineEdit(parent=self)
        self.title.setAccessibleName(translate("DoneRow", "What to do next"))
        theme.style(self.title, density="compact")
        PhraseKey(self._session, self.title, phrases.FOLLOW_UP, lambda: self._kind)
        self.time = LineEdit(parent=self)
        self.time.setPlaceholderText(translate("DoneRow", "Time"))
        self.time.setAccessibleName(translate("DoneRow", "Time of the next step"))
        self.time.setFixedWidth(72)
        theme.style(self.time, density="compact")
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        theme.style(self.hint, role="secondary")
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        cancel = QPushButton(translate("DoneRow", "Cancel"), self)
        theme.style(cancel, look="quiet", density="compact")
        cancel.clicked.connect(lambda _=False: self.close_row())
        self.done_button = QPushButton(translate("DoneRow", "Done"), self)
        self.done_button.setToolTip("Ctrl+Enter")
        theme.style(self.done_button, look="primary", density="compact")
        self.done_button.clicked.connect(lambda _=False: self.submit())
        for button in (cancel, self.done_button):
            button.setAutoDefault(False)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(next_word)
        days.addWidget(self.days, 1)
        step = QHBoxLayout()
        step.setSpacing(4)
        step.addWidget(self.kind)
        step.addWidget(self.title, 1)
        step.addWidget(self.time)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.outcomes)
        column.addWidget(self.words)
        column.addLayout(days)
        column.addLayout(step)
        column.addWidget(self.message)
        column.addLayout(foot)

    # -- opening and closing --------------------------------------------------------------------------

    def begin(self, rows: Sequence[FollowUp], anchor: Callable[[], QRect]) -> None:
        """Ask what came of follow-ups; those that are not open are left out.

        Args:
            anchor: where the follow-up stands, in the page's own coordinates.
        """
        self._rows = [row for row in rows if row.status == "open"]
        if not self._rows:
            return
        first = self._rows[0]
        self._chose_day = False
        self.about.setText(
            " · ".join(part for part in (first.customer_name, first.title) if part)
            if len(self._rows) == 1
            else translate("DoneRow", "%n follow-ups", len(self._rows))
        )
        self.outcomes.set_value("")
        for field in (self.words, self.title, self.time):
            field.clear()
        self.days.blockSignals(True)
        self.days.set_day("")
        self.days.blockSignals(False)
        self.title.setPlaceholderText(first.title or translate("DoneRow", "What to do next"))
        self._kind = first.kind if len({row.kind for row in self._rows}) == 1 else ""
        self.kind.show_choice(
            interactions.kind_title(self._kind) if self._kind else translate("DoneRow", "As before")
        )
        repeated = [row for row in self._rows if row.rule]
        words = repeat_words.of_rule(repeated[0].rule, repeated[0].anchor) if repeated else ""
        self.hint.setText(
            translate("DoneRow", "Repeats by itself: {rule}").format(rule=words) if words else ""
        )
        self._say("")
        self._show_step()
        self.open_at(anchor)
        next(iter(self.outcomes.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is chosen -------------------------------------------------------------------------------

    def _kinds(self, text: str) -> Sequence[Choice]:
        return matching([Choice(kind, interactions.kind_title(kind)) for kind in follow_up_steps.KINDS], text)

    def _choose_kind(self, kind: object) -> None:
        self._kind = str(kind)
        self.kind.show_choice(interactions.kind_title(self._kind))

    def _offer_next(self) -> None:
        """After an outcome offer the usual day, unless one was chosen or the follow-up repeats."""
        self._say("")
        if self._chose_day or any(row.rule for row in self._rows):
            return
        self.days.blockSignals(True)
        day = follow_up_steps.usual_next_day(self.outcomes.value)
        self.days.set_day(shop_days.read(self._session).next_open(day) if day else "")
        self.days.blockSignals(False)
        self._show_step()

    def _day_changed(self, _day: str) -> None:
        self._chose_day = True
        self._say("")
        self._show_step()

    def _show_step(self) -> None:
        some = bool(self.days.day())
        for part in (self.kind, self.title, self.time):
            part.setEnabled(some)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.place()

    def step(self) -> Step:
        """What is typed and chosen."""
        day = self.days.day()
        return Step(
            self.outcomes.value,
            self.words.text().strip(),
            day,
            self.time.text().strip().replace("：", ":") if day else "",
            self.title.text().strip() if day else "",
            self._kind if day else "",
        )

    def submit(self) -> bool:
        """Write it down; whether that worked. What is wrong stands in the row."""
        if self.words.composing or self.title.composing:
            return False
        problem = self.days.problem()
        if problem:
            self._say(problem)
            return False
        try:
            operation = follow_up_steps.conclude(self._session, [row.id for row in self._rows], self.step())
        except UserError as error:
            self._say(error.sentence)
            return False
        count = len(self._rows)
        self.close_row()
        self.toast_requested.emit(translate("FollowUpsView", "%n follow-ups done", count), operation)
        return True
