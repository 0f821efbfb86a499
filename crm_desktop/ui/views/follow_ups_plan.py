"""Planning a follow-up without leaving the list: with whom, when, what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import NotFound, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customers, follow_ups, phrases, quick_entry, shop_days
from crm_desktop.ui import theme
from crm_desktop.ui.draft_timer import DraftTimer
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.repeat_choice import RepeatChoice

_DRAFT = "plan"


class PlanPanel(QFrame):
    """A panel of a few lines; Ctrl+Enter plans, Esc closes it. What was typed stays until it is planned,
    also when the program is ended meanwhile.

    Args:
        session: planning is one write on the GUI thread.
    """

    planned = Signal(int)  # the follow-up's id
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        theme.style(self, ground="card")
        self.who = Chooser(
            customer_options(session), translate("FollowUpsView", "Customer"), framed=True, parent=self
        )
        self.who.placeholder = translate("FollowUpsView", "Customer: name, pinyin or number")
        self.who.chosen.connect(self.set_customer)
        self.title = LineEdit(parent=self)
        self.title.setPlaceholderText(translate("FollowUpsView", "What to do"))
        self.title.setAccessibleName(translate("FollowUpsView", "What to do"))
        PhraseKey(session, self.title, phrases.FOLLOW_UP, lambda: "call_out")
        self.days = DayChoice(self, shop=lambda: shop_days.read(session))
        self.time = LineEdit(parent=self)
        self.time.setPlaceholderText(translate("FollowUpsView", "Time, e.g. 14:30"))
        self.time.setAccessibleName(translate("FollowUpsView", "Time of the follow-up"))
        self.time.setFixedWidth(136)
        theme.style(self.time, density="compact")
        self.repeat = RepeatChoice(self)
        self.days.changed.connect(self.repeat.set_day)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        cancel = QPushButton(translate("FollowUpsView", "Cancel"), self)
        theme.style(cancel, look="quiet", density="compact")
        cancel.clicked.connect(self.closed)
        self.plan_button = QPushButton(translate("FollowUpsView", "Plan"), self)
        self.plan_button.setToolTip("Ctrl+Enter")
        theme.style(self.plan_button, look="primary", density="compact")
        self.plan_button.clicked.connect(self.plan)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.who, 2)
        first.addWidget(self.title, 3)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.days)
        second.addWidget(self.time)
        second.addWidget(self.message, 1)
        second.addWidget(cancel)
        second.addWidget(self.plan_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.repeat)
        self._restore(quick_entry.draft(session, _DRAFT) or {})
        self._later = DraftTimer(self)
        self._later.timeout.connect(self._keep_draft)
        for typed in (self.title.textChanged, self.time.textChanged, self.days.changed, self.who.chosen):
            typed.connect(lambda _: self._later.typed())

    def begin(self) -> None:
        """Show the panel and ask with whom."""
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._customer_id is None:
            self.who.open()

    def set_customer(self, customer_id: object) -> None:
        """Choose with whom."""
        if isinstance(customer_id, int):
            self._customer_id = customer_id
            self.who.show_choice(customers.get(self._session, customer_id).name)
            self.message.clear()
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def plan(self) -> bool:
        """Plan it; whether that worked. What is missing stands in the panel."""
        day = self.days.day()
        if self._customer_id is None:
            self.message.setText(translate("FollowUpsView", "Choose the customer first."))
            return False
        if not day:
            problem = self.days.problem()
            self.message.setText(problem or translate("FollowUpsView", "Choose the day."))
            return False
        try:
            follow_up_id = follow_ups.plan(
                self._session,
                self._customer_id,
                day,
                self.title.text(),
                due_time=self.time.text().strip().replace("：", ":"),
                repeat=self.repeat.repeat(),
                anchor=self.repeat.counted_from,
            )
        except UserError as error:
            self.message.setText(error.sentence)
            return False
        self._customer_id = None
        self.who.show_choice("")
        self.title.clear()
        self.time.clear()
        self.days.set_day("")
        self.repeat.clear()
        self.message.clear()
        self._keep_draft()
        self.planned.emit(follow_up_id)
        return True

    def _keep_draft(self) -> None:
        """Store what is typed; without anything typed there is no draft."""
        self._later.stop()
        values: dict[str, object] = {
            "customer": self._customer_id,
            "title": self.title.text(),
            "day": self.days.day(),
            "time": self.time.text(),
        }
        draft = values if any(values.values()) else None
        if draft != quick_entry.draft(self._session, _DRAFT):
            try:
                quick_entry.save_draft(self._session, _DRAFT, draft)
            except UserError as error:
                self.message.setText(error.sentence)

    def _restore(self, draft: dict[str, object]) -> None:
        customer_id = draft.get("customer")
        if isinstance(customer_id, int):
            try:
                name = customers.get(self._session, customer_id).name
            except NotFound:
                pass  # purged since: with whom is asked again
            else:
                self._customer_id = customer_id
                self.who.show_choice(name)
        self.title.setText(str(draft.get("title", "")))
        self.days.set_day(str(draft.get("day", "")))
        self.time.setText(str(draft.get("time", "")))

    def hideEvent(self, event: QHideEvent) -> None:
        if self._later.isActive():
            self._keep_draft()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.plan()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
