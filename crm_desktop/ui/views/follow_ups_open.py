"""What is promised to customers: overdue, today, coming; done, moved or dropped in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import follow_ups, snoozing, staff
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.follow_ups import Counts, FollowUp
from crm_desktop.ui import follow_up_acts, icons, phrase_key, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.follow_up_acts import FollowUpActs, WakeTimer
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.follow_ups_list import FollowUpsList, Loaded
from crm_desktop.ui.views.follow_ups_plan import PlanPanel
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import day_menu
from crm_desktop.ui.widgets.done_row import DoneRow
from crm_desktop.ui.widgets.edit_row import EditRow
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState

PAGE = 100  # follow-ups of a section that are read at first
_STEP = 400  # and further ones each time
_DONE = 50
_ORDER = "follow_ups.by_priority"


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Enter", translate("Keys", "Open the customer")),
        (translate("Keys", "Space"), translate("Keys", "It is done")),
        (translate("Keys", "Delete"), translate("Keys", "Drop it: it is not needed any more")),
        *follow_up_acts.keys(),
        ("Ctrl+Enter", translate("Keys", "Plan what is written above the list")),
        ("Esc", translate("Keys", "Close what is written above the list")),
        (phrase_key.KEYS, translate("Keys", "Ready phrases")),
    ]


class OpenFollowUps(QWidget):
    """The tab of the list.

    Args:
        session: acts are written on the GUI thread, each by ids.
        tasks: the list and its counts are read in the worker.
        bridge: announcements of what changed.
    """

    customer_opened = Signal(int)
    toast_requested = Signal(str, object)
    entries_export_requested = Signal(str, object)  # a Content, (first day, last day)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._limits = dict.fromkeys(("overdue", "today", "coming"), PAGE)
        self._staff_id: int | None = None
        self.acts = FollowUpActs(session, self)
        self.acts.said.connect(self.toast_requested)
        self._build()
        self._wake = WakeTimer(self)
        self._wake.timeout.connect(self.load)
        self._refresher = Refresher(self, bridge, lambda _: self.load(), self._concerns)
        self._refresher.mark_stale()

    def _build(self) -> None:
        self.corner = QWidget(self)
        self.words = ElideLabel("", "secondary", self)
        self.who = Chooser(
            self._staff_options, translate("FollowUpsView", "Whose follow-ups"), framed=True, parent=self
        )
        self.who.setFixedWidth(160)
        self.who.show_choice(translate("FollowUpsView", "Everybody"))
        self.who.chosen.connect(self.set_staff)
        self.order = QPushButton(translate("FollowUpsView", "Important first"), self)
        self.order.setCheckable(True)
        self.order.setToolTip(translate("FollowUpsView", "In each part, urgent and important ones first"))
        self.order.setChecked(bool(self._session.setting(_ORDER, False)))
        self.order.toggled.connect(self._set_order)
        self.only = QPushButton(translate("FollowUpsView", "Important only"), self)
        self.only.setCheckable(True)
        self.only.toggled.connect(lambda _: self.load())
        for button in (self.order, self.only):
            button.setAutoDefault(False)
            theme.style(button, density="compact")
        self.export_button = QPushButton(translate("FollowUpsView", "Export…"), self)
        self.export_button.setIcon(icons.icon("export"))
        self.export_button.clicked.connect(
            lambda: self.entries_export_requested.emit(Content.FOLLOW_UPS, ("", ""))
        )
        self.plan_button = QPushButton(translate("FollowUpsView", "Plan a follow-up"), self)
        theme.style(self.plan_button, look="primary")
        self.plan_button.clicked.connect(lambda _=False: self.begin_plan())
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        for control in (self.who, self.export_button, self.plan_button):
            line.addWidget(control)
        self.panel = PlanPanel(self._session, self)
        self.panel.hide()
        self.panel.closed.connect(self._close_plan)
        self.panel.planned.connect(self._planned)
        self.list = FollowUpsList(self)
        self.list.opened.connect(self.customer_opened)
        self.list.done_pressed.connect(lambda ids: self.acts.finish(self._rows(ids)))
        self.list.dropped.connect(lambda ids: self.acts.drop(self._rows(ids)))
        self.list.more_wanted.connect(self._more)
        self.list.chosen_changed.connect(self._show_acts)
        self.list.menu = self._menu
        self.list.more_keys = {
            follow_up_acts.OUTCOME_KEY: self.ask_outcome,
            follow_up_acts.EDIT_KEY: self.ask_change,
            follow_up_acts.SNOOZE_KEY: self._ask_snooze,
            follow_up_acts.PRIORITY_KEY: lambda: self.acts.step_priority(self.list.chosen()),
        }
        self.done_row = DoneRow(self._session, self)
        self.done_row.toast_requested.connect(self.toast_requested)
        self.done_row.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.edit_row = EditRow(self._session, self)
        self.edit_row.toast_requested.connect(self.toast_requested)
        self.edit_row.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        for row in (self.done_row, self.edit_row):
            self.list.verticalScrollBar().valueChanged.connect(lambda _, row=row: row.place())
        self._empty = EmptyState(
            "follow-up",
            translate("FollowUpsView", "No follow-ups are open. Plan one, and it stands here on its day."),
            self,
        )
        self._empty.add_action(translate("FollowUpsView", "Plan a follow-up"), self.begin_plan, True)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel)
        layout.addLayout(self._act_line())
        layout.addWidget(body, 1)
        self.first_focus = self.list  # a focus proxy would keep Tab among its neighbours

    def _act_line(self) -> QHBoxLayout:
        self.done_button = self._act_button(translate("FollowUpsView", "Done"), "check")
        self.done_button.setToolTip(translate("FollowUpsView", "Mark as done (Space)"))
        self.done_button.clicked.connect(lambda: self.acts.finish(self.list.chosen()))
        self.outcome_button = self._act_button(translate("FollowUpsView", "Outcome and next step"), "done")
        self.outcome_button.setToolTip(
            translate("FollowUpsView", "Done, with what came of it and what is next (Ctrl+D)")
        )
        self.outcome_button.clicked.connect(self.ask_outcome)
        self.snooze_button = self._act_button(translate("FollowUpsView", "Put off"), "snooze")
        self.snooze_button.setToolTip(translate("FollowUpsView", "The due day stays (Ctrl+L)"))
        self.snooze_button.clicked.connect(self._ask_snooze)
        self.move_button = self._act_button(translate("FollowUpsView", "Reschedule"), "calendar")
        self.move_button.clicked.connect(lambda: self._pop_up(self._days(), self.move_button))
        self.drop_button = self._act_button(translate("FollowUpsView", "Drop"), "close")
        self.drop_button.setToolTip(translate("FollowUpsView", "Drop (Delete)"))
        self.drop_button.clicked.connect(lambda: self.acts.drop(self.list.chosen()))
        self._chosen = ElideLabel("", "secondary", self)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in self._act_buttons():
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self._chosen, 1)
        line.addWidget(self.only)
        line.addWidget(self.order)
        return line

    def _act_button(self, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setIcon(icons.icon(icon))
        button.setAutoDefault(False)
        theme.style(button, density="compact")
        return button

    def _act_buttons(self) -> Sequence[QPushButton]:
        return (
            self.done_button,
            self.outcome_button,
            self.snooze_button,
            self.move_button,
            self.drop_button,
        )

    # -- reading ----------------------------------------------------------------------------------

    def _concerns(self, changes: Changes) -> bool:
        return any(changes.touches(table) for table in ("follow_up", "customer", "staff_member"))

    def load(self) -> None:
        """Read the list in the worker and show it."""
        session, staff_id, limits = self._session, self._staff_id, dict(self._limits)
        by_priority, only = self.order.isChecked(), self.only.isChecked()

        def read() -> tuple[Loaded, Counts, int | None]:
            today = clock.today()
            spans = {
                "overdue": ("", (today - timedelta(1)).isoformat()),
                "today": (today.isoformat(), today.isoformat()),
                "coming": ((today + timedelta(1)).isoformat(), "9999"),
            }
            sections = {
                key: follow_ups.open_list(
                    session, limits[key], 0, staff_id, first_day=first, last_day=last,
                    awake=True, by_priority=by_priority, least_priority=int(only),
                )
                for key, (first, last) in spans.items()
            }  # fmt: skip
            counts = follow_ups.counts(session, staff_id)
            by_section = {
                "overdue": counts.overdue,
                "today": counts.today,
                "coming": counts.all - counts.overdue - counts.today,
                "snoozed": counts.snoozed,
            }
            if only:
                for key, (first, last) in spans.items():
                    by_section[key] = follow_ups.important_count(
                        session, staff_id, first_day=first, last_day=last
                    )
            asleep = follow_ups.snoozed_list(session, PAGE, staff_id)
            sections["snoozed"] = [row for row in asleep if row.priority or not only]
            done = [] if only else follow_ups.done_list(session, _DONE)
            sections["done"] = [row for row in done if staff_id is None or row.staff_id == staff_id]
            return Loaded(sections, by_section), counts, snoozing.next_wake(session)

        self._tasks.run(read, on_done=self._loaded, owner=self, latest="follow_ups")

    def _loaded(self, found: tuple[Loaded, Counts, int | None]) -> None:
        loaded, counts, wake = found
        self._wake.ring_at(wake)
        self.words.setText(
            translate("FollowUpsView", "{overdue} overdue · {today} today · {all} open").format(
                overdue=f"{counts.overdue:,}", today=f"{counts.today:,}", all=f"{counts.all:,}"
            )
        )
        self.list.set_loaded(loaded)
        nothing = not any(loaded.sections.values())
        self._stack.setCurrentIndex(1 if nothing else 0)
        self._show_acts()

    def _more(self, key: str) -> None:
        self._limits[key] += _STEP
        self.load()

    def _staff_options(self, text: str) -> Sequence[Choice]:
        members = [Choice(member.id, member.name) for member in staff.members(self._session)]
        found = matching(members, text)
        return found if text else [Choice(None, translate("FollowUpsView", "Everybody")), *found]

    def set_staff(self, staff_id: object) -> None:
        """Show only what this member of staff keeps; None for everybody's."""
        self._staff_id = staff_id if isinstance(staff_id, int) else None
        names = {member.id: member.name for member in staff.members(self._session, with_former=True)}
        self.who.show_choice(names.get(self._staff_id or 0, translate("FollowUpsView", "Everybody")))
        self.load()

    def state(self) -> dict[str, Any]:
        """What `restore` needs after a change of language."""
        return {"staff": self._staff_id}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        if state.get("staff") is not None:
            self.set_staff(state["staff"])

    # -- acts -------------------------------------------------------------------------------------

    def _show_acts(self) -> None:
        chosen = self.list.chosen()
        open_ones = [row for row in chosen if row.status == follow_ups.OPEN]
        only_done = bool(chosen) and not open_ones
        self.done_button.setText(
            translate("FollowUpsView", "Open again") if only_done else translate("FollowUpsView", "Done")
        )
        self.done_button.setEnabled(bool(chosen))
        for button in self._act_buttons()[1:]:
            button.setEnabled(bool(open_ones))
        self._chosen.setText(
            translate("FollowUpsView", "%n selected", len(chosen))
            if chosen
            else translate("FollowUpsView", "Choose follow-ups; Enter opens the customer, Space marks done.")
        )

    def _rows(self, ids: Sequence[int]) -> list[FollowUp]:
        rows = (self.list.items.row(at) for at in self.list.items.rows_of(ids))
        return [row for row in rows if isinstance(row, FollowUp)]

    def _set_order(self, on: bool) -> None:
        self._session.remember(_ORDER, on)
        self.load()

    def ask_outcome(self) -> None:
        """Open the row that asks what came of the chosen follow-ups and what is next."""
        self.done_row.begin(self.list.chosen(), self._where)

    def ask_change(self) -> None:
        """Open the row in which the chosen follow-up is changed."""
        chosen = self.list.chosen()
        if chosen and chosen[0].status == follow_ups.OPEN:
            self.edit_row.begin(chosen[0], self._where)

    def _where(self) -> QRect:
        box = self.list.visualRect(self.list.currentIndex())
        return QRect(self.list.viewport().mapTo(self, box.topLeft()), box.size())

    def _ask_snooze(self) -> None:
        if any(row.status == follow_ups.OPEN for row in self.list.chosen()):
            self._pop_up(self.acts.snooze_menu(self.list.chosen, self), self.snooze_button)

    def _days(self) -> QMenu:
        return day_menu(self, lambda day: self.acts.reschedule(self.list.chosen(), day))

    def _pop_up(self, menu: QMenu, button: QPushButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        first = self.list.chosen()[0]
        menu.addAction(
            icons.icon("customer"),
            translate("FollowUpsView", "Open {name}").format(name=first.customer_name),
            lambda: self.customer_opened.emit(first.customer_id),
        )
        menu.addSeparator()
        self.acts.fill(menu, self.list.chosen, self.ask_outcome, self.ask_change)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # -- planning -----------------------------------------------------------------------------------

    def begin_plan(self, day: str = "") -> None:
        """Open the panel that plans a follow-up, for a day if one is given."""
        if day:
            self.panel.days.set_day(day)
        self.panel.begin()

    def _close_plan(self) -> None:
        self.panel.hide()
        self.list.setFocus()

    def _planned(self, follow_up_id: int) -> None:
        self._close_plan()
        self.load()
