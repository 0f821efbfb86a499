"""The row in which a follow-up is changed: words, kind, day, who keeps it, how it repeats; this one, or all coming."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_series, follow_up_steps, interactions, phrases, shop_days, staff
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import theme
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.repeat_choice import RepeatChoice
from crm_desktop.ui.widgets.under_row import UnderRow
from crm_desktop.values import repeats

_WIDTH = 680


class EditRow(UnderRow):
    """The row. Of a follow-up that repeats, Ctrl+Enter changes all coming ones; a button changes this one alone.

    Args:
        session: it is one write on the GUI thread.
        page: on which it lies.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page, _WIDTH)
        self._session = session
        self._row: FollowUp | None = None
        self._kind = ""
        self._staff_id: int | None = None
        self._build()

    def _build(self) -> None:
        self.about = ElideLabel("", "strong", self)
        self.title = LineEdit(parent=self)
        self.title.setAccessibleName(translate("FollowUpsView", "What to do"))
        self.title.setPlaceholderText(translate("FollowUpsView", "What to do"))
        theme.style(self.title, density="compact")
        PhraseKey(self._session, self.title, phrases.FOLLOW_UP, lambda: self._kind)
        self.kind = Chooser(self._kinds, translate("EditRow", "Kind"), framed=True, parent=self)
        self.kind.setFixedSize(112, theme.metrics().compact)
        self.kind.chosen.connect(self._choose_kind)
        self.who = Chooser(self._people, translate("EditRow", "Who keeps it"), framed=True, parent=self)
        self.who.setFixedSize(120, theme.metrics().compact)
        self.who.chosen.connect(self._choose_staff)
        self.days = DayChoice(self, shop=lambda: shop_days.read(self._session))
        self.time = LineEdit(parent=self)
        self.time.setPlaceholderText(translate("DoneRow", "Time"))
        self.time.setAccessibleName(translate("FollowUpsView", "Time of the follow-up"))
        self.time.setFixedWidth(72)
        theme.style(self.time, density="compact")
        self.repeat = RepeatChoice(self)
        self.days.changed.connect(self._day_changed)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        cancel = QPushButton(translate("EditRow", "Cancel"), self)
        theme.style(cancel, look="quiet", density="compact")
        cancel.clicked.connect(lambda _=False: self.close_row())
        self.one_button = QPushButton(translate("EditRow", "Only this one"), self)
        theme.style(self.one_button, density="compact")
        self.one_button.clicked.connect(lambda _=False: self.submit(only_this=True))
        self.all_button = QPushButton(self)
        self.all_button.setToolTip("Ctrl+Enter")
        theme.style(self.all_button, look="primary", density="compact")
        self.all_button.clicked.connect(lambda _=False: self.submit())
        for button in (cancel, self.one_button, self.all_button):
            button.setAutoDefault(False)
        first, second, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (first, second, foot):
            line.setSpacing(8)
        for part in (self.kind, self.title, self.who):
            first.addWidget(part, 1 if part is self.title else 0)
        second.addWidget(self.days, 1)
        second.addWidget(self.time)
        foot.addStretch(1)
        for button in (cancel, self.one_button, self.all_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.repeat)
        column.addWidget(self.message)
        column.addLayout(foot)

    def begin(self, row: FollowUp, anchor: Callable[[], QRect]) -> None:
        """Change a follow-up.

        Args:
            anchor: where it stands, in the page's own coordinates.
        """
        self._row = row
        self.about.setText(row.customer_name)
        self._choose_kind(row.kind)
        self._staff_id = row.staff_id
        self.who.show_choice(row.staff_name)
        self.title.setText(row.title)
        self.time.setText(row.due_time)
        self.days.set_day(row.due_day)
        self.repeat.set_day(row.due_day)
        try:
            self.repeat.set_repeat(repeats.read(row.rule) if row.rule else None, row.anchor)
        except ValueError:  # a rule of another program: it is kept unless another one is chosen
            self.repeat.set_repeat(None)
        self.one_button.setVisible(bool(row.rule))
        self.all_button.setText(
            translate("EditRow", "All coming") if row.rule else translate("EditRow", "Save")
        )
        self._say("")
        self.open_at(anchor)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kinds(self, text: str) -> Sequence[Choice]:
        return matching([Choice(kind, interactions.kind_title(kind)) for kind in follow_up_steps.KINDS], text)

    def _choose_kind(self, kind: object) -> None:
        self._kind = str(kind)
        self.kind.show_choice(interactions.kind_title(self._kind))

    def _people(self, text: str) -> Sequence[Choice]:
        return matching([Choice(member.id, member.name) for member in staff.members(self._session)], text)

    def _choose_staff(self, staff_id: object) -> None:
        self._staff_id = staff_id if isinstance(staff_id, int) else None
        names = {member.id: member.name for member in staff.members(self._session, with_former=True)}
        self.who.show_choice(names.get(self._staff_id or 0, ""))

    def _day_changed(self, day: str) -> None:
        self.repeat.set_day(day)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.place()

    def submit(self, *, only_this: bool = False) -> bool:
        """Write the change down; whether that worked. What is wrong stands in the row."""
        if self._row is None or self.title.composing:
            return False
        problem = self.days.problem()
        if problem or not self.days.day():
            self._say(problem or translate("FollowUpsView", "Choose the day."))
            return False
        values: dict[str, object] = {
            "title": self.title.text().strip(),
            "kind": self._kind,
            "due_day": self.days.day(),
            "due_time": self.time.text().strip().replace("：", ":"),
            "staff_id": self._staff_id,
        }
        try:
            if only_this:
                operation = follow_up_series.change_one(self._session, self._row.id, values)
            else:
                operation = follow_up_series.change_all(
                    self._session, self._row.id, values, self.repeat.repeat(), self.repeat.counted_from
                )
        except UserError as error:
            self._say(error.sentence)
            return False
        self.close_row()
        self.toast_requested.emit(translate("EditRow", "Follow-up changed"), operation)
        return True
