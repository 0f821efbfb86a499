"""The tab of cadence: with whom a contact is due, who slips away, and the rules for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import cadence, staff
from crm_desktop.services.cadence import Contact, Counts
from crm_desktop.ui import contact_words, icons, show, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_cadence_rules import CadenceRules
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import day_menu
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_SHOWN = 500
_STATE = "cadence.state"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [("Ctrl+D", translate("Keys", "Contacts: plan a follow-up for the selected ones"))]


def state_title(state: str) -> str:
    """What a state is called."""
    titles = {
        cadence.DUE: lambda: translate("Cadence", "Due"),
        cadence.SLIPPING: lambda: translate("Cadence", "Slipping"),
        cadence.ESCALATED: lambda: translate("Cadence", "Escalated"),
        cadence.SOON: lambda: translate("Cadence", "Next 7 days"),
    }
    return titles[state]()


class CadenceTab(QWidget):
    """Customers with whom a contact is due.

    Args:
        session, tasks, bridge: as for every view; the list is read in the worker.
    """

    customer_opened = Signal(int)
    customers_requested = Signal(object)
    record_requested = Signal(int)
    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        state = str(session.setting(_STATE, cadence.DUE))
        self._state = state if state in cadence.STATES else cadence.DUE
        self._staff_id: int | None = None
        self._build()
        self._refresher = Refresher(self, bridge, lambda _: self.load(), _concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.words = ElideLabel("", "secondary", self)
        self.who = Chooser(
            self._staff_options, translate("Cadence", "Whose customers"), framed=True, parent=self
        )
        self.who.setFixedWidth(160)
        self.who.show_choice(translate("Cadence", "Everybody"))
        self.who.chosen.connect(self.set_staff)
        self.rules_button = QPushButton(translate("Cadence", "Rules"), self)
        self.rules_button.setIcon(icons.icon("settings"))
        self.rules_button.setCheckable(True)
        self.rules_button.toggled.connect(self._show_rules)
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        for control in (self.who, self.rules_button):
            line.addWidget(control)
        self.rules = CadenceRules(self._session, self)
        self.rules.hide()
        self.rules.closed.connect(lambda: self.rules_button.setChecked(False))
        self.rules.toast_requested.connect(self.toast_requested)
        self.states = SegmentedButtons(
            translate("Cadence", "State"), [(state, state_title(state), "") for state in cadence.STATES], self
        )
        self.states.set_value(self._state)
        self.states.chosen.connect(self.set_state)
        self.unplanned = QPushButton(translate("Cadence", "Without a plan"), self)
        self.unplanned.setCheckable(True)
        self.unplanned.toggled.connect(lambda _on: self.load())
        self.table = PlainTable(
            [
                translate("Cadence", "Name"),
                translate("Cadence", "Phone"),
                translate("Cadence", "Grade"),
                translate("Cadence", "Last contact"),
                translate("Cadence", "Contact"),
                translate("Cadence", "Planned"),
                translate("Cadence", "Owner"),
            ],
            [0, 160, 100, 160, 160, 120, 110],
            translate("Cadence", "Contacts that are due"),
            self,
            yielding=[6, 2],
        )
        self.table.opened.connect(lambda contact: self.customer_opened.emit(contact.customer_id))
        self.table.selection_changed.connect(self._show_acts)
        self._empty = EmptyState(
            "done",
            translate("Cadence", "Nobody is waiting for a contact here. The rules say how often one is due."),
            self,
        )
        self._empty.add_action(translate("Cadence", "Rules"), lambda: self.rules_button.setChecked(True))
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.rules)
        layout.addLayout(self._act_line())
        layout.addWidget(body, 1)
        self.first_focus = self.table
        shortcut = QShortcut(QKeySequence("Ctrl+D"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._ask_day)

    def _act_line(self) -> QHBoxLayout:
        self.plan_button = QPushButton(translate("Cadence", "Plan a follow-up"), self)
        self.plan_button.setIcon(icons.icon("calendar"))
        self.plan_button.setToolTip("Ctrl+D")
        self.plan_button.clicked.connect(self._ask_day)
        self.record_button = QPushButton(translate("Cadence", "Record a contact"), self)
        self.record_button.setIcon(icons.icon("call-out"))
        self.record_button.clicked.connect(self._record)
        self.list_button = QPushButton(translate("Cadence", "Show in the list"), self)
        self.list_button.setIcon(icons.icon("customers"))
        self.list_button.clicked.connect(self._show_list)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.plan_button, self.record_button, self.list_button):
            button.setAutoDefault(False)
            theme.style(button, density="compact")
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.unplanned)
        line.addWidget(self.states)
        return line

    # -- reading ----------------------------------------------------------------------------------

    def set_state(self, state: str) -> None:
        """Show the contacts of a state."""
        self._state = state
        self.states.set_value(state)
        self._session.remember(_STATE, state)
        self.load()

    def set_staff(self, staff_id: object) -> None:
        """Show only the customers of this member of staff; None for everybody's."""
        self._staff_id = staff_id if isinstance(staff_id, int) else None
        names = {member.id: member.name for member in staff.members(self._session, with_former=True)}
        self.who.show_choice(names.get(self._staff_id or 0, translate("Cadence", "Everybody")))
        self.load()

    def load(self) -> None:
        """Read the list in the worker and show it."""
        session, state, staff_id = self._session, self._state, self._staff_id
        free = self.unplanned.isChecked()

        def read() -> tuple[list[Contact], Counts]:
            rows = cadence.listing(session, state, staff_id=staff_id, without_plan=free, limit=_SHOWN)
            return rows, cadence.counts(session, staff_id)

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="cadence")

    def _loaded(self, found: tuple[list[Contact], Counts]) -> None:
        rows, counts = found
        words = translate("Cadence", "{due} due · {slipping} slipping · {soon} in the next 7 days").format(
            due=f"{counts.due:,}", slipping=f"{counts.slipping:,}", soon=f"{counts.soon:,}"
        )
        if len(rows) >= _SHOWN:
            words += translate("Cadence", " · the first {shown} are shown").format(shown=f"{_SHOWN:,}")
        self.words.setText(words)
        self.table.set_rows([_row(each) for each in rows])
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.selected_keys():
            self.table.selectRow(0)
        if self.rules.isHidden():
            self.rules.load()
        self._show_acts()

    def _show_acts(self) -> None:
        chosen: list[Contact] = self.table.selected_keys()
        self.plan_button.setEnabled(bool(chosen) and not self._session.read_only)
        self.record_button.setEnabled(len(chosen) == 1 and not self._session.read_only)
        self.list_button.setEnabled(self.table.model().rowCount() > 0)

    def _staff_options(self, text: str) -> Sequence[Choice]:
        members = [Choice(member.id, member.name) for member in staff.members(self._session)]
        found = matching(members, text)
        return found if text else [Choice(None, translate("Cadence", "Everybody")), *found]

    # -- acts -------------------------------------------------------------------------------------

    def _ask_day(self) -> None:
        if not self.plan_button.isEnabled():
            return
        menu = day_menu(self, self.plan)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.plan_button.mapToGlobal(QPoint(0, self.plan_button.height() + 2)))

    def plan(self, day: str) -> None:
        """Plan a follow-up on this day with each selected customer."""
        chosen: list[Contact] = self.table.selected_keys()
        try:
            operation = cadence.plan(self._session, chosen, day)
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self.window(), error)
            return
        self.toast_requested.emit(translate("Cadence", "%n follow-ups planned", len(chosen)), operation)

    def _record(self) -> None:
        chosen: list[Contact] = self.table.selected_keys()
        if chosen:
            self.record_requested.emit(chosen[0].customer_id)

    def _show_list(self) -> None:
        from crm_desktop.services import filter_words

        asked = {
            cadence.DUE: "is:stale",
            cadence.SLIPPING: "is:slipping",
            cadence.ESCALATED: "is:slipping",
            cadence.SOON: "stale-on:<7d",
        }[self._state]
        self.customers_requested.emit(filter_words.read(self._session, asked)[0])

    def _show_rules(self, on: bool) -> None:
        self.rules.setVisible(on)
        if on:
            self.rules.load()
            self.rules.first.setFocus()

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"state": self._state, "staff": self._staff_id, "rules": self.rules_button.isChecked()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        if state.get("staff") is not None:
            self.set_staff(state["staff"])
        self.set_state(str(state.get("state", self._state)))
        self.rules_button.setChecked(bool(state.get("rules")))


def _row(each: Contact) -> PlainRow:
    words, ink = contact_words.when(each)
    return PlainRow(
        each,
        (
            each.name,
            show.phone(each.phone),
            each.grade,
            show.relative_time(each.last_contact_at) or translate("Cadence", "never"),
            words,
            show.relative_day(each.next_follow_up),
            each.owner_name,
        ),
        contact_words.sign(each),
        {4: ink, 3: "text" if each.last_contact_at else "secondary"},
    )


def _concerns(changes: Changes) -> bool:
    tables = ("customer", "follow_up", "class_rule", "segment", "grade", "staff_member")
    return any(changes.touches(table) for table in tables)
