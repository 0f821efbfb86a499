"""The tab of rules: what is planned by itself after a purchase, a visit without a deal, a complaint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_rules, interactions
from crm_desktop.services.follow_up_rules import Rule
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_rule_panel import RulePanel
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [("Ctrl+D", translate("Keys", "Rules: let one rest, or plan again"))]


class RulesTab(QWidget):
    """A short list of rules, and a panel in which one is written.

    Args:
        session, tasks, bridge: as for every view; the rules are few, and read on the GUI thread.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._refresher = Refresher(self, bridge, lambda _: self.load(), _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        words = ElideLabel(
            translate("FollowUpRules", "Planned in the act of the event; Ctrl+Z takes both back."),
            "secondary",
            self,
        )
        self.new_button = QPushButton(translate("FollowUpRules", "New rule"), self)
        theme.style(self.new_button, look="primary")
        self.new_button.clicked.connect(self.begin)
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(words, 1)
        line.addWidget(self.new_button)
        self.panel = RulePanel(self._session, self)
        self.panel.hide()
        self.panel.closed.connect(self._close)
        self.panel.saved.connect(self._saved)
        self.table = PlainTable(
            [
                translate("FollowUpRules", "When"),
                translate("FollowUpRules", "After"),
                translate("FollowUpRules", "What to do"),
                translate("FollowUpRules", "How"),
                translate("FollowUpRules", "Who keeps it"),
                translate("FollowUpRules", "Form"),
                translate("FollowUpRules", "State"),
            ],
            [230, 100, 0, 110, 170, 130, 90],
            translate("FollowUpRules", "Rules"),
            self,
            yielding=[5, 3],
        )
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(self._show_acts)
        empty = EmptyState(
            "follow-up",
            translate("FollowUpRules", "No rules yet. They plan return visits and calls by themselves."),
            self,
        )
        empty.add_action(translate("FollowUpRules", "Begin with the usual three"), self.add_usual, True)
        empty.add_action(translate("FollowUpRules", "New rule"), self.begin)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel)
        layout.addLayout(self._act_line())
        layout.addWidget(body, 1)
        self.first_focus = self.table
        for key, act in (("Ctrl+D", self.toggle), ("Del", self.delete)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _act_line(self) -> QHBoxLayout:
        self.edit_button = QPushButton(translate("FollowUpRules", "Edit"), self)
        self.edit_button.setIcon(icons.icon("edit"))
        self.edit_button.setToolTip("Enter")
        self.edit_button.clicked.connect(lambda _checked=False: self._with_chosen(self.edit))
        self.rest_button = QPushButton(self)
        self.rest_button.setIcon(icons.icon("snooze"))
        self.rest_button.setToolTip("Ctrl+D")
        self.rest_button.clicked.connect(self.toggle)
        self.delete_button = QPushButton(translate("FollowUpRules", "Delete"), self)
        self.delete_button.setIcon(icons.icon("delete"))
        self.delete_button.setToolTip("Del")
        self.delete_button.clicked.connect(self.delete)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.edit_button, self.rest_button, self.delete_button):
            button.setAutoDefault(False)
            theme.style(button, density="compact")
            line.addWidget(button)
        line.addStretch(1)
        return line

    def load(self) -> None:
        """Read the rules and show them."""
        rules = follow_up_rules.every(self._session)
        chosen = self.chosen()
        self.table.set_rows([_row(rule) for rule in rules])
        self._stack.setCurrentIndex(0 if rules else 1)
        ids = [rule.id for rule in rules]
        if rules:
            self.table.selectRow(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self._show_acts()

    def chosen(self) -> Rule | None:
        """The selected rule."""
        found: list[Rule] = self.table.selected_keys()
        return found[0] if found else None

    def _show_acts(self) -> None:
        rule = self.chosen()
        for button in (self.edit_button, self.rest_button, self.delete_button):
            button.setEnabled(rule is not None and not self._session.read_only)
        self.new_button.setEnabled(not self._session.read_only)
        self.rest_button.setText(
            translate("FollowUpRules", "Plan again")
            if rule is not None and not rule.active
            else translate("FollowUpRules", "Let it rest")
        )

    # -- acts -------------------------------------------------------------------------------------

    def _with_chosen(self, act: Callable[[Rule], object]) -> None:
        rule = self.chosen()
        if rule is not None and not self._session.read_only:
            act(rule)

    def begin(self) -> None:
        """Write a new rule."""
        self.panel.begin(None)

    def edit(self, rule: Rule) -> None:
        """Change a rule."""
        self.panel.begin(rule)

    def add_usual(self) -> None:
        """Add what a shop usually begins with."""
        self._try(
            lambda: follow_up_rules.add_usual(self._session),
            translate("FollowUpRules", "The usual rules are there"),
        )

    def toggle(self) -> None:
        """Let the chosen rule rest, or plan again."""
        self._with_chosen(
            lambda rule: self._try(
                lambda: follow_up_rules.set_active(self._session, rule, not rule.active),
                translate("FollowUpRules", "The rule rests")
                if rule.active
                else translate("FollowUpRules", "The rule plans again"),
            )
        )

    def delete(self) -> None:
        """Delete the chosen rule; what it planned stays."""
        self._with_chosen(
            lambda rule: self._try(
                lambda: follow_up_rules.delete(self._session, rule),
                translate("FollowUpRules", "The rule is deleted; what it planned stays"),
            )
        )

    def _try(self, act: Callable[[], int], words: str) -> None:
        try:
            operation = act()
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        self.toast_requested.emit(words, operation)
        self.load()

    def _close(self) -> None:
        self.panel.hide()
        self.table.setFocus()

    def _saved(self, operation: int) -> None:
        self._close()
        self.load()
        self.toast_requested.emit(translate("FollowUpRules", "The rule is kept"), operation)

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {}


def _row(rule: Rule) -> PlainRow:
    active = translate("FollowUpRules", "plans") if rule.active else translate("FollowUpRules", "rests")
    keeper = rule.staff_name or follow_up_rules.keeper_title(rule.keeper)
    return PlainRow(
        rule,
        (
            follow_up_rules.event_title(rule.event),
            translate("FollowUpRules", "%n days", rule.days),
            rule.title,
            interactions.kind_title(rule.kind),
            keeper,
            rule.form_name,
            active,
        ),
        "check" if rule.active else "snooze",
        {6: "good" if rule.active else "secondary"},
    )


def _concerns(changes: Changes) -> bool:
    return any(changes.touches(table) for table in ("follow_up_rule", "staff_member", "survey_form"))
