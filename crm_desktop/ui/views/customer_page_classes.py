"""What the program found out about a customer: stage and why, kinds, scores, overdue contact; the stage set by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import NotFound, UserError
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import classification, customers, history, lifecycle, options
from crm_desktop.services.lifecycle import Standing
from crm_desktop.ui import prompts, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.views.customer_page_fields import LABEL_WIDTH
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.values.class_rules import STAGES

_SHOWN_STEPS = 3  # of the log, until all are asked for


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
        self.head = SectionHeader(translate("Classes", "Stage and value"), self)
        self.stage = QPushButton(self)
        self.stage.setAutoDefault(False)
        theme.style(self.stage, density="compact")
        self.stage.clicked.connect(self.ask)
        self.why = self._label()
        self.reason = self._label()
        self.value = self._label()
        self.overdue = self._label(role="bad")
        self.log = self._label(role="secondary")
        self.again = QPushButton(translate("Classes", "Let the rules decide again"), self)
        self.again.setAutoDefault(False)
        theme.style(self.again, look="link", density="compact")
        self.again.clicked.connect(self.let_rules_decide)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.stage)
        first.addWidget(self.why, 1)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(15)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self._names: list[tuple[QLabel, QWidget]] = []
        name = QLabel(translate("Fields", "Stage"), self)
        theme.style(name, role="secondary")
        grid.addWidget(name, 0, 0)
        grid.addLayout(first, 0, 1)
        for at, (words, widget) in enumerate(
            (
                ("", self.again),
                (translate("Fields", "Reason for leaving"), self.reason),
                (translate("Classes", "Value"), self.value),
                (translate("Classes", "Contact"), self.overdue),
                (translate("Classes", "Earlier"), self.log),
            ),
            1,
        ):
            label = QLabel(words, self)
            theme.style(label, role="secondary")
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, at, 1, Qt.AlignmentFlag.AlignLeft)
            self._names.append((label, widget))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(grid)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)

    def _label(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            theme.style(label, role=role)
        return label

    # -- showing ----------------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer."""
        self._customer_id = customer_id
        self._refresh()

    def _concerns(self, changes: Changes) -> bool:
        tables = ("customer", "class_rule", "lost_reason", "stage_change")
        return self._customer_id is not None and any(map(changes.touches, tables))

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._customer_id is None:
            return
        try:
            found = lifecycle.standing(self._session, self._customer_id)
        except NotFound:
            return
        self._standing = found
        stage = options.title("stage", found.stage) or translate("Customers", "No stage")
        self.stage.setText(stage)
        self.stage.setAccessibleName(labelled(translate("Fields", "Stage"), stage))
        self.why.setText(found.why)
        reasons = {
            each.id: each.name for each in classification.entries(self._session, "lost_reason", counted=False)
        }
        self.reason.setText(reasons.get(found.lost_reason or 0, translate("Classes", "not said yet")))
        parts = [options.title(key, getattr(found, key)) for key in ("buyer", "scale")]
        if found.rfm is not None:
            scores = " ".join(f"{letter}{digit}" for letter, digit in zip("RFM", str(found.rfm), strict=True))
            parts = [options.title("rfm_segment", found.segment), scores, *parts]
        self.value.setText(" · ".join(part for part in parts if part))
        self.overdue.setText(translate("Classes", "overdue for %n days", found.stale_days))
        steps = lifecycle.log(self._session, self._customer_id)[:_SHOWN_STEPS]
        words = translate("Classes", "{day}  {before} → {after}: {why}")
        self.log.setText(
            "\n".join(
                words.format(
                    day=step.day,
                    before=options.title("stage", step.before) or "—",
                    after=options.title("stage", step.after) or "—",
                    why=f"{step.why} ({step.staff_name})" if step.by_hand and step.staff_name else step.why,
                )
                for step in steps
            )
        )
        shown = {
            self.again: found.by_hand,
            self.reason: found.stage == "lost",
            self.value: bool(self.value.text()),
            self.overdue: found.stale_days > 0,
            self.log: bool(steps),
        }
        for label, widget in self._names:
            label.setVisible(shown[widget])
            widget.setVisible(shown[widget])
        self.updateGeometry()

    # -- acts -------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Offer the stages, for lost with its reasons, and to let the rules decide."""
        if self._customer_id is None or self._standing is None or self._session.read_only:
            return
        menu = QMenu(self)
        for key in STAGES[:-1]:
            menu.addAction(options.title("stage", key), lambda key=key: self.set_stage(key))
        lost = menu.addMenu(options.title("stage", "lost"))
        for each in classification.entries(self._session, "lost_reason", counted=False):
            lost.addAction(each.name, lambda reason=each.id: self.set_lost(reason))
        if not lost.isEmpty():
            lost.addSeparator()
        lost.addAction(translate("Classes", "Other reason…"), self._ask_reason)
        lost.addAction(translate("Classes", "Without a reason"), lambda: self.set_lost(None))
        menu.addSeparator()
        if self._standing.stage == "lost":
            menu.addAction(translate("Classes", "Take up again"), self.take_up_again)
        again = menu.addAction(self.again.text(), self.let_rules_decide)
        again.setEnabled(self._standing.by_hand)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(self.stage.mapToGlobal(self.stage.rect().bottomLeft()))

    def _ask_reason(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        title = translate("Fields", "Reason for leaving")
        word, taken = QInputDialog.getText(self, title, translate("Classes", "Why was this customer lost?"))
        if taken and word.strip():
            self._do(lambda customer_id: self._with_new_reason(customer_id, word))

    def _with_new_reason(self, customer_id: int, word: str) -> int:
        from crm_desktop.data.permissions import Action

        with self._session.change(Action.EDIT_CUSTOMERS) as change:
            reason = classification.find_or_add(change, "lost_reason", " ".join(word.split()))
            lifecycle.set_lost(self._session, customer_id, reason)
        return change.operation_id

    def set_stage(self, stage: str) -> None:
        """Set the stage by hand."""
        self._do(lambda customer_id: customers.update(self._session, customer_id, {"stage": stage}))

    def set_lost(self, reason_id: int | None) -> None:
        """Say that the customer is lost, and why."""
        self._do(lambda customer_id: lifecycle.set_lost(self._session, customer_id, reason_id))

    def take_up_again(self) -> None:
        """Take the lost customer up again."""
        self._do(lambda customer_id: lifecycle.take_up_again(self._session, customer_id))

    def let_rules_decide(self) -> None:
        """Take back what was set by hand."""
        self._do(lambda customer_id: lifecycle.let_rules_decide(self._session, [customer_id]))

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
        stage = options.title("stage", self._standing.stage) or translate("Customers", "No stage")
        self.toast_requested.emit(
            words.format(stage=stage, why=self._standing.why), history.newest(self._session)
        )
