"""Where a rule that plans follow-ups is written: after what, when, what to do, who keeps it, with which form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_rules, interactions, staff
from crm_desktop.services.follow_up_rules import Rule, Wanted
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.number_box import NumberBox

_KINDS = ("call_out", "message", "visit", "house_call", "note")


class RulePanel(QFrame):
    """A panel of two lines; Ctrl+Enter saves, Esc closes. What is refused is said in it.

    Args:
        session: a save is one write on the GUI thread.
    """

    saved = Signal(int)  # the operation
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rule: Rule | None = None
        theme.style(self, ground="card")
        self.event_ = _box(translate("FollowUpRules", "When"))
        for event in follow_up_rules.EVENTS:
            self.event_.addItem(follow_up_rules.event_title(event), event)
        self.days = NumberBox()
        self.days.setRange(0, 3_650)
        self.days.setSuffix(translate("FollowUpRules", " days later"))
        self.days.setAccessibleName(translate("FollowUpRules", "After"))
        self.days.setFixedWidth(144)
        self.title = LineEdit()
        self.title.setPlaceholderText(translate("FollowUpRules", "What to do"))
        self.title.setAccessibleName(translate("FollowUpRules", "What to do"))
        self.kind = _box(translate("FollowUpRules", "How"))
        for kind in _KINDS:
            self.kind.addItem(icons.icon(show.kind_icon(kind)), interactions.kind_title(kind), kind)
        self.keeper = _box(translate("FollowUpRules", "Who keeps it"))
        self.form = _box(translate("FollowUpRules", "Form"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        cancel = QPushButton(translate("FollowUpRules", "Cancel"))
        theme.style(cancel, look="quiet")
        cancel.clicked.connect(self.closed)
        self.save_button = QPushButton(translate("FollowUpRules", "Save"))
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary")
        self.save_button.clicked.connect(self.save)
        first = _line((self.event_, 0), (self.days, 0), (self.title, 1))
        second = _line(
            (self.kind, 0),
            (self.keeper, 0),
            (self.form, 0),
            (self.said, 1),
            (cancel, 0),
            (self.save_button, 0),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)

    def begin(self, rule: Rule | None) -> None:
        """Show the panel for a rule; None for a new one."""
        self._rule = rule
        self._fill(rule)
        self.said.clear()
        self.show()
        (self.title if rule else self.event_).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, rule: Rule | None) -> None:
        self.keeper.clear()
        for keeper in (follow_up_rules.SAME, follow_up_rules.OWNER):
            self.keeper.addItem(follow_up_rules.keeper_title(keeper), (keeper, None))
        for member in staff.members(self._session):
            self.keeper.addItem(member.name, (follow_up_rules.STAFF, member.id))
        self.form.clear()
        self.form.addItem(translate("FollowUpRules", "No form"), None)
        for form_id, name in self._session.query(
            "SELECT id, name FROM survey_form WHERE NOT retired ORDER BY position, id"
        ):
            self.form.addItem(name, form_id)
        wanted = rule or Rule(
            0, follow_up_rules.PURCHASE, 7, "", "call_out", follow_up_rules.SAME, None, "", None, "", True
        )
        _choose(self.event_, wanted.event)
        self.days.setValue(wanted.days)
        self.title.setText(wanted.title)
        _choose(self.kind, wanted.kind)
        _choose(self.keeper, (wanted.keeper, wanted.staff_id))
        _choose(self.form, wanted.form_id)

    def save(self) -> None:
        """Keep the rule."""
        keeper, staff_id = self.keeper.currentData()
        wanted = Wanted(
            self.event_.currentData(),
            self.days.value(),
            self.title.text(),
            self.kind.currentData(),
            keeper,
            staff_id,
            self.form.currentData(),
        )
        try:
            operation = follow_up_rules.save(self._session, wanted, self._rule.id if self._rule else None)
        except UserError as error:
            self.said.setText(error.sentence)
            if isinstance(error, InvalidValue) and error.field == "title":
                self.title.setFocus()
            return
        self.saved.emit(operation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _choose(box: QComboBox, data: object) -> None:
    at = next((at for at in range(box.count()) if box.itemData(at) == data), 0)
    box.setCurrentIndex(at)


def _line(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget, stretch in parts:
        line.addWidget(widget, stretch)
    return line
