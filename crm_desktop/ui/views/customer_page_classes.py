"""What the program found out about a customer: stage and grade and why, kinds, scores, overdue contact.

Each is one line like those of the facts. The stage is chosen in place; for a lost customer the reason is asked in
the same place, from the shop's list or typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import NotFound, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import classification, customers, grade_reasons, history, lifecycle, options
from crm_desktop.services.lifecycle import Standing
from crm_desktop.ui import icons, prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.values.class_rules import STAGES

_SHOWN_STEPS = 5  # of the log
_LOST, _AGAIN, _RULES = "lost", "take up again", "rules decide"  # keys of choices; only the first is a stage


class ClassesPanel(QWidget):
    """The classes of one customer.

    Args:
        session: each act is one write on the GUI thread.
        bridge: announcements of what changed elsewhere.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._standing: Standing | None = None
        self.popup: ChoicePopup | None = None
        self.stage = Chooser(self._stages, translate("Fields", "Stage"), parent=self)
        self.stage.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.stage.chosen.connect(self._take)
        self.why = ElideLabel("", "secondary", self)
        self.again = self._tool("undo", translate("Classes", "Let the rules decide again"))
        self.again.clicked.connect(lambda _=False: self.let_rules_decide())
        self.earlier = self._tool("history", translate("Classes", "Earlier stages"))
        self.earlier.setCheckable(True)
        self.earlier.toggled.connect(lambda _: self._show_log())
        self.reason = Chooser(
            self._reasons, translate("Fields", "Reason for leaving"), can_create=True, parent=self
        )
        self.reason.placeholder = translate("Classes", "not said yet")
        self.reason.chosen.connect(self.set_lost)
        self.reason.create_requested.connect(self.set_lost_because)
        self.value = ElideLabel("", "", self)
        self.grade = ElideLabel("", "", self)
        self.grade_again = self._tool("undo", translate("Classes", "Let the rules grade again"))
        self.grade_again.clicked.connect(lambda _=False: self.let_rules_grade())
        self.overdue = QLabel(self)
        theme.style(self.overdue, role="bad")
        self.log = QLabel(self)
        self.log.setWordWrap(True)
        self.log.setTextFormat(Qt.TextFormat.PlainText)
        self.log.setContentsMargins(LABEL_WIDTH + 15, 0, 0, 4)
        theme.style(self.log, role="secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._line(translate("Fields", "Stage"), 4, self.stage, self.why, self.again, self.earlier)
        layout.addWidget(self.log)
        self._reason_line = self._line(translate("Fields", "Reason for leaving"), 4, self.reason)
        self._value_line = self._line(translate("Classes", "Value"), 15, self.value)
        self._grade_line = self._line(translate("Fields", "Grade"), 15, self.grade, self.grade_again)
        self._overdue_line = self._line(translate("Classes", "Contact"), 15, self.overdue)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, "secondary"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        theme.style(button, density="compact")
        button.setMaximumHeight(theme.metrics().compact)
        return button

    def _line(self, title: str, indent: int, *parts: QWidget) -> QWidget:
        """A line like those of the facts; its widest part takes the room."""
        line = QWidget(self)
        label = ElideLabel(title, "secondary", line)
        label.setFixedWidth(LABEL_WIDTH)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addSpacing(indent - 4)
        wide = self.why if self.why in parts else parts[0]
        for part in parts:
            row.addWidget(part, int(part is wide))
        line.setMinimumHeight(theme.metrics().compact)
        self.layout().addWidget(line)
        return line

    # -- showing ----------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer."""
        if customer_id != self._customer_id:
            self.earlier.setChecked(False)
        self._customer_id = customer_id
        self._refresh()

    def _concerns(self, changes: Changes) -> bool:
        tables = ("customer", "class_rule", "lost_reason", "stage_change", "grade")
        return self._customer_id is not None and any(map(changes.touches, tables))

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        try:
            found = lifecycle.standing(self._session, self._customer_id)
        except NotFound:
            return
        self._standing = found
        self.stage.show_choice(_stage_title(found.stage))
        self.stage.setEnabled(not self._session.read_only)
        self.why.setText(found.why)
        self.again.setVisible(found.by_hand)
        self._reason_line.setVisible(found.stage == _LOST)
        self.reason.show_choice(self._reason_names().get(found.lost_reason or 0, ""))
        parts = [options.title(key, getattr(found, key)) for key in ("buyer", "scale")]
        if found.rfm is not None:
            scores = " ".join(f"{letter}{digit}" for letter, digit in zip("RFM", str(found.rfm), strict=True))
            parts = [options.title("rfm_segment", found.segment), scores, *parts]
        self.value.setText(" · ".join(part for part in parts if part))
        self._value_line.setVisible(bool(self.value.text()))
        self._show_grade()
        self.overdue.setText(translate("Classes", "overdue for %n days", found.stale_days))
        self._overdue_line.setVisible(found.stale_days > 0)
        self._show_log()

    def _show_grade(self) -> None:
        """Why the customer has the grade; for one that was set by hand also what the rules would say."""
        found = grade_reasons.reason(self._session, self._customer_id or 0)
        names = {each.id: each.name for each in classification.entries(self._session, "grade", counted=False)}
        words = ""
        if found is not None:
            because = translate("Classes", "{grade} because: {facts}").format(
                grade=names.get(found.grade_id or 0, ""), facts=found.because
            )
            words = because if found.grade_id is not None else translate("Classes", "No rule holds.")
            if found.by_hand:
                words = translate("Classes", "set by hand; by the rules: {words}").format(words=words)
        self.grade.setText(words)
        self.grade_again.setVisible(found is not None and found.by_hand and not self._session.read_only)
        self._grade_line.setVisible(bool(words))

    def _reason_names(self) -> dict[int, str]:
        reasons = classification.entries(self._session, "lost_reason", counted=False)
        return {each.id: each.name for each in reasons}

    def _show_log(self) -> None:
        """What the stage was before, under its line, once that is asked for."""
        if self._customer_id is None:
            return
        steps = lifecycle.log(self._session, self._customer_id)
        words = translate("Classes", "{day}  {before} → {after}: {why}")
        self.log.setText(
            "\n".join(
                words.format(
                    day=step.day,
                    before=options.title("stage", step.before) or "—",
                    after=options.title("stage", step.after) or "—",
                    why=f"{step.why} ({step.staff_name})" if step.by_hand and step.staff_name else step.why,
                )
                + translate("Classes", " · for %n days", step.days)
                for step in steps[:_SHOWN_STEPS]
            )
        )
        self.earlier.setVisible(bool(steps))
        self.log.setVisible(bool(steps) and self.earlier.isChecked())
        self.updateGeometry()

    # -- acts -------------------------------------------------------------------------------------

    def _stages(self, text: str) -> Sequence[Choice]:
        choices = [Choice(key, options.title("stage", key)) for key in STAGES]
        if self._standing is not None and self._standing.stage == _LOST:
            choices.append(Choice(_AGAIN, translate("Classes", "Take up again")))
        if self._standing is not None and self._standing.by_hand:
            choices.append(Choice(_RULES, translate("Classes", "Let the rules decide again")))
        return matching(choices, text)

    def _take(self, key: object) -> None:
        if key == _LOST:
            self.ask_reason()
        elif key == _AGAIN:
            self.take_up_again()
        elif key == _RULES:
            self.let_rules_decide()
        else:
            self.set_stage(str(key))

    def _reasons(self, text: str) -> Sequence[Choice]:
        known = [Choice(key, name) for key, name in self._reason_names().items()]
        return matching([*known, Choice(None, translate("Classes", "Without a reason"))], text)

    def ask_reason(self) -> None:
        """Ask in place why the customer was lost: one of the shop's reasons, a typed one, or none. Esc changes nothing."""
        question = translate("Classes", "Why was this customer lost?")
        popup = ChoicePopup(self._reasons, question, can_create=True, parent=self)
        popup.line.setPlaceholderText(question)
        popup.chosen.connect(self.set_lost)
        popup.create_requested.connect(self.set_lost_because)
        popup.closed.connect(self._end_asking)
        self.popup = popup
        popup.open_below(self.stage)

    def _end_asking(self) -> None:
        if self.popup is not None:
            self.popup.deleteLater()
            self.popup = None
            self.stage.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_stage(self, stage: str) -> None:
        """Set the stage by hand."""
        self._do(lambda customer_id: customers.update(self._session, customer_id, {"stage": stage}))

    def set_lost(self, reason_id: int | None) -> None:
        """Say that the customer is lost, and why."""
        self._do(lambda customer_id: lifecycle.set_lost(self._session, customer_id, reason_id))

    def set_lost_because(self, word: str) -> None:
        """Say that the customer is lost, for a reason that is new in the shop's list: one act."""
        self._do(lambda customer_id: self._with_new_reason(customer_id, word))

    def _with_new_reason(self, customer_id: int, word: str) -> int:
        with self._session.change(Action.EDIT_CUSTOMERS) as change:
            reason = classification.find_or_add(change, "lost_reason", " ".join(word.split()))
            lifecycle.set_lost(self._session, customer_id, reason)
        return change.operation_id

    def take_up_again(self) -> None:
        """Take the lost customer up again."""
        self._do(lambda customer_id: lifecycle.take_up_again(self._session, customer_id))

    def let_rules_decide(self) -> None:
        """Take back what was set by hand."""
        self._do(lambda customer_id: lifecycle.let_rules_decide(self._session, [customer_id]))

    def let_rules_grade(self) -> None:
        """Take back the grade that was set by hand."""
        if self._customer_id is None:
            return
        try:
            customers.update(self._session, self._customer_id, {"grade": None})
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        self._refresh()
        words = translate("Classes", "Grade: {words}").format(words=self.grade.text())
        self.toast_requested.emit(words, history.newest(self._session))

    def _do(self, act: Callable[[int], object]) -> None:
        if self._customer_id is None:
            return
        try:
            act(self._customer_id)
        except UserError as error:
            prompts.explain(self.window(), error)
            return
        self._refresh()
        assert self._standing is not None
        words = translate("Classes", "Stage: {stage} ({why})")
        self.toast_requested.emit(
            words.format(stage=_stage_title(self._standing.stage), why=self._standing.why),
            history.newest(self._session),
        )


def _stage_title(stage: str) -> str:
    return options.title("stage", stage) or translate("Customers", "No stage")
